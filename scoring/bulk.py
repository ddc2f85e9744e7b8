"""The same scores as `scoring.score`, for very many evaluations at once and without their explanations.

Reckons in floating point and, where that lies too near to where rounding turns, again in whole numbers, so
that every score is exactly the one that its explanation shows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from rubrics.model import CriticalPolicy, Role, Rubric
from scoring.bulk_plan import Group, Plan, compile_plan
from scoring.mark_table import MarkTable
from scoring.marks import fits
from scoring.score import score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Wholes = NDArray[np.int64]

CHUNK = 32_768  # rows at a time: keeps the working memory at some tens of megabytes
_NEAR = 1e-6  # of a shown digit; the floating-point error of a score is a thousand times smaller


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the rows of a table.

    Attributes:
        units: int64 (rows,); the score times 10 to the power of `decimals`, -1 where there is none.
        met: bool (rows,); whether the outcome is met.
        gated: bool (rows,); whether a critical criterion failed.
        unfit: int64 (rows,); how many answers the rubric does not know; they count as unanswered.
        mean_points: criterion key -> points it gives on average over the rows with a score, before gates of
            the whole score and caps.
    """

    units: Wholes
    met: Flags
    gated: Flags
    unfit: Wholes
    mean_points: dict[str, float]
    decimals: int

    def score(self, place: int) -> Decimal | None:
        """The score of one row; None when it has none."""
        units = int(self.units[place])
        return None if units < 0 else Decimal(units).scaleb(-self.decimals)


def score_many(rubric: Rubric, table: MarkTable) -> Scores:
    """Score every row of the table; conditions are settled before, see `scoring.mark_table.resolved`.

    Where `scoring.score` raises for an answer that does not fit, that answer is taken as unanswered here.
    """
    import numpy as np

    plan = compile_plan(rubric, table)
    starts = range(0, max(len(table), 1), CHUNK)
    parts = [_chunk(plan, table, start) if plan.exact else _slowly(rubric, table, start) for start in starts]
    units = np.concatenate([part.units for part in parts])
    gated = np.concatenate([part.gated for part in parts])
    points = sum((part.points for part in parts), np.zeros(len(plan.keys))) / max(int((units >= 0).sum()), 1)
    least = math.ceil(Fraction(rubric.thresholds.interaction) * 10**plan.policy.decimals)
    return Scores(
        units=units,
        met=(units >= least) & (units >= 0) & ~gated,
        gated=gated,
        unfit=np.concatenate([part.unfit for part in parts]),
        mean_points=dict(zip(plan.keys, points.tolist(), strict=True)),
        decimals=plan.policy.decimals,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    units: Wholes
    gated: Flags
    unfit: Wholes
    points: Floats


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums of one chunk: whole numbers in float64.

    Attributes:
        raw: (rows, criteria); raw marks over the plan's denominator.
        counts: (rows, criteria); 1 where a mark counts.
        earned, shared: (rows, groups); weight x raw, and weight of what counts.
        alone: (rows,); points of criteria that share with no other, over both denominators.
    """

    raw: Floats
    counts: Floats
    earned: Floats
    shared: Floats
    alone: Floats


def _chunk(plan: Plan, table: MarkTable, start: int) -> _Part:
    import numpy as np

    coded = plan.coded
    codes = table.codes[start : start + CHUNK]
    index = np.empty((len(codes), len(plan.keys)), dtype=np.int64)
    for place, column in enumerate(coded.columns):
        index[:, place] = coded.offsets[place] + (codes[:, column] if column >= 0 else 0)
    failed, raw = coded.failed[index], coded.raw[index]
    for making, own in plan.zeroing:
        rows = failed[:, making].any(axis=1)
        raw[np.ix_(rows, own)] = 0.0
    sums = _sums(plan, raw, coded.counts[index])
    units = np.where(coded.blank[index].any(axis=1), -1, _units(plan, sums, failed))
    points = _points(plan, sums, units >= 0)
    gated = np.asarray(failed.any(axis=1))
    return _Part(units, gated, coded.unfit[index].sum(axis=1), points)


def _slowly(rubric: Rubric, table: MarkTable, start: int) -> _Part:
    """For weights so long that sums of them are not exact in floating point: one explanation after the other."""
    import numpy as np

    criteria = list(rubric.criteria())
    by_key = {criterion.key: criterion for criterion in criteria}
    units, gated, unfit, points = [], [], [], np.zeros(len(criteria))
    for place in range(start, min(start + CHUNK, len(table))):
        answers = {key: answer for key, answer in table.row(place).items() if key in by_key}
        good = {key: answer for key, answer in answers.items() if fits(by_key[key], answer, rubric.policy)}
        found = score(rubric, good)
        shown = 10**rubric.policy.decimals
        units.append(-1 if found.score is None else int(found.score * shown))
        gated.append(bool(found.gates))
        unfit.append(len(answers) - len(good))
        if found.score is not None:
            points += [float(part.contribution) for part in found.parts()]
    return _Part(
        np.array(units, dtype=np.int64), np.array(gated, dtype=bool), np.array(unfit, dtype=np.int64), points
    )


def _sums(plan: Plan, raw: Floats, counts: Floats) -> _Sums:
    import numpy as np

    weights = np.array([group.weights for group in plan.groups]).reshape(len(plan.groups), len(plan.keys)).T
    alone = raw @ plan.alone.gain + (counts @ plan.alone.start) * plan.coded.denominator
    return _Sums(raw, counts, raw @ weights, counts @ weights, alone)


def _units(plan: Plan, sums: _Sums, failed: Flags) -> Wholes:
    import numpy as np

    shown = 10**plan.policy.decimals
    present = _present(plan, sums)
    turning = _totals(plan, sums) * shown + 0.5
    units = np.floor(turning)
    near = np.abs(turning - np.rint(turning)) < _NEAR + 1e-12 * np.abs(turning)
    doubtful = np.flatnonzero(present & near)
    units[doubtful] = _exact_units(plan, sums, doubtful, shown)
    return np.where(present, _bounded(plan, units, failed, shown), -1).astype(np.int64)


def _present(plan: Plan, sums: _Sums) -> Flags:
    """Rows with something to make a score of."""
    import numpy as np

    if plan.policy.baseline is not None:
        alone = sums.counts[:, plan.alone.member].any(axis=1)
        return np.asarray(alone | (sums.shared > 0).any(axis=1))
    scored = [g for g, group in enumerate(plan.groups) if group.role is Role.SCORED and group.coefficient]
    return np.asarray((sums.shared[:, scored] > 0).any(axis=1))


def _factors(plan: Plan, sums: _Sums) -> Floats:
    """(rows, groups): points of one unit of weight x raw; 0 where nothing of a group counts."""
    import numpy as np

    coefficients = np.array([float(group.coefficient) for group in plan.groups])
    scored = np.array([group.role is Role.SCORED for group in plan.groups], dtype=bool)
    counted = sums.shared > 0
    found = np.divide(coefficients, sums.shared, out=np.zeros_like(sums.shared), where=counted)
    total = (counted & scored) @ coefficients
    one = np.divide(100.0, total, out=np.zeros_like(total), where=total > 0)
    return np.asarray(np.where(scored, found * one[:, None], found) / plan.coded.denominator)


def _lost(plan: Plan, sums: _Sums) -> Floats:
    """(rows, groups): weight x raw of what shares; for penalties what is missing of it, which is negative."""
    import numpy as np

    penalty = np.array([group.role is Role.PENALTY for group in plan.groups], dtype=bool)
    return np.asarray(sums.earned - penalty * sums.shared * plan.coded.denominator)


def _totals(plan: Plan, sums: _Sums) -> Floats:
    import numpy as np

    shared = (_factors(plan, sums) * _lost(plan, sums)).sum(axis=1)
    alone = sums.alone / (plan.alone.denominator * plan.coded.denominator)
    return np.asarray(shared + alone + float(plan.policy.baseline or 0))


def _bounded(plan: Plan, units: Floats, failed: Flags, shown: int) -> Floats:
    """Floor, caps and gates. Rounding never turns an order around, so they may come after it."""
    import numpy as np

    policy = plan.policy
    units = np.maximum(units, 0)
    if policy.bonus_cap is not None:
        units = np.minimum(units, _half_up(policy.bonus_cap, shown))
    if policy.critical_cap is not None:
        capped = failed[:, plan.effects[CriticalPolicy.CAP]].any(axis=1)
        units = np.where(capped, np.minimum(units, _half_up(policy.critical_cap, shown)), units)
    zero = failed[:, plan.effects[CriticalPolicy.SCORE_ZERO]].any(axis=1)
    return np.where(zero, 0, units)


def _half_up(value: Decimal, shown: int) -> int:
    return math.floor(Fraction(value) * shown + Fraction(1, 2))


def _exact_units(plan: Plan, sums: _Sums, rows: Wholes, shown: int) -> Any:
    """The rounded scores of these rows in whole numbers of any size."""
    whole = plan.coded.denominator
    earned, shared = _wholes(sums, rows)
    scored = [g for g, group in enumerate(plan.groups) if group.role is Role.SCORED]
    top, bottom = _fraction_of_scored(plan, earned[scored], shared[scored], [plan.groups[g] for g in scored])
    for g, group in enumerate(plan.groups):
        if group.role is not Role.SCORED:
            weight, parts = group.coefficient.numerator, group.coefficient.denominator
            gained = earned[g] - (shared[g] * whole if group.role is Role.PENALTY else 0)
            below = (shared[g] + (shared[g] == 0)) * parts * whole
            top, bottom = top * below + weight * gained * bottom, bottom * below
    over = plan.alone.denominator * whole
    top, bottom = top * over + sums.alone[rows].astype("int64").astype(object) * bottom, bottom * over
    base = Fraction(plan.policy.baseline or 0)
    top, bottom = top * base.denominator + base.numerator * bottom, bottom * base.denominator
    return (2 * top * shown + bottom) // (2 * bottom)


def _wholes(sums: _Sums, rows: Wholes) -> tuple[Any, Any]:
    """(groups, rows) of Python's whole numbers."""
    earned, shared = (part[rows].T.astype("int64").astype(object) for part in (sums.earned, sums.shared))
    return earned, shared


def _fraction_of_scored(plan: Plan, earned: Any, shared: Any, groups: list[Group]) -> tuple[Any, Any]:
    import numpy as np

    scale = math.lcm(1, *(group.coefficient.denominator for group in groups))
    rows = earned.shape[1]
    top, bottom, total = (np.array([value] * rows, dtype=object) for value in (0, 1, 0))
    for g, group in enumerate(groups):
        weight = int(group.coefficient * scale)
        counted = (shared[g] > 0).astype(object)
        below = shared[g] + (1 - counted)
        top, bottom = top * below + weight * earned[g] * bottom, bottom * below
        total = total + weight * counted
    return 100 * top, bottom * plan.coded.denominator * (total + (total == 0))


def _points(plan: Plan, sums: _Sums, scored: Flags) -> Floats:
    """(criteria,): sum of the points each criterion gave in the rows that have a score."""
    import numpy as np

    factors = _factors(plan, sums) * scored[:, None]
    whole, found = plan.coded.denominator, np.zeros(len(plan.keys))
    for g, group in enumerate(plan.groups):
        gained = factors[:, g] @ sums.raw
        if group.role is Role.PENALTY:
            gained = gained - (factors[:, g] @ sums.counts) * whole
        found += gained * group.weights
    alone = (scored @ sums.raw) * plan.alone.gain + (scored @ sums.counts) * plan.alone.start * whole
    return np.asarray(found + alone / (plan.alone.denominator * whole))
