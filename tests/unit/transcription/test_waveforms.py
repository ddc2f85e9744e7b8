"""The outline that a waveform shows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sound_files import quiet, tone, write_wav

from transcription import audio
from transcription.errors import AudioUnreadableError


def test_the_outline_shows_where_each_channel_is_loud(tmp_path: Path) -> None:
    left = np.concatenate([tone(440, 1.0, level=0.5), quiet(1.0)])
    right = np.concatenate([quiet(1.0), tone(440, 1.0, level=0.25)])
    outline = audio.peaks(write_wav(tmp_path / "a.wav", [left, right]), 20)
    assert outline.shape == (2, 20, 2)
    assert outline.dtype == np.float32
    assert outline[0, :10, 1] == pytest.approx(0.5, abs=0.01)
    assert outline[0, :10, 0] == pytest.approx(-0.5, abs=0.01)
    assert outline[0, 10:] == pytest.approx(0.0)
    assert outline[1, :10] == pytest.approx(0.0)
    assert outline[1, 10:, 1] == pytest.approx(0.25, abs=0.01)


def test_the_outline_holds_the_extremes_of_the_whole_recording(tmp_path: Path) -> None:
    samples = np.random.default_rng(7).uniform(-0.9, 0.9, 50_001)
    path = write_wav(tmp_path / "noise.wav", [samples])
    outline, plane = audio.peaks(path, 33), audio.read(path).planes[0]
    assert outline[..., 0].min() == pytest.approx(plane.min() / 32768)
    assert outline[..., 1].max() == pytest.approx(plane.max() / 32768)
    assert (outline[..., 0] <= outline[..., 1]).all()


@pytest.mark.parametrize("buckets", [1, 3, 5000])
def test_any_number_of_buckets_is_filled_even_for_a_twentieth_of_a_second(
    tmp_path: Path, buckets: int
) -> None:
    outline = audio.peaks(write_wav(tmp_path / "short.wav", [tone(440, 0.05, level=0.4)]), buckets)
    assert outline.shape == (1, buckets, 2)
    assert outline[..., 1].max() == pytest.approx(0.4, abs=0.01)


def test_the_outline_of_an_unreadable_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "none.wav").touch()
    with pytest.raises(AudioUnreadableError, match=r"none\.wav"):
        audio.peaks(tmp_path / "none.wav", 10)
