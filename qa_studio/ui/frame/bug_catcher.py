"""What nobody caught, on any thread, is logged and told.

Owns the interpreter's hooks while it is entered. No widget.
"""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)


class BugCatcher(QObject):
    """Takes what nobody caught, on any thread, to the log and to the window.

    Signals:
        caught(BaseException): on the GUI thread.
    """

    caught = Signal(object)
    _thrown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._thrown.connect(self.caught, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> BugCatcher:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._take(args.exc_value)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self._take(error)

    def _take(self, error: BaseException | None) -> None:
        if error is not None:
            log.error("Uncaught", exc_info=error)
            self._thrown.emit(error)
