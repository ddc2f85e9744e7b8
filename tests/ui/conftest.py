"""Fixtures of the window's tests. A Qt warning, a thread or a timer left behind fails the test."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from fakes_review import ReviewWorld
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.ui import theme
from qa_studio.ui.review.page import ReviewPage

QLocale.setDefault(QLocale("en"))  # dates and numbers of the tests are English, wherever they run


@pytest.fixture(autouse=True)
def no_thread_stays_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert not left, f"threads left behind: {left}"


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light scheme. No window outlives its test: every later one would be dressed with it."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    yield qapp
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def runner(qtbot: QtBot, themed: QApplication) -> Iterator[JobRunner]:
    """A runner that is shut down after the test."""
    made = JobRunner()
    yield made
    made.shutdown()


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    """What the window remembers, in a file of the test's own."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    """Interactions in memory, for the review page."""
    return ReviewWorld(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, world: ReviewWorld) -> Iterator[ReviewPage]:
    """The review page over that world."""
    made = ReviewPage(world.services(), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()


@pytest.fixture
def open_at(qtbot: QtBot, page: ReviewPage, runner: JobRunner) -> Callable[[int], ReviewPage]:
    """Opens an interaction and waits until it can be worked."""

    def act(interaction_id: int) -> ReviewPage:
        with qtbot.waitSignal(page.desk.opened, timeout=5_000):
            page.open_interaction(interaction_id)
        qtbot.waitUntil(runner.is_idle, timeout=5_000)
        return page

    return act
