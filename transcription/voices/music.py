"""Where music plays: sound that holds its tones and leaves no gaps. Owns the rule; knows no words.

Speech glides from tone to tone and breaks off at every plosive; music holds each tone for a while and fills the time.
Not found: ringing and engaged tones (they break off), beats without tones, music under a voice.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from transcription.activity import Stretch
from transcription.audio import SAMPLE_RATE_HZ, Sound

LEAST_ACTIVATION = 1.4
MEAN_ACTIVATION = 1.8
"""How steadily the five steadiest tones of 2 s are held, 0..5, and on average over the whole stretch.

Measured where the time is filled: quick notes without chords 1.4 to 2.9; chords, strings and a beat under a tune 2.2
to 3.8; a real call up to 1.05, the demonstration's voices up to 0.83.

Source: Seyerlehner et al. 2007, Automatic music detection in television productions (continuous frequency activation).
"""

LEAST_FULLNESS = 0.95
FULL_BELOW_DB = 20.0
"""Share of the time that is at most this far below the loud parts. Measured: music 1.0; where a synthetic voice holds
its tones as music does, up to 0.87."""

QUIETEST_DB = -50.0
SHORTEST_S = 5.0
"""A shorter one is a jingle, a tone or a held vowel."""

WINDOW_S, STEP_S = 2.0, 0.5
_HOP_S = 0.02
_HOP, _FRAME, _FFT = round(_HOP_S * SAMPLE_RATE_HZ), 1024, 2048
_LOWEST_HZ, _HIGHEST_HZ = 150.0, 3500.0
_STANDS_OUT_DB, _FAINTEST_DB = 6.0, 55.0
_NEAR, _AROUND = 21, 31
"""Bins (of 7.8 Hz) over which a tone must stand out, and over which its steadiness must."""

_BLOCK_STEPS = 60
"""Windows looked at in one go: half a minute of sound, some 20 MB."""


def music(sound: Sound) -> tuple[Stretch, ...]:
    """Stretches of music in time order, each of at least 5 s, not overlapping; its ends are sure to half a second."""
    activations = np.fromiter(_activations(sound), float)
    held = np.flatnonzero(activations >= LEAST_ACTIVATION)
    stretches: list[Stretch] = []
    for run in np.split(held, np.flatnonzero(np.diff(held) > 1) + 1):
        if not len(run) or activations[run].mean() < MEAN_ACTIVATION:
            continue
        start_s, end_s = float(run[0]) * STEP_S, min(sound.duration_s, float(run[-1]) * STEP_S + WINDOW_S)
        if end_s - start_s < SHORTEST_S:
            continue
        if stretches and start_s <= stretches[-1].end_s:
            start_s = stretches.pop().start_s
        stretches.append(Stretch(start_s, end_s))
    return tuple(stretches)


def _activations(sound: Sound) -> Iterator[float]:
    """Of each window, 0.5 s apart; 0 where the sound has gaps or is too faint."""
    samples = round(sound.duration_s * SAMPLE_RATE_HZ)
    step, window = round(STEP_S / _HOP_S), round(WINDOW_S / _HOP_S)
    frames = (samples - _FRAME) // _HOP + 1
    steps = max(0, (frames - window) // step + 1)
    for first in range(0, steps, _BLOCK_STEPS):
        count = min(_BLOCK_STEPS, steps - first)
        begin, length = first * step * _HOP, ((count - 1) * step + window - 1) * _HOP + _FRAME
        spectrum = _spectrum(sound.between(begin / SAMPLE_RATE_HZ, (begin + length) / SAMPLE_RATE_HZ))
        tones, levels = _tones(spectrum), 10 * np.log10((10 ** (spectrum / 10)).sum(axis=1))
        for place in range(0, count * step, step):
            part = slice(place, place + window)
            yield _steadiness(tones[part]) if _is_full(levels[part]) else 0.0


def _spectrum(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Decibels to full scale of a sine, float64 (frames of 20 ms, bins)."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, _FRAME)[::_HOP]
    size = np.abs(np.fft.rfft(frames * (_TAPER / (_FRAME / 4)), _FFT))[:, _BINS]
    return np.asarray(20 * np.log10(np.maximum(size, 1e-6)), np.float64)


def _tones(spectrum: NDArray[np.float64]) -> NDArray[np.float64]:
    """1 where a bin stands out of its neighbourhood, 0 elsewhere."""
    from scipy.ndimage import uniform_filter1d

    stands_out = spectrum - uniform_filter1d(spectrum, _NEAR, axis=1) > _STANDS_OUT_DB
    return np.asarray(stands_out & (spectrum > spectrum.max() - _FAINTEST_DB), np.float64)


def _steadiness(tones: NDArray[np.float64]) -> float:
    """Sum of how far the five steadiest bins stand out, by the share of the time in which they sound."""
    from scipy.ndimage import uniform_filter1d

    shares = tones.mean(axis=0)
    height = shares - uniform_filter1d(shares, _AROUND)
    middle = shares[1:-1]
    is_peak = (middle >= shares[:-2]) & (middle > shares[2:])
    return float(np.sort(height[1:-1][is_peak])[-5:].sum())


def _is_full(levels: NDArray[np.float64]) -> bool:
    loud = np.percentile(levels, 95)
    return bool(loud > QUIETEST_DB and (levels > loud - FULL_BELOW_DB).mean() >= LEAST_FULLNESS)


_TAPER = np.hanning(_FRAME).astype(np.float32)
_BINS = slice(*np.searchsorted(np.fft.rfftfreq(_FFT, 1 / SAMPLE_RATE_HZ), (_LOWEST_HZ, _HIGHEST_HZ)).tolist())
