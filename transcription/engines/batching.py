"""Which windows of several channels are heard next, and what was already heard in an earlier run.

Owns the order and the replay of it; knows no engine. The plan depends on the sound and on the answers alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcription import packing
from transcription.activity import Stretch
from transcription.audio import Sound
from transcription.engines import Segment
from transcription.packing import Window
from transcription.steps import Part, Step

Samples = NDArray[np.float32]

FINGERPRINT_BYTES = 8


class Schedule:
    """Windows still to be heard, in the order of the call.

    Args:
        windows: of all channels.
        longest_s: what a window holds.
    """

    def __init__(self, windows: Iterable[Window], longest_s: float) -> None:
        self._queue = sorted(windows, key=_order)
        self._longest_s = longest_s

    @property
    def ahead_s(self) -> float:
        """Seconds of sound in the windows that are left."""
        return sum((window.length_s for window in self._queue), 0.0)

    def next_batch(self, size: int) -> tuple[Window, ...]:
        """The next windows, taken from the queue; () when all is done."""
        batch, self._queue = tuple(self._queue[:size]), self._queue[size:]
        return batch

    def again(self, rests: Sequence[Part]) -> None:
        """Put back what a batch has left over; the rests of one channel share windows.

        A window whose model stopped early would otherwise cost a whole window for its last seconds.
        """
        for channel in sorted({channel for channel, _, _ in rests}):
            stretches = sorted(
                (Stretch(start_s, end_s) for owner, start_s, end_s in rests if owner == channel),
                key=lambda rest: rest.start_s,
            )
            self._queue.extend(packing.packed(channel, stretches, self._longest_s))
        self._queue.sort(key=_order)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine made of a batch; the fields are those of a step."""

    told: tuple[tuple[int, Segment], ...]
    left: tuple[Part, ...] = ()
    languages: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What an engine is given for one step.

    Attributes:
        number: that of the step.
        windows: in the order of the call.
        samples: the sound of each window.
        languages: what earlier steps have found out, by channel.
    """

    number: int
    windows: tuple[Window, ...]
    samples: tuple[Samples, ...]
    languages: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Walk:
    """One way through a schedule, from the first batch to the last.

    Attributes:
        sounds: the channels, by place.
        schedule: used up on the way.
        batch: windows in one step.
        made_by: what stands for the engine, its model and all its settings.
        decode: called for each batch that no earlier run has done.
    """

    sounds: Sequence[Sound]
    schedule: Schedule
    batch: int
    made_by: str
    decode: Callable[[Batch], Answer]

    def steps(self, done: Iterable[Step]) -> Iterator[Step]:
        """Yield every step; those of an earlier run that fit are yielded as they are."""
        known = {(step.number, step.fingerprint): step for step in done}
        languages: dict[int, str] = {}
        number = 0
        while windows := self.schedule.next_batch(self.batch):
            samples = tuple(window.samples(self.sounds[window.channel]) for window in windows)
            batch = Batch(number, windows, samples, dict(languages))
            mark = self._fingerprint(batch)
            step = known.get((number, mark))
            if step is None:
                step = self._made(batch, mark)
            else:
                self.schedule.again(step.left)
            languages.update(step.languages)
            number += 1
            yield step

    def _made(self, batch: Batch, mark: str) -> Step:
        answer = self.decode(batch)
        self.schedule.again(answer.left)
        heard = tuple((one.channel, part.start_s, part.end_s) for one in batch.windows for part in one.parts)
        ahead_s = self.schedule.ahead_s
        return Step(batch.number, mark, heard, answer.told, answer.left, answer.languages, ahead_s)

    def _fingerprint(self, batch: Batch) -> str:
        digest = hashlib.blake2b(digest_size=FINGERPRINT_BYTES)
        digest.update(repr((self.made_by, batch.windows, sorted(batch.languages.items()))).encode())
        for part in batch.samples:
            digest.update(np.ascontiguousarray(part).data)
        return digest.hexdigest()


def _order(window: Window) -> tuple[float, int]:
    return window.start_s, window.channel
