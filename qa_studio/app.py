"""The window over an open workspace: one application, one runner, the pages, and what happens to our own mistakes.

Owns the life of the window. Built from a `Studio`; closes nothing that it did not open.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import TranscribeOptions
from qa_studio.services.speech_options import at_once, speech_options
from qa_studio.settings import Settings
from qa_studio.ui import keymap
from qa_studio.ui.frame.collector import QuietCollector
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.frame.workspace_menu import WorkspaceMenu
from qa_studio.ui.guide import Guide
from qa_studio.ui.languages import teach_qt
from qa_studio.ui.library.keys import LIBRARY
from qa_studio.ui.library.page import LibraryPage
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.queue.banner import UnfinishedBanner
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.queue.keys import QUEUE
from qa_studio.ui.queue.page import QueuePage
from qa_studio.ui.reports.keys import REPORTS
from qa_studio.ui.reports.page import ReportsPage
from qa_studio.ui.review.keys import REVIEW
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.rubrics.keys import RUBRICS
from qa_studio.ui.rubrics.learning_panel import LearningServices
from qa_studio.ui.rubrics.page import RubricsPage
from qa_studio.ui.rubrics.trust_panel import TrustServices
from qa_studio.ui.settings.general import GeneralSection
from qa_studio.ui.settings.history import ChangeHistory
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.settings.keys import KeysSection
from qa_studio.ui.settings.measures import MeasuresSection
from qa_studio.ui.settings.models import ModelsSection
from qa_studio.ui.settings.page import SETTINGS, SettingsPage
from qa_studio.ui.settings.section import SettingsSection
from qa_studio.ui.settings.transcription import TranscriptionSection
from qa_studio.ui.settings.trust import TrustSection
from qa_studio.ui.settings.vocabulary import VocabularySection
from qa_studio.work_rows import Hit
from scoring.model import Evidence

if TYPE_CHECKING:
    from qa_studio.bootstrap import Studio

log = logging.getLogger(__name__)
MEMORY_FILE = "window.ini"
"""Where the window remembers its size, filters and splitters: in the workspace, so that each has its own."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class BugCatcher(QObject):
    """Takes what nobody caught, on any thread, to the log and to the window.

    Signals:
        caught(BaseException): on the GUI thread.
    """

    caught = Signal(object)
    _thrown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._thrown.connect(self.caught, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> BugCatcher:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._take(args.exc_value)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self._take(error)

    def _take(self, error: BaseException | None) -> None:
        if error is not None:
            log.error("Uncaught", exc_info=error)
            self._thrown.emit(error)


class StudioWindow:
    """The window with its pages, wired to each other.

    Args:
        runner: shut down by whoever made it, after the window has closed.
        language: the code of what the window speaks, for the manual.
    """

    def __init__(self, app: QApplication, studio: Studio, runner: JobRunner, language: str = "en") -> None:
        memory = QSettings(str(studio.workspace / MEMORY_FILE), QSettings.Format.IniFormat)
        self.keeper = SettingsKeeper(studio.settings, studio.places.settings_file)
        self.menu = WorkspaceMenu(app, studio.workspace, self.keeper, studio.places)
        self.menu.apply_look()
        self.fetcher = ModelFetcher(studio.models, runner)
        self.queue_desk = QueueDesk(studio.queue, runner, self._speech)
        self.queue = QueuePage(self.queue_desk, memory)
        self.library = LibraryPage(
            _library_services(studio, self.keeper), self.fetcher, self.queue_desk, runner, memory
        )
        keymap.set_own(studio.settings.keys)
        self.review = ReviewPage(
            _review_services(studio, self.menu, self.keeper, self._speech), runner, memory
        )
        self.reports = ReportsPage(studio.reporting, runner, memory)
        self.rubrics = RubricsPage(
            studio.rubric_shelf,
            studio.laboratory,
            studio.reviewing.explain,
            runner,
            memory,
            TrustServices(studio.trusting, studio.golden),
            LearningServices(studio.learning, studio.reliability),
        )
        history = ChangeHistory()
        self.keys = KeysSection(self.keeper, history)
        self.settings = SettingsPage(self._sections(studio, runner, history), history, memory)
        pages = (self.library, self.review, self.rubrics, self.reports, self.queue, self.settings)
        self.window = MainWindow(pages, runner, memory, studio.workspace.name, self.menu.entries())
        sheets = (self.window.key_sheet, LIBRARY, REVIEW, RUBRICS, REPORTS, QUEUE, SETTINGS)
        self.keys.show_sheets(sheets)
        self.guide = Guide(self.window, pages, sheets, self.keeper, language)
        self.unfinished = UnfinishedBanner(self.queue_desk, self.keeper.current.resume_jobs)
        self.window.add_notice(self.unfinished)
        self.window.add_job_action(tr("Transcription queue"), self.open_queue)
        self._connect()
        self.keeper.changed.connect(lambda settings: _configure(studio, settings))
        self.unfinished.look()

    def _speech(self) -> TranscribeOptions:
        """What new transcripts are made with."""
        return speech_options(self.keeper.current)

    def _connect(self) -> None:
        for asking in (self.unfinished, self.library):
            asking.queue_requested.connect(self.open_queue)
        self.queue.library_requested.connect(lambda: self.window.show_page(self.library))
        self.queue.models_requested.connect(lambda: self.open_settings("models"))
        self.queue.review_requested.connect(self.open_review)
        self.library.review_requested.connect(self.open_review)
        self.library.turn_requested.connect(self.open_hit)
        self.library.models_requested.connect(lambda: self.open_settings("models"))
        self.library.tour_requested.connect(self.guide.start_tour)
        self.rubrics.laboratory.review_requested.connect(self.open_review)
        self.reports.library_requested.connect(lambda: self.window.show_page(self.library))
        self.menu.evaluator_changed.connect(lambda _: self.review.desk.change_hands())
        self.menu.message_posted.connect(self.window.post)
        self.menu.models_requested.connect(lambda: self.open_settings("models"))
        self.menu.settings_requested.connect(lambda: self.window.show_page(self.settings))

    def _sections(
        self, studio: Studio, runner: JobRunner, history: ChangeHistory
    ) -> tuple[SettingsSection, ...]:
        keeper, menu, fetcher = self.keeper, self.menu, self.fetcher
        return (
            GeneralSection(keeper, history, studio.workspace, menu.open_another, menu.show_workspace),
            TranscriptionSection(keeper, history, fetcher, runner),
            ModelsSection(fetcher, runner),
            VocabularySection(studio.vocabulary, history, runner),
            MeasuresSection(studio.measuring, history, runner),
            TrustSection(studio.trusting, history, runner),
            self.keys,
        )

    def open_queue(self) -> None:
        """Show the transcription queue."""
        self.window.show_page(self.queue)
        self.queue.setFocus()

    def open_settings(self, section: str) -> None:
        """Show the settings at a section, by its key."""
        self.settings.show_section(section)
        self.window.show_page(self.settings)

    def open_hit(self, hit: Hit) -> None:
        """Show the review page at words that were found."""
        self.window.show_page(self.review)
        start, end = hit.matches[0] if hit.matches else (0, 0)
        words = Evidence(hit.turn, start, end, hit.snippet, hit.start_s, hit.end_s)
        self.review.show_words(hit.interaction_id, words)

    def open_review(self, interaction_id: int) -> None:
        """Show the review page with this interaction."""
        self.window.show_page(self.review)
        self.review.open_interaction(interaction_id)


def _configure(studio: Studio, settings: Settings) -> None:
    """What the queue and the speech processes can take over while they work."""
    processes = at_once(settings)
    studio.queue.configure(processes, settings.pause_on_battery)
    studio.speech.configure(processes)
    keymap.set_own(settings.keys)


def _library_services(studio: Studio, keeper: SettingsKeeper) -> LibraryServices:
    return LibraryServices(
        library=studio.library,
        searching=studio.searching,
        views=studio.views,
        tagging=studio.tagging,
        assigning=studio.assigning,
        exporting=studio.exporting,
        importing=studio.importing,
        transcribing=studio.transcribing,
        suggesting=studio.suggesting,
        reviewing=studio.reviewing,
        demonstration=studio.demonstration,
        evaluator=lambda: keeper.current.evaluator,
        agent_channel=lambda: keeper.current.agent_channel,
    )


def _review_services(
    studio: Studio, menu: WorkspaceMenu, keeper: SettingsKeeper, speech: Callable[[], TranscribeOptions]
) -> ReviewServices:
    return ReviewServices(
        reviewing=studio.reviewing,
        listening=studio.listening,
        library=studio.library,
        transcribing=studio.transcribing,
        suggesting=studio.suggesting,
        evaluator=lambda: menu.evaluator,
        measuring=studio.measuring,
        correcting=studio.correcting,
        insights=studio.insights,
        speech=speech,
        places=studio.review_places,
        revisions=studio.revisions,
        holding=studio.holding,
        spent=studio.time_spent,
        bookmarks=studio.bookmarks,
        assigning=studio.assigning,
        advances=lambda: keeper.current.advance,
    )


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


def run(studio: Studio, language: str = "en") -> int:
    """Open the window and stay until it is closed; returns the exit code. The workspace stays open.

    Args:
        language: the code that `speak` was given before this module was imported; Qt's own words follow it.
    """
    before = qInstallMessageHandler(_log_qt)
    app = application(studio.settings.scale_percent)
    teach_qt(app, language)
    runner = JobRunner()
    try:
        with BugCatcher() as catcher:
            made = StudioWindow(app, studio, runner, language)
            catcher.caught.connect(made.window.show_bug)
            made.window.show()
            made.guide.offer_tour()
            QTimer.singleShot(0, app, lambda: QuietCollector(app))
            return app.exec()
    finally:
        runner.shutdown()
        qInstallMessageHandler(before)
