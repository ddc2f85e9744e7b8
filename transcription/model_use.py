"""Whether a model's file is in use by any process, this one or another. Owns the mark on the file, and nothing else.

The mark is the operating system's own lock: it is gone with the process, however that ends. Where files cannot be
locked so (Windows), an open file cannot be deleted either, which serves as well.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Mark a model's file or folder as in use until the end; several may do so at once.

    Args: path: what is not there, or has no name, is ignored.
    """
    handle = _opened(path) if path.name else None
    try:
        if handle is not None:
            _lock(handle, exclusive=False)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def is_held(path: Path) -> bool:
    """Whether anybody holds it; False also where the file system knows no locks."""
    handle = _opened(path)
    if handle is None:
        return False
    try:
        return not _lock(handle, exclusive=True)
    finally:
        os.close(handle)


def _opened(path: Path) -> int | None:
    with suppress(OSError):
        return os.open(path, os.O_RDONLY)
    return None


def _lock(handle: int, exclusive: bool) -> bool:
    """False only when somebody else's lock stands against it."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
