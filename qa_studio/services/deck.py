"""What turns: an open recording, read ahead along a route as sound that is ready to be heard.

Free of Qt and of any sound card. Every method belongs to one thread at a time, which may wait for the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qa_studio.services.route import Route

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from transcription.playback import Playback


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a recording says of itself.

    Attributes:
        duration_s: None when the file does not say.
    """

    path: Path
    duration_s: float | None
    channels: int


@dataclass(frozen=True, slots=True)
class Cue:
    """From where, how fast and along which way.

    Attributes:
        speed: 0.5..4; the pitch stays.
        rate_hz: sampling rate of the sound to make.
    """

    start_s: float
    speed: float
    route: Route
    rate_hz: int


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Sound of one stretch.

    Attributes:
        samples: float32 (n, channels), -1..1.
        start_s: when its first sample was spoken.
        speed: seconds of the recording in a second of this sound.
    """

    samples: NDArray[np.float32]
    start_s: float
    speed: float


class Deck:
    """One recording at a time."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._playback: Playback | None = None
        self._rate_hz = 0
        self._chunks: Iterator[Chunk] = iter(())

    def load(self, path: Path) -> Loaded:
        """Open a recording; what was open is closed.

        Raises: AudioUnreadableError naming the file and what to do.
        """
        self.close()
        self._path = path
        info = self._open(48_000).info
        return Loaded(path, info.duration_s, info.channels)

    def close(self) -> None:
        """Let go of the file."""
        if self._playback is not None:
            self._playback.close()
        self._path, self._playback, self._chunks = None, None, iter(())

    def cue(self, cue: Cue) -> None:
        """From now on, read from there."""
        self._chunks = self._along(cue)

    def more(self, seconds: float) -> tuple[Chunk, ...]:
        """The sound that comes next, at least so many seconds of it; less, or nothing, at the end.

        Raises: AudioUnreadableError naming the file and the moment.
        """
        made: list[Chunk] = []
        length_s = 0.0
        while length_s < seconds and (chunk := next(self._chunks, None)) is not None:
            made.append(chunk)
            length_s += len(chunk.samples) / self._rate_hz
        return tuple(made)

    def _open(self, rate_hz: int) -> Playback:
        from transcription.playback import Playback

        assert self._path is not None
        if self._playback is None or self._rate_hz != rate_hz:
            if self._playback is not None:
                self._playback.close()
            self._playback, self._rate_hz = Playback(self._path, rate_hz), rate_hz
        return self._playback

    def _along(self, cue: Cue) -> Iterator[Chunk]:
        if self._path is None:
            return
        playback = self._open(cue.rate_hz)
        stretch = cue.route.stretch(cue.start_s)
        while stretch is not None:
            made = 0
            for block in playback.stretch(*stretch, cue.speed):
                yield Chunk(block, stretch[0] + made / cue.rate_hz * cue.speed, cue.speed)
                made += len(block)
            if not made:  # the recording ends before it said it would
                return
            stretch = cue.route.stretch(stretch[1])
