from __future__ import annotations

import threading
from pathlib import Path

import pytest
from fakes_ui import FakeModels
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.errors import StudioError
from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.models_dialog import ModelsDialog

WAIT_MS = 5_000


@pytest.fixture
def models() -> FakeModels:
    return FakeModels()


@pytest.fixture
def fetcher(models: FakeModels, runner: JobRunner) -> ModelFetcher:
    return ModelFetcher(models, runner)


@pytest.fixture
def dialog(qtbot: QtBot, fetcher: ModelFetcher, runner: JobRunner) -> ModelsDialog:
    made = ModelsDialog(fetcher, runner)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    return made


def texts(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def button(dialog: QWidget, name: str) -> QAbstractButton:
    return next(
        b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()
    )


def names(dialog: QWidget) -> set[str]:
    return {b.accessibleName() for b in dialog.findChildren(QAbstractButton) if b.isVisible()}


def test_the_dialog_says_plainly_what_the_draft_engine_is_for(dialog: ModelsDialog) -> None:
    assert "for finding one’s way and not for judging people" in texts(dialog)
    assert "Nothing is downloaded before you ask" in texts(dialog)


def test_what_is_here_cannot_be_fetched(dialog: ModelsDialog) -> None:
    assert "Fetch Draft engine" not in names(dialog)
    assert {"Fetch Whisper tiny", "Fetch Whisper base", "Fetch Whisper small"} <= names(dialog)


def test_one_click_fetches_a_model_that_is_then_in_use(
    qtbot: QtBot, dialog: ModelsDialog, runner: JobRunner, models: FakeModels
) -> None:
    button(dialog, "Fetch Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert models.fetched == ["base"]
    assert "Fetch Whisper base" not in names(dialog)
    assert "here, in use" in texts(dialog)


def test_a_download_shows_its_progress_and_can_be_cancelled(
    qtbot: QtBot, dialog: ModelsDialog, runner: JobRunner, models: FakeModels
) -> None:
    models.gate = threading.Event()
    button(dialog, "Fetch Whisper base").click()
    qtbot.waitUntil(lambda: "44 of 145 MB" in texts(dialog), timeout=WAIT_MS)
    button(dialog, "Cancel fetching Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "Fetch Whisper base" in names(dialog)
    assert models.here == set()


def test_a_download_that_fails_says_why_in_the_dialog(
    qtbot: QtBot, dialog: ModelsDialog, runner: JobRunner, models: FakeModels
) -> None:
    models.fault = StudioError("base.pt did not arrive whole. Fetch it again.")
    button(dialog, "Fetch Whisper base").click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "did not arrive whole" in texts(dialog)
    assert "Fetch Whisper base" in names(dialog)


def test_a_dialog_opened_during_a_download_shows_it(
    qtbot: QtBot, fetcher: ModelFetcher, runner: JobRunner, models: FakeModels
) -> None:
    models.gate = threading.Event()
    base = next(model for model in models.rows() if model.name == "base")
    fetcher.fetch(base)
    fetcher.fetch(base)
    late = ModelsDialog(fetcher, runner)
    qtbot.addWidget(late)
    late.show()
    qtbot.waitUntil(lambda: "Cancel fetching Whisper base" in names(late), timeout=WAIT_MS)
    models.gate.set()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert models.fetched == ["base"]


def test_a_download_goes_on_when_the_dialog_is_closed(
    qtbot: QtBot, dialog: ModelsDialog, runner: JobRunner, models: FakeModels
) -> None:
    models.gate = threading.Event()
    button(dialog, "Fetch Whisper base").click()
    dialog.accept()
    models.gate.set()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert models.here == {"base"}


def test_a_file_of_ones_own_is_added_and_anything_else_is_refused(
    qtbot: QtBot, dialog: ModelsDialog, fetcher: ModelFetcher, runner: JobRunner
) -> None:
    fetcher.add(Path("/models/mine.txt"))
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "mine.txt is no Whisper checkpoint" in texts(dialog)
    fetcher.add(Path("/models/mine.pt"))
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert "Whisper mine.pt" in texts(dialog)
