"""Bootstrap and permutation: what chance does to a figure, from a fixed seed so that equal marks give equal
reports.

Owns the drawing. Knows no coefficient, no interaction and no page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr, ndtri

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SEED = 20_260_221
"""Any fixed number would do; it may not change, or reports made again would differ."""
RESAMPLES = 9_999
"""Source: Davison & Hinkley, Bootstrap Methods and their Application, 1997, ch. 5: with 9,999 the quantiles
used are resamples themselves."""
EXACT_UP_TO = 200_000
"""Most regroupings that a permutation test counts one by one; of more, RESAMPLES are drawn."""
ONE_BY_ONE = 200
"""Most groups that are drawn one by one; of more, those that add the same are drawn as one kind. The law is the same,
the time is not: five thousand interactions know some hundred kinds."""
BLOCK = 2_000_000
"""Numbers drawn at once, so that memory stays at some 16 MB."""


def resampled_means(values: Floats) -> Floats:
    """Means of RESAMPLES samples of the same size, drawn with replacement: (RESAMPLES,)."""
    n, random = len(values), np.random.default_rng(SEED)
    step = max(1, BLOCK // n)
    sizes = [min(step, RESAMPLES - at) for at in range(0, RESAMPLES, step)]
    return np.concatenate([values[random.integers(0, n, (size, n))].mean(axis=1) for size in sizes])


def resampled_sums(items: Floats, groups: Sequence[int], resamples: int) -> Floats:
    """Sums over as many whole groups as there are, drawn with replacement: (resamples, features).

    Args:
        items: (items, features), what each item adds.
        groups: the group of each item; () when each is its own.

    Source: how often each kind of group is drawn is multinomial with the kinds' shares: Efron & Tibshirani, An
    Introduction to the Bootstrap, 1993, ch. 6 (the resampling vector).
    """
    _, member = np.unique(np.array(groups), return_inverse=True) if groups else (None, np.arange(len(items)))
    count = int(member.max()) + 1
    added = np.zeros((count, items.shape[1]))
    np.add.at(added, member, items)
    shares = np.full(count, 1 / count)
    if count > ONE_BY_ONE:
        added, often = np.unique(added, axis=0, return_counts=True)
        shares = often / count
    drawn = np.random.default_rng(SEED).multinomial(count, shares, size=resamples)
    sums: Floats = drawn @ added
    return sums


def bca_limits(resampled: Floats, value: float, left_out: Floats, alpha: float) -> tuple[float, float]:
    """Bias-corrected and accelerated limits.

    Args:
        resampled: the figure of each resample; not all the same.
        left_out: the figure with one item left out at a time, (n,).

    Source: Efron, "Better bootstrap confidence intervals", JASA 82, 1987; acceleration by the jackknife of
    DiCiccio & Efron, Statistical Science 11, 1996, eq. 6.6.
    """
    below = float(np.mean(resampled < value) + 0.5 * np.mean(resampled == value))
    edge = 1 / (len(resampled) + 1)
    bias = float(ndtri(min(max(below, edge), 1 - edge)))
    away = left_out.mean() - left_out
    squares = float((away**2).sum())
    acceleration = float((away**3).sum()) / (6 * squares**1.5) if squares else 0.0
    normal = bias + ndtri(np.array([alpha / 2, 1 - alpha / 2]))
    low, high = np.quantile(resampled, ndtr(bias + normal / (1 - acceleration * normal)))
    return float(low), float(high)


def permutation_p(first: Sequence[float], second: Sequence[float]) -> tuple[float, str]:
    """How often a regrouping of the values gives means at least as far apart, and how that was counted.

    Source: Fisher, The Design of Experiments, 1935; for drawn regroupings Phipson & Smyth, Statistical
    Applications in Genetics and Molecular Biology 9, 2010.
    """
    pool, k = np.array([*first, *second]), min(len(first), len(second))
    # The sum of the smaller side carries all, as the sum of both is the same in every regrouping.
    observed = math.fsum(first if len(first) == k else second)
    if math.comb(len(pool), k) <= EXACT_UP_TO:
        sums = pool[np.array(list(combinations(range(len(pool)), k)))].sum(axis=1)
        return float(np.mean(_at_least(sums, observed, k, pool))), "every regrouping counted"
    random = np.random.default_rng(SEED)
    sums = np.array([random.permutation(pool)[:k].sum() for _ in range(RESAMPLES)])
    p = (float(_at_least(sums, observed, k, pool).sum()) + 1) / (RESAMPLES + 1)
    return p, f"{RESAMPLES:,} regroupings drawn"


def _at_least(sums: Floats, observed: float, k: int, pool: Floats) -> NDArray[np.bool_]:
    """Which sums of k lie at least as far from the expected one as the observed; a crumb of rounding counts
    as equal."""
    expected = pool.sum() * k / len(pool)
    crumb = 1e-9 * max(1.0, float(np.abs(pool).max()))
    found: NDArray[np.bool_] = np.abs(sums - expected) >= abs(observed - expected) - crumb
    return found
