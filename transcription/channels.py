"""What the channels of a recording are: a voice each, the same sound twice, or silence.

Owns no engine and no roles.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transcription import activity
from transcription.audio import Recording

SAME_CORRELATION = 0.98
"""Channels at least this alike carry one sound. Measured: one voice written to two channels of MP3, AAC or Opus has
over 0.999, two separate lines have under 0.01."""

BLOCK_SAMPLES = 16_000 * 60
LONGEST_S = 30.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Which channels to transcribe, and what is known about who speaks on them.

    Attributes:
        indexes: 0-based, never empty.
        shared: the speakers share the sound, so that no channel says who speaks.
        note: what the user should know about it; "" for the plain cases.
    """

    indexes: tuple[int, ...]
    shared: bool
    note: str = ""


def layout(recording: Recording, agent_channel: int | None = None) -> Layout:
    """Look at the channels of a recording.

    A mono recording that was written to several channels counts as its loudest one. Sound on only one of several
    channels is taken for both sides of the call, unless the agent's channel is given: then silence is one side's.

    Args: agent_channel: 0-based; None when nobody has said.
    """
    planes = recording.planes
    every = tuple(range(len(planes)))
    if len(planes) == 1:
        return Layout(every, shared=True)
    if all(_same(first, second) for first, second in pairwise(planes)):
        loudest = int(np.argmax([_power(plane) for plane in planes]))
        note = "All channels carry the same sound: the speakers cannot be told apart by channel."
        return Layout((loudest,), shared=True, note=note)
    sounding = tuple(index for index in every if activity.speech(recording.plane(index), LONGEST_S))
    if len(sounding) > 1 or (agent_channel is not None and agent_channel < len(planes)):
        return Layout(every, shared=False)
    if not sounding:
        return Layout(every[:1], shared=True)
    note = f"Only channel {sounding[0] + 1} carries speech: both sides of the call may be on it."
    return Layout(sounding, shared=True, note=note)


def _same(first: NDArray[np.int16], second: NDArray[np.int16]) -> bool:
    """Whether two channels move together; louder or upside down is still the same sound, silence is not."""
    sums = np.zeros(3)
    for place in range(0, len(first), BLOCK_SAMPLES):
        a = first[place : place + BLOCK_SAMPLES].astype(np.float64)
        b = second[place : place + BLOCK_SAMPLES].astype(np.float64)
        sums += (a @ b, a @ a, b @ b)
    together, power_a, power_b = sums
    return bool(
        power_a > 0 and power_b > 0 and abs(together) >= SAME_CORRELATION * np.sqrt(power_a * power_b)
    )


def _power(plane: NDArray[np.int16]) -> float:
    blocks = range(0, len(plane), BLOCK_SAMPLES)
    return sum(float(np.square(plane[b : b + BLOCK_SAMPLES], dtype=np.float64).sum()) for b in blocks)
