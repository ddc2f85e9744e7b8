"""How long the window waits for the workspace: 100,000 interactions with 2,000,000 turns, medians of 20.

Run from the project: python -m benchmarks.storage [--interactions N] [--turns N]. Makes the workspace when it is not
there. Milliseconds on the clock of what the services take, in a process that has the workspace open; what the window
needs to paint comes on top (`benchmarks/window.py`). The worst of the 20 stands beside the median, and what the
processor was busy for: on a machine that does other things at the same time, only that can be compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.workspace_generator import copy_of, workspace
from benchmarks.workspace_rows import LONG_CALL, Size
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue, RatingBand, ScoreBand, SortBy
from qa_studio.rows import WorkState
from qa_studio.services.library import Library
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.searching import Searching
from qa_studio.services.tagging import Tagging
from qa_studio.storage.store import Store

TIMES = 20
IN_SIGHT = 60
"""Rows that a window of 1080 pixels shows, and some more."""

FILTERS = {
    "agent": LibraryFilter(agents=("Agent 03",)),
    "team": LibraryFilter(teams=("Team 2",)),
    "round and state": LibraryFilter(rounds=("Round 2",), states=(WorkState.DRAFT, WorkState.SUBMITTED)),
    "score at or over the threshold": LibraryFilter(score=ScoreBand.MET),
    "rating under the threshold": LibraryFilter(rating=RatingBand.UNDER),
    "has insights": LibraryFilter(has_insight=True),
    "flagged": LibraryFilter(is_flagged=True),
    "two tags": LibraryFilter(tags=("praise", "billing")),
    "since a day": LibraryFilter(from_day=date(2026, 1, 1)),
    "words of names": LibraryFilter(words="agent 03"),
    "said: a phrase in most interactions": LibraryFilter(said='"thank you"'),
    "queue: mine": LibraryFilter(queue=Queue.MINE, evaluator="Reviewer 1"),
    "queue: close to the threshold": LibraryFilter(queue=Queue.CLOSE),
    "queue: unhappy but met": LibraryFilter(queue=Queue.UNHAPPY_BUT_MET),
}
QUESTIONS = {
    "a word in every fifth turn": "thank",
    "two words": "delivery warehouse",
    "a phrase": '"arrived broken"',
    "a rare word": "reykjavik",
    "an order's number": "ML-004711",
    "the beginning of frequent words": "tha*",
    "the beginning of a number": "ML-004*",
    "a word that nobody said": "zeppelin",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What is done, and how long it may take, in ms; None: no target is set."""

    name: str
    work: Callable[[], object]
    target_ms: int | None


def measures(store: Store) -> Iterator[Measure]:
    """Everything that only reads."""
    library, searching, reviewing = Library(store), Searching(store), Reviewing(store)

    def page(wanted: LibraryFilter, sort: LibrarySort) -> Callable[[], object]:
        return lambda: library.rows_of(library.find(wanted, sort)[:IN_SIGHT])

    yield Measure("first page of the library", page(LibraryFilter(), LibrarySort()), 300)
    for by in SortBy:
        yield Measure(f"sort by {by.value}", page(LibraryFilter(), LibrarySort(by, False)), 150)
    for name, wanted in FILTERS.items():
        yield Measure(f"filter: {name}", page(wanted, LibrarySort()), 150)
    yield Measure("all queues counted", lambda: library.queues("Reviewer 1"), None)
    for name, text in QUESTIONS.items():
        yield Measure(f"search, newest 50: {name}", partial(searching.find, text), 100)
    yield Measure("open a call of 1,200 turns", lambda: reviewing.open(LONG_CALL, "Reviewer 1"), 300)


def changes(store: Store) -> Iterator[Measure]:
    """What writes, on a copy, with each transaction waiting for the disk."""
    library, tagging, reviewing = Library(store), Tagging(store), Reviewing(store)
    thousand = library.find()[1:1_001]
    yield Measure("save a draft", lambda: reviewing.save(LONG_CALL, "Reviewer 1", (), str(time.time())), None)
    yield Measure(
        "tag 1,000 and undo", lambda: tagging.undo(tagging.tag(thousand, "new", "Reviewer 1")), None
    )
    yield Measure("take out 1,000 and undo", lambda: library.restore(library.take_out(thousand)), None)


def told(measure: Measure) -> str:
    """One line: name; on the clock the median and the worst, on the processor the median; target."""
    measure.work()
    clock, processor = [], []
    for _ in range(TIMES):
        start, start_cpu = time.perf_counter(), time.process_time()
        measure.work()
        clock.append((time.perf_counter() - start) * 1_000)
        processor.append((time.process_time() - start_cpu) * 1_000)
    target = "" if measure.target_ms is None else f"{measure.target_ms:8}"
    times = (statistics.median(clock), max(clock), statistics.median(processor))
    return f"{measure.name:46}{times[0]:8.1f}{times[1]:8.1f}{times[2]:11.1f}{target}"


def main() -> None:
    """Measure and print."""
    usual = Size()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--interactions", type=int, default=usual.interactions)
    parser.add_argument("--turns", type=int, default=usual.turns)
    arguments = parser.parse_args()
    size = Size(arguments.interactions, arguments.turns)
    place = workspace(size)
    megabytes = (place / "workspace.sqlite3").stat().st_size / 1e6
    print(
        f"{size.interactions:,} interactions, {size.turns:,} turns, {megabytes:,.0f} MB; {os.cpu_count()} cores."
    )
    print(f"Milliseconds, {TIMES} times each; load of the machine at the start {os.getloadavg()[0]:.1f}.\n")
    print(f"{'':46}{'median':>8}{'worst':>8}{'processor':>11}{'target':>8}")
    with Store.open(place, stored_rubric) as store:
        for measure in measures(store):
            print(told(measure), flush=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(copy_of(place, Path(folder) / "copy"), stored_rubric) as store,
    ):
        for measure in changes(store):
            print(told(measure), flush=True)


if __name__ == "__main__":
    main()
