"""The score that suggestions alone would make, how far it hangs on what they abstain from, and when it is shown.

Pure. Every number comes from `scoring.score` under the rubric's own policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from rubrics.conditions import Situation, resolve
from rubrics.model import (
    HIDDEN,
    UNANSWERED,
    Answer,
    AnswerState,
    Criterion,
    Rubric,
    ScaleKind,
    UnansweredPolicy,
)
from scoring.model import Explanation, Finding, Outcome, Spread
from scoring.score import score

LEAST, MOST = 0, 1
SHARE_STEP = Decimal("0.0001")


def automatic_score(
    rubric: Rubric, findings: Iterable[Finding], situation: Situation | None = None
) -> Explanation:
    """Score the suggestions alone; what they abstain from is left out, for an abstention is not a zero.

    Args:
        situation: what is known of the interaction; it decides which criteria are hidden.

    Returns: the explanation with its spread. It has no score where the abstentions weigh as much as the policy's
        `abstained_below` or more; the spread is told all the same.

    Raises: MarksError when a suggested answer does not fit the rubric.
    """
    lenient = replace(rubric, policy=replace(rubric.policy, unanswered=UnansweredPolicy.LEAVE_OUT))
    answers = {found.criterion_key: found.answer for found in findings if found.answer is not None}
    settled = resolve(lenient, answers, situation)
    abstained = [item for item in lenient.criteria() if _is_open(item, settled.get(item.key, UNANSWERED))]
    made = score(lenient, settled)
    ends = tuple(_at_end(lenient, answers, abstained, end, situation) for end in (LEAST, MOST))
    spread = _spread(ends, {item.key for item in abstained}, rubric.policy.abstained_below)
    if spread is not None and spread.is_narrow:
        return replace(made, spread=spread)
    return replace(made, score=None, exact=None, outcome=Outcome.INCOMPLETE, band=None, spread=spread)


def shown_findings(
    rubric: Rubric, findings: Iterable[Finding], situation: Situation | None = None
) -> tuple[Finding, ...]:
    """The findings of criteria that are not hidden in this situation, the other suggestions taken for answers."""
    found = tuple(findings)
    answers = {one.criterion_key: one.answer for one in found if one.answer is not None}
    settled = resolve(rubric, answers, situation)
    return tuple(one for one in found if settled.get(one.criterion_key) != HIDDEN)


def _is_open(criterion: Criterion, answer: Answer) -> bool:
    return answer.state is AnswerState.UNANSWERED and criterion.scale.kind is not ScaleKind.TEXT


def _at_end(
    rubric: Rubric,
    answers: Mapping[str, Answer],
    abstained: Iterable[Criterion],
    end: int,
    situation: Situation | None,
) -> Explanation:
    """The score with every abstention answered with the least, or the most, that its scale has."""
    filled = {item.key: found[end] for item in abstained if (found := item.scale.extremes()) is not None}
    return score(rubric, resolve(rubric, {**answers, **filled}, situation))


def _spread(ends: tuple[Explanation, ...], abstained: set[str], limit: Decimal) -> Spread | None:
    """None where nothing counts at either end. An answer that hides others may turn the ends round."""
    scores = sorted(one.score for one in ends if one.score is not None)
    if not scores:
        return None
    share = max(_share(one, abstained) for one in ends)
    settled = len({one.outcome for one in ends if one.score is not None}) == 1
    return Spread(scores[0], scores[-1], share, limit, settled)


def _share(explanation: Explanation, keys: set[str]) -> Decimal:
    """What these criteria weigh in a score, 0..1; bonuses and penalties weigh what they can give or take."""
    weights = {part.key: part.applied_weight for part in explanation.parts() if part.raw is not None}
    whole = sum(weights.values(), Decimal(0))
    own = sum((weight for key, weight in weights.items() if key in keys), Decimal(0))
    return (own / whole).quantize(SHARE_STEP, ROUND_HALF_UP) if whole else Decimal(0)
