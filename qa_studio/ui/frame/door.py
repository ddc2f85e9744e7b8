"""What stands for the pages while the workspace is being opened: quiet bars, how far an older workspace is brought up
to this version, and why it could not be opened.

Owns these states. Opens nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Page
from qa_studio.ui.widgets.basics import column, row
from qa_studio.ui.widgets.states import Notice, Skeleton

_STEPS = 1_000
_BAR_PX = 320


class UpgradeNotice(Notice):
    """How far an older workspace is brought up to this version, and a way to stop that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "jobs",
            tr("The workspace is being brought up to this version"),
            tr("An earlier version made it. This takes a while once; whoever stops it changes nothing."),
            parent,
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("How far the workspace is brought up to this version"))
        self._bar.setFixedWidth(_BAR_PX)
        middle = QWidget()
        middle.setLayout(row(1, self._bar, 1, margins=(0, theme.SPACE_M, 0, 0)))
        self.add_below(middle)
        self.stop = self.add_button(tr("Stop"), lambda: None, "quiet")

    def show_fraction(self, fraction: float) -> None:
        self._bar.setValue(round(fraction * _STEPS))


class DoorPage(Page):
    """Signals:
    painted(): the user sees the window; once, after the event that painted it.
    again_requested(): try once more to open the workspace.
    another_requested(): the user wants another workspace.
    stop_requested(): do not bring the workspace up to this version.
    """

    painted = Signal()
    again_requested = Signal()
    another_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False
        self._waiting = Skeleton(tr("The workspace is being opened"))
        self._refused: Notice | None = None
        self._stopped: Notice | None = None
        self._upgrade: UpgradeNotice | None = None
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
        notice = self._refused = self._refused or self._notice(
            "problem", tr("The workspace cannot be opened"), ""
        )
        notice.set_text(words)
        self._states.setCurrentWidget(notice)

    def show_upgrade(self, fraction: float) -> None:
        """Say how far an older workspace is brought up to this version, 0..1."""
        if self._upgrade is None:
            self._upgrade = UpgradeNotice()
            self._upgrade.stop.clicked.connect(self.stop_requested)
            self._states.addWidget(self._upgrade)
        self._upgrade.show_fraction(fraction)
        self._states.setCurrentWidget(self._upgrade)

    def show_stopped(self) -> None:
        """Say that the user stopped it."""
        self._upgrade = None
        notice = self._stopped = self._stopped or self._notice(
            "pause",
            tr("The workspace was not opened"),
            tr("It is as it was. It has to be brought up to this version before it can be opened."),
        )
        self._states.setCurrentWidget(notice)

    def is_upgrading(self) -> bool:
        """Whether it is told how far a workspace is brought up to this version."""
        return self._upgrade is not None and self._states.currentWidget() is self._upgrade

    def refused_words(self) -> str:
        """Why it could not be opened; "" while that is not known."""
        is_refused = self._refused is not None and self._states.currentWidget() is self._refused
        return self._refused.text() if is_refused and self._refused is not None else ""

    def _notice(self, icon: str, title: str, text: str) -> Notice:
        notice = Notice(icon, title, text)
        notice.add_button(tr("Try again"), self.again_requested.emit, "primary", "refresh")
        notice.add_button(tr("Open another workspace…"), self.another_requested.emit, icon="folder")
        self._states.addWidget(notice)
        return notice
