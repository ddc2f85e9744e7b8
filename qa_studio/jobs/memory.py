"""Memory that long work has done with goes back to the system. Knows no Qt, no service, no storage.

The C library keeps what was freed for the next request, for each thread by itself: after an import of hundreds of
files a window would hold a hundred megabytes that nobody uses.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache


def give_back() -> None:
    """Return freed memory to the system, where the C library can: glibc. Elsewhere nothing happens.

    Source: https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    """
    trim = _trim()
    if trim is not None:
        trim(0)  # lets other threads run meanwhile


@cache
def _trim() -> ctypes._NamedFuncPointer | None:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
