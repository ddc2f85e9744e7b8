"""What stands for the pages while the workspace is being opened: quiet bars, and why it could not be opened.

Owns these two states. Opens nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from qa_studio.language import tr
from qa_studio.ui.frame.page import Page
from qa_studio.ui.widgets.basics import column
from qa_studio.ui.widgets.states import Notice, Skeleton


class DoorPage(Page):
    """Signals:
    painted(): the user sees the window; once, after the event that painted it.
    again_requested(): try once more to open the workspace.
    another_requested(): the user wants another workspace.
    """

    painted = Signal()
    again_requested = Signal()
    another_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False
        self._waiting = Skeleton(tr("The workspace is being opened"))
        self._refused: Notice | None = None
        self._states = QStackedWidget()
        self._states.addWidget(self._waiting)
        self.setLayout(column(self._states, space=0))

    def event(self, event: QEvent) -> bool:
        """The paint event itself is too early: what follows it would keep it from the screen."""
        if event.type() is QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)
        return super().event(event)

    def show_waiting(self) -> None:
        """The workspace is being opened."""
        self._states.setCurrentWidget(self._waiting)

    def show_refused(self, words: str) -> None:
        """Say why it could not be opened, and what can be done."""
        notice = self._refused = self._refused or self._notice()
        notice.set_text(words)
        self._states.setCurrentWidget(notice)

    def refused_words(self) -> str:
        """Why it could not be opened; "" while that is not known."""
        is_refused = self._refused is not None and self._states.currentWidget() is self._refused
        return self._refused.text() if is_refused and self._refused is not None else ""

    def _notice(self) -> Notice:
        notice = Notice("problem", tr("The workspace cannot be opened"), "")
        notice.add_button(tr("Try again"), self.again_requested.emit, "primary", "refresh")
        notice.add_button(tr("Open another workspace…"), self.another_requested.emit, icon="folder")
        self._states.addWidget(notice)
        return notice
