"""The library's table as Qt sees it.

Owns the rows that are shown, filtered and sorted by value. Read-only; never touches storage. Filters and
sorts by itself: Qt's proxy calls Python for every comparison, which takes seconds at 100,000 rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from qa_studio.language import tr
from qa_studio.rows import InteractionRow
from qa_studio.ui import icons, theme
from qa_studio.ui.library.columns import COLUMNS, header_words, position
from qa_studio.ui.library.filtering import LibraryFilter

Index = QModelIndex | QPersistentModelIndex
LOOK_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A ScoreLook, or None; what a delegate draws."""
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The value that a cell sorts by."""
_DESCENDING = Qt.SortOrder.DescendingOrder


class LibraryTableModel(QAbstractTableModel):
    """Read-only view of InteractionRows; COLUMNS says how each column reads a row.

    Sorting and filtering reset the model instead of moving persistent indexes: Qt would make one for every cell of
    a selection. `LibraryTable` keeps selection, cursor and place by id.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[InteractionRow, ...] = ()
        self._ordered: list[InteractionRow] = []
        self._shown: list[InteractionRow] = []
        self._filter = LibraryFilter()
        self._sort = (position("date"), _DESCENDING)
        self._icons: dict[str, QIcon] = {}
        theme.scheme_changed.connect(self._on_scheme_changed)

    def all_rows(self) -> tuple[InteractionRow, ...]:
        """Every row, filtered or not."""
        return self._all

    def shown_rows(self) -> Sequence[InteractionRow]:
        return self._shown

    def set_rows(self, rows: Sequence[InteractionRow]) -> None:
        """Show other rows. Rows that only changed keep their place, selection and all."""
        self._all = tuple(sorted(rows, key=attrgetter("id")))
        self._ordered = self._sorted(self._all)
        self._show(self._filter.apply(self._ordered))

    def set_filter(self, wanted: LibraryFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show(self._filter.apply(self._ordered))

    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """Column and direction."""
        return self._sort

    def row_at(self, line: int) -> InteractionRow:
        return self._shown[line]

    def line_of(self, interaction_id: int) -> int:
        """Where an interaction is shown; -1 when it is not."""
        return next((at for at, row in enumerate(self._shown) if row.id == interaction_id), -1)

    def _show(self, shown: list[InteractionRow]) -> None:
        if [row.id for row in shown] == [row.id for row in self._shown]:
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _sorted(self, rows: Sequence[InteractionRow]) -> list[InteractionRow]:
        """By value; what has none stands last either way. Equal ones stay by id, so that nothing jumps."""
        column, order = self._sort
        keys = list(map(COLUMNS[column].sort_key, rows))
        known = [at for at, key in enumerate(keys) if key is not None]
        known.sort(key=keys.__getitem__, reverse=order == _DESCENDING)
        unknown = [row for row, key in zip(rows, keys, strict=True) if key is None]
        return [rows[at] for at in known] + unknown

    def _on_scheme_changed(self) -> None:
        self._icons.clear()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def _icon(self, channel: str) -> QIcon:
        if channel not in self._icons:
            self._icons[channel] = icons.icon(channel)
        return self._icons[channel]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], COLUMNS[index.column()]
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return column.text(row)
        if role == LOOK_ROLE:
            return column.look(row) if column.look else None
        if role == SORT_ROLE:
            return column.sort_key(row)
        if role in (roles.ToolTipRole, roles.AccessibleTextRole):
            return column.words(row)
        if role == roles.TextAlignmentRole and column.is_right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return (
            self._icon(row.channel.value)
            if role == roles.DecorationRole and column.key == "channel"
            else None
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.title or tr("Channel")
        if role == Qt.ItemDataRole.ToolTipRole:
            return header_words(column, self._all)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(COLUMNS) or (column, order) == self._sort:
            return  # Qt asks twice for each click on a head
        self._sort = (column, order)
        self._ordered = self._sorted(self._all)
        self._show(self._filter.apply(self._ordered))
