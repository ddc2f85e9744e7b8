"""Correcting the transcript on the review page over a real workspace, by keyboard and mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from correcting_steps import (
    QUIET,
    Asked,
    Ctrl,
    Key,
    Shift,
    add_call,
    double_click,
    open_in,
    press,
    settle,
    texts,
    told,
    write,
)
from fakes_review import SPOKEN, answered, call_findings, call_transcript, chat_transcript, quote
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from review_studio import ANNA, BEN

from qa_studio.rows import Channel
from qa_studio.services.correcting import Correcting, MarkNote, Reword, Split
from qa_studio.services.reviewing import Reviewing
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, DraftContent, EvaluatorName, NewInteraction
from qa_studio.ui.review.page import ReviewPage
from scoring.model import Mark
from transcription.model import Role

pytestmark = QUIET


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


def test_the_menu_of_a_turn_ties_its_words_to_the_criterion_and_not_those_selected_elsewhere(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    open_in(qtbot, page, call)
    view, key = page.transcript.view, page.form.current_key
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    press(Key.Key_Right)
    assert view.selection is not None
    where = view.text_rect(4).center()
    QApplication.sendEvent(
        view.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where)),
    )
    assert page.corrections.menu is not None
    page.corrections.menu.actions()[-2].trigger()
    page.corrections.menu.close()
    assert [one.turn for one in page.desk.model.draft.mark(key).evidence] == [4]


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
    assert [action.text() for action in menu.actions()[-2:]] == [
        "&Evidence for the criterion\tM",
        "&Bookmark…\tB",
    ]
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
