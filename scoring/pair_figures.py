"""Agreement of two sayings about the same interactions, one of them a person's: percent, kappa and AC1 with intervals.

Pure. Owns the figures and how they are written; who says what is its callers' affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from rubrics.model import Criterion
from scoring.agreement import RatingTable, Weights, cohen_kappa, gwet_ac, percent_agreement
from scoring.bar import HUNDREDTH
from scoring.calibration import NOT_APPLICABLE, categories, is_weighted
from scoring.intervals import Estimate


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement with marks, N/A as a category of its own.

    Attributes:
        pairs, interactions: how many made them; marks of one interaction are drawn together.
        percent: 0..1.
        kappa: Cohen's, with quadratic weights where the scale has an order of three or more; None with its reason.
        ac: Gwet's AC1, which habit does not pull down; always of equal answers.
    """

    pairs: int
    interactions: int
    percent: Estimate
    kappa: Estimate
    ac: Estimate


def figures_of(criterion: Criterion, said: Sequence[tuple[str, str]], interactions: Sequence[int]) -> Figures:
    """The figures of pairs of categories, as `scoring.calibration.category` names them.

    Args:
        interactions: which one each pair speaks of.
    """
    table = rating_table(criterion, said, interactions)
    weights = Weights.QUADRATIC if is_weighted(criterion, table) else Weights.IDENTITY
    distinct = len(set(interactions))
    return Figures(
        pairs=len(said),
        interactions=distinct,
        percent=percent_agreement(table if distinct < len(said) else _ungrouped(table)),
        kappa=cohen_kappa(table, weights),
        ac=gwet_ac(table),
    )


def rating_table(
    criterion: Criterion, said: Sequence[tuple[str, str]], interactions: Sequence[int]
) -> RatingTable:
    """The pairs as a table of two evaluators."""
    offered = categories(criterion, said)
    pair = ("suggestion", "person")
    return RatingTable(pair, tuple(said), offered, frozenset({NOT_APPLICABLE}), tuple(interactions))


def _ungrouped(table: RatingTable) -> RatingTable:
    return RatingTable(table.evaluators, table.rows, table.categories, table.apart)


def two_decimals(value: float) -> Decimal:
    """A coefficient as it is printed; rounded before it is compared, so that what is shown is what is judged."""
    return Decimal(repr(float(value))).quantize(HUNDREDTH, ROUND_HALF_UP)


def interval_words(found: Estimate) -> str:
    """A coefficient with its interval: "0.62 (0.45 to 0.79)"; "–" where it is undefined."""
    if found.value is None:
        return "–"
    value = two_decimals(found.value)
    if found.low is None or found.high is None:
        return f"{value} (no interval)"
    return f"{value} ({two_decimals(found.low)} to {two_decimals(found.high)})"


def percent_words(found: Estimate) -> str:
    """A share with its interval: "75 % (30 to 95)"."""
    if found.value is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{found.value * 100:.0f} %"
    return f"{found.value * 100:.0f} % ({found.low * 100:.0f} to {found.high * 100:.0f})"
