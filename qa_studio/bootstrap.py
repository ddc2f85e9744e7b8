"""Builds every long-lived object from the settings. The only file that sees all rooms; keeps no state of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qa_studio.lazy import Lazy, is_made
from qa_studio.services.speech_options import at_once
from qa_studio.settings import Places, Settings

if TYPE_CHECKING:
    from qa_studio.jobs.checking import CheckingWorker
    from qa_studio.jobs.machine import Machine
    from qa_studio.jobs.worker import SpeechWorker
    from qa_studio.services.assigning import Assigning
    from qa_studio.services.bookmarks import Bookmarks
    from qa_studio.services.correcting import Correcting
    from qa_studio.services.demo import Demonstration
    from qa_studio.services.exporting import Exporting
    from qa_studio.services.golden import GoldenSet
    from qa_studio.services.holding import Holding
    from qa_studio.services.importing import Importing
    from qa_studio.services.insights import Insights
    from qa_studio.services.laboratory import Laboratory
    from qa_studio.services.learning import Learning
    from qa_studio.services.library import Library
    from qa_studio.services.listening import Listening
    from qa_studio.services.measures import Measuring
    from qa_studio.services.models import Models
    from qa_studio.services.publishing import Publishing
    from qa_studio.services.queue import TranscriptionQueue
    from qa_studio.services.reliability import Reliability
    from qa_studio.services.reporting import Reporting
    from qa_studio.services.review_places import ReviewPlaces
    from qa_studio.services.reviewing import Reviewing
    from qa_studio.services.revisions import Revisions
    from qa_studio.services.rubric_shelf import RubricShelf
    from qa_studio.services.rubrics import Rubrics
    from qa_studio.services.rule_trials import RuleTrials
    from qa_studio.services.scores import Scores
    from qa_studio.services.searching import Searching
    from qa_studio.services.suggesting import Suggesting
    from qa_studio.services.tagging import Tagging
    from qa_studio.services.time_spent import TimeSpent
    from qa_studio.services.transcribing import Transcribing
    from qa_studio.services.trust import Trusting
    from qa_studio.services.views import Views
    from qa_studio.services.vocabulary import Vocabulary
    from qa_studio.storage.store import Store
    from qa_studio.storage.upgrading import Watch


class Studio:
    """An open workspace and all that can be done with it. Close it when done.

    Each service is imported and made when it is asked for first, on any thread: a window that shows the library need
    not wait for what publishes a form.

    Attributes:
        workspace: the folder.
    """

    def __init__(self, workspace: Path, settings: Settings, places: Places, store: Store) -> None:
        self.workspace, self.settings, self.places, self.store = workspace, settings, places, store
        self._outlines = workspace / "cache" / "outlines"

    def close(self) -> None:
        """Let go of the workspace's file and of the process of the checks."""
        if is_made(self, "checking"):
            self.checking.close()
        self.store.close()

    @Lazy
    def library(self) -> Library:
        from qa_studio.services.library import Library

        return Library(self.store)

    @Lazy
    def searching(self) -> Searching:
        from qa_studio.services.searching import Searching

        return Searching(self.store)

    @Lazy
    def views(self) -> Views:
        from qa_studio.services.views import Views

        return Views(self.store)

    @Lazy
    def tagging(self) -> Tagging:
        from qa_studio.services.tagging import Tagging

        return Tagging(self.store)

    @Lazy
    def assigning(self) -> Assigning:
        from qa_studio.services.assigning import Assigning

        return Assigning(self.store)

    @Lazy
    def exporting(self) -> Exporting:
        from qa_studio.services.exporting import Exporting

        return Exporting(self.library)

    @Lazy
    def holding(self) -> Holding:
        from qa_studio.services.holding import Holding

        return Holding(self.store, self.machine)

    @Lazy
    def time_spent(self) -> TimeSpent:
        from qa_studio.services.time_spent import TimeSpent

        return TimeSpent(self.store)

    @Lazy
    def bookmarks(self) -> Bookmarks:
        from qa_studio.services.bookmarks import Bookmarks

        return Bookmarks(self.store)

    @Lazy
    def review_places(self) -> ReviewPlaces:
        from qa_studio.services.review_places import ReviewPlaces

        return ReviewPlaces(self.store)

    @Lazy
    def revisions(self) -> Revisions:
        from qa_studio.services.revisions import Revisions

        return Revisions(self.store)

    @Lazy
    def importing(self) -> Importing:
        from qa_studio.services.importing import Importing

        return Importing(self.store, self._outlines)

    @Lazy
    def speech(self) -> SpeechWorker:
        from qa_studio.jobs.worker import SpeechWorker

        return SpeechWorker(at_once(self.settings))

    @Lazy
    def queue(self) -> TranscriptionQueue:
        from qa_studio.services.pace import Pace
        from qa_studio.services.queue import TranscriptionQueue

        return TranscriptionQueue(
            self.store,
            self.speech,
            self.models,
            self.machine,
            Pace(self.places.config / "pace.json"),
            at_once=at_once(self.settings),
            pause_on_battery=self.settings.pause_on_battery,
        )

    @Lazy
    def transcribing(self) -> Transcribing:
        from qa_studio.services.transcribing import Transcribing

        return Transcribing(self.store, self.queue)

    @Lazy
    def suggesting(self) -> Suggesting:
        from qa_studio.services.suggesting import Suggesting

        return Suggesting(self.store, self.checking)

    @Lazy
    def insights(self) -> Insights:
        from qa_studio.services.insights import Insights

        return Insights(self.store)

    @Lazy
    def scores(self) -> Scores:
        from qa_studio.services.scores import Scores

        return Scores(self.store)

    @Lazy
    def reviewing(self) -> Reviewing:
        from qa_studio.services.reviewing import Reviewing

        return Reviewing(self.store)

    @Lazy
    def correcting(self) -> Correcting:
        from qa_studio.services.correcting import Correcting

        return Correcting(self.store)

    @Lazy
    def listening(self) -> Listening:
        from qa_studio.services.listening import Listening

        return Listening(self.store, self._outlines)

    @Lazy
    def measuring(self) -> Measuring:
        from qa_studio.services.measures import Measuring

        return Measuring(self.store)

    @Lazy
    def models(self) -> Models:
        return models_service(self.settings, self.places)

    @Lazy
    def rubrics(self) -> Rubrics:
        from qa_studio.services.rubrics import Rubrics

        return Rubrics(self.store)

    @Lazy
    def rubric_shelf(self) -> RubricShelf:
        from qa_studio.services.rubric_shelf import RubricShelf

        return RubricShelf(self.store, self.workspace / "rubrics", self.publishing)

    @Lazy
    def laboratory(self) -> Laboratory:
        from qa_studio.services.laboratory import Laboratory

        return Laboratory(self.store)

    @Lazy
    def rule_trials(self) -> RuleTrials:
        from qa_studio.services.rule_trials import RuleTrials

        return RuleTrials(self.store, self.checking)

    @Lazy
    def reporting(self) -> Reporting:
        from qa_studio.services.reporting import Reporting

        return Reporting(self.store)

    @Lazy
    def trusting(self) -> Trusting:
        from qa_studio.services.trust import Trusting

        return Trusting(self.store)

    @Lazy
    def golden(self) -> GoldenSet:
        from qa_studio.services.golden import GoldenSet

        return GoldenSet(self.store, self.checking)

    @Lazy
    def learning(self) -> Learning:
        from qa_studio.services.learning import Learning

        return Learning(self.store, self.checking)

    @Lazy
    def reliability(self) -> Reliability:
        from qa_studio.services.reliability import Reliability

        return Reliability(self.store, self.checking)

    @Lazy
    def publishing(self) -> Publishing:
        from qa_studio.services.publishing import Publishing

        return Publishing(self.store, self.golden)

    @Lazy
    def vocabulary(self) -> Vocabulary:
        from qa_studio.services.vocabulary import Vocabulary

        return Vocabulary(self.store)

    @Lazy
    def demonstration(self) -> Demonstration:
        from qa_studio.services.demo import Demonstration

        return Demonstration(self.store, self.importing, self.transcribing, self.suggesting, self.reviewing)

    @Lazy
    def checking(self) -> CheckingWorker:
        from qa_studio.jobs.checking import CheckingWorker

        return CheckingWorker()

    @Lazy
    def machine(self) -> Machine:
        from qa_studio.jobs.machine import Machine

        return Machine()


def models_service(settings: Settings, places: Places) -> Models:
    """The speech models, which need no workspace."""
    from qa_studio.services.models import Models

    return Models(Path(settings.models_folder) if settings.models_folder else places.models)


def build(workspace: Path, settings: Settings, places: Places, watch: Watch | None = None) -> Studio:
    """Open the workspace, or make it; what works on it is made when it is wanted.

    Args: watch: where an older workspace is brought up to this version; see `storage.upgrading`.

    Raises: UpgradeStoppedError when the watch said so.
        WorkspaceError when the folder cannot be used or its database is from a newer version.
    """
    from qa_studio.services.rubrics import stored_rubric
    from qa_studio.storage.store import Store

    return Studio(workspace, settings, places, Store.open(workspace, stored_rubric, watch))
