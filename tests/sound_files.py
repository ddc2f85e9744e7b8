"""Makes recordings for tests: tones and speech-like noise, in the formats that telephone systems and phones write."""

from __future__ import annotations

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]


def tone(frequency_hz: float, length_s: float, rate_hz: int = 16_000, level: float = 0.3) -> Samples:
    """A sine, float64 (n,), -level..level."""
    return level * np.sin(2 * np.pi * frequency_hz * np.arange(round(length_s * rate_hz)) / rate_hz)


def quiet(length_s: float, rate_hz: int = 16_000) -> Samples:
    return np.zeros(round(length_s * rate_hz))


def write_wav(path: Path, channels: list[Samples], rate_hz: int = 16_000) -> Path:
    """16 bit PCM."""
    pcm = (np.stack(channels, axis=1) * 32767).round().astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(pcm.tobytes())
    return path


def encode(
    path: Path,
    channels: list[Samples],
    codec: str,
    rate_hz: int = 16_000,
    *,
    layout: str | None = None,
    start_s: tuple[float, ...] = (0.0,),
) -> Path:
    """Encode with FFmpeg's own encoders; the ending chooses the container.

    Args: start_s: where the sound is put on the clock, several times over; leaves gaps between.
    """
    layout = layout or {1: "mono", 2: "stereo"}[len(channels)]
    interleaved = (np.stack(channels, axis=1) * 32767).round().astype(np.int16).reshape(1, -1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz, layout=layout)
        stream.bit_rate = 96_000
        resampler = av.AudioResampler(
            stream.format, stream.layout, rate_hz, stream.codec_context.frame_size or 1024
        )
        for begin_s in start_s:
            frame = av.AudioFrame.from_ndarray(interleaved, "s16", layout)
            frame.sample_rate, frame.time_base = rate_hz, Fraction(1, rate_hz)
            frame.pts = round(begin_s * rate_hz)
            for part in resampler.resample(frame):
                container.mux(stream.encode(part))
        for part in resampler.resample(None):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def write_video(path: Path, channels: list[Samples] | None) -> Path:
    """One second of a grey picture, with sound or without."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=10)
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        sound = container.add_stream("aac", rate=16_000, layout="stereo") if channels else None
        for _ in range(10):
            picture = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 128, np.uint8), format="rgb24")
            container.mux(video.encode(picture))
        container.mux(video.encode(None))
        if sound is not None and channels:
            planes = np.stack(channels).astype(np.float32)
            for place in range(0, planes.shape[1], 1024):
                block = np.ascontiguousarray(planes[:, place : place + 1024])
                frame = av.AudioFrame.from_ndarray(block, "fltp", "stereo")
                frame.sample_rate, frame.pts = 16_000, place
                container.mux(sound.encode(frame))
            container.mux(sound.encode(None))
    return path


def loudest_hz(samples: NDArray[np.float32], rate_hz: int = 16_000) -> float:
    """Frequency of the strongest component."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate_hz / len(samples))
