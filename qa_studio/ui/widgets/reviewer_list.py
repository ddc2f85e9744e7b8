"""Reviewers to choose from, with a line for somebody who is not there yet.

Owns who is checked. Knows no service.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column, push_button, row

_ROWS_SEEN = 5


class ReviewerList(QWidget):
    """Signals:
    changed(): others are checked.
    """

    changed = Signal()

    def __init__(
        self, known: Sequence[str], chosen: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setProperty("kind", "boxed")
        self.list.setAccessibleName(tr("Reviewers"))
        self.list.setFixedHeight(_ROWS_SEEN * theme.ROW_PX)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Another reviewer’s name"))
        self.name.setAccessibleName(tr("Another reviewer’s name"))
        self.name.installEventFilter(self)
        add = push_button(tr("Add"))
        add.setAutoDefault(False)
        add.clicked.connect(self._on_add)
        whole = column(self.list)
        whole.addLayout(row(self.name, add))
        self.setLayout(whole)
        for name in dict.fromkeys((*known, *chosen)):
            self._put(name, name in chosen)
        self.list.itemChanged.connect(lambda _: self.changed.emit())

    def names(self) -> tuple[str, ...]:
        """Who is checked, from top to bottom."""
        items = map(self.list.item, range(self.list.count()))
        return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def choose(self, name: str) -> None:
        """Check somebody, who need not be in the list yet."""
        found = self.list.findItems(name, Qt.MatchFlag.MatchExactly)
        if found:
            found[0].setCheckState(Qt.CheckState.Checked)
        elif name:
            with QSignalBlocker(self.list):
                self._put(name, True)
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter behind a name adds it and does nothing else: the dialog around would take it for its own yes."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            watched is self.name
            and event.type() is QEvent.Type.KeyPress
            and is_enter
            and self.name.text().strip()
        ):
            self._on_add()
            return True
        return super().eventFilter(watched, event)

    def _on_add(self) -> None:
        self.choose(" ".join(self.name.text().split()))
        self.name.clear()

    def _put(self, name: str, is_checked: bool) -> None:
        item = QListWidgetItem(name, self.list)
        item.setSizeHint(QSize(0, theme.ROW_PX))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked)
