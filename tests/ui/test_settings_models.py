from __future__ import annotations

import threading
from pathlib import Path

import pytest
from fakes_work import FakeModels
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.errors import StudioError
from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.frame.page import Message
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.settings.models import ModelsSection

WAIT_MS = 5_000


@pytest.fixture
def models() -> FakeModels:
    return FakeModels()


@pytest.fixture
def fetcher(models: FakeModels, runner: JobRunner) -> ModelFetcher:
    return ModelFetcher(models, runner)


@pytest.fixture
def section(qtbot: QtBot, fetcher: ModelFetcher, runner: JobRunner) -> ModelsSection:
    made = ModelsSection(fetcher, runner)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    return made


def texts(section: QWidget) -> str:
    return "\n".join(label.text() for label in section.findChildren(QLabel) if label.isVisibleTo(section))


def button(section: QWidget, name: str) -> QAbstractButton:
    return next(
        b for b in section.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()
    )


def names(section: QWidget) -> set[str]:
    return {b.accessibleName() for b in section.findChildren(QAbstractButton) if b.isVisible()}


def test_the_section_says_plainly_what_the_draft_engine_is_for(section: ModelsSection) -> None:
    assert "for finding one’s way and not for judging people" in texts(section)
    assert "Nothing is downloaded before you ask" in texts(section)


def test_what_is_here_cannot_be_fetched(section: ModelsSection) -> None:
    assert "Fetch Draft engine" not in names(section)
    assert {"Fetch Whisper tiny", "Fetch Whisper base", "Fetch Whisper small"} <= names(section)


def test_one_click_fetches_a_model_that_is_then_in_use(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels
) -> None:
    button(section, "Fetch Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert models.fetched == ["base"]
    assert "Fetch Whisper base" not in names(section)
    assert "here, used unasked" in texts(section)


def test_a_download_shows_its_progress_and_can_be_cancelled(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels
) -> None:
    models.gate = threading.Event()
    button(section, "Fetch Whisper base").click()
    qtbot.waitUntil(lambda: "44 of 145 MB" in texts(section), timeout=WAIT_MS)
    button(section, "Cancel fetching Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "Fetch Whisper base" in names(section)
    assert models.here == set()


def test_a_download_that_fails_says_why_in_the_section(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels
) -> None:
    models.fault = StudioError("base.pt did not arrive whole. Fetch it again.")
    button(section, "Fetch Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "did not arrive whole" in texts(section)
    assert "Fetch Whisper base" in names(section)


def test_a_section_opened_during_a_download_shows_it(
    qtbot: QtBot, fetcher: ModelFetcher, runner: JobRunner, models: FakeModels
) -> None:
    models.gate = threading.Event()
    base = next(model for model in models.rows() if model.name == "base")
    fetcher.fetch(base)
    fetcher.fetch(base)
    late = ModelsSection(fetcher, runner)
    qtbot.addWidget(late)
    late.refresh()
    late.show()
    qtbot.waitUntil(lambda: "Cancel fetching Whisper base" in names(late), timeout=WAIT_MS)
    models.gate.set()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert models.fetched == ["base"]


def test_a_download_goes_on_when_the_section_is_left(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels
) -> None:
    models.gate = threading.Event()
    button(section, "Fetch Whisper base").click()
    section.hide()
    models.gate.set()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert models.here == {"base"}


def test_a_file_of_ones_own_is_added_and_anything_else_is_refused(
    qtbot: QtBot, section: ModelsSection, fetcher: ModelFetcher, runner: JobRunner
) -> None:
    fetcher.add(Path("/models/mine.txt"))
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "mine.txt is no Whisper checkpoint" in texts(section)
    fetcher.add(Path("/models/mine.pt"))
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "Whisper mine.pt" in texts(section)


def test_a_model_is_removed_only_after_it_was_asked_and_says_how_to_have_it_back(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels
) -> None:
    told: list[Message] = []
    section.message_posted.connect(told.append)
    button(section, "Fetch Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    button(section, "Remove… Whisper base").click()
    assert "free 145 MB? To have it back, fetch it again." in texts(section)
    button(section, "Keep Whisper base").click()
    assert models.here == {"base"}
    button(section, "Remove… Whisper base").click()
    button(section, "Remove Whisper base now").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert models.here == set()
    assert "145 MB is free again" in told[-1].text
    assert "Fetch Whisper base" in names(section)


def test_a_model_that_is_in_use_stays_and_says_why(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels
) -> None:
    button(section, "Fetch Whisper tiny").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    button(section, "Remove… Whisper tiny").click()
    button(section, "Remove Whisper tiny now").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "is in use" in texts(section)
    assert models.here == {"tiny"}


def test_without_a_connection_the_exact_place_and_name_of_the_file_are_told(
    qtbot: QtBot, section: ModelsSection
) -> None:
    button(section, "Where Whisper base is").click()
    assert "https://models.example/base.pt and put it here: /models/base.pt" in texts(section)
    button(section, "Copy where Whisper base is or belongs").click()
    assert "/models/base.pt" in QGuiApplication.clipboard().text()


def test_what_is_here_is_checked_by_one_button_and_a_damaged_file_says_so_in_its_line(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels
) -> None:
    told: list[Message] = []
    section.message_posted.connect(told.append)
    check = button(section, "Check what is here")
    check.click()
    assert not check.isEnabled(), "one check at a time"
    qtbot.waitUntil(check.isEnabled, timeout=WAIT_MS)
    assert "nothing to check" in told[-1].text
    models.here |= {"base", "small"}
    models.damaged.add("small")
    section.refresh()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    check.click()
    qtbot.waitUntil(check.isEnabled, timeout=WAIT_MS)
    assert (told[-1].text, told[-1].is_problem) == (
        "1 of 2 models cannot be relied on; its line says why.", True,
    )  # fmt: skip
    assert "checked: as published" in texts(section)
    assert "small is not the published file. Fetch it again." in texts(section)
    models.damaged.clear()
    check.click()
    qtbot.waitUntil(check.isEnabled, timeout=WAIT_MS)
    assert told[-1].text == "2 models checked: what is here is what it is called."
    assert "not the published file" not in texts(section)


def test_a_check_that_fails_or_is_cancelled_can_be_asked_for_again(
    qtbot: QtBot, section: ModelsSection, runner: JobRunner, models: FakeModels, fetcher: ModelFetcher
) -> None:
    models.fault = StudioError("The folder of the models cannot be read.")
    check = button(section, "Check what is here")
    check.click()
    qtbot.waitUntil(check.isEnabled, timeout=WAIT_MS)
    assert "cannot be read" in texts(section)
    with qtbot.waitSignal(fetcher.checked, timeout=WAIT_MS) as found:
        check.click()
    assert found.args == [None]


def test_a_model_is_removed_with_its_engine_because_two_may_have_one_name(
    qtbot: QtBot,
    section: ModelsSection,
    runner: JobRunner,
    models: FakeModels,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, str]] = []
    remove = models.remove
    monkeypatch.setattr(models, "remove", lambda *which: (asked.append(which), remove(*which))[1])
    button(section, "Fetch Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    button(section, "Remove… Whisper base").click()
    button(section, "Remove Whisper base now").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert asked == [("base", "whisper")]
