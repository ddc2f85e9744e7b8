"""Stretches of speech side by side in windows, and every time on the way back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.activity import Stretch
from transcription.audio import Audio, Plane
from transcription.engines import Segment
from transcription.engines.batching import Schedule
from transcription.engines.placing import in_parts
from transcription.model import Word
from transcription.packing import Window, packed
from transcription.steps import Part, Step, Telling

WINDOW = Window(0, (Stretch(10.0, 12.0), Stretch(20.0, 21.0), Stretch(40.0, 45.0)))

stretches = st.lists(st.tuples(st.floats(0.1, 30.0), st.floats(0.0, 60.0)), max_size=20).map(
    lambda pairs: _laid_out(pairs)
)


def _laid_out(pairs: list[tuple[float, float]]) -> list[Stretch]:
    found, clock_s = [], 0.0
    for length_s, pause_s in pairs:
        found.append(Stretch(clock_s + pause_s, clock_s + pause_s + length_s))
        clock_s = found[-1].end_s
    return found


def test_a_window_holds_the_sound_of_its_parts_and_nothing_between() -> None:
    sound = Audio(np.arange(16_000 * 50, dtype=np.float32))
    heard = WINDOW.samples(sound)
    assert len(heard) == 16_000 * 8
    assert heard[16_000 * 2] == 16_000 * 20


def test_a_decoded_channel_is_heard_without_a_copy_of_it() -> None:
    plane = Plane(np.array([0, 16_384, -32_768], np.int16))
    assert plane.between(0, 1).tolist() == [0.0, 0.5, -1.0]
    assert plane.between(1, 2).tolist() == []


@pytest.mark.parametrize(
    ("window_s", "recording_s"),
    [
        ((0.5, 1.0), (10.5, 11.0)),
        ((2.0, 3.0), (20.0, 21.0)),
        ((1.0, 2.5), (11.0, 20.5)),
        ((2.5, 9.0), (20.5, 45.0)),
        ((8.0, 8.0), (45.0, 45.0)),
    ],
)
def test_times_find_their_way_back(window_s: tuple[float, float], recording_s: tuple[float, float]) -> None:
    assert WINDOW.times(*window_s) == pytest.approx(recording_s)


def test_what_was_not_reached_is_left_on_the_recordings_clock() -> None:
    assert WINDOW.after(2.5) == (Stretch(20.5, 21.0), Stretch(40.0, 45.0))
    assert WINDOW.after(2.95) == (Stretch(40.0, 45.0),)
    assert WINDOW.after(8.0) == ()


@given(stretches)
def test_every_stretch_is_in_one_window_in_order_and_no_window_is_too_long(found: list[Stretch]) -> None:
    windows = packed(3, found, 30.0)
    assert [part for window in windows for part in window.parts] == found
    assert all(window.length_s <= 30.0 + 1e-9 and window.channel == 3 for window in windows)
    assert all(one.length_s + other.parts[0].length_s > 30.0 - 1e-9 for one, other in pairwise(windows))


@given(stretches.filter(bool), st.lists(st.floats(0.0, 30.0), min_size=2, max_size=8))
def test_later_in_the_window_is_never_earlier_in_the_recording(
    found: list[Stretch], moments: list[float]
) -> None:
    window = packed(0, found, 30.0)[0]
    placed = [window.times(*pair) for pair in pairwise(sorted(moments))]
    assert all(start_s <= end_s for start_s, end_s in placed)
    assert all(one[1] <= other[1] and one[0] <= other[0] for one, other in pairwise(placed))
    assert all(window.start_s <= time_s <= window.parts[-1].end_s for pair in placed for time_s in pair)


def test_words_go_to_the_part_that_holds_their_middle() -> None:
    words = (Word(0, 3, 1.0, 2.1, 0.9), Word(4, 8, 2.1, 2.9, 0.8), Word(9, 12, 3.1, 4.0, 0.7))
    first, second, third = in_parts("one “two” end", words, (1.0, 4.0), WINDOW)
    assert (first.start_s, first.end_s, first.text) == (11.0, 12.0, "one")
    assert (second.start_s, second.end_s) == (20.1, 20.9)
    assert (third.start_s, third.end_s) == (40.1, 41.0)
    assert [one.words[0].start for one in (first, second, third)] == [0, 0, 0]


def segment(start_s: float) -> Segment:
    return Segment(start_s, start_s + 1, "text")


def step(number: int, heard: tuple[Window, ...], told: tuple[tuple[int, Segment], ...], *left: Part) -> Step:
    parts = tuple((one.channel, part.start_s, part.end_s) for one in heard for part in one.parts)
    return Step(number, "", parts, told, left)


def test_nothing_is_told_before_what_comes_earlier_on_its_channel() -> None:
    windows = (Window(0, (Stretch(0, 20),)), Window(0, (Stretch(20, 40),)), Window(1, (Stretch(5, 9),)))
    schedule, telling = Schedule(windows, 30.0), Telling()
    first = schedule.next_batch(3)
    assert [(one.channel, one.start_s) for one in first] == [(0, 0), (1, 5), (0, 20)]
    told = ((0, segment(0.0)), (0, segment(21.0)), (1, segment(5.0)))
    left = ((0, 10, 20), (0, 35, 40))
    schedule.again(left)
    assert [(place, one.start_s) for place, one in telling.keep(step(0, first, told, *left))] == [
        (0, 0.0),
        (1, 5.0),
    ]
    assert schedule.ahead_s == 15
    (rest,) = schedule.next_batch(8)
    assert rest.parts == (Stretch(10, 20), Stretch(35, 40))
    last = step(1, (rest,), ((0, segment(10.0)), (0, segment(35.0))))
    assert [one.start_s for _, one in telling.keep(last)] == [10.0, 21.0, 35.0]
    assert schedule.next_batch(8) == ()
