"""The files and folders of an import, with what the empty list is for.

Owns what is written into the empty list. Reads no file. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from qa_studio.language import tr
from qa_studio.ui import icons, theme

HEIGHT_PX = 116


class PathList(QListWidget):
    """Paths in the order in which they were added, each once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty_words = tr("Drop files or folders here, or choose them below.")
        self.setAccessibleName(tr("Files and folders to import"))
        self.setAccessibleDescription(self.empty_words)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setProperty("kind", "boxed")
        self.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
        self.setFixedHeight(HEIGHT_PX)

    def paths(self) -> list[Path]:
        return [Path(self.item(at).data(Qt.ItemDataRole.UserRole)) for at in range(self.count())]

    def add(self, paths: Sequence[Path]) -> list[Path]:
        """Add paths; one that is there already is not added again. Returns: what is new."""
        there, new = set(self.paths()), []
        for path in paths:
            if path not in there:
                there.add(path)
                new.append(path)
                is_folder = path.is_dir()
                item = QListWidgetItem(tr("{name} (folder)", name=path.name) if is_folder else path.name)
                item.setIcon(icons.icon("folder" if is_folder else "file"))
                item.setToolTip(str(path))
                item.setData(Qt.ItemDataRole.UserRole, str(path))
                self.addItem(item)
        return new

    def take_out(self) -> None:
        """Let the selected ones go."""
        for item in self.selectedItems():
            self.takeItem(self.row(item))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.current().muted))
            inside = (
                self.viewport().rect().adjusted(theme.SPACE_L, theme.SPACE_S, -theme.SPACE_L, -theme.SPACE_S)
            )
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(inside, flags, self.empty_words)
            painter.end()
