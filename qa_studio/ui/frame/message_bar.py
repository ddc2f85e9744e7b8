"""The line at the foot: what happened, and what can be done about it.

Owns the message that is shown. It keeps its height, so nothing above it jumps; in a low window, where each line counts,
it is there only with a message.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from qa_studio.language import tr
from qa_studio.ui import icons, theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.widgets.basics import ElidedLabel, icon_button, push_button, row

HEIGHT_PX = 41


class MessageBar(QFrame):
    """Shows one message at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self._is_low = False
        self.setProperty("kind", "bar")
        self.setAccessibleName(tr("Messages"))
        self.setFixedHeight(HEIGHT_PX)
        self._icon = QLabel()
        self._text = ElidedLabel()
        self._action = push_button(tr("Undo"), "quiet")
        self._action.clicked.connect(self._on_action)
        self._close = icon_button("close", tr("Dismiss the message"))
        self._close.clicked.connect(self.clear)
        self.setLayout(
            row(
                self._icon,
                self._text,
                self._action,
                self._close,
                margins=(theme.SPACE_L, 0, theme.SPACE_S, 0),
            )
        )
        theme.scheme_changed.connect(self._show)
        self._show()

    def message(self) -> Message | None:
        """What is shown now; None when nothing is."""
        return self._message

    def set_low(self, is_low: bool) -> None:
        """Stay away without a message, or keep the place of one."""
        self._is_low = is_low
        self._show()

    @Slot(object)
    def post(self, message: Message) -> None:
        """Show a message in place of the one before, and read it out to a screen reader."""
        self._message = message
        self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, message.text))

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        self._message = None
        self._show()

    @Slot()
    def _on_action(self) -> None:
        message, self._message = self._message, None
        self._show()
        if message is not None and message.action is not None:
            message.action()

    @Slot()
    def _show(self) -> None:
        message = self._message or Message("")
        self.setHidden(self._is_low and self._message is None)
        self._text.setText(message.text)
        self._action.setVisible(bool(message.action_label))
        self._action.setText(message.action_label)
        self._action.setAccessibleName(message.action_label)
        self._close.setVisible(self._message is not None)
        self._icon.setVisible(message.is_problem)
        picture = icons.icon("problem", theme.current().not_met)
        self._icon.setPixmap(picture.pixmap(QSize(theme.ICON_PX, theme.ICON_PX), self.devicePixelRatioF()))
