"""An older workspace is brought up to this version: how far it is is told, and it can be stopped without a trace."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from storage_world import interaction, read_rubric

from qa_studio.storage import migrations, upgrading
from qa_studio.storage.database import FILE_NAME, is_older
from qa_studio.storage.store import Store
from qa_studio.storage.upgrading import UpgradeStoppedError, share_of_time

TURNS = 2_000
CONTENT = (
    "INSERT INTO company (id, name, is_own) VALUES (1, 'Meadow Lane', 1)",
    "INSERT INTO agent (id, name, team, company_id) VALUES (1, 'Maya Brandt', '', 1)",
    "INSERT INTO interaction (id, external_id, title, channel, agent_id, company_id, source, sha256, conversation,"
    " imported_at) VALUES (1, '', 'Call', 'call', 1, 1, '/a.wav', 'x', '', '2026-05-01 10:00:00')",
    "INSERT INTO transcript (id, interaction_id, version, engine, model, settings, is_draft, language, agent_words,"
    " created_at) VALUES (1, 1, 1, 'whisper', 'base', '[]', 0, 'en', '', '2026-05-01 10:00:00')",
    "WITH RECURSIVE place (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM place LIMIT"
    f" {TURNS}) INSERT INTO turn (transcript_id, position, role, text, speaker, words, note, flags)"
    " SELECT 1, at, 'agent', 'lamp ' || at, '', '[]', 0, '[]' FROM place",
)


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace as the version before the library's lines left it, looked at often enough for its size."""
    monkeypatch.setattr(upgrading, "LOOK_EVERY", 1_000)
    engine = create_engine(f"sqlite:///{tmp_path / FILE_NAME}")
    with engine.begin() as connection:
        command.upgrade(migrations.configuration(connection), "0004")
        for statement in CONTENT:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return tmp_path


def content(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return list(connection.iterdump())


def test_how_far_it_is_goes_up_to_the_end(older: Path) -> None:
    told: list[float] = []

    def watch(fraction: float) -> bool:
        told.append(fraction)
        return True

    with Store.open(older, read_rubric, watch) as store:
        assert len(store.interaction_rows()) == 1
    assert len(told) > 20
    assert told == sorted(told)
    assert 0 < told[0] < 0.1
    assert 0.5 < told[-1] < 1


@pytest.mark.parametrize("looks", [1, 10, 40])
def test_who_stops_it_finds_the_workspace_as_it_was(older: Path, looks: int) -> None:
    before, seen = content(older), 0

    def watch(_: float) -> bool:
        nonlocal seen
        seen += 1
        return seen < looks

    with pytest.raises(UpgradeStoppedError, match="nothing in it was changed"):
        Store.open(older, read_rubric, watch)
    assert seen == looks
    assert content(older) == before
    assert is_older(older)
    with Store.open(older, read_rubric) as store:
        assert len(store.interaction_rows()) == 1
    assert not is_older(older)


def test_a_workspace_of_this_version_and_a_new_one_are_opened_without_a_look(tmp_path: Path) -> None:
    def watch(_: float) -> bool:
        raise AssertionError("there is nothing to be brought up to date")

    with Store.open(tmp_path / "new", read_rubric, watch) as store:
        store.add_interactions([(interaction(), None)])
    with Store.open(tmp_path / "new", read_rubric, watch) as store:
        assert len(store.interaction_rows()) == 1


@pytest.mark.parametrize("content", [b"", b"no database at all"])
def test_what_is_no_workspace_is_no_older_one(tmp_path: Path, content: bytes) -> None:
    assert not is_older(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(content)
    assert not is_older(tmp_path)


@given(st.lists(st.floats(0, 3), min_size=2, max_size=20))
def test_more_steps_are_more_of_the_time_and_the_end_is_never_claimed(steps: list[float]) -> None:
    shares = [share_of_time(one) for one in sorted(steps)]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] < 1
