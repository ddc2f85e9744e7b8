"""A long recording lies on the disk and is the same sound."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import numpy as np
import pytest
from sound_files import write_wav

from transcription import audio
from transcription.errors import AudioUnreadableError


@pytest.fixture
def call(tmp_path: Path) -> Path:
    random = np.random.default_rng(3)
    return write_wav(tmp_path / "long.wav", list(random.uniform(-0.5, 0.5, (2, 160_123))), 16_000)


def test_what_lies_on_the_disk_is_what_would_lie_in_memory(
    call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = audio.read(call)
    monkeypatch.setattr(audio, "IN_MEMORY_BYTES", 10_000)
    monkeypatch.setattr(audio, "FLUSHED_BYTES", 30_000)
    long = audio.read(call)
    assert (len(short.shelves), len(long.shelves)) == (0, 2)
    for index in (0, 1):
        assert np.array_equal(short.planes[index], long.planes[index])
        for times_s in ((0.0, 1.0), (9.5, 99.0), (20.0, 30.0)):
            assert np.array_equal(short.plane(index).between(*times_s), long.plane(index).between(*times_s))
    long.rest()
    assert np.array_equal(short.channel(1).samples, long.channel(1).samples)


def test_a_full_disk_is_named(call: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(audio, "IN_MEMORY_BYTES", 10_000)
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(AudioUnreadableError, match=r"long\.wav.*no room.*Free some space"):
        audio.read(call)
