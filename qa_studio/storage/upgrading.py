"""Brings the schema of an older workspace up to this version, watched: how far it is goes out, a wish to stop comes in.

Owns the estimate of how far it is. All or nothing: whoever stops it finds the workspace as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from qa_studio.errors import WorkspaceError
from qa_studio.language import tr
from qa_studio.storage import migrations

Watch = Callable[[float], bool]
"""Told how far it is, 0..1; answers whether to go on. Called on the thread that upgrades, some ten times a second."""

LOOK_EVERY = 100_000
"""Steps of the database's machine between two looks; some hundredths of a second."""
STEPS_OF_INTERACTION, STEPS_OF_TURN = 360, 27
"""What a line of the library and its places in the orders take, and a turn in the index of words. Source: counted for
100,000 interactions with 2,000,000 turns."""
READ, READ_SHARE = 0.5, 0.125
"""Half of the steps read and sort, and take an eighth of the time; the rest writes. Source: as above."""


class UpgradeStoppedError(WorkspaceError):
    """The watch said so; nothing was changed."""


def upgrade(connection: Connection, path: Path, watch: Watch | None) -> None:
    """Bring the schema behind this connection to the newest, within the connection's own transaction.

    Raises: UpgradeStoppedError; the caller's transaction is to be rolled back then.
    """
    if watch is None:
        migrations.upgrade(connection)
        return
    looks = _Looks(watch, _expected(connection))
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(looks.look, LOOK_EVERY)
    try:
        migrations.upgrade(connection)
    except OperationalError as err:
        if not looks.is_stopped:
            raise
        raise UpgradeStoppedError(
            tr("{path} was not brought up to this version, and nothing in it was changed.", path=path)
        ) from err
    finally:
        driver.set_progress_handler(None, 0)


class _Looks:
    def __init__(self, watch: Watch, expected: int) -> None:
        self._watch, self._expected, self._taken = watch, expected, 0
        self.is_stopped = False

    def look(self) -> int:
        """Anything but 0 ends the statement that runs, and with it the upgrade."""
        self._taken += 1
        self.is_stopped = not self._watch(share_of_time(self._taken / self._expected))
        return int(self.is_stopped)


def share_of_time(steps: float) -> float:
    """How far the time is when this share of the steps is taken; short of 1 until all is written."""
    steps = min(steps, 0.99)
    if steps < READ:
        return steps / READ * READ_SHARE
    return READ_SHARE + (steps - READ) / (1 - READ) * (1 - READ_SHARE)


def _expected(connection: Connection) -> int:
    """Looks that it takes; at least one. A workspace that holds nothing has no tables yet."""
    counts = [_count(connection, table) for table in ("interaction", "turn")]
    steps = counts[0] * STEPS_OF_INTERACTION + counts[1] * STEPS_OF_TURN
    return max(1, steps // LOOK_EVERY)


def _count(connection: Connection, table: str) -> int:
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).first()
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()) if known else 0
