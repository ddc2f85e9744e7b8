"""The review page over a real workspace: its services, a call in it, and its window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fakes_review import call_findings, call_transcript, write_call
from pytestqt.qtbot import QtBot

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.machine import Machine
from qa_studio.rows import ImportOptions
from qa_studio.services.bookmarks import Bookmarks
from qa_studio.services.holding import Holding
from qa_studio.services.importing import Importing
from qa_studio.services.library import Library
from qa_studio.services.listening import Listening
from qa_studio.services.measures import Measuring
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.review_places import ReviewPlaces
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.revisions import Revisions
from qa_studio.services.rubrics import Rubrics
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.time_spent import TimeSpent
from qa_studio.services.transcribing import Transcribing
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, DraftContent
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.ports import ReviewServices
from transcription.pipeline import Finished, Request
from transcription.steps import Step

ANNA, BEN = "Anna Lindt", "Ben Carter"


class NoSpeech:
    """Stands where the speech process would: no test here transcribes."""

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        raise StudioError(f"{request.path.name} is not transcribed here")


def review_services(store: Store, folder: Path, who: str = ANNA, advances: bool = False) -> ReviewServices:
    """Everything that the page can have, over a real store; each call is a window of its own."""
    return ReviewServices(
        reviewing=Reviewing(store),
        listening=Listening(store),
        library=Library(store),
        transcribing=Transcribing(store, TranscriptionQueue(store, NoSpeech(), Models(folder / "models"))),
        suggesting=Suggesting(store),
        evaluator=lambda: who,
        measuring=Measuring(store),
        places=ReviewPlaces(store),
        revisions=Revisions(store),
        holding=Holding(store, Machine()),
        spent=TimeSpent(store),
        bookmarks=Bookmarks(store),
        advances=lambda: advances,
    )


def add_call(store: Store, folder: Path, suggests: bool = False) -> int:
    """A call of Meadow Lane with transcript and suggestions; its id.

    Args: suggests: with the product's own suggestions, for which the language library is loaded; else with those
        that the review page's tests have everywhere.
    """
    write_call(folder / "call.wav")
    options = ImportOptions(agent="Maya Brandt", company="Meadow Lane", round_name="Round 2")
    (number,) = Importing(store).import_paths([folder / "call.wav"], options, JobContext()).done
    store.add_transcript(number, call_transcript(), AgentGuess(0, 0.8, "thank you for calling"))
    if suggests:
        assert Suggesting(store).suggest([number], JobContext()).done == (number,)
        return number
    rubric, newest = Rubrics(store).current_version(), store.newest_transcript(number)
    assert newest is not None
    content = DraftContent(rubric.id, newest.id, (), "")
    findings = call_findings(call_transcript())
    store.save_suggestions(number, content, findings, Reviewing(store).explain(rubric.rubric, ()))
    return number


def open_in(qtbot: QtBot, page: ReviewPage, number: int) -> None:
    """Open an interaction and wait until it can be worked."""
    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        page.open_interaction(number)
