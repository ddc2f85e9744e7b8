"""What a voice sounds like, every 10 ms: the shape of its spectrum, its pitch, and whether it is voiced.

Owns the measuring. Everything lies between 200 and 3500 Hz, so that telephone and wide-band sound compare alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcription.audio import SAMPLE_RATE_HZ, Audio

Floats = NDArray[np.float32]

HOP_S = 0.01
WINDOW_S = 0.04
"""Two and a half periods of the deepest voice: long enough for its pitch, short against a syllable."""

LOWEST_HZ, HIGHEST_HZ = 200.0, 3500.0
"""The band a telephone carries. Source: ITU-T G.712, 300 to 3400 Hz within its limits."""

BANDS = 24
CEPSTRA = 16
"""Numbers 1 to 16: the level (number 0) is the line's and the distance to it, not the voice's."""

DEEPEST_HZ, HIGHEST_PITCH_HZ = 65.0, 400.0
"""From a deep man's voice to a high woman's. Source: Baken and Orlikoff, Clinical Measurement of Speech and Voice."""

PERIODICITY = 0.55
"""A frame that repeats itself at least this well, of 1, is voiced. Chosen; noise stays under 0.3, vowels over 0.7."""

BLOCK_FRAMES = 2048
_HOP = round(HOP_S * SAMPLE_RATE_HZ)
_WINDOW = round(WINDOW_S * SAMPLE_RATE_HZ)
_FFT = 1024
"""At least a window and the longest lag, so that the autocorrelation does not wrap."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """One row for each 10 ms; row i is centred at (i + 0.5) * 10 ms.

    Attributes:
        cepstra: float32 (n, 16), mel-frequency cepstral coefficients 1 to 16.
        periodicity: float32 (n,), 0..1, how well the sound repeats itself at its pitch.
        pitch_hz: float32 (n,), the best repetition rate, also where the sound is not voiced.
        level_db: float32 (n,), mean power in decibels to full scale, at least -96.
    """

    cepstra: Floats
    periodicity: Floats
    pitch_hz: Floats
    level_db: Floats

    @property
    def voiced(self) -> NDArray[np.bool_]:
        """Where the vocal cords swing, bool (n,)."""
        return np.asarray(self.periodicity >= PERIODICITY)

    def __len__(self) -> int:
        return len(self.level_db)


def measured(audio: Audio) -> Features:
    """Measure a whole channel; 1 hour takes some 10 s and 30 MB."""
    parts = [_block(frames) for frames in _frames(audio.samples)]
    if not parts:
        empty = np.zeros(0, np.float32)
        return Features(np.zeros((0, CEPSTRA), np.float32), empty, empty, empty)
    cepstra, periodicity, pitch, level = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Features(cepstra, periodicity, pitch, level)


def _frames(samples: Floats) -> Iterator[Floats]:
    """Windows around the middle of each 10 ms, float32 (up to 2048, 640); beyond the ends is silence."""
    count, margin = len(samples) // _HOP, (_WINDOW - _HOP) // 2
    for first in range(0, count, BLOCK_FRAMES):
        last = min(count, first + BLOCK_FRAMES)
        begin, end = first * _HOP - margin, (last - 1) * _HOP - margin + _WINDOW
        part = samples[max(0, begin) : end]
        part = np.pad(part, (max(0, -begin), end - max(0, begin) - len(part)))
        yield np.lib.stride_tricks.sliding_window_view(part, _WINDOW)[::_HOP]


def _block(frames: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    power = np.abs(np.fft.rfft(frames * _TAPER, _FFT)) ** 2
    bands = np.log(np.maximum(power @ _MEL.T, 1e-9))
    periodicity, pitch = _pitch(power)
    level = 10 * np.log10(np.maximum(np.square(frames).mean(axis=1), 10**-9.6))
    return (
        (bands @ _COSINES.T).astype(np.float32),
        periodicity.astype(np.float32),
        pitch.astype(np.float32),
        level.astype(np.float32),
    )


def _pitch(power: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Periodicity and pitch by autocorrelation, corrected for the window's own.

    Source: Boersma 1993, Accurate short-term analysis of the fundamental frequency.
    """
    correlation = np.fft.irfft(power * _PITCH_BAND, _FFT)[:, : _LAGS[-1] + 2]
    whole = np.maximum(correlation[:, :1], 1e-12)
    inner = correlation / whole / _TAPER_CORRELATION[: _LAGS[-1] + 2]
    middle = inner[:, _LAGS]
    is_peak = (middle >= inner[:, _LAGS - 1]) & (middle >= inner[:, _LAGS + 1])
    best = np.argmax(np.where(is_peak, middle * _SHORTER_FIRST, 0.0), axis=1)
    rows = np.arange(len(inner))
    found = np.where(is_peak[rows, best], middle[rows, best], 0.0)
    return np.clip(found, 0.0, 1.0), SAMPLE_RATE_HZ / _LAGS[best].astype(np.float64)


def _mel_of(hz: NDArray[np.floating] | float) -> NDArray[np.float64]:
    """Source: O'Shaughnessy 1987, Speech Communication."""
    return np.asarray(2595.0 * np.log10(1.0 + np.asarray(hz) / 700.0))


def _mel_bands() -> NDArray[np.float64]:
    """Triangles of equal width in mel, float64 (24, 513)."""
    edges = np.linspace(_mel_of(LOWEST_HZ), _mel_of(HIGHEST_HZ), BANDS + 2)
    bins = _mel_of(np.fft.rfftfreq(_FFT, 1 / SAMPLE_RATE_HZ))
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0.0, np.minimum(rising, falling))


def _cosines() -> NDArray[np.float64]:
    """Rows 1 to 16 of the orthonormal cosine transform of 24 bands."""
    steps = np.pi * np.outer(np.arange(1, CEPSTRA + 1), np.arange(BANDS) + 0.5) / BANDS
    return np.asarray(np.sqrt(2 / BANDS) * np.cos(steps))


def _taper_correlation() -> NDArray[np.float64]:
    correlation = np.fft.irfft(np.abs(np.fft.rfft(_TAPER, _FFT)) ** 2, _FFT)
    return np.asarray(np.maximum(correlation / correlation[0], 0.05))


_TAPER = np.hanning(_WINDOW).astype(np.float32)
_TAPER_CORRELATION = _taper_correlation()
_MEL, _COSINES = _mel_bands(), _cosines()
_LAGS = np.arange(round(SAMPLE_RATE_HZ / HIGHEST_PITCH_HZ), round(SAMPLE_RATE_HZ / DEEPEST_HZ) + 1)
_SHORTER_FIRST = 1 - np.log2(_LAGS / _LAGS[0]) / 30
"""A voice repeats itself at every multiple of its period: of nearly equal lags the shortest is meant."""
_PITCH_BAND = (np.fft.rfftfreq(_FFT, 1 / SAMPLE_RATE_HZ) <= 1200.0).astype(np.float64)
"""Above lie the breath and the hiss that hide the period."""
