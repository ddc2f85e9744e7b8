"""Stretches of a recording as sound to play: the right place, the right length, the right pitch, at any speed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sound_files import Samples, encode, quiet, tone, write_wav

from transcription.errors import AudioUnreadableError
from transcription.playback import FADE_S, Playback, Sound

RATE_HZ = 48_000
SOURCE_HZ = 16_000
BEEPS = 12
"""One a second, each 50 ms of 1 kHz at half past the second."""


def beeps() -> Samples:
    made = quiet(float(BEEPS))
    for number in range(BEEPS):
        start = round((number + 0.5) * SOURCE_HZ)
        made[start : start + SOURCE_HZ // 20] = tone(1_000, 0.05, level=0.8)
    return made


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Beeps on the left, a steady tone of 300 Hz on the right."""
    return write_wav(tmp_path_factory.mktemp("sound") / "call.wav", [beeps(), tone(300, float(BEEPS))])


def played(path: Path, start_s: float, end_s: float, speed: float = 1.0) -> Sound:
    with Playback(path, RATE_HZ) as playback:
        return np.concatenate(list(playback.stretch(start_s, end_s, speed)))


def beeps_in(sound: Sound, channel: int = 0) -> list[float]:
    """When a beep begins, in seconds of the sound."""
    loud = np.flatnonzero(np.abs(sound[:, channel]) > 0.3)
    first = np.flatnonzero(np.diff(loud, prepend=-RATE_HZ) > RATE_HZ // 10)
    return [float(loud[place]) / RATE_HZ for place in first]


def pitch(sound: Sound, channel: int) -> float:
    wave = sound[:, channel] * np.hanning(len(sound))
    return float(np.argmax(np.abs(np.fft.rfft(wave)))) * RATE_HZ / len(wave)


@pytest.mark.parametrize("speed", [0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5])
def test_a_stretch_keeps_its_pitch_its_length_and_its_times_at_every_speed(call: Path, speed: float) -> None:
    sound = played(call, 2.2, 10.2, speed)
    assert sound.shape == (round(8.0 / speed * RATE_HZ), 2)
    assert sound.dtype == np.float32
    assert pitch(sound, 1) == pytest.approx(300, abs=1)
    heard = [2.2 + at * speed for at in beeps_in(sound)]
    assert heard == pytest.approx([number + 0.5 for number in range(2, 10)], abs=0.03)


def test_the_channels_stay_apart(call: Path) -> None:
    sound = played(call, 0.6, 1.4)
    assert np.abs(sound[:, 0]).max() < 0.01
    assert np.abs(sound[:, 1]).max() == pytest.approx(0.3, abs=0.02)


def test_a_stretch_begins_and_ends_softly(call: Path) -> None:
    sound = played(call, 3.001, 4.002)[:, 1]
    fade = round(FADE_S * RATE_HZ)
    assert sound[0] == 0
    assert np.abs(sound[: fade // 4]).max() < 0.08
    assert np.abs(sound[-fade // 4 :]).max() < 0.08


def test_beyond_the_end_there_is_less_and_then_nothing(call: Path) -> None:
    assert len(played(call, BEEPS - 1.0, BEEPS + 5.0)) == pytest.approx(RATE_HZ, abs=50)
    with Playback(call, RATE_HZ) as playback:
        assert list(playback.stretch(BEEPS + 1.0, BEEPS + 2.0, 1.0)) == []


def test_one_opening_plays_any_stretches_in_any_order(call: Path) -> None:
    with Playback(call, RATE_HZ) as playback:
        for start_s in (9.0, 0.0, 5.0, 5.0):
            sound = np.concatenate(list(playback.stretch(start_s, start_s + 1.0, 1.0)))
            assert beeps_in(sound) == pytest.approx([0.5], abs=0.005)


@pytest.mark.parametrize(
    ("ending", "codec"), [("mp3", "libmp3lame"), ("opus", "libopus"), ("m4a", "aac"), ("flac", "flac")]
)
def test_packed_recordings_are_entered_at_the_right_place(tmp_path: Path, ending: str, codec: str) -> None:
    path = encode(tmp_path / f"call.{ending}", [beeps()], codec)
    sound = played(path, 6.2, 9.2, 1.0)
    assert [6.2 + at for at in beeps_in(sound)] == pytest.approx([6.5, 7.5, 8.5], abs=0.06)


def test_a_hole_in_the_recording_is_silence_and_moves_nothing(tmp_path: Path) -> None:
    once = np.concatenate([quiet(0.5), tone(1_000, 0.05, level=0.8), quiet(0.45)])
    path = encode(tmp_path / "call.mka", [once], "pcm_s16le", start_s=(0.0, 4.0))
    sound = played(path, 0.2, 5.0, 2.0)
    assert [0.2 + at * 2 for at in beeps_in(sound)] == pytest.approx([0.5, 4.5], abs=0.06)


def test_what_is_no_recording_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.wav"
    path.write_text("not a recording")
    with pytest.raises(AudioUnreadableError, match=r"notes\.wav"):
        Playback(path, RATE_HZ)
