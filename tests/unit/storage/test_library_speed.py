"""The library's statements: how the database goes about them, whatever the machine's speed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection
from storage_world import interaction, transcript

from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue, SortBy
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


@pytest.mark.parametrize(
    ("wanted", "by", "step"),
    [
        (
            LibraryFilter(),
            SortBy.STARTED,
            "SCAN library_line USING COVERING INDEX ix_library_line_started_at",
        ),
        (LibraryFilter(has_insight=True), SortBy.STARTED, "SCAN library_line"),
        (LibraryFilter(), SortBy.SCORE, "SCAN library_line"),
        (LibraryFilter(is_flagged=True), SortBy.STATE, "SCAN library_line"),
    ],
)
def test_lines_are_looked_at_as_they_lie_unless_time_order_is_all_that_is_asked(
    store: Store, wanted: LibraryFilter, by: SortBy, step: str
) -> None:
    store.add_interactions([(interaction(), transcript("Hello"))])
    sent = statements(store, lambda: store.library_ids(wanted, LibrarySort(by)))
    (statement, parameters) = next(one for one in sent if "json_group_array" in one[0])
    with store._reading() as session:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        assert step in [row[3].replace("USING INDEX", "USING COVERING INDEX") for row in plan]
