"""How a finished report reaches the disk: whole, or not at all.

Owns the temporary file beside the target and the words for a disk that refuses. Knows no PDF.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from reports.errors import ReportNotSavedError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def save(out: Path, content: bytes) -> Path:
    """Write the file beside its place and rename it, so that an existing one is replaced whole or stays.

    A link is followed.

    Raises: ReportNotSavedError naming the file and what to do.
    """
    try:
        _refuse_other_than_files(out)
        _write(Path(os.path.realpath(out)), content)
    except OSError as err:
        raise ReportNotSavedError(_words(out, err)) from err
    return out


def _refuse_other_than_files(out: Path) -> None:
    """A rename would put the report in the place of a device or a pipe, which are no places to save to.

    Raises: OSError.
    """
    if out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if out.exists() and not out.is_file():
        raise OSError(errno.ENXIO, "it is no file but a device or a pipe")
    if not out.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def _write(out: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{out.name[:40]}.", suffix=".part", dir=out.parent)
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode_of(out))
        part.replace(out)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _mode_of(out: Path) -> int:
    """The rights that an ordinary new file gets, or those of the file that is replaced."""
    if out.is_file():
        return out.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _words(out: Path, err: OSError) -> str:
    if err.errno in _FULL:
        why = "the disk is full. Free some space or choose another folder"
    elif err.errno in _CLOSED or (err.errno == errno.ENOENT and out.parent.is_dir()):
        why = (
            "it may not be written there. Choose another folder, or close the file "
            "if another program has it open"
        )
    elif err.errno in (errno.ENOENT, errno.ENOTDIR) and not out.parent.is_dir():
        why = f"the folder {out.parent} does not exist. Choose one that does"
    elif err.errno == errno.ENAMETOOLONG:
        why = "its name is too long. Choose a shorter one"
    elif err.errno in (errno.EISDIR, errno.ENOTEMPTY):
        why = "there is a folder in its place. Choose another name"
    else:
        why = f"the system says: {err.strerror or err}. Choose another folder"
    return f"The report {out} was not saved: {why}. What was there before is unchanged."
