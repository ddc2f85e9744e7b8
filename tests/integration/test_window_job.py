"""The whole job through the window: drop a call, transcribe, suggest, mark by keyboard, submit, save the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from review_steps import confirm

from qa_studio import bootstrap
from qa_studio.app import StudioWindow
from qa_studio.bootstrap import Studio
from qa_studio.demo import demo_folder
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import WorkState
from qa_studio.settings import Places, Settings
from qa_studio.ui import theme
from qa_studio.ui.library.import_dialog import ImportDialog

PATIENCE_MS = 120_000


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    places = Places(tmp_path / "config", tmp_path / "models", tmp_path / "logs")
    made = bootstrap.build(tmp_path / "workspace", Settings(evaluator="Anna Lindt"), places)
    yield made
    made.close()


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


@pytest.fixture
def made(qtbot: QtBot, qapp: QApplication, studio: Studio, runner: JobRunner) -> StudioWindow:
    theme.apply(qapp, theme.Scheme.LIGHT)
    window = StudioWindow(qapp, studio, runner)
    qtbot.addWidget(window.window)
    window.window.show()
    return window


@pytest.fixture
def short_call(tmp_path: Path) -> Path:
    """The first fifth of a demonstration call, as a broken transfer would leave it."""
    whole = next((demo_folder() / "files" / "calls").glob("*.mp3"))
    path = tmp_path / "short call.mp3"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 5])
    return path


def drop(target: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, copy = QPointF(200, 200), Qt.DropAction.CopyAction
    assert target.acceptDrops()
    target.dragEnterEvent(QDragEnterEvent(place.toPoint(), copy, data, buttons, keys))
    target.dropEvent(QDropEvent(place, copy, data, buttons, keys))


def shortcut(widget: QWidget, keys: str) -> None:
    """Do what this key does on a page."""
    there = {one: list(QShortcut.keys(one)) for one in widget.findChildren(QShortcut)}
    (found,) = [one for one, sequences in there.items() if QKeySequence(keys) in sequences]
    found.activated.emit()


def press(keys: str | Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    if isinstance(keys, str):
        QTest.keyClicks(target, keys)
    else:
        QTest.keyClick(target, keys, modifier)


def text_of(pdf: Path) -> str:
    document = QPdfDocument()
    assert document.load(str(pdf)) == QPdfDocument.Error.None_
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_a_dropped_call_becomes_a_coaching_report(
    qtbot: QtBot, made: StudioWindow, studio: Studio, runner: JobRunner, short_call: Path, tmp_path: Path
) -> None:
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    drop(made.library, short_call)
    dialog = made.library.findChild(ImportDialog)
    assert dialog is not None
    agent = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Agent")
    agent.setEditText("Tom Reed")
    next(button for button in dialog.findChildren(QPushButton) if button.isDefault()).click()
    qtbot.waitUntil(lambda: len(studio.library.rows()) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)

    shortcut(made.library, "Ctrl+Shift+T")
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    shortcut(made.library, "Ctrl+Shift+G")
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    (row,) = studio.library.rows()
    assert row.origin is not None
    assert row.origin.is_draft
    assert row.agent == "Tom Reed"

    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow, timeout=PATIENCE_MS)
    made.open_review(row.id)
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    for _ in range(12):
        press("1")
    with qtbot.waitSignal(made.review.submitted, timeout=PATIENCE_MS):
        confirm(qtbot, made.review)
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    (row,) = studio.library.rows()
    assert row.state is WorkState.SUBMITTED
    assert not row.score_is_automatic
    assert str(row.score) == "100.0"

    made.window.show_page(made.reports)
    save = next(button for button in made.reports.findChildren(QPushButton) if "Save" in button.text())
    qtbot.waitUntil(save.isEnabled, timeout=PATIENCE_MS)
    out = tmp_path / "coaching.pdf"
    made.reports.save_to(out)
    qtbot.waitUntil(out.is_file, timeout=PATIENCE_MS)
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    text = text_of(out)
    assert "Tom Reed" in text
    assert "Anna Lindt" in text
    assert "100.0" in text
