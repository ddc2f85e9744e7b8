"""Whether a suggestion is right as often as its confidence says: the reliability curve, and the map that puts it right.

Pure. A rule's confidence is what its author believed; the map is what cases and marks say of such beliefs. It has two
figures only (Platt's, on log odds) and holds on to "as written" until there is much against it, because a form is
tried on some hundred cases: an isotonic map needs about a thousand before it is the better one, and follows chance
until then.

Source: Platt, Advances in Large Margin Classifiers, 1999; Niculescu-Mizil & Caruana, ICML 2005, sec. 5 (how many
examples which map needs); Guo et al., ICML 2017 (expected calibration error).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from rubrics.model import Criterion, Rubric
from scoring.errors import ScoringError
from scoring.intervals import Estimate, wilson

BINS = 10
PRIOR_SLOPE, PRIOR_INTERCEPT = 0.5, 1.0
"""Standard deviations of the map's two figures around "as written" (1 and 0). Own choice: about a hundred cases weigh
as much as the prior of the slope, about five as much as that of the intercept."""
EDGE = 0.01
"""Nothing is surer than this of right or wrong: log odds have no end."""
FEW = 100
"""Pairs below which a curve says that it is a small sample. Source: ten bins of ten; own choice."""
DRAWS = 1_000
SHIPPED = Path(__file__).with_name("calibrating_builtin.json")


@dataclass(frozen=True, slots=True)
class Pair:
    """A suggestion that somebody marked too: its confidence 0..1, and whether both said the same."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Suggestions of nearly the same confidence, `low` <= confidence < `high` (the last one includes 1).

    Attributes:
        mean: of their confidences.
        right: share that was right, with Wilson's interval.
    """

    low: float
    high: float
    n: int
    mean: float
    right: Estimate


@dataclass(frozen=True, slots=True)
class Curve:
    """How confidence and being right go together.

    Attributes:
        bins: those that hold anything, rising.
        mean: confidence over all; None without pairs.
        error: expected calibration error, 0..1: how far share and confidence lie apart, bins weighted by n.
        by_chance: the error that flawless confidences would show on a sample of this size; only what is clearly above
            it speaks against them.
    """

    n: int
    bins: tuple[Bin, ...]
    mean: float | None
    right: Estimate
    error: float | None
    by_chance: float | None


@dataclass(frozen=True, slots=True)
class Calibrator:
    """A map of confidences: log odds times `slope`, plus `intercept`. Order is kept, for slope >= 0; 0 stays 0."""

    slope: float = 1.0
    intercept: float = 0.0

    def __call__(self, confidence: float) -> float:
        if confidence <= 0 or self == AS_WRITTEN:
            return confidence
        return round(1 / (1 + math.exp(-self.slope * _log_odds(confidence) - self.intercept)), 3)


AS_WRITTEN = Calibrator()


@dataclass(frozen=True, slots=True)
class Level:
    """How many suggestions of one confidence were right."""

    confidence: float
    n: int
    right: int


@dataclass(frozen=True, slots=True)
class Shipped:
    """The map that comes with the built-in forms, and what it was fitted to.

    Attributes:
        version: of the data; another map has another number.
        forms: keys of the rubrics that it is for.
        made_of: in words.
    """

    version: int
    forms: tuple[str, ...]
    made_of: str
    levels: tuple[Level, ...]
    calibrator: Calibrator


def reliability(pairs: Iterable[Pair]) -> Curve:
    """The curve in ten bins of equal width."""
    found = sorted(pairs, key=lambda pair: pair.confidence)
    sorted_in: dict[int, list[Pair]] = {}
    for pair in found:
        sorted_in.setdefault(_bin_of(pair.confidence), []).append(pair)
    bins = tuple(_bin(place, inside) for place, inside in sorted(sorted_in.items()))
    mean = sum(pair.confidence for pair in found) / len(found) if found else None
    right = wilson(sum(pair.right for pair in found), len(found), "suggestion")
    return Curve(len(found), bins, mean, right, _error(bins), _error_by_chance(bins, found))


def fit(pairs: Iterable[Pair], prior: Calibrator = AS_WRITTEN) -> Calibrator:
    """The map that these pairs speak for, around `prior`; without any it is the prior."""
    import numpy as np

    from scoring.logistic import fitted

    known = list(pairs)
    if not known:
        return prior
    odds = np.array([_log_odds(pair.confidence) for pair in known])
    slope, intercept = fitted(
        np.column_stack([odds, np.ones(len(known))]),
        np.array([float(pair.right) for pair in known]),
        np.array([prior.slope, prior.intercept]),
        np.array([PRIOR_SLOPE, PRIOR_INTERCEPT]),
        np.array([0.0, -np.inf]),
    )
    return Calibrator(round(float(slope), 4), round(float(intercept), 4))


def pairs_of(levels: Iterable[Level]) -> tuple[Pair, ...]:
    """One pair for each suggestion that the levels count."""
    return tuple(Pair(level.confidence, place < level.right) for level in levels for place in range(level.n))


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """What comes with the product.

    Raises: ScoringError when the file is damaged.
    """
    try:
        read = json.loads(SHIPPED.read_text("utf-8"))
        levels = tuple(Level(float(sure), int(n), int(right)) for sure, n, right in read["levels"])
        calibrator = Calibrator(float(read["slope"]), float(read["intercept"]))
        return Shipped(int(read["version"]), tuple(read["forms"]), read["made_of"], levels, calibrator)
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise ScoringError(
            f"{SHIPPED.name}, which tells how far suggestions are to be believed, cannot be read ({err})."
            " Install the program again."
        ) from err


def calibrated(rubric: Rubric, calibrator: Calibrator | None = None) -> Rubric:
    """The rubric with its rules as sure as they have turned out to be; a form of one's own as it is written.

    Args:
        calibrator: a map that was fitted to marks of its own; None is the one that comes with the form.
    """
    if calibrator is not None:
        return with_confidences(rubric, calibrator)
    if rubric.key not in shipped().forms:
        return rubric
    return with_confidences(rubric, shipped().calibrator)


def with_confidences(rubric: Rubric, to: Callable[[float], float]) -> Rubric:
    """The rubric with the confidence of each rule mapped."""

    def mapped(criterion: Criterion) -> Criterion:
        rules = tuple(replace(rule, confidence=to(rule.confidence)) for rule in criterion.suggest)
        return replace(criterion, suggest=rules)

    sections = tuple(
        replace(section, criteria=tuple(mapped(criterion) for criterion in section.criteria))
        for section in rubric.sections
    )
    return replace(rubric, sections=sections)


def _log_odds(confidence: float) -> float:
    inside = min(max(confidence, EDGE), 1 - EDGE)
    return math.log(inside / (1 - inside))


def _bin_of(confidence: float) -> int:
    # 0.7 * 10 may fall a hair short of 7
    return min(max(int(confidence * BINS + 1e-9), 0), BINS - 1)


def _bin(place: int, inside: Sequence[Pair]) -> Bin:
    mean = sum(pair.confidence for pair in inside) / len(inside)
    right = wilson(sum(pair.right for pair in inside), len(inside), "suggestion")
    return Bin(place / BINS, (place + 1) / BINS, len(inside), mean, right)


def _error(bins: Sequence[Bin]) -> float | None:
    whole = sum(each.n for each in bins)
    if not whole:
        return None
    return sum(each.n * abs(each.mean - (each.right.value or 0.0)) for each in bins) / whole


def _error_by_chance(bins: Sequence[Bin], pairs: Sequence[Pair]) -> float | None:
    """The mean error of outcomes drawn from the confidences themselves.

    Source: Bröcker & Smith, Weather and Forecasting 22, 2007 (consistency resampling).
    """
    if not pairs:
        return None
    import numpy as np

    sure = np.array([pair.confidence for pair in pairs])
    drawn = np.random.default_rng(0).random((DRAWS, len(pairs))) < sure
    total, start = np.zeros(DRAWS), 0
    for each in bins:
        total += np.abs(drawn[:, start : start + each.n].sum(axis=1) - each.n * each.mean)
        start += each.n
    return float(total.mean() / len(pairs))
