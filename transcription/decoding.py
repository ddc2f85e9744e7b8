"""Decodes any recording to 16 kHz blocks, through PyAV. Owns what can be wrong with a file.

No program is started. Only containers that hold recordings are let in, so that a playlist which calls itself
a recording cannot make the decoder open other files or the network. Imports nothing of ours but errors.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from transcription.errors import AudioUnreadableError

if TYPE_CHECKING:
    import av
    from av.audio.frame import AudioFrame

SAMPLE_RATE_HZ = 16_000
"""What speech recognisers listen to. Source: Whisper's and PocketSphinx's front ends."""

CONTAINERS = (
    "3gp aac ac3 aiff amr amrnb amrwb asf au avi caf flac flv g722 gsm loas matroska mov mp3 mp4 mpeg mpegts"
    " ogg rm sln sox voc w64 wav webm wv"
)
"""FFmpeg's names of the containers that may be opened; no playlists, no image series."""

LONGEST_S = 12 * 3600
"""A file that decodes to more is split by hand or is not a call: it would not fit in memory."""

SMALLEST_GAP_S = 0.1
LONGEST_GAP_S = 600.0
"""Missing stretches of this length become silence, to keep the player's times; more is a broken clock."""

LOWEST_RATE_HZ = 4_000
HIGHEST_RATE_HZ = 768_000
"""Sampling rates that recordings have; another one is a damaged header, and costly to convert."""

MISSING_END_S = 1.0
"""A recording that is shorter than it says by more than this is called cut."""

ESTIMATED_LENGTH = {"mp3", "aac"}
"""Containers without a length: FFmpeg guesses it from the first bit rate, so only a tenth off counts."""

PREROLL_S = 0.1
"""Decoded before the place that was asked for: Opus and MP3 need 80 ms to be right. Source: RFC 7845, 4.6."""

TEXT_PROBE_BYTES = 512


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """What a recording says of itself.

    Attributes:
        channels: at least 1.
        duration_s: as announced; None when the file does not say.
        rate_hz: original sampling rate.
        codec: FFmpeg's name, e.g. "pcm_mulaw".
    """

    path: Path
    channels: int
    duration_s: float | None
    rate_hz: int
    codec: str


@dataclass(slots=True)
class SoundFile:
    """An open recording. Use as a context manager; `blocks` may be read once.

    Attributes:
        warnings: fit for the user; complete only after the last block.
    """

    path: Path
    warnings: list[str] = field(default_factory=list)
    info: AudioInfo = field(init=False, repr=False)
    _container: av.container.InputContainer = field(init=False, repr=False)
    _stream: av.AudioStream = field(init=False, repr=False)
    _done_s: float = field(default=0.0, init=False)
    _bad_packets: int = field(default=0, init=False)
    _bad_samples: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        _check_file(self.path)
        self._container = _open(self.path)
        try:
            self._stream = self._first_sound()
            self.info = self._describe()
        except AudioUnreadableError:
            self._container.close()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        self._container.close()

    def _first_sound(self) -> av.AudioStream:
        sounds = self._container.streams.audio
        if not sounds:
            raise AudioUnreadableError(
                f"“{self.path.name}” holds no sound. Choose the recording of the call."
            )
        if len(sounds) > 1:
            self.warnings.append("The file holds several sound tracks; the first one was read.")
        return sounds[0]

    def _describe(self) -> AudioInfo:
        # None for a codec that FFmpeg does not know, whatever the type stubs say.
        codec: av.AudioCodecContext | None = self._stream.codec_context
        if codec is None or not LOWEST_RATE_HZ <= codec.sample_rate <= HIGHEST_RATE_HZ:
            raise AudioUnreadableError(
                f"“{self.path.name}” has a damaged header or an unknown coding. Copy it again, or export it as WAV."
            )
        duration = self._container.duration
        return AudioInfo(
            path=self.path,
            channels=max(1, codec.channels),
            duration_s=duration / 1e6 if duration and duration > 0 else None,
            rate_hz=codec.sample_rate,
            codec=codec.name,
        )

    def blocks(self) -> Iterator[NDArray[np.int16]]:
        """Yield the sound as int16 (channels, n), 16 kHz, in time order. Bad stretches become silence.

        Raises: AudioUnreadableError when nothing can be decoded, or far too much.
        """
        made = 0
        for block in self._converted():
            made += block.shape[1]
            yield block
        if not made:
            raise AudioUnreadableError(
                f"“{self.path.name}” says that it is a recording, but nothing in it can be decoded."
                " It was probably cut off at once. Ask for the file again."
            )
        self._judge()

    def frames_from(self, start_s: float) -> Iterator[tuple[float, AudioFrame]]:
        """Yield frames from shortly before a moment on, each with its start in seconds on the recording's clock.

        May be called again, for another moment. Bad stretches are left out: the next frame's time shows the gap.
        """
        import av

        origin_s = (self._container.start_time or 0) / 1e6
        wanted_s = max(0.0, start_s - PREROLL_S)
        try:
            self._container.seek(round((origin_s + wanted_s) * 1e6))
        except av.FFmpegError:  # a container that cannot be entered is read from its start
            self._container.close()
            self._container = _open(self.path)
            self._stream = self._container.streams.audio[0]
        clock_s = 0.0
        for frame in self._frames():
            at_s = clock_s if frame.time is None else float(frame.time) - origin_s
            clock_s = at_s + frame.samples / frame.sample_rate
            if clock_s > wanted_s:
                yield at_s, frame

    def _converted(self) -> Iterator[NDArray[np.int16]]:
        import av

        resampler = _Resampler()
        try:
            for frame in self._frames():
                gap_s = self._gap_s(frame)
                if gap_s:
                    yield resampler.silence(gap_s, frame)
                yield from resampler.push(frame)
                self._done_s += gap_s + frame.samples / frame.sample_rate
                if self._done_s > LONGEST_S:
                    raise AudioUnreadableError(f"“{self.path.name}” is longer than 12 hours. Split it first.")
            yield from resampler.flush()
            self._bad_samples = resampler.bad_samples
        except av.FFmpegError as err:
            message = f"The sound of “{self.path.name}” cannot be converted. Export it as 16 bit WAV."
            raise AudioUnreadableError(message) from err

    def _frames(self) -> Iterator[AudioFrame]:
        import av

        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except av.FFmpegError:
                self._bad_packets += 1
                return
            try:
                frames = packet.decode()
            except av.FFmpegError:
                self._bad_packets += 1
                continue
            yield from (frame for frame in frames if frame.samples and frame.sample_rate)

    def _gap_s(self, frame: AudioFrame) -> float:
        """Seconds of silence to put before the frame; 0 when the clock is unknown or cannot be right."""
        if frame.time is None:
            return 0.0
        start_s = (self._container.start_time or 0) / 1e6
        gap_s = float(frame.time) - start_s - self._done_s
        announced_s = self.info.duration_s
        longest_s = LONGEST_GAP_S if announced_s is None else min(LONGEST_GAP_S, announced_s - self._done_s)
        return gap_s if SMALLEST_GAP_S < gap_s <= longest_s else 0.0

    def _judge(self) -> None:
        done_s = self._done_s
        if self._bad_samples:
            self.warnings.append("Some samples are not numbers; they were read as silence.")
        if self._bad_packets:
            self.warnings.append(f"Damaged stretches that were left out: {self._bad_packets}.")
        announced_s = _announced_s(self.path) or self.info.duration_s or 0.0
        allowed_s = announced_s / 10 if self._container.format.name in ESTIMATED_LENGTH else 0.0
        if announced_s - done_s > max(MISSING_END_S, allowed_s):
            self.warnings.append(
                f"The recording is cut: it should last {announced_s:.1f} s and {done_s:.1f} s are there."
                " What is there was read; copy it again from its source to have the rest."
            )


class _Resampler:
    """Any sequence of frames to 16 kHz int16 with the channels of the first one.

    Attributes:
        bad_samples: whether values came along that are no numbers; files of floating point may hold them.
    """

    def __init__(self) -> None:
        self.bad_samples = False
        self._key: tuple[object, ...] | None = None
        self._layout: Any = None
        self._channels = 0
        self._resampler: av.AudioResampler | None = None

    def push(self, frame: AudioFrame) -> Iterator[NDArray[np.int16]]:
        """Convert one frame; a file may change its format on the way."""
        key = (frame.format.name, frame.layout.name, frame.sample_rate)
        if key != self._key:
            yield from self.flush()
            self._start(frame)
            self._key = key
        # Our own count is the clock; a filter that sees jumping time stamps would correct them once more.
        frame.pts = None
        yield from self._blocks(frame)

    def flush(self) -> Iterator[NDArray[np.int16]]:
        if self._resampler is not None:
            yield from self._blocks(None)
            self._resampler = None

    def silence(self, length_s: float, frame: AudioFrame) -> NDArray[np.int16]:
        channels = self._channels or frame.layout.nb_channels
        return np.zeros((channels, round(length_s * SAMPLE_RATE_HZ)), np.int16)

    def _start(self, frame: AudioFrame) -> None:
        import av

        if self._layout is None:
            self._channels = frame.layout.nb_channels
            self._layout = {1: "mono", 2: "stereo"}.get(self._channels, frame.layout)
        # Interleaved: PyAV reads past the end of a planar frame of eight channels. Floating point: what is no number
        # must be seen before it becomes one.
        self._resampler = av.AudioResampler(format="flt", layout=self._layout, rate=SAMPLE_RATE_HZ)

    def _blocks(self, frame: AudioFrame | None) -> Iterator[NDArray[np.int16]]:
        assert self._resampler is not None
        for out in self._resampler.resample(frame):
            samples = out.to_ndarray().reshape(-1, self._channels).T
            good = np.isfinite(samples)
            if not good.all():
                self.bad_samples = True
                samples = np.where(good, samples, 0)
            yield (samples * 32768).round().clip(-32768, 32767).astype(np.int16)


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise AudioUnreadableError(f"“{path.name}” is a folder. Choose the recordings in it.")
        if path.stat().st_size == 0:
            raise AudioUnreadableError(f"“{path.name}” is empty (0 bytes). Copy or export it again.")
        with path.open("rb"):
            pass
    except FileNotFoundError as err:
        raise AudioUnreadableError(
            f"“{path.name}” is not at {path.parent} any more. Find it and import it again."
        ) from err
    except OSError as err:
        raise AudioUnreadableError(
            f"“{path.name}” may not be read ({err.strerror}). Check its permissions."
        ) from err


def _open(path: Path) -> av.container.InputContainer:
    import av

    try:
        return av.open(str(path.absolute()), options={"format_whitelist": ",".join(CONTAINERS.split())})
    except av.FFmpegError as err:
        raise AudioUnreadableError(_why_unreadable(path)) from err


def _why_unreadable(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(TEXT_PROBE_BYTES)
    if head[4:8] == b"ftyp":
        why, advice = (
            "has no index: it was cut off while recorded or copied",
            "Copy it again from its source.",
        )
    elif _is_text(head):
        why, advice = "holds text and no sound", "Give it its own ending, e.g. .txt, or choose the recording."
    else:
        why, advice = "is not a recording in a known format", "Play it elsewhere and export it as WAV."
    return f"“{path.name}” {why}. {advice}"


def _is_text(head: bytes) -> bool:
    try:
        text = getincrementaldecoder("utf-8")().decode(head)  # tolerates a character cut by the probe's end
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\r\n\t\ufeff" for character in text)


def _announced_s(path: Path) -> float | None:
    """Length of the sound by a WAV file's own header; FFmpeg corrects it silently when the file is cut.

    None for other files and for headers that were written before the length was known.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        return None
    place, bytes_per_s = 12, 0
    while place + 8 <= len(head):
        name, size = head[place : place + 4], int.from_bytes(head[place + 4 : place + 8], "little")
        if name == b"fmt ":
            bytes_per_s = int.from_bytes(head[place + 16 : place + 20], "little")
        if name == b"data":
            return size / bytes_per_s if bytes_per_s and 0 < size < 0xFFFFFF00 else None
        place += 8 + size + size % 2
    return None
