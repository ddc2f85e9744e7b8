"""The settings page over real services: a workspace, its files, and the window's own runner."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_work import FakeModels
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from qa_studio import settings as stored
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.measures import Measuring
from qa_studio.services.rubrics import stored_rubric
from qa_studio.settings import Settings
from qa_studio.speech_rows import ModelRow
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.languages import LANGUAGES, SYSTEM, spoken
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.rubrics.fields import Pick, Tick
from qa_studio.ui.settings.general import GeneralSection
from qa_studio.ui.settings.history import ChangeHistory
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.settings.measures import MeasuresSection
from qa_studio.ui.settings.models import ModelsSection
from qa_studio.ui.settings.page import SettingsPage
from qa_studio.ui.settings.transcription import TranscriptionSection, at_once_choices, model_fault

WAIT_MS = 5_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def keeper(file: Path) -> SettingsKeeper:
    return SettingsKeeper(Settings(evaluator="Anna Lindt"), file)


@pytest.fixture
def models() -> FakeModels:
    return FakeModels(here={"base"})


@pytest.fixture
def measuring(tmp_path: Path) -> Iterator[Measuring]:
    store = Store.open(tmp_path / "shop", stored_rubric)
    yield Measuring(store)
    store.close()


@pytest.fixture
def page(
    qtbot: QtBot,
    runner: JobRunner,
    memory: QSettings,
    keeper: SettingsKeeper,
    models: FakeModels,
    measuring: Measuring,
    tmp_path: Path,
) -> Iterator[SettingsPage]:
    history, fetcher = ChangeHistory(), ModelFetcher(models, runner)
    sections = (
        GeneralSection(keeper, history, tmp_path / "Meadow Lane", list, list),
        TranscriptionSection(keeper, history, fetcher, runner),
        ModelsSection(fetcher, runner),
        MeasuresSection(measuring, history, runner),
    )
    made = SettingsPage(sections, history, memory)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    yield made
    runner.shutdown()


def field(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    return next(one for one in page.findChildren(kind) if one.accessibleName() == name)


def line(page: QWidget, name: str) -> QLineEdit:
    found = field(page, QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def pick(page: QWidget, name: str, key: str) -> None:
    found = field(page, Pick, name)
    assert isinstance(found, Pick)
    place = found.findData(key)
    assert place >= 0, [found.itemText(at) for at in range(found.count())]
    found.setCurrentIndex(place)
    found.activated.emit(place)


def words(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def press(page: QWidget, name: str) -> None:
    next(
        one for one in page.findChildren(QAbstractButton) if one.accessibleName() == name and one.isVisible()
    ).click()


def enter(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_a_name_is_taken_at_once_written_and_taken_back_with_the_keyboard(
    qtbot: QtBot, page: SettingsPage, keeper: SettingsKeeper, file: Path
) -> None:
    enter(qtbot, line(page, "Your name"), "Ben Carter")
    assert keeper.current.evaluator == stored.load(file).evaluator == "Ben Carter"
    qtbot.keyClick(line(page, "Your name"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert keeper.current.evaluator == stored.load(file).evaluator == "Anna Lindt"
    assert line(page, "Your name").text() == "Anna Lindt"
    page.history.redo()
    assert keeper.current.evaluator == "Ben Carter"


@pytest.mark.parametrize(("typed", "fault"), [("   ", "A name is needed"), ("x" * 81, "At most 80")])
def test_a_name_that_will_not_do_says_why_beside_it_and_changes_nothing(
    qtbot: QtBot, page: SettingsPage, keeper: SettingsKeeper, typed: str, fault: str
) -> None:
    enter(qtbot, line(page, "Your name"), typed)
    assert fault in words(page)
    assert keeper.current.evaluator == "Anna Lindt"


def test_a_name_that_is_still_being_typed_is_taken_when_the_page_is_left(
    qtbot: QtBot, page: SettingsPage, keeper: SettingsKeeper
) -> None:
    line(page, "Your name").setText("Ben Carter")
    page.settle()
    assert keeper.current.evaluator == "Ben Carter"


def test_a_language_is_kept_for_the_next_start_and_leaves_the_open_window_alone(
    page: SettingsPage, keeper: SettingsKeeper, file: Path
) -> None:
    pick(page, "Language", "de")
    assert keeper.current.language == stored.load(file).language == "de"
    assert "from its next start on" in words(page)
    chosen = field(page, Pick, "Language")
    assert isinstance(chosen, Pick)
    assert chosen.currentText() == "Deutsch"
    page.history.undo()
    assert keeper.current.language == "system"


def test_a_size_is_kept_for_the_next_start_and_can_be_taken_back(
    page: SettingsPage, keeper: SettingsKeeper, file: Path
) -> None:
    pick(page, "Size", "150")
    assert keeper.current.scale_percent == stored.load(file).scale_percent == 150
    page.history.undo()
    assert keeper.current.scale_percent == 100


@pytest.mark.parametrize("scale", [80, 200])
def test_the_window_starts_in_the_size_that_was_set(scale: int) -> None:
    code = f"from qa_studio.app import application; print(application({scale}).primaryScreen().devicePixelRatio())"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QT_SCALE_FACTOR", None)
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert float(told.stdout) == pytest.approx(scale / 100)


def test_every_language_that_can_be_set_is_one_the_window_speaks() -> None:
    assert (SYSTEM, *LANGUAGES) == stored.LANGUAGES
    assert [spoken(code) for code in LANGUAGES] == list(LANGUAGES)


def test_the_message_of_a_change_takes_it_back(page: SettingsPage, keeper: SettingsKeeper) -> None:
    told: list[Message] = []
    page.message_posted.connect(told.append)
    pick(page, "Appearance", "dark")
    assert keeper.current.theme == "dark"
    assert told[-1].action_label == "Undo"
    assert told[-1].action is not None
    told[-1].action()
    assert keeper.current.theme == "system"


def test_what_cannot_be_written_is_said_and_holds_for_the_window(
    page: SettingsPage, keeper: SettingsKeeper, file: Path
) -> None:
    failed: list[Exception] = []
    keeper.failed.connect(failed.append)
    file.mkdir()
    pick(page, "Appearance", "contrast")
    assert keeper.current.theme == "contrast"
    assert str(file) in str(failed[0])


def test_what_another_program_has_set_meanwhile_stays(keeper: SettingsKeeper, file: Path) -> None:
    stored.save(Settings(workspace="/elsewhere"), file)
    keeper.change(theme="light")
    assert (stored.load(file).workspace, stored.load(file).theme) == ("/elsewhere", "light")


def test_undo_and_redo_say_when_there_is_nothing(page: SettingsPage) -> None:
    told: list[Message] = []
    page.message_posted.connect(told.append)
    page.history.undo()
    page.history.redo()
    assert [one.text for one in told] == ["Nothing to undo on this page.", "Nothing to redo on this page."]


def test_the_last_section_is_shown_again(
    qtbot: QtBot, page: SettingsPage, memory: QSettings, runner: JobRunner
) -> None:
    page.show_section("measures")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    page.settle()
    assert memory.value("settings/section") == "measures"
    page.show_section("nonsense")
    assert page.section().key == "general"


def test_the_keyboard_goes_from_the_sections_into_one_and_back(qtbot: QtBot, page: SettingsPage) -> None:
    sections = page.findChild(QListWidget)
    assert sections is not None
    sections.setFocus()
    page.next_pane()
    assert QApplication.focusWidget() is line(page, "Your name")
    page.next_pane()
    assert QApplication.focusWidget() is sections


def test_engine_and_model_are_chosen_from_what_is_here(
    qtbot: QtBot, page: SettingsPage, keeper: SettingsKeeper, runner: JobRunner
) -> None:
    page.show_section("transcription")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "The best that is here: Whisper base." in words(page)
    pick(page, "Model", "whisper/base")
    assert (keeper.current.engine, keeper.current.model) == ("whisper", "base")
    pick(page, "Engine", "draft")
    assert (keeper.current.engine, keeper.current.model) == ("draft", "")
    page.history.undo()
    assert (keeper.current.engine, keeper.current.model) == ("whisper", "base")


def test_switches_and_numbers_are_kept(
    qtbot: QtBot, page: SettingsPage, keeper: SettingsKeeper, runner: JobRunner, file: Path
) -> None:
    page.show_section("transcription")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    pick(page, "Recordings at once", "1")
    pick(page, "Agent’s channel", "right")
    for name in ("Pause on battery", "Go on at the start", "Try doubtful passages again"):
        qtbot.keyClick(field(page, Tick, name), Qt.Key.Key_Space)
    written = stored.load(file)
    assert (written.speech_processes, written.agent_channel) == (1, "right")
    assert (written.pause_on_battery, written.resume_jobs, written.retry_doubtful) == (False, False, False)
    page.history.undo()
    assert keeper.current.retry_doubtful
    pick(page, "Engine", "draft")
    assert not field(page, Tick, "Try doubtful passages again").isEnabled(), "the draft engine cannot"


def test_a_model_that_is_not_here_says_so_beside_the_field() -> None:
    rows = (
        ModelRow("whisper", "base", False, Path("/m/base.pt"), 1, False),
        ModelRow("draft", "en-us", True, Path("/m/en-us"), None, True),
    )
    assert "“base” is not on this computer" in model_fault(rows, Settings(engine="whisper", model="base"))
    assert "no model of Whisper here" in model_fault(rows, Settings(engine="whisper"))
    assert model_fault(rows, Settings(engine="draft")) == ""
    assert model_fault(rows, Settings()) == ""


def test_a_number_of_recordings_that_is_set_is_offered_however_large() -> None:
    assert ("40", "40 recordings") in at_once_choices(40, lambda: 2)
    assert at_once_choices(0, lambda: None)[0] == ("0", "One a core (1)")


def measures_shown(qtbot: QtBot, page: SettingsPage, runner: JobRunner) -> None:
    page.show_section("measures")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)


def test_a_threshold_is_set_and_taken_back(
    qtbot: QtBot, page: SettingsPage, runner: JobRunner, measuring: Measuring
) -> None:
    measures_shown(qtbot, page, runner)
    enter(qtbot, line(page, "Silence from, in seconds"), "4.5")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert measuring.settings().silence_s == 4.5
    page.history.undo()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert measuring.settings().silence_s == 3.0
    assert line(page, "Silence from, in seconds").text() == "3"


@pytest.mark.parametrize("typed", ["four", "900", "", "nan", "-1"])
def test_a_threshold_that_cannot_be_says_why_beside_its_field(
    qtbot: QtBot, page: SettingsPage, runner: JobRunner, measuring: Measuring, typed: str
) -> None:
    measures_shown(qtbot, page, runner)
    edit = line(page, "Silence from, in seconds")
    edit.setText(typed)
    edit.editingFinished.emit()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert measuring.settings().silence_s == 3.0
    assert "○ This must be 0.5 to 120 seconds" in words(page)
    assert "silence_s" not in words(page)


def test_one_button_makes_every_threshold_usual_again_and_can_be_taken_back(
    qtbot: QtBot, page: SettingsPage, runner: JobRunner, measuring: Measuring
) -> None:
    measuring.set({"silence_s": 5, "hold_words": ("one tick",)})
    measures_shown(qtbot, page, runner)
    press(page, "All as usual")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert measuring.settings().silence_s == 3.0
    page.history.undo()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert (measuring.settings().silence_s, measuring.settings().hold_words) == (5, ("one tick",))


def test_what_is_being_typed_stays_while_another_threshold_is_taken(
    qtbot: QtBot, page: SettingsPage, runner: JobRunner, measuring: Measuring
) -> None:
    measures_shown(qtbot, page, runner)
    hold, silence = line(page, "Hold from, in seconds"), line(page, "Silence from, in seconds")
    enter(qtbot, silence, "4")
    hold.setFocus()
    hold.setText("2")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert measuring.settings().silence_s == 4.0
    assert hold.text() == "2"


def test_tab_goes_through_every_section_from_top_to_bottom(
    qtbot: QtBot, page: SettingsPage, runner: JobRunner
) -> None:
    page.resize(1116, 2_000)
    for section in page.sections:
        page.show_section(section.key)
        qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
        walked, at = [], section.nextInFocusChain()
        while at is not section:
            can_tab = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and at.isEnabled()
            if section.isAncestorOf(at) and can_tab and at.focusProxy() is None:
                walked.append(at)
            at = at.nextInFocusChain()
        places = [one.mapTo(section, one.rect().bottomLeft()).y() // 16 for one in walked]
        assert len(walked) >= 4
        assert places == sorted(places), [one.accessibleName() for one in walked]


def test_every_section_fits_where_a_screen_is_small(qtbot: QtBot, page: SettingsPage) -> None:
    page.resize(960 - 164, 416)
    assert page.minimumSizeHint().width() <= page.width()
    for section in page.sections:
        assert section.minimumSizeHint().width() <= page.width() - 184 - 17, section.title
