"""The workspace that measurements are made on: the same from the same numbers, and in step with itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from benchmarks.workspace_generator import key_of, write
from benchmarks.workspace_rows import LONG_CALL, LONG_CALL_TURNS, Conversations, Size
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.services.rubrics import Rubrics, stored_rubric
from qa_studio.services.searching import Searching
from qa_studio.storage.database import FILE_NAME
from qa_studio.storage.migrations import search_schema
from qa_studio.storage.store import Store

SMALL = Size(interactions=80, turns=LONG_CALL_TURNS + 900, seed=7)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("made")
    with Store.open(folder, stored_rubric) as store:
        form = Rubrics(store).current_version()
        with closing(sqlite3.connect(folder / FILE_NAME)) as database, database:
            write(database, SMALL, form)
        yield store


def run(store: Store, statement: str) -> list[Any]:
    with store._reading() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(statement)]


def test_it_has_as_many_interactions_and_turns_as_were_asked_for(made: Store) -> None:
    assert run(made, "SELECT count(*) FROM interaction") == [(SMALL.interactions,)]
    assert run(made, "SELECT count(*) FROM turn") == [(SMALL.turns,)]
    newest = made.newest_transcript(LONG_CALL)
    assert newest is not None
    assert len(newest.transcript.turns) == LONG_CALL_TURNS
    assert newest.transcript.turns[5].words


def test_the_long_call_is_the_newest_and_everything_is_found(made: Store) -> None:
    ids = made.library_ids(LibraryFilter(), LibrarySort())
    assert ids[0] == LONG_CALL
    assert len(ids) == SMALL.interactions
    assert {hit.interaction_id for hit in Searching(made).find("thank").rows} == {LONG_CALL}


def test_its_triggers_are_those_of_any_workspace(made: Store) -> None:
    names = {name for (name,) in run(made, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert names > {statement.split()[2] for statement in search_schema.triggers()}
    made.remove([2])
    assert len(made.library_ids(LibraryFilter(), LibrarySort())) == SMALL.interactions - 1
    made.restore([2])


def test_scores_are_what_the_explanations_say(made: Store) -> None:
    judged = [row for row in made.interaction_rows() if row.score is not None]
    assert len(judged) > SMALL.interactions / 2
    for row in judged[:10]:
        explanation = made.shown_explanation(row.id)
        assert explanation is not None
        assert (explanation.score, explanation.outcome) == (row.score, row.outcome)


def test_equal_numbers_make_equal_workspaces() -> None:
    first, second = (
        [(table.name, list(table.rows)) for table in Conversations(SMALL).tables()] for _ in range(2)
    )
    assert first == second
    assert (
        key_of(SMALL)
        == key_of(Size(80, LONG_CALL_TURNS + 900, 7))
        != key_of(Size(80, LONG_CALL_TURNS + 900, 8))
    )
