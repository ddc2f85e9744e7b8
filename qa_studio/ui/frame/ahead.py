"""What would be waited for later is done before, when nobody waits for anything: modules are imported, pages made.

Owns when. One step at a time, each when no page reads anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qa_studio.jobs.runner import JobRunner

QUIET_MS = 50
"""So long the window is left alone between two steps."""


class Ahead(QObject):
    """Begins when it is made.

    Signals:
        done(): nothing is left to be done; it takes itself away.

    Args:
        modules: imported one by one, on a thread beside the window, in this order.
        acts: called on the GUI thread afterwards, one at a time; each is to take less than a tenth of a second.
    """

    done = Signal()

    def __init__(
        self,
        runner: JobRunner,
        modules: Iterable[str],
        acts: Iterable[Callable[[], object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._modules, self._acts = deque(modules), deque(acts)
        self._wait = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._wait.timeout.connect(self._go_on)
        self._wait.start()

    @Slot()
    def _go_on(self) -> None:
        if self._runner.is_reading():
            self._wait.start()
        elif self._modules:
            module = self._modules.popleft()
            self._runner.submit(lambda _: import_module(module) and None, owner=self, on_done=self._wait_on)
        elif self._acts:
            self._acts.popleft()()
            self._wait.start()
        else:
            self.done.emit()
            self.deleteLater()

    def _wait_on(self, _: object) -> None:
        self._wait.start()
