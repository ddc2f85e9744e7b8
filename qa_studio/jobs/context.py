"""What running work may say and hear: progress out, cancel in. Knows no Qt, no service, no storage."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

REPORTS_PER_SECOND = 10
"""Enough for a smooth bar, too few to flood the window. Source: docs/architecture.md, "Threads and processes"."""


class JobCancelled(Exception):
    """The user asked to stop. Ends the work in silence; never shown as a failure."""


class JobContext:
    """Handed to every piece of long work. `report` is the progress and the cancel point in one.

    Args:
        on_progress: called with a fraction 0..1 (None: length unknown) and words for the user, on the worker's thread,
            at most REPORTS_PER_SECOND times a second.
    """

    def __init__(self, on_progress: Callable[[float | None, str], None] | None = None) -> None:
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._last_report = float("-inf")

    def cancel(self) -> None:
        """Ask the work to stop at its next report. Safe from any thread."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def report(self, fraction: float | None, message: str = "") -> None:
        """Say how far the work is.

        Raises: JobCancelled when the user has asked to stop.
        """
        if self._cancelled.is_set():
            raise JobCancelled
        now = time.monotonic()
        if self._on_progress and (fraction == 1.0 or now - self._last_report >= 1 / REPORTS_PER_SECOND):
            self._last_report = now
            self._on_progress(fraction, message)

    def part(self, start: float, end: float) -> JobContext:
        """A context whose 0..1 is start..end of this one and that is cancelled with it."""
        return _PartContext(self, start, end)


class _PartContext(JobContext):
    def __init__(self, whole: JobContext, start: float, end: float) -> None:
        super().__init__()
        self._whole, self._start, self._length = whole, start, end - start

    def cancel(self) -> None:
        self._whole.cancel()

    @property
    def is_cancelled(self) -> bool:
        return self._whole.is_cancelled

    def report(self, fraction: float | None, message: str = "") -> None:
        self._whole.report(None if fraction is None else self._start + self._length * fraction, message)
