"""How much of a call in one channel goes to the right speaker, and what it costs.

Run: python benchmarks/speakers.py [ENGINE [CALL ...]]. The demonstration's calls, mixed down to one channel at 16 and
at 8 kHz, are transcribed with the engine ("draft" when none is named) and compared with the true times of each speaker.
"Voices" is the sound alone, "turns" the transcript: what the engine does not hear counts as wrong there. Of two who
speak at once at most one can be right, in both.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from mixed_calls import FRAME_S, MixedCall, calls, mixed_call
from sound_files import write_wav

from transcription import audio, pipeline
from transcription.voices.separation import Separation, runs, separate


def by_sound(call: MixedCall, found: Separation) -> float:
    """Share of all speech time, 0..1, when the voices are given the roles that fit better."""
    if found.voices is None:
        return 0.0
    said = np.zeros_like(call.talking)
    for start_s, end_s, voice in runs(found.voices):
        said[round(start_s / FRAME_S) - 5 : round(end_s / FRAME_S) + 5, voice] = True
    fits = [(call.talking & option).sum() / call.talking.sum() for option in (said, said[:, ::-1])]
    return float(max(fits))


def main() -> None:
    """Print a line a call and rate."""
    engine = sys.argv[1] if len(sys.argv) > 1 else "draft"
    heading = ("call", "kHz", "voices", "turns", "unsure", "strength", "dominance", "cost")
    print("{:<28}{:>4}{:>9}{:>9}{:>8}{:>10}{:>11}{:>8}".format(*heading))
    with tempfile.TemporaryDirectory() as folder:
        for call in (mixed_call(times) for times in calls() if _is_asked(times.name)):
            for rate_hz in (16_000, 8_000):
                path = write_wav(Path(folder) / "mixed.wav", [call.samples(rate_hz)], rate_hz)
                print(measured(call, path, rate_hz, engine), flush=True)


def _is_asked(name: str) -> bool:
    return not sys.argv[2:] or any(part in name for part in sys.argv[2:])


def measured(call: MixedCall, path: Path, rate_hz: int, engine: str) -> str:
    """One line; the cost is the processor's time for the voices, of the recording's length."""
    sound = audio.read(path).channel(0)
    begin_s = time.process_time()
    found = separate(sound)
    cost = (time.process_time() - begin_s) / sound.duration_s
    finished = list(pipeline.transcribe(pipeline.Request(path, engine)))[-1]
    assert isinstance(finished, pipeline.Finished)
    turns = finished.transcript.turns
    unsure = sum("speaker_unsure" in turn.flags for turn in turns)
    return (
        f"{call.name:<28}{rate_hz // 1000:>4}{by_sound(call, found):>9.1%}{call.right(turns):>9.1%}"
        f"{unsure:>4}/{len(turns):<3}{found.strength:>10.2f}{found.dominance:>11.1f}{cost:>8.2%}"
    )


if __name__ == "__main__":
    main()
