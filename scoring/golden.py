"""What a change of the checks does to the suggestions on interactions whose marks are known and do not change.

Pure: suggestions before, suggestions after, reference marks. Knows no storage and no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rubrics.model import Answer, Criterion, Rubric
from scoring.marks import answer_label
from scoring.trust import agrees, is_given

ABSTAINS = "no suggestion"
NO_REFERENCE = "–"

Suggestions = Mapping[str, Answer | None]
"""Criterion key -> the suggested answer; None is an abstention."""


class Turn(StrEnum):
    """What a difference is worth beside the reference. To abstain from what was wrong is better, from what was right
    worse. OTHER: neither, or there is no reference."""

    BETTER = "better"
    WORSE = "worse"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class GoldenItem:
    """One interaction of the golden set.

    Attributes:
        before, after: what is suggested; a criterion that is missing in `before` was not asked then.
        reference: the marks that hold.
    """

    interaction_id: int
    title: str
    before: Suggestions
    after: Suggestions
    reference: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class GoldenDifference:
    """One suggestion that is another one now; the answers in the form's words."""

    interaction_id: int
    title: str
    key: str
    criterion: str
    before: str
    after: str
    reference: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class GoldenCriterion:
    """How often one criterion's suggestions agree with the reference.

    Attributes:
        marks: how many references there are.
        right_before, right_after, abstained_before, abstained_after: of these; None before where it was not asked.
    """

    key: str
    title: str
    marks: int
    right_before: int | None
    right_after: int
    abstained_before: int | None
    abstained_after: int


@dataclass(frozen=True, slots=True)
class GoldenComparison:
    criteria: tuple[GoldenCriterion, ...]
    differences: tuple[GoldenDifference, ...]

    def count(self, turn: Turn) -> int:
        """How many differences are of this kind."""
        return sum(one.turn is turn for one in self.differences)


def compare(rubric: Rubric, items: Sequence[GoldenItem]) -> GoldenComparison:
    """The golden set before and after, criterion by criterion, under the rubric that `after` was made by."""
    criteria = tuple(_criterion(criterion, items) for criterion in rubric.criteria())
    differences = tuple(
        one for item in items for criterion in rubric.criteria() for one in _differences(criterion, item)
    )
    return GoldenComparison(tuple(one for one in criteria if one.marks), differences)


def _criterion(criterion: Criterion, items: Sequence[GoldenItem]) -> GoldenCriterion:
    key = criterion.key
    known = [item for item in items if key in item.reference and is_given(item.reference[key])]
    asked = [item for item in known if key in item.before]
    return GoldenCriterion(
        key=key,
        title=criterion.title,
        marks=len(known),
        right_before=_right(criterion, [(item.before[key], item) for item in asked]) if asked else None,
        right_after=_right(criterion, [(item.after.get(key), item) for item in known]),
        abstained_before=sum(item.before[key] is None for item in asked) if asked else None,
        abstained_after=sum(item.after.get(key) is None for item in known),
    )


def _right(criterion: Criterion, said: Sequence[tuple[Answer | None, GoldenItem]]) -> int:
    return sum(
        answer is not None and agrees(criterion, answer, item.reference[criterion.key])
        for answer, item in said
    )


def _differences(criterion: Criterion, item: GoldenItem) -> Iterator[GoldenDifference]:
    key = criterion.key
    if key not in item.before or _same(criterion, item.before[key], item.after.get(key)):
        return
    before, after, reference = item.before[key], item.after.get(key), item.reference.get(key)
    yield GoldenDifference(
        interaction_id=item.interaction_id,
        title=item.title,
        key=key,
        criterion=criterion.title,
        before=_words(criterion, before, ABSTAINS),
        after=_words(criterion, after, ABSTAINS),
        reference=_words(criterion, reference, NO_REFERENCE),
        turn=_turn(criterion, before, after, reference),
    )


def _same(criterion: Criterion, one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None:
        return one is other
    return agrees(criterion, one, other)


def _words(criterion: Criterion, answer: Answer | None, otherwise: str) -> str:
    return otherwise if answer is None else answer_label(criterion, answer)


def _turn(
    criterion: Criterion, before: Answer | None, after: Answer | None, reference: Answer | None
) -> Turn:
    if reference is None or not is_given(reference):
        return Turn.OTHER
    worth = [
        0 if answer is None else 1 if agrees(criterion, answer, reference) else -1
        for answer in (before, after)
    ]
    if worth[0] == worth[1]:
        return Turn.OTHER
    return Turn.BETTER if worth[1] > worth[0] else Turn.WORSE
