"""Where somebody speaks, by silero-vad: a small network that tells a voice from music, hum and noise.

Owns the network and the rules that turn its probabilities into stretches. The package's network is read from its file
and run by onnxruntime: importing the package itself would import torch. Needs 2 ms for a second of sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from transcription.activity import Stretch
from transcription.audio import SAMPLE_RATE_HZ, Sound

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FRAME = 512
CONTEXT = 64
STATE = (1, 1, 128)
"""Samples that are judged at once, samples before them that are heard along, and what is remembered.

Source: silero_vad.sequence_vad.RATE_CONFIG and the network's own inputs.
"""

FRAME_S = FRAME / SAMPLE_RATE_HZ
BLOCK_FRAMES = 512
"""16 s in one call of the network: enough that the calls cost nothing, little enough that memory does not either."""

SPEECH = 0.5
STILL_SPEECH = 0.35
"""Speech begins at the first and lasts until it stays under the second. Source: silero_vad.get_speech_timestamps."""

PAUSE_S = 0.5
"""As long a pause ends a stretch; a shorter one belongs to the rhythm of a sentence."""

SHORTEST_S = 0.09
"""Three frames: a short "no" has four."""

PADDING_S = 0.2
"""Kept around a stretch: the network begins late at soft consonants and ends early at dying vowels."""


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """What the network says of one channel.

    Attributes:
        probabilities: float32 (n,), 0..1, that somebody speaks; one for each 32 ms, the last frame filled with silence.
        duration_s: length of the sound.
    """

    probabilities: NDArray[np.float32]
    duration_s: float

    def share(self, start_s: float, end_s: float) -> float:
        """Share of a stretch, 0..1, in which somebody speaks; of a moment, whether somebody does."""
        first = max(0, int(start_s / FRAME_S))
        frames = self.probabilities[first : max(first + 1, round(end_s / FRAME_S))]
        return float((frames >= STILL_SPEECH).mean()) if len(frames) else 0.0

    def stretches(self, longest_s: float) -> tuple[Stretch, ...]:
        """Stretches of speech in time order, not overlapping, each at most `longest_s` long; () when nobody speaks.

        Args: longest_s: at least 1; a longer stretch is cut where a pause is most likely.
        """
        return tuple(part for stretch in self._speech() for part in self._cut(stretch, longest_s))

    def _speech(self) -> Iterator[Stretch]:
        for first, last in _runs(self.probabilities):
            start_s, end_s = (
                max(0.0, first * FRAME_S - PADDING_S),
                min(self.duration_s, last * FRAME_S + PADDING_S),
            )
            if end_s > start_s:
                yield Stretch(start_s, end_s)

    def _cut(self, stretch: Stretch, longest_s: float) -> Iterator[Stretch]:
        """Cut at the least likely tenth of a second of the last sixth of what fits, the latest of several."""
        while stretch.length_s > longest_s:
            first = int((stretch.start_s + longest_s * 5 / 6) / FRAME_S)
            last = int((stretch.start_s + longest_s) / FRAME_S)
            around = np.convolve(self.probabilities[first:last], np.ones(3) / 3, "valid")
            place_s = (first + len(around) - 1 - int(np.argmin(around[::-1])) + 1.5) * FRAME_S
            yield Stretch(stretch.start_s, place_s)
            stretch = Stretch(place_s, stretch.end_s)
        yield stretch


def listen(sound: Sound) -> Voice:
    """Judge a whole channel, block by block: an hour takes about 7 s on one core."""
    hidden, cell = np.zeros(STATE, np.float32), np.zeros(STATE, np.float32)
    before = np.zeros(CONTEXT, np.float32)
    found: list[NDArray[np.float32]] = [np.zeros(0, np.float32)]
    for frames in _blocks(sound):
        contexts = np.vstack([before, frames[:-1, -CONTEXT:]])
        before = frames[-1, -CONTEXT:]
        inputs = {"input": np.hstack([contexts, frames]), "h": hidden, "c": cell}
        values, hidden, cell = _session().run(["speech_probs", "hn", "cn"], inputs)
        found.append(np.asarray(values, np.float32).reshape(-1))
    return Voice(np.concatenate(found), sound.duration_s)


def _blocks(sound: Sound) -> Iterator[NDArray[np.float32]]:
    """The sound in frames, float32 (n, FRAME), as many as one call takes; the last one is filled with silence."""
    step_s, start_s = BLOCK_FRAMES * FRAME_S, 0.0
    while len(samples := sound.between(start_s, start_s + step_s)):
        frames = np.zeros((-(-len(samples) // FRAME), FRAME), np.float32)
        frames.reshape(-1)[: len(samples)] = samples
        yield frames
        start_s += step_s


def _runs(probabilities: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """First frame and the one after the last of each stretch that holds a pause no longer than PAUSE_S."""
    likely = np.flatnonzero(probabilities >= STILL_SPEECH)
    for run in np.split(likely, np.flatnonzero(np.diff(likely) * FRAME_S > PAUSE_S) + 1):
        if len(run) * FRAME_S >= SHORTEST_S and probabilities[run].max() >= SPEECH:
            yield int(run[0]), int(run[-1]) + 1


@lru_cache(maxsize=1)
def _session() -> InferenceSession:
    """The network on one thread, loaded once a process; it is safe to run from several threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(_network()), options, providers=["CPUExecutionProvider"])


def _network() -> Path:
    spec = find_spec("silero_vad")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "data" / "silero_vad_16k_sequence.onnx"
