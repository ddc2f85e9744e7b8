"""The workspace's file: finding it, making it, refusing what is not ours, and sessions on it.

A workspace is a folder with `workspace.sqlite3`, `sources/` (copies of imported files) and `reports/`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from qa_studio.errors import WorkspaceError
from qa_studio.language import tr
from qa_studio.storage import migrations
from qa_studio.storage.upgrading import Watch, upgrade

FILE_NAME = "workspace.sqlite3"
SOURCES = "sources"
REPORTS = "reports"

BUSY_TIMEOUT_MS = 10_000
"""How long one writer waits for another; each write takes milliseconds."""

MAGIC = b"SQLite format 3\x00"
"""First bytes of every SQLite database. Source: https://www.sqlite.org/fileformat.html, section 1.3."""

PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    # A mark that was saved survives a power cut, not only a crash of the application.
    "PRAGMA synchronous = FULL",
)


class Database:
    """An open workspace. Safe to use from several threads: each call has a session of its own.

    Attributes:
        folder: the workspace.
        path: its database.
    """

    def __init__(self, folder: Path, watch: Watch | None = None) -> None:
        """Open the workspace in this folder, or make one there.

        Args: watch: where an older workspace is brought up to this version, which a large one takes a while for.

        Raises: UpgradeStoppedError when the watch said so.
            WorkspaceError when the folder cannot be used, its file is no workspace, or comes from a newer
            version; nothing in it was changed.
        """
        self.folder = folder
        self.path = folder / FILE_NAME
        _make_folder(folder)
        with _speaking_of(self.path):
            _refuse_foreign(self.path)
        self._engine = _engine(self.path)
        try:
            self._prepare(watch)
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def sources_folder(self) -> Path:
        """Where copies of imported files lie."""
        return self.folder / SOURCES

    @property
    def reports_folder(self) -> Path:
        """Where reports are saved unless the user says otherwise."""
        return self.folder / REPORTS

    def close(self) -> None:
        """Let go of the file; the store cannot be used afterwards."""
        self._engine.dispose()

    def _prepare(self, watch: Watch | None) -> None:
        with _speaking_of(self.path):
            with self._engine.execution_options(writes=True).begin() as connection:
                if _revision(connection.exec_driver_sql) != migrations.HEAD:
                    upgrade(connection, self.path, watch)
            self.sources_folder.mkdir(exist_ok=True)
            self.reports_folder.mkdir(exist_ok=True)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        """A consistent view: what others write meanwhile is not seen."""
        with _speaking_of(self.path), Session(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """All or nothing. The lock is taken first, so that what is read stays true until it is written."""
        engine = self._engine.execution_options(writes=True)
        with _speaking_of(self.path), Session(engine) as session, session.begin():
            yield session


def is_workspace(folder: Path) -> bool:
    """Whether a folder holds a workspace's database, whatever state that is in."""
    return (folder / FILE_NAME).is_file()


def is_older(folder: Path) -> bool:
    """Whether a folder holds a workspace that this version brings up to date when it opens it."""
    path = folder / FILE_NAME
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return _revision(connection.execute) not in (None, migrations.HEAD)
    except sqlite3.Error:  # opening it says what is wrong with it
        return False


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WorkspaceError(
            tr("{folder} is a file. A workspace is a folder: choose another name or place.", folder=folder)
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise WorkspaceError(
            tr(
                "The folder {folder} cannot be made ({strerror}). Choose a place where you may write.",
                folder=folder,
                strerror=err.strerror,
            )
        ) from err


def _refuse_foreign(path: Path) -> None:
    """Look at the file without changing a byte of it; an empty one is what a crash leaves of a new workspace.

    Raises: WorkspaceError when it is no database, another program's, or from a newer version.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise WorkspaceError(
                tr(
                    "{path} is not a database, so this is no QA Studio workspace. Choose another folder, "
                    "or move the file away.",
                    path=path,
                )
            )
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        revision = _revision(connection.execute)
    if tables and revision is None:
        raise WorkspaceError(
            tr(
                "{path} is a database of another program. Choose another folder, or move the file away.",
                path=path,
            )
        )
    if revision not in (None, migrations.HEAD) and not migrations.is_known(revision):
        raise WorkspaceError(
            tr(
                "{path} was written by a newer version of QA Studio (schema {revision}). Update QA "
                "Studio, or open another workspace. Nothing was changed.",
                path=path,
                revision=revision,
            )
        )


def _revision(execute: Callable[[str], Any]) -> str | None:
    """The schema's revision; None when the database has none yet."""
    known = execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return row[0] if row else None


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would open transactions by itself, late and without a lock; `_on_begin` opens them instead.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _speaking_of(path: Path) -> Iterator[None]:
    """Turn what the disk or the file refuses into words; faults of ours stay what they are."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as err:
        raise _unusable(path, err) from err
    except (DatabaseError, sqlite3.DatabaseError) as err:
        # The class itself says that the file is damaged; its subclasses are faults of ours.
        if type(err) not in (DatabaseError, sqlite3.DatabaseError):
            raise
        raise WorkspaceError(
            tr(
                "{path} is damaged ({words}). Put a copy in its place, or open another workspace.",
                path=path,
                words=_words(err),
            )
        ) from err
    except OSError as err:
        raise _unusable(path, err) from err


def _unusable(path: Path, err: Exception) -> WorkspaceError:
    return WorkspaceError(
        tr(
            "The workspace {path} cannot be read or written ({words}). Check that you may write "
            "in its folder, that the disk is not full, and that no other program holds the file. "
            "What was saved before is kept.",
            path=path,
            words=_words(err),
        )
    )


def _words(err: Exception) -> str:
    cause = err.orig if isinstance(err, DatabaseError) else err
    return (cause.strerror if isinstance(cause, OSError) else None) or str(cause)
