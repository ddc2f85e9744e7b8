"""Recordings as numbers: what a file holds, its channels at 16 kHz, and the outline that a waveform shows.

Owns the values; `decoding` owns the files. Imports no engine.
"""

from __future__ import annotations

import mmap
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import numpy as np
from numpy.typing import NDArray

from transcription.decoding import SAMPLE_RATE_HZ, AudioInfo, SoundFile
from transcription.errors import AudioUnreadableError

__all__ = [
    "SAMPLE_RATE_HZ", "Audio", "AudioInfo", "Plane", "Recording", "Sound", "outline", "peaks", "probe", "read",
    "reduced",
]  # fmt: skip

FULL_SCALE = 32768.0
OUTLINE_SAMPLES = 160
"""10 ms: finer than a pixel of any waveform that is shown, and small enough for a day of sound."""

CHUNK_SAMPLES = 32_000
"""2 s: so much is outlined at once."""


IN_MEMORY_BYTES = 1 << 26
"""64 MiB a channel: 35 minutes."""

FLUSHED_BYTES = 1 << 22


class Sound(Protocol):
    """One channel of sound that is looked at stretch by stretch."""

    @property
    def duration_s(self) -> float: ...

    def between(self, start_s: float, end_s: float) -> NDArray[np.float32]:
        """The samples of a stretch, float32 (n,), mono, 16 kHz, -1..1; beyond the ends there are none."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """One channel of sound.

    Attributes:
        samples: float32 (n,), mono, 16 kHz, -1..1.
        source_rate_hz: sampling rate of the recording it was made from; 8000 means telephone quality.
    """

    samples: NDArray[np.float32]
    source_rate_hz: int = SAMPLE_RATE_HZ

    @property
    def duration_s(self) -> float:
        return len(self.samples) / SAMPLE_RATE_HZ

    def between(self, start_s: float, end_s: float) -> NDArray[np.float32]:
        """The samples of a stretch, as a view; a stretch beyond the ends is shorter."""
        return self.samples[max(0, round(start_s * SAMPLE_RATE_HZ)) : max(0, round(end_s * SAMPLE_RATE_HZ))]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """One channel of a recording as it was decoded: half the memory of Audio, and none of its own.

    Attributes:
        samples: int16 (n,), mono, 16 kHz.
        shelf: the file that holds them; None when they are in memory.
    """

    samples: NDArray[np.int16]
    shelf: mmap.mmap | None = None

    @property
    def duration_s(self) -> float:
        return len(self.samples) / SAMPLE_RATE_HZ

    def between(self, start_s: float, end_s: float) -> NDArray[np.float32]:
        """The samples of a stretch, -1..1, made anew; a stretch beyond the ends is shorter."""
        part = self.samples[max(0, round(start_s * SAMPLE_RATE_HZ)) : max(0, round(end_s * SAMPLE_RATE_HZ))]
        made: NDArray[np.float32] = part.astype(np.float32) / np.float32(FULL_SCALE)
        _put_back(self.shelf)
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A whole recording.

    Attributes:
        planes: one int16 (n,) array a channel, 16 kHz, all of the same length.
        warnings: what was wrong with the file, fit for the user; empty when nothing was.
        shelves: the files that hold the planes of a long recording; () when they are in memory.
    """

    info: AudioInfo
    planes: tuple[NDArray[np.int16], ...]
    warnings: tuple[str, ...] = ()
    shelves: tuple[mmap.mmap, ...] = ()

    @property
    def duration_s(self) -> float:
        return len(self.planes[0]) / SAMPLE_RATE_HZ

    def channel(self, index: int) -> Audio:
        """One channel as numbers for an engine; made anew at each call, so that an hour needs memory once."""
        samples = self.planes[index].astype(np.float32)
        samples /= np.float32(FULL_SCALE)  # in place: an hour more of memory would be needed for a moment
        return Audio(samples, self.info.rate_hz)

    def plane(self, index: int) -> Plane:
        """One channel without a copy, for who looks at it stretch by stretch."""
        return Plane(self.planes[index], self.shelves[index] if self.shelves else None)

    def rest(self) -> None:
        """Leave to the disk what was looked at on it; it is read again when it is looked at again."""
        for shelf in self.shelves:
            _put_back(shelf)


def _put_back(shelf: mmap.mmap | None) -> None:
    if shelf is not None and hasattr(mmap, "MADV_DONTNEED"):  # Windows takes memory back by itself
        shelf.madvise(mmap.MADV_DONTNEED)


def probe(path: Path) -> AudioInfo:
    """Read what a recording says of itself, without decoding it.

    Raises: AudioUnreadableError naming the file and what to do.
    """
    with SoundFile(path) as sound:
        return sound.info


def read(path: Path) -> Recording:
    """Decode a whole recording; 1 hour in two channels takes 1-3 s and at most 130 MB of memory.

    A cut or damaged recording gives what is there, and says so in `warnings`.

    Raises: AudioUnreadableError naming the file and what to do.
    """
    with SoundFile(path) as sound:
        store: list[_Samples] = []
        for block in sound.blocks():
            store = store or [_Samples(path) for _ in block]
            for samples, plane in zip(store, block, strict=True):
                samples.add(plane)
        planes = tuple(samples.plane() for samples in store)
        shelves = tuple(plane.shelf for plane in planes if plane.shelf is not None)
        return Recording(sound.info, tuple(plane.samples for plane in planes), tuple(sound.warnings), shelves)


class _Samples:
    """Decoded samples of one channel: in memory, and from IN_MEMORY_BYTES on in a file that nobody else can see.

    Three hours in two channels would need 700 MB beside a model.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._memory = bytearray()
        self._file: IO[bytes] | None = None

    def add(self, plane: NDArray[np.int16]) -> None:
        """Raises: AudioUnreadableError when there is no room on the disk."""
        self._memory += plane.tobytes()
        if len(self._memory) >= (FLUSHED_BYTES if self._file else IN_MEMORY_BYTES):
            self._flush()

    def _flush(self) -> None:
        try:
            self._file = self._file or tempfile.TemporaryFile(prefix="qa-studio-")  # noqa: SIM115
            self._file.write(self._memory)
            self._file.flush()
        except OSError as err:
            raise AudioUnreadableError(
                f"{self._path.name} is long, and there is no room to decode it in {tempfile.gettempdir()}"
                f" ({err.strerror}). Free some space there, then try again."
            ) from err
        self._memory.clear()

    def plane(self) -> Plane:
        if self._file is None:
            return Plane(np.frombuffer(self._memory, np.int16))
        self._flush()
        shelf = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        self._file.close()
        return Plane(np.frombuffer(shelf, np.int16), shelf)


def peaks(path: Path, buckets: int) -> NDArray[np.float32]:
    """Outline of a recording for a waveform; decodes in blocks and keeps only the extremes of 10 ms.

    Args: buckets: at least 1; each covers an equal share of the time.
    Returns: float32 (channels, buckets, 2): least and greatest sample, -1..1.
    Raises: AudioUnreadableError naming the file and what to do.
    """
    return reduced(outline(path), buckets)


def outline(path: Path) -> NDArray[np.int16]:
    """The extremes of each 10 ms of a recording.

    Returns: int16 (channels, n, 2): least and greatest sample; the last stretch may be shorter.
    Raises: AudioUnreadableError naming the file and what to do.
    """
    with SoundFile(path) as sound:
        return np.concatenate(list(_outline(sound.blocks())), axis=1)


def reduced(fine: NDArray[np.int16], buckets: int) -> NDArray[np.float32]:
    """An outline in as many buckets as are wanted, float32 (channels, buckets, 2), -1..1."""
    places = np.arange(buckets) * fine.shape[1] // buckets
    least = np.minimum.reduceat(fine[:, :, 0], places, axis=1)
    greatest = np.maximum.reduceat(fine[:, :, 1], places, axis=1)
    return (np.stack([least, greatest], axis=2) / np.float32(FULL_SCALE)).astype(np.float32)


def _outline(blocks: Iterable[NDArray[np.int16]]) -> Iterator[NDArray[np.int16]]:
    """Extremes of each 10 ms, int16 (channels, n, 2); the last stretch may be shorter."""
    rest: NDArray[np.int16] | None = None
    for chunk in _chunks(blocks):
        sound = chunk if rest is None else np.concatenate([rest, chunk], axis=1)
        whole = sound.shape[1] // OUTLINE_SAMPLES * OUTLINE_SAMPLES
        yield _extremes(sound[:, :whole].reshape(len(sound), -1, OUTLINE_SAMPLES))
        rest = sound[:, whole:]
    if rest is not None and rest.shape[1]:
        yield _extremes(rest[:, None, :])


def _chunks(blocks: Iterable[NDArray[np.int16]]) -> Iterator[NDArray[np.int16]]:
    """Blocks put together to at least CHUNK_SAMPLES: decoders give 20 ms at a time, numpy likes more."""
    held: list[NDArray[np.int16]] = []
    for block in blocks:
        held.append(block)
        if sum(part.shape[1] for part in held) >= CHUNK_SAMPLES:
            yield np.concatenate(held, axis=1)
            held = []
    if held:
        yield np.concatenate(held, axis=1)


def _extremes(stretches: NDArray[np.int16]) -> NDArray[np.int16]:
    if not stretches.size:
        return np.zeros((len(stretches), 0, 2), np.int16)
    return np.stack([stretches.min(axis=2), stretches.max(axis=2)], axis=2)
