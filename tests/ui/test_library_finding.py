"""The library page over a small real workspace: filters, search, views, and what is done to a selection."""

from __future__ import annotations

import csv
import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fakes_ui import shop
from PySide6.QtCore import QDateTime, QSettings, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from storage_world import read_rubric
from work_world import fill

from qa_studio.jobs.runner import JobRunner
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue, ScoreBand, SortBy
from qa_studio.services.assigning import Assigning
from qa_studio.services.exporting import Exporting
from qa_studio.services.library import Library
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.searching import Searching
from qa_studio.services.tagging import Tagging
from qa_studio.services.views import Views
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.columns import position
from qa_studio.ui.library.details_dialog import DetailsDialog
from qa_studio.ui.library.filter_words import FIELDS, NOBODY
from qa_studio.ui.library.hit_preview import AROUND, SaidLine, marked, scene
from qa_studio.ui.library.hits import HitModel, where, who
from qa_studio.ui.library.layout import ROWS, SAID
from qa_studio.ui.library.page import LibraryPage
from qa_studio.ui.library.plan_dialog import PlanDialog
from qa_studio.ui.library.selection_actions import SelectionActions
from qa_studio.ui.library.team_dialog import TeamDialog
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.review.waiting import WaitingList
from qa_studio.ui.review.waiting_queue import waiting_for
from qa_studio.work_rows import AssignReport, Hits, Period, PlanRow, Share, Way

WAIT_MS = 10_000
ANNA = "Anna Lindt"


class World:
    """A page over the store, with what it said."""

    def __init__(self, qtbot: QtBot, runner: JobRunner, memory: QSettings, store: Store) -> None:
        self.qtbot, self.runner, self.store = qtbot, runner, store
        self.library, fakes = Library(store), shop(())
        self.services = dataclasses.replace(
            fakes.services(),
            library=self.library,
            searching=Searching(store),
            views=Views(store),
            tagging=Tagging(store),
            assigning=Assigning(store),
            exporting=Exporting(self.library),
            reviewing=Reviewing(store),
        )
        fetcher = ModelFetcher(fakes.models, runner)
        self.page = LibraryPage(self.services, fetcher, QueueDesk(fakes.queue, runner), runner, memory)
        self.messages: list[Message] = []
        self.page.message_posted.connect(self.messages.append)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.runner.is_idle() and not self.page._typed.isActive(), timeout=WAIT_MS
        )

    def filter(self, wanted: LibraryFilter) -> set[int]:
        self.page._filters.change(wanted)
        self.settle()
        return set(self.ids)

    def search(self, text: str) -> None:
        self.page.search(text)
        self.settle()

    def undo(self) -> None:
        action = self.messages[-1].action
        assert action is not None
        action()
        self.settle()

    @property
    def ids(self) -> tuple[int, ...]:
        return self.page._model.ids

    @property
    def hits(self) -> HitModel:
        return self.page._layout.hit_model

    def list_shown(self) -> QWidget:
        return self.page._layout.list.currentWidget()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that is filled once; each test has a copy."""
    folder = tmp_path_factory.mktemp("filled") / "workspace"
    with Store.open(folder, read_rubric) as made:
        fill(made)
    return folder


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    copied = Path(shutil.copytree(filled, tmp_path / "workspace"))
    with Store.open(copied, read_rubric) as made:
        yield made


@pytest.fixture
def world(qtbot: QtBot, runner: JobRunner, memory: QSettings, store: Store) -> Iterator[World]:
    yield World(qtbot, runner, memory, store)
    runner.shutdown()


def test_each_chip_restricts_to_what_the_library_finds_by_it(world: World) -> None:
    wanted = {
        "agent": ("Maya Brandt",),
        "team": ("North",),
        "channel": ("chat",),
        "round": ("", "Round 1"),
        "company": ("Meadow Lane",),
        "state": ("submitted",),
        "score": ("met",),
        "rating": ("under",),
        "insight": ("no",),
        "flag": ("yes",),
        "tag": ("Coaching",),
        "assigned": (NOBODY,),
        "queue": ("close",),
    }
    fields = {field.key: field for field in FIELDS}
    for key, values in wanted.items():
        chip = world.page._filters.chip(key)
        chip.panel.chosen.emit(values)
        world.settle()
        asked = fields[key].put(LibraryFilter(), values)
        assert set(world.ids) == set(world.library.find(asked)), key
        assert fields[key].read(world.page._filters.filter()) == values, key
        assert chip.is_set
        assert chip.isVisible()
        chip.cleared.emit()
        assert world.page._filters.filter().is_open


def test_bounds_of_points_and_days_restrict_and_are_told_on_the_chip(world: World) -> None:
    bar = world.page._filters
    bar.chip("score").panel.bounded.emit(Decimal(85), Decimal(100))  # type: ignore[attr-defined]
    world.settle()
    assert set(world.ids) == set(
        world.library.find(LibraryFilter(score_from=Decimal(85), score_to=Decimal(100)))
    )
    assert bar.chip("score").text() == "Score: 85–100 ▾"
    bar.clear()
    bar.chip("date").panel.chosen.emit(("today",))
    world.settle()
    assert bar.filter().from_day is not None
    assert world.ids == ()


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_a_chip_is_worked_by_keyboard(world: World, qtbot: QtBot) -> None:
    chip = world.page._filters.chip("agent")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Down)
    assert chip.panel.isVisible()
    qtbot.keyClick(chip.panel.list, Qt.Key.Key_Space)
    qtbot.keyClick(chip.panel.list, Qt.Key.Key_Return)
    assert not chip.panel.isVisible()
    world.settle()
    assert len(world.page._filters.filter().agents) == 1
    qtbot.keyClick(chip, Qt.Key.Key_Backspace)
    world.settle()
    assert world.page._filters.filter().is_open


def test_selection_stays_by_id_through_sorting_filtering_and_refreshing(world: World) -> None:
    table, chosen = world.page._table, world.ids[3:6]
    table.select_ids(chosen)
    table.sortByColumn(position("title"), Qt.SortOrder.AscendingOrder)
    world.settle()
    assert world.ids == world.library.find(LibraryFilter(), LibrarySort(SortBy.TITLE, descending=False))
    assert set(table.selected_ids()) == set(chosen)
    world.page.refresh()
    world.settle()
    assert set(table.selected_ids()) == set(chosen)
    keep = world.library.rows_of(chosen[:1])[0]
    world.filter(LibraryFilter(agents=(keep.agent,), channels=(keep.channel,)))
    assert keep.id in table.selected_ids()


def test_what_was_said_is_found_with_its_place_and_opens_there(world: World, qtbot: QtBot) -> None:
    world.search("lamp")
    assert world.hits.rowCount() == len(Searching(world.store).find("lamp").rows) > 1
    world.page._layout.tabs.setCurrentIndex(SAID)
    assert world.list_shown() is world.page._layout.hits
    hit = world.hits.hit_at(0)
    start, end = hit.snippet_matches[0]
    assert hit.snippet[start:end].casefold() == "lamp"
    with qtbot.waitSignal(world.page.turn_requested, timeout=WAIT_MS) as asked:
        qtbot.keyClick(world.page._layout.hits, Qt.Key.Key_Return)
    assert asked.args == [hit]
    world.search("")
    assert world.page._layout.tabs.currentIndex() == ROWS
    assert world.list_shown() is world.page._table


def test_words_that_no_name_has_point_to_where_they_were_said(world: World) -> None:
    world.search("lamp")
    assert world.ids == ()
    assert world.list_shown() is world.page._layout.nothing
    world.page._layout.show_said.click()
    assert world.list_shown() is world.page._layout.hits
    world.search("zeppelin")
    assert world.list_shown() is world.page._layout.unsaid


def test_chips_restrict_what_is_searched_too(world: World) -> None:
    world.search("lamp")
    every = world.hits.rowCount()
    world.filter(LibraryFilter(agents=("tom Reed",), words="lamp"))
    assert 0 < world.hits.rowCount() < every


def test_ctrl_f_asks_for_the_search_box_over_what_was_said(world: World, qtbot: QtBot) -> None:
    world.page._table.setFocus()
    with qtbot.waitSignal(world.page.search_wanted, timeout=WAIT_MS):
        qtbot.keyClick(world.page._table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert world.page._layout.tabs.currentIndex() == SAID


def test_a_hit_is_shown_with_what_was_said_around_it(world: World, qtbot: QtBot) -> None:
    shown = world.page._layout
    world.search("lamp")
    shown.tabs.setCurrentIndex(SAID)
    world.settle()
    assert shown.side.currentWidget() is shown.hit_preview
    hit = world.hits.hit_at(0)
    lines = [line for line in shown.hit_preview.findChildren(SaidLine) if not line.isHidden()]
    turns = world.services.reviewing.open(hit.interaction_id, ANNA).transcript.turns  # type: ignore[union-attr]
    first, last = max(0, hit.turn - AROUND), min(len(turns), hit.turn + AROUND + 1)
    assert [line._said.turn for line in lines] == list(turns[first:last])
    assert [line._said.turn for line in lines if line._said.is_hit] == [turns[hit.turn]]
    assert "underline" in next(line for line in lines if line._said.is_hit).words.text()
    qtbot.keyClick(shown.hits, Qt.Key.Key_Down)
    world.settle()
    assert shown.hit_preview.shown_hit() == world.hits.hit_at(1)
    with qtbot.waitSignal(world.page.turn_requested) as asked:
        shown.hit_preview.open.click()
    assert asked.args == [world.hits.hit_at(1)]
    shown.tabs.setCurrentIndex(ROWS)
    assert shown.side.currentWidget() is shown.preview


def test_words_of_a_hit_are_marked_and_never_read_as_markup() -> None:
    told = marked("a <b>lamp</b> & a lamp", ((5, 9), (18, 22)), "#ffffff")
    assert told.count("<span") == 2
    assert "&lt;b&gt;" in told
    assert "<b>" not in told


def test_a_hit_whose_turn_is_gone_shows_nothing_around_it(world: World) -> None:
    (row,) = world.library.rows_of(world.ids[:1])
    (hit, *_) = Searching(world.store).find("lamp").rows
    assert scene(row, (), hit, lambda _: ()) is None


def test_more_hits_come_when_the_list_ends(world: World, qtmodeltester: ModelTester) -> None:
    first = Searching(world.store).find("lamp", limit=2)
    model = HitModel()
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    model.show_hits(first, is_more=False)
    qtmodeltester.check(model)
    assert asked[:1] == [first.after]
    model.show_hits(Searching(world.store).find("lamp", limit=2, after=first.after), is_more=True)
    qtmodeltester.check(model)
    assert model.rowCount() == 4
    assert all(who(model.hit_at(line)) and where(model.hit_at(line)) for line in range(4))
    model.show_hits(Hits((), None), is_more=False)
    assert model.rowCount() == 0


def test_a_view_is_saved_chosen_overwritten_renamed_and_deleted_with_undo(world: World) -> None:
    menu, owner = world.page._views, ANNA
    world.filter(LibraryFilter(agents=("Maya Brandt",), score=ScoreBand.MET))
    found = world.ids
    menu.save_as("Maya, good")
    world.settle()
    assert menu.button.accessibleName() == "View: Maya, good, menu"
    assert menu.button.toolTip() == "View: Maya, good"
    narrow = menu.button.text()
    assert narrow.endswith("… ▾"), "the buttons beside it keep their line"
    menu.fit(1600)
    assert menu.button.text() == " Maya, good ▾"
    menu.fit(1000)
    assert menu.button.text() == narrow
    world.filter(LibraryFilter())
    (view,) = Views(world.store).of(owner)
    world.page.show_view(view)
    world.settle()
    assert world.ids == found
    world.filter(LibraryFilter(agents=("tom Reed",)))
    menu.save_as("Maya, good")
    world.settle()
    assert Views(world.store).of(owner)[0].filter.agents == ("tom Reed",)
    world.undo()
    assert Views(world.store).of(owner)[0].filter.agents == ("Maya Brandt",)
    (view,) = Views(world.store).of(owner)
    menu.rename_to(view, "Good ones")
    world.settle()
    (view,) = Views(world.store).of(owner)
    assert view.name == "Good ones"
    menu.delete(view)
    world.settle()
    assert Views(world.store).of(owner) == ()
    world.undo()
    assert [one.name for one in Views(world.store).of(owner)] == ["Good ones"]


def test_the_library_opens_with_the_view_of_ones_choice(
    world: World, qtbot: QtBot, runner: JobRunner, memory: QSettings
) -> None:
    view = Views(world.store).save(ANNA, "Chats", LibraryFilter(rounds=("Round 1",)))
    world.page._views.make_first(view)
    again = World(qtbot, runner, memory, world.store)
    assert set(again.ids) == set(world.library.find(view.filter))
    assert again.page._filters.filter().rounds == ("Round 1",)


def test_ready_made_views_show_the_queues_with_their_counts(world: World) -> None:
    Assigning(world.store).assign(world.ids[:3], ANNA, "Lead")
    world.page.refresh()
    world.settle()
    menu = world.page._views
    menu._fill()
    action = next(one for one in menu.menu.actions() if one.text().startswith("Mine"))
    count = len(Assigning(world.store).queue_of(ANNA))
    assert action.text().endswith(f"({count})")
    action.trigger()
    world.settle()
    assert len(world.ids) == count > 0
    assert world.page._filters.chip("queue").is_set
    assert world.page._filters.filter().queue is Queue.MINE


def test_flags_and_tags_are_set_and_taken_back(world: World) -> None:
    page, before = world.page, world.library.rows_of(world.ids)
    ids = tuple(row.id for row in before if not row.is_flagged and not row.tags)[:5]
    page._selection.flag(ids)
    page._selection.tag(ids, "Follow up")
    world.settle()
    assert all(row.is_flagged and "Follow up" in row.tags for row in world.library.rows_of(ids))
    assert world.messages[-1].text == "Tagged 5 with “Follow up”."
    world.undo()
    flagged = world.messages[0].action
    assert flagged is not None
    flagged()
    world.settle()
    assert world.library.rows_of(tuple(row.id for row in before)) == before


def test_removing_takes_out_of_sight_and_undo_brings_back(world: World) -> None:
    before = world.ids
    world.page._table.select_ids(before[:4])
    world.page._menus.remove()
    world.settle()
    assert set(world.ids) == set(before[4:])
    world.undo()
    assert world.ids == before


def test_enter_behind_a_name_adds_the_reviewer_and_assigns_nothing_yet(qtbot: QtBot, world: World) -> None:
    world.page._table.select_ids(world.ids[:2])
    dialog = world.page.dialogs.open_assign()
    assert dialog is not None
    qtbot.keyClicks(dialog.reviewers.name, "Theo Marsh")
    qtbot.keyClick(dialog.reviewers.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.reviewers.names() == ("Theo Marsh",)
    assert dialog.reviewers.name.text() == ""
    dialog.reject()


def test_a_selection_is_assigned_evenly_and_taken_back(world: World) -> None:
    world.page._table.select_ids(world.ids[:6])
    dialog = world.page.dialogs.open_assign()
    assert dialog is not None
    assert not dialog.assign.isEnabled()
    for name in ("Ben Carter", "Cleo Dun"):
        dialog.reviewers.choose(name)
    assert "3 to each of 2" in dialog.words()
    dialog.assign.click()
    world.settle()
    queues = {name: len(Assigning(world.store).queue_of(name)) for name in ("Ben Carter", "Cleo Dun")}
    assert queues == {"Ben Carter": 3, "Cleo Dun": 3}
    world.undo()
    assert Assigning(world.store).queue_of("Ben Carter") == ()


def test_what_could_not_be_assigned_is_told_by_name(world: World) -> None:
    Assigning(world.store).assign(world.ids[:1], "Ben Carter", "Lead")
    world.page._selection.assign(world.ids[:2], ["Ben Carter"], None)
    world.settle()
    notes = world.page._notes
    assert notes.isVisible()
    assert [note.name for note in notes.failures()] == [world.library.rows_of(world.ids[:1])[0].title]


class Stopped(Assigning):
    """Its user presses Cancel as soon as it has begun."""

    def share_out(self, *given: Any, **named: Any) -> AssignReport:
        given[-1].cancel()
        return super().share_out(*given, **named)

    def fill(self, *given: Any, **named: Any) -> AssignReport:
        named["context"].cancel()
        return super().fill(*given, **named)


def test_assigning_that_was_stopped_says_that_nothing_is_changed(world: World) -> None:
    services = dataclasses.replace(world.services, assigning=Stopped(world.store))
    acting = SelectionActions(services, world.runner, world.page)
    acting.posted.connect(world.messages.append)
    acting.assign(world.ids, ["Ben Carter"], None)
    world.settle()
    assert world.messages[-1].text == "Stopped: nothing was assigned, and nothing is changed."
    assert Assigning(world.store).queue_of("Ben Carter") == ()


def test_a_plan_can_be_stopped_where_it_was_started(world: World) -> None:
    every = LibraryFilter(agents=world.library.agents())
    kept = PlanRow(0, "All", 9, Period.QUARTER, Way.EVENLY, (Share("Ben Carter"),), every, "Lead", None)
    Assigning(world.store).save_plan(kept)
    services = dataclasses.replace(world.services, assigning=Stopped(world.store))
    team = TeamDialog(services, world.runner, world.page.dialogs.offers, world.page)
    team.show()
    world.settle()
    team.fill.click()
    assert (team.stop.isVisible(), team.fill.isVisible()) == (True, False)
    world.settle()
    assert (team.stop.isVisible(), team.fill.isVisible()) == (False, True)
    assert Assigning(world.store).queue_of("Ben Carter") == ()
    team.reject()


def test_rows_are_exported_in_their_order(world: World, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    world.page._selection.export(world.ids, path)
    world.settle()
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.reader(file) if not line[0].startswith("#")]
    assert [int(line[0]) for line in lines[1:]] == list(world.ids)
    assert world.messages[-1].text == f"Wrote {len(world.ids)} rows to rows.csv."


def test_a_plan_previews_what_it_would_do_saves_and_assigns(world: World, qtbot: QtBot) -> None:
    team = world.page.dialogs.open_team()
    world.settle()
    dialog = team.open_plan(None)
    world.settle()
    assert "needs reviewers" in dialog.preview.toPlainText()
    dialog.reviewers.choose(ANNA)
    qtbot.waitUntil(lambda: "What it cannot fill" in dialog.preview.toPlainText(), timeout=WAIT_MS)
    assert dialog.plan().period is Period.MONTH
    dialog.way.setCurrentIndex(1)
    assert dialog.plan().way is Way.BY_HAND
    assert dialog.plan().reviewers[0].count == 1
    dialog.save.click()
    world.settle()
    (plan,) = Assigning(world.store).plans()
    assert team.plan() == plan
    team.fill.click()
    world.settle()
    assert "0 interactions" in world.messages[-1].text
    team.end.click()
    world.settle()
    assert team.plan() is None
    team.reject()


def test_a_plan_is_changed_as_it_was(world: World) -> None:
    made = PlanRow(0, "Two", 2, Period.WEEK, Way.EVENLY, (), LibraryFilter(teams=("North",)), "Lead", None)
    dialog = PlanDialog(world.services, world.runner, world.page.dialogs.offers, made, world.page)
    assert dataclasses.replace(dialog.plan(), created_by="Lead") == made
    world.settle()
    dialog.reject()


def test_a_reviewers_own_queue_comes_first_on_the_review_page(world: World, qtbot: QtBot) -> None:
    open_ids = world.library.find(LibraryFilter(), LibrarySort(SortBy.TITLE))
    mine = [row.id for row in world.library.rows_of(open_ids) if row.state.value == "imported"][-2:]
    Assigning(world.store).assign(mine, "Ben Carter", "Lead")
    found = waiting_for(world.library, Assigning(world.store), "Ben Carter")
    assert {row.id for row in found.rows[:2]} == set(mine)
    assert (found.mine, found.count) == (2, 2)
    assert found.total == sum(row.state.value != "submitted" for row in world.library.rows_of(open_ids))
    nobody = waiting_for(world.library, Assigning(world.store), "Cleo Dun")
    assert (nobody.mine, nobody.count) == (0, nobody.total)
    shown = WaitingList()
    qtbot.addWidget(shown)
    shown.show_waiting(found)
    assert "2 are assigned to you" in shown._words.text()


def asked_details(world: World) -> DetailsDialog:
    world.page.dialogs.change_details()
    world.settle()
    return next(one for one in world.page.findChildren(DetailsDialog) if one.isVisible())


def test_details_of_a_selection_are_changed_at_once_and_taken_back(qtbot: QtBot, world: World) -> None:
    chosen = world.ids[:3]
    before = world.library.rows_of(world.ids)
    world.page._table.select_ids(chosen)
    dialog = asked_details(world)
    assert {box.lineEdit().placeholderText() for box in (dialog.agent, dialog.round)} == {"Several"}
    assert (dialog.company.currentText(), dialog.start.isVisible()) == ("Meadow Lane", False)
    assert not dialog.change.isEnabled()
    qtbot.keyClicks(dialog.agent, "Priya Shah")
    dialog.change.click()
    world.settle()
    rows = world.library.rows_of(chosen)
    assert {row.agent for row in rows} == {"Priya Shah"}
    assert [row.round_name for row in rows] == [row.round_name for row in before[:3]]
    assert {row.agent for row in world.page._model.rows_here(chosen) or ()} == {"Priya Shah"}
    assert "Priya Shah" in world.page.dialogs.offers.agents
    shown = world.page._layout.preview.findChildren(QLabel)
    assert any("Priya Shah" in one.text() for one in shown)
    assert world.messages[-1].text == "Changed details of 3 interactions."
    world.undo()
    assert world.library.rows_of(world.ids) == before


def test_one_interaction_can_be_told_its_date_and_its_lack_of_a_round(world: World) -> None:
    wanted = next(row for row in world.library.rows() if row.started_at is None and row.round_name)
    world.page._table.select_ids((wanted.id,))
    dialog = asked_details(world)
    assert not dialog.start.isEnabled()
    dialog.is_dated.setChecked(True)
    dialog.start.setDateTime(QDateTime.fromSecsSinceEpoch(1_790_000_000))
    dialog.round.setCurrentText("No round")
    dialog.change.click()
    world.settle()
    changed = world.library.row(wanted.id)
    assert changed.started_at == datetime.fromtimestamp(1_790_000_000, UTC)
    assert changed.round_name == ""
    dialog = asked_details(world)
    assert (dialog.is_dated.isChecked(), dialog.round.currentText()) == (True, "")
    assert not dialog.change.isEnabled()
    dialog.is_dated.setChecked(False)
    dialog.change.click()
    world.settle()
    assert world.library.row(wanted.id).started_at is None
