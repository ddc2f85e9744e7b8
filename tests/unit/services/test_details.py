"""Whose interactions are, in which round and when, said anew for many and taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from storage_world import interaction
from work_world import fill

from qa_studio.detail_rows import DetailWish, SharedDetails
from qa_studio.library_filter import LibraryFilter
from qa_studio.rows import InteractionRow
from qa_studio.services.library import Library
from qa_studio.storage.store import Store

WHEN = datetime(2026, 5, 4, 8, 30, tzinfo=UTC)


@pytest.fixture
def ids(store: Store) -> tuple[int, ...]:
    """One of nobody, one of Maya Brandt of the team North, one of a competitor's Maya Brandt."""
    made = store.add_interactions(
        (interaction(name, **told), None)
        for name, told in (
            ("one", {"agent": "", "started_at": WHEN}),
            ("two", {"round_name": "Round 1"}),
            ("three", {"company": "Harbor Home", "is_own_company": False}),
        )
    )
    store.define_agent("Maya Brandt", "Meadow Lane", "North")
    return made


def told(row: InteractionRow) -> tuple[str, str, str, str]:
    return row.agent, row.team, row.company, row.round_name


def test_what_several_have_in_common_is_told_and_what_differs_is_not(
    store: Store, ids: tuple[int, ...]
) -> None:
    library = Library(store)
    assert library.details(ids[:2]) == SharedDetails(company="Meadow Lane")
    assert library.details(ids[1:2]) == SharedDetails("Maya Brandt", "North", "Meadow Lane", "Round 1")
    assert library.details(ids[:1]).started_at == WHEN
    assert library.details(ids[::2]).round_name == ""
    assert library.details(()) == SharedDetails()


def test_a_named_agent_is_counted_filtered_and_searched_and_undo_leaves_no_trace(
    store: Store, ids: tuple[int, ...]
) -> None:
    library = Library(store)
    before, names = library.rows_of(ids), (library.agents(), library.companies(), library.rounds())
    wish = DetailWish("  Tom   Reed ", "South", "Oak & Sons", "Round 9", WHEN)
    change = library.change_details(ids, wish)
    assert change.count == 3
    assert {told(row) for row in library.rows_of(ids)} == {("Tom Reed", "South", "Oak & Sons", "Round 9")}
    assert {row.started_at for row in library.rows_of(ids)} == {WHEN}
    assert "Unknown" not in library.agents()
    assert set(library.find(LibraryFilter(agents=("Tom Reed",)))) == set(ids)
    assert set(library.find(LibraryFilter(words="oak"))) == set(ids)
    library.undo_details(change)
    assert library.rows_of(ids) == before
    assert (library.agents(), library.companies(), library.rounds()) == names
    assert library.find(LibraryFilter(words="oak")) == ()


def test_only_what_is_wished_changes(store: Store, ids: tuple[int, ...]) -> None:
    library = Library(store)
    before = [told(row) for row in library.rows_of(ids)]
    assert library.change_details(ids, DetailWish()).count == 0
    assert library.change_details(ids, DetailWish(round_name="Round 1")).count == 2
    assert [told(row)[:3] for row in library.rows_of(ids)] == [one[:3] for one in before]
    library.change_details(ids, DetailWish(round_name="", is_undated=True))
    assert {(row.round_name, row.started_at) for row in library.rows_of(ids)} == {("", None)}


def test_an_empty_agent_or_company_is_one_that_nobody_knows(store: Store, ids: tuple[int, ...]) -> None:
    library = Library(store)
    library.change_details(ids[1:], DetailWish(agent="", company=" "))
    assert {(row.agent, row.company) for row in library.rows_of(ids[1:])} == {("Unknown", "Unknown")}


def test_agents_who_are_new_in_a_company_keep_their_name_and_team(store: Store, ids: tuple[int, ...]) -> None:
    library = Library(store)
    change = library.change_details(ids[:2], DetailWish(company="Oak & Sons"))
    assert [told(row)[:3] for row in library.rows_of(ids[:2])] == [
        ("Unknown", "", "Oak & Sons"),
        ("Maya Brandt", "North", "Oak & Sons"),
    ]
    library.undo_details(change)
    assert library.row(ids[1]).team == "North"


def test_a_team_changes_for_everything_of_its_agent(store: Store, ids: tuple[int, ...]) -> None:
    library = Library(store)
    (other,) = store.add_interactions([(interaction("four"), None)])
    change = library.change_details(ids[1:2], DetailWish(team="West"))
    assert [library.row(number).team for number in (ids[1], other, ids[2])] == ["West", "West", ""]
    assert change.count == 1
    library.undo_details(change)
    assert library.row(other).team == "North"


def test_undo_leaves_what_was_said_anew_since_then(store: Store, ids: tuple[int, ...]) -> None:
    library = Library(store)
    first = library.change_details(ids, DetailWish(agent="Tom Reed", round_name="Round 9"))
    library.change_details(ids[:1], DetailWish(agent="Priya Shah"))
    library.undo_details(first)
    assert told(library.row(ids[0]))[0] == "Priya Shah"
    assert library.row(ids[0]).round_name == ""
    assert library.row(ids[1]).agent == "Maya Brandt"


def test_marks_scores_and_labels_are_as_they_were(store: Store) -> None:
    ids, library = fill(store), Library(store)
    before = library.rows_of(ids)
    library.change_details(ids, DetailWish(agent="Tom Reed", round_name="Round 9", started_at=WHEN))
    for old, new in zip(before, library.rows_of(ids), strict=True):
        assert (new.score, new.outcome, new.state, new.tags, new.is_flagged, new.rating_pct) == (
            old.score,
            old.outcome,
            old.state,
            old.tags,
            old.is_flagged,
            old.rating_pct,
        )
