"""Columns of a waveform from peaks of any number. No Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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
    loud = float(np.quantile(np.abs(both), LOUD_QUANTILE))
    scaled = both / loud if loud > 0 else both
    return np.clip(scaled, -1, 1).astype(np.float32)
