"""Correcting the transcript on the review page over a real workspace, by keyboard and mouse."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fakes_review import SPOKEN, answered, call_findings, call_transcript, chat_transcript, quote, write_call
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from test_review_workspace import services

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import BatchReport, Channel, ImportOptions
from qa_studio.services.correcting import Correcting, MarkNote, Reword, Split
from qa_studio.services.importing import Importing
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.typing_drafts import Typed
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, DraftContent, EvaluatorName, NewInteraction
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.unkept_words import TYPED
from scoring.model import Mark
from transcription.model import Role, Transcript

ANNA, BEN = "Anna Lindt", "Ben Carter"
READS_ANEW = (
    "“the present did not arrive” (Apology for what went wrong) will read “the parcel did not arrive”."
)
Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore(
    "pipewire", "PulseAudio", "No audio device", "This plugin does not support"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    """A call with its sides on two channels."""
    return add_call(store, tmp_path, call_transcript(), AgentGuess(0, 0.8, "thank you for calling"))


def add_call(store: Store, folder: Path, transcript: Transcript, guess: AgentGuess) -> int:
    write_call(folder / "call.wav")
    options = ImportOptions(agent="Maya Brandt", company="Meadow Lane")
    (number,) = Importing(store).import_paths([folder / "call.wav"], options, JobContext()).done
    store.add_transcript(number, transcript, guess)
    return number


class Asked:
    """Notes what it was asked, and finds nothing: the checks have tests of their own.

    Attributes:
        ids: of every call, in order.
    """

    def __init__(self) -> None:
        self.ids: list[int] = []

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport:
        self.ids += ids or ()
        return BatchReport(done=tuple(ids or ()))


def correcting_services(store: Store, folder: Path, correcting: Correcting | None = None) -> ReviewServices:
    made = services(store, folder)
    return replace(made, suggesting=Asked(), correcting=correcting or Correcting(store))


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    made = ReviewPage(correcting_services(store, tmp_path), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def open_in(qtbot: QtBot, page: ReviewPage, number: int) -> ReviewPage:
    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        page.open_interaction(number)
    return page


def settle(qtbot: QtBot, page: ReviewPage) -> None:
    """Until the correction and the draft are in the workspace."""
    assert page.desk.corrections is not None
    saver = page.desk.corrections
    qtbot.waitUntil(lambda: saver.is_settled and page.desk.autosave.is_settled, timeout=10_000)


def press(key: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    if isinstance(key, str):
        QTest.keyClicks(target, key)
    else:
        QTest.keyClick(target, key, modifier)


def write(page: ReviewPage, turn: int, words: str) -> None:
    """Correct a turn with the keyboard."""
    page.corrections.edit(turn)
    page.corrections.editor.selectAll()
    press(words)
    press(Key.Key_Return, Ctrl)


def texts(page: ReviewPage) -> list[str]:
    return [turn.text for turn in page.transcript.view.turns]


def told(page: ReviewPage) -> list[str]:
    words: list[str] = []
    page.message_posted.connect(
        lambda message: words.append(message.text if isinstance(message, Message) else "")
    )
    return words


def double_click(page: ReviewPage, turn: int) -> None:
    view = page.transcript.view
    where = QPointF(view.text_rect(turn).topLeft() + QPoint(8, 8))
    away = QPointF(view.viewport().mapToGlobal(where.toPoint()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseButtonDblClick, where, away, left, left, none)
    QApplication.sendEvent(view.viewport(), event)


# Words


def test_a_word_is_corrected_by_keyboard_alone_and_is_in_the_workspace_within_a_second(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    page.transcript.view.setFocus()
    page.transcript.view.setCurrentIndex(page.transcript.view.model().index(4, 0))
    press(Key.Key_F2)
    assert page.corrections.editor.turn == 4
    assert QApplication.focusWidget() is page.corrections.editor
    press(" Thank you.")
    with qtbot.waitSignal(page.desk.corrections.saved, timeout=1_000):
        press(Key.Key_Return, Ctrl)
    newest = store.newest_transcript(call)
    assert newest is not None
    turn = newest.transcript.turns[4]
    assert turn.text == "Yes, exactly. Thank you."
    assert turn.words[:2] == call_transcript().turns[4].words
    assert (newest.transcript.version, newest.transcript.origin.engine) == (2, "person")
    assert page.transcript.chip.text().strip().startswith(f"Transcript 2, corrected by {ANNA}, ")
    assert "for finding one’s way" in page.transcript._draft.text()


def test_a_double_click_opens_the_words_with_the_word_selected_and_esc_leaves_them(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    before = texts(page)
    double_click(page, 4)
    editor = page.corrections.editor
    assert (editor.turn, editor.textCursor().selectedText()) == (4, "Yes")
    press("No")
    press(Key.Key_Escape)
    assert editor.turn is None
    assert texts(page) == before
    assert page.corrections.steps.stack.count() == 0


def test_tab_keeps_the_words_and_goes_to_the_next_turn(qtbot: QtBot, page: ReviewPage, call: int) -> None:
    open_in(qtbot, page, call)
    page.corrections.edit(4)
    press("!")
    press(Key.Key_Tab)
    assert page.corrections.editor.turn == 5
    assert texts(page)[4] == "Yes, exactly.!"
    press(Key.Key_Escape)


def test_keys_of_the_page_are_letters_while_words_are_corrected(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    page.corrections.edit(4)
    press(" nargscemr 1")
    assert page.corrections.editor.words().endswith("nargscemr 1")
    assert page.desk.model.draft.marks == ()
    press(Key.Key_Z, Ctrl)
    assert page.corrections.editor.turn == 4
    press(Key.Key_Escape)


def test_a_turn_cannot_be_emptied_and_the_reason_is_told(qtbot: QtBot, page: ReviewPage, call: int) -> None:
    open_in(qtbot, page, call)
    words = told(page)
    page.corrections.edit(4)
    page.corrections.editor.selectAll()
    press(Key.Key_Delete)
    press(Key.Key_Return, Ctrl)
    assert "noise" in words[-1]
    assert texts(page)[4] == "Yes, exactly."


# Turns and speakers


def test_a_turn_is_split_at_the_cursor_and_merged_again(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    page.corrections.edit(4)
    cursor = page.corrections.editor.textCursor()
    cursor.setPosition(5)
    page.corrections.editor.setTextCursor(cursor)
    press(Key.Key_D, Ctrl)
    assert texts(page)[4:6] == ["Yes,", "exactly."]
    page.transcript.view.setCurrentIndex(page.transcript.view.model().index(4, 0))
    press(Key.Key_M, Ctrl)
    assert texts(page)[4] == "Yes, exactly."
    settle(qtbot, page)
    newest = store.newest_transcript(call)
    assert newest is not None
    assert newest.transcript.turns == call_transcript().turns


def test_the_speaker_is_chosen_by_two_letters(qtbot: QtBot, page: ReviewPage, call: int) -> None:
    open_in(qtbot, page, call)
    view = page.transcript.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(4, 0))
    press("r")
    menu = page.corrections.menu
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Key.Key_A)
    qtbot.waitUntil(lambda: view.turns[4].role is Role.AGENT, timeout=5_000)


def test_the_menu_of_a_turn_corrects_splits_and_marks_noise(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    view = page.transcript.view
    where = view.text_rect(4).center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(reason, where, view.viewport().mapToGlobal(where))
    )
    menu = page.corrections.menu
    assert isinstance(menu, QMenu)
    names = [action.text().replace("&", "").split("\t")[0] for action in menu.actions()]
    assert names[:3] == ["Correct the words", "Split here", "Merge with the next turn"]
    speakers = next(action.menu() for action in menu.actions() if action.menu() is not None)
    noise = next(action for action in speakers.actions() if "No speech" in action.text().replace("&", ""))
    noise.trigger()
    menu.close()
    assert (view.turns[4].role, view.turns[4].flags) == (Role.SYSTEM, ("noise",))
    assert view.turns[4].text == "Yes, exactly."


def test_one_click_swaps_agent_and_customer_also_where_both_are_on_one_channel(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    turns = tuple(replace(turn, channel=None) for turn in call_transcript().turns)
    number = add_call(store, tmp_path, replace(call_transcript(), turns=turns), AgentGuess())
    open_in(qtbot, page, number)
    assert page.transcript.swap.isVisible()
    page.transcript.swap.click()
    assert page.transcript.view.turns[0].role is Role.CUSTOMER
    settle(qtbot, page)
    assert Correcting(store).versions(number)[0].summary == "Agent and customer swapped"


def test_a_two_channel_swap_is_told_and_remembered(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    page.transcript.swap.click()
    settle(qtbot, page)
    assert store.sources([call])[0].agent_channel == 1


# Undo


def test_undo_takes_a_correction_back_in_the_transcript_and_a_mark_in_the_form(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    press("1")
    greeting = page.desk.model.draft.answer("greeting")
    write(page, 4, "Yes indeed.")
    assert page.transcript.undo.isVisible()
    assert "words of turn 5" in page.transcript.undo.toolTip()
    page.transcript.view.setFocus()
    press(Key.Key_Z, Ctrl)
    assert texts(page)[4] == "Yes, exactly."
    assert page.desk.model.draft.answer("greeting") == greeting
    press(Key.Key_Z, Ctrl | Shift)
    assert texts(page)[4] == "Yes indeed."
    page.form.focus_criterion("greeting")
    press(Key.Key_Z, Ctrl)
    assert texts(page)[4] == "Yes indeed."
    assert page.desk.model.draft.answer("greeting") != greeting


def test_an_undone_mark_comes_back_with_its_quote_where_the_words_are_now(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    model = page.desk.model
    model.tie("apology", quote(call_transcript(), 2, "did not arrive in time"))
    model.answer("apology", answered("yes"))
    write(page, 2, "Oh, I am sorry that the present did not arrive in time, that must be upsetting.")
    page.form.focus_criterion("apology")
    model.stack.undo()
    model.stack.undo()
    assert model.draft.mark("apology").evidence == ()
    model.stack.redo()
    (piece,) = model.draft.mark("apology").evidence
    assert texts(page)[2][piece.start : piece.end] == piece.text == "did not arrive in time"


def test_words_that_were_read_do_not_move_when_a_later_turn_is_corrected(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    page.resize(1000, 460)
    open_in(qtbot, page, call)
    bar = page.transcript.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    page.corrections.apply(Reword(12, "Is there something else I can do for you?"))
    assert bar.value() == before


def test_words_that_are_being_written_are_kept_when_another_interaction_is_opened(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    page.corrections.edit(4)
    press(" Yes.")
    page.show_waiting()
    newest = store.newest_transcript(call)
    assert newest is not None
    assert newest.transcript.turns[4].text == "Yes, exactly. Yes."


def test_a_search_goes_on_where_it_was(qtbot: QtBot, page: ReviewPage, call: int) -> None:
    open_in(qtbot, page, call)
    page.transcript.search_bar.open_search()
    press("thank")
    page.transcript.search_bar.step(1)
    before = page.transcript.search_bar.count.text()
    page.corrections.apply(Reword(4, "Yes, thank you."))
    assert page.transcript.search_bar.isVisible()
    assert page.transcript.search_bar.count.text() != before
    assert page.transcript.search_bar.count.text().startswith(before.split()[0])


def test_a_chat_is_corrected_in_its_bubbles(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    name = NewInteraction("chat", Channel.CHAT, "Meadow Lane", tmp_path / "chat.json", "sha of the chat")
    (number,) = store.add_interactions([(name, chat_transcript())])
    open_in(qtbot, page, number)
    write(page, 4, "4420. The photo is attached.")
    page.corrections.apply(MarkNote(10))
    settle(qtbot, page)
    newest = store.newest_transcript(number)
    assert newest is not None
    turns = newest.transcript.turns
    assert (turns[4].text, turns[4].words, turns[10].note) == ("4420. The photo is attached.", (), True)
    assert page.transcript.swap.isHidden()


def test_a_reopened_evaluation_may_move_to_words_that_were_corrected_meanwhile(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    reviewing = Reviewing(store)
    rubric = reviewing.open(call, ANNA).rubric
    best = [Mark(item.key, answered(item.scale.options[0].key)) for item in rubric.criteria()]
    reviewing.submit(call, ANNA, best, "")
    Correcting(store).edit(call, [Reword(4, "Yes, precisely.")], BEN)
    open_in(qtbot, page, call)
    assert page.transcript.question.words == ""
    with qtbot.waitSignal(page.desk.reopened, timeout=10_000):
        page.desk.correct("Words were wrong.")
    qtbot.waitUntil(lambda: "They quote nothing" in page.transcript.question.words, timeout=5_000)


# The draft's quotes


def test_a_correction_under_a_quote_asks_first_and_moves_it_then(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    open_in(qtbot, page, call)
    page.desk.model.answer("apology", answered("yes"))
    page.desk.model.tie("apology", quote(call_transcript(), 2, "the present did not arrive"))
    write(page, 2, "I am sorry that the parcel did not arrive in time, that must be upsetting.")
    question = page.transcript.question
    assert texts(page)[2] == SPOKEN[2][3]
    assert (
        "“the present did not arrive” (Apology for what went wrong) will read “the parcel did not arrive”."
        in question.words
    )
    question.answer(question.answers.index("Leave as it was"))
    assert texts(page)[2] == SPOKEN[2][3]

    write(page, 2, "I am sorry that the parcel did not arrive in time, that must be upsetting.")
    question.answer(question.answers.index("Correct"))
    settle(qtbot, page)
    stored = store.evaluation(call, EvaluatorName(ANNA))
    assert stored is not None
    assert stored.transcript_id is not None
    assert store.transcript(stored.transcript_id).transcript.version == 2
    apology = next(mark for mark in stored.marks if mark.criterion_key == "apology")
    assert [piece.text for piece in apology.evidence] == ["the parcel did not arrive"]

    page.transcript.undo.click()
    settle(qtbot, page)
    assert [p.text for p in page.desk.model.draft.mark("apology").evidence] == ["the present did not arrive"]
    stored = store.evaluation(call, EvaluatorName(ANNA))
    assert stored is not None
    apology = next(mark for mark in stored.marks if mark.criterion_key == "apology")
    assert [piece.text for piece in apology.evidence] == ["the present did not arrive"]


def test_a_correction_that_nobody_confirmed_is_not_dropped_in_silence(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    page.desk.model.tie("apology", quote(call_transcript(), 2, "the present did not arrive"))
    words = told(page)
    write(page, 2, "I am sorry that the parcel did not arrive in time.")
    page.show_waiting()
    assert words[-1] == "Not corrected, because nobody said so: words of turn 3."


def test_suggestions_follow_the_words_and_are_looked_for_once_when_it_is_quiet(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    newest = store.newest_transcript(call)
    assert newest is not None
    sheet = Reviewing(store).open(call, ANNA)
    rubric = store.rubrics()[0].id
    content = DraftContent(rubric, newest.id, ())
    store.save_suggestions(call, content, call_findings(call_transcript()), sheet.explanation)
    open_in(qtbot, page, call)
    model = page.desk.model
    assert model.finding("greeting") is not None
    page.corrections.apply(Reword(0, "Good morning."))
    page.corrections.apply(Split(2, 11))
    assert model.finding("greeting") is None
    apology = model.finding("apology")
    assert apology is None
    closing = model.finding("closing")
    assert closing is not None
    (piece,) = closing.evidence
    assert texts(page)[piece.turn][piece.start : piece.end] == piece.text
    assert piece.turn == 15
    settle(qtbot, page)
    asked = page.desk._services.suggesting
    assert isinstance(asked, Asked)
    assert asked.ids == []
    page.corrections._quiet.setInterval(0)
    page.corrections._quiet.start()
    qtbot.waitUntil(lambda: asked.ids == [call], timeout=5_000)


def test_who_leaves_before_it_is_quiet_has_the_suggestions_made_all_the_same(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    page.corrections.apply(Reword(4, "Yes indeed."))
    settle(qtbot, page)
    page.show_waiting()
    asked = page.desk._services.suggesting
    assert isinstance(asked, Asked)
    qtbot.waitUntil(lambda: asked.ids == [call], timeout=5_000)


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


# Versions


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


# Turns that sound alike


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


# Words that are being written


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


# A process that is killed

CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.correcting import Reword
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage
from test_review_correcting import answered, correcting_services

app = QApplication([])
folder = Path(sys.argv[2])
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
    look.timeout.connect(lambda: store.setting(f"typing/{sys.argv[3]}/Anna Lindt") and print("typed", flush=True))
    look.start(20)

page.desk.corrections.saved.connect(write)
page.desk.opened.connect(correct)
page.show()
page.open_interaction(int(sys.argv[3]))
app.exec()
"""


def test_a_killed_process_loses_no_correction_and_no_words_that_are_being_written(
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
    assert child.stdout.readline() == "typed\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    open_in(qtbot, page, call)
    assert texts(page)[4:6] == ["Yes indeed.", "May I have the order number?"]
    offered(qtbot, page)
    page.transcript.question.answer(0)
    assert (page.corrections.editor.turn, page.corrections.editor.words()) == (6, "It is nine nine")
