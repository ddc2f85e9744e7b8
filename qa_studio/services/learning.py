"""Learning from the workspace's own marks, on this machine: what could be offered, and what was made of the offers.

Owns which marks are learnt from: those of people's newest submitted evaluations by any version of the form whose
criterion compares, on the words that they were made on. The arithmetic is `scoring.learning`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.services import learned_models, learning_trials
from qa_studio.services.confidence_maps import in_force
from qa_studio.services.form_versions import links, versions_of
from qa_studio.services.learned_models import Decision
from qa_studio.services.learning_trials import KeptTrial
from qa_studio.services.suggesting import ChecksHere, Watching, names_of
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredRubric
from rubrics.model import Criterion, Rubric, ScaleKind
from scoring.learning import FEWEST_MARKS, FEWEST_OF_AN_ANSWER, learn, why_not
from scoring.learning_model import Comparison, Example, Trial, Verdict

if TYPE_CHECKING:
    from scoring.learned import Watched

__all__ = [
    "Comparison",
    "Decision",
    "Learning",
    "LearningReport",
    "LearningRow",
    "LearningState",
    "Verdict",
]

LOOKING = 0.5
"""Share of the work that looking at the transcripts is; the rest is learning. Measured on 48 and on 500 marks."""


@dataclass(frozen=True, slots=True)
class LearningRow:
    """One criterion of a form: what came of learning it now, and what was decided."""

    trial: Trial
    decision: Decision


@dataclass(frozen=True, slots=True)
class LearningState:
    """How one criterion stands before anything is tried.

    Attributes:
        counts: submitted marks by answer, the most frequent first.
        missing: why it cannot be tried yet, in a sentence; "" when it can.
        kept: the last trial; None before one.
        is_stale: marks have come or gone since then.
        model_marks: how many marks the model was made of that suggests now; None while the checks do.
        can_take_back: the last decision can be undone.
    """

    key: str
    title: str
    counts: tuple[tuple[str, int], ...]
    missing: str
    kept: KeptTrial | None
    is_stale: bool
    decision: Decision
    model_marks: int | None
    can_take_back: bool

    @property
    def marks(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class LearningReport:
    """Every criterion of a form's newest version that could be learnt at all, in its order.

    Attributes:
        needed, of_an_answer: fewest marks of a criterion, and of each of two of its answers.
    """

    rubric: Rubric
    criteria: tuple[LearningState, ...]
    needed: int = FEWEST_MARKS
    of_an_answer: int = FEWEST_OF_AN_ANSWER


@dataclass(frozen=True, slots=True)
class _Mark:
    interaction_id: int
    transcript_id: int
    key: str
    answer: str


class Learning:
    """Learns criteria from submitted marks, and remembers which models were taken.

    A form is named by its key; None is the form in use.

    Args:
        checks: where transcripts are looked at; None is this process.
    """

    def __init__(self, store: Store, checks: Watching | None = None) -> None:
        self._store = store
        self._checks = checks or ChecksHere()

    def report(self, form: str | None = None) -> LearningReport:
        """How the criteria stand; quick, nothing is learnt.

        Raises: StudioError when the workspace has no version of that form.
        """
        versions = versions_of(self._store, form)
        rubric = versions[-1].rubric
        marks = self._marks(versions, {one.key for one in rubric.criteria()})
        models = {one.criterion_key: one.marks for one in learned_models.accepted(self._store, rubric)}
        decided = learned_models.decisions(self._store, rubric)
        back = learned_models.can_take_back(self._store, rubric)
        kept = learning_trials.read(self._store, rubric)
        rows = []
        for one in rubric.criteria():
            if one.scale.kind not in (ScaleKind.YES_NO, ScaleKind.LEVELS):
                continue
            counts = _counts(marks, one.key)
            cannot, last = why_not(one, counts), kept.get(one.key)
            rows.append(
                LearningState(
                    key=one.key,
                    title=one.title,
                    counts=counts,
                    missing=cannot[1] if cannot else "",
                    kept=last,
                    is_stale=last is not None and last.trial.counts != counts,
                    decision=decided.get(one.key, Decision.OPEN),
                    model_marks=models.get(one.key),
                    can_take_back=one.key in back,
                )
            )
        return LearningReport(rubric, tuple(rows))

    def rows(
        self, context: JobContext, keys: Sequence[str] | None = None, form: str | None = None
    ) -> tuple[LearningRow, ...]:
        """What can be learnt of every criterion, or of these, in the form's order; remembered until the next time.

        Raises: JobCancelled, nothing is remembered then; StudioError for a criterion that the form does not have.
        """
        versions = versions_of(self._store, form)
        rubric = versions[-1].rubric
        criteria = _chosen(rubric, keys)
        marks = self._marks(versions, {criterion.key for criterion in criteria})
        examples = self._examples(rubric, marks, context.part(0.0, LOOKING))
        found = tuple(_learnt(rubric, criteria, examples, context.part(LOOKING, 1.0)))
        learning_trials.write(self._store, rubric, found)
        decided = learned_models.decisions(self._store, rubric)
        return tuple(LearningRow(one, decided.get(one.criterion_key, Decision.OPEN)) for one in found)

    def accept(self, key: str, context: JobContext, form: str | None = None) -> LearningRow:
        """Learn this criterion anew, and let the model suggest in place of the checks from now on.

        Raises: JobCancelled; StudioError when it is not offered, with the reason.
        """
        (row,) = self.rows(context, [key], form)
        return self._take(row.trial, versions_of(self._store, form)[-1].rubric)

    def take_over(self, key: str, form: str | None = None) -> LearningRow:
        """Let the model of the last trial suggest in place of the checks: the one whose figures were shown.

        Raises: StudioError when it was not tried, or is not offered, with the reason.
        """
        rubric = versions_of(self._store, form)[-1].rubric
        (criterion,) = _chosen(rubric, [key])
        kept = learning_trials.read(self._store, rubric).get(criterion.key)
        if kept is None:
            raise StudioError(tr("“{title}” was not tried yet. Try learning first.", title=criterion.title))
        return self._take(kept.trial, rubric)

    def _take(self, trial: Trial, rubric: Rubric) -> LearningRow:
        if trial.verdict is not Verdict.OFFERED or trial.model is None:
            raise StudioError(
                tr("“{title}” is not offered. {reason}", title=trial.title, reason=trial.reason)
            )
        learned_models.accept(self._store, rubric, trial.model)
        return LearningRow(trial, Decision.ACCEPTED)

    def refuse(self, key: str, form: str | None = None) -> None:
        """Let the checks suggest for this criterion; also after it was accepted.

        Raises: StudioError for a criterion that the form does not have.
        """
        rubric = versions_of(self._store, form)[-1].rubric
        (criterion,) = _chosen(rubric, [key])
        learned_models.refuse(self._store, rubric, criterion.key)

    def take_back(self, key: str, form: str | None = None) -> Decision:
        """Undo the last decision on this criterion, and say which one holds now.

        Raises: StudioError for a criterion that the form does not have.
        """
        rubric = versions_of(self._store, form)[-1].rubric
        (criterion,) = _chosen(rubric, [key])
        learned_models.take_back(self._store, rubric, criterion.key)
        return learned_models.decisions(self._store, rubric).get(criterion.key, Decision.OPEN)

    def _marks(self, versions: Sequence[StoredRubric], wanted: set[str]) -> list[_Mark]:
        """What was said of these criteria, by their keys in the newest version."""
        from scoring.learned import category_of  # brings all checks: the window opens without them

        now = links(versions)
        found = []
        for mark in self._store.marked(list(now)):
            key, answer = now[mark.rubric_version_id].get(mark.key), category_of(mark.answer)
            if key in wanted and answer is not None:
                found.append(_Mark(mark.interaction_id, mark.transcript_id, key, answer))
        return found

    def _examples(
        self, rubric: Rubric, marks: Sequence[_Mark], context: JobContext
    ) -> dict[str, list[Example]]:
        """By criterion. Transcripts are looked at only for criteria that have enough marks."""
        counts = Counter(mark.key for mark in marks)
        enough = tuple(sorted(key for key, count in counts.items() if count >= FEWEST_MARKS))
        agents = {row.id: row.agent for row in self._store.interaction_rows()}
        found: dict[str, list[Example]] = {}
        last: tuple[int, Watched] | None = None
        for place, mark in enumerate(sorted(marks, key=lambda one: (one.interaction_id, one.transcript_id))):
            context.report(place / len(marks), tr("Looking at what was marked"))
            agent = agents.get(mark.interaction_id, "")
            example = Example(mark.interaction_id, agent, mark.answer, None, frozenset())
            if mark.key in enough:
                if last is None or last[0] != mark.transcript_id:
                    last = mark.transcript_id, self._watched(rubric, mark, enough, context)
                seen = last[1]
                signs, suggested = seen.signs[mark.key], seen.suggested.get(mark.key)
                example = replace(example, suggested=suggested, signs=signs, meaning=seen.meaning)
            found.setdefault(mark.key, []).append(example)
        return found

    def _watched(self, rubric: Rubric, mark: _Mark, keys: tuple[str, ...], context: JobContext) -> Watched:
        (source,) = self._store.sources([mark.interaction_id])
        transcript = self._store.transcript(mark.transcript_id).transcript
        sure = in_force(self._store, rubric)
        return self._checks.watch(rubric, transcript, names_of(source), context, keys, sure)


def _learnt(
    rubric: Rubric,
    criteria: Sequence[Criterion],
    examples: dict[str, list[Example]],
    context: JobContext,
) -> list[Trial]:
    found = []
    for place, one in enumerate(criteria):
        words = tr("Learning “{title}”", title=one.title)
        part = context.part(place / len(criteria), (place + 1) / len(criteria))
        part.report(0.0, words)
        found.append(learn(rubric, one, examples.get(one.key, ()), partial(part.report, message=words)))
    return found


def _counts(marks: Sequence[_Mark], key: str) -> tuple[tuple[str, int], ...]:
    counts = Counter(mark.answer for mark in marks if mark.key == key)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _chosen(rubric: Rubric, keys: Sequence[str] | None) -> tuple[Criterion, ...]:
    known = {criterion.key: criterion for criterion in rubric.criteria()}
    for key in keys or ():
        if key not in known:
            raise StudioError(
                tr(
                    "“{title}” has no criterion “{key}”. It has: {known}.",
                    title=rubric.title,
                    key=key,
                    known=", ".join(known),
                )
            )
    return tuple(known.values()) if keys is None else tuple(known[key] for key in keys)
