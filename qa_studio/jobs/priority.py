"""How a process of long work stands behind what somebody waits for at the screen. Knows no Qt, no service, no storage.

Work that takes all cores would keep the window waiting for one, and worse: a thread of the window's own process that
loses its core while it holds the interpreter holds up the window with it. A process that stands back loses its core to
them at once, and has all cores for itself as long as nobody else wants them.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

STEPS_BACK = 10
"""Of 19: on a busy core such a process has about a tenth of what another one has, so that it is never starved either.
Source: https://man7.org/linux/man-pages/man7/sched.7.html, "The nice value"."""


def stand_back() -> None:
    """Let others go first from now on: for the beginning of a process, before it has threads."""
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        return
    os.nice(STEPS_BACK)
    if sys.platform == "linux":
        # Never takes a core from another process by itself, and is given longer turns for it.
        with suppress(OSError):  # a sandbox may refuse it, and the steps back do most of it alone
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
