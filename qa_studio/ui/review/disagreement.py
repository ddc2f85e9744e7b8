"""How far a score hangs on the answers in which a reviewer and the suggestions differ. No Qt.

The arithmetic is the rubric's own, passed in as `explain`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from qa_studio.language import tr, trn
from qa_studio.ui.review.draft import Draft
from qa_studio.ui.review.standing import Explain
from rubrics.model import AnswerState, Rubric
from scoring.model import Finding, Mark


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Attributes:
    keys: criteria whose answer is not the suggested one, in the order of the form.
    low, high: 0..100, the score with each of them as marked or as suggested, whichever gives less, or more.
    """

    keys: tuple[str, ...]
    low: Decimal
    high: Decimal


def disagreement(
    explain: Explain, rubric: Rubric, draft: Draft, findings: Iterable[Finding]
) -> Disagreement | None:
    """None where nothing differs, or no score comes of it."""
    suggested = {one.criterion_key: one for one in findings if one.answer is not None}
    keys = tuple(
        criterion.key
        for criterion in rubric.criteria()
        if criterion.key in suggested and _differs(draft.mark(criterion.key), suggested[criterion.key])
    )
    mine = explain(rubric, draft.marks).score
    if not keys or mine is None:
        return None
    low, high = draft, draft
    for key in keys:
        other = draft.accepted(suggested[key])
        score = explain(rubric, other.marks).score
        if score is not None and score < mine:
            low = low.accepted(suggested[key])
        elif score is not None and score > mine:
            high = high.accepted(suggested[key])
    ends = [explain(rubric, end.marks).score for end in (low, high)]
    found = [end for end in (*ends, mine) if end is not None]
    return Disagreement(keys, min(found), max(found))


def disagreement_words(found: Disagreement | None, has_suggestions: bool) -> str:
    """The range in a sentence."""
    if not has_suggestions:
        return tr("None was made that your answers could be compared with")
    if found is None:
        return tr("No answer differs from its suggestion")
    differ = trn(
        "{count} answer differs from its suggestion",
        "{count} answers differ from their suggestions",
        len(found.keys),
    )
    if found.low == found.high:
        return tr("{differ}; the score is the same either way", differ=differ)
    return tr(
        "{differ}; were they right, the score would lie between {low} and {high}",
        differ=differ,
        low=found.low,
        high=found.high,
    )


def _differs(mark: Mark, finding: Finding) -> bool:
    return mark.answer.state is not AnswerState.HIDDEN and mark.answer != finding.answer
