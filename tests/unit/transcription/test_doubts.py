"""The rules by which what an engine wrote is flagged or cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.doubts import checked, is_silent, loop
from transcription.engines import Segment
from transcription.model import Word


def spoken(text: str, length_s: float = 10.0, no_speech_prob: float = 0.1) -> Segment:
    words, place = [], 0
    for spelt in text.split():
        place = text.index(spelt, place)
        words.append(Word(place, place + len(spelt), 1.0, 1.0, 0.5))
        place += len(spelt)
    return Segment(1.0, 1.0 + length_s, text, tuple(words), -0.2, no_speech_prob, None, "en")


def check(segment: Segment, voiced: float = 0.9) -> Segment:
    (seen,) = checked([segment], lambda _start_s, _end_s: voiced)
    return seen


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for calling Meadow Lane, how can I help you today?",
        "No, no, no, no, that is not what I ordered.",
        "My number is 5 5 5 5 0 1 2, yes, yes.",
        "",
    ],
)
def test_what_people_say_is_no_loop(text: str) -> None:
    assert loop(text) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Please hold. " * 4, "Please hold. Please hold."),
        ("And, and and and AND and then", "And, and"),
        ("so I I told you. I told you. I told you. I told you.", "I told you. I told you."),
    ],
)
def test_a_phrase_that_comes_again_and_again_is_a_loop(text: str, kept: str) -> None:
    found = loop(text)
    assert found is not None
    assert text[found[0] : found[1]] == kept


def test_plain_speech_has_no_flags_and_its_own_compression() -> None:
    seen = check(spoken("Thank you for calling Meadow Lane."))
    assert seen.flags == ()
    assert seen.compression_ratio == pytest.approx(0.81, abs=0.05)
    assert seen.text == "Thank you for calling Meadow Lane."


def test_a_loop_in_its_time_is_flagged_and_kept_whole() -> None:
    said = spoken("Please hold the line. " * 5, length_s=12.0)
    seen = check(said)
    assert seen.flags == ("repetition",)
    assert (seen.text, seen.words) == (said.text, said.words)


def test_a_loop_that_no_mouth_can_say_is_cut_to_two_times_and_flagged() -> None:
    seen = check(spoken("Well " + "thank you. " * 60 + "Goodbye now.", length_s=5.0))
    assert seen.text == "Well thank you. thank you. Goodbye now."
    assert [seen.text[word.start : word.end] for word in seen.words] == seen.text.split()
    assert set(seen.flags) == {"repetition", "too_fast"}


def test_many_words_in_no_time_are_flagged() -> None:
    assert check(spoken("One two three four five six seven eight nine", length_s=0.5)).flags == ("too_fast",)


def test_text_where_nobody_speaks_is_flagged_by_the_sound_and_by_the_model() -> None:
    said = spoken("Thanks for watching.")
    assert check(said, voiced=0.1).flags == ("over_silence",)
    assert check(replace(said, no_speech_prob=0.7)).flags == ("over_silence",)


@pytest.mark.parametrize(
    ("figures", "silent"), [((0.7, -1.5), True), ((0.7, -0.5), False), ((0.5, -1.5), False)]
)
def test_a_window_is_silent_when_both_figures_say_so(figures: tuple[float, float], silent: bool) -> None:
    assert is_silent(*figures) is silent


@given(st.lists(st.sampled_from(["a", "b", "a.", "-"]), max_size=40).map(" ".join))
def test_cutting_ends_and_leaves_words_in_their_text(text: str) -> None:
    seen = check(spoken(text or "x", length_s=0.1))
    assert seen.text
    assert all(seen.text[word.start : word.end].strip() for word in seen.words)
    assert [seen.text[word.start : word.end] for word in seen.words] == seen.text.split()
