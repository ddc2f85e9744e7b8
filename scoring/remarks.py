"""What a form asks for beside the mark: comments, reasons, and to whom a lost point belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rubrics.model import AnswerState, AnswerValue, BelowTopPolicy, Criterion, Policy, Rubric
from scoring.marks import raw_mark
from scoring.model import Mark, Need, RemarkFault

BELOW_TOP = {
    BelowTopPolicy.REASON: (Need.REASON, "a comment or a reason"),
    BelowTopPolicy.EVIDENCE: (Need.EVIDENCE, "words of the transcript as evidence"),
    BelowTopPolicy.EITHER: (Need.EITHER, "words of the transcript as evidence, or a comment or reason"),
}


def remark_faults(rubric: Rubric, marks: Iterable[Mark]) -> tuple[RemarkFault, ...]:
    """Comments that are required and not written; reasons and attributions that the form does not offer.

    Marks on criteria that the rubric does not have are passed over: `scoring.score` names them.
    """
    found = ((rubric.criterion(mark.criterion_key), mark) for mark in marks)
    return tuple(
        RemarkFault(criterion.key, words, need)
        for criterion, mark in found
        if criterion is not None
        for words, need in _faults(criterion, mark, rubric.policy)
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


def below_top_need(criterion: Criterion, mark: Mark, policy: Policy) -> Need | None:
    """What the policy asks for with this mark and is not there; None when nothing is, or the mark is the top."""
    if policy.below_top is BelowTopPolicy.NOTHING or mark.answer.state is not AnswerState.ANSWERED:
        return None
    if raw_mark(criterion, mark.answer, policy) in (None, 1):
        return None
    has_reason, has_evidence = bool(mark.comment.strip() or mark.reasons), bool(mark.evidence)
    told = {
        BelowTopPolicy.REASON: has_reason,
        BelowTopPolicy.EVIDENCE: has_evidence,
        BelowTopPolicy.EITHER: has_reason or has_evidence,
    }
    return None if told[policy.below_top] else BELOW_TOP[policy.below_top][0]


def _faults(criterion: Criterion, mark: Mark, policy: Policy) -> Iterator[tuple[str, Need]]:
    needs_comment = comment_required(criterion, mark) and not mark.comment.strip()
    if needs_comment:
        yield f"'{criterion.title}' needs a comment for this answer.", Need.COMMENT
    need = below_top_need(criterion, mark, policy)
    if need is not None and not (needs_comment and need is not Need.EVIDENCE):
        yield f"'{criterion.title}' is marked below the top and needs {BELOW_TOP[policy.below_top][1]}.", need
    yield from ((words, Need.OTHER) for words in _misfits(criterion, mark, policy))


def _misfits(criterion: Criterion, mark: Mark, policy: Policy) -> Iterator[str]:
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
