"""The search within the transcript: words, how many places, next and previous.

Owns the words and which place is current; setting off and scrolling is asked for by signals. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.highlights import Kind, Span, found_spans
from qa_studio.ui.widgets.basics import icon_button, label, row
from transcription.model import Turn


class FindBar(QWidget):
    """Signals:
    found(tuple[Span, ...]): every place, the current one marked as such; empty when closed.
    shown(int): the turn of the current place.
    closed(): the reader is done.
    """

    found = Signal(object)
    shown = Signal(int)
    closed = Signal()

    def __init__(self, turns: Callable[[], Sequence[Turn]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = turns
        self._spans: tuple[Span, ...] = ()
        self._place = 0
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search in the transcript"))
        self.field.setAccessibleName(tr("Search in the transcript"))
        self.field.textChanged.connect(lambda: self._search())
        self.count = label("", "small")
        back, on = (
            icon_button("up", tr("Previous place"), "Shift+Enter"),
            icon_button("down", tr("Next place"), "Enter"),
        )
        close = icon_button("close", tr("Close the search"), "Esc")
        back.clicked.connect(lambda: self.step(-1))
        on.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.close_search)
        box = row(self.field, self.count, back, on, close, margins=(theme.SPACE_M, theme.SPACE_XS) * 2)
        box.setStretch(0, 1)
        self.setLayout(box)
        self.hide()

    def open_search(self) -> None:
        """Show the bar with its words selected, ready to type over."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def close_search(self) -> None:
        """Hide the bar; nothing stays set off."""
        self.hide()
        self._spans = ()
        self.found.emit(())
        self.closed.emit()

    def reset(self) -> None:
        """Search another transcript for the same words."""
        if self.isVisible():
            self._search()

    def refresh(self) -> None:
        """Search another version of the same transcript; the reader stays where they are."""
        if self.isVisible():
            self._spans = found_spans(self._turns(), self.field.text())
            self._place = max(0, min(self._place, len(self._spans) - 1))
            self._tell(shows=False)

    def step(self, by: int) -> None:
        """Go to the next place, or back with -1, round and round."""
        if self._spans:
            self._place = (self._place + by) % len(self._spans)
            self._tell()

    def _search(self) -> None:
        self._spans, self._place = found_spans(self._turns(), self.field.text()), 0
        self._tell()

    def _tell(self, shows: bool = True) -> None:
        spans = tuple(
            replace(span, kind=Kind.FOUND_CURRENT) if place == self._place else span
            for place, span in enumerate(self._spans)
        )
        self.found.emit(spans)
        if spans:
            self.count.setText(tr("{place} of {count}", place=self._place + 1, count=len(spans)))
        else:
            self.count.setText(tr("not found") if self.field.text().strip() else "")
        if spans and shows:
            self.shown.emit(spans[self._place].turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
