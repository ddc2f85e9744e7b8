"""How far two evaluators' scores of the same interactions lie apart: bias and limits of agreement.

Owns the arithmetic of Bland and Altman. Knows no rubric and no page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.intervals import Estimate, mean_by_t, normal_quantile, t_quantile

FEWEST = 3
"""Fewest pairs for limits of agreement: with two the standard deviation has one degree of freedom, t is 12.7,
and the limits span more than any scale of scores."""


@dataclass(frozen=True, slots=True)
class ScorePair:
    """Two evaluators' scores of one interaction, 0..100."""

    interaction_id: int
    first: float
    second: float

    @property
    def difference(self) -> float:
        """Second minus first."""
        return self.second - self.first

    @property
    def mean(self) -> float:
        return (self.first + self.second) / 2


@dataclass(frozen=True, slots=True)
class ScoreDifferences:
    """Second evaluator minus first, in points.

    Attributes:
        bias: the mean difference with its t interval.
        deviation: standard deviation of the differences; None with fewer than two.
        lower, upper: limits of agreement, between which 95 % of differences are expected, each with its own
            interval; their value is None with fewer than FEWEST pairs.
    """

    first: str
    second: str
    pairs: tuple[ScorePair, ...]
    bias: Estimate
    deviation: float | None
    lower: Estimate
    upper: Estimate


def score_differences(first: str, second: str, pairs: Sequence[ScorePair]) -> ScoreDifferences:
    """Bias and limits of agreement of two evaluators.

    Source: Bland & Altman, "Statistical methods for assessing agreement between two methods of clinical
    measurement", Lancet 327, 1986; interval of the limits: "Measuring agreement in method comparison
    studies", Statistical Methods in Medical Research 8, 1999, section 2.
    """
    apart = [pair.difference for pair in pairs]
    bias = mean_by_t(apart)
    deviation = _deviation(apart)
    if deviation is None or bias.value is None or len(apart) < FEWEST:
        none = Estimate(None, None, None, len(apart), reason=f"limits need at least {FEWEST} interactions")
        return ScoreDifferences(first, second, tuple(pairs), bias, deviation, none, none)
    reach, half = normal_quantile() * deviation, _half_of_limit(deviation, len(apart))
    lower, upper = (_limit(bias.value + sign * reach, half, len(apart)) for sign in (-1, 1))
    return ScoreDifferences(first, second, tuple(pairs), bias, deviation, lower, upper)


def _deviation(values: Sequence[float]) -> float | None:
    if len(values) < 2:
        return None
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def _half_of_limit(deviation: float, n: int) -> float:
    error = deviation * math.sqrt(1 / n + normal_quantile() ** 2 / (2 * (n - 1)))
    return t_quantile(n - 1) * error


def _limit(value: float, half: float, n: int) -> Estimate:
    return Estimate(value, value - half, value + half, n, "Bland and Altman 1999")
