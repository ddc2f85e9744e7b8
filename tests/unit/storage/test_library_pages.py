"""What the library answers to filters and orders: the same as looking at every row, and never out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from storage_world import read_rubric, transcript
from work_world import ANNA, BEN, START, fill, rating, submit

from qa_studio.library_filter import (
    CLOSE_POINTS,
    LibraryFilter,
    LibrarySort,
    Queue,
    RatingBand,
    ScoreBand,
    SortBy,
)
from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.storage.migrations import search_schema
from qa_studio.storage.store import Store
from qa_studio.storage.values import InteractionDetails
from scoring.model import Outcome

Test = Callable[[InteractionRow], bool]
NEWEST = LibrarySort()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("library"), read_rubric) as store:
        ids = fill(store)
        store.add_calibration("July", ["Anna Lindt", "Ben Carter"], ids[:6])
        yield store


def met(row: InteractionRow) -> bool:
    return row.outcome is Outcome.MET


FILTERS: dict[str, tuple[LibraryFilter, Test]] = {
    "agents": (LibraryFilter(agents=("tom Reed", "Zoë Álvarez")), lambda row: row.agent != "Maya Brandt"),
    "team": (LibraryFilter(teams=("North",)), lambda row: row.team == "North"),
    "company": (LibraryFilter(companies=("Meadow Lane",)), lambda row: row.company == "Meadow Lane"),
    "unknown company": (LibraryFilter(companies=("Nobody",)), lambda row: False),
    "round": (LibraryFilter(rounds=("Round 1",)), lambda row: row.round_name == "Round 1"),
    "no round": (LibraryFilter(rounds=("",)), lambda row: row.round_name == ""),
    "a round or none": (LibraryFilter(rounds=("", "Round 2")), lambda row: row.round_name != "Round 1"),
    "channel": (LibraryFilter(channels=(Channel.CHAT,)), lambda row: row.channel is Channel.CHAT),
    "states": (
        LibraryFilter(states=(WorkState.DRAFT, WorkState.SUBMITTED)),
        lambda row: row.state in (WorkState.DRAFT, WorkState.SUBMITTED),
    ),
    "met": (LibraryFilter(score=ScoreBand.MET), met),
    "under": (LibraryFilter(score=ScoreBand.UNDER), lambda row: row.score is not None and not met(row)),
    "automatic": (LibraryFilter(score=ScoreBand.AUTOMATIC), lambda row: row.score_is_automatic),
    "no score": (LibraryFilter(score=ScoreBand.NONE), lambda row: row.score is None),
    "score from": (LibraryFilter(score_from=Decimal("0.1")), lambda row: bool(row.score)),
    "score to": (LibraryFilter(score_to=Decimal(50)), lambda row: row.score is not None and row.score <= 50),
    "content customers": (
        LibraryFilter(rating=RatingBand.MET),
        lambda row: row.rating_pct is not None and row.rating_pct >= 85,
    ),
    "other customers": (
        LibraryFilter(rating=RatingBand.UNDER),
        lambda row: row.rating_pct is not None and row.rating_pct < 85,
    ),
    "no rating": (LibraryFilter(rating=RatingBand.NONE), lambda row: row.rating_pct is None),
    "rating between": (
        LibraryFilter(rating_from=Decimal(25), rating_to=Decimal(75)),
        lambda row: row.rating_pct is not None and 25 <= row.rating_pct <= 75,
    ),
    "flagged": (LibraryFilter(is_flagged=True), lambda row: row.is_flagged),
    "not flagged": (LibraryFilter(is_flagged=False), lambda row: not row.is_flagged),
    "tags": (LibraryFilter(tags=("Coaching",)), lambda row: row.tags == ("Coaching",)),
    "tags that nothing has": (LibraryFilter(tags=("Coaching", "Praise")), lambda row: False),
    "title": (
        LibraryFilter(words="talk 2 south"),
        lambda row: row.title.startswith("talk 2") and row.team == "south",
    ),
    "agent's name without marks": (LibraryFilter(words="alvar ZOE"), lambda row: row.agent == "Zoë Álvarez"),
    "signs alone": (LibraryFilter(words="(((", said="👋"), lambda row: True),
    "from a day": (
        LibraryFilter(from_day=date(2026, 3, 10)),
        lambda row: row.started_at is not None and row.started_at.astimezone().date() >= date(2026, 3, 10),
    ),
    "to a day": (
        LibraryFilter(to_day=date(2026, 3, 10)),
        lambda row: row.started_at is not None and row.started_at.astimezone().date() <= date(2026, 3, 10),
    ),
    "to the last day of all": (
        LibraryFilter(to_day=date.max, agents=("tom Reed",)),
        lambda row: row.agent == "tom Reed",
    ),
    "not looked at for insights": (LibraryFilter(has_insight=False), lambda row: row.insights == 0),
    "close": (
        LibraryFilter(queue=Queue.CLOSE),
        lambda row: row.score is not None and abs(row.score - row.threshold) <= CLOSE_POINTS,
    ),
    "unhappy but met": (
        LibraryFilter(queue=Queue.UNHAPPY_BUT_MET),
        lambda row: met(row) and row.rating_pct is not None and row.rating_pct <= 25,
    ),
    "happy but under": (
        LibraryFilter(queue=Queue.HAPPY_BUT_UNDER),
        lambda row: (
            row.score is not None and not met(row) and row.rating_pct is not None and row.rating_pct >= 85
        ),
    ),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_lets_through_what_a_look_at_every_row_does(world: Store, name: str) -> None:
    wanted, test = FILTERS[name]
    expected = [row.id for row in world.interaction_rows() if test(row)]
    assert sorted(world.library_ids(wanted, NEWEST)) == expected
    assert world.library_count(wanted) == len(expected)


def test_the_filters_of_this_test_let_something_through_and_keep_something_out(world: Store) -> None:
    everything = len(world.interaction_rows())
    some = [name for name, (wanted, _) in FILTERS.items() if 0 < world.library_count(wanted) < everything]
    assert len(some) >= 24


def test_removed_interactions_never_come(world: Store) -> None:
    assert len(world.library_ids(LibraryFilter(), NEWEST)) == len(world.interaction_rows()) == 22


KEYS: dict[SortBy, Callable[[InteractionRow], Any]] = {
    SortBy.IMPORTED: lambda row: row.id,
    SortBy.STARTED: lambda row: row.started_at,
    SortBy.TITLE: lambda row: row.title.lower(),
    SortBy.AGENT: lambda row: row.agent.casefold(),
    SortBy.TEAM: lambda row: row.team.casefold() or None,
    SortBy.COMPANY: lambda row: row.company.casefold(),
    SortBy.ROUND: lambda row: row.round_name or None,
    SortBy.CHANNEL: lambda row: row.channel.value,
    SortBy.DURATION: lambda row: row.duration_s,
    SortBy.STATE: lambda row: list(WorkState).index(row.state),
    SortBy.SCORE: lambda row: row.score,
    SortBy.RATING: lambda row: row.rating_pct,
    SortBy.FLAGGED: lambda row: row.is_flagged,
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", SortBy)
def test_an_order_is_the_one_of_the_rows_with_nothing_last(
    world: Store, by: SortBy, descending: bool
) -> None:
    rows, key = world.interaction_rows(), KEYS[by]
    known = sorted((row for row in rows if key(row) is not None), key=lambda row: (key(row), row.id))
    without = sorted((row for row in rows if key(row) is None), key=lambda row: row.id)
    parts = [part[::-1] if descending else part for part in (known, without)]
    expected = [row.id for part in parts for row in part]
    assert list(world.library_ids(LibraryFilter(), LibrarySort(by, descending))) == expected
    # Some other question that lets the same through is answered on another way, and in the same order.
    everything = LibraryFilter(channels=tuple(Channel))
    assert list(world.library_ids(everything, LibrarySort(by, descending))) == expected
    firsts = [world.library_ids(LibraryFilter(), LibrarySort(by, descending), limit=n) for n in (1, 7, 1_000)]
    assert [list(first) for first in firsts] == [expected[:1], expected[:7], expected]


def test_what_is_held_back_is_neither_filtered_nor_sorted_by(store: Store) -> None:
    ids = fill(store, 8)
    with store._writing() as session:
        session.connection().exec_driver_sql("DROP TRIGGER evaluation_is_frozen_for_update")
        session.connection().exec_driver_sql("UPDATE evaluation SET kind = 'automatic'")
    automatic = LibraryFilter(score=ScoreBand.AUTOMATIC)
    assert store.library_count(automatic) > 0
    assert store.library_count(automatic, hides_automatic=True) == 0
    by_score = LibrarySort(SortBy.SCORE, descending=False)
    seen = store.library_ids(LibraryFilter(), by_score, hides_automatic=True)
    assert seen == tuple(number for number in ids if store.in_sight([number]))


def test_to_calibrate_is_what_the_evaluator_has_not_submitted(world: Store) -> None:
    for name in ("Anna Lindt", "Ben Carter", "Nobody"):
        session = world.calibrations()[0].interaction_ids if name != "Nobody" else ()
        judged = {
            number
            for number in session
            if (found := world.revisions(number, ANNA)) and found[-1].submitted_at
        }
        expected = set(session) - (judged if name == "Anna Lindt" else set())
        wanted = LibraryFilter(queue=Queue.TO_CALIBRATE, evaluator=name)
        assert set(world.library_ids(wanted, NEWEST)) == expected
    assert 0 < world.library_count(LibraryFilter(queue=Queue.TO_CALIBRATE, evaluator="Anna Lindt")) < 6


def lines(store: Store) -> list[Any]:
    with store._reading() as session:
        found = session.connection().exec_driver_sql("SELECT * FROM library_line ORDER BY interaction_id")
        return [tuple(row) for row in found]


def words(store: Store, index: str) -> set[tuple[str, int]]:
    """Every word of a full-text index, with the number of its row."""
    with store._reading() as session:
        run = session.connection().exec_driver_sql
        run(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{index}', 'instance')")
        found = {(term, doc) for term, doc in run("SELECT term, doc FROM temp.words")}
        run("DROP TABLE temp.words")
        return found


def made_afresh(store: Store) -> None:
    """Forget what the triggers kept, and fill it again from the tables."""
    with store._writing() as session:
        run = session.connection().exec_driver_sql
        run("DELETE FROM library_line")
        run("INSERT INTO spoken (spoken) VALUES ('delete-all')")
        for statement in search_schema.fill():
            run(statement)


def test_what_is_kept_beside_the_tables_is_what_a_fresh_look_gives(store: Store) -> None:
    ids = fill(store, 12)
    store.add_transcript(ids[0], transcript("A second version", "with other words"))
    store.describe_interaction(
        ids[1],
        InteractionDetails(title="Anew", agent="Somebody Else", started_at=START - timedelta(days=400)),
    )
    store.describe_interaction(ids[2], InteractionDetails(company="Harbor Home", round_name="Round 9"))
    submit(store, ids[4], BEN)
    store.reopen(ids[4], BEN, "A slip")
    store.add_survey_responses([rating(ids[3], 1), rating(ids[3], 4)])
    store.remove(ids[5:7])
    store.restore(ids[6:7])
    store.take_flag(ids[:1])
    store.define_agent("Maya Brandt", "Meadow Lane", "East")
    newest = store.newest_transcript(ids[0])
    assert newest is not None
    store.note_insights([(newest.id, 3)])
    kept = lines(store), words(store, "spoken"), words(store, "named")
    made_afresh(store)
    assert (lines(store), words(store, "spoken"), words(store, "named")) == kept


def test_the_mean_rating_is_rounded_as_it_is_shown(store: Store) -> None:
    (number,) = fill(store, 1)[:1]
    store.restore([number])
    store.add_survey_responses([rating(number, 4), rating(number, 5)])
    (row,) = store.interaction_rows([number])
    assert row.rating_pct == Decimal("58.3")
    exact = LibraryFilter(rating_from=Decimal("58.3"), rating_to=Decimal("58.3"))
    assert store.library_ids(exact, NEWEST) == (number,)


def test_ten_thousand_ids_are_asked_for_at_once(tmp_path: Path, store: Store) -> None:
    ids = fill(store, 3)
    assert store.in_sight([*range(100, 40_000), *ids, *ids]) == ids[:1]
