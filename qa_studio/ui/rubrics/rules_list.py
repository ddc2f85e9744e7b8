"""Lines to choose one of: the rules of a criterion, the conditions of a rule. A list that is as high as its lines.

Owns the list's model. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.rubrics.form_tree import Index

LINES_MOST = 6


@dataclass(frozen=True, slots=True)
class Summary:
    """One line.

    Attributes:
        fault: what is wrong with it; "" for nothing.
    """

    text: str
    fault: str = ""


class SummaryListModel(QAbstractListModel):
    """Numbered lines; a fault has a sign of its own and is told."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Summary, ...] = ()

    def show(self, lines: Sequence[Summary]) -> None:
        """Show these instead; a choice stays while there are as many."""
        if len(lines) == len(self._lines):
            changed = [place for place, line in enumerate(lines) if line != self._lines[place]]
            self._lines = tuple(lines)
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{'○ ' if line.fault else ''}{index.row() + 1}  {line.text}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, theme.ROW_PX)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.text}\n{line.fault}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            fault = tr("Fault: {words}", words=line.fault) if line.fault else ""
            return f"{index.row() + 1}  {line.text} {fault}".strip()
        return None


class SummaryList(QListView):
    """Signals:
    chosen(int): the user has gone to another line.
    remove_requested(): Delete was pressed.
    step_requested(int): Alt and Up (-1) or Down (1).
    """

    chosen = Signal(int)
    remove_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SummaryListModel(self)
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setProperty("kind", "boxed")
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self._is_showing = False
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def place(self) -> int:
        """The line that is chosen; -1 for none."""
        return self.currentIndex().row()

    def show_lines(self, lines: Sequence[Summary], place: int) -> None:
        """Show lines, one of them chosen; says nothing."""
        self._is_showing = True
        self.lines.show(lines)
        self.setCurrentIndex(self.lines.index(place) if 0 <= place < len(lines) else QModelIndex())
        self._is_showing = False
        self.setFixedHeight(
            min(len(lines), LINES_MOST) * theme.ROW_PX + 2 * self.frameWidth() + theme.SPACE_S
        )
        self.setVisible(bool(lines))

    def _on_current(self, index: Index) -> None:
        if not self._is_showing and index.isValid():
            self.chosen.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_requested.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)
