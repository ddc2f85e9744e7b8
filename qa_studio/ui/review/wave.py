"""What falls into which column of pixels: peaks of any number, stretches of any number. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transcription.model import Role, Turn

Spans = Sequence[tuple[float, float]] | NDArray[np.float64]
LOUD_QUANTILE = 0.995
"""What fills a lane's height: the loudest half per cent is cut, so that one click does not flatten a call."""


def columns(peaks: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Peaks brought to one pair a pixel column, louder channels and quieter ones on one measure.

    Args:
        peaks: float32 (channels, buckets, 2): minimum and maximum, -1..1.
        width: columns wanted, >= 1.

    Returns: float32 (channels, width, 2), -1..1, full height at the `LOUD_QUANTILE`; zeros without buckets.
    """
    channels, buckets, _ = peaks.shape
    if buckets == 0:
        return np.zeros((channels, width, 2), np.float32)
    edges = np.arange(width) * buckets // width
    low = np.minimum.reduceat(peaks[:, :, 0], edges, axis=1)
    high = np.maximum.reduceat(peaks[:, :, 1], edges, axis=1)
    both = np.stack([low, high], axis=2)
    swings = np.abs(both).ravel()
    place = round(
        LOUD_QUANTILE * (swings.size - 1)
    )  # numpy's own quantile loads a hundredth of a second of modules
    loud = float(np.partition(swings, place)[place])
    scaled = both / loud if loud > 0 else both
    return np.clip(scaled, -1, 1).astype(np.float32)


def spoken(turns: Sequence[Turn]) -> dict[Role, NDArray[np.float64]]:
    """When each of them speaks: float64 (n, 2), start and end in seconds of every turn that has both."""
    found: dict[Role, list[tuple[float, float]]] = {}
    for turn in turns:
        if turn.start_s is not None and turn.end_s is not None:
            found.setdefault(turn.role, []).append((turn.start_s, turn.end_s))
    return {role: np.array(spans, np.float64) for role, spans in found.items()}


def runs(spans: Spans, left: float, width: int) -> list[tuple[int, int]]:
    """Columns that stretches touch, as runs of neighbours.

    Args:
        spans: start and end of each, in pixels, in any order; each is at least one column wide.
        left: where column 0 begins.

    Returns: first column and the one behind the last, 0..width, in order.
    """
    if not len(spans):
        return []
    places = np.asarray(spans, np.float64) - left
    first = np.clip(places[:, 0].astype(np.int64), 0, width - 1)
    end = np.clip(np.ceil(places[:, 1]).astype(np.int64), first + 1, width)
    steps = np.zeros(width + 1, np.int64)
    np.add.at(steps, first, 1)
    np.add.at(steps, end, -1)
    is_in = np.concatenate([[False], np.cumsum(steps)[:width] > 0, [False]])
    edges = np.flatnonzero(np.diff(is_in.astype(np.int8)))
    return [(int(one), int(other)) for one, other in edges.reshape(-1, 2)]
