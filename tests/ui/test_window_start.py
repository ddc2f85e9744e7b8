"""The window stands before its workspace is open, and each page is made when it is shown first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

import qa_studio.demo
from qa_studio import app as application
from qa_studio import bootstrap
from qa_studio.app import MEMORY_FILE, StudioWindow
from qa_studio.bootstrap import Studio
from qa_studio.doorway import Doorway
from qa_studio.errors import WorkspaceError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions
from qa_studio.settings import Places, Settings
from qa_studio.storage.database import FILE_NAME
from qa_studio.ui.frame.ahead import Ahead, Step
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.frame.message_bar import MessageBar
from qa_studio.ui.frame.page import Page
from qa_studio.ui.frame.side_list import NavButton
from qa_studio.ui.page_places import MODULES, places

WAIT_MS = 20_000
SETTINGS = Settings(evaluator="Anna Lindt", theme="light", tour_seen=True)
CHATS = Path(qa_studio.demo.__file__).parent / "files" / "chats"
Opens = Callable[[], Studio]


@pytest.fixture
def home(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "models", tmp_path / "logs")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Meadow Lane"


@pytest.fixture
def studio(folder: Path, home: Places) -> Iterator[Studio]:
    made = bootstrap.build(folder, SETTINGS, home)
    yield made
    made.close()


@pytest.fixture
def made(qtbot: QtBot, themed: QApplication, studio: Studio, runner: JobRunner) -> Iterator[StudioWindow]:
    made = StudioWindow(themed, studio, runner)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    yield made
    runner.shutdown()


class Door:
    """A workspace that opens when it is told to."""

    def __init__(self, folder: Path, home: Places) -> None:
        self.gate, self.asked = threading.Event(), threading.Event()
        self.opened: list[Studio] = []
        self._home = home
        self.way = Doorway(folder, SETTINGS, home, self._open)

    def _open(self) -> Studio:
        self.asked.set()
        assert self.gate.wait(WAIT_MS / 1000)
        self.opened.append(bootstrap.build(self.way.workspace, SETTINGS, self._home))
        return self.opened[-1]


@pytest.fixture
def door(folder: Path, home: Places) -> Iterator[Door]:
    made = Door(folder, home)
    yield made
    made.gate.set()
    for one in made.opened:
        one.close()


@pytest.fixture
def waiting(qtbot: QtBot, themed: QApplication, door: Door, runner: JobRunner) -> Iterator[StudioWindow]:
    """The window, painted, over a workspace that is still being opened."""
    made = StudioWindow(themed, door.way, runner)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.door.painted, timeout=WAIT_MS):
        made.window.show()
    yield made
    door.gate.set()
    made.leave()
    runner.shutdown()


def let_in(qtbot: QtBot, made: StudioWindow, door: Door, runner: JobRunner) -> None:
    """The workspace opens, and everything that follows from it is done."""
    door.gate.set()
    qtbot.waitUntil(lambda: made.is_ready, timeout=WAIT_MS)
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)


def made_pages(made: StudioWindow) -> list[str]:
    return [icon for icon in MODULES if made.window.made_page(icon) is not None]


def test_each_page_is_made_when_it_is_shown_first(made: StudioWindow) -> None:
    assert made_pages(made) == ["library"]
    made.window.show_place("reports")
    assert made_pages(made) == ["library", "reports"]
    page = made.window.page()
    made.window.show_place("library")
    made.window.show_place("reports")
    assert made.window.page() is page


def test_the_keys_and_the_list_lead_to_pages_that_were_not_there(qtbot: QtBot, made: StudioWindow) -> None:
    qtbot.keyClick(made.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert made.window.page().icon == "rubrics"
    buttons = made.window.findChildren(NavButton)
    next(one for one in buttons if one.accessibleName().startswith("Settings")).click()
    assert made.window.page() is made.settings
    assert made_pages(made) == ["library", "rubrics", "settings"]


def test_the_frame_says_of_a_page_what_the_page_says_of_itself(made: StudioWindow) -> None:
    for place in places(made.window.page_of, str):
        page = made.window.page_of(place.icon)
        assert type(page).__module__ == MODULES[place.icon]
        said = (place.title, place.keys, place.is_at_foot, place.search_hint)
        assert said == (page.title, page.keys, page.is_at_foot, page.search_hint)
        assert isinstance(page, Page)


def test_what_waits_is_counted_for_pages_that_nobody_has_made(
    qtbot: QtBot, made: StudioWindow, runner: JobRunner, studio: Studio
) -> None:
    chat = sorted(CHATS.glob("*.txt"))[0]
    studio.importing.import_paths([chat], ImportOptions(agent="Tom Reed"), JobContext())
    qtbot.keyClick(made.window, Qt.Key.Key_F5)
    names = [one.accessibleName() for one in made.window.findChildren(NavButton)]
    qtbot.waitUntil(
        lambda: "Review, 1 waiting" in [one.accessibleName() for one in made.window.findChildren(NavButton)],
        timeout=WAIT_MS,
    )
    assert names[0] == "Library"
    assert made_pages(made) == ["library"]


def test_the_frame_is_there_and_answers_while_the_workspace_is_opened(
    qtbot: QtBot, waiting: StudioWindow
) -> None:
    assert not waiting.is_open
    assert waiting.window.windowTitle() == "Meadow Lane – QA Studio"
    assert waiting.window.page() is waiting.door
    box = waiting.window.findChild(QLineEdit)
    assert box is not None
    assert "Search names" in box.placeholderText()
    qtbot.keyClick(waiting.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert waiting.window.chosen() == "rubrics"
    assert waiting.window.page() is waiting.door
    qtbot.keyClick(waiting.window, Qt.Key.Key_F5)
    assert made_pages(waiting) == []


def test_the_library_follows_when_the_workspace_is_open_and_the_review_is_got_ready(
    qtbot: QtBot, waiting: StudioWindow, door: Door, runner: JobRunner
) -> None:
    let_in(qtbot, waiting, door, runner)
    assert waiting.window.page() is waiting.library
    assert waiting.opened is door.opened[0]
    assert made_pages(waiting) == ["library", "review"]


def test_the_tour_is_offered_once_there_are_pages_to_go_over(
    qtbot: QtBot, waiting: StudioWindow, door: Door, runner: JobRunner
) -> None:
    waiting.keeper.change(tour_seen=False)
    bar = waiting.window.findChild(MessageBar)
    assert bar is not None
    assert bar.message() is None
    let_in(qtbot, waiting, door, runner)
    message = bar.message()
    assert message is not None
    assert message.action_label == "Take the tour"


def test_what_was_chosen_and_asked_for_meanwhile_holds_once_it_is_open(
    qtbot: QtBot, waiting: StudioWindow, door: Door, runner: JobRunner
) -> None:
    box = waiting.window.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "lamp")
    waiting.menu.models_requested.emit()
    let_in(qtbot, waiting, door, runner)
    assert (waiting.window.page(), waiting.settings.section().key) == (waiting.settings, "models")
    waiting.window.show_place("library")
    assert box.text() == "lamp"


def test_a_search_that_was_typed_meanwhile_is_looked_for(
    qtbot: QtBot, waiting: StudioWindow, door: Door, runner: JobRunner
) -> None:
    box = waiting.window.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "lamp")
    let_in(qtbot, waiting, door, runner)
    assert waiting.library.current_view().filter.words == ""
    assert waiting.library._search_text() == "lamp"


def test_the_page_that_was_shown_last_comes_back(
    qtbot: QtBot, themed: QApplication, folder: Path, door: Door, runner: JobRunner
) -> None:
    folder.mkdir()
    memory = QSettings(str(folder / MEMORY_FILE), QSettings.Format.IniFormat)
    memory.setValue("window/page", "3")
    memory.sync()
    made = StudioWindow(themed, door.way, runner)
    qtbot.addWidget(made.window)
    made.window.show()
    let_in(qtbot, made, door, runner)
    assert made.window.page() is made.reports
    assert "library" not in made_pages(made)


def test_a_workspace_that_cannot_be_opened_is_told_and_can_be_tried_again(
    qtbot: QtBot, waiting: StudioWindow, door: Door, runner: JobRunner, folder: Path
) -> None:
    folder.write_text("a file where the folder belongs", encoding="utf-8")
    door.gate.set()
    qtbot.waitUntil(lambda: bool(waiting.door.refused_words()), timeout=WAIT_MS)
    assert f"{folder} is a file" in waiting.door.refused_words()
    assert isinstance(waiting.refusal, WorkspaceError)
    assert made_pages(waiting) == []
    folder.unlink()
    again = next(one for one in waiting.door.findChildren(QPushButton) if one.text().strip() == "Try again")
    again.click()
    let_in(qtbot, waiting, door, runner)
    assert waiting.refusal is None
    assert waiting.window.page() is waiting.library


def test_nothing_is_written_into_a_folder_that_was_refused(
    qtbot: QtBot, waiting: StudioWindow, door: Door, folder: Path
) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_text("no database at all", encoding="utf-8")
    door.gate.set()
    qtbot.waitUntil(lambda: bool(waiting.door.refused_words()), timeout=WAIT_MS)
    waiting.window.close()
    assert [one.name for one in folder.iterdir()] == [FILE_NAME]
    assert (folder / FILE_NAME).read_text(encoding="utf-8") == "no database at all"


def closing(when: Callable[[MainWindow], bool]) -> None:
    """Close the window that is shown as soon as something holds of it."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible() and when(window):
            window.close()
            return
    QTimer.singleShot(10, partial(closing, when))


def test_running_over_a_workspace_that_cannot_be_opened_ends_with_what_was_told(
    themed: QApplication, folder: Path, door: Door
) -> None:
    folder.write_text("a file", encoding="utf-8")
    door.gate.set()
    closing(lambda window: bool(getattr(window.page(), "refused_words", str)()))
    with pytest.raises(WorkspaceError, match="is a file"):
        application.run(door.way)


def test_closing_the_window_before_its_workspace_is_open_lets_go_of_it(
    themed: QApplication, door: Door, folder: Path
) -> None:
    closing(lambda _: door.asked.is_set())
    themed.lastWindowClosed.connect(door.gate.set)
    assert application.run(door.way) == 0
    assert not [one for one in threading.enumerate() if one.name.startswith("qa-")]
    beside = [one.name for one in folder.iterdir() if one.name.startswith(FILE_NAME)]
    assert beside == [FILE_NAME], "an open database has its journal beside it"


def test_what_is_done_ahead_waits_for_reading_and_is_done_in_order(qtbot: QtBot, runner: JobRunner) -> None:
    done: list[str] = []
    gate = threading.Event()
    runner.submit(lambda _: gate.wait(WAIT_MS / 1000))
    ahead = Ahead(
        runner,
        [
            Step(lambda: done.append(threading.current_thread().name), is_beside=True),
            Step(lambda: done.append("here")),
        ],
    )
    QCoreApplication.processEvents()
    assert done == []
    with qtbot.waitSignal(ahead.done, timeout=WAIT_MS):
        gate.set()
    assert done[0].startswith("qa-")
    assert done[1:] == ["here"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_step_that_fails_does_not_keep_the_others_from_being_done(qtbot: QtBot, runner: JobRunner) -> None:
    done: list[str] = []

    def fail() -> None:
        raise WorkspaceError("The disk is full.")

    ahead = Ahead(runner, [Step(fail, is_beside=True), Step(lambda: done.append("next"))])
    with qtbot.waitSignal(ahead.done, timeout=WAIT_MS):
        pass
    assert done == ["next"]


@pytest.mark.parametrize("module", MODULES.values())
def test_every_page_stands_where_it_is_imported_from(module: str) -> None:
    assert any(
        isinstance(one, type) and issubclass(one, Page) for one in vars(import_module(module)).values()
    )
