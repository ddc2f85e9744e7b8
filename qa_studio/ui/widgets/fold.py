"""A title that folds and unfolds what stands below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from qa_studio.ui.widgets.basics import set_icon


class FoldButton(QToolButton):
    """The title; a press folds and unfolds.

    Args:
        show, hide: what a press does, for the tooltip: "Show the figures", "Hide the figures".

    Signals: changed(bool): open now.
    """

    changed = Signal(bool)

    def __init__(self, title: str, show: str, hide: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show, self._hide = show, hide
        self.is_open = False
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.set_open(not self.is_open))
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Another title, also for screen readers."""
        self.setText(title)
        self.setAccessibleName(title)

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold."""
        self.is_open = is_open
        set_icon(self, "down" if is_open else "right")
        self.setToolTip(self._hide if is_open else self._show)
        self.changed.emit(is_open)
