"""Evaluations with their marks, and findings. What was submitted never changes: corrections are revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.rows import EvaluatorKind
from qa_studio.storage import codec
from qa_studio.storage.database import Database
from qa_studio.storage.tables import Evaluation, Evaluator, FindingLine, MarkLine
from qa_studio.storage.values import AUTOMATIC, DraftContent, EvaluatorName, StoredEvaluation
from qa_studio.storage.work_tables import Assignment, SavedView
from rubrics.model import Attribution
from scoring.model import Explanation, Finding, Mark

DRAFT, SUBMITTED = "draft", "submitted"


class Evaluations(Database):
    """The part of the store that knows who marked what."""

    def evaluation(self, interaction_id: int, evaluator: EvaluatorName) -> StoredEvaluation | None:
        """The evaluator's newest revision, draft or submitted; None before the first save."""
        with self._reading() as session:
            row = _newest(session, interaction_id, evaluator)
            return None if row is None else _stored(session, row)

    def revisions(self, interaction_id: int, evaluator: EvaluatorName) -> tuple[StoredEvaluation, ...]:
        """Everything this evaluator ever submitted or began on the interaction, oldest first."""
        with self._reading() as session:
            rows = session.scalars(_of(interaction_id, evaluator).order_by(col(Evaluation.revision)))
            return tuple(_stored(session, row) for row in rows.all())

    def submitted_by_people(self, interaction_id: int) -> tuple[StoredEvaluation, ...]:
        """Every revision that any person has submitted on the interaction, oldest first."""
        query = (
            select(Evaluation)
            .where(
                col(Evaluation.interaction_id) == interaction_id,
                col(Evaluation.kind) == EvaluatorKind.PERSON.value,
                col(Evaluation.status) == SUBMITTED,
            )
            .order_by(col(Evaluation.submitted_at), col(Evaluation.id))
        )
        with self._reading() as session:
            return tuple(_stored(session, row) for row in session.scalars(query).all())

    def save_draft(
        self, interaction_id: int, evaluator: EvaluatorName, content: DraftContent
    ) -> StoredEvaluation:
        """Replace the draft's content as a whole, or begin one. On disk when this returns.

        Raises: StudioError when the newest revision was submitted: it has to be reopened first.
        """
        with self._writing() as session:
            return _stored(session, _saved(session, interaction_id, evaluator, content))

    def submit(
        self,
        interaction_id: int,
        evaluator: EvaluatorName,
        content: DraftContent,
        explanation: Explanation,
        submitted_at: datetime | None = None,
    ) -> StoredEvaluation:
        """Save and freeze in one step; nothing of it changes afterwards.

        Args:
            submitted_at: aware; None: now.

        Raises: StudioError when it was submitted before and not reopened.
        """
        with self._writing() as session:
            row = _saved(session, interaction_id, evaluator, content)
            _freeze(session, row, explanation, submitted_at)
            return _stored(session, row)

    def reopen(self, interaction_id: int, evaluator: EvaluatorName, reason: str) -> StoredEvaluation:
        """Begin the next revision with what was submitted; that one stays as it is.

        Raises: StudioError when there is nothing submitted to reopen.
        """
        with self._writing() as session:
            old = _newest(session, interaction_id, evaluator)
            if old is None or old.status != SUBMITTED:
                raise StudioError(
                    tr(
                        "{name} has submitted nothing here that could be reopened. Go on with the draft.",
                        name=evaluator.name,
                    )
                )
            row = _begun(session, old.interaction_id, old.evaluator_id, old.kind, _content(session, old))
            row.revision, row.supersedes_id, row.reason = old.revision + 1, old.id, reason
            session.flush()
            _write_marks(session, row, _marks(session, old.id))
            return _stored(session, row)

    def save_suggestions(
        self,
        interaction_id: int,
        content: DraftContent,
        findings: Sequence[Finding],
        explanation: Explanation,
    ) -> bool:
        """Store findings and the automatic scorer's evaluation; a new revision only when something differs.

        Returns: whether anything differed from what was there.
        """
        with self._writing() as session:
            old = _newest(session, interaction_id, AUTOMATIC)
            if old is not None and (_content(session, old), _explanation(old)) == (content, explanation):
                known = _findings(session, old.transcript_id, old.rubric_version_id)
                if known == tuple(findings):
                    return False
            _write_findings(session, content, findings)
            evaluator_id = ensure_evaluator(session, AUTOMATIC)
            row = _begun(session, interaction_id, evaluator_id, AUTOMATIC.kind.value, content)
            if old is not None:
                row.revision, row.supersedes_id = old.revision + 1, old.id
            session.flush()
            _write_marks(session, row, content.marks)
            _freeze(session, row, explanation, None)
        return True

    def name_evaluator(self, old: str, new: str) -> None:
        """What was begun under a name that nobody chose belongs to the chosen one: drafts with the time they took, what
        is assigned, saved views. What was submitted stays as it was signed, and so does a correction of it.
        """
        with self._writing() as session:
            mine = session.scalars(_named(old)).first()
            if mine is not None:
                other = ensure_evaluator(session, EvaluatorName(new))
                _hand_over(
                    session, Evaluation, mine, other, Evaluation.status == "draft", Evaluation.revision == 1
                )
                open_ones = (col(Assignment.done_at).is_(None), col(Assignment.withdrawn_at).is_(None))
                _hand_over(session, Assignment, mine, other, *open_ones)
            names = select(col(SavedView.name)).where(col(SavedView.owner) == new)
            views = update(SavedView).where(col(SavedView.owner) == old, col(SavedView.name).not_in(names))
            session.execute(views.values(owner=new))

    def findings(self, transcript_id: int, rubric_version_id: int) -> tuple[Finding, ...]:
        """The suggestions for this version of the transcript by this version of the form."""
        with self._reading() as session:
            return _findings(session, transcript_id, rubric_version_id)


def write_draft(
    session: Session, interaction_id: int, evaluator: EvaluatorName, content: DraftContent
) -> None:
    """`Evaluations.save_draft` within the caller's transaction."""
    _saved(session, interaction_id, evaluator, content)


def _named(name: str) -> Any:
    person = col(Evaluator.kind) == EvaluatorKind.PERSON.value
    return select(col(Evaluator.id)).where(col(Evaluator.name) == name, person)


def _hand_over(session: Session, table: Any, mine: int, other: int, *conditions: Any) -> None:
    """Give rows to another evaluator, except on interactions where they have one already."""
    theirs = select(col(table.interaction_id)).where(col(table.evaluator_id) == other)
    free = col(table.interaction_id).not_in(theirs)
    moved = update(table).where(col(table.evaluator_id) == mine, free, *conditions)
    session.execute(moved.values(evaluator_id=other))


def ensure_evaluator(session: Session, evaluator: EvaluatorName) -> int:
    """Their id, made when they are new."""
    query = select(col(Evaluator.id)).where(
        col(Evaluator.name) == evaluator.name, col(Evaluator.kind) == evaluator.kind.value
    )
    found = session.scalars(query).first()
    if found is not None:
        return found
    row = Evaluator(name=evaluator.name, kind=evaluator.kind.value)
    session.add(row)
    session.flush()
    return row.id


def already_submitted(evaluator: EvaluatorName) -> StudioError:
    """What is said to somebody who changes what they have submitted."""
    return StudioError(
        tr(
            "{name} has submitted this evaluation, so it no longer changes. Reopen it to correct it.",
            name=evaluator.name,
        )
    )


def mark_of(line: MarkLine) -> Mark:
    return Mark(
        criterion_key=line.criterion_key,
        answer=codec.answer_from_json(line.answer),
        comment=line.comment,
        origin=line.origin,
        evidence=codec.evidence_from_json(line.evidence),
        reasons=tuple(line.reasons),
        attribution=None if line.attribution is None else Attribution(line.attribution),
        showing=line.showing,
        unseen=None if line.unseen is None else codec.answer_from_json(line.unseen),
    )


def _of(interaction_id: int, evaluator: EvaluatorName) -> Any:
    return (
        select(Evaluation)
        .join(Evaluator, col(Evaluation.evaluator_id) == col(Evaluator.id))
        .where(
            col(Evaluation.interaction_id) == interaction_id,
            col(Evaluator.name) == evaluator.name,
            col(Evaluator.kind) == evaluator.kind.value,
        )
    )


def _newest(session: Session, interaction_id: int, evaluator: EvaluatorName) -> Evaluation | None:
    query = _of(interaction_id, evaluator).order_by(col(Evaluation.revision).desc()).limit(1)
    row: Evaluation | None = session.scalars(query).first()
    return row


def _saved(
    session: Session, interaction_id: int, evaluator: EvaluatorName, content: DraftContent
) -> Evaluation:
    row = _newest(session, interaction_id, evaluator)
    if row is None:
        evaluator_id = ensure_evaluator(session, evaluator)
        row = _begun(session, interaction_id, evaluator_id, evaluator.kind.value, content)
    elif row.status == SUBMITTED:
        raise already_submitted(evaluator)
    row.transcript_id, row.comment, row.updated_at = content.transcript_id, content.comment, datetime.now(UTC)
    session.flush()
    _write_marks(session, row, content.marks)
    return row


def _begun(
    session: Session, interaction_id: int, evaluator_id: int, kind: str, content: DraftContent
) -> Evaluation:
    now = datetime.now(UTC)
    row = Evaluation(
        interaction_id=interaction_id,
        evaluator_id=evaluator_id,
        kind=kind,
        rubric_version_id=content.rubric_version_id,
        transcript_id=content.transcript_id,
        status=DRAFT,
        revision=1,
        comment=content.comment,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    return row


def _write_marks(session: Session, row: Evaluation, marks: Iterable[Mark]) -> None:
    session.execute(delete(MarkLine).where(col(MarkLine.evaluation_id) == row.id))
    if lines := [_mark_columns(row.id, mark) for mark in marks]:
        session.execute(insert(MarkLine), lines)


def _mark_columns(evaluation_id: int, mark: Mark) -> dict[str, Any]:
    return {
        "evaluation_id": evaluation_id,
        "criterion_key": mark.criterion_key,
        "answer": codec.answer_to_json(mark.answer),
        "comment": mark.comment,
        "origin": mark.origin,
        "evidence": codec.evidence_to_json(mark.evidence),
        "reasons": list(mark.reasons),
        "attribution": None if mark.attribution is None else mark.attribution.value,
        "showing": mark.showing,
        "unseen": None if mark.unseen is None else codec.answer_to_json(mark.unseen),
    }


def _freeze(
    session: Session, row: Evaluation, explanation: Explanation, submitted_at: datetime | None
) -> None:
    """Marks are written by now: a submitted evaluation takes no more."""
    row.score, row.outcome = explanation.score, explanation.outcome.value
    row.explanation = codec.encode(explanation)
    row.submitted_at = submitted_at or datetime.now(UTC)
    row.updated_at = row.submitted_at
    row.status = SUBMITTED
    session.flush()


def _write_findings(session: Session, content: DraftContent, findings: Iterable[Finding]) -> None:
    if content.transcript_id is None:
        raise ValueError("findings belong to a transcript version")
    session.execute(
        delete(FindingLine).where(
            col(FindingLine.transcript_id) == content.transcript_id,
            col(FindingLine.rubric_version_id) == content.rubric_version_id,
        )
    )
    session.add_all(
        FindingLine(
            transcript_id=content.transcript_id,
            rubric_version_id=content.rubric_version_id,
            criterion_key=finding.criterion_key,
            answer=None if finding.answer is None else codec.answer_to_json(finding.answer),
            confidence=finding.confidence,
            reason=finding.reason,
            evidence=codec.evidence_to_json(finding.evidence),
        )
        for finding in findings
    )


def _findings(session: Session, transcript_id: int | None, rubric_version_id: int) -> tuple[Finding, ...]:
    query = select(FindingLine).where(
        col(FindingLine.transcript_id) == transcript_id,
        col(FindingLine.rubric_version_id) == rubric_version_id,
    )
    return tuple(_finding(line) for line in session.scalars(query.order_by(col(FindingLine.id))))


def _finding(line: FindingLine) -> Finding:
    answer = None if line.answer is None else codec.answer_from_json(line.answer)
    evidence = codec.evidence_from_json(line.evidence)
    return Finding(line.criterion_key, answer, line.confidence, line.reason, evidence)


def _marks(session: Session, evaluation_id: int) -> tuple[Mark, ...]:
    query = select(MarkLine).where(col(MarkLine.evaluation_id) == evaluation_id)
    return tuple(mark_of(line) for line in session.scalars(query.order_by(col(MarkLine.id))))


def _content(session: Session, row: Evaluation) -> DraftContent:
    return DraftContent(row.rubric_version_id, row.transcript_id, _marks(session, row.id), row.comment)


def _explanation(row: Evaluation) -> Explanation | None:
    return None if row.explanation is None else codec.decode(Explanation, row.explanation)


def _stored(session: Session, row: Evaluation) -> StoredEvaluation:
    evaluator = session.get_one(Evaluator, row.evaluator_id)
    return StoredEvaluation(
        id=row.id,
        interaction_id=row.interaction_id,
        evaluator=EvaluatorName(evaluator.name, EvaluatorKind(evaluator.kind)),
        rubric_version_id=row.rubric_version_id,
        transcript_id=row.transcript_id,
        marks=_marks(session, row.id),
        comment=row.comment,
        explanation=_explanation(row),
        submitted_at=row.submitted_at,
        revision=row.revision,
        reason=row.reason,
    )
