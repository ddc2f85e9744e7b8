"""Where somebody speaks: stretches of sound between pauses, by energy alone.

Owns no model. Good enough to leave silence out and to cut at pauses; it does not tell speech from music.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcription.audio import SAMPLE_RATE_HZ, Sound

FRAME_S = 0.01
BLOCK_S = 60.0
SILENCE_DB = -60.0
"""Decibels to full scale. Chosen: the noise of idle lines and of comfort generators lies below, speech far above."""

SPEECH_RANGE_DB = 6.0
"""A line whose level moves less than this carries hum or noise: speech moves by 20 to 30 dB."""

ABOVE_FLOOR_DB = 10.0
BELOW_PEAK_DB = 35.0
"""Speech is this far above the line's own noise and no further than this below the loudest words."""

PAUSE_S = 0.5
"""A silence at least this long ends a stretch. Measured: 0.35 and 0.8 s give the draft engine the same word errors."""

PADDING_S = 0.2
"""Kept around a stretch: soft consonants lie below the threshold. Measured: 0.1 and 0.3 s give more word errors."""

SHORTEST_S = 0.08
"""Shorter sounds are clicks: not even "a" is as short."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a channel, in seconds on the recording's own clock."""

    start_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


def speech(sound: Sound, longest_s: float, pause_s: float = PAUSE_S) -> tuple[Stretch, ...]:
    """Stretches of speech in time order, not overlapping, none longer than `longest_s`; () for a silent channel.

    Args: longest_s: at least 1; a longer stretch is cut where it is least loud.
    """
    levels = levels_db(sound)
    return tuple(
        part for stretch in _stretches(levels, sound, pause_s) for part in _cut(stretch, levels, longest_s)
    )


def packed(stretches: Iterable[Stretch], longest_s: float) -> tuple[Stretch, ...]:
    """Join neighbours as long as the whole, pauses included, stays within `longest_s`."""
    windows: list[Stretch] = []
    for stretch in stretches:
        if windows and stretch.end_s - windows[-1].start_s <= longest_s:
            windows[-1] = Stretch(windows[-1].start_s, stretch.end_s)
        else:
            windows.append(stretch)
    return tuple(windows)


def levels_db(sound: Sound) -> NDArray[np.float64]:
    """Loudness of each 10 ms, float64 (n,), decibels to full scale, never below -96; what is left at the end counts."""
    frame = round(FRAME_S * SAMPLE_RATE_HZ)
    found: list[NDArray[np.float64]] = [np.zeros(0)]
    for samples in _blocks(sound):
        whole = len(samples) // frame * frame
        frames, rest = samples[:whole].reshape(-1, frame), samples[whole:]
        found.append((np.einsum("ij,ij->i", frames, frames) / frame).astype(np.float64))
        if len(rest):
            found.append(np.array([np.square(rest).mean()], np.float64))
    return np.asarray(10 * np.log10(np.maximum(np.concatenate(found), 10**-9.6)))


def _blocks(sound: Sound) -> Iterator[NDArray[np.float32]]:
    """The sound minute by minute: three hours at once would need 700 MB as numbers."""
    start_s = 0.0
    while len(samples := sound.between(start_s, start_s + BLOCK_S)):
        yield samples
        start_s += BLOCK_S


def _threshold_db(levels: NDArray[np.float64]) -> float | None:
    """Level above which somebody speaks; None when nobody does.

    The loudest words are looked for among what stands out alone: one "yes" in a silent hour counts as well.
    """
    floor = float(np.percentile(levels, 10))
    standing_out = levels[levels > max(SILENCE_DB, floor + SPEECH_RANGE_DB)]
    if len(standing_out) * FRAME_S < SHORTEST_S:
        return None
    peak = float(np.percentile(standing_out, 95))
    return max(floor + min(ABOVE_FLOOR_DB, (peak - floor) / 2), peak - BELOW_PEAK_DB, SILENCE_DB)


def _stretches(levels: NDArray[np.float64], sound: Sound, pause_s: float) -> Iterator[Stretch]:
    threshold = _threshold_db(levels) if len(levels) else None
    if threshold is None:
        return
    loud = np.flatnonzero(levels > threshold)
    for run in np.split(loud, np.flatnonzero(np.diff(loud) > round(pause_s / FRAME_S)) + 1):
        start_s, end_s = float(run[0]) * FRAME_S, float(run[-1] + 1) * FRAME_S
        if len(run) * FRAME_S >= SHORTEST_S:
            # Half a pause is the most that can be added without touching the neighbour.
            padding_s = min(PADDING_S, pause_s / 2)
            yield Stretch(max(0.0, start_s - padding_s), min(sound.duration_s, end_s + padding_s))


def _cut(stretch: Stretch, levels: NDArray[np.float64], longest_s: float) -> Iterator[Stretch]:
    """Cut at the quietest tenth of a second of the last third of what fits, the latest where several are alike."""
    while stretch.length_s > longest_s:
        first = round((stretch.start_s + longest_s * 2 / 3) / FRAME_S)
        last = round((stretch.start_s + longest_s) / FRAME_S)
        around = np.convolve(levels[first:last], np.ones(10) / 10, "valid")
        place_s = (first + len(around) - 1 - int(np.argmin(around[::-1])) + 5) * FRAME_S
        yield Stretch(stretch.start_s, place_s)
        stretch = Stretch(place_s, stretch.end_s)
    yield stretch
