"""Recordings as they come: every telephone format, every kind of damage, and files that are no recordings."""

from __future__ import annotations

import os
import random
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sound_files import encode, loudest_hz, quiet, tone, write_video, write_wav

from transcription import audio
from transcription.errors import AudioUnreadableError

LEFT_HZ, RIGHT_HZ = 440.0, 1000.0

FORMATS = {
    "pcm.wav": ("pcm_s16le", 16_000),
    "studio.wav": ("pcm_s24le", 48_000),
    "float.wav": ("pcm_f32le", 16_000),
    "unsigned.wav": ("pcm_u8", 8_000),
    "mulaw.wav": ("pcm_mulaw", 8_000),
    "alaw.wav": ("pcm_alaw", 8_000),
    "adpcm.wav": ("adpcm_ima_wav", 16_000),
    "mulaw.au": ("pcm_mulaw", 8_000),
    "voice.mp3": ("mp3", 16_000),
    "voice.m4a": ("aac", 44_100),
    "voice.aac": ("aac", 44_100),
    "voice.ogg": ("libopus", 48_000),
    "voice.webm": ("libopus", 48_000),
    "voice.mka": ("flac", 16_000),
    "voice.flac": ("flac", 16_000),
    "voice.wma": ("wmav2", 16_000),
    "voice.caf": ("alac", 16_000),
}


def two_tones(rate_hz: int, length_s: float = 2.0) -> list[np.ndarray]:
    return [tone(LEFT_HZ, length_s, rate_hz), tone(RIGHT_HZ, length_s, rate_hz)]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_its_two_channels_at_16_khz(name: str, tmp_path: Path) -> None:
    codec, rate_hz = FORMATS[name]
    path = encode(tmp_path / name, two_tones(rate_hz), codec, rate_hz)
    recording = audio.read(path)
    assert recording.info.rate_hz == rate_hz
    assert recording.info.channels == len(recording.planes) == 2
    assert recording.duration_s == pytest.approx(2.0, abs=0.15)
    assert recording.warnings == ()
    found = [loudest_hz(recording.channel(index).samples[8000:24000]) for index in (0, 1)]
    assert found == pytest.approx([LEFT_HZ, RIGHT_HZ], abs=3)


def test_a_channel_is_float32_between_minus_one_and_one_and_knows_its_telephone_rate(tmp_path: Path) -> None:
    channel = audio.read(encode(tmp_path / "a.wav", two_tones(8000), "pcm_mulaw", 8000)).channel(0)
    assert channel.samples.dtype == np.float32
    assert 0.29 < np.abs(channel.samples).max() < 0.32
    assert channel.source_rate_hz == 8000
    assert channel.duration_s == pytest.approx(2.0, abs=0.01)


def test_a_probe_says_what_the_file_says_without_decoding(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", two_tones(8000), "pcm_mulaw", 8000)
    info = audio.probe(path)
    assert (info.path, info.channels, info.rate_hz, info.codec) == (path, 2, 8000, "pcm_mulaw")
    assert info.duration_s == pytest.approx(2.0)


def test_six_channels_stay_six(tmp_path: Path) -> None:
    tones = [tone(300.0 + 100 * index, 1.0) for index in range(6)]
    recording = audio.read(encode(tmp_path / "six.flac", tones, "flac", layout="5.1"))
    found = [loudest_hz(recording.channel(index).samples) for index in range(6)]
    assert found == pytest.approx([300, 400, 500, 600, 700, 800], abs=3)


@pytest.mark.parametrize(("codec", "name"), [("pcm_s16le", "eight.wav"), ("aac", "eight.m4a")])
def test_eight_channels_do_not_end_the_program(tmp_path: Path, codec: str, name: str) -> None:
    tones = [tone(300.0 + 100 * index, 1.0, 48_000, level=0.1) for index in range(8)]
    recording = audio.read(encode(tmp_path / name, tones, codec, 48_000, layout="7.1"))
    assert len(recording.planes) == 8
    assert sorted(loudest_hz(recording.channel(index).samples) for index in (0, 1)) == pytest.approx(
        [300, 400], abs=3
    )


def test_the_sound_of_a_video_is_read(tmp_path: Path) -> None:
    recording = audio.read(write_video(tmp_path / "meeting.mp4", two_tones(16_000, 1.0)))
    assert len(recording.planes) == 2
    assert recording.duration_s == pytest.approx(1.0, abs=0.15)


def test_a_video_without_sound_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(AudioUnreadableError, match=r"silent\.mp4.*holds no sound"):
        audio.read(write_video(tmp_path / "silent.mp4", None))


def test_a_recording_of_a_twentieth_of_a_second_is_read(tmp_path: Path) -> None:
    recording = audio.read(write_wav(tmp_path / "short.wav", [tone(440, 0.05)]))
    assert recording.duration_s == pytest.approx(0.05)


def test_a_gap_in_the_clock_becomes_silence_so_that_times_stay_those_of_the_player(tmp_path: Path) -> None:
    path = encode(tmp_path / "gap.mka", [tone(440, 1.0)], "pcm_s16le", start_s=(0.0, 3.0))
    recording = audio.read(path)
    assert recording.duration_s == pytest.approx(4.0, abs=0.02)
    samples = recording.channel(0).samples
    assert np.abs(samples[:15_000]).max() > 0.2
    assert np.abs(samples[17_000:47_000]).max() < 0.01
    assert np.abs(samples[49_000:]).max() > 0.2


def test_a_gap_of_a_year_is_a_broken_clock_and_not_filled(tmp_path: Path) -> None:
    path = encode(tmp_path / "year.mka", [tone(440, 1.0)], "pcm_s16le", start_s=(0.0, 31_000_000.0))
    assert audio.read(path).duration_s == pytest.approx(2.0, abs=0.02)


def test_samples_that_are_no_numbers_become_silence_and_are_counted(tmp_path: Path) -> None:
    samples = tone(440, 1.0).astype("<f4")
    samples[100:103] = [np.nan, np.inf, -np.inf]
    samples[5000] = 1e30
    recording = audio.read(float_wav(tmp_path / "nan.wav", samples))
    assert recording.warnings == ("Some samples are not numbers; they were read as silence.",)
    assert np.isfinite(recording.channel(0).samples).all()
    assert np.abs(recording.channel(0).samples[:4900]).max() < 0.35


def test_an_empty_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    with pytest.raises(AudioUnreadableError, match=r"empty\.wav.*is empty.*again"):
        audio.read(tmp_path / "empty.wav")


@pytest.mark.parametrize(
    "text", ["Agent: hello\n" * 50, "Grüße aus Köln\n" * 200, "#EXTM3U\n#EXTINF:2,\nsecret.wav\n"]
)
def test_a_text_named_wav_is_called_a_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "chat.wav").write_text(text, encoding="utf-8")
    with pytest.raises(AudioUnreadableError, match=r"chat\.wav.*holds text and no sound"):
        audio.read(tmp_path / "chat.wav")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsecret.wav\n#EXT-X-ENDLIST\n"),
        ("list.ffconcat", "ffconcat version 1.0\nfile 'secret.wav'\n"),
        (
            "list.sdp",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
        ),
    ],
)
def test_a_playlist_does_not_make_other_files_be_read(tmp_path: Path, name: str, text: str) -> None:
    write_wav(tmp_path / "secret.wav", [tone(440, 2.0)])
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(AudioUnreadableError):
        audio.read(tmp_path / name)


def test_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "calls.wav").mkdir()
    with pytest.raises(AudioUnreadableError, match=r"calls\.wav.*is a folder"):
        audio.read(tmp_path / "calls.wav")


def test_a_recording_that_has_gone_says_where_it_was(tmp_path: Path) -> None:
    with pytest.raises(AudioUnreadableError, match=r"gone\.wav.*is not at .* any more"):
        audio.read(tmp_path / "gone.wav")


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="permissions of this system are others")
def test_a_recording_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "private.wav", [tone(440, 0.5)])
    path.chmod(0)
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(AudioUnreadableError, match=r"private\.wav.*may not be read.*permissions"):
            audio.read(path)
    finally:
        os.seteuid(before)


@pytest.mark.parametrize(
    "name", ["pcm.wav", "mulaw.wav", "voice.mp3", "voice.flac", "voice.webm", "voice.wma"]
)
def test_a_cut_recording_gives_what_is_there_and_says_so(name: str, tmp_path: Path) -> None:
    codec, rate_hz = FORMATS[name]
    path = encode(tmp_path / name, two_tones(rate_hz, 12.0), codec, rate_hz)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    recording = audio.read(path)
    assert 4.0 < recording.duration_s < 8.0
    assert any("The recording is cut" in warning for warning in recording.warnings)


def test_an_m4a_without_its_index_says_that_it_was_cut(tmp_path: Path) -> None:
    path = encode(tmp_path / "cut.m4a", two_tones(44_100), "aac", 44_100)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(AudioUnreadableError, match=r"cut\.m4a.*has no index.*Copy it again"):
        audio.read(path)


def test_damage_in_the_middle_costs_only_its_stretch(tmp_path: Path) -> None:
    path = encode(tmp_path / "hurt.flac", two_tones(16_000, 10.0), "flac")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 2000] = bytes(2000)
    path.write_bytes(content)
    recording = audio.read(path)
    assert recording.duration_s == pytest.approx(10.0, abs=0.6)


def test_bad_amr_packets_are_left_out(tmp_path: Path) -> None:
    noise = random.Random(1)
    good = [b"\x3c" + noise.randbytes(31) for _ in range(100)]
    path = tmp_path / "phone.amr"
    path.write_bytes(b"#!AMR\n" + b"".join([*good[:50], b"\x4c" * 5, *good[50:]]))
    recording = audio.read(path)
    assert recording.duration_s == pytest.approx(2.0, abs=0.2)
    assert recording.warnings == ("Damaged stretches that were left out: 5.",)


def test_a_header_without_sound_is_refused(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "head.wav", [quiet(1.0)])
    path.write_bytes(path.read_bytes()[:44])
    with pytest.raises(AudioUnreadableError, match=r"head\.wav.*nothing in it can be decoded"):
        audio.read(path)


def test_the_file_is_not_changed_by_reading_it(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", [tone(440, 1.0)])
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    audio.read(path)
    audio.peaks(path, 10)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


HEADS = [
    b"",
    b"RIFF\xff\xff\xff\xffWAVEfmt ",
    b"fLaC\x00\x00\x00\x22",
    b"OggS\x00\x02",
    b"\x00\x00\x00\x20ftypM4A ",
    b"\x1a\x45\xdf\xa3",
    b"ID3\x03\x00",
    b"\xff\xfb\x90\x64",
    b"#!AMR\n",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.sampled_from(HEADS), body=st.binary(min_size=1, max_size=3000))
def test_no_file_content_does_more_than_be_refused(tmp_path: Path, head: bytes, body: bytes) -> None:
    path = tmp_path / "fuzz.wav"
    path.write_bytes(head + body)
    assert_read_or_refused(path)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(0, 43), st.integers(0, 255)), max_size=4))
def test_no_damaged_wav_header_does_more_than_be_refused(
    tmp_path: Path, places: list[tuple[int, int]]
) -> None:
    path = write_wav(tmp_path / "header.wav", [tone(440, 0.1)])
    content = bytearray(path.read_bytes())
    for place, value in places:
        content[place] = value
    path.write_bytes(content)
    assert_read_or_refused(path)


def assert_read_or_refused(path: Path) -> None:
    refused = ""
    try:
        planes = audio.read(path).planes
    except AudioUnreadableError as err:
        refused, planes = str(err), ()
    assert path.name in refused or (planes and all(len(plane) for plane in planes))


def float_wav(path: Path, samples: np.ndarray) -> Path:
    """A 32 bit float WAV; the encoders would refuse what is no number."""
    data = samples.astype("<f4").tobytes()
    head = (
        b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 3, 1, 16_000, 64_000, 4, 32)
        + b"data"
        + struct.pack("<I", len(data))
    )
    path.write_bytes(b"RIFF" + struct.pack("<I", len(head) + len(data)) + head + data)
    return path
