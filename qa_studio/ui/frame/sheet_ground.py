"""The ground of the pages, with room for one sheet at its right: beside the page where there is room, else over it.

Owns where the sheet lies. Knows neither pages nor sheets.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from qa_studio.ui.widgets.basics import column

SHEET_PX = 400


class SheetGround(QWidget):
    """Args:
    content: fills the ground, less the room of a sheet that lies beside it.
    least_width: how many pixels the content needs to be shown whole.
    """

    def __init__(
        self, content: QWidget, least_width: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least_width = least_width
        self._sheet: QWidget | None = None
        self._box = column(content, space=0)
        self.setLayout(self._box)

    def show_sheet(self, sheet: QWidget) -> None:
        """Show a sheet in the place of the one before."""
        self.hide_sheet()
        self._sheet = sheet
        sheet.setParent(self)
        sheet.show()
        sheet.raise_()
        self._place()

    def hide_sheet(self) -> None:
        """Take the sheet away; it is kept by whoever made it."""
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet = None
            self._place()

    def sheet(self) -> QWidget | None:
        """What is shown beside the page; None for nothing."""
        return self._sheet

    def is_beside(self) -> bool:
        """Whether the page keeps its whole width beside the sheet."""
        return self._least_width() + SHEET_PX <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown = self._sheet is not None
        self._box.setContentsMargins(0, 0, SHEET_PX if shown and self.is_beside() else 0, 0)
        if self._sheet is not None:
            width = min(SHEET_PX, self.width())
            self._sheet.setGeometry(self.width() - width, 0, width, self.height())
