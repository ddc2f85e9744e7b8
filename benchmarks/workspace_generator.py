"""Makes a workspace of any size for measurements: the same one from the same numbers, and only once.

Run from the project: python -m benchmarks.workspace_generator [--interactions N] [--turns N] [--seed N] [--folder DIR].
Prints the workspace's folder. 100,000 interactions with 2,000,000 turns take about a minute and 1.2 GB.

What is in it: calls, chats and e-mails of two years, 60 agents in 6 teams, four rounds; automatic evaluations of most,
people's of a quarter, drafts of some, ratings of two fifths, tags, flags, assignments. Scores and explanations are what
the form makes of the marks that stand there. Words have times in the one long call alone (60 minutes, 1,200 turns, with
its sound), and there are no findings: with them the file would be many times as large and as fast to look through.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.workspace_judged import Judging
from benchmarks.workspace_rows import LONG_CALL, LONG_CALL_S, LONG_CALL_TURNS, Conversations, Size, Table
from benchmarks.workspace_sound import write_call
from qa_studio.services.rubrics import Rubrics, stored_rubric
from qa_studio.storage import migrations
from qa_studio.storage.database import FILE_NAME
from qa_studio.storage.migrations import search_schema
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredRubric

GENERATOR = 7
"""Goes up when the same numbers would make another workspace."""

MADE = "made.json"
SOUND = Path("sources") / "long_call.wav"


def workspace(size: Size | None = None, folder: Path | None = None) -> Path:
    """The folder of such a workspace, made now unless it was made before; nobody should write in it.

    Args:
        size: None: 100,000 interactions with 2,000,000 turns.
        folder: where generated workspaces are kept; None: in the system's folder for what may be lost.
    """
    size = size or Size()
    kept = folder or Path(tempfile.gettempdir()) / "qa-studio-workspaces"
    place = kept / key_of(size)
    if (place / MADE).is_file():
        return place
    kept.mkdir(parents=True, exist_ok=True)
    half_made = Path(tempfile.mkdtemp(dir=kept))
    _fill(half_made, place, size)
    (half_made / MADE).write_text(json.dumps(size.told()), encoding="utf-8")
    shutil.rmtree(place, ignore_errors=True)
    half_made.rename(place)
    return place


def copy_of(place: Path, folder: Path) -> Path:
    """A copy to write in."""
    return Path(shutil.copytree(place, folder))


def key_of(size: Size) -> str:
    """What tells one generated workspace from every other one."""
    told = json.dumps([GENERATOR, migrations.HEAD, *size.told()])
    return f"{size.interactions}-{size.turns}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _fill(half_made: Path, place: Path, size: Size) -> None:
    """Everything but the folder's name, which is `place` in the end."""
    with Store.open(half_made, stored_rubric) as store:
        form = Rubrics(store).current_version()
    sha256 = write_call(half_made / SOUND, LONG_CALL_S, LONG_CALL_TURNS, size.seed)
    with closing(sqlite3.connect(half_made / FILE_NAME)) as database:
        database.execute("PRAGMA synchronous = OFF")
        with database:
            write(database, size, form)
            sound = {"source": str(place / SOUND), "sha256": sha256, "number": LONG_CALL}
            database.execute(
                "UPDATE interaction SET source = :source, sha256 = :sha256 WHERE id = :number", sound
            )
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def write(database: sqlite3.Connection, size: Size, form: StoredRubric) -> None:
    """In bulk, past the triggers: the migration's own statements fill what those keep."""
    triggers = list(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    for table in (*Conversations(size).tables(), *Judging(size, form).tables()):
        _add(database, table)
    for statement in search_schema.fill():
        database.execute(statement)
    for _, sql in triggers:
        database.execute(sql)


def _add(database: sqlite3.Connection, table: Table) -> None:
    marks = ", ".join("?" * len(table.columns.split(",")))
    database.executemany(f"INSERT INTO {table.name} ({table.columns}) VALUES ({marks})", table.rows)


def main() -> None:
    """Make it, unless it is there, and say where."""
    usual = Size()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--interactions", type=int, default=usual.interactions)
    parser.add_argument("--turns", type=int, default=usual.turns)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--folder", type=Path)
    told = parser.parse_args()
    print(workspace(Size(told.interactions, told.turns, told.seed), told.folder))


if __name__ == "__main__":
    main()
