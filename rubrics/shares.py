"""What each criterion is worth in points of the score, after those that do not count have left.

Owns the three ways in which weights reach the score. Exact: fractions throughout.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rubrics.model import Criterion, Role, Rubric, ScaleKind, Section, Weighting

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Worth:
    """Points of the score that hang on one criterion, and in which direction.

    Attributes:
        role: SCORED gives points x raw and shares the 100 with its sisters; BONUS gives points x raw on top;
            PENALTY takes points x (1 - raw).
    """

    role: Role
    points: Fraction


def worths(rubric: Rubric, counted: Collection[str]) -> dict[str, Worth]:
    """Criterion key -> its worth, for the criteria that count; the scored ones add up to 100, or there are
    none.

    Source: README.md, "How a score is made".
    """
    found: dict[str, Worth] = {}
    weights: dict[str, Fraction] = {}
    for section in rubric.sections:
        here = [
            item for item in section.criteria if item.key in counted and item.scale.kind is not ScaleKind.TEXT
        ]
        found |= {item.key: _alone(item) for item in here if item.role is not Role.SCORED}
        shared = [item for item in here if item.role is Role.SCORED]
        if section.role is not Role.SCORED:
            found |= {key: Worth(section.role, points) for key, points in _within(section, shared).items()}
        elif rubric.policy.baseline is not None:
            found |= {item.key: Worth(Role.PENALTY, Fraction(item.weight)) for item in shared}
        else:
            weights |= _weights(rubric.policy.weighting, section, shared)
    return found | _scaled(weights)


def role_of(section: Section, criterion: Criterion) -> Role:
    """A criterion's own role; one that is plainly scored follows its section."""
    return section.role if criterion.role is Role.SCORED else criterion.role


def _alone(criterion: Criterion) -> Worth:
    return Worth(criterion.role, Fraction(criterion.weight))


def _within(section: Section, shared: Sequence[Criterion]) -> dict[str, Fraction]:
    weights = {item.key: Fraction(item.weight) for item in shared}
    total = sum(weights.values(), Fraction(0))
    if not total:
        return {}
    one = Fraction(section.weight) / total
    return {key: weight * one for key, weight in weights.items()}


def _weights(weighting: Weighting, section: Section, shared: Sequence[Criterion]) -> dict[str, Fraction]:
    if weighting is Weighting.SECTIONS:
        return _within(section, shared)
    factor = Fraction(section.weight) if weighting is Weighting.POINTS else Fraction(1)
    return {item.key: Fraction(item.weight) * factor for item in shared}


def _scaled(weights: dict[str, Fraction]) -> dict[str, Worth]:
    total = sum(weights.values(), Fraction(0))
    if not total:
        return {}
    one = HUNDRED / total
    return {key: Worth(Role.SCORED, weight * one) for key, weight in weights.items()}
