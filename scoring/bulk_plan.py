"""A rubric compiled into arrays for one table of marks, so that scoring is a handful of matrix products.

Owns the compiling. The rules are those of `scoring.marks`, `scoring.gates` and `rubrics.shares`; a test holds
both ways of reckoning against each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from rubrics.model import (
    UNANSWERED,
    Answer,
    AnswerState,
    Criterion,
    CriticalPolicy,
    Policy,
    Role,
    Rubric,
    ScaleKind,
    Section,
    UnansweredPolicy,
    Weighting,
)
from scoring.gates import critically_failed, effect_of
from scoring.mark_table import MarkTable
from scoring.marks import fits, raw_mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Places = NDArray[np.int64]

Rows: TypeAlias = Sequence[tuple[Section, Criterion]]

MOST = 2**53  # whole numbers below it are exact in floating point


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that share points: coefficient x sum(weight x raw) / sum(weight of those that count).

    Attributes:
        role: of a scored group the coefficient is its weight among the scored groups, else it is points.
        weights: whole numbers as float64, one a criterion, 0 for those outside.
    """

    role: Role
    coefficient: Fraction
    weights: Floats


@dataclass(frozen=True, slots=True)
class Coded:
    """What each code of each criterion means; all criteria behind each other.

    Attributes:
        columns: for each criterion its column in the table, -1 when the table does not have it.
        offsets: where each criterion's codes begin.
        denominator: `raw` holds whole numbers over it.
        counts: 1 where the answer counts, else 0.
        blank: stands in the way of a score. unfit: not an answer of this criterion. failed: fails a critical
            one.
    """

    columns: tuple[int, ...]
    offsets: Places
    denominator: int
    raw: Floats
    counts: Floats
    blank: Flags
    unfit: Flags
    failed: Flags


@dataclass(frozen=True, slots=True)
class Alone:
    """Criteria that share with no other: a baseline's, bonuses and penalties.

    Attributes:
        member: whether a criterion is one of them.
        start, gain: whole numbers over `denominator`: points at raw 0, and what raw 1 adds to them.
    """

    member: Flags
    start: Floats
    gain: Floats
    denominator: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it.

    Attributes:
        effects: effect -> places of the critical criteria that have it.
        zeroing: for each section that can fall to 0: places that make it fall, and all its places.
        exact: whether every sum of whole numbers stays below MOST.
    """

    policy: Policy
    keys: tuple[str, ...]
    coded: Coded
    groups: tuple[Group, ...]
    alone: Alone
    effects: dict[CriticalPolicy, Places]
    zeroing: tuple[tuple[Places, Places], ...]
    exact: bool


def compile_plan(rubric: Rubric, table: MarkTable) -> Plan:
    """Compile a rubric for this table."""
    rows = [(section, item) for section in rubric.sections for item in section.criteria]
    coded = _coded(rubric.policy, rows, table)
    groups, alone = tuple(_groups(rubric, rows)), _alone(rubric.policy, rows)
    sums = [float(group.weights.sum()) for group in groups]
    sums += [float(abs(alone.start).sum() + abs(alone.gain).sum())]
    return Plan(
        policy=rubric.policy,
        keys=tuple(item.key for _, item in rows),
        coded=coded,
        groups=groups,
        alone=alone,
        effects={effect: _places(_critical(rows, rubric.policy, effect)) for effect in CriticalPolicy},
        zeroing=tuple(_zeroing(rubric, rows)),
        exact=max(sums) * coded.denominator < MOST,
    )


def _coded(policy: Policy, rows: Rows, table: MarkTable) -> Coded:
    import numpy as np

    columns = tuple(table.keys.index(item.key) if item.key in table.keys else -1 for _, item in rows)
    books = [(UNANSWERED,) if column < 0 else table.answers[column] for column in columns]
    pairs = [(item, answer) for (_, item), book in zip(rows, books, strict=True) for answer in book]
    fit = [fits(item, answer, policy) for item, answer in pairs]
    raws = [raw_mark(*pair, policy) if good else None for pair, good in zip(pairs, fit, strict=True)]
    denominator = math.lcm(1, *(raw.denominator for raw in raws if raw is not None))
    fails = [good and critically_failed(*pair, policy) for pair, good in zip(pairs, fit, strict=True)]
    return Coded(
        columns=columns,
        offsets=np.cumsum([0, *(len(book) for book in books)])[:-1],
        denominator=denominator,
        raw=np.array([float((raw or Fraction(0)) * denominator) for raw in raws]),
        counts=np.array([raw is not None for raw in raws], dtype=float),
        blank=np.array(
            [_blank(*pair, policy, good) for pair, good in zip(pairs, fit, strict=True)], dtype=bool
        ),
        unfit=~np.array(fit, dtype=bool),
        failed=np.array(fails, dtype=bool),
    )


def _blank(criterion: Criterion, answer: Answer, policy: Policy, fit: bool) -> bool:
    if policy.unanswered is not UnansweredPolicy.REFUSE or criterion.scale.kind is ScaleKind.TEXT:
        return False
    return answer.state is AnswerState.UNANSWERED or not fit


def _groups(rubric: Rubric, rows: Rows) -> Iterator[Group]:
    policy = rubric.policy
    by_section = policy.weighting is Weighting.SECTIONS
    if policy.baseline is None and not by_section:
        yield _group(Role.SCORED, Fraction(1), [_flat_weight(policy, *row) for row in rows])
    for section in rubric.sections:
        if section.role is not Role.SCORED or (by_section and policy.baseline is None):
            own = [Fraction(item.weight) * (of is section and _shares(item)) for of, item in rows]
            yield _group(section.role, Fraction(section.weight), own)


def _shares(criterion: Criterion) -> bool:
    return criterion.role is Role.SCORED and criterion.scale.kind is not ScaleKind.TEXT


def _flat_weight(policy: Policy, section: Section, criterion: Criterion) -> Fraction:
    if section.role is not Role.SCORED or not _shares(criterion):
        return Fraction(0)
    factor = Fraction(section.weight) if policy.weighting is Weighting.POINTS else Fraction(1)
    return Fraction(criterion.weight) * factor


def _group(role: Role, coefficient: Fraction, weights: Sequence[Fraction]) -> Group:
    import numpy as np

    scale = math.lcm(1, *(weight.denominator for weight in weights))
    whole = [int(weight * scale) for weight in weights]
    common = math.gcd(*whole) or 1
    return Group(role, coefficient, np.array([float(value // common) for value in whole]))


def _alone(policy: Policy, rows: Rows) -> Alone:
    import numpy as np

    starts, gains, members = [], [], []
    for section, criterion in rows:
        weight = Fraction(criterion.weight)
        lost = criterion.role is Role.PENALTY or _of_baseline(policy, section, criterion)
        starts.append(-weight if lost else Fraction(0))
        gains.append(weight if lost or criterion.role is Role.BONUS else Fraction(0))
        members.append(lost or criterion.role is Role.BONUS)
    scale = math.lcm(1, *(value.denominator for value in (*starts, *gains)))
    return Alone(
        np.array(members, dtype=bool),
        np.array([float(value * scale) for value in starts]),
        np.array([float(value * scale) for value in gains]),
        scale,
    )


def _of_baseline(policy: Policy, section: Section, criterion: Criterion) -> bool:
    return policy.baseline is not None and section.role is Role.SCORED and criterion.role is Role.SCORED


def _critical(rows: Rows, policy: Policy, effect: CriticalPolicy) -> list[int]:
    return [
        place for place, (_, item) in enumerate(rows) if item.critical and effect_of(item, policy) is effect
    ]


def _zeroing(rubric: Rubric, rows: Rows) -> Iterator[tuple[Places, Places]]:
    making = set(_critical(rows, rubric.policy, CriticalPolicy.SECTION_ZERO))
    for section in rubric.sections:
        own = [place for place, (of, _) in enumerate(rows) if of is section]
        if making.intersection(own):
            yield _places([place for place in own if place in making]), _places(own)


def _places(found: Sequence[int]) -> Places:
    import numpy as np

    return np.array(found, dtype=np.int64)
