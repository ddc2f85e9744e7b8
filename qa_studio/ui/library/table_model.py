"""The library's table as Qt sees it: every id in order, and the rows of those that somebody looks at.

Owns which rows are here. What a cell needs and is not here is asked for in stretches, and drawn when it has come; the
order is the workspace's to make. Never touches storage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QIcon

from qa_studio.language import tr
from qa_studio.library_filter import LibrarySort, SortBy
from qa_studio.rows import InteractionRow
from qa_studio.ui import icons, theme
from qa_studio.ui.library.columns import COLUMNS, header_words, heading
from rubrics.model import Thresholds

Index = QModelIndex | QPersistentModelIndex
LOOK_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A ScoreLook, or None; what a delegate draws."""
KEPT_MOST = 5_000
"""Rows that stay here; some megabytes. Those that were looked at longest ago go first."""
AHEAD = 60
"""Rows that are asked for around those in sight: about a screen each way."""
FEW = 4
"""Ids that are looked for one by one, at about a millisecond each: after a reset that is the cursor and a selection."""
_ROLES = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LibraryTableModel(QAbstractTableModel):
    """Read-only.

    Other ids reset the model instead of moving persistent indexes: Qt would make one for every cell of a selection.
    `LibraryTable` keeps selection, cursor and place by id.

    Signals:
        rows_wanted(tuple[int, ...]): ids whose rows are looked at and not here.
        sort_wanted(LibrarySort): a head was clicked.
    """

    rows_wanted = Signal(object)
    sort_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self._lines: dict[int, int] | None = None
        self._rows: dict[int, InteractionRow] = {}
        self._missing: set[int] = set()
        self._sort = LibrarySort()
        self._thresholds = Thresholds()
        self._icons: dict[str, QIcon] = {}
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        theme.scheme_changed.connect(self._on_scheme_changed)

    @property
    def ids(self) -> tuple[int, ...]:
        """All that are shown, in order."""
        return self._ids

    @property
    def sorting(self) -> LibrarySort:
        return self._sort

    def set_thresholds(self, thresholds: Thresholds) -> None:
        """Those of the form in use, for the heads of the columns."""
        self._thresholds = thresholds

    def set_sorting(self, wanted: LibrarySort) -> None:
        """The order that the ids have, or will have."""
        self._sort = wanted

    def show_ids(self, ids: Sequence[int], rows: Iterable[InteractionRow] = ()) -> None:
        """Show other ids, or the same ones anew: rows that are not given are asked for again when they are seen."""
        fresh = {row.id: row for row in rows}
        if tuple(ids) == self._ids:
            self._rows = fresh
            self._tell_changed(0, len(self._ids) - 1)
            return
        self.beginResetModel()
        self._ids, self._lines, self._rows = tuple(ids), None, fresh
        self._missing.clear()
        self.endResetModel()

    def put_rows(self, rows: Sequence[InteractionRow]) -> None:
        """Rows that were asked for have come."""
        for row in rows:
            self._rows.pop(row.id, None)
            self._rows[row.id] = row
        for number in tuple(self._rows)[: max(0, len(self._rows) - KEPT_MOST)]:
            del self._rows[number]
        lines = self.lines_of(row.id for row in rows)
        if lines:
            self._tell_changed(lines[0], lines[-1])

    def row_at(self, line: int) -> InteractionRow | None:
        """None while it is not here."""
        return self._rows.get(self._ids[line]) if 0 <= line < len(self._ids) else None

    def rows_here(self, ids: Iterable[int]) -> list[InteractionRow] | None:
        """The rows of these; None when one of them is not here."""
        found = [self._rows.get(number) for number in ids]
        here = [row for row in found if row is not None]
        return here if len(here) == len(found) else None

    def id_at(self, line: int) -> int:
        return self._ids[line]

    def ids_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ids of a stretch of lines."""
        return self._ids[start:end]

    def line_of(self, interaction_id: int) -> int:
        """Where an interaction is shown; -1 when it is not."""
        return next(iter(self.lines_of((interaction_id,))), -1)

    def lines_of(self, ids: Iterable[int]) -> list[int]:
        """Where these are shown, in order; those that are not are left out."""
        wanted = tuple(ids)
        if self._lines is None and len(wanted) <= FEW:
            return sorted(self._ids.index(number) for number in wanted if number in self._ids)
        lines = self._line_by_id()
        return sorted(lines[number] for number in wanted if number in lines)

    def _line_by_id(self) -> dict[int, int]:
        """Made when it is first needed: for a hundred thousand it takes as long as sorting them does."""
        if self._lines is None:
            self._lines = dict(zip(self._ids, range(len(self._ids)), strict=True))
        return self._lines

    def _ask(self) -> None:
        """For what was looked at since, with a screen around it; far apart lines are not filled in between."""
        wanted: dict[int, None] = {}
        for line in sorted(self._missing):
            for near in range(max(0, line - AHEAD), min(len(self._ids), line + AHEAD)):
                if self._ids[near] not in self._rows:
                    wanted[self._ids[near]] = None
        self._missing.clear()
        if wanted:
            self.rows_wanted.emit(tuple(wanted)[:KEPT_MOST])

    def _missed(self, line: int) -> None:
        self._missing.add(line)
        if not self._asking.isActive():
            self._asking.start()

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _on_scheme_changed(self) -> None:
        self._icons.clear()
        self._tell_changed(0, len(self._ids) - 1)

    def _icon(self, name: str) -> QIcon | None:
        """As a picture: drawn from its font, forty of them take as long as all else in sight."""
        if name and name not in self._icons:
            size = QSize(theme.ICON_PX, theme.ICON_PX)
            drawn = icons.icon(name).pixmap(size, _pixel_ratio())
            self._icons[name] = QIcon(drawn)
            self._icons[name].addPixmap(drawn, QIcon.Mode.Selected)  # Qt's own would be too faint to read
        return self._icons.get(name)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows.get(self._ids[index.row()]), COLUMNS[index.column()]
        if role == _ROLES.TextAlignmentRole:
            return _RIGHT if column.is_right else None
        if row is None:
            self._missed(index.row())
            return tr("Loading") if role == _ROLES.AccessibleTextRole else None
        if role == _ROLES.DisplayRole:
            return column.text(row)
        if role == LOOK_ROLE:
            return column.look(row) if column.look else None
        if role in (_ROLES.ToolTipRole, _ROLES.AccessibleTextRole):
            return column.words(row)
        return self._icon(column.icon(row)) if role == _ROLES.DecorationRole and column.icon else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == _ROLES.DisplayRole:
            return column.title
        if role == _ROLES.AccessibleTextRole:
            return heading(column)
        if role == _ROLES.ToolTipRole:
            return header_words(column, self._thresholds)
        if role == _ROLES.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; columns that nothing is sorted by are passed over."""
        by = COLUMNS[column].sort if 0 <= column < len(COLUMNS) else None
        if by is None:
            return
        wanted = LibrarySort(by, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._sort:  # Qt asks twice for each click on a head
            self._sort = wanted
            self.sort_wanted.emit(wanted)


def _pixel_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def column_of(by: SortBy) -> int:
    """The column that shows what is sorted by; -1 for what has none."""
    return next((at for at, column in enumerate(COLUMNS) if column.sort is by), -1)
