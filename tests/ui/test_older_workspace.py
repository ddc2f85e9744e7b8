"""A workspace of an earlier version is brought up to this one while the window stands: it tells, and can be stopped."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine

from qa_studio.app import StudioWindow
from qa_studio.doorway import Doorway
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.opening import doorway
from qa_studio.storage import migrations, upgrading
from qa_studio.storage.database import FILE_NAME, is_older
from qa_studio.ui.frame.door import UpgradeNotice

WAIT_MS = 20_000
LOOK_MS = 20
TURNS = 2_000
CONTENT = (
    "INSERT INTO company (id, name, is_own) VALUES (1, 'Meadow Lane', 1)",
    "INSERT INTO agent (id, name, team, company_id) VALUES (1, 'Maya Brandt', '', 1)",
    "INSERT INTO interaction (id, external_id, title, channel, agent_id, company_id, source, sha256, conversation,"
    " imported_at) VALUES (1, '', 'Call', 'call', 1, 1, '/a.wav', 'x', '', '2026-05-01 10:00:00')",
    "INSERT INTO transcript (id, interaction_id, version, engine, model, settings, is_draft, language, agent_words,"
    " created_at) VALUES (1, 1, 1, 'whisper', 'base', '[]', 0, 'en', '', '2026-05-01 10:00:00')",
    f"WITH RECURSIVE place (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM place LIMIT {TURNS})"
    " INSERT INTO turn (transcript_id, position, role, text, speaker, words, note, flags)"
    " SELECT 1, at, 'agent', 'lamp ' || at, '', '[]', 0, '[]' FROM place",
)


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace as an earlier version left it, looked at as often as a large one is."""
    monkeypatch.setattr(upgrading, "LOOK_EVERY", 1_000)
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    folder = tmp_path / "Meadow Lane"
    folder.mkdir()
    engine = create_engine(f"sqlite:///{folder / FILE_NAME}")
    with engine.begin() as connection:
        command.upgrade(migrations.configuration(connection), "0004")
        for statement in CONTENT:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return folder


class Held(JobContext):
    """Goes on after its first report when the window has had time to answer it."""

    def __init__(self, whole: JobContext, gate: threading.Event) -> None:
        super().__init__()
        self._whole, self._gate = whole, gate

    def report(self, fraction: float | None, message: str = "") -> None:
        for _ in range(
            WAIT_MS // LOOK_MS
        ):  # a report that follows another too soon does not reach the window
            self._whole.report(fraction, message)
            if self._gate.wait(LOOK_MS / 1_000):
                break
        self._whole.report(fraction, message)


def held(way: Doorway, gate: threading.Event) -> Doorway:
    open_ = way.watched
    assert open_ is not None
    return dataclasses.replace(way, watched=lambda context: open_(Held(context, gate)))


@pytest.fixture
def gate() -> threading.Event:
    return threading.Event()


@pytest.fixture
def waiting(
    qtbot: QtBot, themed: QApplication, older: Path, runner: JobRunner, gate: threading.Event
) -> Iterator[StudioWindow]:
    made = StudioWindow(themed, held(doorway(older), gate), runner)
    qtbot.addWidget(made.window)
    yield made
    gate.set()
    made.leave()
    runner.shutdown()
    if made.opened is not None:
        made.opened.close()


def tables(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_it_is_told_how_far_it_is_and_the_library_follows(
    qtbot: QtBot, waiting: StudioWindow, older: Path, gate: threading.Event
) -> None:
    told: list[int] = []
    show = waiting.door.show_upgrade

    def note(fraction: float) -> None:
        show(fraction)
        told.append(waiting.door.findChild(QProgressBar).value())
        gate.set()

    waiting.door.show_upgrade = note  # type: ignore[method-assign]
    waiting.window.show()
    qtbot.waitUntil(lambda: waiting.is_open, timeout=WAIT_MS)
    assert told == sorted(told)
    assert 0 < told[-1] < 1_000
    assert waiting.opened is not None
    assert waiting.opened.library.count() == 1
    assert not is_older(older)


def test_who_stops_it_may_try_again_and_the_workspace_is_as_it_was(
    qtbot: QtBot, waiting: StudioWindow, older: Path, gate: threading.Event
) -> None:
    before = tables(older)
    show = waiting.door.show_upgrade

    def stop_at_once(fraction: float) -> None:
        show(fraction)
        waiting.door.findChild(UpgradeNotice).stop.click()
        gate.set()

    waiting.door.show_upgrade = stop_at_once  # type: ignore[method-assign]
    waiting.window.show()
    qtbot.waitUntil(lambda: waiting.door._stopped is not None, timeout=WAIT_MS)
    assert waiting.opened is None
    assert waiting.refusal is None
    assert tables(older) == before
    waiting.door.show_upgrade = show  # type: ignore[method-assign]
    again = waiting.door._stopped.findChildren(QPushButton)[0]
    again.click()
    qtbot.waitUntil(lambda: waiting.is_open, timeout=WAIT_MS)
    assert waiting.opened is not None
    assert waiting.opened.library.count() == 1


def test_closing_the_window_stops_it(
    qtbot: QtBot, waiting: StudioWindow, older: Path, runner: JobRunner, gate: threading.Event
) -> None:
    before = tables(older)
    show = waiting.door.show_upgrade

    def leave(fraction: float) -> None:
        show(fraction)
        waiting.leave()
        gate.set()

    waiting.door.show_upgrade = leave  # type: ignore[method-assign]
    waiting.window.show()
    qtbot.waitUntil(lambda: waiting._is_left, timeout=WAIT_MS)
    runner.shutdown()
    assert waiting.opened is None
    assert tables(older) == before
