"""One evaluator at one interaction: marks as a draft, submitting, correcting.

Owns when an evaluation may be submitted, and which transcript version it speaks of.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from qa_studio.errors import StudioError
from qa_studio.language import quoted, tr
from qa_studio.rows import FormVersion, InteractionRow, ReviewSheet
from qa_studio.services import trust_settings
from qa_studio.services.rubrics import Rubrics
from qa_studio.services.veil import veiled
from qa_studio.storage.evaluations import already_submitted
from qa_studio.storage.store import Store
from qa_studio.storage.values import (
    AUTOMATIC,
    DraftContent,
    EvaluatorName,
    StoredEvaluation,
    StoredRubric,
    StoredTranscript,
)
from rubrics.conditions import Situation, resolve
from rubrics.model import Answer, AnswerState, Rubric
from scoring.anchoring import Showing, is_held
from scoring.automatic import automatic_score
from scoring.model import Explanation, Finding, Mark, RemarkFault
from scoring.remarks import remark_faults
from scoring.score import score


class IncompleteEvaluationError(StudioError):
    """An evaluation cannot be submitted yet.

    Attributes:
        missing: keys of the criteria to go back to, in the order of the form.
    """

    def __init__(self, message: str, missing: tuple[str, ...]) -> None:
        super().__init__(message)
        self.missing = missing


@dataclasses.dataclass(frozen=True, slots=True)
class _Desk:
    """Everything that lies on the table for one evaluator and one interaction."""

    row: InteractionRow
    evaluator: EvaluatorName
    rubric: StoredRubric
    transcript: StoredTranscript | None
    evaluation: StoredEvaluation | None


class Reviewing:
    """Opens, saves, submits and reopens evaluations by people."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rubrics = Rubrics(store)

    def open(self, interaction_id: int, evaluator: str) -> ReviewSheet:
        """Everything the review page shows; changes nothing.

        Raises: StudioError when there is no such interaction.
        """
        return self._sheet(self._desk(interaction_id, evaluator))

    def explain(self, rubric: Rubric, marks: Sequence[Mark]) -> Explanation:
        """The score of these marks and what makes it. Pure, and fast enough for every keystroke.

        Raises: MarksError when a mark does not fit the rubric.
        """
        return score(rubric, resolve(rubric, _answers(marks)))

    def remarks(self, rubric: Rubric, marks: Sequence[Mark]) -> tuple[RemarkFault, ...]:
        """What the form asks for beside these marks and is not there. Pure and fast, as `explain`."""
        return remark_faults(rubric, marks)

    def save(self, interaction_id: int, evaluator: str, marks: Sequence[Mark], comment: str) -> ReviewSheet:
        """Keep the draft as it is now; on disk when this returns.

        Raises: MarksError when a mark does not fit the rubric; StudioError when it was submitted already.
        """
        desk = self._desk(interaction_id, evaluator)
        marks = _settled(desk, marks)
        self.explain(desk.rubric.rubric, marks)
        self._store.save_draft(interaction_id, desk.evaluator, _content(desk, marks, comment))
        return self.open(interaction_id, evaluator)

    def submit(
        self,
        interaction_id: int,
        evaluator: str,
        marks: Sequence[Mark],
        comment: str,
        submitted_at: datetime | None = None,
    ) -> ReviewSheet:
        """Save and freeze; only a new revision can correct it.

        Args:
            submitted_at: aware, for what was marked elsewhere and is entered here; None: now.

        Raises: IncompleteEvaluationError naming what is missing; nothing was changed then. Else as `save`.
        """
        desk = self._desk(interaction_id, evaluator)
        if desk.evaluation is not None and desk.evaluation.submitted_at is not None:
            raise already_submitted(desk.evaluator)
        marks = _settled(desk, marks)
        explanation = self.explain(desk.rubric.rubric, marks)
        _refuse_incomplete(desk.rubric.rubric, explanation, marks)
        content = _content(desk, marks, comment)
        self._store.submit(interaction_id, desk.evaluator, content, explanation, submitted_at)
        return self.open(interaction_id, evaluator)

    def reopen(self, interaction_id: int, evaluator: str, reason: str) -> ReviewSheet:
        """Begin a new revision with the marks that were submitted, which stay as they are.

        Raises: StudioError without a reason, or when there is nothing submitted.
        """
        if not reason.strip():
            raise StudioError(tr("A correction needs a reason: say in a few words why it is reopened."))
        self._store.reopen(interaction_id, EvaluatorName(evaluator), reason.strip())
        return self.open(interaction_id, evaluator)

    def sign(self, old: str, new: str) -> None:
        """The person at the screen has said their name: drafts, assignments and views that were begun under the one
        that stood there before are theirs. What was submitted stays as it was signed."""
        if old != new:
            self._store.name_evaluator(old, new)

    def _desk(self, interaction_id: int, evaluator: str) -> _Desk:
        who = EvaluatorName(evaluator)
        (row,) = veiled(self._store, [self._store.interaction_row(interaction_id)])
        evaluation = self._store.evaluation(interaction_id, who)
        if evaluation is None:
            rubric = self._rubrics.current_version()
        else:
            rubric = self._store.rubric(evaluation.rubric_version_id)
        return _Desk(row, who, rubric, self._transcript(interaction_id, evaluation), evaluation)

    def _transcript(
        self, interaction_id: int, evaluation: StoredEvaluation | None
    ) -> StoredTranscript | None:
        """The version that was pinned at the first mark. A draft follows to a newer one of the very same
        words, in which all its evidence stands: somebody has only said anew who speaks."""
        newest = self._store.newest_transcript(interaction_id)
        if evaluation is None or evaluation.transcript_id is None or newest is None:
            return newest
        if evaluation.transcript_id == newest.id:
            return newest
        pinned = self._store.transcript(evaluation.transcript_id)
        return newest if evaluation.submitted_at is None and _same_words(pinned, newest) else pinned

    def _sheet(self, desk: _Desk) -> ReviewSheet:
        evaluation, transcript, rubric = desk.evaluation, desk.transcript, desk.rubric
        marks = evaluation.marks if evaluation else ()
        if evaluation is None or evaluation.explanation is None:
            marks = _settled(desk, marks)
            explanation = self.explain(rubric.rubric, marks)
        else:
            explanation = evaluation.explanation
        findings = self._store.findings(transcript.id, rubric.id) if transcript else ()
        showing = trust_settings.read(self._store).showing
        return ReviewSheet(
            row=desk.row,
            rubric=rubric.rubric,
            transcript=transcript.transcript if transcript else None,
            findings=findings,
            marks=marks,
            explanation=explanation,
            evaluator=desk.evaluator.name,
            evaluation_id=evaluation.id if evaluation else None,
            submitted_at=evaluation.submitted_at if evaluation else None,
            revision=evaluation.revision if evaluation else 1,
            comment=evaluation.comment if evaluation else "",
            agent_channel=self._agent_channel(desk),
            showing=showing.value,
            held=_held(desk, findings, marks, showing),
            automatic=_automatic(desk, findings),
            suggested_by=None if findings else self._suggested_by(desk),
            form_in_use=self._form_in_use(rubric),
        )

    def _suggested_by(self, desk: _Desk) -> FormVersion | None:
        """The form that the newest suggestions in this very transcript belong to, where it is another."""
        made = self._store.evaluation(desk.row.id, AUTOMATIC)
        if made is None or desk.transcript is None or made.transcript_id != desk.transcript.id:
            return None
        same = made.rubric_version_id == desk.rubric.id
        return None if same else _version(self._store.rubric(made.rubric_version_id).rubric)

    def _form_in_use(self, rubric: StoredRubric) -> FormVersion | None:
        current = self._rubrics.current_version()
        return None if current.id == rubric.id else _version(current.rubric)

    def _agent_channel(self, desk: _Desk) -> int | None:
        if desk.transcript is not None:
            return desk.transcript.guess.channel
        (source,) = self._store.sources([desk.row.id])
        return source.agent_channel


def _version(rubric: Rubric) -> FormVersion:
    return FormVersion(rubric.key, rubric.title, rubric.version)


def _automatic(desk: _Desk, findings: Sequence[Finding]) -> Explanation | None:
    if not findings:
        return None
    return automatic_score(desk.rubric.rubric, findings, Situation(channel=desk.row.channel.value))


def _held(
    desk: _Desk, findings: Iterable[Finding], marks: Iterable[Mark], showing: Showing
) -> frozenset[str]:
    """Criteria that this evaluator is to answer before the suggestion is shown; none of what is submitted."""
    if desk.evaluation is not None and desk.evaluation.submitted_at is not None:
        return frozenset()
    told = {mark.criterion_key for mark in marks if mark.showing or mark.answer.state is AnswerState.ANSWERED}
    return frozenset(
        one.criterion_key
        for one in findings
        if one.criterion_key not in told
        and is_held(showing, desk.row.id, one.criterion_key, desk.evaluator.name)
    )


def _answers(marks: Iterable[Mark]) -> dict[str, Answer]:
    return {mark.criterion_key: mark.answer for mark in marks}


def _settled(desk: _Desk, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks with what the interaction's channel hides, in the order of the form."""
    rubric = desk.rubric.rubric
    settled = resolve(rubric, _answers(marks), Situation(channel=desk.row.channel.value))
    return _in_order(rubric, settled, {mark.criterion_key: mark for mark in marks})


def _in_order(rubric: Rubric, answers: Mapping[str, Answer], given: Mapping[str, Mark]) -> tuple[Mark, ...]:
    order = {criterion.key: place for place, criterion in enumerate(rubric.criteria())}
    return tuple(
        dataclasses.replace(given[key], answer=answer) if key in given else Mark(key, answer)
        for key, answer in sorted(answers.items(), key=lambda item: order.get(item[0], len(order)))
    )


def _content(desk: _Desk, marks: tuple[Mark, ...], comment: str) -> DraftContent:
    pinned = desk.evaluation.transcript_id if desk.evaluation else None
    newest = desk.transcript.id if desk.transcript else None
    return DraftContent(desk.rubric.id, newest if marks else pinned, marks, comment)


def _same_words(one: StoredTranscript, other: StoredTranscript) -> bool:
    return [turn.text for turn in one.transcript.turns] == [turn.text for turn in other.transcript.turns]


def _refuse_incomplete(rubric: Rubric, explanation: Explanation, marks: Sequence[Mark]) -> None:
    remarks = remark_faults(rubric, marks)
    parts = (
        [tr("Answer {titles}.", titles=_titles(rubric, explanation.missing))] if explanation.missing else []
    )
    parts += [fault.words for fault in remarks]
    if parts:
        keys = {*explanation.missing, *(fault.criterion_key for fault in remarks)}
        missing = tuple(item.key for item in rubric.criteria() if item.key in keys)
        raise IncompleteEvaluationError(tr("Not submitted yet. {parts}", parts=" ".join(parts)), missing)


def _titles(rubric: Rubric, keys: Iterable[str]) -> str:
    wanted = set(keys)
    return ", ".join(quoted(item.title) for item in rubric.criteria() if item.key in wanted)
