"""What becomes of corrections: marks that follow them, versions, full disks and killed processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from correcting_steps import (
    QUIET,
    Ctrl,
    Key,
    add_call,
    correcting_services,
    open_in,
    press,
    settle,
    texts,
    told,
    write,
)
from fakes_review import SPOKEN, answered, call_transcript, chat_transcript, quote
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from review_studio import ANNA, BEN

from qa_studio.errors import StudioError
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import Channel
from qa_studio.services.correcting import Correcting, Reword, Split
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.typing_drafts import Typed
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, EvaluatorName, NewInteraction
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.unkept_words import TYPED
from scoring.model import Mark
from transcription.model import Role

pytestmark = QUIET


def test_marks_of_somebody_who_comes_later_move_when_they_say_so(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    piece = quote(call_transcript(), 2, "the present did not arrive")
    mark = Mark("apology", answered("yes"), evidence=(piece,))
    Reviewing(store).save(call, ANNA, [mark], "")
    changed = SPOKEN[2][3].replace("present", "parcel")
    Correcting(store).edit(call, [Reword(2, changed)], BEN)
    open_in(qtbot, page, call)
    question = page.transcript.question
    assert f"{BEN} has corrected this transcript" in question.words
    assert (
        "“the present did not arrive” (Apology for what went wrong) will read “the parcel did not arrive”."
        in question.words
    )
    assert texts(page)[2] == SPOKEN[2][3]
    words = told(page)
    page.corrections.edit(2)
    assert page.corrections.editor.turn is None
    assert "newer transcript" in words[-1]

    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        question.answer(question.answers.index("Move my marks"))
    assert texts(page)[2] == changed
    assert [p.text for p in page.desk.model.draft.mark("apology").evidence] == ["the parcel did not arrive"]
    assert question.words == ""


def test_a_submitted_evaluation_keeps_its_words(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    reviewing = Reviewing(store)
    rubric = reviewing.open(call, ANNA).rubric
    best = [Mark(item.key, answered(item.scale.options[0].key)) for item in rubric.criteria()]
    reviewing.submit(call, ANNA, best, "")
    open_in(qtbot, page, call)
    words = told(page)
    press(Key.Key_F2)
    assert page.corrections.editor.turn is None
    assert "Reopen" in words[-1]


def test_the_history_shows_what_was_struck_and_what_was_put_in_and_goes_back(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    Correcting(store).edit(call, [Reword(4, "Yes, precisely.")], BEN)
    open_in(qtbot, page, call)
    page.transcript.chip.click()
    history = page.corrections.history
    assert history is not None
    qtbot.waitUntil(lambda: "precisely" in history.changes.toPlainText(), timeout=5_000)
    assert history.versions.count() == 2
    assert f"Transcript 2, {BEN}" in history.versions.item(0).text()
    formats = {}
    for text in ("exactly.", "precisely."):
        found = history.changes.document().find(text)
        formats[text] = (found.charFormat().fontStrikeOut(), found.charFormat().fontUnderline())
    assert formats == {"exactly.": (True, False), "precisely.": (False, True)}
    history.versions.setCurrentRow(1)
    with qtbot.waitSignal(history.revert_requested, timeout=5_000):
        history.revert.click()
    assert texts(page)[4] == "Yes, exactly."
    settle(qtbot, page)
    newest = store.newest_transcript(call)
    assert newest is not None
    assert newest.transcript.version == 3
    page.transcript.undo.click()
    assert texts(page)[4] == "Yes, precisely."


def test_somebody_elses_newer_version_is_not_overwritten(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    Correcting(store).edit(call, [Reword(4, "Yes, precisely.")], BEN)
    with qtbot.waitSignal(page.desk.corrections.failed, timeout=5_000):
        write(page, 4, "Yes indeed.")
    question = page.transcript.question
    assert "newer version" in question.words
    assert "not in the workspace" in page.unsaved()
    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        question.answer(0)
    assert texts(page)[4] == "Yes, precisely."
    assert page.unsaved() == ""


class FullDisk(Correcting):
    """A workspace on a disk that is full until it is not."""

    is_full = True

    def save(self, interaction_id, base_version, transcript, editor):  # type: ignore[no-untyped-def]
        if self.is_full:
            raise StudioError("The disk is full.")
        return super().save(interaction_id, base_version, transcript, editor)


def test_a_correction_that_cannot_be_written_holds_the_draft_back_and_is_written_later(
    qtbot: QtBot, runner: JobRunner, store: Store, call: int, tmp_path: Path
) -> None:
    disk = FullDisk(store)
    page = ReviewPage(correcting_services(store, tmp_path, disk), runner)
    qtbot.addWidget(page)
    page.show()
    open_in(qtbot, page, call)
    with qtbot.waitSignal(page.desk.corrections.failed, timeout=5_000):
        page.corrections.apply(Reword(4, "Yes indeed."))
    page.desk.model.tie(
        "recap", quote(replace(call_transcript(), turns=page.transcript.view.turns), 4, "indeed.")
    )
    page.settle()
    assert store.evaluation(call, EvaluatorName(ANNA)) is None
    assert "The disk is full" in page.transcript.question.words
    disk.is_full = False
    page.transcript.question.answer(0)
    settle(qtbot, page)
    stored = store.evaluation(call, EvaluatorName(ANNA))
    assert stored is not None
    assert [piece.text for mark in stored.marks for piece in mark.evidence] == ["indeed."]
    assert page.transcript.question.words == ""
    page.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def test_a_correction_that_could_not_be_written_waits_while_another_interaction_is_corrected(
    qtbot: QtBot, runner: JobRunner, store: Store, call: int, tmp_path: Path
) -> None:
    name = NewInteraction("chat", Channel.CHAT, "Meadow Lane", tmp_path / "chat.json", "sha of the chat")
    (chat,) = store.add_interactions([(name, chat_transcript())])
    disk = FullDisk(store)
    page = ReviewPage(correcting_services(store, tmp_path, disk), runner)
    qtbot.addWidget(page)
    page.show()
    open_in(qtbot, page, call)
    page.corrections.apply(Reword(4, "Yes indeed."))
    open_in(qtbot, page, chat)
    page.corrections.apply(Reword(4, "4420."))
    page.settle()
    assert "not in the workspace" in page.unsaved()
    disk.is_full = False
    page.settle()
    assert page.unsaved() == ""
    found = [store.newest_transcript(number) for number in (call, chat)]
    assert [one.transcript.turns[4].text for one in found if one is not None] == ["Yes indeed.", "4420."]
    page.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


class Alike(Correcting):
    """Hears at once what a recording would tell after a second."""

    found: tuple[int, ...] = (6, 9, 13, 0)

    def alike(self, *_: object) -> tuple[int, ...]:  # type: ignore[override]
        return self.found


def test_turns_that_sound_alike_are_shown_and_changed_in_one_step(
    qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path
) -> None:
    turns = tuple(replace(turn, channel=None) for turn in call_transcript().turns)
    number = add_call(store, tmp_path, replace(call_transcript(), turns=turns), AgentGuess())
    page = ReviewPage(correcting_services(store, tmp_path, Alike(store)), runner)
    qtbot.addWidget(page)
    page.show()
    open_in(qtbot, page, number)
    page.transcript.view.setFocus()
    page.transcript.view.setCurrentIndex(page.transcript.view.model().index(4, 0))
    page.corrections.choose_speaker()
    menu = page.corrections.menu
    assert menu is not None
    next(action for action in menu.actions() if "Agent" in action.text()).trigger()
    menu.close()
    question = page.transcript.question
    qtbot.waitUntil(lambda: bool(question.words), timeout=5_000)
    assert question.words == "3 more turns sound like the one that you gave to the agent."
    assert page.corrections.alike.turns == (6, 9, 13)
    assert page.transcript.view.spans_at(9)
    question.answer(question.answers.index("Show the next"))
    assert question.words
    question.answer(0)
    now = page.transcript.view.turns
    assert {now[place].role for place in (4, 6, 9, 13)} == {Role.AGENT}
    assert now[1].role is Role.CUSTOMER
    page.corrections.undo()
    now = page.transcript.view.turns
    assert [now[place].role for place in (4, 6, 9, 13)] == [Role.AGENT, *[Role.CUSTOMER] * 3]
    page.settle()
    page.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def offered(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.waitUntil(lambda: page.transcript.question.key == TYPED, timeout=10_000)


def test_words_that_were_being_written_are_offered_at_the_next_opening(
    qtbot: QtBot, page: ReviewPage, store: Store, runner: JobRunner, call: int
) -> None:
    drafts = Correcting(store).typing
    drafts.keep(call, ANNA, Typed(4, "Yes, exactly.", "Yes, exa"))
    open_in(qtbot, page, call)
    offered(qtbot, page)
    question = page.transcript.question
    assert question.words == "You were writing “Yes, exa” in turn 5 when this window ended."
    question.answer(0)
    editor = page.corrections.editor
    assert (editor.turn, editor.toPlainText(), editor.hasFocus()) == (4, "Yes, exa", True)
    assert texts(page)[4] == "Yes, exactly.", "nothing is corrected before it is kept"
    press("mple")
    press(Key.Key_Return, Ctrl)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: runner.is_idle() and drafts.typed(call, ANNA) is None, timeout=10_000)
    assert texts(page)[4] == "Yes, example"


def test_words_that_are_dropped_or_left_with_esc_are_not_offered_again(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    drafts = Correcting(store).typing
    drafts.keep(call, ANNA, Typed(4, "Yes, exactly.", "Yes, exa"))
    open_in(qtbot, page, call)
    offered(qtbot, page)
    page.transcript.question.answer(1)
    qtbot.waitUntil(lambda: drafts.typed(call, ANNA) is None, timeout=10_000)
    page.corrections.edit(4)
    press(" No")
    qtbot.waitUntil(lambda: drafts.typed(call, ANNA) is not None, timeout=1_000)
    assert drafts.typed(call, ANNA) == Typed(4, "Yes, exactly.", "Yes, exactly. No")
    assert drafts.typed(call, BEN) is None, "everybody has words of their own"
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: drafts.typed(call, ANNA) is None, timeout=10_000)


def test_words_go_with_their_turn_and_can_be_copied_when_it_reads_otherwise(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    correcting = Correcting(store)
    correcting.typing.keep(call, ANNA, Typed(4, "Yes, exactly.", "Yes, indeed"))
    correcting.edit(call, [Split(0, 30)], BEN)
    open_in(qtbot, page, call)
    offered(qtbot, page)
    assert "in turn 6" in page.transcript.question.words
    correcting.edit(call, [Reword(5, "No.")], BEN)
    open_in(qtbot, page, call)
    offered(qtbot, page)
    assert page.transcript.question.answers == ("Copy them", "Drop these words")
    page.transcript.question.answer(0)
    assert QApplication.clipboard().text() == "Yes, indeed"
    correcting.edit(call, [Reword(5, "Yes, indeed")], BEN)
    open_in(qtbot, page, call)
    qtbot.waitUntil(lambda: correcting.typing.typed(call, ANNA) is None, timeout=10_000)
    assert page.transcript.question.key != TYPED, "they are in the transcript"


def test_what_another_version_has_stored_is_nobodys_words(store: Store, call: int) -> None:
    for stored in ("words", [1, "two"], {"turn": 1}, ["1", "a", "b"]):
        store.set_setting(f"typing/{call}/{ANNA}", stored)
        assert Correcting(store).typing.typed(call, ANNA) is None


CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.correcting import Reword
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage
from correcting_steps import correcting_services
from fakes_review import answered

app = QApplication([])
folder = Path(sys.argv[1])
store = Store.open(folder / "workspace", stored_rubric)
page = ReviewPage(correcting_services(store, folder), JobRunner())

def correct(sheet):
    page.desk.corrections.saved.connect(lambda *_: print("saved", flush=True))
    page.corrections.apply(Reword(4, "Yes indeed."))
    page.corrections.apply(Reword(5, "May I have the order number?"))

def write(*_):
    page.corrections.edit(6)
    page.corrections.editor.setPlainText("It is nine nine")
    look = QTimer(page)
    look.timeout.connect(lambda: store.setting(f"typing/{sys.argv[2]}/Anna Lindt") and print("typed", flush=True))
    look.start(20)

page.desk.corrections.saved.connect(write)
page.desk.opened.connect(correct)
page.show()
page.open_interaction(int(sys.argv[2]))
app.exec()
"""


def test_a_killed_process_loses_no_correction_and_no_words_that_are_being_written(
    qtbot: QtBot, page: ReviewPage, call: int, tmp_path: Path, own_home: Path
) -> None:
    search = os.pathsep.join((*sys.path, os.environ.get("PYTHONPATH", "")))
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path), str(call)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": search},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "saved\n"
    assert child.stdout.readline() == "typed\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    open_in(qtbot, page, call)
    assert texts(page)[4:6] == ["Yes indeed.", "May I have the order number?"]
    offered(qtbot, page)
    page.transcript.question.answer(0)
    assert (page.corrections.editor.turn, page.corrections.editor.words()) == (6, "It is nine nine")
