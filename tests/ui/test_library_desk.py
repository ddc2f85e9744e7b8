"""Questions to the workspace while letters are typed: one in work, the newest behind it, and no late answer shown."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from fakes_ui import shop
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobOutcome, JobRunner
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.rows import InteractionRow
from qa_studio.ui.library.desk import Found, LibraryDesk
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.work_rows import Hits

WAIT_MS = 10_000


@dataclass
class SlowLibrary:
    """Answers when it is let to, and knows what it was asked."""

    gate: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    counted: int = 0
    fails_on: str = ""

    def find(self, wanted: LibraryFilter, sort: LibrarySort) -> tuple[int, ...]:
        self._answer(wanted.words)
        return ()

    def search(self, text: str) -> Hits:
        self._answer(text)
        return Hits((), None)

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]:
        return ()

    def count(self) -> int:
        self.counted += 1
        return 100 + self.counted

    def _answer(self, text: str) -> None:
        self.asked.append(text)
        assert self.gate.wait(WAIT_MS / 1_000)
        if text and text == self.fails_on:
            raise OSError("the disk is gone")


@dataclass
class SlowSearching:
    library: SlowLibrary

    def find(self, text: str, wanted: LibraryFilter, *, after: int | None = None) -> Hits:
        return self.library.search(text)


class Typist:
    """A desk over a slow workspace, and what it has told."""

    def __init__(self, qtbot: QtBot, runner: JobRunner) -> None:
        fakes = shop(())
        self.qtbot, self.runner, self.library = qtbot, runner, SlowLibrary()
        services = dataclasses.replace(
            fakes.services(), library=self.library, searching=SlowSearching(self.library)
        )
        self.desk = LibraryDesk(services, ModelFetcher(fakes.models, runner), runner)
        self.found: list[Found] = []
        self.errors: list[Exception] = []
        self.hits: list[str] = []
        self.unhandled: list[JobOutcome] = []
        self.desk.found.connect(self.found.append)
        self.desk.unreadable.connect(self.errors.append)
        self.desk.hits_came.connect(lambda text, hits, is_more: self.hits.append(text))
        runner.unhandled.connect(self.unhandled.append)

    def find(self, text: str, *, counts: bool = False) -> None:
        self.desk.wanted = LibraryFilter(words=text)
        self.desk.find(counts=counts)

    def until_asked(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.library.asked) >= count, timeout=WAIT_MS)

    def answer(self) -> None:
        self.library.gate.set()
        self.qtbot.waitUntil(self.runner.is_idle, timeout=WAIT_MS)


@pytest.fixture
def typist(qtbot: QtBot, runner: JobRunner) -> Iterator[Typist]:
    made = Typist(qtbot, runner)
    yield made
    made.library.gate.set()
    runner.shutdown()
    made.desk.deleteLater()


def test_of_a_word_that_is_typed_the_beginning_and_the_whole_are_looked_for(typist: Typist) -> None:
    word = "delivery"
    for end in range(1, len(word) + 1):
        typist.find(word[:end])
        typist.until_asked(1)
    typist.answer()
    assert typist.library.asked == ["d", "delivery"]
    assert [found.wanted.words for found in typist.found] == ["delivery"]


def test_what_was_said_is_searched_for_in_the_same_manner(typist: Typist) -> None:
    for end in range(1, 6):
        typist.desk.search("thank"[:end])
        typist.until_asked(1)
    typist.answer()
    assert typist.library.asked == ["t", "thank"]
    assert typist.hits == ["thank"]


def test_a_failure_of_an_older_question_is_not_shown_and_the_newest_is_asked(typist: Typist) -> None:
    typist.library.fails_on = "d"
    typist.find("d")
    typist.until_asked(1)
    typist.find("de")
    typist.answer()
    assert [found.wanted.words for found in typist.found] == ["de"]
    assert typist.errors == []


def test_after_a_failure_the_next_question_is_answered(typist: Typist) -> None:
    typist.library.fails_on = "d"
    typist.find("d")
    typist.answer()
    assert [str(error) for error in typist.errors] == ["the disk is gone"]
    typist.find("de")
    typist.answer()
    assert [found.wanted.words for found in typist.found] == ["de"]


def test_after_a_search_that_failed_the_next_one_is_answered(typist: Typist) -> None:
    typist.library.fails_on = "t"
    typist.desk.search("t")
    typist.answer()
    assert len(typist.unhandled) == 1
    typist.desk.search("th")
    typist.answer()
    assert typist.hits == ["th"]


def test_a_count_that_was_asked_for_is_made_though_a_newer_question_came_first(typist: Typist) -> None:
    typist.library.gate.set()
    typist.find("")
    typist.answer()
    assert typist.found[-1].total == 101
    typist.library.gate.clear()
    typist.find("a", counts=True)
    typist.until_asked(2)
    typist.find("ab")
    typist.answer()
    assert typist.found[-1].total == 102
    typist.find("abc")
    typist.answer()
    assert typist.found[-1].total == 102


def test_a_question_from_within_an_answer_is_asked(typist: Typist) -> None:
    typist.desk.found.connect(lambda found: typist.find("next") if found.wanted.words == "first" else None)
    typist.find("first")
    typist.answer()
    assert [found.wanted.words for found in typist.found] == ["first", "next"]
