"""A table of whole rows that are known by an id: selection, cursor and place stay with their rows through every reset.

Owns what the tables of the window share. Knows no page's rows: the model says which id stands in which line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from qa_studio.ui import theme


class KnownRows(Protocol):
    """What the model says of its lines."""

    def id_at(self, line: int) -> int: ...

    def ids_in(self, start: int, end: int) -> Sequence[int]:
        """Of the lines from `start` up to, and without, `end`."""
        ...

    def line_of(self, row_id: int) -> int:
        """-1 when it is not shown."""
        ...

    def lines_of(self, ids: Iterable[int]) -> list[int]:
        """Where these are shown, in order; those that are not are left out."""
        ...


class RowTable(QTableView):
    """Selection by whole rows. Subclasses name the column that the cursor stands in.

    Args:
        model: a QAbstractItemModel that is `KnownRows` too.
    """

    def __init__(
        self, model: QAbstractItemModel, cursor_column: int, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known = cast(KnownRows, model)
        self._cursor_column = cursor_column
        self._kept: tuple[tuple[int, ...], int | None, int] = ((), None, 0)
        self.setAccessibleName(name)
        font = self.font()
        font.setPointSizeF(theme.current().small_pt)
        self.setFont(font)
        self._dress_rows()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.setModel(model)
        # A header asks at every painting whether each row of a column is selected, which takes seconds of 100,000.
        self._head_selection = QItemSelectionModel(model, self)
        self.horizontalHeader().setSelectionModel(self._head_selection)
        model.modelReset.connect(self._on_reset)

    def selected_lines(self) -> list[int]:
        """From top to bottom."""
        lines: set[int] = set()
        for run in self._selection():
            lines.update(range(run.top(), run.bottom() + 1))
        return sorted(lines)

    def selected_ids(self) -> tuple[int, ...]:
        """Ids of the selected rows, from top to bottom."""
        runs = sorted((run.top(), run.bottom() + 1) for run in self._selection())
        return tuple(dict.fromkeys(chain.from_iterable(self._known.ids_in(*run) for run in runs)))

    def selected_count(self) -> int:
        """How many rows are selected, without a look at each."""
        return sum(run.height() for run in self._selection())

    def _selection(self) -> Iterable[QItemSelectionRange]:
        return cast(Iterable[QItemSelectionRange], self.selectionModel().selection())

    def current_id(self) -> int | None:
        """The id of the row under the cursor; None without."""
        index = self.currentIndex()
        return self._known.id_at(index.row()) if index.isValid() else None

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select these rows, where they are shown, and put the cursor on the first."""
        lines = [line for line in map(self._known.line_of, ids) if line >= 0]
        if lines:
            self.setCurrentIndex(self.model().index(lines[0], self._cursor_column))
            self.select_lines(lines)

    def select_lines(self, lines: Iterable[int]) -> None:
        """Select in runs, so that a hundred thousand lines are one range."""
        wanted = QItemSelection()
        last = self.model().columnCount() - 1
        for start, end in _runs(sorted(set(lines))):
            wanted.select(self.model().index(start, 0), self.model().index(end, last))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a bar at the cursor's row while the keyboard is here: the selection alone does not say so."""
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
            with QPainter(self.viewport()) as painter:
                painter.fillRect(0, top, 3, height, QColor(theme.current().accent))

    def _dress_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW_PX)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(theme.ROW_PX)

    @Slot()
    def _on_about_to_reset(self) -> None:
        self._kept = (self.selected_ids(), self.current_id(), self.verticalScrollBar().value())

    @Slot()
    def _on_reset(self) -> None:
        """Put selection, cursor and place back; a lone cursor starts at the top."""
        ids, current, scrolled = self._kept
        if self.model().rowCount():
            line = max(self._known.line_of(current) if current is not None else -1, 0)
            index = self.model().index(line, self._cursor_column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.select_lines(self._known.lines_of(ids) or [line])
            self.verticalScrollBar().setValue(scrolled)
        self.after_reset()

    def after_reset(self) -> None:
        """What a subclass tells when other rows are shown."""


def _runs(lines: Sequence[int]) -> Iterable[tuple[int, int]]:
    """First and last of each stretch without a gap."""
    if lines and lines[-1] - lines[0] == len(lines) - 1:
        yield lines[0], lines[-1]
        return
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or lines[place] != lines[place - 1] + 1:
            yield lines[start], lines[place - 1]
            start = place
