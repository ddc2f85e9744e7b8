"""Fields whose text counts once it is entered: on Return, or when the keyboard leaves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from qa_studio.ui.rubrics.fields import Line, Paragraph


class LineEntry(Line):
    """One line. Signals: entered(str): without blanks at its ends; also when nothing has changed."""

    entered = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.editingFinished.connect(self.settle)

    def text_now(self) -> str:
        """What stands in the field, without blanks at its ends."""
        return self.text().strip()

    def settle(self) -> None:
        """Take over what is being typed."""
        self.entered.emit(self.text_now())


class LinesEntry(Paragraph):
    """Several lines. Signals: entered(str): the lines; also when nothing has changed."""

    entered = Signal(str)

    def text_now(self) -> str:
        """What stands in the field, without blanks at its ends."""
        return self.toPlainText().strip()

    def settle(self) -> None:
        """Take over what is being typed."""
        self.entered.emit(self.text_now())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()
