"""What a sample of judged interactions says, and what changed from one round to the next.

A pure function from frozen evaluations to frozen figures, each with its interval and its size. Owns which
figures are drawn; `scoring.intervals` owns their arithmetic. Knows no storage and no page.

One evaluation an interaction: who chooses which (a person's newest, never an automatic one beside it) is the
caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rubrics.model import AnswerState, Rubric, Thresholds
from scoring.intervals import (
    Difference,
    Estimate,
    Verdict,
    both,
    difference_of_means,
    difference_of_shares,
    judge,
    judge_change,
    mean_of_scores,
    wilson,
)
from scoring.model import Explanation, Outcome


@dataclass(frozen=True, slots=True)
class Judged:
    """One interaction as a sample counts it.

    Attributes:
        rating_pct: the customer's rating, 0..100; None when nobody asked or answered.
    """

    interaction_id: int
    agent: str
    explanation: Explanation
    rating_pct: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean, 0..100, and the values that made it, in the order of the sample."""

    key: str
    title: str
    values: tuple[float, ...]
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class LostPoints:
    """What a criterion gave and what it cost.

    Attributes:
        marks: the mean mark as 0..100 over the interactions in which it counted.
        lost: points of the final score lost an interaction, averaged over the whole sample; where it did not
            apply nothing was lost.
        full: in how many of `marks.estimate.n` it had the full mark.
    """

    marks: Figure
    section_title: str
    lost: float
    full: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What one sample says.

    Attributes:
        met: share 0..1 of interactions at or over the threshold with no critical criterion failed.
        score_verdict, rating_verdict: against the two thresholds; `optimised` is both together.
        without_score: interactions left out because no score could be made.
    """

    n: int
    without_score: int
    score: Figure
    rating: Figure
    met: Estimate
    met_count: int
    score_verdict: Verdict
    rating_verdict: Verdict
    optimised: Verdict
    sections: tuple[Figure, ...]
    criteria: tuple[LostPoints, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in two rounds; `difference` is the second minus the first."""

    key: str
    title: str
    before: Figure
    after: Figure
    difference: Difference
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one round to the next.

    Attributes:
        met: difference of the shares at or over the threshold, -1..1.
        agents: those who served in either round, by name; a side without them has no value.
        comparable: what a comparable company's interactions say; None without any.
    """

    before: Profile
    after: Profile
    score: Change
    rating: Change
    met: Difference
    sections: tuple[Change, ...]
    criteria: tuple[Change, ...]
    agents: tuple[Change, ...]
    comparable: Profile | None


def profile(sample: Sequence[Judged], rubric: Rubric) -> Profile:
    """What a sample says, by score, rating, section and criterion of the rubric."""
    scored = [one for one in sample if one.explanation.score is not None]
    score = _figure("score", "Interaction score", _scores(scored))
    rating = _figure("rating", "Customer rating", _ratings(sample))
    met = sum(one.explanation.outcome is Outcome.MET for one in scored)
    at_score = judge(score.estimate, rubric.thresholds.interaction)
    at_rating = judge(rating.estimate, rubric.thresholds.customer)
    return Profile(
        n=len(scored),
        without_score=len(sample) - len(scored),
        score=score,
        rating=rating,
        met=wilson(met, len(scored)),
        met_count=met,
        score_verdict=at_score,
        rating_verdict=at_rating,
        optimised=both(at_score, at_rating),
        sections=tuple(_figure(s.key, s.title, _section(scored, s.key)) for s in rubric.sections),
        criteria=tuple(_lost(scored, c.key, c.title, s.title) for s in rubric.sections for c in s.criteria),
    )


def compare(
    before: Sequence[Judged], after: Sequence[Judged], rubric: Rubric, comparable: Sequence[Judged] = ()
) -> Comparison:
    """What changed between two rounds that were judged by the same rubric.

    Args:
        comparable: interactions of another company, judged by the same rubric in either round.
    """
    first, second = profile(before, rubric), profile(after, rubric)
    names = sorted({one.agent for one in (*before, *after)})
    return Comparison(
        before=first,
        after=second,
        score=_change(first.score, second.score),
        rating=_change(first.rating, second.rating),
        met=difference_of_shares(first.met_count, first.n, second.met_count, second.n),
        sections=tuple(map(_change, first.sections, second.sections)),
        criteria=tuple(
            _change(a.marks, b.marks) for a, b in zip(first.criteria, second.criteria, strict=True)
        ),
        agents=tuple(_change(_of_agent(before, name), _of_agent(after, name)) for name in names),
        comparable=profile(comparable, rubric) if comparable else None,
    )


def optimised(score: Estimate, rating: Estimate, thresholds: Thresholds) -> Verdict:
    """Whether both perspectives are shown to be at their thresholds."""
    return both(judge(score, thresholds.interaction), judge(rating, thresholds.customer))


def _figure(key: str, title: str, values: Iterable[float], what: str = "interaction") -> Figure:
    held = tuple(values)
    return Figure(key, title, held, mean_of_scores(held, what=what))


def _scores(sample: Sequence[Judged]) -> list[float]:
    return [float(one.explanation.score) for one in sample if one.explanation.score is not None]


def _ratings(sample: Sequence[Judged]) -> list[float]:
    return [float(one.rating_pct) for one in sample if one.rating_pct is not None]


def _section(sample: Sequence[Judged], key: str) -> list[float]:
    """Points that the section gave, of a hundred that it could give; nothing where it did not count."""
    parts = [part for one in sample for part in one.explanation.sections if part.key == key]
    return [float(part.contribution / part.applied_weight * 100) for part in parts if part.applied_weight > 0]


def _lost(sample: Sequence[Judged], key: str, title: str, section_title: str) -> LostPoints:
    parts = [part for one in sample for part in one.explanation.parts() if part.key == key]
    counted = [part for part in parts if part.raw is not None and part.state is AnswerState.ANSWERED]
    marks = [float(part.raw * 100) for part in counted if part.raw is not None]
    lost = sum((part.applied_weight - part.contribution for part in counted), Decimal(0))
    mean_lost = float(lost) / len(sample) if sample else 0.0
    return LostPoints(
        _figure(key, title, marks), section_title, mean_lost, sum(mark >= 100 for mark in marks)
    )


def _of_agent(sample: Sequence[Judged], name: str) -> Figure:
    return _figure(name, name, _scores([one for one in sample if one.agent == name]))


def _change(before: Figure, after: Figure) -> Change:
    difference = difference_of_means(before.values, after.values, reach=100.0)
    return Change(after.key, after.title, before, after, difference, judge_change(difference))
