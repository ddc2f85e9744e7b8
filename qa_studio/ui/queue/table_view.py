"""The table of the queue: selection by id, and order by drag.

Owns what is selected and how columns are shown. Knows the model, no service.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qa_studio.language import tr
from qa_studio.speech_rows import JobRow
from qa_studio.ui import theme
from qa_studio.ui.queue.table_model import (
    FRACTION_ROLE,
    LEFT,
    PROGRESS,
    REASON,
    STATE,
    TITLE,
    WITH,
    QueueTableModel,
)
from qa_studio.ui.widgets.row_table import RowTable

_SAMPLES = {
    STATE: tr("On battery"),
    PROGRESS: "100 %",
    LEFT: tr("about 12 h 50 min"),
    WITH: "Whisper small.en",
}
"""The widest usual text of each column that is no wider than it must be."""
_EXTRA_PX = {STATE: 36, PROGRESS: 90, LEFT: 16, WITH: 34}
_SHARING, _LEAST_PX = (TITLE, REASON), 110
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


class QueueTable(RowTable):
    """Signals:
    selection_changed(): which rows are selected, or what they say.
    """

    selection_changed = Signal()

    def __init__(self, model: QueueTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, TITLE, tr("Transcription queue"), parent)
        self._model = model
        self._dress()
        self._dress_header()
        model.dataChanged.connect(lambda: self.selection_changed.emit())
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())

    def selected_rows(self) -> list[JobRow]:
        """The selected rows, from top to bottom."""
        return [self._model.row_at(line) for line in self.selected_lines()]

    def current_row(self) -> JobRow | None:
        """The row under the cursor; None without."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def after_reset(self) -> None:
        self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns share what the others leave; where that is too little the table scrolls to the side."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(map(self.columnWidth, _SAMPLES))
        modes, header = QHeaderView.ResizeMode, self.horizontalHeader()
        is_wide = room >= len(_SHARING) * _LEAST_PX
        for at in _SHARING:
            header.setSectionResizeMode(at, modes.Stretch if is_wide else modes.Interactive)
            if not is_wide:
                self.setColumnWidth(at, _LEAST_PX)

    def _dress(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self._delegate = ProgressDelegate(self)
        self.setItemDelegateForColumn(PROGRESS, self._delegate)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        metrics = QFontMetrics(self.font())
        for at, sample in _SAMPLES.items():
            self.setColumnWidth(at, metrics.horizontalAdvance(sample) + _EXTRA_PX[at])
        for at in _SHARING:
            self.setColumnWidth(at, _LEAST_PX)
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
