"""What would be waited for later is done before, when nobody waits for anything: modules are imported, pages made.

Owns when. One step at a time, each when no page reads anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qa_studio.jobs.runner import JobRunner

QUIET_MS = 30
"""So long the window is left alone between two steps."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be done.

    Attributes:
        is_beside: on a thread beside the window; else on the GUI thread, where it is to take less than a tenth of a
            second.
    """

    act: Callable[[], object]
    is_beside: bool = False


class Ahead(QObject):
    """Begins when it is made.

    Signals:
        done(): nothing is left to be done; it takes itself away.
    """

    done = Signal()

    def __init__(self, runner: JobRunner, steps: Iterable[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._steps = runner, deque(steps)
        self._wait = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._wait.timeout.connect(self._go_on)
        self._wait.start()

    @Slot()
    def _go_on(self) -> None:
        if self._runner.is_reading():
            self._wait.start()
        elif not self._steps:
            self.done.emit()
            self.deleteLater()
        else:
            self._do(self._steps.popleft())

    def _do(self, step: Step) -> None:
        if step.is_beside:
            rest = self._rest
            self._runner.submit(lambda _: step.act() and None, owner=self, on_done=rest, on_failed=rest)
        else:
            step.act()
            self._wait.start()

    def _rest(self, _: object) -> None:
        """Also where it has failed: whoever needs it later is told then, and a bug has been told already."""
        self._wait.start()
