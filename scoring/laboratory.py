"""What a changed rubric would do to evaluations that were made: who moves, how far, who crosses the
threshold.

A pure function over a table of marks; nothing is written, and what was judged stands as it was judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from rubrics.conditions import conditions_of
from rubrics.model import Rubric
from scoring.bulk import Scores, score_many
from scoring.mark_table import MarkTable, resolved

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HISTOGRAM_EDGES = (-20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20)
"""Changes in points between which rows are counted; 0 stands alone, the outer stretches are open."""


@dataclass(frozen=True, slots=True)
class CriterionShift:
    """What one criterion gives on average before and after, in points; None where it is not in the form."""

    key: str
    title: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float:
        """Points gained on average; a criterion that is not in the form gives none."""
        return (self.after or 0.0) - (self.before or 0.0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many scores change by `low` to `high` points: low excluded and high included above 0, the other way
    round below it. None is open; both 0: unchanged."""

    low: int | None
    high: int | None
    count: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Before and after, row by row of the table.

    Attributes:
        rows: evaluations looked at.
        compared: those with a score before and after.
        moved: of these, how many show another score.
        mean_change: points on average over the compared, two decimals; None without any.
        largest_loss, largest_gain: points, 0 or away from it.
        risen, fallen: rows whose outcome becomes met, or is no longer.
        lost, won: rows that have no score any more, or only now have one.
        unfit: rows with answers that the new form does not know.
        by_criterion: in the order of the new form, then what is gone.
        stretches: the compared by how far they move, from the largest loss to the largest gain.
    """

    rows: int
    compared: int
    moved: int
    mean_change: Decimal | None
    largest_loss: Decimal
    largest_gain: Decimal
    risen: tuple[int, ...]
    fallen: tuple[int, ...]
    lost: tuple[int, ...]
    won: tuple[int, ...]
    unfit: tuple[int, ...]
    by_criterion: tuple[CriterionShift, ...]
    stretches: tuple[Stretch, ...]


def what_if(before: Rubric, after: Rubric, table: MarkTable, known: Scores | None = None) -> WhatIf:
    """Compare what two forms make of the same marks.

    Args:
        known: scores under `before`, when they are at hand from an earlier call; else they are reckoned.
    """
    old = score_many(before, table) if known is None else known
    changed = conditions_of(before) != conditions_of(after)
    new = score_many(after, resolved(after, table) if changed else table)
    change = _change(old, new)
    was, has = old.units >= 0, new.units >= 0
    steps = change[was & has]
    one = 10 ** max(old.decimals, new.decimals)
    return WhatIf(
        rows=len(table),
        compared=len(steps),
        moved=int((steps != 0).sum()),
        mean_change=_mean(int(steps.sum()), len(steps) * one),
        largest_loss=Decimal(min(int(steps.min(initial=0)), 0)) / one,
        largest_gain=Decimal(max(int(steps.max(initial=0)), 0)) / one,
        risen=_places(new.met & ~old.met),
        fallen=_places(old.met & ~new.met),
        lost=_places(was & ~has),
        won=_places(has & ~was),
        unfit=_places(new.unfit > 0),
        by_criterion=_by_criterion(before, after, old, new),
        stretches=_stretches(steps, one),
    )


def _change(old: Scores, new: Scores) -> NDArray[np.int64]:
    most = max(old.decimals, new.decimals)
    return new.units * int(10 ** (most - new.decimals)) - old.units * int(10 ** (most - old.decimals))


def _mean(total: int, count: int) -> Decimal | None:
    return (Decimal(total) / count).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) if count else None


def _places(flags: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(flags.nonzero()[0].tolist())


def _by_criterion(before: Rubric, after: Rubric, old: Scores, new: Scores) -> tuple[CriterionShift, ...]:
    forms: Sequence[Rubric] = (after, before)
    titles = {item.key: item.title for form in reversed(forms) for item in form.criteria()}
    keys = dict.fromkeys(item.key for form in forms for item in form.criteria())
    return tuple(
        CriterionShift(key, titles[key], old.mean_points.get(key), new.mean_points.get(key)) for key in keys
    )


def _stretches(steps: NDArray[np.int64], one: int) -> tuple[Stretch, ...]:
    below = [edge for edge in HISTOGRAM_EDGES if edge < 0]
    above = [edge for edge in HISTOGRAM_EDGES if edge > 0]
    found = [
        Stretch(low, high, _count(steps, low, high, one, down=True))
        for low, high in zip([None, *below], [*below, 0], strict=True)
    ]
    found.append(Stretch(0, 0, int((steps == 0).sum())))
    found += [
        Stretch(low, high, _count(steps, low, high, one, down=False))
        for low, high in zip([0, *above], [*above, None], strict=True)
    ]
    return tuple(found)


def _count(steps: NDArray[np.int64], low: int | None, high: int | None, one: int, *, down: bool) -> int:
    over = steps > -(10**15) if low is None else steps >= low * one if down else steps > low * one
    under = steps < 10**15 if high is None else steps < high * one if down else steps <= high * one
    return int((over & under).sum())
