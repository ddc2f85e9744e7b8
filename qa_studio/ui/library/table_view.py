"""The table of interactions: selection by id, keys, columns that can be hidden.

Owns what is selected and how columns are shown. Knows the model, no service.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSettings,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from qa_studio.language import tr
from qa_studio.rows import InteractionRow
from qa_studio.ui import theme
from qa_studio.ui.library.columns import COLUMNS, position
from qa_studio.ui.library.table_model import LOOK_ROLE, LibraryTableModel
from qa_studio.ui.widgets.score import ScoreLook, paint_score

_HEADER_KEY = "library/header-1"
"""The number changes when the columns do, so that an old state is not put on other columns."""
_TITLE = position("title")
_LEAST_TITLE_PX = 130
_CELL_PX = 5
"""Where Fusion begins the text of a cell; the style sheet's header begins there too."""


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
        return f"{value}\u2002"


class LibraryTable(QTableView):
    """Signals:
    current_changed(InteractionRow | None): the row under the cursor.
    selection_changed(): which rows are selected.
    opened(InteractionRow): Enter or a double click.
    removal_requested(): the Delete key.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    opened = Signal(object)
    removal_requested = Signal()

    def __init__(self, model: LibraryTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[set[int], int | None, int] = (set(), None, 0)
        self.setAccessibleName(tr("Interactions"))
        font = self.font()
        font.setPointSizeF(theme.current().small_pt)
        self.setFont(font)
        self._dress()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.setModel(model)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._announce_current)
        self._dress_header()
        self.selectionModel().currentRowChanged.connect(self._announce_current)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.row_at(index.row())))

    def current_row(self) -> InteractionRow | None:
        """The row under the cursor; None without."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[InteractionRow]:
        """The selected rows, from top to bottom."""
        lines: set[int] = set()
        for run in cast(Iterable[QItemSelectionRange], self.selectionModel().selection()):
            lines.update(range(run.top(), run.bottom() + 1))
        return [self._model.row_at(line) for line in sorted(lines)]

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select these interactions, where they are shown, and put the cursor on the first."""
        lines = [line for line in map(self._model.line_of, ids) if line >= 0]
        if lines:
            self.setCurrentIndex(self._model.index(lines[0], _TITLE))
            self._select_lines(set(lines))

    def remember(self, memory: QSettings) -> None:
        memory.setValue(_HEADER_KEY, self.horizontalHeader().saveState())

    def restore(self, memory: QSettings) -> None:
        state = memory.value(_HEADER_KEY)
        if isinstance(state, QByteArray) and self.horizontalHeader().restoreState(state):
            header = self.horizontalHeader()
            self._model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
            for at, action in enumerate(header.actions()):
                action.setChecked(not self.isColumnHidden(at + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a bar at the cursor's row while the keyboard is here: the selection alone does not say so."""
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            line = self.visualRect(current)
            with QPainter(self.viewport()) as painter:
                painter.fillRect(0, line.top(), 3, line.height(), QColor(theme.current().accent))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Delete and row is not None:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
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
        self._delegate = ScoreDelegate(self)
        for key in ("score", "rating"):
            self.setItemDelegateForColumn(position(key), self._delegate)
        self._edge = EdgeDelegate(self)
        self.setItemDelegateForColumn(position("length"), self._edge)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.ROW_PX)
        header.setSectionsMovable(True)
        column, order = self._model.sorting()
        header.setSortIndicator(column, order)
        self.setSortingEnabled(True)
        metrics = QFontMetrics(self.font())
        for at, wanted in enumerate(COLUMNS):
            width = metrics.horizontalAdvance(wanted.sample) + wanted.extra_px + 2 * _CELL_PX
            self.setColumnWidth(at, width if wanted.sample else _LEAST_TITLE_PX)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, theme.ROW_PX)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for at, wanted in enumerate(COLUMNS[1:], 1):
            header.addAction(self._column_action(at, wanted.title))

    def _column_action(self, at: int, title: str) -> QAction:
        action = QAction(title, self)
        action.setCheckable(True)
        action.setChecked(True)
        action.setEnabled(at != _TITLE)
        action.toggled.connect(lambda is_shown: self.setColumnHidden(at, not is_shown))
        return action

    def column_actions(self) -> list[QAction]:
        """Which columns are shown, for a menu that the keyboard reaches."""
        return self.horizontalHeader().actions()

    @Slot()
    def _announce_current(self) -> None:
        self.current_changed.emit(self.current_row())

    @Slot()
    def _on_about_to_reset(self) -> None:
        current = self.current_row()
        ids = {row.id for row in self.selected_rows()}
        self._kept = (ids, current.id if current else None, self.verticalScrollBar().value())

    @Slot()
    def _on_reset(self) -> None:
        """Put selection, cursor and place back; a lone cursor starts at the top."""
        ids, current, scrolled = self._kept
        line = self._model.line_of(current) if current is not None else -1
        if self._model.rowCount():
            index = self._model.index(max(line, 0), _TITLE)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            kept = {at for at, row in enumerate(self._model.shown_rows()) if row.id in ids}
            self._select_lines(kept or {index.row()})
            self.verticalScrollBar().setValue(scrolled)
        self._announce_current()

    def _select_lines(self, lines: set[int]) -> None:
        """Select in runs, so that a hundred thousand lines are one range."""
        wanted = QItemSelection()
        last = len(COLUMNS) - 1
        for start in sorted(line for line in lines if line - 1 not in lines):
            end = start
            while end + 1 in lines:
                end += 1
            wanted.select(self._model.index(start, 0), self._model.index(end, last))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
