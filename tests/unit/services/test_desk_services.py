"""Saved views, tags with undo, time spent and snippets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storage_world import interaction, transcript
from work_world import fill

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.library_filter import (
    LibraryFilter,
    LibrarySort,
    Queue,
    RatingBand,
    ScoreBand,
    SortBy,
    filter_from_json,
    filter_to_json,
    sort_from_json,
    sort_to_json,
)
from qa_studio.rows import Channel, WorkState
from qa_studio.services.bookmarks import Bookmarks, Selection
from qa_studio.services.insights import Insights
from qa_studio.services.library import Library
from qa_studio.services.tagging import Tagging
from qa_studio.services.time_spent import LEAST_EVALUATIONS, TimeSpent, TooFewError
from qa_studio.services.views import Views
from qa_studio.storage.store import Store

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FIELDS = tuple(LibraryFilter.__dataclass_fields__)
FULL = LibraryFilter(
    words="talk",
    said='"thank you"',
    agents=("Zoë",),
    rounds=("", "Round 1"),
    channels=(Channel.CALL,),
    states=(WorkState.DRAFT,),
    score=ScoreBand.UNDER,
    rating=RatingBand.MET,
    score_from=Decimal("90.5"),
    has_insight=False,
    is_flagged=True,
    tags=("Coaching",),
    from_day=date(2026, 3, 1),
    queue=Queue.CLOSE,
    evaluator="Anna Lindt",
)


def test_a_filter_and_an_order_come_back_from_their_json() -> None:
    assert filter_from_json(filter_to_json(FULL)) == FULL
    assert filter_to_json(LibraryFilter()) == {}
    for by in SortBy:
        assert sort_from_json(sort_to_json(LibrarySort(by, False))) == LibrarySort(by, False)


@given(raw=st.dictionaries(st.sampled_from((*FIELDS, "new field")), JSON))
def test_a_filter_of_any_other_version_is_read_as_far_as_it_is_known(raw: dict[str, object]) -> None:
    found = filter_from_json(raw)
    assert filter_from_json(filter_to_json(found)) == found


def test_a_view_is_saved_found_renamed_and_forgotten(store: Store) -> None:
    views = Views(store)
    kept = views.save("Anna", "  My   calls ", FULL, LibrarySort(SortBy.SCORE, False), ("title", "score"))
    assert kept.name == "My calls"
    again = views.save("Anna", "My calls", replace(FULL, words=""))
    assert (again.id, again.filter.words, again.columns) == (kept.id, "", ())
    assert views.save("Ben", "My calls", FULL).id != kept.id
    views.save("Anna", "Other", LibraryFilter())
    with pytest.raises(StudioError, match="another view “Other”"):
        views.rename(kept.id, "Other")
    views.rename(kept.id, "Mine")
    assert [view.name for view in views.of("Anna")] == ["Mine", "Other"]
    gone = views.delete(kept.id)
    assert gone is not None
    assert [view.name for view in views.of("Anna")] == ["Other"]
    assert views.delete(kept.id) is None
    for name in ("", " ", "x" * 81):
        with pytest.raises(StudioError, match="needs a name"):
            views.save("Anna", name, FULL)


def test_a_tag_is_one_however_it_is_typed_and_every_change_can_be_undone(store: Store) -> None:
    ids = fill(store, 8)[:6]
    tagging = Tagging(store)
    before = store.interaction_rows(ids)
    first = tagging.tag(ids[1:3], "Follow Up", "Anna")
    second = tagging.tag(ids[1:4], " follow  UP", "Ben")
    assert (first.added, second.added) == (ids[1:3], ids[3:4])
    assert "Follow Up" in tagging.tags()
    assert store.interaction_rows(ids[1:2])[0].tags == ("Follow Up",)
    off = tagging.untag(ids, "FOLLOW UP")
    assert store.interaction_rows(ids) == before
    assert tagging.tags() == ("Coaching",)
    tagging.undo(off)
    assert tagging.untag(ids, "follow up").taken == off.taken
    tagging.undo(off)
    tagging.undo(second)
    tagging.undo(first)
    assert store.interaction_rows(ids) == before


def test_flags_are_set_and_undone_with_who_and_when(store: Store) -> None:
    ids = fill(store, 8)[:6]
    tagging = Tagging(store)
    change = tagging.flag(ids, "Ben")
    assert change.added == ids[1:5]
    taken = tagging.unflag(ids)
    assert {one.by for one in taken.taken} == {"Anna Lindt", "Ben"}
    tagging.undo(taken)
    tagging.undo(change)
    assert [row.id for row in store.interaction_rows(ids) if row.is_flagged] == [ids[0], ids[5]]


def test_a_tag_without_a_name_or_for_nothing_is_refused(store: Store) -> None:
    tagging = Tagging(store)
    with pytest.raises(StudioError, match="no interaction 5, 6"):
        tagging.tag([5, 6], "praise", "Anna")
    for name in ("", "  ", "x" * 41):
        with pytest.raises(StudioError, match="needs a name"):
            tagging.tag([], name, "Anna")


def test_taking_many_out_of_the_library_is_undone_without_bringing_back_others(store: Store) -> None:
    ids = fill(store, 8)
    library = Library(store)
    seen = library.take_out(ids)
    assert seen == ids[:6]
    assert library.count() == 0
    library.restore(seen)
    assert set(library.find()) == set(ids[:6])


def test_a_page_of_the_library_tells_how_many_there_are(store: Store) -> None:
    ids = fill(store, 12)
    page = Library(store).page(LibraryFilter(), LibrarySort(SortBy.IMPORTED, False), offset=3, limit=4)
    assert ([row.id for row in page.rows], page.total) == (list(ids[3:7]), 10)
    assert [row.id for row in Library(store).rows_of([ids[2], 999, ids[0]])] == [ids[2], ids[0]]
    assert set(Library(store).queues("Anna Lindt")) == set(Queue) - {Queue.NONE}


def spend(store: Store, ids: tuple[int, ...], names: tuple[str, ...], day: date) -> TimeSpent:
    spent = TimeSpent(store)
    for number, interaction_id in enumerate(ids):
        spent.add(interaction_id, names[number % len(names)], 1, {"greeting": 10.0, "": 20.0}, day)
    return spent


MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 10)


def test_seconds_add_up_by_evaluation_and_criterion_for_those_who_spent_them(store: Store) -> None:
    (number,) = fill(store, 3)[:1]
    spent = TimeSpent(store)
    spent.add(number, "Anna", 1, {"greeting": 4.5, "": 2.0}, MARCH)
    spent.add(number, "Anna", 1, {"greeting": 1.5}, APRIL)
    spent.add(number, "Anna", 2, {"closing": 3.0}, APRIL)
    first, second = spent.own("Anna")
    assert (first.seconds, first.criteria, first.revision) == (8.0, (("greeting", 6.0),), 1)
    assert (second.seconds, second.revision) == (3.0, 2)
    assert spent.of_evaluation(number, "Anna", 2) == second
    assert spent.of_evaluation(number, "Ben", 1) is None
    assert [row.seconds for row in spent.own("Anna", to_day=MARCH)] == [6.5]


def test_others_see_sums_of_enough_people_alone(store: Store) -> None:
    ids = fill(store, 14)[:12]
    spent = spend(store, ids, ("Anna", "Ben"), MARCH)
    with pytest.raises(TooFewError, match="no such month"):
        spent.team(MARCH, MARCH)
    spend(store, ids, ("Anna", "Ben", "Zoë"), APRIL)
    team = spent.team(MARCH, APRIL)
    assert (team.months, team.people, team.evaluations) == ((date(2026, 4, 1),), 3, 12)
    assert (team.seconds, team.mean_s, team.criteria) == (360.0, 30.0, (("greeting", 10.0),))


def test_a_sum_that_is_one_persons_in_all_but_name_is_refused(store: Store) -> None:
    ids = fill(store, 14)[:12]
    spent = spend(store, ids, ("Anna", "Ben", "Zoë"), MARCH)
    spent.add(ids[0], "Anna", 1, {"closing": 3_000.0}, MARCH)
    with pytest.raises(TooFewError):
        spent.team(MARCH, MARCH)


def test_a_criterion_that_few_have_stays_out_of_the_sums(store: Store) -> None:
    ids = fill(store, 14)[:12]
    spent = spend(store, ids, ("Anna", "Ben", "Zoë"), MARCH)
    spent.add(ids[0], "Anna", 1, {"closing": 5.0}, MARCH)
    assert [key for key, _ in spent.team(MARCH, MARCH).criteria] == ["greeting"]
    assert LEAST_EVALUATIONS <= 12


@pytest.mark.parametrize("seconds", [-1.0, float("nan"), float("inf"), 4_000.0])
def test_seconds_that_no_clock_gives_are_a_fault(store: Store, seconds: float) -> None:
    with pytest.raises(ValueError, match="no clock"):
        TimeSpent(store).add(1, "Anna", 1, {"greeting": seconds})


def test_a_snippet_keeps_words_time_and_version_whatever_comes_after(store: Store) -> None:
    (number,) = store.add_interactions([(interaction(), transcript("Hello 👋 there", "Thank you"))])
    bookmarks = Bookmarks(store)
    kept = bookmarks.keep(number, Selection(0, 6, 1, 5), "Anna", " coaching ", "Nice")
    assert (kept.text, kept.start_s, kept.end_s) == ("👋 there\nThank", 0.0, 4.5)
    assert (kept.tag, kept.version, kept.agent) == ("coaching", 1, "Maya Brandt")
    assert kept.speakers == ("agent", "customer")
    store.add_transcript(number, transcript("Other"))
    assert bookmarks.rows() == (kept,)
    old = bookmarks.keep(number, Selection(1, 0, 1, 9), "Ben", version=1)
    assert (old.text, old.tag, old.start_s) == ("Thank you", "", 2.5)
    assert bookmarks.rows(tag="coaching") == (kept,)
    assert bookmarks.tags() == ("coaching",)
    assert bookmarks.change(old.id, "workshop", "x").tag == "workshop"
    bookmarks.remove([kept.id])
    assert [row.id for row in bookmarks.rows(interaction_id=number)] == [old.id]
    bookmarks.restore([kept.id])
    assert len(bookmarks.rows()) == 2
    store.remove([number])
    assert bookmarks.rows() == ()


@pytest.mark.parametrize(
    "place",
    [
        Selection(0, 0, 0, 0),
        Selection(0, 3, 0, 2),
        Selection(0, 0, 5, 1),
        Selection(-1, 0, 0, 2),
        Selection(1, 0, 0, 2),
        Selection(0, 0, 0, 99),
        Selection(0, 5, 0, 6),
    ],
)
def test_a_place_without_words_keeps_nothing(store: Store, place: Selection) -> None:
    (number,) = store.add_interactions([(interaction(), transcript("Hello there"))])
    with pytest.raises(StudioError, match="nothing to keep"):
        Bookmarks(store).keep(number, place, "Anna")


def test_words_of_what_has_no_transcript_are_refused(store: Store) -> None:
    (number,) = store.add_interactions([(interaction(), None)])
    with pytest.raises(StudioError, match="no transcript"):
        Bookmarks(store).keep(number, Selection(0, 0, 0, 1), "Anna")
    store.add_transcript(number, transcript("Hello"))
    with pytest.raises(StudioError, match="no version 9"):
        Bookmarks(store).keep(number, Selection(0, 0, 0, 1), "Anna", version=9)


def test_insights_are_counted_once_for_the_librarys_filter(store: Store) -> None:
    talk = transcript("How can I help?", "If you had a bigger size I would buy it, Harbor Home has one.")
    first, second = store.add_interactions([(interaction("one"), talk), (interaction("two"), None)])
    looking = Insights(store)
    found = len(looking.of(first))
    assert looking.look(None, JobContext()) == 1
    assert looking.look(None, JobContext()) == 0
    assert looking.look([first, second], JobContext()) == 1
    wanted = LibraryFilter(has_insight=found > 0)
    assert Library(store).find(wanted) == (first,)
    assert Library(store).rows_of([first, second])[1].insights is None
    store.add_transcript(first, transcript("Hello"))
    assert looking.look(None, JobContext()) == 1
    assert Library(store).find(LibraryFilter(has_insight=False)) == (first,)
