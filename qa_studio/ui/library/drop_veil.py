"""What is laid over the page while files are held above it.

Owns its look only.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column, label


class DropVeil(QFrame):
    """Says that dropping imports. Lets the mouse through, so that the page gets the drop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = label(tr("Drop to import"), "title")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(1, words, 1))
        theme.scheme_changed.connect(self._dress)
        self._dress()
        self.hide()

    def cover(self, page: QWidget) -> None:
        """Lie over the whole page."""
        self.setGeometry(page.rect().adjusted(*(theme.SPACE_S,) * 2, *(-theme.SPACE_S,) * 2))
        self.show()
        self.raise_()

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.setStyleSheet(
            f"#veil {{ background: {tokens.info_fill}; border: 2px dashed {tokens.accent};"
            f" border-radius: {theme.RADIUS_PX}px; }}"
        )


def has_files(event: QDropEvent) -> bool:
    """True when what is held are files or folders of this computer."""
    return any(url.isLocalFile() for url in event.mimeData().urls())
