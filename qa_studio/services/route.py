"""The way that playing takes through a recording: what is jumped over, what is played again. No sound, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Interval = tuple[float, float]
"""Start and end in seconds, start < end."""

LEAST_SKIP_S = 0.8
"""A shorter jump saves no time and is heard as a stumble."""

SPOKEN_MARGIN_S = 0.3
"""Kept around what the transcript says is spoken: word times are right to about this."""

NEAR_S = 0.02
"""Nearer to an end than this is there."""


@dataclass(frozen=True, slots=True)
class Route:
    """Where playing goes.

    Attributes:
        end_s: where the recording ends.
        skips: what is jumped over, in order, apart from each other.
        loop: what is played again and again, whole; None plays on.
    """

    end_s: float
    skips: tuple[Interval, ...] = ()
    loop: Interval | None = None

    def stretch(self, at_s: float) -> Interval | None:
        """What is played next from a moment on; None at the end of the recording."""
        if self.loop is not None:
            start_s, end_s = self.loop
            return (at_s, end_s) if start_s - NEAR_S <= at_s < end_s - NEAR_S else self.loop
        for start_s, end_s in self.skips:
            if at_s < start_s - NEAR_S:
                return at_s, start_s
            if at_s < end_s:
                at_s = end_s
        return (at_s, self.end_s) if at_s < self.end_s - NEAR_S else None


def skips(quiet: Sequence[Interval], spoken: Iterable[Interval]) -> tuple[Interval, ...]:
    """What may be jumped over: quiet by the sound, and nothing said there by the transcript either.

    Args:
        quiet: by the sound, in order.
        spoken: words, or turns without word times; in any order.
    """
    busy = sorted((start - SPOKEN_MARGIN_S, end + SPOKEN_MARGIN_S) for start, end in spoken)
    found: list[Interval] = []
    place = 0
    for start_s, end_s in quiet:
        while place < len(busy) and busy[place][1] <= start_s:
            place += 1
        found += _free(start_s, end_s, busy[place:])
    return tuple(span for span in found if span[1] - span[0] >= LEAST_SKIP_S)


def _free(start_s: float, end_s: float, busy: Sequence[Interval]) -> list[Interval]:
    """What is left of a stretch."""
    left: list[Interval] = []
    for from_s, to_s in busy:
        if from_s >= end_s:
            break
        if from_s > start_s:
            left.append((start_s, from_s))
        start_s = max(start_s, to_s)
    if start_s < end_s:
        left.append((start_s, end_s))
    return left
