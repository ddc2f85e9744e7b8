"""Who changed what in the evaluations of an interaction: revision by revision, criterion by criterion.

Owns what of it a reviewer may see: one who has not submitted yet sees nothing of what others have marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from qa_studio.storage.store import Store
from qa_studio.storage.values import EvaluatorName, StoredEvaluation
from rubrics.model import UNANSWERED, AnswerState, Criterion, Rubric
from scoring.model import Explanation, Mark


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One criterion on which a revision differs from the one before it.

    Attributes:
        number: place of the criterion on the form, from 1.
        before: None in a first revision.
    """

    number: int
    criterion: Criterion
    before: Mark | None
    after: Mark


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of one evaluator.

    Attributes:
        submitted_at: aware, UTC; None for the draft that is being worked on.
        reason: why it was reopened; "" for a first one.
        explanation: of the score; None for a draft.
        before: of the revision that it corrects; None for a first one.
        changes: in the order of the form; of a first revision every mark that was given.
        comment_before: on the whole; equal to `comment` when it did not change.
    """

    evaluator: str
    number: int
    submitted_at: datetime | None
    reason: str
    explanation: Explanation | None
    before: Explanation | None
    changes: tuple[MarkChange, ...]
    comment: str
    comment_before: str


class Revisions:
    """Reads the history of marks; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, interaction_id: int, reader: str) -> tuple[Revision, ...]:
        """Revisions, the newest first and the reader's own draft on top; those of others only once the reader has
        submitted, so that nobody marks with another one's marks in mind."""
        own = self._store.revisions(interaction_id, EvaluatorName(reader))
        found = list(own)
        if any(one.submitted_at is not None for one in own):
            known = {one.id for one in own}
            others = self._store.submitted_by_people(interaction_id)
            found += [one for one in others if one.id not in known]
        told = [self._revision(one, found) for one in found]
        return tuple(sorted(told, key=_newest_first))

    def _revision(self, one: StoredEvaluation, all_of_them: Iterable[StoredEvaluation]) -> Revision:
        rubric = self._store.rubric(one.rubric_version_id).rubric
        earlier = [
            other
            for other in all_of_them
            if other.evaluator == one.evaluator and other.revision < one.revision and other.submitted_at
        ]
        before = max(earlier, key=lambda other: other.revision, default=None)
        return Revision(
            evaluator=one.evaluator.name,
            number=one.revision,
            submitted_at=one.submitted_at,
            reason=one.reason,
            explanation=one.explanation,
            before=before.explanation if before else None,
            changes=changes(rubric, before.marks if before else None, one.marks),
            comment=one.comment,
            comment_before=before.comment if before else "",
        )


def changes(
    rubric: Rubric, before: tuple[Mark, ...] | None, after: tuple[Mark, ...]
) -> tuple[MarkChange, ...]:
    """What differs between two sets of marks on one form, in its order; with None before, every mark that was given."""
    old, new = {m.criterion_key: m for m in before or ()}, {m.criterion_key: m for m in after}
    found = []
    for number, criterion in enumerate(rubric.criteria(), start=1):
        blank = Mark(criterion.key, UNANSWERED)
        one, other = old.get(criterion.key, blank), new.get(criterion.key, blank)
        if _told(one) == _told(other):
            continue
        if before is None and other.answer.state in (AnswerState.HIDDEN, AnswerState.UNANSWERED):
            continue
        found.append(MarkChange(number, criterion, None if before is None else one, other))
    return tuple(found)


def _told(mark: Mark) -> tuple[object, ...]:
    """What of a mark its evaluator has said; how suggestions were shown is none of it."""
    return mark.answer, mark.comment, mark.evidence, mark.reasons, mark.attribution


def _newest_first(revision: Revision) -> tuple[bool, float, int]:
    moment = revision.submitted_at.timestamp() if revision.submitted_at else 0.0
    return revision.submitted_at is not None, -moment, -revision.number
