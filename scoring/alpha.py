"""Krippendorff's alpha from coincidences, for one table or for many resampled ones at once.

Owns the distances between values. Called by `scoring.agreement`, which owns the interval and the undefined
cases.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Metric(StrEnum):
    """How far two values are apart: equal or not; by the values between them; by their numbers."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


def coincidences(counts: Floats) -> Floats:
    """How often each value meets each other one within an item: (items, categories, categories).

    Args:
        counts: (items, categories), each item with two marks or more.

    Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, sections B and C.
    """
    marks = counts.sum(axis=1)[:, None, None]
    itself = counts[:, :, None] * np.eye(counts.shape[1])[None]
    pairs: Floats = (counts[:, :, None] * counts[:, None, :] - itself) / (marks - 1)
    return pairs


def alphas(tables: Floats, numbers: Floats, metric: Metric) -> Floats:
    """Alpha of each coincidence table; NaN where no disagreement was to be expected.

    Args:
        tables: (tables, categories, categories).
        numbers: (categories,), the number of each category; NaN for one outside the order.

    Source: Krippendorff, 2011, sections D and E: alpha = 1 - observed / expected disagreement.
    """
    totals = tables.sum(axis=2)
    every = totals.sum(axis=1)
    distances = _distances(totals, numbers, metric)
    observed = (tables * distances).sum(axis=(1, 2)) / every
    expected = np.einsum("bi,bj,bij->b", totals, totals, distances) / (every * (every - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(expected > 0, 1 - observed / expected, np.nan)
    return found


def _distances(totals: Floats, numbers: Floats, metric: Metric) -> Floats:
    """Squared distance of each two categories in each table. One outside the order is as far from every level
    as the ends of the scale are from each other."""
    count, q = totals.shape
    if metric is Metric.NOMINAL:
        return np.broadcast_to(1 - np.eye(q), (count, q, q))
    places = (
        np.broadcast_to(numbers, (count, q)) if metric is Metric.INTERVAL else _middle_ranks(totals, numbers)
    )
    distances = (places[:, :, None] - places[:, None, :]) ** 2
    apart = np.isnan(distances)
    ends = np.max(np.where(apart, 0, distances), axis=(1, 2))
    distances = np.where(apart, np.where(ends > 0, ends, 1.0)[:, None, None], distances)
    distances[:, np.arange(q), np.arange(q)] = 0
    return distances


def _middle_ranks(totals: Floats, numbers: Floats) -> Floats:
    """The middle rank of each ordered category: the values between two categories, half of each end counted,
    is the difference of these."""
    ordered = ~np.isnan(numbers)
    held = np.where(ordered, totals, 0.0)
    return np.where(ordered, np.cumsum(held, axis=1) - held / 2, np.nan)
