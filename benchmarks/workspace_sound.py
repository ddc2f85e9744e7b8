"""The sound of the benchmarks' long call: two channels that take turns, written in blocks."""

from __future__ import annotations

import hashlib
import wave
from pathlib import Path

import numpy as np

RATE = 8_000
LEVEL = 6_000
"""Of 32,767: about as loud as telephone speech."""


def write_call(path: Path, seconds: float, turns: int, seed: int) -> str:
    """A WAV file, int16, 2 channels, 8 kHz: noise that swells like syllables, first on channel 0, then on 1, and so on.

    Returns: its SHA-256.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    length = int(seconds * RATE / turns)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for turn in range(turns):
            sound = np.zeros((length, 2), dtype=np.int16)
            spoken = int(length * 0.9)
            swell = np.abs(np.sin(np.arange(spoken) * (np.pi * 4 / RATE))) * LEVEL
            sound[:spoken, turn % 2] = rng.normal(0, 0.4, spoken).clip(-1, 1) * swell
            file.writeframes(sound.tobytes())
    return hashlib.sha256(path.read_bytes()).hexdigest()
