"""Whether evaluators agree: coefficients of agreement, each with a 95 % interval, or None with the reason.

Owns the coefficients. Knows no rubric and no page. "Not applicable" is a category of its own: outside the
order of the scale, and as far from every level as its two ends are from each other.

A coefficient is None, never a guess, when fewer than two items carry two marks each, and when everybody gave
everything the same mark: then agreement looks like habit. Where all marks agree, the published variance is
zero and its interval a point; the interval is then Wilson's for the share of agreement, carried through the
coefficient's correction for chance.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from scoring.alpha import Metric, alphas, coincidences
from scoring.errors import ScoringError
from scoring.intervals import ALPHA, Estimate, normal_quantile, t_quantile, wilson
from scoring.ratings import RatingTable, Weights, counts_of, inside, pair_cells, weight_matrix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Chance = Callable[[Floats, Floats], tuple[float, Floats]]

__all__ = [
    "COEFFICIENTS",
    "Metric",
    "RatingTable",
    "Weights",
    "cohen_kappa",
    "fleiss_kappa",
    "gwet_ac",
    "krippendorff_alpha",
    "mean_of_pairs",
    "percent_agreement",
]

RESAMPLES = 2_000
"""Enough for the 2.5 and 97.5 % points of a figure printed with two decimals. Source: Efron & Tibshirani, An
Introduction to the Bootstrap, 1993, ch. 13."""
NO_ITEM = "no item was marked by two evaluators"
ONE_ITEM = "fewer than two items were marked by two evaluators"
ONE_CATEGORY = "everybody gave everything the same mark, so agreement cannot be told from habit"
TWO_ONLY = "it is made for exactly two evaluators"
CONSTANT = "one evaluator gave everything the same mark"
ALIKE = "every item agrees to the same degree, so there is no spread to reckon with"
CRUMB = 1e-6
"""What lies nearer to zero, or to full agreement, is there but for rounding."""
ONE_GROUP = "all marks are of one interaction, so nothing tells how others would differ"
UNSTEADY = "too few resamples have a value"
PERFECT = "all agree: Wilson's interval of the share, corrected for chance"


def percent_agreement(table: RatingTable) -> Estimate:
    """Share 0..1 of the pairs of marks on an item that are the same, averaged over the items.

    Two evaluators: Wilson's interval. More: the t interval of Gwet's variance over items, cut to 0..1. Items
        in
    groups: the t interval over the groups.

    Source: Fleiss, Psychological Bulletin 76, 1971, eq. 3; Gwet, Handbook of Inter-Rater Reliability, 4th
        ed.,
    2014, ch. 5.
    """
    table = table.shared()
    counts = counts_of(table)
    n = len(counts)
    if n == 0:
        return Estimate(None, None, None, 0, reason=NO_ITEM)
    shares = _item_agreement(counts, weight_matrix(table, Weights.IDENTITY))
    value = float(shares.mean())
    if table.groups:
        return _share_of_groups(shares, table.groups, value)
    spread = float(shares.var(ddof=1)) if n > 1 else 0.0
    if len(table.evaluators) == 2 or spread == 0:
        return replace(wilson(round(value * n), n), value=value)
    return _by_t(value, spread / n, n, 0.0)


def cohen_kappa(table: RatingTable, weights: Weights = Weights.IDENTITY) -> Estimate:
    """Cohen's kappa of exactly two evaluators, plain or weighted, with its large-sample interval; of items in groups a
    percentile bootstrap over the groups.

    Source: Cohen, Educational and Psychological Measurement 20, 1960; weighted: Cohen, Psychological Bulletin
        70,
    1968; variance: Fleiss, Cohen & Everitt, Psychological Bulletin 72, 1969, eq. 8 and 13.
    """
    table = table.shared()
    if len(table.evaluators) != 2:
        return Estimate(None, None, None, len(table.rows), reason=TWO_ONLY)
    cells = pair_cells(table, 0, 1)
    joint = cells.sum(axis=0)
    n = len(table.rows)
    reason = _undefined(joint.sum(axis=0) + joint.sum(axis=1), n)
    if reason:
        return Estimate(None, None, None, n, reason=reason)
    weight = weight_matrix(table, weights)
    kappa, observed, expected, error = _kappa(joint / n, weight, n)
    if observed > 1 - CRUMB:
        return replace(_all_agree(kappa, expected, _independent(table)), n=n)
    if error < CRUMB:
        return Estimate(kappa, None, None, n, reason=CONSTANT)
    if _independent(table) < n:
        drawn = _drawn(cells.reshape(n, -1), table.groups).reshape(-1, 1, *joint.shape)
        return _by_percentiles(kappa, _mean_kappas(drawn, weight), n)
    half = normal_quantile() * error
    low, high = max(-1.0, kappa - half), min(1.0, kappa + half)
    return Estimate(kappa, low, high, n, "large-sample variance of Fleiss, Cohen and Everitt")


def fleiss_kappa(table: RatingTable, weights: Weights = Weights.IDENTITY) -> Estimate:
    """Fleiss' kappa of two or more evaluators, missing marks allowed, with the t interval of Gwet's variance.

    Source: Fleiss, Psychological Bulletin 76, 1971; variance and missing marks: Gwet, "Large-sample variance
        of
    Fleiss generalized kappa", Educational and Psychological Measurement 81, 2021.
    """
    return _chance_corrected(table, weights, _fleiss_chance)


def gwet_ac(table: RatingTable, weights: Weights = Weights.IDENTITY) -> Estimate:
    """Gwet's AC1, or AC2 with weights, of two or more evaluators, missing marks allowed, with his t interval.

    Chance is reckoned over all categories that the scale offers, used or not.

    Source: Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008; weights and missing
        marks:
    his Handbook of Inter-Rater Reliability, 4th ed., 2014, ch. 4 and 5.
    """
    return _chance_corrected(table, weights, _gwet_chance)


def krippendorff_alpha(
    table: RatingTable, metric: Metric = Metric.NOMINAL, values: Sequence[float] = ()
) -> Estimate:
    """Krippendorff's alpha of two or more evaluators, missing marks allowed, with a percentile bootstrap over
    items.

    Args:
        values: the numbers of the categories that have an order, for the interval metric; () counts 0, 1, 2,
            …

    Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011; bootstrap: Zapf, Castell,
        Morawietz &
    Karch, BMC Medical Research Methodology 16, 2016.
    """
    table = table.shared()
    counts = counts_of(table)
    n = len(counts)
    reason = _undefined(counts.sum(axis=0), n)
    if reason:
        return Estimate(None, None, None, n, reason=reason)
    met, numbers = coincidences(counts), _numbers(table, values)
    value = float(alphas(met.sum(axis=0)[None], numbers, metric)[0])
    if math.isnan(value):
        return Estimate(None, None, None, n, reason=ONE_CATEGORY)
    if value > 1 - CRUMB:
        return _all_agree(1.0, _same_by_chance(counts), n)
    drawn = _drawn(met.reshape(n, -1), table.groups).reshape(-1, *met.shape[1:])
    return _by_percentiles(value, alphas(drawn, numbers, metric), n)


def mean_of_pairs(table: RatingTable, weights: Weights = Weights.IDENTITY) -> Estimate:
    """Mean of Cohen's kappa over all pairs of evaluators that have one, with a percentile bootstrap over
    items; of two evaluators, their kappa.

    Source: Light, Psychological Bulletin 76, 1971; Conger, Psychological Bulletin 88, 1980.
    """
    if len(table.evaluators) == 2:
        return cohen_kappa(table, weights)
    table = table.shared()
    counts = counts_of(table)
    n, q = len(counts), len(table.categories)
    reason = _undefined(counts.sum(axis=0), n)
    if reason:
        return Estimate(None, None, None, n, reason=reason)
    pairs = list(combinations(range(len(table.evaluators)), 2))
    cells = np.stack([pair_cells(table, one, two) for one, two in pairs], axis=1)
    weight = weight_matrix(table, weights)
    value = float(_mean_kappas(cells.sum(axis=0)[None], weight)[0])
    if math.isnan(value):
        return Estimate(None, None, None, n, reason="no pair of evaluators has a kappa")
    if value > 1 - CRUMB:
        return _all_agree(1.0, _same_by_chance(counts), n)
    drawn = _drawn(cells.reshape(n, -1), table.groups).reshape(-1, len(pairs), q, q)
    return _by_percentiles(value, _mean_kappas(drawn, weight), n)


COEFFICIENTS: dict[str, Callable[[RatingTable], Estimate]] = {
    "percent": percent_agreement,
    "kappa": mean_of_pairs,
    "kappa_linear": partial(mean_of_pairs, weights=Weights.LINEAR),
    "kappa_quadratic": partial(mean_of_pairs, weights=Weights.QUADRATIC),
    "fleiss": fleiss_kappa,
    "ac1": gwet_ac,
    "ac2_linear": partial(gwet_ac, weights=Weights.LINEAR),
    "ac2_quadratic": partial(gwet_ac, weights=Weights.QUADRATIC),
    "alpha_nominal": krippendorff_alpha,
    "alpha_ordinal": partial(krippendorff_alpha, metric=Metric.ORDINAL),
    "alpha_interval": partial(krippendorff_alpha, metric=Metric.INTERVAL),
}
"""Every coefficient by its name; "kappa" of more than two evaluators is the mean over their pairs."""


def _independent(table: RatingTable) -> int:
    """How many items or, where they come in groups, how many groups there are."""
    return len(set(table.groups)) if table.groups else len(table.rows)


def _undefined(totals: Floats, items: int) -> str:
    if items < 2:
        return ONE_ITEM
    return ONE_CATEGORY if (totals > 0).sum() < 2 else ""


def _kappa(shares: Floats, weight: Floats, n: int) -> tuple[float, float, float, float]:
    """Kappa, observed and expected agreement and the standard error, of a table whose cells add up to 1."""
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, expected = float((shares * weight).sum()), float(rows @ weight @ columns)
    kappa = (observed - expected) / (1 - expected)
    edge = (weight @ columns)[:, None] + (rows @ weight)[None, :]
    spread = float((shares * (weight * (1 - expected) - edge * (1 - observed)) ** 2).sum())
    variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4)
    return kappa, observed, expected, math.sqrt(max(variance, 0.0))


def _mean_kappas(tables: Floats, weight: Floats) -> Floats:
    """The mean of the kappas of each set of pair tables, (sets, pairs, q, q); NaN where no pair has one."""
    items = tables.sum(axis=(2, 3), keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = tables / items
        rows, columns = shares.sum(axis=3), shares.sum(axis=2)
        observed = (shares * weight).sum(axis=(2, 3))
        expected = np.einsum("bpi,ij,bpj->bp", rows, weight, columns)
        kappas = np.where(expected < 1 - 1e-12, (observed - expected) / (1 - expected), np.nan)
    defined = ~np.isnan(kappas)
    count = defined.sum(axis=1)
    sums = np.where(defined, kappas, 0.0).sum(axis=1)
    return np.where(count > 0, sums / np.maximum(count, 1), np.nan)


def _item_agreement(counts: Floats, weight: Floats) -> Floats:
    """The weighted share of agreeing pairs of marks of each item."""
    marks = counts.sum(axis=1)
    shares: Floats = (counts * (counts @ weight - 1)).sum(axis=1) / (marks * (marks - 1))
    return shares


def _fleiss_chance(used: Floats, weight: Floats) -> tuple[float, Floats]:
    """Agreement by chance, and what a mark in each category adds to it."""
    return float(used @ weight @ used), weight @ used


def _gwet_chance(used: Floats, weight: Floats) -> tuple[float, Floats]:
    q = len(used)
    factor = float(weight.sum()) / (q * (q - 1))
    return factor * float((used * (1 - used)).sum()), factor * (1 - used)


def _chance_corrected(table: RatingTable, weights: Weights, chance_of: Chance) -> Estimate:
    """(observed - chance) / (1 - chance), with the variance over items of its linear part. An item with one
    mark tells of chance, not of agreement."""
    counts = counts_of(table)
    marked = counts.sum(axis=1) > 0
    groups = np.array(table.groups)[marked] if table.groups else np.arange(int(marked.sum()))
    counts = counts[marked]
    paired = counts.sum(axis=1) >= 2
    n, n_paired = len(counts), int(paired.sum())
    reason = _undefined(counts.sum(axis=0), n_paired)
    if reason:
        return Estimate(None, None, None, n_paired, reason=reason)
    weight, shares = weight_matrix(table, weights), counts / counts.sum(axis=1, keepdims=True)
    chance, by_category = chance_of(shares.mean(axis=0), weight)
    agreement = _item_agreement(counts[paired], weight)
    observed = float(agreement.mean())
    value = (observed - chance) / (1 - chance)
    if observed > 1 - CRUMB:
        return replace(_all_agree(value, chance, len(np.unique(groups[paired]))), n=n_paired)
    linear = -2 * (1 - value) * (shares @ by_category - chance) / (1 - chance)
    linear[paired] += n / n_paired * (agreement - chance) / (1 - chance)
    count = len(np.unique(groups))
    if count < 2:
        return Estimate(value, None, None, n_paired, reason=ONE_GROUP)
    return replace(_by_t(value, _variance(linear - value, groups), count, -1.0), n=n_paired)


def _variance(residuals: Floats, groups: NDArray[np.int_]) -> float:
    """Variance of a mean of items whose groups stand alone: of plain items that of their spread.

    Source: Cochran, Sampling Techniques, 3rd ed., 1977, ch. 9A.
    """
    _, member = np.unique(groups, return_inverse=True)
    sums = np.bincount(member, weights=residuals)
    return float((sums**2).sum()) * len(sums) / (len(sums) - 1) / len(residuals) ** 2


def _numbers(table: RatingTable, values: Sequence[float]) -> Floats:
    """The number of each category, NaN for one outside the order."""
    places = inside(table)
    if values and len(values) != len(places):
        raise ScoringError(f"{len(values)} numbers were given for {len(places)} levels; give one for each.")
    numbers = np.full(len(table.categories), np.nan)
    numbers[places] = values or range(len(places))
    return numbers


def _same_by_chance(counts: Floats) -> float:
    used = counts.sum(axis=0) / counts.sum()
    return float((used**2).sum())


def _drawn(items: Floats, groups: Sequence[int]) -> Floats:
    from scoring.resampling import resampled_sums

    return resampled_sums(items, groups, RESAMPLES)


def _share_of_groups(shares: Floats, groups: Sequence[int], value: float) -> Estimate:
    """A share of items that come in groups: the residuals of the groups carry the variance.

    Source: Cochran, Sampling Techniques, 3rd ed., 1977, ch. 9A: the ratio estimator of clusters of unequal
        size.
    """
    names, member = np.unique(np.array(groups), return_inverse=True)
    count, n = len(names), len(shares)
    residuals = np.bincount(member, weights=shares - value)
    if count < 2 or not residuals.any():
        return replace(wilson(round(value * count), count), value=value, n=n)
    variance = float((residuals**2).sum()) * count / (count - 1) / n**2
    method = f"variance between the {count} interactions, Student's t"
    return replace(_by_t(value, variance, count, 0.0), n=n, method=method)


def _all_agree(value: float, chance: float, n: int) -> Estimate:
    low = wilson(n, n).low
    limit = None if low is None else max(-1.0, (low - chance) / (1 - chance))
    return Estimate(min(value, 1.0), limit, 1.0, n, PERFECT)


def _by_t(value: float, variance: float, n: int, lowest: float) -> Estimate:
    if variance < CRUMB**2:
        return Estimate(value, None, None, n, reason=ALIKE)
    half = t_quantile(n - 1) * math.sqrt(variance)
    return Estimate(
        value, max(lowest, value - half), min(1.0, value + half), n, "Gwet's variance, Student's t"
    )


def _by_percentiles(value: float, resampled: Floats, n: int) -> Estimate:
    kept = resampled[~np.isnan(resampled)]
    if len(kept) < len(resampled) / 2:
        return Estimate(value, None, None, n, reason=UNSTEADY)
    low, high = np.quantile(kept, [ALPHA / 2, 1 - ALPHA / 2])
    return Estimate(value, float(low), float(high), n, f"bootstrap over items, {RESAMPLES:,} resamples")
