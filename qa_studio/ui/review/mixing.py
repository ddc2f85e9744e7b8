"""The voices of a recording brought to two ears. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FAR_EAR = 0.55
"""Of a voice's loudness in the other ear: voices that speak at once stay apart, and a single earpiece misses nobody."""

FULL_SCALE = 32_767


def mixed(samples: NDArray[np.float32], volumes: Sequence[float]) -> NDArray[np.int16]:
    """Sound for two ears: the first voice a little to the left, the second a little to the right.

    Args:
        samples: float32 (n, channels), -1..1.
        volumes: 0..1, one a channel; channels beyond them are as loud as the last.

    Returns: int16 (n, 2).
    """
    channels = samples.shape[1]
    loud = np.array([volumes[min(place, len(volumes) - 1)] for place in range(channels)], np.float32)
    ears = np.ones((channels, 2), np.float32)
    if channels == 2:
        ears[0, 1] = ears[1, 0] = FAR_EAR
    both = np.clip(samples @ (ears * loud[:, None]), -1.0, 1.0)
    return np.round(both * FULL_SCALE).astype(np.int16)
