"""Runs of words are found in a turn exactly where a look at every place would find them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.checks.stretches import Forms, Stretches

WORDS = st.sampled_from(["i", "am", "so", "sorry", "."])
RUNS = st.frozensets(st.lists(WORDS, min_size=1, max_size=4).map(tuple), max_size=12)
TURNS = st.lists(WORDS, max_size=12).map(tuple)


def test_runs_are_found_with_their_places() -> None:
    apology = Stretches.of([("i", "am", "sorry"), ("sorry",), ("am", "so")])
    turn = Forms((".", "i", "am", "sorry", "i", "am"))
    assert sorted(apology.found(turn)) == [(("i", "am", "sorry"), 1, 4), (("sorry",), 3, 4)]


def test_the_end_of_a_turn_is_no_part_of_a_longer_run() -> None:
    assert list(Stretches.of([("i", "am", "so", "sorry")]).found(Forms(("i", "am", "so")))) == []


@given(RUNS, TURNS)
def test_nothing_is_missed_and_nothing_added(runs: frozenset[tuple[str, ...]], turn: tuple[str, ...]) -> None:
    places = [(first, last) for first in range(len(turn)) for last in range(first + 1, len(turn) + 1)]
    looked = {(turn[first:last], first, last) for first, last in places if turn[first:last] in runs}
    found = list(Stretches.of(runs).found(Forms(turn)))
    assert set(found) == looked
    assert len(found) == len(looked)
