"""Makes the pages of the window over an open workspace, each when it is wanted first, and ties them to one another.

Owns what each page is handed. A page's room is imported when the page is made. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from qa_studio.lazy import later
from qa_studio.services.speech_options import speech_options
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.ui.frame.ahead import Step
from qa_studio.ui.page_places import MODULES
from qa_studio.ui.settings.history import ChangeHistory

if TYPE_CHECKING:
    from qa_studio.app import StudioWindow
    from qa_studio.bootstrap import Studio
    from qa_studio.jobs.runner import JobRunner
    from qa_studio.speech_rows import JobRow
    from qa_studio.ui.frame.page import Message, Page
    from qa_studio.ui.library.ports import LibraryServices
    from qa_studio.ui.naming import Naming
    from qa_studio.ui.palette.panel import Palette
    from qa_studio.ui.palette.ports import PalettePorts
    from qa_studio.ui.queue.desk import QueueState
    from qa_studio.ui.review.ports import ReviewServices
    from qa_studio.ui.settings.section import SettingsSection

FIRST = ("numpy", "qa_studio.ui.review.conversation", "qa_studio.ui.review.form", MODULES["review"])
"""The page of the review, in several steps: what is imported at once keeps the window waiting now and then."""
REVIEWED_WITH = (
    "reviewing",
    "correcting",
    "listening",
    "holding",
    "review_places",
    "revisions",
    "time_spent",
    "bookmarks",
    "insights",
    "measuring",
    "suggesting",
)
"""Services that are asked when an interaction is opened."""
SERVICES = ("queue", "importing", "rubric_shelf", "laboratory", "trusting", "reporting")
"""Those of the other pages that take longest to import."""
AFTER = ("qa_studio.ui.page_sheets", "qa_studio.ui.help.places", "qa_studio.ui.tour.tour")
"""What the manual and the tour know of the pages."""


class WindowPages:
    """Args: made: what stands round the pages, and leads from one to another."""

    def __init__(self, made: StudioWindow, studio: Studio, runner: JobRunner) -> None:
        from qa_studio.ui.model_fetcher import ModelFetcher
        from qa_studio.ui.queue.desk import QueueDesk

        self._made, self._studio, self._runner, self._memory = made, studio, runner, made.memory
        self._palette: Palette | None = None
        self._built: dict[str, Page] = {}
        self.fetcher = ModelFetcher(later(studio, "models"), runner)
        self.queue_desk = QueueDesk(later(studio, "queue"), runner, self.speech)
        self.queue_desk.shown.connect(self._on_queue_shown)
        self.queue_desk.message_posted.connect(self._on_queue_message)
        self._makers = {
            "library": self._library,
            "review": self._review,
            "rubrics": self._rubrics,
            "reports": self._reports,
            "queue": self._queue,
            "settings": self._settings,
        }

    def palette(self) -> Palette:
        """Made, and its room imported, when it is wanted first."""
        if self._palette is None:
            from qa_studio.ui.palette.contents import Contents
            from qa_studio.ui.palette.panel import Palette

            made, ports = self._made, self._palette_ports()
            contents = Contents(made.window, ports, made.menu.entries())
            self._palette = Palette(made.window, contents, ports, self._runner, self._memory)
        return self._palette

    def build(self, icon: str) -> None:
        """Make a page before it is asked for: that, and putting it into the window, each take their time."""
        if icon not in self._built and self._made.window.made_page(icon) is None:
            self._built[icon] = self._makers[icon]()

    def make(self, icon: str) -> Page:
        """A page by its icon."""
        return self._built.pop(icon, None) or self._makers[icon]()

    def glance(self, icon: str) -> None:
        """Ask for what waits on a page that nobody has made; the side list shows it when it is known."""
        studio, told = self._studio, partial(self._made.window.set_count, icon)
        if icon == "queue":
            self.queue_desk.refresh()
        elif icon == "review":
            self._runner.submit(lambda _: self._waiting(), owner=self._made.window, on_done=told)
        elif icon == "rubrics":
            self._runner.submit(lambda _: _drafts(studio), owner=self._made.window, on_done=told)

    def ahead(self) -> Iterator[Step]:
        """What would be waited for when another page is opened; the review comes first, and is made."""
        yield from map(self._import, FIRST)
        yield from map(self._serve, REVIEWED_WITH)
        yield Step(partial(self.build, "review"))
        yield Step(lambda: self._made.review)
        yield from map(self._import, (*MODULES.values(), *AFTER))
        yield from map(self._serve, SERVICES)

    def speech(self) -> TranscribeOptions:
        """What new transcripts are made with."""
        return speech_options(self._made.keeper.current)

    def _import(self, module: str) -> Step:
        return Step(partial(import_module, module), is_beside=True)

    def _serve(self, name: str) -> Step:
        return Step(partial(getattr, self._studio, name), is_beside=True)

    def _waiting(self) -> int:
        """On a job's thread."""
        from qa_studio.ui.review.waiting_queue import waiting_for

        studio = self._studio
        return waiting_for(studio.library, studio.assigning, self._made.keeper.current.evaluator).count

    def _on_queue_shown(self, state: QueueState) -> None:
        """The page tells this itself, once it is there."""
        if self._made.window.made_page("queue") is None:
            self._made.window.set_count("queue", _open(state.rows))

    def _on_queue_message(self, message: Message) -> None:
        if self._made.window.made_page("queue") is None:
            self._made.window.post(message)

    def _library(self) -> Page:
        from qa_studio.ui.library.page import LibraryPage

        made = self._made
        page = LibraryPage(
            self._library_services(), self.fetcher, self.queue_desk, self._runner, self._memory
        )
        page.queue_requested.connect(made.open_queue)
        page.review_requested.connect(made.open_review)
        page.turn_requested.connect(made.open_hit)
        page.models_requested.connect(partial(made.open_settings, "models"))
        page.tour_requested.connect(made.guide.start_tour)
        return page

    def _review(self) -> Page:
        from qa_studio.ui.review.page import ReviewPage

        page = ReviewPage(self._review_services(), self._runner, self._memory)
        self._made.menu.evaluator_changed.connect(page.desk.change_hands)
        return page

    def _rubrics(self) -> Page:
        from qa_studio.ui.rubrics.learning_panel import LearningServices
        from qa_studio.ui.rubrics.page import RubricsPage
        from qa_studio.ui.rubrics.trust_panel import TrustServices

        studio = self._studio
        page = RubricsPage(
            studio.rubric_shelf,
            studio.laboratory,
            studio.reviewing.explain,
            self._runner,
            self._memory,
            TrustServices(studio.trusting, studio.golden),
            LearningServices(studio.learning, studio.reliability),
            studio.rule_trials,
            studio.suggesting,
        )
        page.laboratory.review_requested.connect(self._made.open_review)
        return page

    def _reports(self) -> Page:
        from qa_studio.services.workshop import Workshop
        from qa_studio.ui.reports.page import ReportsPage
        from qa_studio.ui.reports.ports import KeptWords

        studio = self._studio
        kept = KeptWords(studio.bookmarks, studio.listening, Workshop(studio.listening))
        page = ReportsPage(studio.reporting, self._runner, self._memory, kept)
        page.snippet_requested.connect(self._made.open_snippet)
        page.library_requested.connect(partial(self._made.window.show_place, "library"))
        return page

    def _queue(self) -> Page:
        from qa_studio.ui.queue.page import QueuePage

        page = QueuePage(self.queue_desk, self._memory)
        page.library_requested.connect(partial(self._made.window.show_place, "library"))
        page.models_requested.connect(partial(self._made.open_settings, "models"))
        page.review_requested.connect(self._made.open_review)
        return page

    def _settings(self) -> Page:
        from qa_studio.ui.settings.page import SettingsPage

        history = ChangeHistory()
        return SettingsPage(self._sections(history), history, self._memory)

    def _sections(self, history: ChangeHistory) -> tuple[SettingsSection, ...]:
        from qa_studio.ui.page_sheets import SHEETS
        from qa_studio.ui.settings.general import GeneralSection
        from qa_studio.ui.settings.keys import KeysSection
        from qa_studio.ui.settings.measures import MeasuresSection
        from qa_studio.ui.settings.models import ModelsSection
        from qa_studio.ui.settings.transcription import TranscriptionSection
        from qa_studio.ui.settings.trust import TrustSection
        from qa_studio.ui.settings.vocabulary import VocabularySection

        studio, runner, menu, keeper = self._studio, self._runner, self._made.menu, self._made.keeper
        keys = KeysSection(keeper, history)
        keys.show_sheets((self._made.window.key_sheet, *SHEETS))
        return (
            GeneralSection(keeper, history, studio.workspace, menu.open_another, menu.show_workspace),
            TranscriptionSection(keeper, history, self.fetcher, runner),
            ModelsSection(self.fetcher, runner),
            VocabularySection(studio.vocabulary, history, runner),
            MeasuresSection(studio.measuring, history, runner),
            TrustSection(studio.trusting, history, runner),
            keys,
        )

    def _palette_ports(self) -> PalettePorts:
        from qa_studio.ui.page_sheets import SHEETS
        from qa_studio.ui.palette.ports import PalettePorts
        from qa_studio.ui.palette.sections import sections

        studio, made = self._studio, self._made
        return PalettePorts(
            library=studio.library,
            searching=studio.searching,
            views=studio.views,
            evaluator=lambda: made.keeper.current.evaluator,
            sheets=(made.window.key_sheet, *SHEETS),
            sections=sections(),
            language=made.language,
            open_review=made.open_review,
            open_hit=made.open_hit,
            show_view=made.show_view,
            open_settings=made.open_settings,
            open_help=made.guide.open_help,
        )

    def _library_services(self) -> LibraryServices:
        from qa_studio.ui.library.ports import LibraryServices

        studio, keeper = self._studio, self._made.keeper
        return LibraryServices(
            library=later(studio, "library"),
            searching=later(studio, "searching"),
            views=later(studio, "views"),
            tagging=later(studio, "tagging"),
            assigning=later(studio, "assigning"),
            exporting=later(studio, "exporting"),
            importing=later(studio, "importing"),
            transcribing=later(studio, "transcribing"),
            suggesting=later(studio, "suggesting"),
            reviewing=later(studio, "reviewing"),
            demonstration=later(studio, "demonstration"),
            evaluator=lambda: keeper.current.evaluator,
            agent_channel=lambda: keeper.current.agent_channel,
            naming=self._naming(),
        )

    def _naming(self) -> Naming:
        """Asks for the reviewer's name, on whichever page it is needed first."""
        from qa_studio.ui.naming import Naming

        studio = self._studio
        return Naming(self._made.keeper, lambda old, new: studio.reviewing.sign(old, new))

    def _review_services(self) -> ReviewServices:
        from qa_studio.ui.review.ports import ReviewServices

        studio, keeper = self._studio, self._made.keeper
        return ReviewServices(
            reviewing=later(studio, "reviewing"),
            listening=later(studio, "listening"),
            library=later(studio, "library"),
            transcribing=later(studio, "transcribing"),
            suggesting=later(studio, "suggesting"),
            evaluator=lambda: keeper.current.evaluator,
            measuring=later(studio, "measuring"),
            correcting=later(studio, "correcting"),
            insights=later(studio, "insights"),
            speech=self.speech,
            places=later(studio, "review_places"),
            revisions=later(studio, "revisions"),
            holding=later(studio, "holding"),
            spent=later(studio, "time_spent"),
            bookmarks=later(studio, "bookmarks"),
            assigning=later(studio, "assigning"),
            advances=lambda: keeper.current.advance,
            naming=self._naming(),
            form_in_use=lambda: studio.rubrics.current(),
        )


def _open(rows: tuple[JobRow, ...]) -> int:
    from qa_studio.ui.queue.wording import is_open

    return sum(map(is_open, rows))


def _drafts(studio: Studio) -> int:
    from rubrics.model import VersionState

    return sum(1 for one in studio.rubric_shelf.rows() if one.state is VersionState.DRAFT)
