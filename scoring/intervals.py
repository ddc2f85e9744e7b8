"""How far a figure may be off: means, shares and their differences, each with a 95 % interval, its size and
its method.

Owns the small-sample statistics and the words of a verdict. Knows no interaction, no rubric and no page.
Every function is pure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

CONFIDENCE = 0.95
BOOTSTRAP_FROM = 30
"""Fewest values for the bootstrap; under it the t interval misses less often. Source: our own count over
skewed scores bounded by 100, 1,500 samples a size: t is the wider up to 20 and BCa covers better from 30;
Hesterberg, The American Statistician 69, 2015, agrees."""
BOOTSTRAP_UP_TO = 2_000
"""Most values for the bootstrap; beyond it both intervals agree to a tenth of a point and the bootstrap only
costs time."""
SMALL = 5
"""Fewest values from which a verdict is drawn; two or three that happen to agree would give a narrow interval
by luck."""
MODEST = 30
"""Under this many values a reader is told that the sample is small."""
ALPHA = 1 - CONFIDENCE


class Verdict(StrEnum):
    """SHOWN: the whole interval is on the good side. TOO_CLOSE: the interval holds both sides. TOO_SMALL: too
    few to judge."""

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    TOO_CLOSE = "too_close"
    TOO_SMALL = "too_small"


VERDICT_WORDS = {
    Verdict.SHOWN: "shown",
    Verdict.NOT_SHOWN: "not shown",
    Verdict.TOO_CLOSE: "too close to call",
    Verdict.TOO_SMALL: "too few to tell",
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and how far it may be off.

    Attributes:
        value: None when it is undefined; `reason` then says why.
        low, high: 95 % interval; both None when none can be given; `reason` then says why.
        n: how many values made it.
        method: how the interval was made, in words; "" without one.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    method: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Second minus first, and how far it may be off.

    Attributes:
        p: probability of a difference at least this big if nothing had changed; None when no test was
            possible.
        n_before, n_after: how many values stand on each side.
        method: how the interval and the test were made, in words.
    """

    value: float | None
    low: float | None
    high: float | None
    p: float | None
    n_before: int
    n_after: int
    method: str = ""
    reason: str = ""


def one_decimal(value: float) -> Decimal:
    """The figure as it is printed: half up to one decimal, once, before anything is compared with it."""
    return Decimal(repr(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP)


def mean_of_scores(
    values: Sequence[float | Decimal], lowest: float = 0.0, highest: float = 100.0, what: str = "interaction"
) -> Estimate:
    """The mean of scores that cannot leave lowest..highest, with the interval that suits their number.

    Under BOOTSTRAP_FROM values Student's t, cut at the ends of the scale; from there the BCa bootstrap, which
    follows the lean of bounded scores. Both trust that the sample has seen the rare bad interaction: where
    one in seven is bad and only five were drawn, the interval misses the true mean in about one case of five
    (at 30: one of fifteen) instead of one of twenty.

    Source: Student 1908; Efron, "Better bootstrap confidence intervals", JASA 82, 1987.
    """
    numbers = [float(value) for value in values]
    n = len(numbers)
    if not n:
        return Estimate(None, None, None, 0, reason=f"there is no {what}")
    mean = math.fsum(numbers) / n
    if n == 1:
        return Estimate(mean, None, None, 1, reason=f"one {what} has no spread to reckon with")
    if min(numbers) == max(numbers):
        return _of_equal_values(mean, n, lowest, highest)
    if BOOTSTRAP_FROM <= n <= BOOTSTRAP_UP_TO:
        low, high = _bca_of_mean(numbers)
        return Estimate(mean, low, high, n, "BCa bootstrap, 9,999 resamples")
    return _t_interval(numbers, lowest, highest)


def mean_by_t(values: Sequence[float], what: str = "interaction") -> Estimate:
    """The mean of values without bounds, such as differences, with Student's t interval.

    Source: Student, "The probable error of a mean", Biometrika 6, 1908.
    """
    if len(set(values)) < 2:
        return mean_of_scores(values, -math.inf, math.inf, what)
    return _t_interval(values, -math.inf, math.inf)


def wilson(successes: int, n: int, what: str = "interaction") -> Estimate:
    """A share 0..1 with Wilson's score interval, which stays in 0..1 and holds for small n.

    Source: Wilson, JASA 22, 1927; recommended for small n by Brown, Cai & DasGupta, Statistical Science 16,
        2001.
    """
    if n == 0:
        return Estimate(None, None, None, 0, reason=f"there is no {what}")
    low, high = _wilson_limits(successes, n)
    return Estimate(successes / n, low, high, n, "Wilson")


def difference_of_means(
    before: Sequence[float | Decimal], after: Sequence[float | Decimal], reach: float = math.inf
) -> Difference:
    """Mean after minus mean before, with Welch's interval and a test.

    Args:
        reach: the farthest that two means can lie apart, 100 for scores; the interval is cut there.

    The test counts regroupings of the values when either side has fewer than BOOTSTRAP_FROM, and is Welch's
    otherwise.

    Source: Welch, Biometrika 34, 1947; Fisher, The Design of Experiments, 1935; Phipson & Smyth, Stat. Appl.
        Genet. Mol. Biol. 9, 2010.
    """
    first, second = [float(value) for value in before], [float(value) for value in after]
    sizes = (len(first), len(second))
    if not first or not second:
        return Difference(None, None, None, None, *sizes, reason="one side is empty")
    value = math.fsum(second) / len(second) - math.fsum(first) / len(first)
    if min(sizes) < 2:
        return Difference(value, None, None, None, *sizes, reason="one value has no spread to reckon with")
    error, freedom = _welch(first, second)
    if error == 0:
        return Difference(value, None, None, None, *sizes, reason="neither side has any spread")
    half = t_quantile(freedom) * error
    p, test = _test(first, second, abs(value) / error, freedom)
    low, high = max(-reach, value - half), min(reach, value + half)
    return Difference(value, low, high, p, *sizes, method=f"Welch interval; {test}")


def difference_of_shares(
    successes_before: int, n_before: int, successes_after: int, n_after: int
) -> Difference:
    """Share after minus share before, -1..1, with Newcombe's hybrid score interval; no test.

    Source: Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
        Medicine 17, 1998, method 10.
    """
    if not n_before or not n_after:
        return Difference(None, None, None, None, n_before, n_after, reason="one side is empty")
    first, second = successes_before / n_before, successes_after / n_after
    low_1, high_1 = _wilson_limits(successes_before, n_before)
    low_2, high_2 = _wilson_limits(successes_after, n_after)
    value = second - first
    low = value - math.hypot(second - low_2, high_1 - first)
    high = value + math.hypot(high_2 - second, first - low_1)
    return Difference(value, low, high, None, n_before, n_after, "Newcombe's hybrid of two Wilson intervals")


def judge(estimate: Estimate, threshold: Decimal) -> Verdict:
    """Whether the figure is at its threshold: only an interval whose lower end is there too shows it.

    Value and limits are rounded as printed first, so that what is shown is what is judged.
    """
    if estimate.value is None or estimate.n < SMALL:
        return Verdict.TOO_SMALL
    if estimate.low is None or estimate.high is None:
        return Verdict.TOO_CLOSE
    if one_decimal(estimate.low) >= threshold:
        return Verdict.SHOWN
    return Verdict.NOT_SHOWN if one_decimal(estimate.high) < threshold else Verdict.TOO_CLOSE


def judge_change(difference: Difference) -> Verdict:
    """Whether a change in either direction is shown: the interval leaves out zero and the test, where there
    is one, agrees.

    Never NOT_SHOWN: that nothing changed cannot be shown by a sample; it stays too close to call.
    """
    if difference.value is None or min(difference.n_before, difference.n_after) < SMALL:
        return Verdict.TOO_SMALL
    if difference.low is None or difference.high is None:
        return Verdict.TOO_CLOSE
    leaves_out_zero = difference.low > 0 or difference.high < 0
    agreed = difference.p is None or difference.p < ALPHA
    return Verdict.SHOWN if leaves_out_zero and agreed else Verdict.TOO_CLOSE


def both(first: Verdict, second: Verdict) -> Verdict:
    """The verdict on two conditions that must hold together: one that fails decides, then one that is too
    small, then too close."""
    for verdict in (Verdict.NOT_SHOWN, Verdict.TOO_SMALL, Verdict.TOO_CLOSE):
        if verdict in (first, second):
            return verdict
    return Verdict.SHOWN


def size_words(n: int, what: str = "interaction") -> str:
    """How many, and that it is few when it is: "4 interactions: too few to tell", "12 interactions: a small
    sample"."""
    counted = f"{n} {what}" if n == 1 else f"{n} {what}s"
    if n < SMALL:
        return f"{counted}: too few to tell"
    return f"{counted}: a small sample" if n < MODEST else counted


def _of_equal_values(mean: float, n: int, lowest: float, highest: float) -> Estimate:
    """All alike has no spread, yet the next may differ: as many may as n without one allows, and lie at
    either end.

    Source: Clopper & Pearson, Biometrika 26, 1934: of n alike, at least the share (alpha/2)^(1/n) is.
    """
    if math.isinf(lowest):
        return Estimate(
            mean, None, None, n, reason=f"all {n} are the same, so there is no spread to reckon with"
        )
    share = (ALPHA / 2) ** (1 / n)
    low, high = share * mean + (1 - share) * lowest, share * mean + (1 - share) * highest
    return Estimate(mean, low, high, n, "Clopper and Pearson's bound, as all are the same")


def _t_interval(numbers: Sequence[float], lowest: float, highest: float) -> Estimate:
    n, mean = len(numbers), math.fsum(numbers) / len(numbers)
    half = t_quantile(n - 1) * _deviation(numbers) / math.sqrt(n)
    cut = "" if math.isinf(lowest) else ", cut at the ends of the scale"
    return Estimate(mean, max(lowest, mean - half), min(highest, mean + half), n, f"Student's t{cut}")


def _deviation(numbers: Sequence[float]) -> float:
    mean = math.fsum(numbers) / len(numbers)
    return math.sqrt(math.fsum((number - mean) ** 2 for number in numbers) / (len(numbers) - 1))


def t_quantile(freedom: float) -> float:
    """Half the width of a 95 % interval in standard errors, by Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 1 - ALPHA / 2))


def normal_quantile() -> float:
    """Half the width of a 95 % interval in standard errors, by the normal distribution: 1.96."""
    from scipy.special import ndtri

    return float(ndtri(1 - ALPHA / 2))


def _wilson_limits(successes: int, n: int) -> tuple[float, float]:
    z = normal_quantile()
    share = successes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # At 0 and at n the limit is the end of the scale exactly; the subtraction leaves a crumb of 1e-17.
    return (0.0 if successes == 0 else middle - half), (1.0 if successes == n else middle + half)


def _welch(first: Sequence[float], second: Sequence[float]) -> tuple[float, float]:
    one, two = _deviation(first) ** 2 / len(first), _deviation(second) ** 2 / len(second)
    if one + two == 0:
        return 0.0, 1.0
    freedom = (one + two) ** 2 / (one**2 / (len(first) - 1) + two**2 / (len(second) - 1))
    return math.sqrt(one + two), freedom


def _test(first: Sequence[float], second: Sequence[float], t: float, freedom: float) -> tuple[float, str]:
    from scipy.special import stdtr

    from scoring.resampling import permutation_p

    if min(len(first), len(second)) >= BOOTSTRAP_FROM:
        return float(2 * stdtr(freedom, -t)), "Welch's t test"
    p, how = permutation_p(first, second)
    return p, f"permutation test, {how}"


def _bca_of_mean(numbers: Sequence[float]) -> tuple[float, float]:
    import numpy as np

    from scoring.resampling import bca_limits, resampled_means

    values = np.array(numbers)
    left_out = (values.sum() - values) / (len(values) - 1)
    return bca_limits(resampled_means(values), float(values.mean()), left_out, ALPHA)
