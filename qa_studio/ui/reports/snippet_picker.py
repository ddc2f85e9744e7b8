"""Words that were bookmarked of an agent, to be ticked for their coaching report.

Owns which are ticked. Reads nothing: what there is to tick is handed to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from qa_studio.language import tr, trn
from qa_studio.services.workshop import place
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column, label, push_button, row
from qa_studio.work_rows import SnippetRow

LINES = 4
"""In sight; the list scrolls."""
_ID = int(Qt.ItemDataRole.UserRole)


class SnippetPicker(QWidget):
    """Signals:
    changed(): others are ticked.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SnippetRow, ...] = ()
        self._ticked: set[int] = set()
        self.tag = QComboBox()
        self.tag.setAccessibleName(tr("Tag of the bookmarks"))
        self.tag.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tag.setMinimumContentsLength(8)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Bookmarks for the report; Space ticks"))
        self.list.setProperty("kind", "boxed")
        self.list.setFixedHeight(LINES * theme.ROW_PX)
        self.every = push_button(tr("Tick all"), "quiet")
        self.none = label(tr("No words of this agent are bookmarked here."), "small", wraps=True)
        self.count = label("", "small")
        heading = label(tr("Bookmarks in the report"), "muted")
        heading.setBuddy(self.list)
        whole = column(heading, self.tag, self.list, self.none, space=theme.SPACE_XS)
        whole.addLayout(row(self.count, 1, self.every))
        self.setLayout(whole)
        self.tag.currentIndexChanged.connect(lambda _: self._fill())
        self.list.itemChanged.connect(self._on_ticked)
        self.every.clicked.connect(self._tick_every)
        self.offer(())

    def ids(self) -> tuple[int, ...]:
        """Of those that are ticked, in the order of the list; a tick stays while another tag is shown."""
        return tuple(one.id for one in self._rows if one.id in self._ticked)

    def offer(self, rows: Sequence[SnippetRow]) -> bool:
        """Other bookmarks to choose from; ticks stay with those that are still here. Emits nothing.

        Returns: whether others are ticked now.
        """
        before = self.ids()
        self._rows = tuple(rows)
        self._ticked &= {one.id for one in rows}
        chosen = self.tag.currentText()
        tags = [tr("All tags"), *sorted({one.tag for one in rows if one.tag}, key=str.casefold)]
        with QSignalBlocker(self.tag):
            self.tag.clear()
            self.tag.addItems(tags)
            self.tag.setCurrentIndex(max(0, self.tag.findText(chosen)))
        for part in (self.tag, self.list, self.every, self.count):
            part.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._fill()
        return before != self.ids()

    def _shown(self) -> list[SnippetRow]:
        tag = self.tag.currentText() if self.tag.currentIndex() > 0 else None
        return [one for one in self._rows if tag is None or one.tag == tag]

    def _fill(self) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._shown():
                self.list.addItem(self._item(one))
            if self.list.count():
                self.list.setCurrentRow(0)
        self._tell()

    def _item(self, one: SnippetRow) -> QListWidgetItem:
        words = " ".join(one.text.split())
        item = QListWidgetItem(f"“{words}”")
        told = " · ".join(part for part in (one.title, place(one), one.tag, one.note) if part)
        item.setToolTip(f"“{words}”\n{told}")
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"“{words}”, {told}")
        item.setData(_ID, one.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        states = Qt.CheckState
        item.setCheckState(states.Checked if one.id in self._ticked else states.Unchecked)
        return item

    def _on_ticked(self, item: QListWidgetItem) -> None:
        number = item.data(_ID)
        is_ticked = item.checkState() is Qt.CheckState.Checked
        if is_ticked != (number in self._ticked):
            self._ticked ^= {number}
            self._tell()
            self.changed.emit()

    def _tick_every(self) -> None:
        """All that are shown; where they are ticked already, none of them."""
        shown = {one.id for one in self._shown()}
        self._ticked = self._ticked - shown if shown <= self._ticked else self._ticked | shown
        self._fill()
        self.changed.emit()

    def _tell(self) -> None:
        shown = {one.id for one in self._shown()}
        self.count.setText(trn("{count} ticked", "{count} ticked", len(self._ticked)))
        self.every.setText(tr("Tick none") if shown and shown <= self._ticked else tr("Tick all"))
        self.every.setAccessibleName(self.every.text())
