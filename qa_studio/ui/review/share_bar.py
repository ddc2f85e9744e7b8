"""The talk time of both sides as one quiet bar: the agent from the left, the customer, striped, from the right.

Owns its painting. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme

HEIGHT_PX = theme.SPACE_S


class ShareBar(QWidget):
    """A picture of a figure that stands beside it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agent: float | None = None
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.scheme_changed.connect(self.update)

    def set_share(self, agent: float | None) -> None:
        """The agent's share of the talk time, 0..1; None when it is not known: then there is no bar."""
        self._agent = agent
        self.setVisible(agent is not None)
        if agent is not None:
            words = tr(
                "Agent {agent:.0%}, customer {other:.0%} of the talk time", agent=agent, other=1 - agent
            ).replace("%", " %")
            self.setAccessibleName(words)
            self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.READING_WIDTH_PX // 2, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._agent is None:
            return
        tokens = theme.current()
        seam = round(self.width() * self._agent)
        left = QRectF(0, 0, max(0, seam - 1), self.height())
        right = QRectF(seam + 1, 0, max(0, self.width() - seam - 1), self.height())
        with QPainter(self) as painter:
            painter.fillRect(left, QColor(tokens.agent))
            painter.fillRect(right, QColor(tokens.customer_fill))
            painter.fillRect(right, QBrush(QColor(tokens.customer), Qt.BrushStyle.BDiagPattern))
