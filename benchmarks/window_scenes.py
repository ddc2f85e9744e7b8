"""What a user does in the window, step by step, each measured until it is on the screen."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget

from benchmarks.window_watch import LoopWatch, rest, until, until_seen
from benchmarks.workspace_rows import LONG_CALL
from qa_studio.library_filter import LibraryFilter, LibrarySort, RatingBand, ScoreBand, SortBy
from qa_studio.rows import WorkState
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.library.actions import LibraryActions
from qa_studio.ui.library.desk import LibraryDesk
from qa_studio.ui.library.filter_bar import FilterBar
from qa_studio.ui.library.hits import HitList
from qa_studio.ui.library.page import LibraryPage
from qa_studio.ui.library.table_model import column_of
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.review.page import ReviewPage

Part = TypeVar("Part", bound=QObject)
QUIET_MS = 400
"""What follows an answer, such as the draft's being written, has ended by then."""
EVERYTHING = LibraryFilter()
FILTERS = (
    LibraryFilter(agents=("Agent 03",)),
    LibraryFilter(teams=("Team 2",)),
    LibraryFilter(rounds=("Round 2",), states=(WorkState.DRAFT, WorkState.SUBMITTED)),
    LibraryFilter(score=ScoreBand.MET),
    LibraryFilter(rating=RatingBand.UNDER),
    LibraryFilter(has_insight=True),
    LibraryFilter(is_flagged=True),
    LibraryFilter(tags=("praise", "billing")),
    LibraryFilter(from_day=date(2026, 1, 1)),
    EVERYTHING,
)
SORTS = tuple(
    LibrarySort(by, is_down)
    for is_down in (False, True)
    for by in SortBy
    if (by, is_down) != (SortBy.IMPORTED, True)
)
QUESTIONS = ("thank", "delivery warehouse", '"arrived broken"', "reykjavik", "ML-004711")


@dataclass(frozen=True, slots=True)
class Step:
    """How long one step took: on the clock, and what all threads of the process computed meanwhile."""

    clock_ms: float
    processor_ms: float


class Scenes:
    """The window over the generated workspace. GUI thread only."""

    def __init__(self, window: QMainWindow, watch: LoopWatch) -> None:
        assert isinstance(window, MainWindow)
        self.window, self.watch = window, watch
        library = window.page_of("library")
        assert isinstance(library, LibraryPage)
        self.library = library
        self.desk = _part(self.library, LibraryDesk)
        self.table, self.filters = _part(self.library, LibraryTable), _part(self.library, FilterBar)
        self.hits, self.actions = _part(self.library, HitList), _part(self.library, LibraryActions)
        self._answers = itertools.cycle((Qt.Key.Key_1, Qt.Key.Key_2))
        self._found: list[object] = []
        self._hits: list[object] = []
        self.desk.found.connect(self._found.append)
        self.desk.hits_came.connect(lambda text, hits, is_more: self._hits.append(hits))

    @property
    def review(self) -> ReviewPage:
        """Made when it is wanted first, unless the window has made it ahead."""
        page = self.window.page_of("review")
        assert isinstance(page, ReviewPage)
        return page

    def settle(self) -> None:
        """Nothing is asked for any more, and what came of it was painted."""
        runner = self.window._runner
        until(self.watch, runner.is_idle)
        rest(self.watch, QUIET_MS)
        until(self.watch, runner.is_idle)

    def see_rows(self) -> None:
        """Until the library's rows are painted."""
        model = self.table.model()
        until_seen(self.watch, [self.table.viewport()], lambda: model.rowCount() > 0)

    def show_library(self) -> Step:
        """From another page to rows that were read anew."""
        self.window.show_page(self.review)
        self.window._stale.add(0)  # the library has to be read anew
        self.settle()
        return self._rows_after(lambda: self.window.show_page(self.library))

    def filters_(self) -> Iterator[Step]:
        """Each filter from the chips to the rows."""
        for wanted in FILTERS:
            yield self._rows_after(partial(self.filters.change, wanted))

    def sorts(self) -> Iterator[Step]:
        """Each order, both ways, from the head of the column to the rows."""
        model = self.table.model()
        for wanted in SORTS:
            column = column_of(wanted.by)
            if column >= 0:
                order = Qt.SortOrder.DescendingOrder if wanted.descending else Qt.SortOrder.AscendingOrder
                yield self._rows_after(partial(model.sort, column, order))

    def searches(self, said: int) -> Iterator[Step]:
        """Each question from its last letter to the hits.

        Args: said: the tab on which hits are shown.
        """
        tabs = _part(self.library, QTabBar)
        for text in QUESTIONS:
            self.window.page().search(text)
            self.settle()
            self.window.page().search("")
            self.settle()
            tabs.setCurrentIndex(said)
            self._hits.clear()
            ask = partial(self.window.page().search, text)
            yield self._step(ask, [tabs], lambda: bool(self._hits))
        self.window.page().search("")
        self.settle()

    def open_call(self, is_whole: bool = False) -> Step:
        """The long call, from the click to transcript, form and waveform; another interaction was there before.

        Args: is_whole: from the library, with the change of the page.
        """
        review = self.review

        def act() -> None:
            if is_whole:
                self.library.review_requested.emit(LONG_CALL)
            else:
                review.open_interaction(LONG_CALL)

        shown = (review.transcript.view.viewport(), review.foot, review.sound.map)
        return self._step(act, shown, self._has_call)

    def open_other(self, number: int) -> Step:
        """Another interaction."""
        view = self.review.transcript.view.viewport()
        return self._step(lambda: self.review.open_interaction(number), [view], lambda: self._is_open(number))

    def answer(self) -> Step:
        """A key on the criterion that is looked at, to the score."""
        form, foot = self.review.form, self.review.foot
        card = form.card(form.current_key)
        key = next(self._answers)
        return self._step(lambda: QTest.keyClick(card, key), [foot], lambda: True)

    def _has_call(self) -> bool:
        return self._is_open(LONG_CALL) and self.review.sound.map._peaks is not None

    def _is_open(self, number: int) -> bool:
        sheet = self.review.desk.model.sheet
        return sheet is not None and sheet.row.id == number and self.review.form.isVisible()

    def _rows_after(self, act: Callable[[], object]) -> Step:
        self._found.clear()
        return self._step(act, [self.table.viewport()], lambda: bool(self._found))

    def _step(self, act: Callable[[], object], shown: Sequence[QWidget], holds: Callable[[], bool]) -> Step:
        start, start_processor = time.perf_counter(), time.process_time()
        act()
        until_seen(self.watch, shown, holds)
        return Step((time.perf_counter() - start) * 1e3, (time.process_time() - start_processor) * 1e3)


def _part(whole: QWidget, kind: type[Part]) -> Part:
    found = whole.findChild(kind)
    assert isinstance(found, kind), f"there is no {kind.__name__}"
    return found
