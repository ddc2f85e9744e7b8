"""Speech without its pauses: stretches of a channel side by side in windows, and the way back to their own times.

A window holds one channel: with two speakers in one, a word near a joint could go to the wrong one, and at most a
window a channel would be saved. Owns arithmetic on times; imports no engine.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcription.activity import Stretch
from transcription.audio import Sound

LEAST_PART_S = 0.08
"""Shorter parts hold no word."""


@dataclass(frozen=True, slots=True)
class Window:
    """Parts of one channel, one after the other, that an engine hears at once.

    Attributes:
        channel: 0-based place of the channel among those that were given.
        parts: at least one; seconds on the recording's own clock, in time order, not overlapping.
    """

    channel: int
    parts: tuple[Stretch, ...]

    @property
    def start_s(self) -> float:
        return self.parts[0].start_s

    @property
    def length_s(self) -> float:
        """Seconds on the window's clock, where no pause is left between parts."""
        return sum(part.length_s for part in self.parts)

    def samples(self, sound: Sound) -> NDArray[np.float32]:
        """What the engine hears: float32 (n,), 16 kHz."""
        return np.concatenate([sound.between(part.start_s, part.end_s) for part in self.parts])

    def part_of(self, start_s: float, end_s: float) -> int:
        """The part that holds the middle of a stretch on the window's clock."""
        return min(bisect_right(self._joints(), (start_s + end_s) / 2), len(self.parts) - 1)

    def placed(self, start_s: float, end_s: float, part: int) -> tuple[float, float]:
        """A stretch on the window's clock, put on the recording's and held within one part."""
        held = self.parts[part]
        shift_s = held.start_s - (self._joints()[part - 1] if part else 0.0)
        begin_s = min(held.end_s, max(held.start_s, start_s + shift_s))
        return begin_s, min(held.end_s, max(begin_s, end_s + shift_s))

    def times(self, start_s: float, end_s: float) -> tuple[float, float]:
        """A stretch that may reach over several parts: a start at a joint is that of the next part, an end is not."""
        joints, last = self._joints(), len(self.parts) - 1
        first_part = min(bisect_right(joints, start_s), last)
        last_part = max(first_part, min(bisect_left(joints, end_s), last))
        return self.placed(start_s, start_s, first_part)[0], self.placed(end_s, end_s, last_part)[1]

    def after(self, reached_s: float) -> tuple[Stretch, ...]:
        """What lies behind a time on the window's clock, as parts on the recording's."""
        rest: list[Stretch] = []
        done_s = 0.0
        for part in self.parts:
            begin_s = part.start_s + max(0.0, reached_s - done_s)
            if part.end_s - begin_s > LEAST_PART_S:
                rest.append(Stretch(begin_s, part.end_s))
            done_s += part.length_s
        return tuple(rest)

    def _joints(self) -> list[float]:
        """Where each part ends on the window's clock."""
        ends, done_s = [], 0.0
        for part in self.parts:
            done_s += part.length_s
            ends.append(done_s)
        return ends


def packed(channel: int, stretches: Iterable[Stretch], longest_s: float) -> tuple[Window, ...]:
    """Lay stretches side by side, in time order, as long as a window holds them.

    Args: stretches: in time order, not overlapping, none longer than `longest_s`.
    """
    windows: list[list[Stretch]] = []
    filled_s = longest_s
    for stretch in stretches:
        if filled_s + stretch.length_s > longest_s:
            windows.append([])
            filled_s = 0.0
        windows[-1].append(stretch)
        filled_s += stretch.length_s
    return tuple(Window(channel, tuple(parts)) for parts in windows)
