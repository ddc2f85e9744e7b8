"""Files of an import: which ones a choice of paths stands for, what each may be, and its SHA-256."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import Failure
from qa_studio.storage.values import StoredSource

RECORDINGS = frozenset(
    {
        ".wav",
        ".wave",
        ".mp3",
        ".m4a",
        ".m4b",
        ".mp4",
        ".aac",
        ".ogg",
        ".oga",
        ".opus",
        ".flac",
        ".webm",
        ".mka",
    }
    | {
        ".mkv",
        ".mov",
        ".avi",
        ".wma",
        ".amr",
        ".3gp",
        ".aif",
        ".aiff",
        ".aifc",
        ".au",
        ".snd",
        ".caf",
        ".gsm",
    }
    | {".voc", ".wv", ".w64"}
)
"""Endings of recordings, in lower case; what is in them is looked at before they are believed."""

BLOCK_BYTES = 1 << 20

NEVER_MEANT = frozenset({"thumbs.db", "desktop.ini"})
"""What systems leave in folders, in lower case; passed over in silence, as hidden files are."""


def is_recording(path: Path) -> bool:
    """Whether the ending is a recording's; the content is not looked at."""
    return path.suffix.lower() in RECORDINGS


def expand(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Failure, ...]]:
    """The files that these paths stand for, folders with everything below them, each file once and in order.

    Returns: the files, and what could not be looked into.
    """
    files: dict[Path, None] = {}
    failures: list[Failure] = []
    for path in paths:
        if path.is_dir():
            found = tuple(_below(path, failures))
            if not found and not failures:
                failures.append(
                    Failure(str(path), tr("The folder is empty. Choose the one that holds the files."))
                )
            files.update(dict.fromkeys(found))
        elif path.exists():
            files[path] = None
        else:
            failures.append(Failure(str(path), tr("There is no such file or folder. Check the path.")))
    return tuple(files), tuple(failures)


def _below(folder: Path, failures: list[Failure]) -> Iterator[Path]:
    def cannot(err: OSError) -> None:
        message = tr(
            "The folder cannot be read ({strerror}). Check that you may open it.", strerror=err.strerror
        )
        failures.append(Failure(str(err.filename), message))

    for place, folders, names in os.walk(folder, onerror=cannot):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower() not in NEVER_MEANT:
                yield Path(place, name)


def sha256_of(path: Path, on_block: Callable[[float], None] = lambda _fraction: None) -> str:
    """Hex digest of a file, read in blocks.

    Args:
        on_block: told after each block how far the reading is, 0..1.

    Raises: OSError.
    """
    digest = hashlib.sha256()
    size = max(1, path.stat().st_size)
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            on_block(min(1.0, file.tell() / size))
    return digest.hexdigest()


def refuse_other_content(source: StoredSource, context: JobContext) -> None:
    """A transcript must be of the very recording that was imported.

    Raises: StudioError naming the file when it is gone, cannot be read or was changed; JobCancelled.
    """
    again = tr("Put it back, or import it from where it lies now: it is known again by its content.")
    try:
        same = source.sha256 == sha256_of(source.path, lambda _fraction: context.report(None))
    except FileNotFoundError as err:
        raise StudioError(tr("{path} is not there any more. {again}", path=source.path, again=again)) from err
    except OSError as err:
        raise StudioError(
            tr(
                "{path} cannot be read ({strerror}). Check that you may open it.",
                path=source.path,
                strerror=err.strerror,
            )
        ) from err
    if not same:
        raise StudioError(
            tr(
                "{path} holds something else than when it was imported. {again}",
                path=source.path,
                again=again,
            )
        )
