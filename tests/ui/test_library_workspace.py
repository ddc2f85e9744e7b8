"""The library page over a real workspace: the services of the application, files on disk, no network, no speech."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import qa_studio.demo
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions, InteractionRow, WorkState
from qa_studio.services.assigning import Assigning
from qa_studio.services.demo import Demonstration
from qa_studio.services.exporting import Exporting
from qa_studio.services.importing import Importing
from qa_studio.services.library import Library
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.searching import Searching
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.tagging import Tagging
from qa_studio.services.transcribing import Transcribing
from qa_studio.services.trust import Trusting
from qa_studio.services.views import Views
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.failures import FailureList
from qa_studio.ui.library.page import LibraryPage
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.library.preview import PreviewPane
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.queue.desk import QueueDesk
from rubrics.model import Answer, AnswerState, Rubric
from scoring.model import Mark
from transcription.model import Origin, Role, Transcript, Turn
from transcription.pipeline import Finished, Request
from transcription.steps import Step

WAIT_MS = 20_000
DEMO = Path(qa_studio.demo.__file__).parent / "files"


class Typist:
    """Writes the same two turns for every recording."""

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        turns = (
            Turn(
                Role.AGENT, "Thank you for calling Meadow Lane, this is Maya speaking.", 0.5, 3.0, channel=0
            ),
            Turn(Role.CUSTOMER, "Hello, my lamp arrived broken.", 3.5, 6.0, channel=1),
        )
        transcript = Transcript(turns, Origin("draft", "en-us", is_draft=True), duration_s=6.0)
        return Finished(transcript, 0, 0.9, "thank you for calling")


class Workspace:
    """A page over a new workspace."""

    def __init__(
        self, qtbot: QtBot, runner: JobRunner, memory: QSettings, store: Store, folder: Path
    ) -> None:
        self.qtbot, self.runner, self.store = qtbot, runner, store
        models = Models(folder / "models")
        importing, suggesting, reviewing = Importing(store), Suggesting(store), Reviewing(store)
        library = Library(store)
        queue = TranscriptionQueue(store, Typist(), models)
        transcribing = Transcribing(store, queue)
        self.services = LibraryServices(
            library=library,
            searching=Searching(store),
            views=Views(store),
            tagging=Tagging(store),
            assigning=Assigning(store),
            exporting=Exporting(library),
            importing=importing,
            transcribing=transcribing,
            suggesting=suggesting,
            reviewing=reviewing,
            demonstration=Demonstration(store, importing, transcribing, suggesting, reviewing),
            evaluator=lambda: "Anna Lindt",
        )
        fetcher, desk = ModelFetcher(models, runner), QueueDesk(queue, runner)
        self.page = LibraryPage(self.services, fetcher, desk, runner, memory)
        self.messages: list[Message] = []
        self.page.message_posted.connect(self.messages.append)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 700)
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.runner.is_idle, timeout=WAIT_MS)

    def bring_in(self, *paths: Path, **options: str) -> None:
        dialog = self.page.open_import(paths)
        dialog.import_requested.emit(list(paths), ImportOptions(**options))  # type: ignore[arg-type]
        dialog.reject()
        self.settle()

    @property
    def table(self) -> LibraryTable:
        found = self.page.findChild(LibraryTable)
        assert found is not None
        return found


@pytest.fixture
def workspace(qtbot: QtBot, runner: JobRunner, memory: QSettings, tmp_path: Path) -> Iterator[Workspace]:
    with Store.open(tmp_path / "workspace", stored_rubric) as store:
        made = Workspace(qtbot, runner, memory, store, tmp_path)
        yield made
        runner.shutdown()


def rows_of(workspace: Workspace) -> tuple[InteractionRow, ...]:
    library = workspace.services.library
    return library.rows_of(library.find())


def a_call(folder: Path) -> Path:
    source = next(path for path in sorted((DEMO / "calls").iterdir()) if path.suffix == ".wav")
    return Path(shutil.copy(source, folder / source.name))


def a_chat(folder: Path) -> Path:
    return Path(shutil.copy(sorted((DEMO / "chats").glob("*.txt"))[0], folder / "chat.txt"))


def test_a_call_comes_in_is_transcribed_and_gets_suggestions(workspace: Workspace, tmp_path: Path) -> None:
    workspace.bring_in(a_call(tmp_path), agent="Maya Brandt", company="Meadow Lane", round_name="Round 1")
    (row,) = rows_of(workspace)
    assert (row.agent, row.round_name, row.state) == ("Maya Brandt", "Round 1", WorkState.IMPORTED)
    workspace.page._menus._transcribe_all.trigger()
    workspace.settle()
    message = workspace.messages[-1]
    assert message.text == "Transcribed 1 interaction."
    assert message.action is not None
    message.action()
    workspace.settle()
    (row,) = rows_of(workspace)
    assert row.state is WorkState.SUGGESTED
    assert row.origin is not None
    assert row.origin.is_draft


def test_the_preview_of_a_real_call_shows_its_lines_and_the_guess(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace.bring_in(a_call(tmp_path))
    workspace.page._menus._transcribe_all.trigger()
    workspace.settle()
    preview = workspace.page.findChild(PreviewPane)
    assert preview is not None

    def said() -> str:
        return "\n".join(label.text() for label in preview.findChildren(QLabel) if label.isVisibleTo(preview))

    qtbot.waitUntil(lambda: "my lamp arrived broken" in said(), timeout=WAIT_MS)
    assert "not for judging people" in said()
    assert "guessed from “thank you for calling”: left" in said()


def test_the_parts_of_the_preview_add_up_to_the_score_of_the_row(
    workspace: Workspace, tmp_path: Path
) -> None:
    for chat in sorted((DEMO / "chats").glob("*.txt")):
        workspace.bring_in(Path(shutil.copy(chat, tmp_path / chat.name)), company="Meadow Lane")
    workspace.page._menus._suggest_all.trigger()
    workspace.settle()
    rows = rows_of(workspace)
    assert rows
    for row in rows:
        explanation = workspace.services.library.explanation(row.id)
        assert (None if explanation is None else explanation.score) == row.score


def test_suggestions_that_are_held_back_are_not_given_away_by_their_score(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace.bring_in(a_chat(tmp_path), company="Meadow Lane")
    workspace.page._menus._suggest_all.trigger()
    workspace.settle()
    preview = workspace.page.findChild(PreviewPane)
    assert preview is not None

    def said() -> str:
        return "\n".join(label.text() for label in preview.findChildren(QLabel) if label.isVisibleTo(preview))

    qtbot.waitUntil(lambda: "Brand congruence" in said(), timeout=WAIT_MS)
    Trusting(workspace.store).set({"showing": "mixed"})
    workspace.page.refresh()
    workspace.settle()
    qtbot.waitUntil(lambda: "stay out of sight" in said(), timeout=WAIT_MS)
    assert "Brand congruence" not in said()
    assert "abstained" not in said()


def test_what_cannot_be_read_is_listed_and_the_rest_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    empty = tmp_path / "empty.wav"
    empty.write_bytes(b"")
    (tmp_path / "notes.wav").write_text("These are words and no sound.", encoding="utf-8")
    (tmp_path / "plan.docx").write_bytes(b"PK")
    workspace.bring_in(empty, tmp_path / "notes.wav", tmp_path / "plan.docx", a_chat(tmp_path))
    listed = workspace.page.findChild(FailureList)
    assert listed is not None
    assert listed.isVisible()
    assert {failure.name for failure in listed.failures()} == {"empty.wav", "notes.wav", "plan.docx"}
    assert all(failure.message for failure in listed.failures())
    assert len(rows_of(workspace)) == 1


def test_a_file_that_is_here_already_is_skipped_and_said_so(workspace: Workspace, tmp_path: Path) -> None:
    chat = a_chat(tmp_path)
    workspace.bring_in(chat)
    workspace.bring_in(chat)
    assert workspace.messages[-1].text == "Imported 0 interactions; 1 was here already."
    assert len(rows_of(workspace)) == 1


def test_removing_and_undoing_leaves_everything_as_it_was(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace.bring_in(a_chat(tmp_path), agent="Tom Reed")
    before = rows_of(workspace)
    qtbot.keyClick(workspace.table, Qt.Key.Key_Delete)
    workspace.settle()
    assert rows_of(workspace) == ()
    undo = workspace.messages[-1].action
    assert undo is not None
    undo()
    workspace.settle()
    assert rows_of(workspace) == before


def test_a_marked_interaction_shows_the_persons_score_and_its_parts(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.bring_in(a_chat(tmp_path), company="Meadow Lane")
    (row,) = rows_of(workspace)
    workspace.page._menus._suggest_all.trigger()
    workspace.settle()
    reviewing = workspace.services.reviewing
    assert isinstance(reviewing, Reviewing)
    sheet = reviewing.open(row.id, "Ben Carter")
    marks = [full_marks(sheet.rubric, criterion.key) for criterion in sheet.rubric.criteria()]
    reviewing.submit(row.id, "Ben Carter", marks, "")
    workspace.page.refresh()
    workspace.settle()
    (row,) = rows_of(workspace)
    explanation = workspace.services.library.explanation(row.id)
    assert not row.score_is_automatic
    assert explanation is not None
    assert explanation.score == row.score == 100


def full_marks(rubric: Rubric, key: str) -> Mark:
    """The best answer to a criterion."""
    criterion = rubric.criterion(key)
    assert criterion is not None
    best = max(criterion.scale.options, key=lambda option: option.fraction)
    return Mark(key, Answer(AnswerState.ANSWERED, best.key))
