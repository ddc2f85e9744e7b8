"""Builds every long-lived object from the settings. The only file that sees all rooms; keeps no state of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
from qa_studio.services.pace import Pace
from qa_studio.services.publishing import Publishing
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.reliability import Reliability
from qa_studio.services.reporting import Reporting
from qa_studio.services.review_places import ReviewPlaces
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.revisions import Revisions
from qa_studio.services.rubric_shelf import RubricShelf
from qa_studio.services.rubrics import Rubrics, stored_rubric
from qa_studio.services.rule_trials import RuleTrials
from qa_studio.services.scores import Scores
from qa_studio.services.searching import Searching
from qa_studio.services.speech_options import at_once
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.tagging import Tagging
from qa_studio.services.time_spent import TimeSpent
from qa_studio.services.transcribing import Transcribing
from qa_studio.services.trust import Trusting
from qa_studio.services.views import Views
from qa_studio.services.vocabulary import Vocabulary
from qa_studio.settings import Places, Settings
from qa_studio.storage.store import Store


@dataclass(frozen=True, slots=True)
class Studio:
    """An open workspace and all that can be done with it. Close it when done.

    Attributes:
        workspace: the folder.
    """

    workspace: Path
    settings: Settings
    places: Places
    store: Store
    library: Library
    searching: Searching
    views: Views
    tagging: Tagging
    assigning: Assigning
    exporting: Exporting
    holding: Holding
    time_spent: TimeSpent
    bookmarks: Bookmarks
    review_places: ReviewPlaces
    revisions: Revisions
    importing: Importing
    speech: SpeechWorker
    queue: TranscriptionQueue
    transcribing: Transcribing
    suggesting: Suggesting
    insights: Insights
    scores: Scores
    reviewing: Reviewing
    correcting: Correcting
    listening: Listening
    measuring: Measuring
    models: Models
    rubrics: Rubrics
    rubric_shelf: RubricShelf
    laboratory: Laboratory
    rule_trials: RuleTrials
    reporting: Reporting
    trusting: Trusting
    golden: GoldenSet
    learning: Learning
    reliability: Reliability
    publishing: Publishing
    vocabulary: Vocabulary
    demonstration: Demonstration
    checking: CheckingWorker

    def close(self) -> None:
        """Let go of the workspace's file and of the process of the checks."""
        self.checking.close()
        self.store.close()


def models_service(settings: Settings, places: Places) -> Models:
    """The speech models, which need no workspace."""
    return Models(Path(settings.models_folder) if settings.models_folder else places.models)


def build(workspace: Path, settings: Settings, places: Places) -> Studio:
    """Open the workspace, or make it, and everything that works on it.

    Raises: WorkspaceError when the folder cannot be used or its database is from a newer version.
    """
    store = Store.open(workspace, stored_rubric)
    models = models_service(settings, places)
    library = Library(store)
    rubrics = Rubrics(store)
    outlines = workspace / "cache" / "outlines"
    importing = Importing(store, outlines)
    processes = at_once(settings)
    speech = SpeechWorker(processes)
    machine = Machine()
    queue = TranscriptionQueue(
        store,
        speech,
        models,
        machine,
        Pace(places.config / "pace.json"),
        at_once=processes,
        pause_on_battery=settings.pause_on_battery,
    )
    transcribing = Transcribing(store, queue)
    checking = CheckingWorker()
    suggesting = Suggesting(store, checking)
    reviewing = Reviewing(store)
    golden = GoldenSet(store, checking)
    publishing = Publishing(store, golden)
    return Studio(
        workspace=workspace,
        settings=settings,
        places=places,
        store=store,
        library=library,
        searching=Searching(store),
        views=Views(store),
        tagging=Tagging(store),
        assigning=Assigning(store),
        exporting=Exporting(library),
        holding=Holding(store, machine),
        time_spent=TimeSpent(store),
        bookmarks=Bookmarks(store),
        review_places=ReviewPlaces(store),
        revisions=Revisions(store),
        importing=importing,
        speech=speech,
        queue=queue,
        transcribing=transcribing,
        suggesting=suggesting,
        insights=Insights(store),
        scores=Scores(store),
        reviewing=reviewing,
        correcting=Correcting(store),
        listening=Listening(store, outlines),
        measuring=Measuring(store),
        models=models,
        rubrics=rubrics,
        rubric_shelf=RubricShelf(store, workspace / "rubrics", publishing),
        laboratory=Laboratory(store),
        rule_trials=RuleTrials(store, checking),
        reporting=Reporting(store),
        trusting=Trusting(store),
        golden=golden,
        learning=Learning(store, checking),
        reliability=Reliability(store, checking),
        publishing=publishing,
        vocabulary=Vocabulary(store),
        demonstration=Demonstration(store, importing, transcribing, suggesting, reviewing),
        checking=checking,
    )
