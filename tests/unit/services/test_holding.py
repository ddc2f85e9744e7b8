"""Who has an interaction open, between real processes: told, taken over with a trace, free when its process is dead."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from storage_world import interaction

from qa_studio.jobs.machine import Machine
from qa_studio.services.holding import SILENT_S, Holding
from qa_studio.storage.store import Store
from qa_studio.storage.work_tables import Holding as HoldingLine

ROOT = Path(__file__).parents[3]
OTHER_WINDOW = """
import sys
from pathlib import Path
from qa_studio.jobs.machine import Machine
from qa_studio.services.holding import Holding
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store

with Store.open(Path(sys.argv[1]), stored_rubric) as store:
    holding = Holding(store, Machine())
    for line in sys.stdin:
        word, number = line.split()
        if word == "take":
            row = holding.take(int(number), "Ben Carter")
            print("mine" if row.is_mine else row.holder, flush=True)
        elif word == "take_over":
            print(holding.take_over(int(number), "Ben Carter").is_mine, flush=True)
        elif word == "beat":
            print(holding.beat(int(number)), flush=True)
"""


class Window:
    """Another process with the workspace open."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def ask(self, word: str, number: int) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{word} {number}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=30)


@contextmanager
def other_window(store: Store) -> Iterator[Window]:
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, str(store.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        with process:
            yield Window(process)
            process.kill()
    finally:
        process.kill()
        process.wait(timeout=30)


@pytest.fixture
def number(store: Store) -> int:
    return store.add_interactions([(interaction(), None)])[0]


@pytest.fixture
def holding(store: Store) -> Holding:
    return Holding(store, Machine())


def test_the_second_process_is_told_who_has_it_and_may_take_it_over_with_a_trace(
    store: Store, number: int, holding: Holding
) -> None:
    mine = holding.take(number, "Anna Lindt")
    assert mine.is_mine
    with other_window(store) as other:
        assert other.ask("take", number) == "Anna Lindt"
        assert holding.beat(number)
        assert other.ask("take_over", number) == "True"
        assert not holding.beat(number)
        assert not holding.release(number)
        seen = holding.holder(number)
        assert seen is not None
        assert (seen.holder, seen.is_mine) == ("Ben Carter", False)
        (trace,) = holding.trace(number)
        assert (trace.taken_from, trace.taken_by, trace.held_since) == (
            "Anna Lindt",
            "Ben Carter",
            mine.since,
        )
        assert other.ask("beat", number) == "True"
        other.kill()
        assert holding.holder(number) is None
        assert holding.take(number, "Anna Lindt").is_mine
    assert len(holding.trace(number)) == 1


def test_what_was_let_go_of_is_free(store: Store, number: int, holding: Holding) -> None:
    holding.take(number, "Anna Lindt")
    assert holding.release(number)
    assert holding.holder(number) is None
    assert holding.take(number, "Anna Lindt").is_mine


def test_two_windows_of_one_process_are_told_apart(store: Store, number: int, holding: Holding) -> None:
    second = Holding(store, Machine())
    assert holding.take(number, "Anna Lindt").is_mine
    assert not second.take(number, "Anna Lindt").is_mine
    assert holding.take(number, "Anna Lindt").is_mine
    assert second.take_over(number, "Anna Lindt").is_mine
    assert not holding.take(number, "Anna Lindt").is_mine


def test_a_window_that_was_not_heard_of_for_long_is_passed_over_with_a_trace(
    store: Store, number: int, holding: Holding
) -> None:
    second = Holding(store, Machine())
    holding.take(number, "Anna Lindt")
    with store._writing() as session:
        long_ago = datetime.now(UTC) - timedelta(seconds=SILENT_S + 1)
        session.execute(update(HoldingLine).values(beat_at=long_ago))
    assert second.holder(number) is None
    assert second.take(number, "Ben Carter").is_mine
    assert [row.taken_from for row in second.trace(number)] == ["Anna Lindt"]
    assert not holding.beat(number)


def test_of_two_that_take_at_once_one_has_it(store: Store, number: int) -> None:
    first, second, third = (Holding(store, Machine()) for _ in range(3))
    first.take(number, "Anna Lindt")
    seen = store.hold_of(number)
    second.take_over(number, "Ben Carter")
    late = store.take_hold(number, "Zoë", third._me, seen, with_trace=True)
    assert late.holder == "Ben Carter"
    assert len(first.trace(number)) == 1
