"""The bar for our own mistakes: says so, and hands over the details.

Owns the traceback that is shown.
"""

from __future__ import annotations

import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qa_studio.ui.widgets.banner import Banner, BannerKind

_WORDS = (
    "Something went wrong that should not have: {what}. Your marks and files are as they were. "
    "The details are in the log; copy them to report it."
)


class BugBar(Banner):
    """Hidden until something that is our fault happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BannerKind.PROBLEM, can_close=True, parent=parent)
        self._details = ""
        self._copy = self.add_button("Copy details")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self.hide()

    def details(self) -> str:
        """The traceback as it would be copied."""
        return self._details

    def show_bug(self, error: BaseException) -> None:
        """Show a bug; a later one replaces it, and its details are added to those before."""
        text = "".join(traceback.format_exception(error))
        self._details = text if self.isHidden() else f"{self._details}\n{text}"
        self.set_text(_WORDS.format(what=type(error).__name__))
        self.show()
