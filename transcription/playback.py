"""Any stretch of a recording as sound to play, at any speed, its pitch kept.

Decodes what is asked for and nothing more, so that an hour begins as fast as a minute. Owns the tempo filter;
`decoding` owns the files. Knows no sound card.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from transcription.decoding import LONGEST_GAP_S, SMALLEST_GAP_S, AudioInfo, SoundFile
from transcription.errors import AudioUnreadableError

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame

Sound = NDArray[np.float32]
"""float32 (n, channels), -1..1."""

MOST_AT_ONCE = 2.0
"""FFmpeg's atempo blends up to this speed and drops samples beyond it; faster is made of two filters.
Source: FFmpeg filters documentation, atempo."""

FADE_S = 0.004
"""A stretch begins and ends softly for this long: a cut in the middle of a wave clicks."""


@dataclass(slots=True)
class Playback:
    """An open recording. Use as a context manager, or `close` it; for one thread at a time.

    Attributes:
        rate_hz: sampling rate of what is given.
    """

    path: Path
    rate_hz: int
    _file: SoundFile = field(init=False)

    def __post_init__(self) -> None:
        """Raises: AudioUnreadableError naming the file and what to do."""
        self._file = SoundFile(self.path)
        self._file.__enter__()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        self._file.__exit__(None, None, None)

    @property
    def info(self) -> AudioInfo:
        return self._file.info

    def stretch(self, start_s: float, end_s: float, speed: float) -> Iterator[Sound]:
        """The sound between two moments; sample n of it was spoken at `start_s + n / rate_hz * speed`.

        Args: speed: 0.5..4; 1 is as it was spoken.
        Yields: blocks of some ten milliseconds; in all (end_s - start_s) / speed, less where the recording ends before.
        Raises: AudioUnreadableError when it cannot be decoded here.
        """
        wanted = round((end_s - start_s) / speed * self.rate_hz)
        made = 0
        for block in self._sound(start_s, end_s, speed):
            part = block[: wanted - made]
            if len(part):
                yield _faded(part, made, wanted, round(FADE_S * self.rate_hz))
            made += len(part)
            if made >= wanted:
                return

    def _sound(self, start_s: float, end_s: float, speed: float) -> Iterator[Sound]:
        import av

        try:
            yield from self._filtered(start_s, end_s, speed)
        except (av.FFmpegError, ValueError) as err:
            raise AudioUnreadableError(
                f"“{self.path.name}” cannot be played from {start_s:.0f} s on. Copy it again from its source."
            ) from err

    def _filtered(self, start_s: float, end_s: float, speed: float) -> Iterator[Sound]:
        tempo: _Tempo | None = None
        at_s = start_s
        for frame_s, frame in self._file.frames_from(start_s):
            if frame_s >= end_s:
                break
            if tempo is None or not tempo.takes(frame):
                if tempo is not None:
                    yield from tempo.rest()
                tempo = _Tempo(frame, self.rate_hz, speed)
            if SMALLEST_GAP_S < frame_s - at_s <= LONGEST_GAP_S:
                yield from tempo.rest()
                yield from _silence((min(frame_s, end_s) - at_s) / speed, self.rate_hz, tempo.channels)
                tempo = _Tempo(frame, self.rate_hz, speed)
            yield from tempo.push(frame, max(0.0, start_s - frame_s))
            at_s = frame_s + frame.samples / frame.sample_rate
        if tempo is not None:
            yield from tempo.rest()


class _Tempo:
    """Frames of one kind in, sound of another speed out."""

    def __init__(self, frame: AudioFrame, rate_hz: int, speed: float) -> None:
        from av.filter import Graph

        self.channels = frame.layout.nb_channels
        self._kind = _kind(frame)
        self._done = 0
        graph = Graph()
        chain: list[Any] = [
            graph.add_abuffer(
                format=frame.format.name,
                layout=frame.layout.name,
                sample_rate=frame.sample_rate,
                time_base=Fraction(1, frame.sample_rate),
            ),
            graph.add("aresample", str(rate_hz)),
            graph.add("aformat", "sample_fmts=flt"),
        ]
        chain += [graph.add("atempo", f"{part:.6f}") for part in _parts(speed)]
        chain.append(graph.add("abuffersink"))
        graph.link_nodes(*chain).configure()
        self._graph, self._source, self._sink = graph, chain[0], chain[-1]

    def takes(self, frame: AudioFrame) -> bool:
        """Whether the frame is of the kind that this was made for; a file may change on the way."""
        return _kind(frame) == self._kind

    def push(self, frame: AudioFrame, skipped_s: float) -> Iterator[Sound]:
        """Put a frame in, less its first seconds, and take out what is done."""
        skipped = round(skipped_s * frame.sample_rate)
        if skipped >= frame.samples:
            return
        fed = _without(frame, skipped) if skipped else frame
        fed.pts = self._done  # our own count: the file's jumping time stamps would stretch the sound
        fed.time_base = Fraction(1, frame.sample_rate)
        self._done += fed.samples
        self._source.push(fed)
        yield from self._out()

    def rest(self) -> Iterator[Sound]:
        """Take out what is left; nothing can be put in afterwards."""
        self._source.push(None)
        yield from self._out()

    def _out(self) -> Iterator[Sound]:
        from av import BlockingIOError as NothingYet
        from av.error import EOFError as Ended

        while True:
            try:
                frame = self._sink.pull()
            except (NothingYet, Ended):
                return
            sound = frame.to_ndarray().reshape(-1, self.channels)
            yield np.nan_to_num(sound, posinf=0.0, neginf=0.0).astype(np.float32, copy=False)


def _kind(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate


def _parts(speed: float) -> tuple[float, ...]:
    if speed == 1:
        return ()
    if speed <= MOST_AT_ONCE:
        return (speed,)
    return (speed**0.5, speed**0.5)


def _without(frame: AudioFrame, samples: int) -> AudioFrame:
    """The frame less its first samples."""
    import av

    whole = frame.to_ndarray()
    width = 1 if frame.format.is_planar else frame.layout.nb_channels
    rest: Any = np.ascontiguousarray(whole[:, samples * width :])
    made = av.AudioFrame.from_ndarray(rest, format=frame.format.name, layout=frame.layout.name)
    made.sample_rate = frame.sample_rate
    return made


def _silence(length_s: float, rate_hz: int, channels: int) -> Iterator[Sound]:
    """A second at a time: what is asked for may end before it does."""
    left = round(length_s * rate_hz)
    while left > 0:
        part = min(left, rate_hz)
        yield np.zeros((part, channels), np.float32)
        left -= part


def _faded(block: Sound, made: int, wanted: int, fade: int) -> Sound:
    """The block with its share of the soft start and end of a stretch."""
    if made >= fade and made + len(block) <= wanted - fade:
        return block
    place = made + np.arange(len(block))
    share = np.minimum(np.minimum(place / fade, (wanted - place) / fade), 1.0)
    faded: Sound = (block * share[:, None]).astype(np.float32)
    return faded
