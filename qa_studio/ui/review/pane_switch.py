"""Which part of a review is shown where the window has room for one: three buttons, of which one is down.

Owns its buttons. GUI thread only.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.keys import Act, hint
from qa_studio.ui.widgets.basics import push_button, row


class Pane(StrEnum):
    """The parts of a review that may stand in each other's place."""

    WORDS = "words"
    FORM = "form"
    FIGURES = "figures"


NAMES = {Pane.WORDS: tr("Transcript"), Pane.FORM: tr("Form"), Pane.FIGURES: tr("Figures")}
TIPS = {
    Pane.WORDS: tr("Show the transcript in place of the form"),
    Pane.FORM: tr("Show the form in place of the transcript"),
    Pane.FIGURES: tr("Show what the customer let on, and how the time was spent"),
}


class PaneSwitch(QWidget):
    """Signals: chosen(Pane)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {pane: self._button(pane) for pane in Pane}
        self.setLayout(row(*self._buttons.values(), space=theme.SPACE_XS))
        self.set_pane(Pane.FORM)

    def set_pane(self, pane: Pane) -> None:
        """Show which part is seen; says nothing."""
        self._buttons[pane].setChecked(True)

    def button(self, pane: Pane) -> QPushButton:
        return self._buttons[pane]

    def _button(self, pane: Pane) -> QPushButton:
        made = push_button(NAMES[pane])
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hint(made, TIPS[pane], Act.PANE)
        made.clicked.connect(lambda: self.chosen.emit(pane))
        self._group.addButton(made)
        return made
