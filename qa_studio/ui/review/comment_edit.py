"""A text field that grows with its text, and leaves undo, submit and leaving to the page.

Owns its height. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from qa_studio.ui import theme

LINES_MOST = 6
PAGE_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class CommentEdit(QPlainTextEdit):
    """Signals: edited(str): the user has changed the text; left(): Esc, back to the criterion."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.SPACE_XS / 2)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit_height())
        self._fit()

    def put(self, text: str) -> None:
        """Show a text that comes from the draft; says nothing."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._fit()

    def _on_text(self) -> None:
        self._fit()
        self.edited.emit(self.toPlainText())

    def _lines(self) -> int:
        return max(1, int(self.document().size().height()))

    def _fit(self) -> None:
        """Never in the middle of a resize: the bar makes less room for the lines, and they would stay under it."""
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if self._lines() > LINES_MOST
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._fit_height()

    def _fit_height(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(min(self._lines(), LINES_MOST) * line + theme.SPACE_M + theme.SPACE_XS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        QTimer.singleShot(0, self, self._fit)

    def event(self, event: QEvent) -> bool:
        # Qt's fields keep undo to themselves even when their own undo is off; here it is the whole draft's.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in PAGE_KEYS)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
