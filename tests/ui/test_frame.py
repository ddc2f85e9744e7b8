from __future__ import annotations

import logging
import re
import threading
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobProgress, JobRunner
from qa_studio.ui.frame.bug_bar import BugBar
from qa_studio.ui.frame.job_panel import JobButton, JobPanel, JobRow, percent, summary
from qa_studio.ui.frame.main_window import NARROW_PX, TITLE_BAR_PX, MainWindow
from qa_studio.ui.frame.message_bar import MessageBar
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.frame.side_list import NavButton, SideList
from qa_studio.ui.widgets.basics import ElidedLabel

WAIT_MS = 5_000
Found = TypeVar("Found", bound=QWidget)


class Leaf(Page):
    """A page with a title, a search and a record of what the frame told it."""

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self.title, self.icon, self._hint = title, "library", hint
        self.refreshed, self.settled, self.glanced = 0, 0, 0
        self.searched: list[str] = []
        self.lost = ""
        box = QVBoxLayout(self)
        box.addWidget(QPushButton(f"Do {title}"))

    @property
    def search_hint(self) -> str:
        return self._hint

    def refresh(self) -> None:
        self.refreshed += 1

    def glance(self) -> None:
        self.glanced += 1

    def settle(self) -> None:
        self.settled += 1

    def search(self, text: str) -> None:
        self.searched.append(text)

    def unsaved(self) -> str:
        return self.lost


@pytest.fixture
def pages(qtbot: QtBot) -> list[Leaf]:
    return [Leaf("Library", "Search all"), Leaf("Review"), Leaf("Reports")]


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, memory: QSettings, pages: list[Leaf]) -> MainWindow:
    return shown(qtbot, MainWindow(pages, runner, memory, "Shop"))


def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    return window


def find(parent: QWidget, kind: type[Found]) -> Found:
    """The first widget of a kind."""
    found = parent.findChild(kind)
    assert found is not None
    return found


def press(parent: QWidget, name: str) -> None:
    """Click the visible button with this accessible name."""
    next(
        b for b in parent.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()
    ).click()


def held(window: MainWindow, runner: JobRunner, title: str = "Importing") -> threading.Event:
    """Start work that reports 0.42 until the event is set."""
    gate = threading.Event()

    def work(context: JobContext) -> None:
        while not gate.wait(0.005):
            context.report(0.42, "call-4.wav")

    runner.submit(work, title)
    return gate


def test_the_first_page_is_shown_and_read_once(window: MainWindow, pages: list[Leaf]) -> None:
    assert window.page() is pages[0]
    assert [page.refreshed for page in pages] == [1, 0, 0]
    assert window.windowTitle() == "Shop – QA Studio"


def test_ctrl_and_a_number_switch_pages(qtbot: QtBot, window: MainWindow, pages: list[Leaf]) -> None:
    for position, page in enumerate(pages, 1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + position), Qt.KeyboardModifier.ControlModifier)
        assert window.page() is page


def test_a_page_is_settled_before_another_is_shown(window: MainWindow, pages: list[Leaf]) -> None:
    window.show_page(pages[1])
    assert pages[0].settled == 1


def test_pages_are_read_again_only_when_something_has_changed(window: MainWindow, pages: list[Leaf]) -> None:
    window.show_page(pages[1])
    window.show_page(pages[0])
    assert [page.refreshed for page in pages] == [1, 1, 0]
    pages[0].data_changed.emit()
    window.show_page(pages[1])
    window.show_page(pages[0])
    assert [page.refreshed for page in pages] == [1, 2, 0]


def test_a_change_elsewhere_refreshes_the_page_that_is_shown(window: MainWindow, pages: list[Leaf]) -> None:
    pages[2].data_changed.emit()
    assert pages[0].refreshed == 2


def test_a_page_that_is_wanted_is_shown(window: MainWindow, pages: list[Leaf]) -> None:
    pages[2].wanted.emit()
    assert window.page() is pages[2]


def test_f5_reads_the_page_again(qtbot: QtBot, window: MainWindow, pages: list[Leaf]) -> None:
    before = pages[1].glanced
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert pages[0].refreshed == 2
    assert pages[1].glanced == before + 1, "what waits on the others is counted again too"


def test_ctrl_k_asks_for_the_palette_on_every_page(
    qtbot: QtBot, window: MainWindow, pages: list[Leaf]
) -> None:
    for page in pages:
        window.show_page(page)
        with qtbot.waitSignal(window.anything_requested):
            qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert window.page() is page


def test_who_wants_the_search_is_led_to_that_of_the_page_or_of_the_first_that_has_one(
    qtbot: QtBot, window: MainWindow, pages: list[Leaf]
) -> None:
    window.show_page(pages[2])
    pages[2].search_wanted.emit()
    assert window.page() is pages[0]
    box = window.findChild(QLineEdit)
    assert box is not None
    assert box.hasFocus()
    qtbot.keyClicks(box, "lamp")
    assert pages[0].searched[-1] == "lamp"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert pages[0].searched[-1] == ""


def test_each_page_keeps_its_own_search(qtbot: QtBot, window: MainWindow, pages: list[Leaf]) -> None:
    box = window.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "lamp")
    window.show_page(pages[1])
    assert not box.isVisible()
    window.show_page(pages[0])
    assert box.text() == "lamp"
    assert pages[0].searched == ["l", "la", "lam", "lamp"]


def test_a_page_that_clears_its_search_clears_the_box(
    qtbot: QtBot, window: MainWindow, pages: list[Leaf]
) -> None:
    box = find(window, QLineEdit)
    qtbot.keyClicks(box, "lamp")
    pages[0].search_changed.emit("")
    assert box.text() == ""
    assert pages[0].searched == ["l", "la", "lam", "lamp"]


def test_a_message_can_be_undone_once(window: MainWindow, pages: list[Leaf]) -> None:
    undone: list[str] = []
    pages[0].message_posted.emit(Message("Removed 3 interactions.", "Undo", lambda: undone.append("undone")))
    bar = find(window, MessageBar)
    press(bar, "Undo")
    assert undone == ["undone"]
    assert bar.message() is None


def test_a_later_message_takes_the_place_of_the_one_before(window: MainWindow) -> None:
    window.post(Message("One", "Undo", lambda: None))
    window.post(Message("Two"))
    assert find(window, MessageBar).message() == Message("Two")
    press(find(window, MessageBar), "Dismiss the message")
    assert find(window, MessageBar).message() is None


def test_the_message_bar_keeps_its_height(window: MainWindow) -> None:
    before = find(window, MessageBar).height()
    window.post(Message("A very long message " * 30, "Undo", lambda: None, is_problem=True))
    assert find(window, MessageBar).height() == before


def test_an_error_that_no_page_took_is_told_in_its_own_words(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    def full(context: JobContext) -> None:
        raise StudioError("The disk is full. Free some room and save again.")

    with qtbot.waitSignal(runner.finished, timeout=WAIT_MS):
        runner.submit(full, "Saving")
    message = find(window, MessageBar).message()
    assert message == Message("The disk is full. Free some room and save again.", is_problem=True)


def test_a_bug_is_told_as_a_bug_with_a_traceback_to_copy(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(context: JobContext) -> None:
        raise ZeroDivisionError("x")

    with qtbot.waitSignal(runner.finished, timeout=WAIT_MS), caplog.at_level(logging.CRITICAL):
        runner.submit(broken, "Counting")
    bar = find(window, BugBar)
    assert bar.isVisible()
    assert "ZeroDivisionError" in bar.text()
    press(bar, "Copy details")
    assert "in broken" in QGuiApplication.clipboard().text()
    press(bar, "Dismiss")
    assert bar.isHidden()


def test_two_bugs_keep_both_tracebacks(window: MainWindow) -> None:
    window.show_bug(KeyError("first"))
    window.show_bug(KeyError("second"))
    assert "first" in find(window, BugBar).details()
    assert "second" in find(window, BugBar).details()


def test_running_work_is_shown_with_its_progress_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    held(window, runner)
    button = find(window, JobButton)
    qtbot.waitUntil(lambda: button.accessibleDescription() == "1 job, 42 %", timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    panel = find(window, JobPanel)
    assert panel.isVisible()
    press(panel, "Cancel Importing")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert button.accessibleDescription() == "No jobs"
    assert [row for row in panel.findChildren(JobRow) if row.isVisible()] == []


def test_the_job_panel_stays_inside_the_window(qtbot: QtBot, window: MainWindow, runner: JobRunner) -> None:
    gates = [held(window, runner, f"Importing {number}") for number in range(3)]
    find(window, JobButton).setChecked(True)
    window.resize(960, 600)
    panel, body = find(window, JobPanel), window.centralWidget()
    assert body is not None
    room = body.rect
    qtbot.waitUntil(lambda: room().contains(panel.geometry()), timeout=WAIT_MS)
    for gate in gates:
        gate.set()


def test_escape_closes_the_job_panel(qtbot: QtBot, window: MainWindow) -> None:
    find(window, JobButton).setChecked(True)
    qtbot.keyClick(find(window, JobPanel), Qt.Key.Key_Escape)
    assert not find(window, JobPanel).isVisible()


def test_f6_leads_from_the_side_list_and_the_bar_into_the_page(
    qtbot: QtBot, window: MainWindow, pages: list[Leaf]
) -> None:
    window.show_page(pages[1])
    inside = find(pages[1], QPushButton)
    for outside in (find(window, SideList).findChildren(NavButton)[2], find(window, JobButton)):
        outside.setFocus()
        qtbot.keyClick(outside, Qt.Key.Key_F7)
        assert window.focusWidget() is outside
        qtbot.keyClick(outside, Qt.Key.Key_F6)
        assert window.focusWidget() is inside
    qtbot.keyClick(inside, Qt.Key.Key_F6)
    assert window.focusWidget() is inside


def test_the_keyboard_is_in_the_job_panel_while_it_is_open_and_then_back_where_it_was(
    qtbot: QtBot, window: MainWindow, pages: list[Leaf]
) -> None:
    work, panel = find(pages[0], QPushButton), find(window, JobPanel)
    window.add_job_action("All work", lambda: None)
    work.setFocus()
    qtbot.keyClick(work, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is panel
    qtbot.keyClick(panel, Qt.Key.Key_Tab)
    inside = window.focusWidget()
    assert inside is not None
    assert panel.isAncestorOf(inside)
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.focusWidget() is work
    qtbot.mouseClick(find(window, JobButton), Qt.MouseButton.LeftButton)
    find(window, JobButton).setFocus()
    qtbot.keyClick(find(window, JobButton), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.focusWidget() is find(window, JobButton)


def test_quick_reads_are_not_shown_among_the_jobs(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    gate = threading.Event()
    runner.submit(lambda context: gate.wait(5))
    assert find(window, JobButton).accessibleDescription() == "No jobs"
    gate.set()


def test_closing_while_work_runs_says_what_runs_and_closes_when_asked_again(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, pages: list[Leaf]
) -> None:
    gate = held(window, runner, "Transcribing 5 interactions")
    window.close()
    assert window.isVisible()
    message = find(window, MessageBar).message()
    assert message is not None
    assert "Transcribing 5 interactions" in message.text
    press(find(window, MessageBar), "Close now")
    assert not window.isVisible()
    assert pages[0].settled == 1
    gate.set()


def test_closing_with_something_that_could_not_be_stored_says_so_first(
    window: MainWindow, pages: list[Leaf]
) -> None:
    pages[1].lost = "Marks are not in the workspace yet. The disk is full."
    window.close()
    assert window.isVisible()
    message = find(window, MessageBar).message()
    assert message is not None
    assert message.text == pages[1].lost
    press(find(window, MessageBar), "Close and lose it")
    assert not window.isVisible()


def test_the_first_window_is_no_larger_than_the_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert window.width() <= max(room.width(), window.minimumWidth())
    assert window.height() <= max(room.height() - TITLE_BAR_PX, window.minimumHeight())


def test_words_that_are_cut_can_be_read_in_full(window: MainWindow) -> None:
    window.post(Message("A long way to say it. " * 30))
    words = find(find(window, MessageBar), ElidedLabel)
    assert words.toolTip().count("A long way") == 30
    window.post(Message("Short."))
    assert words.toolTip() == ""


def test_work_that_began_since_is_asked_about_again(
    qtbot: QtBot, window: MainWindow, runner: JobRunner
) -> None:
    gates = [held(window, runner)]
    window.close()
    gates.append(held(window, runner, "Fetching Whisper base"))
    window.close()
    assert window.isVisible()
    for gate in gates:
        gate.set()


def test_size_fold_and_page_come_back(
    qtbot: QtBot, window: MainWindow, runner: JobRunner, memory: QSettings
) -> None:
    window.resize(780, 655)
    find(window, SideList).set_folded(True)
    window.show_page_at(2)
    window.close()
    again = shown(qtbot, MainWindow([Leaf("Library"), Leaf("Review"), Leaf("Reports")], runner, memory))
    assert (again.width(), again.height()) == (780, 655)
    assert find(again, SideList).is_wanted_folded()
    assert again.page().title == "Reports"


def test_a_page_that_is_no_longer_there_is_no_reason_not_to_open(
    qtbot: QtBot, runner: JobRunner, memory: QSettings
) -> None:
    memory.setValue("window/page", "7")
    memory.setValue("window/geometry", "nonsense")
    window = shown(qtbot, MainWindow([Leaf("Library")], runner, memory))
    assert window.page().title == "Library"


def test_the_side_list_folds_to_icons_that_still_say_what_they_are(window: MainWindow) -> None:
    window.resize(NARROW_PX, 600)
    side = find(window, SideList)
    wide = side.width()
    press(side, "Fold the list")
    assert side.width() < wide / 2
    names = [button.accessibleName() for button in side.findChildren(NavButton)]
    assert names == ["Library", "Review", "Reports"]
    assert all("Ctrl+" in button.toolTip() for button in side.findChildren(NavButton))
    press(side, "Open the list")
    assert side.width() == wide


def test_what_waits_on_a_page_stands_beside_its_name(window: MainWindow, pages: list[Leaf]) -> None:
    pages[1].count_changed.emit(7)
    button = find(window, SideList).findChildren(NavButton)[1]
    assert button.accessibleName() == "Review, 7 waiting"
    assert "7" in [label.text() for label in button.findChildren(QLabel)]
    pages[1].count_changed.emit(0)
    assert button.accessibleName() == "Review"


def test_the_arrow_keys_walk_the_side_list(qtbot: QtBot, window: MainWindow) -> None:
    buttons = find(window, SideList).findChildren(NavButton)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Down)
    assert buttons[1].hasFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Up)
    qtbot.keyClick(buttons[0], Qt.Key.Key_Up)
    assert buttons[2].hasFocus()


def test_the_menu_behind_the_workspace_holds_what_it_was_given(
    qtbot: QtBot, runner: JobRunner, memory: QSettings
) -> None:
    action = QAction("Speech models…")
    window = shown(qtbot, MainWindow([Leaf("Library")], runner, memory, "Shop", [action, None]))
    assert action in [entry for menu in window.findChildren(QMenu) for entry in menu.actions()]


def test_every_control_of_the_frame_has_an_accessible_name(window: MainWindow) -> None:
    window.post(Message("Something", "Undo", lambda: None))
    window.show_bug(KeyError("x"))
    find(window, JobButton).setChecked(True)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button.parent(), QLineEdit | Leaf):
            assert button.accessibleName(), button.text()


@pytest.mark.parametrize(
    ("jobs", "words"),
    [
        ((), "No jobs"),
        ((JobProgress(1, "A"),), "1 job"),
        ((JobProgress(1, "A", 0.5), JobProgress(2, "B")), "2 jobs, 25 %"),
        ((JobProgress(1, "A", 1.0),), "1 job, 100 %"),
    ],
)
def test_jobs_are_summed_up_in_a_few_words(jobs: tuple[JobProgress, ...], words: str) -> None:
    assert summary(jobs) == words


def test_ninety_nine_point_nine_is_not_yet_a_hundred_per_cent() -> None:
    assert percent(0.999) == "99 %"


def test_only_the_theme_names_a_colour() -> None:
    folder = Path(__file__).parents[2] / "qa_studio" / "ui"
    named = re.compile(r"[\"']#[0-9A-Fa-f]{6}")
    guilty = [path.name for path in folder.rglob("*.py") if named.search(path.read_text(encoding="utf-8"))]
    assert guilty == ["theme.py"]
