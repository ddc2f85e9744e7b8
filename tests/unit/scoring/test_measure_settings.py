"""Thresholds of the measures: what can be set, and every fault at once."""

from __future__ import annotations

import dataclasses
import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import MeasureSettingsError
from scoring.measure_model import MeasureSettings
from scoring.measure_settings import BY_NAME, THRESHOLDS, changed, differences, usable

USUAL = MeasureSettings()


def test_every_field_can_be_set_and_its_usual_value_is_in_range() -> None:
    assert {field.name for field in dataclasses.fields(MeasureSettings)} == set(BY_NAME)
    usual = {one.name: getattr(USUAL, one.name) for one in THRESHOLDS}
    assert changed(USUAL, usual) == USUAL
    assert differences(USUAL) == {}


@pytest.mark.parametrize("given", [2.5, "2.5", "2,5", " 2.5 s "])
def test_seconds_may_be_written_in_several_ways(given: object) -> None:
    assert changed(USUAL, {"silence_s": given}).silence_s == 2.5


def test_wordings_are_trimmed_and_each_is_there_once() -> None:
    found = changed(USUAL, {"hold_words": " Please  hold ; please hold;; Un instante "})
    assert found.hold_words == ("please hold", "un instante")
    assert changed(USUAL, {"return_words": []}).return_words == ()


def test_all_faults_are_told_at_once() -> None:
    values: dict[str, object] = {
        "silense_s": 1, "hold_s": "long", "overlap_s": 0, "listener_s": True, "pause_s": math.nan,
        "hold_words": 3, "return_words": ["!?", "x" * 81],
    }  # fmt: skip
    with pytest.raises(MeasureSettingsError) as caught:
        changed(USUAL, values)
    assert len(caught.value.faults) == 7
    assert "“silense_s” is no setting of the measures. Did you mean “silence_s”?" in str(caught.value)
    assert "“overlap_s” must be 0.05 to 5 seconds, not “0”." in str(caught.value)


def test_a_hold_is_never_shorter_than_a_silence() -> None:
    with pytest.raises(
        MeasureSettingsError, match=r"“hold_s” \(2 s\) must not be less than “silence_s” \(3 s\)"
    ):
        changed(USUAL, {"hold_s": 2})
    assert changed(USUAL, {"hold_s": 2, "silence_s": 2}).hold_s == 2


def test_what_another_version_stored_counts_as_far_as_it_is_right() -> None:
    assert usable({"silence_s": 2, "hold_s": "?", "gone_s": 4}) == dataclasses.replace(USUAL, silence_s=2.0)
    assert usable({"silence_s": 30, "overlap_s": 1}) == dataclasses.replace(USUAL, overlap_s=1.0)


JSON = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text() | st.integers())
)


@given(st.dictionaries(st.sampled_from(sorted(BY_NAME)) | st.text(), JSON))
def test_any_values_are_taken_or_refused_and_what_is_taken_comes_back(values: dict[str, object]) -> None:
    stored = usable(values)
    assert usable(differences(stored)) == stored
    with suppress(MeasureSettingsError):
        found = changed(USUAL, values)
        assert changed(USUAL, differences(found)) == found
