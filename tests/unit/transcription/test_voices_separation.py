"""Two voices on one channel: the demonstration's calls mixed down, each voice alone, and sound without any."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mixed_calls import calls, mixed_call
from sound_files import quiet, tone, write_wav

from transcription import audio, voices
from transcription.audio import Audio
from transcription.engines import Segment
from transcription.model import Role, Turn, Word
from transcription.turns import Heard
from transcription.voices import path
from transcription.voices.clustering import divided
from transcription.voices.features import measured
from transcription.voices.separation import runs, separate

REAL_CALL = Path(__file__).parents[4] / "shared" / "data" / "audio" / "call_auto_repair_mono_8k.wav"


def heard_exactly(turns: tuple[dict[str, object], ...], *, joined: int = 1) -> list[Heard]:
    """What an engine would give that hears every word: words spread evenly over their turns.

    Args: joined: so many turns in one segment, as an engine does that knows no speakers.
    """
    segments = []
    for first in range(0, len(turns), joined):
        text, words = "", []
        for turn in turns[first : first + joined]:
            spelt = str(turn["text"]).split()
            times = np.linspace(float(str(turn["start_s"])), float(str(turn["end_s"])), len(spelt) + 1)
            for word, (start_s, end_s) in zip(spelt, pairwise(times.tolist()), strict=True):
                text += " " if text else ""
                words.append(Word(len(text), len(text) + len(word), start_s, end_s))
                text += word
        segments.append(Heard(Segment(words[0].start_s, words[-1].end_s, text, tuple(words)), None))
    return segments


@pytest.mark.parametrize("rate_hz", [16_000, 8_000])
@pytest.mark.parametrize("times", calls(), ids=lambda times: times.name.split(".")[0])
def test_on_one_channel_nine_tenths_of_the_speech_go_to_the_right_speaker(
    times: Path, rate_hz: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = mixed_call(times)
    sound = audio.read(write_wav(tmp_path / "mixed.wav", [call.samples(rate_hz)], rate_hz)).channel(0)

    told = voices.tell_apart(heard_exactly(call.turns, joined=4), sound)

    right = call.right(told.turns)
    with capsys.disabled():
        print(f"\n  right speaker {right:6.1%}  {rate_hz:6d} Hz  {call.name}", end=" ")
    assert right >= 0.9
    assert told.agent is not None
    assert told.note == ""
    assert all(turn.channel is None and turn.speaker_confidence is not None for turn in told.turns)


@pytest.mark.parametrize("times", calls(), ids=lambda times: times.name.split(".")[0])
@pytest.mark.parametrize("side", [0, 1])
def test_one_voice_alone_is_not_split_in_two(times: Path, side: int) -> None:
    call = mixed_call(times)
    role = ("agent", "customer")[side]
    own = tuple(turn for turn in call.turns if turn["speaker"] == role)

    told = voices.tell_apart(heard_exactly(own), Audio(call.sides[side]))

    assert {turn.role for turn in told.turns} == {Role.UNKNOWN}
    assert {turn.speaker for turn in told.turns} == {""}
    assert {turn.speaker_confidence for turn in told.turns} == {None}
    assert "could not be told apart" in told.note
    assert told.agent is None


@pytest.mark.skipif(not REAL_CALL.is_file(), reason="the telephone call is not on this machine")
def test_a_real_telephone_call_has_two_voices() -> None:
    found = separate(audio.read(REAL_CALL).channel(0))

    assert found.voices is not None
    assert 0.1 < found.voices.path.mean() < 0.9


@pytest.mark.skipif(not REAL_CALL.is_file(), reason="the telephone call is not on this machine")
@pytest.mark.parametrize("voice", [0, 1])
def test_a_single_voice_of_a_real_call_is_not_split_however_little_is_there(voice: int) -> None:
    sound = audio.read(REAL_CALL).channel(0)
    voices_found = separate(sound).voices
    assert voices_found is not None
    own = np.concatenate(
        [sound.between(start_s, end_s) for start_s, end_s, who in runs(voices_found) if who == voice]
    )
    for start_s, length_s in ((0, 20), (40, 20), (0, 30), (20, 40), (0, 75), (0, 300)):
        assert separate(Audio(Audio(own).between(start_s, start_s + length_s))).voices is None


def test_voices_without_a_telling_opening_keep_apart_and_have_no_role() -> None:
    call = mixed_call(calls()[0])
    segments = [
        Heard(Segment(one.segment.start_s, one.segment.end_s, "mm hm"), None)
        for one in heard_exactly(call.turns)
    ]

    told = voices.tell_apart(segments, Audio(call.sides.mean(axis=0)))

    assert {turn.role for turn in told.turns} == {Role.UNKNOWN}
    assert [turn.speaker for turn in told.turns][:3] == ["Voice 1", "Voice 2", "Voice 1"]
    assert told.note.startswith("Two voices were told apart")


def test_a_cut_segment_keeps_every_character_and_every_word() -> None:
    call = mixed_call(calls()[1])
    (whole,) = heard_exactly(call.turns, joined=len(call.turns))

    told = voices.tell_apart([whole], Audio(call.sides.mean(axis=0)))

    assert " ".join(turn.text for turn in told.turns) == whole.segment.text
    assert len(told.turns) > 10
    assert sum(len(turn.words) for turn in told.turns) == len(whole.segment.words)
    for turn in told.turns:
        assert all(turn.text[word.start : word.end].strip() for word in turn.words)
        assert " ".join(turn.text[word.start : word.end] for word in turn.words) == turn.text


def test_the_same_sound_gives_the_same_voices_twice() -> None:
    call = mixed_call(calls()[2])
    sound = Audio(call.sides.mean(axis=0))
    first, second = (voices.tell_apart(heard_exactly(call.turns), sound) for _ in range(2))
    assert first == second


def test_a_short_word_is_less_sure_than_a_long_turn() -> None:
    found = separate(Audio(mixed_call(calls()[1]).sides.mean(axis=0))).voices
    assert found is not None
    start_s, end_s, voice = max(runs(found), key=lambda run: run[1] - run[0])
    short = found.confidence(start_s + 0.5, start_s + 0.8, voice)
    assert 0.5 < short < found.confidence(start_s, end_s, voice) <= 1
    assert found.confidence(start_s, end_s, 1 - voice) < 0.5


@pytest.mark.parametrize(
    "samples",
    [
        quiet(0.0),
        quiet(0.005),
        quiet(30.0),
        tone(200.0, 30.0),
        0.3 * np.random.default_rng(0).normal(size=16_000 * 20).clip(-3, 3) / 3,
        np.full(16_000 * 20, 0.5),
        np.tile(np.concatenate([tone(180.0, 1.0), quiet(0.5)]), 20),
    ],
    ids=["nothing", "less than a frame", "silence", "tone", "noise", "direct current", "beeps"],
)
def test_sound_without_voices_has_no_speakers(samples: np.ndarray) -> None:
    found = separate(Audio(samples.astype(np.float32)))
    assert found.voices is None


def test_pitch_is_found_on_telephone_and_wide_band_sound() -> None:
    for pitch_hz in (90.0, 140.0, 220.0, 330.0):
        buzz = sum(tone(pitch_hz * part, 1.0, level=0.3 / part) for part in range(1, 11))
        found = measured(Audio(np.asarray(buzz, np.float32)))
        assert found.voiced[10:-10].all()
        assert float(np.median(found.pitch_hz)) == pytest.approx(pitch_hz, rel=0.02)


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=40), st.data())
def test_the_path_is_the_best_of_all_paths(odds: list[float], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from([0.01, 0.4]), min_size=len(odds), max_size=len(odds)))
    found = path.likeliest(np.array(odds), np.cumsum(gaps))
    other = np.array(data.draw(st.lists(st.integers(0, 1), min_size=len(odds), max_size=len(odds))))
    assert worth(found, odds, gaps) >= worth(other, odds, gaps) - 1e-9


def worth(speakers: np.ndarray, odds: list[float], gaps: list[float]) -> float:
    gains = np.clip(odds, -path.CLEAREST, path.CLEAREST) * path.INDEPENDENT
    total = float(gains[speakers == 1].sum())
    for place in np.flatnonzero(np.diff(speakers)):
        pause = gaps[place + 1] >= path.PAUSE_S
        total -= path.CHANGE_AT_PAUSE if pause else path.CHANGE_IN_SPEECH
    return total


def test_too_few_stretches_are_no_division() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 5))
    assert divided(rows, []).labels.tolist() == []
    assert divided(rows, [np.arange(50)]).labels.tolist() == [0]


def test_turns_of_the_real_role_are_what_counts_as_right() -> None:
    call = mixed_call(calls()[0])
    turns = [
        Turn(Role(str(turn["speaker"])), "", float(turn["start_s"]), float(turn["end_s"]))
        for turn in call.turns
    ]
    assert call.right(turns) == 1.0
    assert call.right([]) == 0.0
