"""The names of the vocabulary as a table. Owns the rows that are shown; never touches storage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from qa_studio.language import tr
from qa_studio.speech_rows import VocabularyRow
from qa_studio.ui import theme
from transcription.model import NameKind

Index = QModelIndex | QPersistentModelIndex
KIND_WORDS = {
    NameKind.BRAND: tr("Brand"),
    NameKind.AGENT: tr("Agent"),
    NameKind.PRODUCT: tr("Product"),
    NameKind.OTHER: tr("Other"),
}
HEADS = (tr("Name"), tr("Kind"), tr("Also heard as"))
_HIGH_PX = 8 * theme.ROW_PX
_NAME_PX, _KIND_PX = 190, 90


class VocabularyTableModel(QAbstractTableModel):
    """Read-only view of VocabularyRows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VocabularyRow, ...] = ()

    def rows(self) -> tuple[VocabularyRow, ...]:
        return self._rows

    def set_rows(self, rows: Sequence[VocabularyRow]) -> None:
        """Show other rows; the same ones again leave everything as it is."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        name = self._rows[index.row()].name
        return (name.text, KIND_WORDS[name.kind], "; ".join(name.heard_as))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None


class VocabularyTable(QTableView):
    """Signals:
    chosen(): which rows are selected.
    removal_requested(): the Delete key.
    """

    chosen = Signal()
    removal_requested = Signal()

    def __init__(self, model: VocabularyTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(tr("Names of the vocabulary"))
        self.setProperty("kind", "boxed")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(_HIGH_PX)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW_PX)
        self.setModel(model)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.setColumnWidth(0, _NAME_PX)
        self.setColumnWidth(1, _KIND_PX)
        header.setStretchLastSection(True)
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())

    def selected(self) -> list[VocabularyRow]:
        """The selected entries, from top to bottom."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._model.rows()[line] for line in lines]

    def choose(self, text: str) -> None:
        """Select the entry of this name, where it is shown."""
        for line, entry in enumerate(self._model.rows()):
            if entry.name.text == text:
                self.selectRow(line)
                self.scrollTo(self._model.index(line, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.selected():
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            shown = self.visualRect(current)
            with QPainter(self.viewport()) as painter:
                painter.fillRect(0, shown.top(), 3, shown.height(), QColor(theme.current().accent))
