"""The table of the queue: selection by id, and order by drag.

Owns what is selected and how columns are shown. Knows the model, no service.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
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
from qa_studio.rows import JobRow
from qa_studio.ui import theme
from qa_studio.ui.queue.table_model import (
    COLUMNS,
    FRACTION_ROLE,
    LEFT,
    PROGRESS,
    REASON,
    STATE,
    TITLE,
    WITH,
    QueueTableModel,
)

_SAMPLES = {
    STATE: tr("On battery"),
    PROGRESS: "100 %",
    LEFT: tr("about 12 h 50 min"),
    WITH: "Whisper small.en",
}
"""The widest usual text of each column that is no wider than it must be."""
_EXTRA_PX = {STATE: 36, PROGRESS: 90, LEFT: 16, WITH: 34}
_LEAST_PX = 110
_BAR_PX, _BAR_HIGH_PX = 64, 4


class ProgressDelegate(QStyledItemDelegate):
    """A still bar and its share in figures."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        fraction = index.data(FRACTION_ROLE)
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        widget: QWidget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        if not isinstance(fraction, float | int):
            return
        box = QRectF(option.rect).adjusted(theme.SPACE_XS, 0, -theme.SPACE_XS, 0)
        tokens = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = box.center().y() - _BAR_HIGH_PX / 2
        for share, colour in ((1.0, tokens.line), (float(fraction), tokens.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(box.left(), top, _BAR_PX * share, _BAR_HIGH_PX), 2, 2)
        painter.setPen(QColor(tokens.text))
        text = box.adjusted(_BAR_PX + theme.SPACE_S, 0, 0, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()


class QueueTable(QTableView):
    """Signals:
    selection_changed(): which rows are selected, or what they say.
    """

    selection_changed = Signal()

    def __init__(self, model: QueueTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[set[int], int | None, int] = (set(), None, 0)
        self.setAccessibleName(tr("Transcription queue"))
        font = self.font()
        font.setPointSizeF(theme.current().small_pt)
        self.setFont(font)
        self._dress()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.setModel(model)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(lambda: self.selection_changed.emit())
        self._dress_header()
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())

    def selected_rows(self) -> list[JobRow]:
        """The selected rows, from top to bottom."""
        lines: set[int] = set()
        for run in cast(Iterable[QItemSelectionRange], self.selectionModel().selection()):
            lines.update(range(run.top(), run.bottom() + 1))
        return [self._model.row_at(line) for line in sorted(lines)]

    def current_row(self) -> JobRow | None:
        """The row under the cursor; None without."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a bar at the cursor's row while the keyboard is here: the selection alone does not say so."""
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            shown = self.visualRect(current.siblingAtColumn(TITLE))
            with QPainter(self.viewport()) as painter:
                painter.fillRect(0, shown.top(), 3, shown.height(), QColor(theme.current().accent))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW_PX)
        self._delegate = ProgressDelegate(self)
        self.setItemDelegateForColumn(PROGRESS, self._delegate)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(theme.ROW_PX)
        metrics = QFontMetrics(self.font())
        for at, sample in _SAMPLES.items():
            self.setColumnWidth(at, metrics.horizontalAdvance(sample) + _EXTRA_PX[at])
        for at in (TITLE, REASON):
            self.setColumnWidth(at, _LEAST_PX)
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _on_about_to_reset(self) -> None:
        current = self.current_row()
        ids = {row.id for row in self.selected_rows()}
        self._kept = (ids, current.id if current else None, self.verticalScrollBar().value())

    @Slot()
    def _on_reset(self) -> None:
        """Put selection, cursor and place back; a lone cursor starts at the top."""
        ids, current, scrolled = self._kept
        rows = self._model.rows()
        if rows:
            line = next((at for at, row in enumerate(rows) if row.id == current), 0)
            index = self._model.index(line, TITLE)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._select({at for at, row in enumerate(rows) if row.id in ids} or {line})
            self.verticalScrollBar().setValue(scrolled)
        self.selection_changed.emit()

    def _select(self, lines: set[int]) -> None:
        wanted, last = QItemSelection(), len(COLUMNS) - 1
        for line in sorted(lines):
            wanted.select(self._model.index(line, 0), self._model.index(line, last))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
