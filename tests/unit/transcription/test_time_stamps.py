"""Whisper's time stamps become pieces, and every window comes to an end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.engines.timestamps import Piece, cut_at_stamps
from transcription.engines.words import located

FIRST = 50_364


def stamp(time_s: float) -> int:
    return FIRST + round(time_s / 0.02)


def test_text_between_two_stamps_is_a_piece() -> None:
    tokens = [stamp(0.5), 1, 2, stamp(2.0), stamp(2.4), 3, stamp(4.0)]
    pieces, reached_s = cut_at_stamps(tokens, FIRST, 6.0, 1.0)
    assert pieces == (Piece(0.5, 2.0, (1, 2)), Piece(2.4, 4.0, (3,)))
    assert reached_s == 6.0


def test_text_without_any_stamp_fills_the_window() -> None:
    assert cut_at_stamps([1, 2, 3], FIRST, 6.0, 1.0) == ((Piece(0.0, 6.0, (1, 2, 3)),), 6.0)


def test_two_stamps_at_the_end_leave_the_rest_for_another_window() -> None:
    pieces, reached_s = cut_at_stamps([stamp(0), 1, stamp(12.0), stamp(12.0)], FIRST, 28.0, 1.0)
    assert (len(pieces), reached_s) == (1, 12.0)


def test_text_that_was_cut_off_is_left_for_another_window() -> None:
    pieces, reached_s = cut_at_stamps([stamp(0), 1, stamp(20.0), stamp(20.0), 2, 3], FIRST, 28.0, 1.0)
    assert pieces == (Piece(0.0, 20.0, (1,)),)
    assert reached_s == 20.0


@pytest.mark.parametrize("end_s", [0.5, 27.5])
def test_a_rest_is_kept_when_another_window_would_be_no_progress(end_s: float) -> None:
    pieces, reached_s = cut_at_stamps([stamp(0), 1, stamp(end_s), stamp(end_s), 2], FIRST, 28.0, 1.0)
    assert pieces == (Piece(0.0, end_s, (1,)), Piece(end_s, 28.0, (2,)))
    assert reached_s == 28.0


def test_stamps_in_the_padding_are_pulled_back_to_the_sound() -> None:
    assert cut_at_stamps([stamp(1.0), 1, stamp(29.0)], FIRST, 4.0, 1.0)[0] == (Piece(1.0, 4.0, (1,)),)


def test_nothing_said_is_no_piece() -> None:
    assert cut_at_stamps([], FIRST, 4.0, 1.0) == ((), 4.0)
    assert cut_at_stamps([stamp(0.0), stamp(1.0)], FIRST, 4.0, 1.0) == ((), 4.0)


@given(
    tokens=st.lists(st.one_of(st.integers(0, FIRST - 1), st.integers(FIRST, FIRST + 1500)), max_size=60),
    length_s=st.floats(0.1, 30.0),
)
def test_any_tokens_give_pieces_in_order_and_a_step_forward(tokens: list[int], length_s: float) -> None:
    pieces, reached_s = cut_at_stamps(tokens, FIRST, length_s, 1.0)
    assert reached_s == length_s or 1.0 <= reached_s <= length_s - 1.0
    assert all(0 <= piece.start_s <= piece.end_s <= length_s for piece in pieces)
    assert all(first.end_s <= second.start_s for first, second in pairwise(pieces))
    said = [token for token in tokens if token < FIRST]
    kept = [token for piece in pieces for token in piece.tokens]
    assert kept == said[: len(kept)]
    assert kept == said or reached_s < length_s


def timing(word: str, start_s: float, end_s: float, probability: float = 0.9) -> dict[str, object]:
    return {"word": word, "start": start_s, "end": end_s, "probability": probability}


def test_words_are_found_in_their_text() -> None:
    words = located(
        "Hello, hello.", [timing(" Hello,", 0.1, 0.5), timing(" hello.", 0.5, 0.9)], 10.0, (10.0, 11.0)
    )
    assert [(word.start, word.end) for word in words] == [(0, 6), (7, 13)]
    assert [(word.start_s, word.end_s) for word in words] == [(10.1, 10.5), (10.5, 10.9)]


def test_times_that_run_backwards_or_away_are_held_within_the_limits() -> None:
    words = located("a b", [timing("a", 3.0, 1.0), timing(" b", -5.0, 99.0, 1.7)], 0.0, (0.5, 2.0))
    assert [(word.start_s, word.end_s) for word in words] == [(2.0, 2.0), (2.0, 2.0)]
    assert words[1].confidence == 1.0


def test_a_word_that_is_not_in_the_text_leaves_the_segment_without_words() -> None:
    assert located("a b", [timing("a", 0, 1), timing(" \ufffd", 1, 2)], 0.0, (0.0, 2.0)) == ()
    assert located("a b", [timing(" ", 0, 1)], 0.0, (0.0, 2.0)) == ()
