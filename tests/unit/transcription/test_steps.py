"""Steps as text: what is written is read as the very same value, and what was damaged is never taken."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.engines import Segment
from transcription.errors import StepDamagedError
from transcription.model import Word
from transcription.steps import Step, from_json, to_json

seconds = st.floats(0, 1e6, allow_nan=False)
places = st.integers(0, 7)
parts = st.tuples(places, seconds, seconds)
words = st.builds(Word, st.integers(0, 99), st.integers(0, 99), seconds, seconds, st.none() | st.floats(0, 1))
segments = st.builds(
    Segment,
    seconds,
    seconds,
    st.text(min_size=1),
    st.lists(words, max_size=3).map(tuple),
    st.none() | st.floats(-9, 0),
    language=st.sampled_from(("", "en", "de")),
    flags=st.sampled_from(((), ("repetition",), ("too_fast", "over_silence"))),
)


def some(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=4).map(tuple)


steps = st.builds(
    Step,
    st.integers(0, 10_000),
    st.text("0123456789abcdef", min_size=16, max_size=16),
    some(parts),
    some(st.tuples(places, segments)),
    some(parts),
    some(st.tuples(places, st.sampled_from(("en", "pl")))),
    seconds,
)

STEP = Step(3, "0123456789abcdef", ((0, 0.1, 2.7),), ((0, Segment(0.1, 2.7, "Where’s my order?")),))


@given(steps)
def test_a_step_survives_its_way_through_text(step: Step) -> None:
    again = from_json(to_json(step))
    assert again == step
    assert hash(again) == hash(step)
    assert "\n" not in to_json(step)


@given(st.data())
def test_a_changed_or_cut_text_is_refused_or_means_the_same(data: st.DataObject) -> None:
    text = to_json(STEP)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(("", "0", "7", "x", '"', "]", "\0", "é")))
    with suppress(StepDamagedError):
        assert from_json(text[:place] + other + text[place + 1 :]) == STEP


@given(st.text() | st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists).map(str))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(StepDamagedError):
        from_json(text)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(StepDamagedError):
        from_json("[" * 100_000)


def test_seconds_done_leave_out_what_is_heard_again() -> None:
    step = Step(0, "", ((0, 1.0, 4.0), (1, 0.0, 2.0)), left=((0, 3.0, 4.0),))
    assert step.done_s == pytest.approx(4.0)
