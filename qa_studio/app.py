"""The window over a workspace: one application, one runner, the pages, and what happens to our own mistakes.

Owns the life of the window. It stands before the workspace is open: that, and the pages, are imported once it is seen.
Closes only the workspace that it has opened itself.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QToolButton

from qa_studio.doorway import Doorway
from qa_studio.jobs.runner import JobProgress, JobRunner
from qa_studio.language import tr
from qa_studio.settings import Settings
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.ui import keymap
from qa_studio.ui.frame.ahead import Ahead, Step
from qa_studio.ui.frame.bug_catcher import BugCatcher
from qa_studio.ui.frame.collector import QuietCollector, hand_over_quickly
from qa_studio.ui.frame.door import DoorPage
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.frame.page import Page
from qa_studio.ui.frame.workspace_menu import WorkspaceMenu
from qa_studio.ui.guide import Guide
from qa_studio.ui.keymap import Sheet
from qa_studio.ui.languages import teach_qt
from qa_studio.ui.page_places import MODULES, places
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.widgets.basics import icon_button
from qa_studio.window_pages import WindowPages

if TYPE_CHECKING:
    from qa_studio.bootstrap import Studio
    from qa_studio.jobs.context import JobContext
    from qa_studio.ui.library.page import LibraryPage
    from qa_studio.ui.model_fetcher import ModelFetcher
    from qa_studio.ui.queue.banner import UnfinishedBanner
    from qa_studio.ui.queue.desk import QueueDesk
    from qa_studio.ui.queue.page import QueuePage
    from qa_studio.ui.reports.page import ReportsPage
    from qa_studio.ui.review.page import ReviewPage
    from qa_studio.ui.rubrics.page import RubricsPage
    from qa_studio.ui.settings.keys import KeysSection
    from qa_studio.ui.settings.page import SettingsPage
    from qa_studio.work_rows import Hit, SnippetRow, ViewRow

__all__ = ["MEMORY_FILE", "BugCatcher", "StudioWindow", "application", "run"]

MEMORY_FILE = "window.ini"
"""Where the window remembers its size, filters and splitters: in the workspace, so that each has its own."""
OPENING = "opening"
"""The runner's queue for the workspace: no page's work waits behind it."""
Kind = TypeVar("Kind", bound=Page)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class StudioWindow:
    """The window with its pages, wired to each other.

    Args:
        studio: an open workspace, whose pages are there at once; or the way to one, which is gone when the window was
            painted first.
        runner: shut down by whoever made it, after the window has closed.
        language: the code of what the window speaks, for the manual.

    Attributes:
        opened: the workspace that was opened here; None when it was open before, or is not yet.
        refusal: why it could not be opened; None when it could.
        memory: what the window and its pages remember.
        is_ready: all that `prepare` does is done.
    """

    unfinished: UnfinishedBanner

    def __init__(
        self, app: QApplication, studio: Studio | Doorway, runner: JobRunner, language: str = "en"
    ) -> None:
        self._app, self._runner, self._studio, self.language = app, runner, studio, language
        self._pages: WindowPages | None = None
        self._is_left = self._is_opening = self.is_ready = False
        self._wanted_section = ""
        self._opening = 0
        self.opened: Studio | None = None
        self.refusal: Exception | None = None
        self.memory = QSettings(str(studio.workspace / MEMORY_FILE), QSettings.Format.IniFormat)
        self.keeper = SettingsKeeper(studio.settings, studio.places.settings_file)
        keymap.set_own(studio.settings.keys)
        self.menu = WorkspaceMenu(app, studio.workspace, self.keeper, studio.places)
        self.menu.apply_look()
        self.door = DoorPage()
        self.window = MainWindow(
            places(self._make, self._glance),
            runner,
            self.memory,
            studio.workspace.name,
            self.menu.entries(),
            self.door,
        )
        self.window.add_tool(self._finder())
        self.guide = Guide(self.window, self._sheets, self.keeper, language)
        self.window.add_job_action(tr("Transcription queue"), self.open_queue)
        self._connect()
        if not isinstance(studio, Doorway):
            self._furnish(studio)
            self.window.let_in()
            self.unfinished.look()
            self.window.glance()

    @property
    def is_open(self) -> bool:
        """Whether the workspace is open, and pages can be had."""
        return self._pages is not None

    @property
    def library(self) -> LibraryPage:
        """This page and the following are made when they are asked for first."""
        return cast("LibraryPage", self.window.page_of("library"))

    @property
    def review(self) -> ReviewPage:
        return cast("ReviewPage", self.window.page_of("review"))

    @property
    def rubrics(self) -> RubricsPage:
        return cast("RubricsPage", self.window.page_of("rubrics"))

    @property
    def reports(self) -> ReportsPage:
        return cast("ReportsPage", self.window.page_of("reports"))

    @property
    def queue(self) -> QueuePage:
        return cast("QueuePage", self.window.page_of("queue"))

    @property
    def settings(self) -> SettingsPage:
        return cast("SettingsPage", self.window.page_of("settings"))

    @property
    def keys(self) -> KeysSection:
        """The section of the settings."""
        return cast("KeysSection", next(one for one in self.settings.sections if one.key == "keys"))

    @property
    def fetcher(self) -> ModelFetcher:
        return self._open_pages().fetcher

    @property
    def queue_desk(self) -> QueueDesk:
        return self._open_pages().queue_desk

    def open_workspace(self) -> None:
        """Open it beside the window, unless that is under way."""
        if self.is_open or self._is_opening or not isinstance(self._studio, Doorway):
            return
        self._is_opening, self.refusal = True, None
        self.door.show_waiting()
        room = MODULES[self.window.chosen()]
        self._opening = self._runner.submit(
            lambda context: self._open(room, context),
            queue=OPENING,
            owner=self.window,
            on_done=self._on_opened,
            on_failed=self._on_refused,
            on_cancelled=self._on_stopped,
        )

    def prepare(self) -> None:
        """When the first page has its rows: say what waits elsewhere, and do ahead what would be waited for later."""
        steps = [Step(self.unfinished.look), Step(self.window.glance), *self._open_pages().ahead()]
        ahead = Ahead(self._runner, steps, self.window)
        ahead.done.connect(self._on_ready)

    def _on_ready(self) -> None:
        self.is_ready = True
        QuietCollector(self._app)

    def leave(self) -> None:
        """The window was closed: what is still on its way is no longer shown, and an upgrade is not waited for."""
        self._is_left = True
        self._stop_opening()

    def find_anything(self) -> None:
        """Open the palette, as soon as there is anything to be found."""
        if self.is_open:
            self._open_pages().palette().open()

    def open_queue(self) -> None:
        """Show the transcription queue."""
        self.window.show_place("queue")
        if self.is_open:
            self.queue.setFocus()

    def open_settings(self, section: str) -> None:
        """Show the settings at a section, by its key; as soon as there are any."""
        self._wanted_section = "" if self.is_open else section
        if self.is_open:
            self.settings.show_section(section)
        self.window.show_place("settings")

    def open_hit(self, hit: Hit) -> None:
        """Show the review page at words that were found."""
        from scoring.model import Evidence

        self.window.show_place("review")
        start, end = hit.matches[0] if hit.matches else (0, 0)
        words = Evidence(hit.turn, start, end, hit.snippet, hit.start_s, hit.end_s)
        self.review.show_words(hit.interaction_id, words)

    def open_snippet(self, row: SnippetRow) -> None:
        """Show the review page at bookmarked words."""
        self.window.show_place("review")
        self.review.show_snippet(row)

    def show_view(self, view: ViewRow) -> None:
        """Show the library with a view, and no search."""
        self.window.show_place("library")
        self.library.show_alone(view)

    def open_review(self, interaction_id: int) -> None:
        """Show the review page with this interaction."""
        self.window.show_place("review")
        self.review.open_interaction(interaction_id)

    def _connect(self) -> None:
        self.window.anything_requested.connect(self.find_anything)
        self.door.painted.connect(self.open_workspace)
        self.door.again_requested.connect(self.open_workspace)
        self.door.another_requested.connect(self.menu.open_another)
        self.door.stop_requested.connect(self._stop_opening)
        self._runner.progressed.connect(self._on_progressed)
        self.menu.evaluator_changed.connect(self._on_evaluator)
        self.menu.message_posted.connect(self.window.post)
        self.menu.models_requested.connect(lambda: self.open_settings("models"))
        self.menu.settings_requested.connect(lambda: self.window.show_place("settings"))

    def _finder(self) -> QToolButton:
        """The way to the palette for the mouse."""
        button, words = icon_button("anything", tr("Find anything")), tr("Find anything")
        keymap.hint(button, self.window.key_sheet, words, "search")
        button.clicked.connect(self.find_anything)
        return button

    def _open(self, room: str, context: JobContext) -> Studio:
        """On a job's thread: the workspace, and the module of the page that is shown first."""
        from importlib import import_module

        assert isinstance(self._studio, Doorway)
        way = self._studio
        studio = way.open() if way.watched is None else way.watched(context)
        import_module(room)
        return studio

    def _on_opened(self, studio: Studio) -> None:
        self._is_opening, self.opened = False, studio
        if not self._is_left:
            self._furnish(studio)
            self._open_pages().build(self.window.chosen())
            QTimer.singleShot(0, self.window, self._let_in)

    def _let_in(self) -> None:
        """Behind the event that has made the page: each of the two takes its time."""
        self.window.let_in()
        self.guide.offer_tour()
        if self._wanted_section:
            self.open_settings(self._wanted_section)
        self.prepare()

    def _stop_opening(self) -> None:
        self._runner.cancel(self._opening)

    def _on_progressed(self, progress: JobProgress) -> None:
        """Only an older workspace tells how far it is."""
        if progress.job_id == self._opening and progress.fraction is not None:
            self.door.show_upgrade(progress.fraction)

    def _on_stopped(self) -> None:
        self._is_opening = False
        self.door.show_stopped()

    def _on_refused(self, error: Exception) -> None:
        self._is_opening, self.refusal = False, error
        self.door.show_refused(str(error))

    def _furnish(self, studio: Studio) -> None:
        """From now on there are pages."""
        from qa_studio.ui.queue.banner import UnfinishedBanner

        self._pages = pages = WindowPages(self, studio, self._runner)
        self.unfinished = UnfinishedBanner(pages.queue_desk, self.keeper.current.resume_jobs)
        self.unfinished.queue_requested.connect(self.open_queue)
        self.window.add_notice(self.unfinished)
        self.keeper.changed.connect(lambda settings: _configure(studio, settings))

    def _open_pages(self) -> WindowPages:
        assert self._pages is not None, "the workspace is not open"
        return self._pages

    def _make(self, icon: str) -> Page:
        return self._open_pages().make(icon)

    def _glance(self, icon: str) -> None:
        self._open_pages().glance(icon)

    def _speech(self) -> TranscribeOptions:
        return self._open_pages().speech()

    def _sheets(self) -> tuple[Sheet, ...]:
        from qa_studio.ui.page_sheets import SHEETS

        return (self.window.key_sheet, *SHEETS)

    def _on_evaluator(self) -> None:
        """The page of the review notices by itself, once it is there."""
        if self.is_open and self.window.made_page("review") is None:
            self._glance("review")


def _configure(studio: Studio, settings: Settings) -> None:
    """What the queue and the speech processes can take over while they work."""
    from qa_studio.services.speech_options import at_once

    processes = at_once(settings)
    studio.queue.configure(processes, settings.pause_on_battery)
    studio.speech.configure(processes)
    keymap.set_own(settings.keys)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


def application(scale_percent: int = 100) -> QApplication:
    """The one application object, with its names.

    Args:
        scale_percent: the size of everything, of the system's own; it holds only for an application made here, and
            gives way to a QT_SCALE_FACTOR that is set outside.
    """
    found = QApplication.instance()
    if found is None and scale_percent != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{scale_percent / 100:g}")
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("qa-studio")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("qa-studio")
    return app


def run(studio: Studio | Doorway, language: str = "en") -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Args:
        studio: an open workspace, which stays open; or the way to one, which is closed in the end.
        language: the code that `speak` was given before this module was imported; Qt's own words follow it.

    Raises: what kept the workspace from being opened; the window has told it, and was closed.
    """
    before = qInstallMessageHandler(_log_qt)
    app = application(studio.settings.scale_percent)
    teach_qt(app, language)
    runner = JobRunner()
    made: StudioWindow | None = None
    try:
        with BugCatcher() as catcher:
            made = StudioWindow(app, studio, runner, language)
            catcher.caught.connect(made.window.show_bug)
            made.window.show()
            if made.is_open:
                made.guide.offer_tour()
                QTimer.singleShot(0, made.window, made.prepare)
            hand_over_quickly()
            return _ended(app.exec(), made)
    finally:
        if made is not None:
            made.leave()
        runner.shutdown()
        if made is not None and made.opened is not None:
            made.opened.close()
        qInstallMessageHandler(before)


def _ended(code: int, made: StudioWindow) -> int:
    if made.refusal is not None:
        raise made.refusal
    return code
