"""Handing interactions out: by hand, evenly, by a plan; always the same way, and always with a reason."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storage_world import form, interaction
from work_world import ANNA, submit

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.library_filter import LibraryFilter, Queue
from qa_studio.rows import Channel
from qa_studio.services.assigning import Assigning
from qa_studio.services.library import Library
from qa_studio.services.quotas import bounds
from qa_studio.storage.store import Store
from qa_studio.work_rows import AssignReport, Period, PlanRow, Share, Way

MARCH = date(2026, 3, 15)
NAMES = ("Anna Lindt", "Ben Carter")
LATER = date(2030, 1, 1)


@pytest.fixture
def march(store: Store) -> tuple[int, ...]:
    """Eight interactions of Maya, three of Tom and one of a rival's agent in March; one of Priya in May."""
    store.publish_rubric(form())
    new = [
        interaction(f"maya {day}", started_at=datetime(2026, 3, day, 12, tzinfo=UTC)) for day in range(2, 10)
    ]
    new += [
        interaction(f"tom {day}", agent="Tom Reed", started_at=datetime(2026, 3, day, 12, tzinfo=UTC))
        for day in (3, 13, 23)
    ]
    new.append(interaction("priya", agent="Priya Shah", started_at=datetime(2026, 5, 4, 12, tzinfo=UTC)))
    rival = {"company": "Harbor Home", "is_own_company": False, "agent": "Alex Stone"}
    new.append(interaction("rival", started_at=datetime(2026, 3, 4, 12, tzinfo=UTC), **rival))
    return store.add_interactions((one, None) for one in new)


def plan(**changes: object) -> PlanRow:
    values: dict[str, object] = {
        "id": 0,
        "name": "Three a month",
        "per_agent": 3,
        "period": Period.MONTH,
        "way": Way.EVENLY,
        "reviewers": (Share("Anna Lindt"), Share("Ben Carter")),
        "wanted": LibraryFilter(),
        "created_by": "Lead",
        "ended_at": None,
    }
    return PlanRow(**{**values, **changes})  # type: ignore[arg-type]


def shares(report: AssignReport) -> dict[str, int]:
    return dict(Counter(one.evaluator for one in report.given))


def titles(store: Store, report: AssignReport) -> list[str]:
    return [store.interaction_row(one.interaction_id).title for one in report.given]


def test_by_hand_one_reviewer_gets_all_and_the_library_knows(store: Store, march: tuple[int, ...]) -> None:
    report = Assigning(store).assign(march[:3], "Anna Lindt", "Lead", LATER)
    assert [one.interaction_id for one in report.given] == list(march[:3])
    mine = Library(store).find(LibraryFilter(queue=Queue.MINE, evaluator="Anna Lindt"))
    assert set(mine) == set(march[:3])
    (row,) = Library(store).rows_of(mine[:1])
    assert row.assigned_to == ("Anna Lindt",)
    assert Library(store).count(LibraryFilter(is_assigned=False)) == len(march) - 3


def test_evenly_everybody_gets_as_many_and_some_of_every_agent(store: Store, march: tuple[int, ...]) -> None:
    report = Assigning(store).share_out(march[:11], NAMES, "Lead")
    assert shares(report) == {"Anna Lindt": 6, "Ben Carter": 5}
    rows = {row.id: row.agent for row in store.interaction_rows(march)}
    pairs = {(one.evaluator, rows[one.interaction_id]) for one in report.given}
    assert pairs == {(name, agent) for name in NAMES for agent in ("Maya Brandt", "Tom Reed")}
    assert "Anna Lindt: 6, Ben Carter: 5" in report.rule


def test_nobody_gets_what_they_have_or_have_judged(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    submit(store, march[0], ANNA)
    assigning.assign(march[1:2], "Anna Lindt", "Lead")
    report = assigning.assign([*march[:3], 999], "Anna Lindt", "Lead")
    assert [one.interaction_id for one in report.given] == [march[2]]
    assert [(one.interaction_id, one.words) for one in report.refused] == [
        (march[0], "Anna Lindt has judged it already."),
        (march[1], "Anna Lindt has it to do already."),
        (999, "It is not in the library any more."),
    ]
    assert shares(assigning.share_out(march[:3], NAMES, "Lead")) == {"Ben Carter": 3}


def test_an_assignment_is_done_when_its_evaluator_submits(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    assigning.share_out(march[:1], NAMES[:1], "Lead")
    assigning.assign(march[:1], "Ben Carter", "Lead")
    submit(store, march[0], ANNA)
    assert assigning.queue_of("Anna Lindt") == ()
    assert [one.row.id for one in assigning.done_by("Anna Lindt")] == [march[0]]
    assert [one.row.id for one in assigning.queue_of("Ben Carter")] == [march[0]]


def test_a_queue_begins_with_what_is_due_first(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    assigning.assign(march[:1], "Anna Lindt", "Lead")
    assigning.assign(march[1:2], "Anna Lindt", "Lead", LATER)
    assigning.assign(march[2:3], "Anna Lindt", "Lead", MARCH)
    assert [one.row.id for one in assigning.queue_of("Anna Lindt")] == [march[2], march[1], march[0]]
    store.remove(march[2:3])
    assert [one.row.id for one in assigning.queue_of("Anna Lindt")] == [march[1], march[0]]


def test_what_is_taken_back_can_be_given_back(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    given = [one.assignment_id for one in assigning.assign(march[:2], "Anna Lindt", "Lead").given]
    taken = assigning.withdraw(given)
    assert assigning.queue_of("Anna Lindt") == ()
    assigning.assign(march[1:2], "Anna Lindt", "Lead")
    assert assigning.give_back(taken) == (given[0],)
    assert len(assigning.queue_of("Anna Lindt")) == 2


def test_what_is_handed_over_keeps_its_day_and_its_plan(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    kept = assigning.save_plan(plan(reviewers=(Share("Anna Lindt"),)))
    assigning.fill(kept.id, "Lead", MARCH, due_on=LATER)
    mine = assigning.queue_of("Anna Lindt")
    assigning.assign([mine[0].row.id], "Ben Carter", "Lead")
    report = assigning.hand_over([one.id for one in mine], "Ben Carter", "Lead")
    assert [refusal.words for refusal in report.refused] == ["Ben Carter has it to do already."]
    assert [one.row.id for one in assigning.queue_of("Anna Lindt")] == [mine[0].row.id]
    moved = [one for one in assigning.queue_of("Ben Carter") if one.row.id != mine[0].row.id]
    assert {(one.plan, one.due_on) for one in moved} == {("Three a month", LATER)}
    assert len(moved) == len(mine) - 1
    assert assigning.fill(kept.id, "Lead", MARCH).given == ()


def test_progress_tells_what_is_to_do_overdue_and_done(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    assigning.assign(march[:2], "Anna Lindt", "Lead", MARCH)
    assigning.assign(march[2:3], "Anna Lindt", "Lead", LATER)
    assigning.assign(march[:1], "Ben Carter", "Lead", LATER)
    submit(store, march[0], ANNA)
    today = datetime.now().astimezone().date()
    told = [(row.evaluator, row.to_do, row.overdue, row.done) for row in assigning.progress(since=today)]
    assert told == [("Anna Lindt", 2, 1, 1), ("Ben Carter", 1, 0, 0)]
    assert [row.done for row in assigning.progress(since=today + timedelta(days=1))] == [0, 0]


def test_a_plan_fills_its_quota_spread_over_the_period_and_says_of_whom_it_could_not(
    store: Store, march: tuple[int, ...]
) -> None:
    assigning = Assigning(store)
    kept = assigning.save_plan(plan())
    submit(store, march[10], ANNA)
    report = assigning.fill(kept.id, "Lead", MARCH)
    assert titles(store, report) == ["maya 2", "maya 4", "maya 7", "tom 3", "tom 13"]
    assert shares(report) == {"Anna Lindt": 3, "Ben Carter": 2}
    gaps = [(gap.agent, gap.wanted, gap.reached) for gap in report.gaps]
    assert gaps == [("Priya Shah", 3, 0), ("Tom Reed", 3, 2)]
    words = {gap.agent: gap.words for gap in report.gaps}
    assert words["Priya Shah"] == "None of the period is in the library, or passes the plan's filter."
    assert words["Tom Reed"] == (
        "Only 3 of the period pass the plan's filter. 1 somebody has judged without the plan."
    )
    assert "2026-03-01 to 2026-03-31" in report.rule


def test_a_plan_asked_twice_assigns_nothing_twice(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    kept = assigning.save_plan(plan())
    first = assigning.fill(kept.id, "Lead", MARCH)
    submit(store, first.given[0].interaction_id, ANNA)
    assert assigning.fill(kept.id, "Lead", MARCH).given == ()
    assert len(assigning.fill(kept.id, "Lead", date(2026, 5, 1)).given) == 1


def test_a_preview_says_what_filling_would_do_and_does_nothing(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    shown = assigning.preview(plan(), MARCH)
    assert assigning.queue_of("Anna Lindt") == () == assigning.plans()
    done = assigning.fill(assigning.save_plan(plan()).id, "Lead", MARCH)
    assert [(one.interaction_id, one.evaluator) for one in shown.given] == [
        (one.interaction_id, one.evaluator) for one in done.given
    ]
    assert (shown.gaps, shown.rule) == (done.gaps, done.rule)
    with pytest.raises(StudioError, match="name"):
        assigning.preview(plan(name=" "))


def test_reviewers_are_all_who_judged_or_were_asked_to(store: Store, march: tuple[int, ...]) -> None:
    submit(store, march[0], ANNA)
    Assigning(store).assign(march[:1], "Ben Carter", "Lead")
    assert Assigning(store).reviewers() == ("Anna Lindt", "Ben Carter")


def test_by_hand_a_plan_gives_each_reviewer_their_share_of_every_agent(
    store: Store, march: tuple[int, ...]
) -> None:
    assigning = Assigning(store)
    by_hand = plan(way=Way.BY_HAND, reviewers=(Share("Anna Lindt", 2), Share("Ben Carter", 1)), per_agent=99)
    kept = assigning.save_plan(by_hand)
    assert kept.per_agent == 3
    assert shares(assigning.fill(kept.id, "Lead", MARCH)) == {"Anna Lindt": 4, "Ben Carter": 2}


def test_a_plan_keeps_to_its_filter(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    rivals = assigning.save_plan(plan(wanted=LibraryFilter(companies=("Harbor Home",))))
    assert titles(store, assigning.fill(rivals.id, "Lead", MARCH)) == ["rival"]
    calls = assigning.save_plan(plan(name="Calls", wanted=LibraryFilter(channels=(Channel.CALL,))))
    assert assigning.fill(calls.id, "Lead", MARCH).given == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (plan(name=" "), "needs a name"),
        (plan(reviewers=()), "needs reviewers"),
        (plan(reviewers=(Share("Anna"), Share("Anna"))), "each named once"),
        (plan(per_agent=0), "1 to 1000"),
        (plan(way=Way.BY_HAND), "how many interactions"),
        (plan(way=Way.BY_HAND, reviewers=(Share("Anna", 3), Share("Ben", -1))), "how many interactions"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_words(store: Store, wrong: PlanRow, words: str) -> None:
    with pytest.raises(StudioError, match=words):
        Assigning(store).save_plan(wrong)


def test_a_plan_has_a_name_of_its_own_and_an_end(store: Store) -> None:
    assigning = Assigning(store)
    kept = assigning.save_plan(plan())
    with pytest.raises(StudioError, match="There is a plan “Three a month” already"):
        assigning.save_plan(plan())
    assert assigning.save_plan(kept) == kept
    assigning.end_plan(kept.id)
    with pytest.raises(StudioError, match="has ended"):
        assigning.fill(kept.id, "Lead", MARCH)
    with pytest.raises(StudioError, match="no plan 77"):
        assigning.fill(77, "Lead")


def test_an_assignment_needs_somebody(store: Store) -> None:
    for names in ([], ["Anna", " "]):
        with pytest.raises(StudioError, match="at least one reviewer"):
            Assigning(store).share_out([1], names, "Lead")


@given(day=st.dates(), period=st.sampled_from(Period))
def test_a_day_lies_in_its_period_and_the_next_one_begins_behind_it(day: date, period: Period) -> None:
    if day.year in (1, 9999):
        return
    first, last = bounds(period, day)
    assert first <= day <= last
    assert bounds(period, first) == bounds(period, last) == (first, last)
    assert bounds(period, last + timedelta(days=1))[0] == last + timedelta(days=1)


class Stopping(JobContext):
    """Stopped by its user when so many interactions have been looked at."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def report(self, fraction: float | None, message: str = "") -> None:
        if self._left == 0:
            self.cancel()
        self._left -= 1
        super().report(fraction, message)


def test_a_plan_stopped_in_the_middle_has_assigned_nothing(store: Store, march: tuple[int, ...]) -> None:
    assigning = Assigning(store)
    kept = assigning.save_plan(plan())
    with pytest.raises(JobCancelled):
        assigning.fill(kept.id, "Lead", MARCH, context=Stopping(after=4))
    assert [assigning.queue_of(name) for name in NAMES] == [(), ()]
    assert len(assigning.fill(kept.id, "Lead", MARCH, context=JobContext()).given) == 6


def test_sharing_out_stopped_in_the_middle_leaves_everything_as_it_was(
    store: Store, march: tuple[int, ...]
) -> None:
    assigning = Assigning(store)
    assigning.assign(march[:1], "Anna Lindt", "Lead")
    with pytest.raises(JobCancelled):
        assigning.share_out(march, ("Cleo Dun", "Ben Carter"), "Lead", context=Stopping(after=7))
    assert [one.row.id for one in assigning.queue_of("Anna Lindt")] == [march[0]]
    assert assigning.queue_of("Cleo Dun") == assigning.queue_of("Ben Carter") == ()
    assert assigning.reviewers() == ("Anna Lindt",)
