"""A filter as a chip that opens a panel of choices: any number of them, one of them, or bounds.

Owns the chip, the panel and its keys: type to narrow, Up and Down, Space chooses, Enter or Escape closes; Backspace or
Delete on the chip clears it. Knows no filter.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QToolButton, QWidget

from qa_studio.language import inside, tr, trn
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column, push_button, restyle

Choices = Sequence[tuple[str, str]]
"""Keys, and the words for them."""
SEARCHED_FROM = 9
"""Choices from which a line to narrow them is worth its room."""
_MOST_SEEN, _WIDTH_PX = 12, 264
_KEY = int(Qt.ItemDataRole.UserRole)
_CHECKED, _OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ChoicePanel(QFrame):
    """Opens under its chip and closes when something else is pressed.

    Args:
        is_single: one choice takes the place of the other, and closes the panel.

    Signals:
        chosen(tuple[str, ...]): the keys that are chosen now, in the order of the choices.
    """

    chosen = Signal(object)

    def __init__(self, name: str, is_single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._is_single = is_single
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Type to narrow"))
        self._search.setAccessibleName(tr("Narrow the choices of {name}", name=inside(name)))
        self._search.textEdited.connect(self._narrow)
        self._search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setMinimumWidth(_WIDTH_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._toggle)
        self.list.installEventFilter(self)
        edge = theme.SPACE_S
        self.body = column(self._search, self.list, margins=(edge, edge, edge, edge), space=edge)
        self._clear = push_button(tr("Any"), "quiet")
        self._clear.clicked.connect(self.clear)
        self.body.addWidget(self._clear)
        self.setLayout(self.body)

    def set_choices(self, choices: Choices, chosen: Sequence[str] = ()) -> None:
        """Offer these; what is chosen and not offered stands at the end, so that it can be let go of."""
        known = {key for key, _ in choices}
        self.list.clear()
        for key, words in (*choices, *((key, key) for key in chosen if key not in known)):
            item = QListWidgetItem(words, self.list)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, theme.ROW_PX))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(_CHECKED if key in chosen else _OPEN)
        self._search.setVisible(len(choices) >= SEARCHED_FROM)
        self._search.clear()
        rows = max(1, min(self.list.count(), _MOST_SEEN))
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), theme.SPACE_L) + theme.SPACE_XS)
        if self.list.count():
            self.list.setCurrentRow(0)

    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order of the choices."""
        items = map(self.list.item, range(self.list.count()))
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() is _CHECKED)

    def clear(self) -> None:
        """Choose nothing and close."""
        self._uncheck()
        self.chosen.emit(())
        self.hide()

    def open_at(self, place: QPoint) -> None:
        """Show it with its upper left corner at a place of the screen, moved so that all of it is seen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        right, foot = screen.right() - self.width(), screen.bottom() - self.height()
        self.move(max(screen.left(), min(place.x(), right)), max(screen.top(), min(place.y(), foot)))
        self.show()
        (self._search if self._search.isVisibleTo(self) else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Space:
                self._toggle(self.list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._finish(watched)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _finish(self, watched: QObject) -> None:
        """Enter chooses where nothing is yet, and closes."""
        item = self.list.currentItem()
        if item is not None and not item.isHidden() and (watched is self._search or not self.values()):
            self._toggle(item)
        self.hide()

    def _toggle(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        is_chosen = item.checkState() is not _CHECKED
        if self._is_single:
            self._uncheck()
        item.setCheckState(_CHECKED if is_chosen else _OPEN)
        self.chosen.emit(self.values())
        if self._is_single:
            self.hide()

    def _uncheck(self) -> None:
        for line in range(self.list.count()):
            self.list.item(line).setCheckState(_OPEN)

    def _narrow(self, text: str) -> None:
        first = None
        for line in range(self.list.count()):
            item = self.list.item(line)
            item.setHidden(text.casefold() not in item.text().casefold())
            first = item if first is None and not item.isHidden() else first
        if first is not None:
            self.list.setCurrentItem(first)


class PopupChip(QToolButton):
    """The chip of a panel.

    Signals:
        opening(): the panel is about to be shown; offer what there is.
        cleared(): let everything through.
    """

    opening = Signal()
    cleared = Signal()

    def __init__(self, name: str, panel: ChoicePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.panel, self.is_set = name, panel, False
        panel.setParent(self, Qt.WindowType.Popup)
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_panel)
        self.show_words("")

    def show_words(self, words: str) -> None:
        """Say what is let through; "" is everything."""
        self.is_set = bool(words)
        self.setText(f"{self.name}: {words} ▾" if words else f"{self.name} ▾")
        said = words or tr("any")
        self.setAccessibleName(tr("Filter by {name}: {words}", name=inside(self.name), words=said))
        self.setToolTip(
            tr("{name}: {words}. Backspace clears it.", name=self.name, words=words)
            if words
            else tr("Filter by {name}", name=inside(self.name))
        )
        self.setProperty("is_set", "true" if words else "false")
        restyle(self)

    def open_panel(self) -> None:
        self.opening.emit()
        self.panel.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_panel()
        else:
            super().keyPressEvent(event)


def chosen_words(values: Sequence[str], choices: Choices, shown: int = 2) -> str:
    """ "Maya Brandt, Tom Reed and 2 more"; "" for nothing."""
    known = dict(choices)
    words = [known.get(value, value) for value in values]
    told = ", ".join(words[:shown])
    more = len(words) - shown
    return trn("{told} and {count} more", "{told} and {count} more", more, told=told) if more > 0 else told
