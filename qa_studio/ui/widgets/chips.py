"""A filter as a chip: what it filters, what it is set to, and a way back.

Owns its menu. Keyboard: Space or Down opens it, Backspace or Delete clears it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from qa_studio.language import inside, tr
from qa_studio.ui.widgets.basics import restyle

ANY = ""
"""The value of a chip that lets everything through."""


class FilterChip(QToolButton):
    """One filter with one choice.

    Signals:
        value_changed(str): the key of the choice, ANY for none.
    """

    value_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value = ANY
        self._choices: tuple[tuple[str, str], ...] = ()
        self.setProperty("kind", "chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.setMenu(self._menu)
        self.set_choices(())

    def value(self) -> str:
        return self._value

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer choices as (key, words). A value that is no longer offered stays set and stays visible."""
        self._choices = tuple(choices)
        self._fill()
        self._show()

    def set_value(self, value: str) -> None:
        """Choose; ANY clears. Says so only when it is a change."""
        if value != self._value:
            self._value = value
            self._show()
            self.value_changed.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.set_value(ANY)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self._menu.clear()
        self._add(ANY, tr("Any"))
        if self._choices:
            self._menu.addSeparator()
        for key, words in self._choices:
            self._add(key, words)

    def _add(self, key: str, words: str) -> None:
        action = QAction(words.replace("&", "&&"), self._menu)
        action.setCheckable(True)
        action.setData(key)
        action.triggered.connect(lambda: self.set_value(key))
        self._group.addAction(action)
        self._menu.addAction(action)

    def _show(self) -> None:
        words = dict(self._choices).get(self._value, self._value)
        is_set = self._value != ANY
        self.setText(f"{self._name}: {words} ▾" if is_set else f"{self._name} ▾")
        self.setAccessibleName(
            tr("Filter by {name}: {words}", name=inside(self._name), words=words or tr("any"))
        )
        self.setToolTip(
            tr("{name}: {words}. Backspace clears it.", name=self._name, words=words)
            if is_set
            else tr("Filter by {name}", name=inside(self._name))
        )
        self.setProperty("is_set", "true" if is_set else "false")
        for action in self._menu.actions():
            action.setChecked(action.data() == self._value)
        restyle(self)
