"""Stretches of speech between pauses, and windows made of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_files import Samples, quiet, tone

from transcription.activity import PADDING_S, Stretch, levels_db, packed, speech
from transcription.audio import Audio


def as_audio(*parts: Samples) -> Audio:
    return Audio(np.concatenate(parts).astype(np.float32))


def noise(length_s: float, level: float, seed: int = 0) -> Samples:
    return np.random.default_rng(seed).normal(0, level, round(length_s * 16_000))


def test_speech_is_found_between_pauses_with_a_little_around_it() -> None:
    sound = as_audio(quiet(1.0), tone(300, 2.0), quiet(1.0), tone(300, 0.5), quiet(1.0))
    first, second = speech(sound, 20.0)
    assert (first.start_s, first.end_s) == pytest.approx((1.0 - PADDING_S, 3.0 + PADDING_S), abs=0.02)
    assert (second.start_s, second.end_s) == pytest.approx((4.0 - PADDING_S, 4.5 + PADDING_S), abs=0.02)


def test_speech_over_line_noise_is_found() -> None:
    spoken = as_audio(quiet(1.0), tone(300, 1.0, level=0.1), quiet(1.0)).samples + noise(3.0, 0.003)
    (found,) = speech(Audio(spoken.astype(np.float32)), 20.0)
    assert (found.start_s, found.end_s) == pytest.approx((0.8, 2.2), abs=0.03)


def test_a_short_pause_does_not_end_a_stretch() -> None:
    assert (
        len(speech(as_audio(quiet(1.0), tone(300, 1.0), quiet(0.3), tone(300, 1.0), quiet(1.0)), 20.0)) == 1
    )


@pytest.mark.parametrize(
    "sound",
    [as_audio(quiet(3.0)), as_audio(noise(3.0, 0.0005)), as_audio(noise(3.0, 0.05)), as_audio(quiet(0.0))],
    ids=["digital silence", "idle line", "steady noise", "no sound at all"],
)
def test_nothing_is_found_where_nobody_speaks(sound: Audio) -> None:
    assert speech(sound, 20.0) == ()


def test_one_word_in_a_silent_hour_is_found() -> None:
    hush = np.zeros(16_000 * 3600, np.float32)
    hush[16_000 * 1800 : 16_000 * 1800 + 6_400] = tone(300, 0.4)
    (found,) = speech(Audio(hush), 20.0)
    assert found.start_s == pytest.approx(1799.8, abs=0.02)


def test_a_click_is_no_speech() -> None:
    assert speech(as_audio(quiet(1.0), tone(2000, 0.03), quiet(1.0)), 20.0) == ()


def test_a_twentieth_of_a_second_is_handled() -> None:
    assert speech(as_audio(tone(300, 0.05)), 20.0) == ()


def test_a_long_stretch_is_cut_where_it_is_quietest() -> None:
    parts = [quiet(2.0), tone(300, 8.0), tone(300, 0.2, level=0.02), tone(300, 8.0), quiet(2.0)]
    first, second = speech(as_audio(*parts), 10.0)
    assert first.end_s == second.start_s == pytest.approx(10.1, abs=0.1)


def test_neighbours_are_packed_as_long_as_they_fit() -> None:
    stretches = [Stretch(0, 5), Stretch(8, 14), Stretch(20, 29), Stretch(40, 41)]
    assert packed(stretches, 15.0) == (Stretch(0, 14), Stretch(20, 29), Stretch(40, 41))


def test_levels_are_decibels_to_full_scale() -> None:
    assert levels_db(as_audio(tone(1000, 0.1, level=1.0))) == pytest.approx(-3.01, abs=0.1)
    assert levels_db(as_audio(quiet(0.1))) == pytest.approx(-96.0)


@settings(max_examples=60, deadline=None)
@given(
    pattern=st.lists(st.tuples(st.floats(0.0, 4.0), st.floats(0.0, 0.9)), min_size=1, max_size=8),
    longest_s=st.floats(1.0, 12.0),
)
def test_stretches_are_in_order_apart_within_the_sound_and_never_too_long(
    pattern: list[tuple[float, float]], longest_s: float
) -> None:
    sound = as_audio(*(tone(200, length_s, level=level) for length_s, level in pattern), tone(200, 0.1))
    stretches = speech(sound, longest_s)
    assert all(0 <= one.start_s < one.end_s <= sound.duration_s + 1e-9 for one in stretches)
    assert all(one.length_s <= longest_s + 1e-6 for one in stretches)
    assert all(first.end_s <= second.start_s + 1e-9 for first, second in pairwise(stretches))
    windows = packed(stretches, longest_s)
    assert all(one.length_s <= longest_s + 1e-6 for one in windows)
    assert all(any(w.start_s <= one.start_s and one.end_s <= w.end_s for w in windows) for one in stretches)
