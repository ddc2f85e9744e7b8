"""The list of bookmarks as a table: which are shown, and what stands in each column. Never touches storage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qa_studio.language import tr
from qa_studio.services.workshop import place
from qa_studio.ui import moments
from qa_studio.work_rows import SnippetRow

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which bookmarks are shown; None lets every tag and every agent through, the tag "" stands for none.

    Attributes:
        words: all must stand somewhere in the bookmark.
    """

    tag: str | None = None
    agent: str | None = None
    words: str = ""

    def passes(self, one: SnippetRow) -> bool:
        said = " ".join((one.text, one.tag, one.agent, one.title, one.note, one.by)).casefold()
        return (
            self.tag in (None, one.tag)
            and self.agent in (None, one.agent)
            and all(word in said for word in self.words.casefold().split())
        )


COLUMNS: tuple[tuple[str, Callable[[SnippetRow], str]], ...] = (
    (tr("Words"), lambda one: f"“{' '.join(one.text.split())}”"),
    (tr("Tag"), lambda one: one.tag or tr("Without a tag")),
    (tr("Agent"), lambda one: one.agent),
    (tr("Interaction"), lambda one: f"{one.title}, {place(one)}"),
    (tr("Note"), lambda one: " ".join(one.note.split())),
    (tr("Kept by"), lambda one: f"{one.by}, {moments.day(one.at)}"),
)
WORDS, TAG, AGENT, WHERE, NOTE, KEPT = range(len(COLUMNS))


class BookmarkModel(QAbstractTableModel):
    """By tag, the newest first within it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[SnippetRow, ...] = ()
        self._rows: tuple[SnippetRow, ...] = ()
        self._wanted = Wanted()

    def set_rows(self, rows: Sequence[SnippetRow]) -> None:
        """Every bookmark that there is."""
        self._all = tuple(sorted(rows, key=lambda one: (not one.tag, one.tag.casefold(), -one.id)))
        self._show()

    def set_wanted(self, wanted: Wanted) -> None:
        """Show those that pass."""
        self._wanted = wanted
        self._show()

    def rows(self) -> tuple[SnippetRow, ...]:
        """Those that are shown, in their order."""
        return self._rows

    def every(self) -> tuple[SnippetRow, ...]:
        return self._all

    def row_of(self, row_id: int | None) -> SnippetRow | None:
        """A bookmark that is shown, by its id."""
        return next((one for one in self._rows if one.id == row_id), None)

    def id_at(self, line: int) -> int:
        return self._rows[line].id

    def ids_in(self, start: int, end: int) -> Sequence[int]:
        return tuple(one.id for one in self._rows[start:end])

    def line_of(self, row_id: int) -> int:
        return next((line for line, one in enumerate(self._rows) if one.id == row_id), -1)

    def lines_of(self, ids: Iterable[int]) -> list[int]:
        wanted = set(ids)
        return [line for line, one in enumerate(self._rows) if one.id in wanted]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = COLUMNS[index.column()][1](self._rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()][0]}: {text}"
        return None

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = tuple(one for one in self._all if self._wanted.passes(one))
        self.endResetModel()
