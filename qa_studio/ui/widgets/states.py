"""The three states of every page beside its content: empty, loading, failed.

Owns their look and which one is shown. Nothing moves while waiting.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from qa_studio.language import tr
from qa_studio.ui import icons, theme
from qa_studio.ui.widgets.basics import column, label, push_button, row

_PICTURE_PX = 40
_LEAST_TEXT_PX = 280


class Notice(QWidget):
    """A picture, a title, a sentence or two, and buttons, in the middle of the free room."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._picture = QLabel()
        self._picture.setAccessibleName("")
        self._title = label(title, "title")
        self._text = label(text, "muted", wraps=True)
        self._text.setMinimumWidth(_LEAST_TEXT_PX)
        self._text.setMaximumWidth(theme.READING_WIDTH_PX)
        self._buttons = row()
        for shown in (self._picture, self._title, self._text):
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = column(self._picture, self._title, space=theme.SPACE_S)
        words = row(1, self._text, 1)
        words.setStretch(1, 1_000)  # as wide as it may be before the room beside it grows
        middle.addLayout(words)
        middle.addSpacing(theme.SPACE_S)
        middle.addLayout(self._buttons)
        self._below = column(space=theme.SPACE_S)
        middle.addLayout(self._below)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        outer = column(1, margins=(theme.SPACE_XL,) * 4)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.setLayout(outer)
        theme.scheme_changed.connect(self._draw)
        self._draw()

    def set_text(self, text: str) -> None:
        """Change the sentence."""
        self._text.setText(text)

    def text(self) -> str:
        return self._text.text()

    def add_below(self, shown: QWidget) -> None:
        """Add something under the buttons."""
        self._below.addWidget(shown)

    def add_button(
        self, text: str, on_click: Callable[[], object], kind: str = "", icon: str = ""
    ) -> QPushButton:
        """Add a button to the right of the others and return it."""
        button = push_button(text, kind, icon)
        button.clicked.connect(lambda: on_click())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    @Slot()
    def _draw(self) -> None:
        size = QSize(_PICTURE_PX, _PICTURE_PX)
        self._picture.setPixmap(icons.icon(self._icon_name).pixmap(size, self.devicePixelRatioF()))


class Skeleton(QWidget):
    """Quiet bars where rows will be. Still, so that nothing blinks."""

    def __init__(self, words: str = tr("Loading"), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self.setMinimumSize(120, 80)
        theme.scheme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                QColor(theme.current().hover if theme.current().is_dark else theme.current().sunken)
            )
            shares = ((0.06, 0.22, 0.12, 0.16), (0.06, 0.30, 0.10, 0.14), (0.06, 0.18, 0.14, 0.20))
            height = theme.SPACE_M
            for index, top in enumerate(range(theme.SPACE_L, self.height() - height, theme.ROW_PX)):
                left = float(theme.SPACE_M)
                for share in shares[index % len(shares)]:
                    width = share * self.width()
                    painter.drawRoundedRect(QRectF(left, top, width, height), theme.SPACE_XS, theme.SPACE_XS)
                    left += width + theme.SPACE_XL


class StateStack(QStackedWidget):
    """A page's content and its three states. Shows the loading state until told otherwise.

    Args:
        content: shown by `show_content`.
        empty: shown by `show_empty`.
        failed_title: heads the failed state, e.g. "The library cannot be read".
        on_retry: called by the failed state's button.
    """

    def __init__(
        self,
        content: QWidget,
        empty: QWidget,
        failed_title: str,
        on_retry: Callable[[], object],
        loading: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._content, self._empty = content, empty
        self._loading = loading or Skeleton()
        self._failed = Notice("problem", failed_title, "")
        self._failed.add_button(tr("Try again"), on_retry, icon="refresh")
        for pane in (self._loading, content, empty, self._failed):
            self.addWidget(pane)

    def show_loading(self) -> None:
        """Show the skeleton, unless content is there to be looked at meanwhile."""
        if self.currentWidget() is not self._content:
            self.setCurrentWidget(self._loading)

    def show_content(self) -> None:
        self.setCurrentWidget(self._content)

    def show_empty(self) -> None:
        self.setCurrentWidget(self._empty)

    def show_failed(self, message: str) -> None:
        """Show what went wrong, in words for the user."""
        self._failed.set_text(message)
        self.setCurrentWidget(self._failed)

    def state(self) -> str:
        """ "loading", "content", "empty" or "failed"."""
        names = {
            self._loading: "loading",
            self._content: "content",
            self._empty: "empty",
            self._failed: "failed",
        }
        return next(name for pane, name in names.items() if pane is self.currentWidget())
