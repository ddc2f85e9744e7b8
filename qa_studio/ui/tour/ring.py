"""The ring round the control that the tour speaks of. Mouse and keyboard go through it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qa_studio.ui import theme

LINE_PX = 3


class Ring(QWidget):
    """Lies over the window; shown round one rectangle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.scheme_changed.connect(self.update)

    def surround(self, target: QRect, bounds: QRect) -> None:
        """Put the ring round a rectangle, a little apart where there is room."""
        self.setGeometry(target.adjusted(*(-theme.SPACE_XS,) * 2, *(theme.SPACE_XS,) * 2) & bounds)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = LINE_PX / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), LINE_PX))
            inside = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painter.drawRoundedRect(inside, theme.RADIUS_PX, theme.RADIUS_PX)
