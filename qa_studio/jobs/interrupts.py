"""Ctrl+C on a terminal reaches every process of the command: only the one that the user started may answer.

The others are ended by it; an interrupt of their own would show their tracebacks.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unheard_by_children() -> Iterator[None]:
    """A process that is started within hears no Ctrl+C, not even while it still loads. Safe from any thread.

    Where threads have no signal mask (Windows), `ignore` in the process itself has to do.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    # Starting it unblocks the signal again, so it has to run before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore() -> None:
    """For the first line of such a process, on its main thread."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
