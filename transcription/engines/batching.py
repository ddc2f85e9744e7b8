"""Which windows of several channels are decoded next, and which segments may already be told.

Owns the order alone: a channel's segments are told in time order, as early as nothing before them can still come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from transcription import packing
from transcription.activity import Stretch
from transcription.engines import Segment
from transcription.packing import Window


class Schedule:
    """Windows still to be decoded, in the order of the call, and segments that wait for those before them.

    Args:
        windows: of all channels.
        longest_s: what a window holds.
    """

    def __init__(self, windows: Iterable[Window], longest_s: float) -> None:
        self._queue = sorted(windows, key=_order)
        self._longest_s = longest_s
        self._waiting: list[tuple[int, Segment]] = []

    def next_batch(self, size: int) -> tuple[Window, ...]:
        """The next windows, taken from the queue; () when all is done."""
        batch, self._queue = tuple(self._queue[:size]), self._queue[size:]
        return batch

    def keep(self, channel: int, segments: Iterable[Segment]) -> None:
        """Take what a window gave."""
        self._waiting.extend((channel, segment) for segment in segments)

    def again(self, rests: Sequence[tuple[int, Stretch]]) -> None:
        """Put back what a batch has left over; the rests of one channel share windows.

        A window whose model stopped early would otherwise cost a whole window for its last seconds.
        """
        for channel in sorted({channel for channel, _ in rests}):
            stretches = sorted(
                (rest for owner, rest in rests if owner == channel), key=lambda rest: rest.start_s
            )
            self._queue.extend(packing.packed(channel, stretches, self._longest_s))
        self._queue.sort(key=_order)

    def told(self) -> Iterator[tuple[int, Segment]]:
        """Channel and segment of everything that can be told now, in time order within each channel."""
        pending: dict[int, float] = {}
        for window in self._queue:
            pending[window.channel] = min(window.start_s, pending.get(window.channel, window.start_s))
        ripe = [one for one in self._waiting if one[1].start_s < pending.get(one[0], float("inf"))]
        self._waiting = [one for one in self._waiting if one[1].start_s >= pending.get(one[0], float("inf"))]
        yield from sorted(ripe, key=lambda one: (one[1].start_s, one[1].end_s, one[0]))


def _order(window: Window) -> tuple[float, int]:
    return window.start_s, window.channel
