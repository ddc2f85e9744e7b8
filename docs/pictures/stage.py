"""The real window on a stage of its own: shown step by step, and pictured with whatever lies over it.

Owns the size of the stage, when something has come to rest, and how a picture is put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qa_studio.app import StudioWindow, application
from qa_studio.bootstrap import Studio
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.ui import theme
from qa_studio.ui.frame.job_panel import JobButton
from qa_studio.ui.languages import teach_qt
from qa_studio.ui.palette.panel import Palette
from qa_studio.ui.review.form_body import FormBody

Step = Callable[["Stage"], object]
PAINTED_MS, CALM = 120, 2
"""How often is looked whether something works, and how often in a row nothing has to: what a job has brought is taken
over after its end.
"""
WORK_S = 60
"""Longest that a job goes on that is there to be seen only."""
TASK_BAR_PX = 40
"""Of a screen's height, at any scale: what the system keeps for itself, and the window's own title."""


class Stage:
    """Args:
    room: of the window, in its own pixels.
    language: what the window speaks; set before this module is imported.
    """

    def __init__(
        self, studio: Studio, room: QSize, language: str = "en", painted_ms: int = PAINTED_MS
    ) -> None:
        self.app, self.studio, self.runner = application(), studio, JobRunner()
        teach_qt(self.app, language)
        theme.apply(self.app, theme.Scheme.LIGHT)
        self._busy: Event | None = None
        self._painted_ms = painted_ms
        self.made = StudioWindow(self.app, studio, self.runner, language)
        self.window = self.made.window
        self.window.resize(room)
        self.window.move(0, 0)
        self.window.show()
        self.rest()

    def close(self) -> None:
        self.window.close()
        self.runner.shutdown()

    def rows(self) -> tuple[InteractionRow, ...]:
        return self.studio.library.rows()

    def waiting(self, channel: Channel) -> int:
        """An interaction with work to do."""
        rows = self.rows()
        found = (row.id for row in rows if row.channel is channel and row.state is not WorkState.SUBMITTED)
        return next(found, next(row.id for row in rows if row.channel is channel))

    def submitted(self) -> int:
        """A call that somebody has judged."""
        mine = (row for row in self.rows() if row.state is WorkState.SUBMITTED)
        return max(mine, key=lambda row: row.channel is Channel.CALL).id

    def keep_busy(self, titles: Sequence[str]) -> None:
        """Let jobs of these names run until everything is put away."""
        self._busy = Event()
        for title in titles:
            self.runner.submit(partial(_wait, self._busy), title, queue=title)

    def rest(self, act: Callable[[], object] | None = None) -> None:
        """Wait until no job runs and the window has painted what came back; then act, even where a dialog waits."""
        loop, quiet, calm = QEventLoop(), QTimer(interval=self._painted_ms), [0]

        def look() -> None:
            calm[0] = calm[0] + 1 if self._is_calm() else 0
            if calm[0] >= CALM:
                quiet.stop()
                try:
                    if act is not None:
                        act()
                finally:
                    loop.quit()

        quiet.timeout.connect(look)
        quiet.start()
        loop.exec()

    def _is_calm(self) -> bool:
        """Nothing works, but for what is kept busy, and the form of a review has all its criteria."""
        is_whole = all(body.is_whole for body in self.window.findChildren(FormBody))
        return is_whole and (self._busy is not None or self.runner.is_idle())

    def show(self, steps: Sequence[Step], take: Callable[[], object]) -> None:
        """Go through steps, each after the one before has come to rest; then act, and put everything away."""
        for step in steps[:-1]:
            step(self)
            self.rest()
        QTimer.singleShot(0, lambda: steps[-1](self))

        def end() -> None:
            try:
                take()
            finally:
                self.put_away()

        self.rest(end)

    def over(self) -> Iterator[QWidget]:
        """Dialogs and menus that lie over the window, the lowest first."""
        for one in sorted(QApplication.topLevelWidgets(), key=_height):
            if one is not self.window and one.isVisible():
                yield one

    def picture(self) -> QPixmap:
        """The window and what lies over it, in the pixels of the screen."""
        whole = self.window.grab()
        with QPainter(whole) as painter:
            for one in self.over():
                place = one.pos() - self.window.pos()
                if isinstance(one, QDialog):
                    place = QPoint(
                        (self.window.width() - one.width()) // 2, (self.window.height() - one.height()) // 2
                    )
                painter.drawPixmap(place, one.grab())
                painter.setPen(QColor(theme.current().control_line))
                painter.drawRect(place.x() - 1, place.y() - 1, one.width() + 1, one.height() + 1)
        return whole

    def put_away(self) -> None:
        """Close what lies over the window, and what a view has opened within it."""
        if self._busy is not None:
            self._busy.set()
            self._busy = None
        for button in self.window.findChildren(JobButton):
            button.setChecked(False)
        for palette in self.window.findChildren(Palette):
            palette.close_palette()
        if self.made.guide.tour is not None:
            self.made.guide.tour.end()
        if self.made.guide.is_open():
            self.made.guide.close_help()
        self.window._messages.clear()
        for one in tuple(self.over()):
            one.close()


def _height(widget: QWidget) -> tuple[bool, int]:
    """Dialogs lie under menus, and each over the one that has opened it."""
    over, parent = 0, widget.parentWidget()
    while parent is not None:
        over, parent = over + parent.isWindow(), parent.parentWidget()
    return not isinstance(widget, QDialog), over


def _wait(end: Event, context: JobContext) -> None:
    context.report(0.42, tr("Working"))
    end.wait(WORK_S)
