"""The real window over a small workspace, and every page of it, for walks by keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from service_files import tone

import qa_studio.demo
from qa_studio import bootstrap
from qa_studio.app import StudioWindow
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import LONG, QUICK, JobRunner
from qa_studio.rows import Channel, ImportOptions
from qa_studio.services.bookmarks import Selection
from qa_studio.settings import Places, Settings
from qa_studio.ui import theme
from qa_studio.ui.library.layout import ROWS, SAID
from qa_studio.ui.reports.page import BOOKMARKS, REPORT
from qa_studio.ui.review import autosave, bookmarking, place_keeper

WAIT_MS = 20_000
CHATS = Path(qa_studio.demo.__file__).parent / "files" / "chats"
SECTIONS = ("general", "transcription", "models", "vocabulary", "measures", "trust", "keys")
TABS = 4
"""Beside the form of the rubrics page."""

QUEUES = (QUICK, LONG, *(module.QUEUE for module in (autosave, bookmarking, place_keeper)))


@contextmanager
def open_studio(app: QApplication, home: Path) -> Iterator[StudioWindow]:
    """A window over a workspace with a chat and a recording; what works beside it is there before it is given."""
    places = Places(home / "config", home / "models", home / "logs")
    studio = bootstrap.build(home / "Meadow Lane", Settings(evaluator="Anna Lindt", theme="light"), places)
    paths = [sorted(CHATS.glob("*.txt"))[0], tone(home / "call.wav")]
    studio.importing.import_paths(paths, ImportOptions(agent="Tom Reed"), JobContext())
    runner = JobRunner()
    theme.apply(app, theme.Scheme.LIGHT)
    made = StudioWindow(app, studio, runner)
    made.window.show()
    for (
        queue
    ) in QUEUES:  # the threads of the runner are there before a test looks for those that are left behind
        runner.submit(lambda _: None, queue=queue)
    (chat,) = (row.id for row in studio.library.rows() if row.channel is not Channel.CALL)
    studio.bookmarks.keep(chat, Selection(0, 0, 0, 5), "Anna Lindt", "Coaching")
    for row in studio.library.rows():
        made.open_review(row.id)
        until_idle(app, runner)
    made.review.show_waiting()
    made.window.show_page(made.library)
    until_idle(app, runner)
    yield made
    made.window.close()
    runner.shutdown()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    studio.close()


def until_idle(app: QApplication, runner: JobRunner) -> None:
    """Let the window take over what its jobs bring."""
    end = time.monotonic() + WAIT_MS / 1_000
    while not runner.is_idle() and time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)


def settling(qtbot: QtBot, made: StudioWindow) -> Callable[[], None]:
    """Bring the window to the front in its first size; waits then, whenever called, until it has read what it shows."""

    def wait() -> None:
        qtbot.waitUntil(made.window._runner.is_idle, timeout=WAIT_MS)
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()  # what grows in a scrolled pane gets its height in a second round

    made.window.resize(1280, 800)
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    wait()
    return wait


def interaction(made: StudioWindow, title: str) -> int:
    """The id of the chat, or of the call."""
    services = made.library._services
    return next(
        row.id for row in services.library.rows() if (row.channel.value == "call") is (title == "call")
    )


def shows(made: StudioWindow) -> dict[str, Callable[[], object]]:
    """Every page and every part of one that takes its place."""

    def tab(place: int) -> None:
        made.window.show_page(made.rubrics)
        made.rubrics.editor.tabs.setCurrentIndex(place)

    def draft() -> None:
        made.window.show_page(made.rubrics)
        made.rubrics.next_draft(made.rubrics.open_id)

    def criterion() -> None:
        """A criterion of a draft, its rules open to the last field."""
        draft()
        made.rubrics.desk.set_current("sections[0].criteria[0]")
        rules = made.rubrics.editor.inspector.criterion.rules
        if not rules.form.more.is_open:
            rules.form.more.click()

    def form() -> None:
        made.window.show_page(made.rubrics)
        made.rubrics.open(made.rubrics._shelf.rows()[0].id)

    def library(text: str = "") -> None:
        """With what was said shown where there is a search, and what was said around it."""
        made.window.show_page(made.library)
        made.library.search(text)
        made.library._on_typed()
        made.library._layout.tabs.setCurrentIndex(SAID if text else ROWS)

    def reports(place: int) -> None:
        made.window.show_page(made.reports)
        made.reports.tabs.setCurrentIndex(place)

    return {
        "said": lambda: library("lamp"),
        "library": library,
        "waiting": lambda: (made.window.show_page(made.review), made.review.show_waiting()),
        "chat": lambda: made.open_review(interaction(made, "chat")),
        "call": lambda: made.open_review(interaction(made, "call")),
        "form": form,
        **{f"tab {place}": lambda place=place: tab(place) for place in range(TABS)},
        "draft": draft,
        "criterion": criterion,
        "bookmarks": lambda: reports(BOOKMARKS),
        "reports": lambda: reports(REPORT),
        "queue": made.open_queue,
        **{f"settings {key}": lambda key=key: made.open_settings(key) for key in SECTIONS},
    }
