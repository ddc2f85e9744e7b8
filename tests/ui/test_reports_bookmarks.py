"""The list of bookmarks and the bookmarks in a coaching report, over a real workspace with a call and chats."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from report_world import fill, reporting
from service_files import tone

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.bookmarks import Bookmarks, Selection
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.workshop import Workshop
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.reports.bookmarks_model import TAG, WORDS, BookmarkModel, Wanted
from qa_studio.ui.reports.bookmarks_view import BookmarksView
from qa_studio.ui.reports.choices import Kind
from qa_studio.ui.reports.page import BOOKMARKS, REPORT, ReportsPage
from qa_studio.ui.reports.ports import KeptWords
from qa_studio.work_rows import SnippetRow

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")
WAIT_MS = 20_000
ANNA, BEN = "Anna Lindt", "Ben Carter"
Key = Qt.Key


class Recordings:
    """One recording, for whatever is asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def source(self, interaction_id: int) -> Path:
        return self.path


class World:
    """The page with its bookmarks, and what it said."""

    def __init__(
        self, qtbot: QtBot, runner: JobRunner, memory: QSettings, store: Store, tmp_path: Path
    ) -> None:
        self.qtbot, self.runner, self.store = qtbot, runner, store
        self.bookmarks = Bookmarks(store)
        self.later, self.other, self.first = self.bookmarks.rows()
        listening = Recordings(tone(tmp_path / "call.wav", 4.0))
        kept = KeptWords(self.bookmarks, listening, Workshop(listening))
        self.page = ReportsPage(reporting(store), runner, memory, kept)
        self.messages: list[Message] = []
        self.page.message_posted.connect(self.messages.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)
        with qtbot.waitActive(self.page):
            self.page.show()
        self.page.refresh()
        self.settle()

    @property
    def view(self) -> BookmarksView:
        assert self.page.bookmarks is not None
        return self.page.bookmarks

    def settle(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.runner.is_idle() and not self.page._pause.isActive(), timeout=WAIT_MS
        )

    def shown(self) -> list[int]:
        return [one.id for one in self.view.model.rows()]

    def choose(self, row: SnippetRow) -> None:
        self.view.table.select_ids([row.id])

    def press(self, key: Qt.Key) -> None:
        self.view.table.setFocus()
        self.qtbot.keyClick(self.view.table, key)
        self.settle()

    def undo(self) -> None:
        action = self.messages[-1].action
        assert action is not None
        action()
        self.settle()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with marks of two rounds and three bookmarks, to be copied."""
    folder = tmp_path_factory.mktemp("filled") / "workspace"
    with Store.open(folder, stored_rubric) as store:
        ids, bookmarks = fill(store), Bookmarks(store)
        bookmarks.keep(ids["a1"], Selection(0, 0, 0, 5), ANNA, "Coaching", "Warm")
        bookmarks.keep(ids["b1"], Selection(0, 0, 0, 5), ANNA, "Coaching")
        bookmarks.keep(ids["a3"], Selection(0, 0, 0, 8), BEN, "Workshop")
    return folder


@pytest.fixture
def world(
    qtbot: QtBot, runner: JobRunner, memory: QSettings, tmp_path: Path, filled: Path
) -> Iterator[World]:
    shutil.copytree(filled, tmp_path / "workspace")
    with Store.open(tmp_path / "workspace", stored_rubric) as store:
        yield World(qtbot, runner, memory, store, tmp_path)
        runner.shutdown()


def test_bookmarks_stand_by_tag_with_the_newest_first(world: World) -> None:
    world.page.show_bookmarks()
    assert world.page.tabs.currentIndex() == BOOKMARKS
    assert world.shown() == [world.other.id, world.first.id, world.later.id]
    assert world.view.tools.count.text() == "3 bookmarks"


def test_they_are_filtered_by_tag_agent_and_words(world: World) -> None:
    tools = world.view.tools
    tools.tag.setCurrentIndex(tools.tag.findData("Workshop"))
    assert world.shown() == [world.later.id]
    tools.tag.setCurrentIndex(0)
    tools.agent.setCurrentIndex(tools.agent.findData("Tom Reed"))
    assert world.shown() == [world.other.id]
    assert tools.count.text() == "1 of 3 bookmarks"
    tools.agent.setCurrentIndex(0)
    world.qtbot.keyClicks(tools.search, "warm coach")
    assert world.shown() == [world.first.id]


def test_enter_opens_the_review_at_the_words(world: World) -> None:
    world.page.show_bookmarks()
    world.choose(world.later)
    with world.qtbot.waitSignal(world.page.snippet_requested) as asked:
        world.press(Key.Key_Return)
    assert asked.args == [world.view.model.row_of(world.later.id)]


def test_delete_removes_and_undo_brings_back(world: World) -> None:
    world.page.show_bookmarks()
    world.choose(world.other)
    world.press(Key.Key_Delete)
    assert world.shown() == [world.first.id, world.later.id]
    assert world.messages[-1].text == "1 bookmark removed."
    world.undo()
    assert world.shown() == [world.other.id, world.first.id, world.later.id]


def test_tag_and_note_are_changed_where_they_are_seen_and_can_be_had_back(world: World) -> None:
    world.page.show_bookmarks()
    world.choose(world.other)
    details = world.view.details
    details.note.setText("Ask her to show this")
    details.tag.setEditText("  Good   example ")
    details.note.editingFinished.emit()
    world.settle()
    (now,) = [one for one in world.bookmarks.rows() if one.id == world.other.id]
    assert (now.tag, now.note) == ("Good example", "Ask her to show this")
    world.undo()
    (back,) = [one for one in world.bookmarks.rows() if one.id == world.other.id]
    assert (back.tag, back.note) == ("Coaching", "")


def test_space_plays_the_words_and_stops_behind_them(world: World) -> None:
    world.page.show_bookmarks()
    world.choose(world.first)
    assert world.first.start_s is not None
    heard: list[float] = []
    player = world.view.player
    player.player.position_changed.connect(heard.append)
    with world.qtbot.waitSignal(player.playing_changed, timeout=WAIT_MS):
        world.qtbot.keyClick(world.view.table, Key.Key_Space)
    assert world.view.tools.play.accessibleName() == "Stop"
    player._on_position((world.first.end_s or 0.0) + 1.0)
    assert not player.is_playing
    assert world.view.tools.play.accessibleName() == "Play"
    assert heard[0] == pytest.approx(max(0.0, world.first.start_s - 0.3), abs=0.01)
    player.close()
    world.settle()


def test_another_tab_or_page_stops_the_sound(world: World) -> None:
    world.page.show_bookmarks()
    world.choose(world.first)
    with world.qtbot.waitSignal(world.view.player.playing_changed, timeout=WAIT_MS):
        world.qtbot.keyClick(world.view.table, Key.Key_Space)
    world.page.tabs.setCurrentIndex(REPORT)
    assert not world.view.player.is_playing
    world.view.player.close()
    world.settle()


def test_what_is_shown_is_exported_into_the_folder_of_choice(world: World, tmp_path: Path) -> None:
    world.page.show_bookmarks()
    tools = world.view.tools
    tools.tag.setCurrentIndex(tools.tag.findData("Coaching"))
    out = tmp_path / "out"
    out.mkdir()
    world.view.export_to(out)
    world.settle()
    (folder,) = out.iterdir()
    assert len(list(folder.glob("*.wav"))) == 2
    for clip in folder.glob("*.wav"):
        with wave.open(str(clip)) as sound:
            assert sound.getnframes() > 0
    assert world.messages[-1].text == f"Wrote 2 bookmarks and 2 sounds to {folder}."


def test_an_export_that_cannot_be_written_says_why(world: World, tmp_path: Path) -> None:
    world.view.export_to(tmp_path / "nowhere")
    world.settle()
    assert world.messages[-1].is_problem
    assert "nowhere" in world.messages[-1].text


def test_without_sounds_the_words_alone_are_written(world: World, tmp_path: Path) -> None:
    world.view.tools.sounds.setChecked(False)
    world.view.export_to(tmp_path)
    world.settle()
    assert list(tmp_path.glob("Bookmarks*/*.wav")) == []
    assert len(list(tmp_path.glob("Bookmarks*/bookmarks.*"))) == 2


def test_an_empty_list_says_what_bookmarks_are(world: World) -> None:
    world.bookmarks.remove([one.id for one in world.bookmarks.rows()])
    world.page.refresh()
    world.settle()
    assert world.view.states.currentWidget() is not None
    assert not world.view.table.isVisible()


def test_the_agents_bookmarks_are_ticked_for_their_report(world: World) -> None:
    panel, picker = world.page._panel, world.page._panel.snippets
    assert (panel.choice().agent, panel.choice().snippets) == ("Maya Brandt", ())
    assert [picker.list.item(line).data(Qt.ItemDataRole.UserRole) for line in range(2)] == [
        world.later.id,
        world.first.id,
    ]
    picker.tag.setCurrentIndex(picker.tag.findText("Coaching"))
    assert picker.list.count() == 1
    picker.list.item(0).setCheckState(Qt.CheckState.Checked)
    world.settle()
    assert panel.choice().snippets == (world.first.id,)
    assert world.page._made is not None
    assert world.page._made[0].snippets == (world.first.id,)
    picker.tag.setCurrentIndex(0)
    assert panel.choice().snippets == (world.first.id,)
    picker.every.click()
    assert len(panel.choice().snippets) == 2
    assert picker.every.text() == "Tick none"
    picker.every.click()
    assert panel.choice().snippets == ()
    world.settle()


def test_another_agent_is_offered_their_own_and_no_tick_is_carried_over(world: World) -> None:
    panel, picker = world.page._panel, world.page._panel.snippets
    picker.every.click()
    world.settle()
    panel._agent.setCurrentText("Tom Reed")
    world.settle()
    assert picker.list.count() == 1
    assert panel.choice().snippets == ()
    panel._agent.setCurrentText("Alex Stone")
    world.settle()
    assert picker.none.isVisible()
    assert not picker.list.isVisible()


def test_ticks_belong_to_coaching_alone(world: World) -> None:
    panel = world.page._panel
    panel.snippets.every.click()
    panel._buttons[Kind.ROUNDS].click()
    assert not panel.snippets.isVisible()
    assert panel.choice().snippets == ()
    world.settle()


def test_the_model_is_sound_through_its_life(
    themed: QApplication, world: World, qtmodeltester: ModelTester
) -> None:
    model = BookmarkModel(world.page)
    qtmodeltester.check(model)
    model.set_rows(world.bookmarks.rows())
    qtmodeltester.check(model)
    model.set_wanted(Wanted(tag="Workshop"))
    qtmodeltester.check(model)
    assert model.index(0, TAG).data() == "Workshop"
    assert model.headerData(WORDS, Qt.Orientation.Horizontal) == "Words"
    assert model.line_of(world.later.id) == 0
    assert model.line_of(world.first.id) == -1
    model.set_rows(())
    qtmodeltester.check(model)
