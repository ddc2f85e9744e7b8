"""The whole window over a real workspace, as `run` builds it."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QInputDialog,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot
from service_files import tone

import qa_studio.demo
from qa_studio import app as application
from qa_studio import bootstrap, settings
from qa_studio.app import BugCatcher, StudioWindow
from qa_studio.bootstrap import Studio
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions
from qa_studio.settings import Places, Settings
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.ui import theme
from qa_studio.ui.frame.bug_bar import BugBar
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.frame.message_bar import MessageBar
from qa_studio.ui.frame.page import Message
from qa_studio.ui.frame.side_list import NavButton
from qa_studio.ui.library.table_view import LibraryTable

WAIT_MS = 20_000
CHATS = Path(qa_studio.demo.__file__).parent / "files" / "chats"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "models", tmp_path / "logs")


@pytest.fixture
def studio(tmp_path: Path, places: Places) -> Iterator[Studio]:
    made = bootstrap.build(tmp_path / "Meadow Lane", Settings(evaluator="Anna Lindt", theme="light"), places)
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


def import_a_chat(qtbot: QtBot, made: StudioWindow, runner: JobRunner) -> None:
    made.library._actions.import_paths([sorted(CHATS.glob("*.txt"))[0]], ImportOptions(agent="Tom Reed"))
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)


def test_the_window_is_named_after_its_workspace_and_begins_with_the_library(made: StudioWindow) -> None:
    assert made.window.windowTitle() == "Meadow Lane – QA Studio"
    assert made.window.page() is made.library


def test_opening_an_interaction_shows_it_on_the_review_page(
    qtbot: QtBot, made: StudioWindow, runner: JobRunner
) -> None:
    import_a_chat(qtbot, made, runner)
    table = made.library.findChild(LibraryTable)
    assert table is not None
    row = table.current_row()
    assert row is not None
    table.opened.emit(row.id)
    assert made.window.page() is made.review
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert made.review.desk.open_id == row.id


def test_words_that_were_found_are_shown_on_the_review_page(
    qtbot: QtBot, made: StudioWindow, runner: JobRunner
) -> None:
    import_a_chat(qtbot, made, runner)
    made.library.search("lamp")
    qtbot.waitUntil(lambda: made.library._layout.hit_model.rowCount() > 0, timeout=WAIT_MS)
    hit = made.library._layout.hit_model.hit_at(0)
    shown: list[int] = []
    made.review.transcript.view.show_turn = shown.append  # type: ignore[method-assign]
    made.library.turn_requested.emit(hit)
    qtbot.waitUntil(lambda: hit.turn in shown, timeout=WAIT_MS)
    assert (made.window.page(), made.review.desk.open_id) == (made.review, hit.interaction_id)


def test_ctrl_f_in_the_library_goes_to_the_search_box(
    qtbot: QtBot, made: StudioWindow, runner: JobRunner
) -> None:
    import_a_chat(qtbot, made, runner)
    table = made.library.findChild(LibraryTable)
    assert table is not None
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = made.window.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.accessibleName() == "Search"


def test_an_evaluation_of_the_laboratory_opens_its_review(
    qtbot: QtBot, made: StudioWindow, runner: JobRunner
) -> None:
    import_a_chat(qtbot, made, runner)
    row = made.library._model.row_at(0)
    assert row is not None
    made.rubrics.laboratory.review_requested.emit(row.id)
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert (made.window.page(), made.review.desk.open_id) == (made.review, row.id)


def test_an_import_counts_what_waits_for_review(qtbot: QtBot, made: StudioWindow, runner: JobRunner) -> None:
    counts: list[int] = []
    made.review.count_changed.connect(counts.append)
    import_a_chat(qtbot, made, runner)
    assert counts[-1] == 1


def test_another_look_is_put_on_at_once_and_remembered(made: StudioWindow, places: Places) -> None:
    made.menu.set_look("contrast")
    assert theme.current() is theme.HIGH_CONTRAST
    assert settings.load(places.settings_file).theme == "contrast"


def test_another_evaluator_marks_from_now_on(qtbot: QtBot, made: StudioWindow, places: Places) -> None:
    dialog = made.menu.ask_evaluator()
    qtbot.addWidget(dialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("  Ben Carter ")
    dialog.accept()
    assert made.menu.evaluator == "Ben Carter"
    assert settings.load(places.settings_file).evaluator == "Ben Carter"
    made.menu.set_evaluator("   ")
    assert made.menu.evaluator == "Ben Carter"


def test_a_new_workspace_is_a_folder_beside_this_one_and_never_one_that_is_there(
    made: StudioWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda _program, arguments: started.append(arguments))
    said: list[Message] = []
    made.menu.message_posted.connect(said.append)
    dialog = made.menu.ask_new()
    qtbot.addWidget(dialog)
    dialog.setTextValue(" Brightwell Bikes ")
    dialog.accept()
    folder = made.menu._workspace.parent / "Brightwell Bikes"
    assert folder.is_dir()
    assert [arguments[-1] for arguments in started] == [str(folder)]
    for name in ("Brightwell Bikes", "up/../down", "..", "  "):
        made.menu.make_new(name)
    assert len(started) == 1
    assert [one.is_problem for one in said] == [True, True, True]


def test_the_menu_asks_who_marks_and_the_question_stays(made: StudioWindow) -> None:
    made.menu._evaluator.trigger()
    gc.collect()
    asked = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QInputDialog) and one.isVisible()
    ]
    assert len(asked) == 1
    asked[0].close()


def test_settings_that_cannot_be_written_are_told_and_hold_for_the_window(
    made: StudioWindow, places: Places
) -> None:
    places.config.write_text("a file where the folder belongs", encoding="utf-8")
    made.menu.set_look("dark")
    assert theme.current() is theme.DARK
    bar = made.window.findChild(MessageBar)
    assert bar is not None
    message = bar.message()
    assert message is not None
    assert message.is_problem


def test_the_speech_models_open_from_the_menu_and_from_the_library(made: StudioWindow) -> None:
    made.menu.models_requested.emit()
    assert (made.window.page(), made.settings.section().key) == (made.settings, "models")
    made.settings.show_section("general")
    made.window.show_page(made.library)
    made.library.models_requested.emit()
    assert (made.window.page(), made.settings.section().key) == (made.settings, "models")


def test_what_is_set_holds_for_the_queue_and_for_imports_at_once(
    made: StudioWindow, studio: Studio, places: Places
) -> None:
    made.keeper.change(speech_processes=3, pause_on_battery=False, agent_channel="left", engine="draft")
    assert (studio.queue._bench.at_once, studio.queue._bench.pause_on_battery) == (3, False)
    assert made._speech() == TranscribeOptions("draft")
    assert studio.speech._shares._cores == 3
    made.keeper.change(retry_doubtful=False)
    assert not made._speech().retry
    dialog = made.library.open_import()
    assert dialog.options().agent_channel == 0
    dialog.reject()
    assert settings.load(places.settings_file).speech_processes == 3


def test_the_queue_opens_from_the_running_jobs_from_the_library_and_by_its_key(
    qtbot: QtBot, made: StudioWindow
) -> None:
    made.library.queue_requested.emit()
    assert made.window.page() is made.queue
    made.window.show_page(made.library)
    qtbot.keyClick(made.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    buttons = made.window.findChildren(QAbstractButton)
    (link,) = [one for one in buttons if one.accessibleName() == "Transcription queue" and one.isVisible()]
    link.click()
    assert made.window.page() is made.queue
    assert not link.isVisible()
    made.window.show_page(made.library)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(made.window, Qt.Key.Key_J, keys)
    assert made.window.page() is made.queue
    qtbot.keyClick(made.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert made.window.page() is made.settings


def test_f6_leads_from_the_side_list_into_every_page(qtbot: QtBot, made: StudioWindow) -> None:
    pages = (made.library, made.review, made.queue, made.settings)
    for page in pages:
        made.window.show_page(page)
        outside = made.window.findChildren(NavButton)[0]
        outside.setFocus()
        qtbot.keyClick(outside, Qt.Key.Key_F6)
        focused = made.window.focusWidget()
        assert focused is not None
        assert page.isAncestorOf(focused), page.title


def test_what_was_left_unfinished_is_told_when_the_window_opens(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, places: Places, runner: JobRunner
) -> None:
    asks = Settings(evaluator="Anna Lindt", theme="light", resume_jobs=False)
    studio = bootstrap.build(tmp_path / "Meadow Lane", asks, places)
    recording = tone(tmp_path / "call.wav")
    ids = studio.importing.import_paths([recording], ImportOptions(), JobContext()).done
    studio.queue.take_in(ids, TranscribeOptions(engine="draft"))
    made = StudioWindow(themed, studio, runner)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitUntil(made.unfinished.isVisible, timeout=WAIT_MS)
    assert "1 recording was left unfinished" in made.unfinished.text()
    made.unfinished.queue_requested.emit()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert made.window.page() is made.queue
    runner.shutdown()
    studio.close()


def test_every_control_of_every_page_has_an_accessible_name(
    qtbot: QtBot, made: StudioWindow, runner: JobRunner
) -> None:
    import_a_chat(qtbot, made, runner)
    row = made.library._model.row_at(0)
    assert row is not None
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QAbstractSlider, QPlainTextEdit)
    nameless = []
    settings = [partial(made.open_settings, section.key) for section in made.settings.sections]
    shows = [
        partial(made.window.show_page, page)
        for page in (made.library, made.rubrics, made.reports, made.queue)
    ]
    for show in (*shows, partial(made.open_review, row.id), *settings):
        show()
        qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
        for kind in kinds:
            nameless += [
                f"{made.window.page().title}: {control} in {control.parent()}"
                for control in made.window.findChildren(kind)
                if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus
                if not control.accessibleName() and not getattr(control, "text", str)()
            ]
    assert nameless == []


def test_what_nobody_catches_is_logged_and_shown_whichever_thread_it_comes_from(
    qtbot: QtBot, made: StudioWindow, caplog: pytest.LogCaptureFixture
) -> None:
    bar = made.window.findChild(BugBar)
    assert bar is not None

    def broken() -> None:
        raise ZeroDivisionError("in a thread")

    with BugCatcher() as catcher:
        catcher.caught.connect(made.window.show_bug)
        QTimer.singleShot(0, lambda: dict[str, str]()["in a slot"])
        qtbot.waitUntil(lambda: "in a slot" in bar.details(), timeout=WAIT_MS)
        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: "in a thread" in bar.details(), timeout=WAIT_MS)
    assert bar.isVisible()
    assert "ZeroDivisionError" in caplog.text
    assert "KeyError" in caplog.text


def test_the_hooks_are_given_back(qtbot: QtBot, made: StudioWindow) -> None:
    before = sys.excepthook, threading.excepthook
    with BugCatcher():
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook) == before


def test_running_the_window_ends_with_no_thread_and_code_zero(
    themed: QApplication, studio: Studio, caplog: pytest.LogCaptureFixture
) -> None:
    def close() -> None:
        """Whatever earlier tests left open must not keep the window from being the last one."""
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                window.close()
                return
        QTimer.singleShot(20, close)

    QTimer.singleShot(0, close)
    stuck = QTimer(singleShot=True)
    stuck.timeout.connect(lambda: themed.exit(99))
    stuck.start(WAIT_MS)
    with caplog.at_level(logging.WARNING, "qa_studio"):
        assert application.run(studio) == 0
    stuck.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("qa-")]
    assert not [record for record in caplog.records if record.name.startswith("qa_studio")]
    assert (studio.workspace / application.MEMORY_FILE).exists()


def test_the_window_fits_on_a_screen_of_1920_by_1080_at_200_per_cent(
    qtbot: QtBot, made: StudioWindow, runner: JobRunner
) -> None:
    import_a_chat(qtbot, made, runner)
    for page in (made.library, made.review, made.reports, made.queue, made.settings):
        made.window.show_page(page)
        qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
        made.window.resize(960, 510)
        assert page.minimumSizeHint().width() <= page.width()
        assert page.minimumSizeHint().height() <= page.height()
