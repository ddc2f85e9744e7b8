"""The table of interactions: keys, and columns that can be chosen and put in another order.

Owns how columns are shown; what is selected is kept by id. Knows the model, no service.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSettings,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qa_studio.language import tr
from qa_studio.library_filter import LibrarySort
from qa_studio.rows import InteractionRow
from qa_studio.ui import theme
from qa_studio.ui.library.columns import COLUMNS, FIXED, USUAL, heading, position
from qa_studio.ui.library.table_model import LOOK_ROLE, LibraryTableModel, column_of
from qa_studio.ui.widgets.row_table import RowTable
from qa_studio.ui.widgets.score import ScoreLook, paint_score

_HEADER_KEY = "library/header-2"
"""The number changes when the columns do, so that an old state is not put on other columns."""
_TITLE = position("title")
_LEAST_TITLE_PX = 130
_CELL_PX = 5
"""Where Fusion begins the text of a cell; the style sheet's header begins there too."""
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class ScoreDelegate(QStyledItemDelegate):
    """Draws scores and ratings with their shape."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = index.data(LOOK_ROLE)
        if not isinstance(look, ScoreLook):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        widget: QWidget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        box = QRectF(option.rect).adjusted(_CELL_PX, 0, -theme.SPACE_XS, 0)
        painter.save()
        painter.setClipRect(box.adjusted(-theme.SPACE_XS, 0, 0, 0))
        paint_score(painter, box, look, option.font)
        painter.restore()


class EdgeDelegate(QStyledItemDelegate):
    """Keeps right-aligned text off the edge of the table."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        return f"{value}\u2002" if value else ""


class LibraryTable(RowTable):
    """Signals:
    current_changed(InteractionRow | None): the row under the cursor; None also while it is not here.
    selection_changed(): which rows are selected.
    opened(int): Enter or a double click, with the interaction's id.
    removal_requested(): the Delete key.
    columns_changed(): other columns, or in another order.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    opened = Signal(object)
    removal_requested = Signal()
    columns_changed = Signal()

    def __init__(self, model: LibraryTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _TITLE, tr("Interactions"), parent)
        self._model = model
        self._dress()
        self._dress_header()
        self.show_columns(USUAL)
        model.dataChanged.connect(self._announce_current)
        self.selectionModel().currentRowChanged.connect(self._announce_current)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.id_at(index.row())))

    def current_row(self) -> InteractionRow | None:
        """The row under the cursor; None without, and while it is not here."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def first_line(self) -> int:
        """The line at the top of what is in sight."""
        return max(0, self.rowAt(0))

    def columns(self) -> tuple[str, ...]:
        """Keys of the columns that are shown, from left to right."""
        header = self.horizontalHeader()
        places = map(header.logicalIndex, range(header.count()))
        return tuple(COLUMNS[at].key for at in places if not self.isColumnHidden(at))

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order; none stands for the usual ones. Unknown keys are passed over."""
        wanted = [key for key in keys if position(key) >= 0] or list(USUAL)
        wanted = [key for key in FIXED if key not in wanted] + wanted
        header = self.horizontalHeader()
        for place, key in enumerate(wanted):
            header.moveSection(header.visualIndex(position(key)), place)
        for at, (column, action) in enumerate(zip(COLUMNS, self._column_actions, strict=True)):
            with QSignalBlocker(action):
                action.setChecked(column.key in wanted)
            self.setColumnHidden(at, column.key not in wanted)
        self._fit_title()

    def move_column(self, step: int) -> None:
        """Move the column that the table is sorted by to the left (-1) or to the right (1), past hidden ones."""
        header = self.horizontalHeader()
        start = header.visualIndex(header.sortIndicatorSection())
        to = start + step
        while 0 <= to < header.count() and self.isColumnHidden(header.logicalIndex(to)):
            to += step
        if 0 <= to < header.count():
            header.moveSection(start, to)

    def show_sorting(self, sort: LibrarySort) -> None:
        """Show what the table is sorted by, without asking for it."""
        self._model.set_sorting(sort)
        with QSignalBlocker(self.horizontalHeader()):
            order = _DESCENDING if sort.descending else _ASCENDING
            self.horizontalHeader().setSortIndicator(column_of(sort.by), order)

    def remember(self, memory: QSettings) -> None:
        memory.setValue(_HEADER_KEY, self.horizontalHeader().saveState())

    def restore(self, memory: QSettings) -> None:
        """Widths, columns and order as they were; the sorting is remembered with the filter."""
        state, header = memory.value(_HEADER_KEY), self.horizontalHeader()
        with QSignalBlocker(header):
            is_known = isinstance(state, QByteArray) and header.restoreState(state)
        if is_known:
            self.show_columns(self.columns())
        self.show_sorting(self._model.sorting)

    def column_actions(self) -> list[QAction]:
        """Which columns are shown, for a menu that the keyboard reaches."""
        return [action for action in self._column_actions if action.isEnabled()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current_id()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        elif event.key() == Qt.Key.Key_Delete and current is not None:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def after_reset(self) -> None:
        self._announce_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """The title has what the others leave; where that is too little the table scrolls to the side."""
        shown = (at for at in range(len(COLUMNS)) if at != _TITLE and not self.isColumnHidden(at))
        is_wide = self.viewport().width() - sum(map(self.columnWidth, shown)) >= _LEAST_TITLE_PX
        modes, header = QHeaderView.ResizeMode, self.horizontalHeader()
        header.setSectionResizeMode(_TITLE, modes.Stretch if is_wide else modes.Interactive)
        if not is_wide:
            self.setColumnWidth(_TITLE, _LEAST_TITLE_PX)

    def _dress(self) -> None:
        self._delegate = ScoreDelegate(self)
        for key in ("score", "rating"):
            self.setItemDelegateForColumn(position(key), self._delegate)
        self._edge = EdgeDelegate(self)
        self.setItemDelegateForColumn(position("length"), self._edge)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        self.show_sorting(self._model.sorting)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._on_indicator)
        metrics = QFontMetrics(self.font())
        for at, wanted in enumerate(COLUMNS):
            width = metrics.horizontalAdvance(wanted.sample) + wanted.extra_px + 2 * _CELL_PX
            self.setColumnWidth(at, width if wanted.sample else _LEAST_TITLE_PX)
            if wanted.icon:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(at, theme.ROW_PX)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._column_actions = [self._column_action(at) for at in range(len(COLUMNS))]
        header.addActions(self.column_actions())
        header.sectionMoved.connect(lambda *_: self.columns_changed.emit())

    def _column_action(self, at: int) -> QAction:
        action = QAction(heading(COLUMNS[at]), self)
        action.setCheckable(True)
        action.setEnabled(COLUMNS[at].key not in FIXED)
        action.toggled.connect(lambda is_shown: self._on_column(at, is_shown))
        return action

    def _on_column(self, at: int, is_shown: bool) -> None:
        self.setColumnHidden(at, not is_shown)
        self._fit_title()
        self.columns_changed.emit()

    @Slot()
    def _on_indicator(self) -> None:
        """A head that nothing is sorted by leaves the arrow where it was."""
        if COLUMNS[self.horizontalHeader().sortIndicatorSection()].sort is None:
            self.show_sorting(self._model.sorting)

    @Slot()
    def _announce_current(self) -> None:
        self.current_changed.emit(self.current_row())
