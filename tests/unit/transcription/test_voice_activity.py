"""The network that tells a voice from everything else, on the demonstration's voices."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from sound_files import quiet, tone
from spoken import speaking

from qa_studio.demo import demo_folder
from transcription import activity, audio
from transcription.audio import Audio
from transcription.engines import silero

CALLS = sorted((demo_folder() / "files" / "calls").glob("*.*"))


def test_speech_is_found_with_a_little_around_it() -> None:
    sound = speaking((2.0, 8.0), (20.0, 20.6), length_s=30.0)
    first, second = silero.listen(sound).stretches(30.0)
    assert (first.start_s, first.end_s) == pytest.approx((1.8, 8.2), abs=0.15)
    assert (second.start_s, second.end_s) == pytest.approx((19.8, 20.8), abs=0.2)


@pytest.mark.parametrize("path", CALLS, ids=[path.stem for path in CALLS])
def test_in_a_clean_call_it_finds_what_is_loud(path: Path) -> None:
    recording = audio.read(path)
    for index in (0, 1):
        loud = activity.speech(recording.channel(index), 30.0)
        found = silero.listen(recording.plane(index)).stretches(30.0)
        assert len(found) == len(loud)
        assert all(
            abs(one.start_s - other.start_s) < 0.2 and abs(one.end_s - other.end_s) < 0.2
            for one, other in zip(found, loud, strict=True)
        )


@pytest.mark.parametrize(
    "sound",
    [
        quiet(5.0),
        quiet(0.0),
        tone(440, 5.0),
        np.random.default_rng(0).normal(0, 0.05, 80_000),
        sum(tone(pitch, 5.0) for pitch in (262, 330, 392)) / 3,
    ],
    ids=["silence", "nothing", "a dial tone", "noise", "a chord"],
)
def test_what_is_no_voice_is_no_speech(sound: np.ndarray) -> None:
    assert silero.listen(Audio(sound.astype(np.float32))).stretches(30.0) == ()


def test_the_share_of_voice_tells_speech_from_silence() -> None:
    voice = silero.listen(speaking((2.0, 8.0), length_s=12.0))
    assert voice.share(2.0, 8.0) > 0.9
    assert voice.share(9.0, 11.0) == 0.0
    assert voice.share(5.0, 5.0) == 1.0
    assert voice.share(50.0, 60.0) == 0.0


def test_speech_without_a_pause_is_cut_and_nothing_is_lost() -> None:
    parts = silero.listen(speaking((1.0, 100.0), length_s=101.0)).stretches(30.0)
    assert all(25.0 - 0.1 <= part.length_s <= 30.0 for part in parts[:-1])
    assert all(one.end_s == other.start_s for one, other in pairwise(parts))
    assert parts[-1].end_s - parts[0].start_s == pytest.approx(99.4, abs=0.3)


def test_what_was_heard_before_changes_nothing() -> None:
    sound = speaking((2.0, 8.0), length_s=40.0)
    first = silero.listen(sound)
    silero.listen(Audio(tone(440, 3.0).astype(np.float32)))
    assert np.array_equal(silero.listen(sound).probabilities, first.probabilities)
