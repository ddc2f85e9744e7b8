"""The bar for our own mistakes: says so, and hands over the details.

Owns the traceback that is shown.
"""

from __future__ import annotations

import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column

_WORDS = tr(
    "Something went wrong that should not have: {what}. Your marks and files are as they were. "
    "The details are in the log; copy them to report it."
)


class BugBar(QWidget):
    """Hidden until something that is our fault happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = ""
        self._banner = Banner(BannerKind.PROBLEM, can_close=True)
        copy = self._banner.add_button(tr("Copy details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self._banner.dismissed.connect(self.hide)
        self.setLayout(column(self._banner, margins=(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, 0)))
        self.hide()

    def text(self) -> str:
        return self._banner.text()

    def details(self) -> str:
        """The traceback as it would be copied."""
        return self._details

    def show_bug(self, error: BaseException) -> None:
        """Show a bug; when one is shown already, its details are kept before the new one's."""
        text = "".join(traceback.format_exception(error))
        self._details = text if self.isHidden() else f"{self._details}\n{text}"
        self._banner.set_text(_WORDS.format(what=type(error).__name__))
        self._banner.show()
        self.show()
