"""What the channels of a recording are: separate lines, one sound twice, one side silent."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sound_files import Samples, encode, quiet, tone, write_wav

from transcription import audio
from transcription.channels import layout


def voice(seed: int, length_s: float = 4.0) -> Samples:
    """Noise that comes and goes like speech."""
    length = round(length_s * 16_000)
    loudness = (np.sin(2 * np.pi * 0.5 * np.arange(length) / 16_000 + seed) > 0) * 0.1
    return np.random.default_rng(seed).normal(0, 1, length).clip(-3, 3) * loudness


def test_two_lines_are_two_speakers(tmp_path: Path) -> None:
    found = layout(audio.read(write_wav(tmp_path / "a.wav", [voice(1), voice(2)])))
    assert (found.indexes, found.shared, found.note) == ((0, 1), False, "")


@pytest.mark.parametrize("name", ["twice.wav", "twice.mp3", "twice.m4a", "twice.ogg"])
def test_one_sound_on_two_channels_is_one(tmp_path: Path, name: str) -> None:
    codec = {"wav": "pcm_s16le", "mp3": "mp3", "m4a": "aac", "ogg": "libopus"}[name.split(".")[1]]
    found = layout(audio.read(encode(tmp_path / name, [voice(1)] * 2, codec)))
    assert found.shared
    assert len(found.indexes) == 1
    assert "same sound" in found.note


def test_the_louder_copy_is_taken_even_when_the_other_is_upside_down(tmp_path: Path) -> None:
    found = layout(audio.read(write_wav(tmp_path / "a.wav", [voice(1) * -0.2, voice(1)])))
    assert (found.indexes, found.shared) == ((1,), True)


def test_a_mono_recording_is_shared_by_its_speakers_and_needs_no_note(tmp_path: Path) -> None:
    found = layout(audio.read(write_wav(tmp_path / "a.wav", [voice(1)])))
    assert (found.indexes, found.shared, found.note) == ((0,), True, "")


def test_speech_on_one_of_two_channels_may_be_both_sides(tmp_path: Path) -> None:
    found = layout(audio.read(write_wav(tmp_path / "a.wav", [quiet(4.0), voice(1)])))
    assert (found.indexes, found.shared) == ((1,), True)
    assert "Only channel 2 carries speech" in found.note


def test_with_the_agents_channel_given_a_silent_side_is_a_side(tmp_path: Path) -> None:
    recording = audio.read(write_wav(tmp_path / "a.wav", [quiet(4.0), voice(1)]))
    assert layout(recording, agent_channel=0).indexes == (0, 1)
    assert not layout(recording, agent_channel=0).shared


def test_a_channel_that_does_not_exist_is_no_side(tmp_path: Path) -> None:
    assert layout(audio.read(write_wav(tmp_path / "a.wav", [quiet(4.0), voice(1)])), agent_channel=7).shared


def test_silence_everywhere_is_one_shared_channel(tmp_path: Path) -> None:
    found = layout(audio.read(write_wav(tmp_path / "a.wav", [quiet(2.0), quiet(2.0)])))
    assert (found.indexes, found.shared) == ((0,), True)


def test_a_tone_beside_a_voice_is_not_the_same_sound(tmp_path: Path) -> None:
    recording = audio.read(write_wav(tmp_path / "a.wav", [voice(1), tone(440, 4.0)]))
    assert len(layout(recording).indexes) >= 1
    assert "same sound" not in layout(recording).note
