"""How long somebody works on an evaluation, criterion by criterion, while the window is active.

Owns when the clock runs. Time counts while the window is the active one and something was done within the last
`IDLE_S`, or the recording plays; a pause for coffee is in no sum. GUI thread only; what is written is a job.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.ui.review.ports import TimeSpent
from qa_studio.work_rows import TimeRow

IDLE_S = 60.0
"""Without a change, a step, a move of the mouse, or sound for so long, somebody is taken to be away. Source: the
project's own choice: reading a long turn takes less, a call on the telephone more."""
TICK_MS = 1_000
WRITE_S = 10.0
"""As much is lost at most when the power goes."""
QUEUE = "time"


class TimeWatch(QObject):
    """Args:
        spent: None measures for this sitting alone and keeps nothing.
        is_listening: whether the recording plays.
        now: seconds of a clock that never goes back.

    Signals:
        changed(): another second has passed, or what was spent before has been read.
    """

    changed = Signal()

    def __init__(
        self,
        spent: TimeSpent | None,
        runner: JobRunner,
        page: QWidget,
        is_listening: Callable[[], bool],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(page)
        self._spent, self._runner, self._page = spent, runner, page
        self._is_listening, self._now = is_listening, now
        self._sheet: ReviewSheet | None = None
        self._criterion = ""
        self._before: defaultdict[str, float] = defaultdict(float)
        self._unwritten: defaultdict[str, float] = defaultdict(float)
        self._at_s = self._sign_s = self._written_s = now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._mouse = QCursor.pos()

    @property
    def seconds(self) -> float:
        """What this evaluator has spent on this revision, the sittings before included."""
        return sum(self._before.values()) + sum(self._unwritten.values())

    def seconds_on(self, criterion: str) -> float:
        """What of it belongs to a criterion; "" for what belongs to none."""
        return self._before.get(criterion, 0.0) + self._unwritten.get(criterion, 0.0)

    def lines(self) -> list[str]:
        """What was spent on each criterion, and on the whole, in the order of the form; nothing under a second."""
        sheet = self._sheet
        if sheet is None:
            return []
        told = [("", tr("The whole")), *((one.key, one.title) for one in sheet.rubric.criteria())]
        return [
            tr("{name}: {span}", name=name, span=spent_words(self.seconds_on(key)))
            for key, name in told
            if self.seconds_on(key) >= 1
        ]

    def begin(self, sheet: ReviewSheet) -> None:
        """Watch the work on what is open now; what was submitted takes no more time."""
        self.end()
        self._sheet, self._before = sheet, defaultdict(float)
        self._at_s = self._sign_s = self._written_s = self._now()
        if sheet.submitted_at is None:
            self._timer.start()
        self._read(sheet)
        self.changed.emit()

    def _read(self, sheet: ReviewSheet) -> None:
        """What was spent in earlier sittings."""
        spent = self._spent
        if spent is None:
            return

        def work(_: JobContext) -> TimeRow | None:
            return spent.of_evaluation(sheet.row.id, sheet.evaluator, sheet.revision)

        def done(before: TimeRow | None) -> None:
            if self._sheet is sheet and before is not None:
                criteria = dict(before.criteria)
                _add(self._before, {**criteria, "": before.seconds - sum(criteria.values())})
                self.changed.emit()

        self._runner.submit(work, queue=QUEUE, owner=self, on_done=done, on_failed=lambda _: None)

    def note(self) -> None:
        """Somebody is there: something was done."""
        self._sign_s = self._now()

    def turn_to(self, criterion: str) -> None:
        """Another criterion is worked on."""
        self.tick()
        self.note()
        self._criterion = criterion

    def tick(self) -> None:
        """Count the time since the last look; at most up to where somebody was still there."""
        now, before = self._now(), self._at_s
        self._at_s = now
        if QCursor.pos() != self._mouse:
            self._mouse, self._sign_s = QCursor.pos(), now
        if not self._timer.isActive() or not self._page.isActiveWindow() or not self._page.isVisible():
            return
        until = now if self._is_listening() else min(now, self._sign_s + IDLE_S)
        if until > before:
            self._unwritten[self._criterion] += until - before
            self.changed.emit()
        if now - self._written_s >= WRITE_S:
            self.write()

    def write(self) -> None:
        """Hand over what has come together, in a job."""
        sheet, spent, seconds = self._sheet, self._spent, self._taken()
        if sheet is None or spent is None or not seconds:
            return

        def work(_: JobContext) -> None:
            spent.add(sheet.row.id, sheet.evaluator, sheet.revision, seconds)

        self._runner.submit(work, queue=QUEUE, owner=self, on_failed=lambda _: self._give_back(seconds))

    def end(self) -> None:
        """Write at once, on this thread, and stop: the page or the window goes, or something else is opened."""
        self.tick()
        self._timer.stop()
        sheet, seconds = self._sheet, self._taken()
        self._sheet = None
        if sheet is not None and self._spent is not None and seconds:
            try:
                self._spent.add(sheet.row.id, sheet.evaluator, sheet.revision, seconds)
            except USER_ERRORS:
                return  # marks that cannot be written are told elsewhere; a few seconds alone are not worth it

    def pause(self) -> None:
        """Write at once and go on: another page is shown, and this one may come back."""
        sheet, is_running = self._sheet, self._timer.isActive()
        before = self._before
        self.end()
        self._sheet, self._before = sheet, before
        if is_running:
            self._timer.start()

    def _taken(self) -> dict[str, float]:
        """What is not written yet; it counts as written from here on."""
        seconds = dict(self._unwritten)
        _add(self._before, self._unwritten)
        self._unwritten.clear()
        self._written_s = self._now()
        return seconds

    def _give_back(self, seconds: Mapping[str, float]) -> None:
        _add(self._before, {key: -value for key, value in seconds.items()})
        _add(self._unwritten, seconds)


def _add(sums: defaultdict[str, float], seconds: Mapping[str, float]) -> None:
    for key, value in seconds.items():
        sums[key] += value


def spent_words(seconds: float) -> str:
    """A span in words: "40 s", "4 min 05 s", "1 h 05 min"."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return tr("{seconds} s", seconds=int(seconds))
    if minutes < 60:
        return tr("{minutes} min {seconds:02d} s", minutes=minutes, seconds=int(seconds) % 60)
    return tr("{hours} h {minutes:02d} min", hours=minutes // 60, minutes=minutes % 60)
