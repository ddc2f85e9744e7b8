"""The word error rate: known cases by hand, intervals, and what must hold for any two texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcription.word_errors import Counts, compared, interval, normalisation_in_words, total


def counts(said: str, heard: str, language: str = "en") -> Counts:
    return total(compared([said], [heard], language))


@pytest.mark.parametrize(
    ("said", "heard", "expected"),
    [
        ("the cat sat", "the cat sat", Counts(right=3)),
        ("the cat sat", "the bat sat", Counts(right=2, substitutions=1)),
        ("the cat sat", "the sat", Counts(right=2, deletions=1)),
        ("the cat sat", "the fat cat sat", Counts(right=3, insertions=1)),
        ("the cat sat", "", Counts(deletions=3)),
        ("hello", "well hello there now", Counts(right=1, insertions=3)),
    ],
)
def test_each_kind_of_error_is_counted(said: str, heard: str, expected: Counts) -> None:
    assert counts(said, heard) == expected


def test_the_rate_is_errors_of_the_words_that_were_said_and_may_be_over_one() -> None:
    assert counts("hello", "well hello there now").rate == 3.0
    assert counts("my lamp", "my lamb").rate == 0.5
    assert Counts().rate is None


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Hello, Mr. Brown!", "hello mister brown"),
        ("uh I want, um, twenty five lamps", "I want 25 lamps"),
        ("don't worry", "do not worry"),
        ("what colour", "what color"),
        ("at nine thirty", "at 9:30"),
        ("order one two three four", "order 1234"),
        ("goodbye [door closes]", "goodbye"),
        ("it’s fine", "it's fine"),
    ],
)
def test_what_is_no_error_is_made_alike_first(said: str, heard: str) -> None:
    assert counts(said, heard).errors == 0


def test_other_languages_keep_their_numbers_and_fillers() -> None:
    assert counts("Guten Tag, um zwei!", "guten tag um zwei", "de").errors == 0
    assert counts("um zwei", "zwei", "de").deletions == 1
    assert "numbers are compared as they are written" in " ".join(normalisation_in_words("de"))
    assert "figure by figure" in " ".join(normalisation_in_words("en-GB"))


def test_errors_are_counted_for_the_utterance_they_belong_to() -> None:
    found = compared(
        ["good morning", "my lamp broke", "goodbye now"], ["good warning my lamp", "goodbye now then"], "en"
    )
    assert found == (
        Counts(right=1, substitutions=1),
        Counts(right=2, deletions=1),
        Counts(right=2, insertions=1),
    )


def test_an_utterance_without_words_takes_no_part() -> None:
    assert compared(["[noise]", "hello"], ["hello"], "en") == (Counts(), Counts(right=1))
    assert compared(["..."], ["what was that"], "en") == (Counts(insertions=3),)
    assert compared([], ["what"], "en") == ()


def test_the_interval_holds_the_rate_and_says_when_the_sample_is_small() -> None:
    units = [Counts(right=18, substitutions=1, deletions=1)] * 30 + [Counts(right=10, deletions=10)] * 30
    found = interval(units)
    assert found is not None
    assert found.low < 0.3 < found.high
    assert (found.units, found.is_small) == (60, False)
    small = interval(units[:3] + units[-3:])
    assert small is not None
    assert small.is_small
    assert small.high - small.low > found.high - found.low
    assert interval(units) == found, "the same sample gives the same interval"


def test_too_few_units_have_no_interval() -> None:
    assert interval([Counts(right=100)] * 4) is None
    assert interval([Counts()] * 50) is None
    assert interval([]) is None


def test_equal_utterances_have_no_width() -> None:
    found = interval([Counts(right=9, deletions=1)] * 40)
    assert found is not None
    assert (found.low, found.high) == (0.1, 0.1)


WORDS = st.lists(st.sampled_from(["lamp", "late", "order", "thanks", "blue"]), max_size=12)


@settings(max_examples=50)
@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_every_word_of_both_sides_is_counted_once(said: list[list[str]], heard: list[str]) -> None:
    found = compared([" ".join(words) for words in said], [" ".join(heard)], "en")
    whole = total(found)
    assert [one.words for one in found] == [len(words) for words in said]
    assert whole.right + whole.substitutions + whole.insertions == len(heard)
    longest = max(whole.words, len(heard))
    assert abs(whole.words - len(heard)) <= whole.errors <= longest


@settings(max_examples=50)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(said: str, heard: str) -> None:
    assert counts(said, said).errors == 0
    assert counts(said, heard).errors >= 0
