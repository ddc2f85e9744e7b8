"""A dialog that fits on its screen: what it shows is scrolled where it must be, its buttons stay in sight.

Owns how large the dialog is when it comes up.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QLayout, QWidget

from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column
from qa_studio.ui.widgets.room import Room

FRAME_PX = QSize(theme.SPACE_S, 40)
"""What the system puts round a dialog: its edges, and the bar with its title."""


class ScreenDialog(QDialog):
    """To be filled by `furnish` in place of `setLayout`."""

    _room: Room | None = None

    def furnish(self, content: QBoxLayout, foot: QLayout) -> None:
        """Fill the dialog.

        Args:
            content: scrolled where there is no room for it; its margins become those of the dialog.
            foot: the buttons, under it and always in sight.
        """
        edges = content.contentsMargins()
        ground = QWidget()
        content.setContentsMargins(edges.left(), edges.top(), edges.right(), 0)
        ground.setLayout(content)
        self._room = Room(ground)
        foot.setContentsMargins(edges.left(), 0, edges.right(), edges.bottom())
        whole = column(self._room, space=theme.SPACE_M)
        whole.addLayout(foot)
        self.setLayout(whole)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as it wishes to be, and no larger than the screen."""
        most = self.screen().availableSize() - FRAME_PX
        self.resize(self.wished_size().boundedTo(most))
        super().showEvent(event)

    def wished_size(self) -> QSize:
        """What it was resized to; else what its content likes to have, every line of text in its whole height."""
        room, layout = self._room, self.layout()
        if room is None or layout is None or self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return self.size()
        wished = layout.totalSizeHint().expandedTo(self.minimumSize()).boundedTo(self.maximumSize())
        around = layout.totalSizeHint().height() - room.sizeHint().height()
        return QSize(wished.width(), max(room.wished_height(wished.width()) + around, self.minimumHeight()))
