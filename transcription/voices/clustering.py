"""Two groups of stretches of speech, by what differs between them beyond what differs within each.

Owns the grouping. Numbers in, numbers out: knows no sound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
Labels = NDArray[np.int64]

AXES = 3
"""Directions kept. One tells two voices apart; the second and third show whether it stands out."""

RIDGE = 0.02
"""Added to the variances, of 1: a feature that hardly moves within a voice must not decide alone."""

DRAWN_STARTS = 12
ROUNDS = 50


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """Stretches in two groups.

    Attributes:
        labels: int (stretches,), 0 or 1; all 0 when there is nothing to divide.
        strength: variance between stretches over the variance within them, along the direction that tells most.
        dominance: how many times the second direction's that is: two voices differ in one way, one voice in all.
    """

    labels: Labels
    strength: float
    dominance: float


def divided(rows: Rows, stretches: Sequence[NDArray[np.int64]]) -> Division:
    """Divide stretches into two groups: two means in the space of Fisher's discriminants.

    What is said moves the rows of one stretch as it moves those of another; who says it moves their mean. So the means
    are measured in units of the movement within. The same input gives the same groups.

    Args:
        rows: float64 (n, d), scaled to a variance of 1.
        stretches: indexes of rows, none empty; at least two for a division.
    Source: Fisher 1936, The use of multiple measurements in taxonomic problems.
    """
    if len(stretches) < 2:
        return Division(np.zeros(len(stretches), np.int64), 0.0, 0.0)
    weights = np.array([len(stretch) for stretch in stretches], float)
    means = np.array([rows[stretch].mean(axis=0) for stretch in stretches])
    places, shares = _discriminants(rows, stretches, means, weights)
    labels = min(
        (_settled(places, weights, start) for start in _starts(places, weights)),
        key=lambda found: _scatter(places, weights, found),
    )
    return Division(labels, float(shares[0]), float(shares[0] / max(shares[1], 1e-9)))


def _discriminants(
    rows: Rows, stretches: Sequence[NDArray[np.int64]], means: Rows, weights: NDArray[np.float64]
) -> tuple[Rows, NDArray[np.float64]]:
    """Places of the stretches, (stretches, 3), and the strength of each direction, falling."""
    from scipy.linalg import eigh

    spread = np.concatenate([rows[stretch] - mean for stretch, mean in zip(stretches, means, strict=True)])
    within = spread.T @ spread / len(spread) + RIDGE * np.eye(rows.shape[1])
    apart = means - np.average(means, axis=0, weights=weights)
    between = (apart * weights[:, None]).T @ apart / weights.sum()
    shares, directions = eigh(between, within)
    return apart @ directions[:, ::-1][:, :AXES], shares[::-1][:AXES]


def _starts(places: Rows, weights: NDArray[np.float64]) -> Iterator[Labels]:
    for axis in range(places.shape[1]):
        yield (places[:, axis] > np.average(places[:, axis], weights=weights)).astype(np.int64)
    generator = np.random.default_rng(1)
    for _ in range(DRAWN_STARTS):
        yield (places @ generator.normal(size=places.shape[1]) > 0).astype(np.int64)


def _settled(places: Rows, weights: NDArray[np.float64], labels: Labels) -> Labels:
    for _ in range(ROUNDS):
        if labels.min() == labels.max():
            break
        distances = np.square(places[:, None] - _centres(places, weights, labels)).sum(axis=2)
        nearest = distances.argmin(axis=1)
        if np.array_equal(nearest, labels):
            break
        labels = nearest
    return labels


def _centres(places: Rows, weights: NDArray[np.float64], labels: Labels) -> Rows:
    return np.array(
        [np.average(places[labels == one], axis=0, weights=weights[labels == one]) for one in (0, 1)]
    )


def _scatter(places: Rows, weights: NDArray[np.float64], labels: Labels) -> float:
    """Weighted squares of what the groups leave unexplained; infinite when one of them is empty."""
    if labels.min() == labels.max():
        return float("inf")
    left = places - _centres(places, weights, labels)[labels]
    return float((weights[:, None] * np.square(left)).sum())
