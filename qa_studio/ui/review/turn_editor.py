"""The words of one turn under the pen: a text field laid over the turn in the transcript.

Owns the field, its keys and its place. What becomes of the text is the business of whoever listens. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.transcript_view import TranscriptView

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
LEAST_PX = 10 * theme.SPACE_XL
"""A turn of one word has room to become a sentence."""


class TurnEditor(QPlainTextEdit):
    """Lies hidden until a turn is opened.

    Signals:
        kept(int, str): the turn and its words; the field is closed.
        left(): closed, with or without a change.
        dropped(): closed by somebody who does not want the words that they have written.
        typed(int): other words than before stand in the field; the turn.
        split_requested(int, str, int): keep these words and cut them before this character; closed.
        hear_requested(int): play the turn that is being written.
    """

    kept = Signal(int, str)
    left = Signal()
    dropped = Signal()
    typed = Signal(int)
    split_requested = Signal(int, str, int)
    hear_requested = Signal(int)

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._turn: int | None = None
        self.setObjectName("turn-editor")
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.SPACE_XS)
        # In a turn of its own: a field that gets another width while it breaks its lines keeps the old ones.
        self.document().documentLayout().documentSizeChanged.connect(
            self._place, Qt.ConnectionType.QueuedConnection
        )
        self.textChanged.connect(self._on_text)
        view.laid_out.connect(self._place)
        theme.scheme_changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def turn(self) -> int | None:
        """The turn under the pen; None when the field is closed."""
        return self._turn

    @property
    def is_changed(self) -> bool:
        return self._turn is not None and self.words() != self._view.turns[self._turn].text

    def words(self) -> str:
        """The text as it would be kept: white space at its ends is nobody's word."""
        return self.toPlainText().strip()

    def open_turn(self, turn: int, character: int | None = None, words: str | None = None) -> None:
        """Lay the field over a turn; the word at `character` is selected, else the cursor stands at the end.

        Args: words: what was being written of it before; None: its own.
        """
        text = self._view.turns[turn].text if words is None else words
        self._turn = None
        self._dress()
        self.setPlainText(text)
        self._turn = turn
        self.setAccessibleName(tr("Words of turn {turn}", turn=turn + 1))
        cursor = self.textCursor()
        if character is None:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            cursor.setPosition(min(character, len(text)))
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)
        self._view.show_turn(turn)
        self.show()
        self._place()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Close, and hand over the words when they are others than before."""
        if self._turn is None:
            return
        turn, words, is_changed = self._turn, self.words(), self.is_changed
        self.leave()
        if is_changed:
            self.kept.emit(turn, words)

    def leave(self) -> None:
        """Close without a change."""
        if self._turn is None:
            return
        had_keyboard = self.hasFocus()
        self._turn = None
        self.hide()
        if had_keyboard:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def drop(self) -> None:
        """Close without a change, because that is wished."""
        if self._turn is not None:
            self.leave()
            self.dropped.emit()

    def split(self) -> None:
        """Close, and hand over the words with the place of the cursor among them."""
        if self._turn is None:
            return
        text = self.toPlainText()
        gone = len(text) - len(text.lstrip())
        turn, words, place = self._turn, self.words(), self.textCursor().position() - gone
        self.leave()
        self.split_requested.emit(turn, words, place)

    def _on_text(self) -> None:
        if self._turn is not None:
            self.typed.emit(self._turn)

    def _dress(self) -> None:
        tokens = theme.current()
        self.setFont(ink.body())
        self.setStyleSheet(
            f"#turn-editor {{ background: {tokens.surface}; color: {tokens.text};"
            f" border: 2px solid {tokens.accent}; border-radius: {theme.RADIUS_PX}px; padding: 0; }}"
        )

    def _place(self) -> None:
        """Over the turn's text, as high as its words need, and within the transcript."""
        if self._turn is None or self._turn >= len(self._view.turns):
            return
        for _ in range(2):  # in another width the words are laid out anew, which nobody tells
            place = self._wanted(self._view.text_rect(self._turn))
            if self.geometry() != place:
                self.setGeometry(place)

    def _wanted(self, text: QRect) -> QRect:
        """The place of the field over a turn whose words stand in `text`, in pixels of the viewport."""
        room = self._view.viewport().rect()
        edge = theme.SPACE_XS + 2
        left = min(text.left(), room.right() - LEAST_PX) - edge
        width = max(text.width() + 2 * edge, LEAST_PX)
        lines = max(1, int(self.document().size().height()))
        height = max(lines * self.fontMetrics().lineSpacing(), text.height()) + 2 * edge
        return QRect(max(left, 0), text.top() - edge, min(width, room.width() - max(left, 0)), height)

    def event(self, event: QEvent) -> bool:
        # These are the page's keys elsewhere: submitting half a sentence is nobody's wish.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape:
            self.drop()
        elif event.key() in (Key.Key_Return, Key.Key_Enter) and event.modifiers() & Ctrl:
            self.keep()
        elif event.key() == Key.Key_D and event.modifiers() & Ctrl:
            self.split()
        elif event.key() == Key.Key_Space and event.modifiers() & Ctrl:
            self.hear_requested.emit(-1 if self._turn is None else self._turn)
        elif event.key() in (Key.Key_Tab, Key.Key_Backtab):
            self._go_on(1 if event.key() == Key.Key_Tab else -1)
        else:
            super().keyPressEvent(event)

    def _go_on(self, step: int) -> None:
        """Keep this turn and open its neighbour."""
        turn = self._turn
        self.keep()
        if turn is not None and 0 <= turn + step < len(self._view.turns) and self._turn is None:
            self._view.edit_requested.emit(turn + step, len(self._view.turns[turn + step].text))


def _is_own(event: QKeyEvent) -> bool:
    if event.key() in (Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_F2):
        return True
    keys = (Key.Key_Return, Key.Key_Enter, Key.Key_D, Key.Key_Space)
    return event.key() in keys and bool(event.modifiers() & Ctrl)
