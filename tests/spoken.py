"""Sound in which somebody speaks where a test wants it: the demonstration's own voices, without their pauses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qa_studio.demo import demo_folder
from transcription import activity, audio
from transcription.audio import SAMPLE_RATE_HZ, Audio, Sound
from transcription.engines import Segment, TranscriptionEngine
from transcription.steps import in_order

SHORT_PAUSE_S = 0.05


@lru_cache(maxsize=1)
def voice() -> NDArray[np.float32]:
    """An agent's sentences one after the other: float32 (n,), 16 kHz, some 30 s, no pause longer than a breath."""
    path = demo_folder() / "files" / "calls" / "call_2026-05-20_sofa.mp3"
    channel = audio.read(path).channel(0)
    levels = activity.levels_db(channel)
    loud = np.flatnonzero(levels > levels.max() - 30)
    near = np.zeros(len(levels), bool)
    reach = round(SHORT_PAUSE_S / activity.FRAME_S)
    for shift in range(-reach, reach + 1):
        near[np.clip(loud + shift, 0, len(levels) - 1)] = True
    frame = round(activity.FRAME_S * SAMPLE_RATE_HZ)
    return channel.samples[np.repeat(near, frame)[: len(channel.samples)]]


def speaking(*spans_s: tuple[float, float], length_s: float, from_s: float = 0.0) -> Audio:
    """Speech between the given seconds, silence elsewhere.

    Args: from_s: where in the sentences each stretch begins; elsewhere, other words are said.
    """
    words = np.roll(voice(), -round(from_s * SAMPLE_RATE_HZ))
    samples = np.zeros(round(length_s * SAMPLE_RATE_HZ), np.float32)
    for start_s, end_s in spans_s:
        first, last = round(start_s * SAMPLE_RATE_HZ), round(end_s * SAMPLE_RATE_HZ)
        samples[first:last] = np.resize(words, last - first)
    return Audio(samples)


def heard(engine: TranscriptionEngine, sound: Sound) -> Iterator[Segment]:
    """What an engine makes of one channel, in time order, as it comes."""
    for _, segment in in_order(engine.steps((sound,))):
        yield segment
