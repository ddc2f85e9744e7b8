"""A button that waits for a key and tells which one was pressed.

Owns how a press is spelt. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from qa_studio.language import tr

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_unknown,
    }
)
WAITING = tr("Press the key … Esc leaves it as it is")


class KeyCapture(QPushButton):
    """Waits after it was pressed; Esc, Tab and leaving it end that, so that nobody is held in it.

    Signals: captured(str): the key, in Qt's portable spelling.
    """

    captured = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._words, self._waits = text, False
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.clicked.connect(self.begin)

    @property
    def is_waiting(self) -> bool:
        """True between the press of the button and the key."""
        return self._waits

    def begin(self) -> None:
        """Wait for a key."""
        self._set_waiting(True)

    def _set_waiting(self, waits: bool) -> None:
        self._waits = waits
        self.setText(WAITING if waits else self._words)
        self.setAccessibleName(WAITING if waits else self._words)

    def event(self, event: QEvent) -> bool:
        # A key that has a meaning elsewhere is only a key here.
        if self._waits and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._waits and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._set_waiting(False)
            else:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._waits:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._set_waiting(False)
        elif event.key() not in _MODIFIERS:
            self._set_waiting(False)
            self.captured.emit(spelt(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._waits:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_waiting(False)


def spelt(event: QKeyEvent) -> str:
    """A press in Qt's portable spelling. A sign that takes Shift on this keyboard is the sign alone: "?", not
    "Shift+?", which would be another key on another keyboard."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text.isprintable() and text.strip() and not text.isalpha():
        rest = modifiers & ~Qt.KeyboardModifier.ShiftModifier
        if rest == Qt.KeyboardModifier.NoModifier:
            return QKeySequence(text).toString(QKeySequence.SequenceFormat.PortableText)
    pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
    return pressed.toString(QKeySequence.SequenceFormat.PortableText)
