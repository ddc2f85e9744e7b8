"""The list of forms and the one on the desk: beside each other, or in turn where there is no room for both.

Owns which of them is seen in a narrow window, and where the line between them was before. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QSplitter, QWidget

from qa_studio.ui import theme

SHELF_PX = 210
NARROW_PX = 34 * theme.SPACE_XL
"""In less there is no room for a list of forms beside tree and fields: 816 px."""


class Turns(QSplitter):
    """Args:
    shelf: the list. desk: what is chosen in it; in a narrow window it is seen first.

    Signals: narrowed(bool): one of them is seen at a time from now on, or both again.
    """

    narrowed = Signal(bool)

    def __init__(self, shelf: QWidget, desk: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._shelf, self._desk = shelf, desk
        self._place: QByteArray | None = None
        for part in (shelf, desk):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setSizes([SHELF_PX, 10_000])
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    @property
    def is_narrow(self) -> bool:
        """Whether one of them is seen at a time."""
        return self._place is not None

    def lead(self, forms: QAbstractItemView, back: QAbstractButton) -> None:
        """A click or Enter in the list leads to the desk, and the button, which is there while it is needed, back."""

        def ask() -> None:
            self.show_shelf()
            forms.setFocus(Qt.FocusReason.OtherFocusReason)

        for taken in (forms.clicked, forms.activated):
            taken.connect(lambda _: self.show_desk())
        back.clicked.connect(ask)
        self.narrowed.connect(back.setVisible)

    def show_shelf(self) -> None:
        """Let another form be chosen."""
        if self.is_narrow:
            self._shelf.show()
            self._desk.hide()

    def show_desk(self) -> None:
        """Show what was chosen."""
        if self.is_narrow:
            self._desk.show()
            self._shelf.hide()

    def saveState(self) -> QByteArray:
        """Where the line between them is, or was while there was one."""
        return self._place if self._place is not None else super().saveState()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < max(NARROW_PX, self._least_px() + theme.SPACE_XL)
        if is_narrow == self.is_narrow:
            return
        if is_narrow:
            self._place = super().saveState()
            self.show_desk()
        else:
            place, self._place = self._place, None
            for part in (self._shelf, self._desk):
                part.show()
            if place is not None:
                self.restoreState(place)
        self.narrowed.emit(is_narrow)

    def _least_px(self) -> int:
        """What both need beside each other, whether they are seen or not."""
        return sum(part.minimumSizeHint().width() for part in (self._shelf, self._desk))
