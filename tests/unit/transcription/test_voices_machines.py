"""Music, menus and voicemail are the system's; people are never taken for them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from mixed_calls import calls, mixed_call
from sound_files import Samples, quiet, tone

from qa_studio.demo import demo_folder
from transcription import audio
from transcription.audio import Audio
from transcription.engines import Segment
from transcription.model import Role, Word
from transcription.turns import Heard
from transcription.voices.machines import MUSIC_TEXT, divided, is_announcement
from transcription.voices.music import music

SHARED = Path(__file__).parents[4] / "shared" / "data" / "audio"
RATE = audio.SAMPLE_RATE_HZ


def tune(length_s: float, beat_s: float, decay: float, *, bass: bool = False, beat: bool = False) -> Samples:
    """A made-up tune of notes with overtones, over chords or with a drum."""
    random, sound = np.random.default_rng(7), quiet(length_s)
    for start_s in np.arange(0, length_s, beat_s):
        note(sound, 262 * 2 ** (random.integers(0, 12) / 12), start_s, beat_s * 2, decay)
    for start_s in np.arange(0, length_s, 2.0) if bass else ():
        for part in (1, 1.26, 1.5):
            note(sound, 165 * part, start_s, 2.2, 0.8)
    for start_s in np.arange(0, length_s, 0.5) if beat else ():
        place, hit = int(start_s * RATE), random.normal(size=1600) * np.exp(-np.arange(1600) / 400)
        sound[place : place + 1600] += 0.3 * hit[: len(sound) - place]
    return 0.3 * sound / np.abs(sound).max()


def note(sound: Samples, pitch_hz: float, start_s: float, length_s: float, decay: float) -> None:
    place = int(start_s * RATE)
    length = min(int(length_s * RATE), len(sound) - place)
    fading = np.exp(-decay * np.arange(length) / RATE)
    for part in range(1, 6):
        sound[place : place + length] += tone(pitch_hz * part, length_s, level=0.2 / part)[:length] * fading


def as_telephone(sound: Samples) -> Samples:
    """Coded with 8 bits by the mu law, as lines carry it. Source: ITU-T G.711."""
    coded = np.sign(sound) * np.log1p(255 * np.abs(sound)) / np.log(256)
    steps = np.round(coded * 127) / 127
    return np.sign(steps) * (256 ** np.abs(steps) - 1) / 255


TUNES = {
    "piano": tune(20, 0.25, 4.0),
    "slow notes": tune(20, 1.0, 0.2),
    "notes over chords": tune(20, 0.5, 2.0, bass=True),
    "with a beat": tune(20, 0.5, 2.0, bass=True, beat=True),
}


@pytest.mark.parametrize("name", TUNES)
@pytest.mark.parametrize("line", [np.asarray, as_telephone], ids=["clear", "telephone"])
def test_music_is_found_where_it_plays(name: str, line) -> None:  # type: ignore[no-untyped-def]
    whole = np.concatenate([quiet(6.0), line(TUNES[name]), quiet(7.0)]).astype(np.float32)
    (found,) = music(Audio(whole))
    assert found.start_s == pytest.approx(6.0, abs=1.0)
    assert found.end_s == pytest.approx(26.0, abs=1.0)


@pytest.mark.parametrize("times", calls(), ids=lambda times: times.name.split(".")[0])
def test_no_call_of_the_demonstration_holds_music_or_machines(times: Path) -> None:
    call = mixed_call(times)
    for samples in (*call.sides, call.sides.mean(axis=0)):
        assert music(Audio(np.asarray(samples, np.float32))) == ()
    assert [turn["text"] for turn in call.turns if is_announcement(turn["text"])] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the recordings are not on this machine")
def test_no_real_recording_of_people_holds_music() -> None:
    paths = [path for path in sorted(SHARED.iterdir()) if path.suffix in {".wav", ".flac"}]
    assert len(paths) > 5
    assert [path.name for path in paths if music(audio.read(path).channel(0))] == []


@pytest.mark.parametrize(
    "samples",
    [
        quiet(0.0), quiet(0.01), quiet(30.0), tone(440.0, 30.0), np.full(RATE * 10, 0.4),
        0.1 * np.random.default_rng(0).normal(size=RATE * 30),
        np.tile(np.concatenate([tone(440.0, 1.0) + tone(480.0, 1.0), quiet(1.0)]), 10),
    ],
    ids=["nothing", "a moment", "silence", "one tone", "direct current", "noise", "ringing"],
)  # fmt: skip
def test_sound_without_a_tune_is_no_music(samples: Samples) -> None:
    assert music(Audio(samples.astype(np.float32))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Please leave a message after the tone.",
        "please leave a message",
        "You have reached the voicemail of Harbor Home.",
        "For sales, press one. For service, press two.",
        "press one for sales press two for service",
        "Your call is important to us.",
        "All of our agents are currently busy.",
        "Please hold for the next available representative.",
        "Nobody is available: you have reached Meadow Lane. Our office hours are nine to five.",
        "The number you have dialled is not in service.",
    ],
)
def test_the_wording_of_machines_is_known(text: str) -> None:
    assert is_announcement(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "To skip it, press one on your telephone.",
        "I pressed one and then nothing happened.",
        "I left you a message on your voicemail yesterday.",
        "Please leave a message for the driver if you like.",
        "I will hold for the next available date.",
        "Thank you for calling Meadow Lane, this is Maya. How can I help you?",
        "One moment please, I will put you on hold. The agents are busy today.",
        "Press the green button for three seconds and let it go after the beep.",
        "You have reached the right department.",
        "That is the main menu of the website.",
    ],
)
def test_what_people_say_is_no_machine(text: str) -> None:
    assert not is_announcement(text)


def test_a_menu_heard_option_by_option_weighs_together() -> None:
    said = ["for sales press one", "for service press two", "hello", "for that press one"]
    times = [(0.0, 2.0), (2.6, 4.0), (5.0, 6.0), (60.0, 62.0)]
    heard = [Heard(Segment(*time, text), None) for time, text in zip(times, said, strict=True)]

    line = divided(heard, Audio(np.zeros(RATE * 62, np.float32)), None)

    assert [one.segment.text for one in line.people] == ["hello", "for that press one"]
    assert {turn.role for turn in line.turns} == {Role.SYSTEM}
    assert " ".join(turn.text for turn in line.turns) == "for sales press one for service press two"


def test_words_over_music_are_the_systems_and_the_words_before_are_not() -> None:
    sound = Audio(np.concatenate([quiet(6.0), TUNES["piano"], quiet(4.0)]).astype(np.float32))
    words = (Word(0, 6, 1.0, 1.5), Word(7, 12, 1.5, 2.0), Word(13, 16, 12.0, 12.5))
    heard = [Heard(Segment(1.0, 12.5, "please wait. you", words), 1)]

    line = divided(heard, sound, 1)

    assert [one.segment.text for one in line.people] == ["please wait."]
    (turn,) = line.turns
    assert (turn.role, turn.text, turn.channel, turn.flags) == (Role.SYSTEM, "you", 1, ("music",))


def test_music_without_words_is_a_turn_of_the_system() -> None:
    sound = Audio(TUNES["slow notes"].astype(np.float32))
    (turn,) = divided([], sound, None).turns
    assert (turn.role, turn.text, turn.flags) == (Role.SYSTEM, MUSIC_TEXT, ("music",))
    assert (turn.start_s, turn.end_s) == (0.0, pytest.approx(20.0, abs=1.0))


def test_no_chat_line_of_the_demonstration_is_a_machines() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (demo_folder() / "files" / "chats").iterdir()]
    lines = [line for text in texts for line in text.splitlines()]
    assert [line for line in lines if is_announcement(line)] == []
