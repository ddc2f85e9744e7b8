"""Fields of the inspector: what is typed goes into the form after a short rest, and faults stand beneath.

Owns the rest, and that undo is the form's and not the field's. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from qa_studio.ui import theme
from qa_studio.ui.review.comment_edit import CommentEdit
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.widgets.basics import column, label

REST_MS = 300
"""How long nobody types before the form is read again."""
_FORM_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
NUMBER_PX = 3 * theme.SPACE_XL


class Line(QLineEdit):
    """One line of text. Undo and redo are left to the page.

    Signals: edited(str).
    """

    edited = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.edited)

    def put(self, text: str) -> None:
        """Show a text; what differs only in blanks at the ends is being typed and stays."""
        if text.strip() != self.text().strip():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in _FORM_KEYS)
        ):
            event.ignore()
            return False
        return super().event(event)


class Paragraph(CommentEdit):
    """Several lines of text; grows with it."""

    def put(self, text: str) -> None:
        if text.strip() != self.toPlainText().strip():
            super().put(text)


class Pick(QComboBox):
    """One of several words. The wheel scrolls the page, not the choice.

    Signals: picked(str): the key of the choice, by the user.
    """

    picked = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.offer(choices)
        self.activated.connect(lambda place: self.picked.emit(self.itemData(place)))

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these (key, words)."""
        if [(self.itemData(i), self.itemText(i)) for i in range(self.count())] == list(choices):
            return
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.blockSignals(False)

    def put(self, key: str) -> None:
        """Show a choice; says nothing."""
        self.setCurrentIndex(self.findData(key))
        self.setToolTip(self.currentText())  # a narrow one has no room for all its words

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Tick(QCheckBox):
    """On or off.

    Signals: ticked(bool): by the user.
    """

    ticked = Signal(bool)

    def __init__(self, words: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(name or words)
        self.clicked.connect(self.ticked)

    def put(self, is_on: bool) -> None:
        self.setChecked(is_on)


AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def fitted(
    made: list[AnyWidget], count: int, make: Callable[[int], AnyWidget], let_go: Callable[[AnyWidget], None]
) -> None:
    """Make widgets for places at the end, or let the last ones go, until there are so many."""
    while len(made) > count:
        let_go(made.pop())
    while len(made) < count:
        made.append(make(len(made)))


def drop(widget: QWidget, heir: QWidget) -> None:
    """Take a widget away; when it has the keyboard, `heir` gets it, so that keys go on working."""
    focused = QApplication.focusWidget()
    has_focus = focused is not None and (focused is widget or widget.isAncestorOf(focused))
    widget.hide()
    if has_focus:
        heir.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.setParent(None)
    widget.deleteLater()


class SharedNote(QLabel):
    """Faults of one field, or of several that stand in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", "small")
        self._faults: dict[QWidget, str] = {}
        self.hide()

    def show_fault(self, field: QWidget, words: str) -> None:
        """Show what is wrong with a field; "" for nothing."""
        if self._faults.get(field, "") == words:
            return
        self._faults[field] = words
        told = [one for one in self._faults.values() if one]
        self.setText("\n".join(f"○ {one}" for one in told))
        self.setVisible(bool(told))
        self.setStyleSheet(f"color: {theme.current().not_met};")


class FieldRow(QWidget):
    """A caption, an editor, and what is wrong with it.

    Args:
        place: path of the field below its row, e.g. "scale.unit".
    """

    def __init__(self, caption: str, editor: QWidget, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor, self.place = editor, place
        self._caption = label(caption, "small", wraps=True)
        self._caption.setBuddy(editor)
        if not caption:
            self._caption.hide()  # shown before it has a parent it would be a window of its own
        self._fault = ""
        self._note = SharedNote()
        self._shared: SharedNote | None = None
        self.setLayout(column(self._caption, editor, self._note, space=2))
        self.setFocusProxy(editor)

    @property
    def fault(self) -> str:
        """What is shown to be wrong; "" for nothing."""
        return self._fault

    def tell(self, note: SharedNote) -> None:
        """Have faults stand in another place, where there is room for words."""
        self._shared = note

    def show_fault(self, words: str) -> None:
        """Show what is wrong; "" for nothing."""
        self._fault = words
        self.editor.setAccessibleDescription(words)
        if self._shared is not None:
            self._shared.show_fault(self, words)
        else:
            self._note.show_fault(self, words)


class Typing(QObject):
    """Takes what is typed in one editor to the form after a rest, on Return, on leaving, or when asked.

    Lives as long as its editor.
    """

    def __init__(self, desk: FormDesk, editor: Line | Paragraph, put: Callable[[str], Any]) -> None:
        super().__init__(editor)
        self._desk, self._put = desk, put
        self._text: str | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(desk.flush)
        editor.edited.connect(self._on_edited)
        _Leaving(editor, desk.flush)
        if isinstance(editor, Line):
            editor.returnPressed.connect(desk.flush)

    def _on_edited(self, text: str) -> None:
        self._text = text
        self._desk.expect(self._settle)
        self._rest.start()

    def _settle(self) -> None:
        self._rest.stop()
        text, self._text = self._text, None
        if text is not None:
            self._put(text)


class _Leaving(QObject):
    """Calls when an editor loses the keyboard."""

    def __init__(self, editor: QWidget, left: Callable[[], None]) -> None:
        super().__init__(editor)
        self._left = left
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._left()
        return super().eventFilter(watched, event)
