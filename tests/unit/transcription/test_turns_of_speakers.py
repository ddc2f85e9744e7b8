"""Segments become turns: in time order, joined where one speaker goes on, words still in their places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.engines import Segment
from transcription.model import Role, Word
from transcription.turns import Heard, assembled

ROLES = {0: Role.AGENT, 1: Role.CUSTOMER}


def said(start_s: float, end_s: float, text: str, channel: int | None = 0, **figures: float) -> Heard:
    words, place = [], 0
    for spelt in text.split():
        place = text.index(spelt, place)
        words.append(Word(place, place + len(spelt), start_s, end_s, 0.9))
        place += len(spelt)
    return Heard(Segment(start_s, end_s, text, tuple(words), **figures), channel)  # type: ignore[arg-type]


def texts(*heard: Heard) -> list[str]:
    return [turn.text for turn in assembled(heard, ROLES)]


def test_channels_are_merged_by_time_and_carry_their_roles() -> None:
    turns = assembled([said(0, 1, "hello"), said(4, 5, "sure"), said(2, 3, "hi", 1)], ROLES)
    assert [(turn.role, turn.text, turn.channel) for turn in turns] == [
        (Role.AGENT, "hello", 0),
        (Role.CUSTOMER, "hi", 1),
        (Role.AGENT, "sure", 0),
    ]


def test_a_speaker_who_goes_on_after_a_short_pause_keeps_the_turn() -> None:
    assert texts(said(0, 1, "one"), said(2.5, 3, "two")) == ["one two"]
    assert texts(said(0, 1, "one"), said(3.5, 4, "two")) == ["one", "two"]


def test_a_word_of_the_other_side_ends_the_turn() -> None:
    assert texts(said(0, 1, "one"), said(1.2, 1.4, "yes", 1), said(1.5, 2, "two")) == ["one", "yes", "two"]


def test_joined_words_keep_their_place_in_the_text_and_their_time() -> None:
    (turn,) = assembled([said(0, 1, "how can"), said(1.5, 2, "i help")], ROLES)
    assert [turn.text[word.start : word.end] for word in turn.words] == ["how", "can", "i", "help"]
    assert [word.start_s for word in turn.words] == [0, 0, 1.5, 1.5]
    assert (turn.start_s, turn.end_s) == (0, 2)


def test_a_turn_never_grows_beyond_a_minute() -> None:
    turns = assembled([said(10 * n, 10 * n + 9.9, f"part{n}") for n in range(12)], ROLES)
    assert len(turns) == 2
    assert all((turn.end_s or 0) - (turn.start_s or 0) <= 60 for turn in turns)


def test_on_shared_sound_a_pause_or_the_end_of_a_sentence_ends_the_turn() -> None:
    assert texts(said(0, 1, "one", None), said(1.2, 2, "two", None)) == ["one two"]
    assert texts(said(0, 1, "one", None), said(1.6, 2, "two", None)) == ["one", "two"]
    assert texts(said(0, 1, "How are you?", None), said(1.1, 2, "Fine.", None)) == ["How are you?", "Fine."]


def test_nobody_is_guessed_on_shared_sound() -> None:
    (turn,) = assembled([said(0, 1, "one", None)], ROLES)
    assert (turn.role, turn.channel, turn.speaker) == (Role.UNKNOWN, None, "")


@pytest.mark.parametrize(
    ("figures", "flags"),
    [
        ({"avg_logprob": -0.3, "compression_ratio": 1.4}, ()),
        ({"avg_logprob": -1.2}, ("low_confidence",)),
        ({"temperature": 0.8}, ("low_confidence",)),
        ({"temperature": 0.2}, ()),
        ({"compression_ratio": 5.0}, ("repetition",)),
        ({"avg_logprob": -1.2, "compression_ratio": 5.0}, ("low_confidence", "repetition")),
    ],
)
def test_what_the_engine_doubts_is_flagged(figures: dict[str, float], flags: tuple[str, ...]) -> None:
    (turn,) = assembled([said(0, 1, "one", 0, **figures)], ROLES)
    assert turn.flags == flags


def test_words_of_low_confidence_flag_their_turn() -> None:
    doubtful = Segment(0, 1, "one two", (Word(0, 3, 0, 0.5, 0.3), Word(4, 7, 0.5, 1, 0.4)))
    (turn,) = assembled([Heard(doubtful, 0)], ROLES)
    assert turn.flags == ("low_confidence",)


segments = st.builds(
    lambda start, length, words, channel: said(start, start + length, " ".join(words), channel),
    st.floats(0, 300),
    st.floats(0, 25),
    st.lists(st.text("abcdefg", min_size=1, max_size=6), min_size=1, max_size=6),
    st.sampled_from([0, 1, None]),
)


@given(st.lists(segments, max_size=30))
def test_nothing_that_was_said_is_lost_and_everything_stays_in_order(heard: list[Heard]) -> None:
    turns = assembled(heard, ROLES)
    before = sorted(word for one in heard for word in one.segment.text.split())
    assert sorted(word for turn in turns for word in turn.text.split()) == before
    assert all((a.start_s or 0) <= (b.start_s or 0) for a, b in pairwise(turns))
    for turn in turns:
        assert [turn.text[word.start : word.end] for word in turn.words] == turn.text.split()
        assert turn.text == turn.text.strip() != ""
