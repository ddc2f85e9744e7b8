"""The library's statements: how the database goes about them, whatever the machine's speed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection
from storage_world import interaction, transcript

from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue, SortBy
from qa_studio.rows import WorkState
from qa_studio.storage.search_words import terms
from qa_studio.storage.store import Store


def statements(store: Store, look: Callable[[], object] | None = None) -> list[tuple[str, Any]]:
    """What one look at the library, or another one, sends to the database."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Connection, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        sent.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", note)
    (look or store.interaction_rows)()
    event.remove(store._engine, "before_cursor_execute", note)
    return [one for one in sent if one[0].lstrip().startswith("SELECT")]


def test_the_number_of_statements_does_not_grow_with_the_library(store: Store) -> None:
    store.add_interactions([(interaction("first"), transcript("Hello"))])
    few = len(statements(store))
    store.add_interactions([(interaction(str(number)), transcript("Hello")) for number in range(50)])
    assert len(statements(store)) == few <= 6


def test_only_interactions_ratings_and_labels_are_read_from_end_to_end(store: Store) -> None:
    """Everything else is found by an index: a look at 100,000 interactions stays a matter of a second or two."""
    scanned = set()
    with store._reading() as session:
        for statement, parameters in statements(store):
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            scanned |= {row[3].split()[1] for row in plan if row[3].startswith("SCAN")}
    assert scanned <= {"interaction", "survey_response", "interaction_tag", "assignment"}


FILTERS = (
    LibraryFilter(agents=("Maya Brandt",)),
    LibraryFilter(tags=("praise",), queue=Queue.MINE, evaluator="Anna Lindt"),
    LibraryFilter(words="maya", said="hello", rounds=("",), is_assigned=False),
)


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("before", [None, 1 << 60])
def test_hits_come_straight_out_of_the_index_in_their_order(
    store: Store, wanted: LibraryFilter, before: int | None
) -> None:
    """A search of two million turns takes milliseconds because nothing is sorted, and nothing is looked for twice."""
    store.add_interactions([(interaction(str(number)), transcript("Hello")) for number in range(50)])
    sent = statements(store, lambda: store.find_turns(terms("hello"), wanted, 50, before))
    statement, parameters = sent[-1]
    with store._reading() as session:
        rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        steps = [row[3] for row in rows if row[1] == 0]
    assert steps[0].startswith("SCAN spoken VIRTUAL TABLE")
    assert not any("TEMP B-TREE" in step for step in steps)


def plan_of(store: Store, wanted: LibraryFilter, sort: LibrarySort) -> list[str]:
    """How the ids of a question are found."""
    sent = statements(store, lambda: store.library_ids(wanted, sort))
    (statement, parameters) = next(one for one in sent if "json_group_array" in one[0])
    with store._reading() as session:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [row[3] for row in plan]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", SortBy)
def test_everything_comes_in_any_order_without_being_sorted(
    store: Store, by: SortBy, descending: bool
) -> None:
    store.add_interactions([(interaction(), transcript("Hello"))])
    plan = plan_of(store, LibraryFilter(), LibrarySort(by, descending))
    assert not any("TEMP B-TREE" in step for step in plan)
    by_index = any("USING" in step and "INDEX ix_" in step for step in plan)
    assert by_index or by is SortBy.IMPORTED


@pytest.mark.parametrize(
    ("wanted", "by"),
    [
        (LibraryFilter(has_insight=True), SortBy.STARTED),
        (LibraryFilter(has_insight=False), SortBy.SCORE),
        (LibraryFilter(is_flagged=True), SortBy.STATE),
    ],
)
def test_under_a_filter_lines_are_looked_at_as_they_lie(
    store: Store, wanted: LibraryFilter, by: SortBy
) -> None:
    store.add_interactions([(interaction(), transcript("Hello"))])
    assert "SCAN library_line" in plan_of(store, wanted, LibrarySort(by))


def test_suggestions_of_an_earlier_form_are_found_without_reading_evaluations(store: Store) -> None:
    store.add_interactions([(interaction(), transcript("Hello"))])
    plan = plan_of(store, LibraryFilter(states=(WorkState.OUTDATED,)), LibrarySort())
    looks = [step for step in plan if " evaluation " in step]
    assert looks
    assert all("SEARCH evaluation USING INDEX ix_evaluation_automatic" in step for step in looks)
