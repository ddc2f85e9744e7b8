"""Where nobody can be heard in a recording, told from how loud it is. For jumping over; no speech is ever judged by it.

Errs on the side of sound: whatever stands out of the line's own noise counts as somebody speaking.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transcription.audio import FULL_SCALE

STEP_S = 0.01
"""What one value of an outline covers."""

SHORTEST_S = 1.5
"""A pause from here on may be jumped over; shorter ones belong to ordinary speech. The project's own choice."""

BEFORE_S = 0.4
"""Kept before a sound: the soft beginning of a word, an "f" or an "h". The project's own choice, on the safe side."""

AFTER_S = 0.3
"""Kept after a sound: the end of a word dies away."""

NOISE_DB = 8.0
"""Above the line's noise by this much is a sound."""

SPEECH_DB = 30.0
"""Quieter than the loud parts by less than this is a sound, whatever the noise: a murmur beside a clear voice."""

NOTHING_DB = -80.0
"""Digital silence: says nothing about the noise of the line."""

LEAST_DB = -60.0
"""Below this nothing is heard by anybody."""


def quiet_stretches(outline: NDArray[np.int16]) -> NDArray[np.float32]:
    """Stretches in which every channel is quiet, with room left for the words around them.

    Args: outline: int16 (channels, n, 2), the extremes of each 10 ms.
    Returns: float32 (k, 2): start and end in seconds, in order, apart from each other.
    """
    loud = np.zeros(outline.shape[1], bool)
    for channel in outline:
        loud |= _is_sound(channel)
    edges = np.diff(np.concatenate([[True], loud, [True]]).astype(np.int8))
    starts, ends = np.flatnonzero(edges == -1) * STEP_S, np.flatnonzero(edges == 1) * STEP_S
    long = ends - starts >= SHORTEST_S
    spans = np.stack([starts[long] + AFTER_S, ends[long] - BEFORE_S], axis=1)
    return spans.astype(np.float32)


def _is_sound(channel: NDArray[np.int16]) -> NDArray[np.bool_]:
    swing = (channel[:, 1].astype(np.float32) - channel[:, 0]) / 2
    level = 20 * np.log10(np.maximum(swing, 0.01) / FULL_SCALE)
    heard = level[level > NOTHING_DB]
    if not len(heard):
        return np.zeros(len(level), bool)
    noise, speech = np.percentile(heard, (10, 95))
    bar = max(min(noise + NOISE_DB, speech - SPEECH_DB), LEAST_DB)
    found: NDArray[np.bool_] = level > bar
    return found
