"""Where nobody is heard: never where somebody speaks, however softly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sound_files import quiet, tone, write_wav

from transcription import audio
from transcription.quiet import AFTER_S, BEFORE_S, STEP_S, quiet_stretches


def levels(*parts: tuple[float, float]) -> NDArray[np.int16]:
    """One channel's outline of stretches, each (seconds, swing in 0..32767)."""
    swing = np.concatenate([np.full(round(seconds / STEP_S), level) for seconds, level in parts])
    return np.stack([-swing, swing], axis=1)[None].astype(np.int16)


def spans(outline: NDArray[np.int16]) -> list[tuple[float, float]]:
    return [(round(float(start), 2), round(float(end), 2)) for start, end in quiet_stretches(outline)]


def test_a_long_pause_is_quiet_with_room_around_it() -> None:
    assert spans(levels((2, 8_000), (4, 20), (2, 8_000))) == [(2 + AFTER_S, 6 - BEFORE_S)]


def test_a_short_pause_belongs_to_speech() -> None:
    assert spans(levels((2, 8_000), (1.2, 20), (2, 8_000))) == []


def test_a_soft_voice_beside_a_loud_one_is_heard() -> None:
    assert spans(levels((5, 16_000), (4, 600), (5, 16_000), (3, 20))) == [(14 + AFTER_S, 17 - BEFORE_S)]


def test_noise_of_the_line_is_no_voice() -> None:
    rng = np.random.default_rng(3)
    noise = rng.uniform(150, 260, 500)
    outline = levels((3, 9_000), (5, 1), (3, 9_000)).astype(np.int32)
    outline[0, 300:800, 1], outline[0, 300:800, 0] = noise, -noise
    assert spans(outline.astype(np.int16)) == [(3 + AFTER_S, 8 - BEFORE_S)]


def test_quiet_is_only_where_both_are_quiet() -> None:
    agent = levels((3, 9_000), (6, 10))
    customer = levels((5, 10), (1, 9_000), (3, 10))
    both = np.concatenate([agent, customer])
    assert spans(both) == [(3 + AFTER_S, 5 - BEFORE_S), (6 + AFTER_S, 9 - BEFORE_S)]


def test_music_all_through_leaves_nothing_to_jump_over() -> None:
    assert spans(levels((20, 5_000))) == []


def test_a_silent_file_is_quiet_from_end_to_end() -> None:
    assert spans(levels((10, 0))) == [(AFTER_S, 10 - BEFORE_S)]


def test_a_real_recording_says_where_it_is_quiet(tmp_path: Path) -> None:
    left = np.concatenate([tone(200, 2.0), quiet(5.0), tone(200, 2.0)])
    path = write_wav(tmp_path / "call.wav", [left, quiet(9.0)])
    (span,) = quiet_stretches(audio.outline(path))
    assert span == pytest.approx([2 + AFTER_S, 7 - BEFORE_S], abs=0.03)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 32_000), min_size=1, max_size=40))
def test_no_loud_part_is_ever_jumped_over(parts: list[int]) -> None:
    """Half a second each; whatever reaches a tenth of the loudest is a voice."""
    outline = levels(*((0.5, part) for part in parts))
    loudest = max(parts)
    for start_s, end_s in quiet_stretches(outline):
        assert 0 <= start_s < end_s <= len(parts) * 0.5
        for place, part in enumerate(parts):
            if part >= max(loudest / 10, 100):
                assert end_s <= place * 0.5 or start_s >= (place + 1) * 0.5
