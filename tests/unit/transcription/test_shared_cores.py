"""Work is divided in the same way by any number of cores."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription import cores


@pytest.fixture(autouse=True)
def _unasked() -> Iterator[None]:
    before = cores._asked
    yield
    cores.ask(before)


@given(count=st.integers(0, 40), most=st.integers(1, 9))
def test_groups_are_few_alike_and_in_order(count: int, most: int) -> None:
    groups = cores.divided(range(count), most)
    assert [one for group in groups for one in group] == list(range(count))
    sizes = {len(group) for group in groups}
    assert len(groups) == -(-count // most)
    assert not sizes or (max(sizes) <= most and max(sizes) - min(sizes) <= 1)


@pytest.mark.parametrize("allowed", [0, 1, 2, 7])
def test_results_come_in_the_order_of_the_pieces(allowed: int) -> None:
    cores.ask(lambda: allowed)
    assert cores.spread(lambda number: number * number, range(5)) == [0, 1, 4, 9, 16]


def test_as_many_pieces_are_in_work_at_once_as_there_are_cores() -> None:
    cores.ask(lambda: 2)
    both = threading.Barrier(2, timeout=10)
    assert len(cores.spread(lambda _: both.wait(), range(2))) == 2


def test_what_is_left_over_of_the_cores_goes_to_the_threads() -> None:
    told: list[int] = []
    cores.ask(lambda: 5)
    cores.spread(lambda _: None, range(2), told.append)
    assert set(told) == {2}
    cores.spread(lambda _: None, range(1), told.append)
    assert told[-1] == 5


def test_a_failure_in_a_piece_is_the_callers() -> None:
    cores.ask(lambda: 2)
    with pytest.raises(ZeroDivisionError):
        cores.spread(lambda number: 1 // number, range(3))


def test_the_environment_says_it_where_nobody_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert cores.allowed() == 3
    monkeypatch.setenv("OMP_NUM_THREADS", "many")
    assert cores.allowed() >= 1
