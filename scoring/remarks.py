"""What a form asks for beside the mark: comments, reasons, and to whom a lost point belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from rubrics.model import AnswerState, AnswerValue, Criterion, Policy, Rubric
from scoring.marks import raw_mark
from scoring.model import Mark


@dataclass(frozen=True, slots=True)
class RemarkFault:
    """What is missing or does not fit beside one mark, in words."""

    criterion_key: str
    words: str


def remark_faults(rubric: Rubric, marks: Iterable[Mark]) -> tuple[RemarkFault, ...]:
    """Comments that are required and not written; reasons and attributions that the form does not offer.

    Marks on criteria that the rubric does not have are passed over: `scoring.score` names them.
    """
    found = ((rubric.criterion(mark.criterion_key), mark) for mark in marks)
    return tuple(
        RemarkFault(criterion.key, words)
        for criterion, mark in found
        if criterion is not None
        for words in _faults(criterion, mark, rubric.policy)
    )


def comment_required(criterion: Criterion, mark: Mark) -> bool:
    """Whether this answer needs a comment, written or not."""
    state, value = mark.answer.state, mark.answer.value
    if state is AnswerState.NOT_APPLICABLE:
        return "na" in criterion.comment_on
    return state is AnswerState.ANSWERED and any(
        key in criterion.comment_on for key in _keys(criterion, value)
    )


def _keys(criterion: Criterion, value: AnswerValue | None) -> tuple[str, ...]:
    if isinstance(value, Decimal):
        return (criterion.scale.band(value).key,) if criterion.scale.options else (str(value),)
    return value if isinstance(value, tuple) else (str(value),)


def _faults(criterion: Criterion, mark: Mark, policy: Policy) -> Iterator[str]:
    if comment_required(criterion, mark) and not mark.comment.strip():
        yield f"'{criterion.title}' needs a comment for this answer."
    known = {reason.key for reason in criterion.reasons}
    for key in mark.reasons:
        if key not in known:
            yield f"'{criterion.title}' does not offer the reason '{key}'."
    if mark.attribution is None:
        return
    if mark.attribution not in criterion.attribution:
        yield f"'{criterion.title}' does not ask whether a lost point belongs to '{mark.attribution}'."
    elif raw_mark(criterion, mark.answer, policy) in (None, 1):
        yield f"'{criterion.title}' lost no point, so none belongs to '{mark.attribution}'."
