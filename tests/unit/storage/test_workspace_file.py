"""Opening a workspace: the schema, its migrations, and everything that is not a workspace."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, inspect
from storage_world import interaction, read_rubric

from qa_studio.errors import WorkspaceError
from qa_studio.rows import WorkState
from qa_studio.storage import migrations
from qa_studio.storage.database import FILE_NAME
from qa_studio.storage.store import Store
from qa_studio.storage.tables import metadata


def open_store(folder: Path) -> Store:
    return Store.open(folder, read_rubric)


def engine_of(folder: Path) -> Engine:
    return create_engine(f"sqlite:///{folder / FILE_NAME}")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def is_no_search_table(name: str | None, *_: object) -> bool:
    """SQLite makes a handful of tables for each full-text index; they are its own business."""
    return str(name).split("_")[0] not in ("spoken", "named")


def test_a_new_folder_becomes_a_workspace_with_its_places(tmp_path: Path) -> None:
    folder = tmp_path / "päth with % and é" / "deep"
    with open_store(folder) as store:
        assert store.interaction_rows() == ()
        assert {path.name for path in folder.iterdir()} >= {FILE_NAME, "sources", "reports"}


def test_a_workspace_opened_again_holds_what_was_stored(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add_interactions([(interaction(), None)])
    with open_store(tmp_path) as store:
        assert [row.title for row in store.interaction_rows()] == ["chat"]


def test_the_file_is_written_ahead_with_foreign_keys_on(store: Store) -> None:
    with store._reading() as session:
        pragmas = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000, "synchronous": 2}


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping")
def test_the_migrations_lead_from_nothing_to_exactly_the_tables_of_the_models(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    engine = engine_of(tmp_path)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_no_search_table}
        )
        assert compare_metadata(context, metadata) == []
        found = [name for name in inspect(connection).get_table_names() if is_no_search_table(name)]
        assert found == sorted({*metadata.tables, "alembic_version"})
    engine.dispose()


def test_the_newest_migration_is_the_one_that_opening_asks_for() -> None:
    script = ScriptDirectory.from_config(migrations.configuration())
    assert script.get_heads() == [migrations.HEAD]


def test_each_migration_can_be_taken_one_by_one(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'steps.sqlite3'}")
    script = ScriptDirectory.from_config(migrations.configuration())
    revisions = [step.revision for step in script.walk_revisions()][::-1]
    for revision in revisions:
        with engine.begin() as connection:
            command.upgrade(migrations.configuration(connection), revision)
    engine.dispose()
    assert revisions[0] == "0001"


OLDER_CONTENT = (
    "INSERT INTO company (id, name, is_own) VALUES (1, 'Meadow Lane', 1)",
    "INSERT INTO agent (id, name, team, company_id) VALUES (1, 'Maya Brandt', '', 1)",
    "INSERT INTO interaction (id, external_id, title, channel, agent_id, company_id, source, sha256, conversation,"
    " imported_at) VALUES (1, '', 'Call', 'call', 1, 1, '/a.wav', 'x', '', '2026-05-01 10:00:00')",
    "INSERT INTO transcript (id, interaction_id, version, engine, model, settings, is_draft, language, agent_words,"
    " created_at) VALUES (1, 1, 1, 'whisper', 'base', '[]', 0, 'en', '', '2026-05-01 10:00:00')",
    "INSERT INTO turn (transcript_id, position, role, text, speaker, words, note, flags)"
    " VALUES (1, 0, 'agent', 'Grüße 👋', '', '[]', 0, '[]')",
)


def test_a_workspace_of_the_first_schema_is_brought_up_with_everything_in_it(tmp_path: Path) -> None:
    engine = engine_of(tmp_path)
    with engine.begin() as connection:
        command.upgrade(migrations.configuration(connection), "0001")
        for statement in OLDER_CONTENT:
            connection.exec_driver_sql(statement)
    engine.dispose()
    with open_store(tmp_path) as store:
        newest = store.newest_transcript(1)
        assert newest is not None
        assert [turn.text for turn in newest.transcript.turns] == ["Grüße 👋"]
        assert newest.transcript.turns[0].speaker_confidence is None
        sure = replace(newest.transcript.turns[0], speaker_confidence=0.625)
        stored = store.add_transcript(1, replace(newest.transcript, turns=(sure,)))
        assert stored.transcript.turns[0].speaker_confidence == 0.625


CONTENT_BEFORE_SEARCH = (
    *OLDER_CONTENT,
    "INSERT INTO transcript (id, interaction_id, version, engine, model, settings, is_draft, language, agent_words,"
    " created_at) VALUES (2, 1, 2, 'whisper', 'base', '[]', 0, 'en', '', '2026-05-01 11:00:00')",
    "INSERT INTO turn (transcript_id, position, role, text, speaker, words, note, flags)"
    " VALUES (2, 0, 'agent', 'Liebe Grüße 👋', '', '[]', 0, '[]'), (2, 1, 'customer', 'Danke', '', '[]', 0, '[]')",
    "INSERT INTO survey_response (interaction_id, question, scale_min, scale_max, rating, rating_pct, comment,"
    " follow_up, state, fingerprint) VALUES (1, 'How?', 10000, 50000, 40000, 750000, '', '', '', 'one')",
)


@pytest.mark.parametrize("revision", ["0001", "0004"])
def test_what_an_older_workspace_holds_is_searched_and_filtered_at_once(
    tmp_path: Path, revision: str
) -> None:
    engine = engine_of(tmp_path)
    with engine.begin() as connection:
        command.upgrade(migrations.configuration(connection), revision)
        for statement in CONTENT_BEFORE_SEARCH:
            connection.exec_driver_sql(statement)
    engine.dispose()
    with open_store(tmp_path) as store:
        (row,) = store.interaction_rows()
        assert (row.state, row.rating_pct) == (WorkState.TRANSCRIBED, 75)
        with store._reading() as session:
            run = session.connection().exec_driver_sql
            (key,) = run("SELECT search_key FROM library_line").scalars()
            assert run("SELECT rowid FROM spoken WHERE spoken MATCH 'gruße'").scalars().all() == [key]
            assert run("SELECT rowid FROM spoken WHERE spoken MATCH 'danke'").scalars().all() == [key + 1]
            assert run("SELECT rowid FROM named WHERE named MATCH 'mead* brandt'").scalars().all() == [1]
            assert run("SELECT count(*) FROM turn").scalar() == 3


def test_a_database_from_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add_interactions([(interaction(), None)])
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / FILE_NAME).read_bytes()

    with pytest.raises(
        WorkspaceError, match=r"newer version of QA Studio \(schema 9999\).*Nothing was changed"
    ):
        open_store(tmp_path)

    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("These are my notes.", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(WorkspaceError, match="is not a database"):
        open_store(tmp_path)
    assert snapshot(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_a_database_of_another_program_is_refused_and_untouched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = snapshot(tmp_path)
    with pytest.raises(WorkspaceError, match="database of another program"):
        open_store(tmp_path)
    assert snapshot(tmp_path) == before


def test_an_empty_file_is_what_a_crash_leaves_of_a_new_workspace(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    with open_store(tmp_path) as store:
        assert store.interaction_rows() == ()


@pytest.mark.parametrize("keep", [100, 4096, 20_000])
def test_a_database_cut_short_is_called_damaged(tmp_path: Path, keep: int) -> None:
    with open_store(tmp_path) as store:
        store.add_interactions([(interaction(str(number)), None) for number in range(50)])
    file = tmp_path / FILE_NAME
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(WorkspaceError, match=rf"{FILE_NAME}"):
        open_store(tmp_path).interaction_rows()


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("x", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"notes\.txt is a file\. A workspace is a folder"):
        open_store(place)


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be made"):
        open_store(tmp_path / "notes.txt" / "workspace")


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from qa_studio.storage.store import Store
from qa_studio.errors import WorkspaceError
from qa_studio.rows import WorkState
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Store.open(Path({folder!r}), lambda text: None).interaction_rows()
except WorkspaceError as err:
    print("refused:", err)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="folders cannot be made read-only this way here")
@pytest.mark.parametrize("used_before", [False, True])
def test_a_read_only_folder_is_refused_with_what_to_do(tmp_path: Path, used_before: bool) -> None:
    folder = tmp_path / "workspace"
    if used_before:
        open_store(folder).close()
    else:
        folder.mkdir()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in folder.parents:
        if parent.stat().st_uid == os.getuid():
            parent.chmod(parent.stat().st_mode | 0o055)
    root = str(Path(__file__).parents[3])

    run = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY.format(root=root, folder=str(folder))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    folder.chmod(0o755)
    assert run.stdout.startswith("refused:"), run.stderr
    assert str(folder) in run.stdout
    assert "may write" in run.stdout


def test_two_windows_write_to_one_workspace(tmp_path: Path) -> None:
    with open_store(tmp_path) as one, open_store(tmp_path) as other:
        one.add_interactions([(interaction("first"), None)])
        other.add_interactions([(interaction("second"), None)])
        assert [row.title for row in one.interaction_rows()] == ["first", "second"]


def test_threads_that_save_at_once_all_get_through(store: Store) -> None:
    def bring(number: int) -> int:
        (added,) = store.add_interactions(
            [(interaction(str(number), round_name=f"Round {number % 3}"), None)]
        )
        return len(store.interaction_rows([added]))

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(bring, range(60))) == 60
    assert len(store.interaction_rows()) == 60
    assert len(store.rounds()) == 3
    assert len(store.agents()) == 1


def test_a_full_disk_is_told_and_keeps_what_was_there(store: Store) -> None:
    store.add_interactions([(interaction(), None)])
    store._engine.dispose()

    def no_room(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {store.path.stat().st_size // 4096 + 2}")

    event.listen(store._engine, "connect", no_room)
    with pytest.raises(WorkspaceError, match=r"cannot be read or written.*disk is not full"):
        store.add_interactions([(interaction("big", title="x" * 100_000), None)])
    assert [row.title for row in store.interaction_rows()] == ["chat"]
