"""The review page over a real workspace: from import to correction, and through a killed process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes_review import answered, call_transcript, write_call
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from review_steps import confirm

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions, WorkState
from qa_studio.services.importing import Importing
from qa_studio.services.library import Library
from qa_studio.services.listening import Listening
from qa_studio.services.measures import Measuring
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.transcribing import Transcribing
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, EvaluatorName
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.ports import ReviewServices
from transcription.pipeline import Finished, Request
from transcription.steps import Step

ANNA = "Anna Lindt"
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")


class NoSpeech:
    """Stands where the speech process would: no test here transcribes."""

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        raise StudioError(f"{request.path.name} is not transcribed here")


def services(store: Store, folder: Path) -> ReviewServices:
    return ReviewServices(
        reviewing=Reviewing(store),
        listening=Listening(store),
        library=Library(store),
        transcribing=Transcribing(store, TranscriptionQueue(store, NoSpeech(), Models(folder / "models"))),
        suggesting=Suggesting(store),
        evaluator=lambda: ANNA,
        measuring=Measuring(store),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    """A call of Meadow Lane with transcript and suggestions; its id."""
    write_call(tmp_path / "call.wav")
    options = ImportOptions(agent="Maya Brandt", company="Meadow Lane", round_name="Round 2")
    (number,) = Importing(store).import_paths([tmp_path / "call.wav"], options, JobContext()).done
    store.add_transcript(number, call_transcript(), AgentGuess(0, 0.8, "thank you for calling"))
    assert Suggesting(store).suggest([number], JobContext()).done == (number,)
    return number


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    made = ReviewPage(services(store, tmp_path), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def open_in(qtbot: QtBot, page: ReviewPage, number: int) -> None:
    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        page.open_interaction(number)


def press(key: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    if isinstance(key, str):
        QTest.keyClicks(target, key)
    else:
        QTest.keyClick(target, key, modifier)


def mark_the_rest(page: ReviewPage) -> None:
    """Accept what is suggested and answer the rest, by keyboard alone."""
    for _ in range(12):
        if page.desk.model.finding(page.form.current_key) is not None:
            press("a")
        if page.form.current_key in {key for key, _ in page.missing()}:
            press("1")
        press(Key.Key_Tab)


def test_a_call_is_marked_submitted_corrected_and_its_history_kept(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    assert "guessed from “thank you for calling”" in page.transcript._who.text()
    mark_the_rest(page)
    with qtbot.waitSignal(page.submitted, timeout=10_000):
        confirm(qtbot, page)
    first = page.foot.badge.look
    assert first is not None

    page.foot.correct.click()
    press("The second request was left open.")
    with qtbot.waitSignal(page.desk.reopened, timeout=10_000):
        press(Key.Key_Return)
    page.form.focus_criterion("solution")
    press("3")
    with qtbot.waitSignal(page.submitted, timeout=10_000):
        confirm(qtbot, page)

    one, two = store.revisions(call, EvaluatorName(ANNA))
    assert (one.revision, two.revision) == (1, 2)
    assert two.reason == "The second request was left open."
    assert one.submitted_at is not None
    assert two.submitted_at is not None
    assert one.explanation is not None
    assert two.explanation is not None
    assert str(one.explanation.score) == first.number
    assert two.explanation.score < one.explanation.score
    assert Library(store).row(call).state is WorkState.SUBMITTED


def test_what_a_person_submits_is_told_from_what_was_suggested(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    page.desk.model.accept("greeting")
    page.desk.model.answer("no_blame", answered("yes"))
    page.settle()
    stored = store.evaluation(call, EvaluatorName(ANNA))
    assert stored is not None
    origins = {mark.criterion_key: mark.origin for mark in stored.marks if mark.answer.value}
    assert origins == {"greeting": "suggestion", "no_blame": "person"}


def test_swapping_the_speakers_keeps_the_draft_and_suggests_anew(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    press("1")
    with qtbot.waitSignal(page.desk.renewed, timeout=10_000):
        page.transcript.swap.click()
    assert page.transcript._who.text() == "Agent: right, set by hand"
    assert page.transcript.view.turns[0].role.value == "customer"
    assert page.desk.model.draft.answer("greeting") == answered("2")
    assert page.desk.model.sheet is not None
    assert page.desk.model.sheet.findings


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from PySide6.QtWidgets import QApplication
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage
from test_review_workspace import answered, services

app = QApplication([])
folder = Path(sys.argv[2])
page = ReviewPage(services(Store.open(folder / "workspace", stored_rubric), folder), JobRunner())

def mark(sheet):
    page.desk.autosave.saved.connect(lambda _: print("saved", flush=True))
    page.desk.model.answer("greeting", answered("1"))
    page.desk.model.comment("greeting", "Only the brand.")

page.desk.opened.connect(mark)
page.show()
page.open_interaction(int(sys.argv[3]))
app.exec()
"""


def test_a_killed_process_loses_no_mark(
    qtbot: QtBot, page: ReviewPage, call: int, tmp_path: Path, own_home: Path
) -> None:
    here = str(Path(__file__).parent)
    search = os.pathsep.join((here, str(Path(here).parent), os.environ.get("PYTHONPATH", "")))
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, here, str(tmp_path), str(call)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": search},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "saved\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    open_in(qtbot, page, call)
    assert page.desk.model.draft.mark("greeting").comment == "Only the brand."
    assert page.form.card("greeting").answers.buttons[1].isChecked()
    assert page.foot.running.isVisible()


def test_two_writes_of_one_draft_end_with_the_newer(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int, runner: JobRunner
) -> None:
    open_in(qtbot, page, call)
    page.desk.model.comment("greeting", "first")
    page.desk.autosave.save()
    page.desk.model.comment("greeting", "second")
    page.settle()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)
    stored = store.evaluation(call, EvaluatorName(ANNA))
    assert stored is not None
    assert next(m.comment for m in stored.marks if m.criterion_key == "greeting") == "second"
