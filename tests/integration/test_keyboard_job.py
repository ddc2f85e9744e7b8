"""A call from its import to the history of its marks through the whole window, by keyboard alone.

After the window is shown nothing is called but what reads it: every step is a key on whatever has the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from review_steps import Ctrl, Key, confirm, history_by_key, mark_by_key, press

from qa_studio import bootstrap
from qa_studio.app import StudioWindow
from qa_studio.bootstrap import Studio
from qa_studio.demo import demo_folder
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import WorkState
from qa_studio.settings import Places, Settings
from qa_studio.storage.values import EvaluatorName
from qa_studio.ui import theme
from qa_studio.ui.library.import_dialog import ImportDialog

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "plugin does not support")
PATIENCE_MS = 120_000
MOST_TABS = 60
LOOKS_MS, MOST_LOOKS = 20, 500
ANNA, REASON = "Anna Lindt", "The second request was left open."
MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    places = Places(tmp_path / "config", tmp_path / "models", tmp_path / "logs")
    made = bootstrap.build(tmp_path / "workspace", Settings(evaluator=ANNA), places)
    yield made
    made.close()


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


@pytest.fixture
def made(qtbot: QtBot, qapp: QApplication, studio: Studio, runner: JobRunner) -> Iterator[StudioWindow]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    window = StudioWindow(qapp, studio, runner)
    qtbot.addWidget(window.window)
    with qtbot.waitActive(window.window):
        window.window.show()
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    yield window
    window.window.page().settle()


@pytest.fixture
def short_call(tmp_path: Path) -> Path:
    """The first fifth of a demonstration call, as a broken transfer would leave it."""
    whole = next((demo_folder() / "files" / "calls").glob("*.mp3"))
    path = tmp_path / "short call.mp3"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 5])
    return path


class Watch(QObject):
    """Notes whatever comes from a mouse, and every window that comes up unasked."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOUSE:
            self.seen.append(event.type().name)
        elif event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_wanted = isinstance(watched, QMainWindow | QDialog)
            is_popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            self.seen += [] if is_wanted or is_popup else [type(watched).__name__]
        return False


class FileTyping(QTimer):
    """Types a path into the dialog for files, which has the event loop to itself, and Enter until it is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(interval=LOOKS_MS)
        self._path, self._looks, self.is_typed = path, 0, False
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        self._looks += 1
        if not isinstance(dialog, QFileDialog):
            self.stop() if self.is_typed else None
        elif self._looks > MOST_LOOKS:
            self.stop()
            dialog.reject()
        elif self.is_typed:
            press(Key.Key_Return)
        elif isinstance(field, QLineEdit):
            self.is_typed = True
            press(Key.Key_A, modifier=Ctrl)
            press(str(self._path))


def name(widget: QWidget | None) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(widget) if widget is not None else None
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def tab_to(begins: str) -> None:
    """Tab until the keyboard is at the control of this name."""
    met = []
    for _ in range(MOST_TABS):
        met.append(name(QApplication.focusWidget()))
        if met[-1].startswith(begins):
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab comes to no “{begins}”: {met}")


def focused() -> QWidget:
    """Whatever has the keyboard; never nothing, so that it can be asked where it stands."""
    return QApplication.focusWidget() or QWidget()


def come_back(qtbot: QtBot, window: QWidget) -> None:
    """A dialog has gone: the keyboard goes to what lies below, which is the window manager's part of it."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isAncestorOf(focused()), timeout=PATIENCE_MS)


def import_by_key(qtbot: QtBot, made: StudioWindow, studio: Studio, path: Path) -> None:
    press(Key.Key_I, modifier=Ctrl)
    qtbot.waitUntil(lambda: name(QApplication.focusWidget()) == "Add files…", timeout=PATIENCE_MS)
    typing = FileTyping(path)
    press(Key.Key_Space)
    assert typing.is_typed
    dialog = made.library.findChild(ImportDialog)
    assert dialog is not None
    come_back(qtbot, dialog)
    tab_to("Agent")
    press("Tom Reed")
    tab_to("Import 1 item")
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: len(studio.library.rows()) == 1, timeout=PATIENCE_MS)
    come_back(qtbot, made.window)


def prepare_by_key(qtbot: QtBot, runner: JobRunner) -> None:
    """Transcribe the call that is selected, and have marks suggested."""
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    tab_to("Interactions")
    press(Key.Key_A, modifier=Ctrl)
    for key in (Key.Key_T, Key.Key_G):
        press(key, modifier=Ctrl)
        qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)


def test_a_call_is_imported_marked_submitted_reopened_corrected_and_its_history_found_without_the_mouse(
    qtbot: QtBot, qapp: QApplication, made: StudioWindow, studio: Studio, runner: JobRunner, short_call: Path
) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    import_by_key(qtbot, made, studio, short_call)
    prepare_by_key(qtbot, runner)
    (row,) = studio.library.rows()
    assert (row.agent, row.state) == ("Tom Reed", WorkState.SUGGESTED)

    press(Key.Key_Return)
    qtbot.waitUntil(lambda: made.window.page() is made.review, timeout=PATIENCE_MS)
    page = made.review
    qtbot.waitUntil(
        lambda: page.desk.open_id == row.id and page.form.isAncestorOf(focused()), timeout=PATIENCE_MS
    )
    assert mark_by_key(page) == 12, "one key a criterion: each answer leads on to the next"
    with qtbot.waitSignal(page.submitted, timeout=PATIENCE_MS):
        summary = confirm(qtbot, page)
    names = [one for one, _ in summary.lines]
    assert names == ["Reviewer", "Threshold", "Gates", "Suggestions", "Marks", "Time spent"]
    first = page.foot.badge.look
    assert first is not None

    press(Key.Key_R, modifier=Ctrl)
    press(REASON)
    with qtbot.waitSignal(page.desk.reopened, timeout=PATIENCE_MS):
        press(Key.Key_Return)
    for _ in range(12):
        press(Key.Key_Up)
    assert page.form.current_key == "greeting"
    for _ in range(12):
        if page.form.current_key != "solution":
            press(Key.Key_Down)
    other = "3" if page.desk.model.draft.answer("solution").value != "0" else "1"
    press(other)
    if page.form.lacks("solution"):
        press("c", "Nothing was done.", Key.Key_Escape)
    with qtbot.waitSignal(page.submitted, timeout=PATIENCE_MS):
        confirm(qtbot, page)

    dialog = history_by_key(qtbot, page)
    newest, oldest = dialog.rows
    assert (newest.number, newest.reason, newest.evaluator) == (2, REASON, ANNA)
    assert [change.criterion.key for change in newest.changes] == ["solution"]
    item = dialog.changes.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "6  Every request answered"
    assert dialog.reason.text() == f"Why: {REASON}"
    assert f"was {first.number}" in dialog.revisions.item(0).text()
    press(Key.Key_Down)
    assert dialog.changes.topLevelItemCount() == len(oldest.changes) == 12
    press(Key.Key_Escape)

    one, two = studio.store.revisions(row.id, EvaluatorName(ANNA))
    assert one.explanation is not None
    assert two.explanation is not None
    assert one.explanation.score != two.explanation.score
    assert studio.library.row(row.id).state is WorkState.SUBMITTED
    qtbot.waitUntil(runner.is_idle, timeout=PATIENCE_MS)
    qapp.removeEventFilter(watch)
    assert watch.seen == []
