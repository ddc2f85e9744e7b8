"""The review page as a reviewer works it: by keyboard, by mouse, and when things go wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from fakes_review import CALL_ID, CHAT_ID, LONG_ID, ReviewWorld, answered
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.errors import StudioError
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ReviewSheet, WorkState
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.highlights import Kind
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.waiting import WaitingLine
from rubrics.model import NOT_APPLICABLE, UNANSWERED
from scoring.model import Mark

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media")
"""The machine that runs the tests has no sound card; playing has to work without one."""


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    return ReviewWorld(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, world: ReviewWorld) -> Iterator[ReviewPage]:
    made = ReviewPage(world.services(), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()


@pytest.fixture
def open_at(qtbot: QtBot, page: ReviewPage, runner: JobRunner) -> Callable[[int], ReviewPage]:
    """Opens an interaction and waits until it can be worked."""

    def act(interaction_id: int) -> ReviewPage:
        with qtbot.waitSignal(page.desk.opened, timeout=5_000):
            page.open_interaction(interaction_id)
        qtbot.waitUntil(runner.is_idle, timeout=5_000)
        return page

    return act


def press(*keys: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Type on whatever has the keyboard."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifier)


def answer_everything(page: ReviewPage) -> None:
    """First answer everywhere, by keyboard alone."""
    for _ in range(5 * len(page.form._cards)):
        if page.form._open:
            press("1")
        if page.form._open:
            press(Key.Key_Tab)
    assert not page.form._open


# Marking


def test_everything_is_marked_and_submitted_by_keyboard_alone(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    press("a", Key.Key_Tab, "1", Key.Key_Tab, "2")
    assert page.desk.model.draft.mark("greeting").origin == "suggestion"
    assert page.desk.model.draft.answer("closing") == answered("1")
    press("c", "Only the brand.", Key.Key_Escape)
    press(Key.Key_Tab, "n")
    assert page.form.current_key == "identity"
    assert page.desk.model.draft.answer("identity") == NOT_APPLICABLE
    press(Key.Key_Tab)
    answer_everything(page)

    with qtbot.waitSignal(page.submitted, timeout=5_000) as blocker:
        press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    sheet: ReviewSheet = blocker.args[0]
    assert sheet.submitted_at is not None
    assert len(sheet.marks) == 12
    assert next(mark for mark in sheet.marks if mark.criterion_key == "closing").comment == "Only the brand."


def test_tab_goes_from_one_open_criterion_to_the_next_and_back(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    page.desk.model.answer("no_blame", answered("yes"))
    press(Key.Key_Tab)
    assert page.form.current_key == "closing"
    press(Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert page.form.current_key == "greeting"
    press(Key.Key_Down)
    assert page.form.current_key == "no_blame"


def test_the_score_follows_every_answer(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    assert page.foot.running.isVisible()
    press("2")
    assert "50.0" in page.foot.running.accessibleName()
    assert page.form._points["brand"].text() == "1 of 3 answered"
    press("1")
    assert "100.0" in page.foot.running.accessibleName()
    answer_everything(page)
    assert page.foot.badge.isVisible()
    assert page.foot.badge.look is not None
    assert page.foot.badge.look.number == "100.0"
    assert page.foot.words.text() == "Met, 9.0 over"
    assert page.form._points["brand"].text() == "30.0 of 30.0"


def test_undo_and_redo_go_over_the_whole_draft(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    draft = page.desk.model
    press("1", "c", "First words", Key.Key_Escape, Key.Key_Tab, "2")
    assert draft.draft.answer("no_blame") == answered("no")
    ctrl = Qt.KeyboardModifier.ControlModifier
    press(Key.Key_Z, modifier=ctrl)
    assert draft.draft.answer("no_blame") == UNANSWERED
    press(Key.Key_Z, modifier=ctrl)
    assert draft.draft.mark("greeting").comment == ""
    assert page.form.card("greeting").comment.toPlainText() == ""
    press(Key.Key_Z, modifier=ctrl)
    assert draft.draft.marks == ()
    for _ in range(3):
        press(Key.Key_Z, modifier=ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert draft.draft.answer("no_blame") == answered("no")
    assert draft.draft.mark("greeting").comment == "First words"


def test_undo_works_from_within_a_comment(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    press("c", "Not this")
    press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.desk.model.draft.mark("greeting").comment == ""


def test_letters_in_a_comment_are_letters_and_not_keys(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    press("c", "name 1 2 a?")
    assert page.desk.model.draft.mark("greeting").comment == "name 1 2 a?"
    assert page.desk.model.draft.answer("greeting") == UNANSWERED


def test_all_open_suggestions_are_accepted_as_one_step(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    page.desk.model.answer("greeting", answered("0"))
    page.form._accept_all.click()
    assert page.desk.model.draft.answer("greeting") == answered("0")
    assert len(page.desk.model.draft.marks) == 9
    page.desk.model.stack.undo()
    assert len(page.desk.model.draft.marks) == 1


def test_an_abstention_says_why_and_cannot_be_accepted(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    row = page.form.card("solution").suggestion
    assert row.words() == "No suggestion: Whether every request was answered cannot be told from phrases."
    assert not row.accept.isVisible()


def test_guidance_folds_out_and_back(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    guidance = page.form.card("greeting")._guidance
    press("g")
    assert guidance.isVisible()
    press("g")
    assert not guidance.isVisible()


# Evidence


def shown(page: ReviewPage, row: int, kind: Kind) -> list[str]:
    text = page.transcript.view.turns[row].text
    return [text[s.start : s.end] for s in page.transcript.view.spans_at(row) if s.kind is kind]


def test_hovering_a_suggestion_sets_off_its_very_words(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    page.form.card("recap").suggestion.hovered.emit(True)
    assert shown(page, 3, Kind.EVIDENCE) == ["So your order was due on Friday", "Is that right?"]
    assert {pin.criterion_key for pin in page.sound.map.pins} >= {"recap", "greeting"}
    page.form.card("recap").suggestion.hovered.emit(False)
    assert shown(page, 3, Kind.EVIDENCE) == []
    assert shown(page, 0, Kind.EVIDENCE) == ["Thank you for calling Meadow Lane, this is Maya"]


def test_next_evidence_moves_the_playhead(open_at: Callable[[int], ReviewPage], qtbot: QtBot) -> None:
    page = open_at(CALL_ID)
    page.form.focus_criterion("recap")
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    press("e")
    assert page.sound.map.position_s == pytest.approx(14.6)
    press("e")
    assert page.sound.map.position_s == pytest.approx(18.1, abs=0.3)
    press("e")
    assert page.sound.map.position_s == pytest.approx(14.6)


def test_selected_words_are_tied_to_the_criterion(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    view = page.transcript.view
    page.form.focus_criterion("listening")
    top = view.visualRegionOf(2).topLeft()
    inside = view._delegate().plan(2).text
    start = top + QPoint(int(inside.left()) + 2, int(inside.top()) + 8)
    drag(view.viewport(), start, start + QPoint(60, 0))
    assert view.selection is not None
    assert view.selection.text.startswith("I am")
    press("m")
    (tied,) = page.desk.model.draft.mark("listening").evidence
    assert view.turns[2].text[tied.start : tied.end] == tied.text
    assert shown(page, 2, Kind.TIED) == [tied.text]
    assert any(pin.own for pin in page.sound.map.pins)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for step in (start + (end - start) / 2, end):
        where = QPointF(step)
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            where,
            QPointF(widget.mapToGlobal(step)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def test_evidence_of_another_transcript_is_not_painted_on_other_words(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    page.desk.model.accept("greeting")
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.transcript.swap.click()
    assert shown(page, 0, Kind.EVIDENCE) == ["Thank you for calling Meadow Lane, this is Maya"]
    assert page.transcript.view.turns[0].role.value == "customer"
    assert page.desk.model.draft.mark("greeting").origin == "suggestion"


# Sound


def click_turn(page: ReviewPage, row: int) -> None:
    view = page.transcript.view
    at = view.visualRegionOf(row).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_clicking_a_turn_plays_it(qtbot: QtBot, open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    click_turn(page, 2)
    assert page.sound.map.position_s == pytest.approx(10.0)
    qtbot.waitUntil(lambda: page.sound.player.position_s > 10.1, timeout=5_000)
    assert page.transcript.view.now in (1, 2)
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not page.sound.player.is_playing)


def test_the_playing_turn_and_word_are_marked(open_at: Callable[[int], ReviewPage], qtbot: QtBot) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    page.sound.player_seek(16.2)
    assert page.transcript.view.now == 3
    assert shown(page, 3, Kind.SPOKEN) == ["has"]


def test_keys_move_and_change_speed(open_at: Callable[[int], ReviewPage], qtbot: QtBot) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    press("l", "l", "j")
    assert page.sound.map.position_s == pytest.approx(5.0)
    press(".", ".")
    assert page.sound.player.rate == 1.5
    press(",")
    assert page.sound.player.rate == 1.25
    assert page.sound.bar.rate.currentText() == "1.25×"


def test_a_click_on_the_map_seeks_and_a_pin_leads_to_its_criterion(
    open_at: Callable[[int], ReviewPage], qtbot: QtBot
) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    call_map = page.sound.map
    QTest.mouseClick(call_map, Qt.MouseButton.LeftButton, pos=QPoint(int(call_map.x_of(30.0)), 60))
    assert call_map.position_s == pytest.approx(30.0, abs=0.1)
    pin = next(p for p in call_map._placed if p.pin.criterion_key == "next_steps")
    QTest.mouseClick(call_map, Qt.MouseButton.LeftButton, pos=pin.flag.center().toPoint())
    assert page.form.current_key == "next_steps"
    assert call_map.position_s == pytest.approx(pin.pin.at_s)


def test_a_missing_recording_is_said_plainly_and_can_be_found(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld, tmp_path: Path
) -> None:
    source = world.sheets[CALL_ID].row.source
    moved = source.rename(tmp_path / "moved.wav")
    page = open_at(CALL_ID)
    assert "call.wav is not where it was imported from" in page.sound.bar.problem
    assert page.sound.bar._find.isVisible()
    press("1")
    assert page.desk.model.draft.answer("greeting") == answered("2")
    page.sound.relocate(moved)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0, timeout=5_000)
    assert page.sound.bar.problem == ""


def test_a_file_that_is_no_recording_is_said_plainly(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    world.sheets[CALL_ID].row.source.write_text("not a recording")
    page = open_at(CHAT_ID)
    page.sound.player.open(world.sheets[CALL_ID].row.source)
    qtbot.waitUntil(lambda: "cannot be played" in page.sound.bar.problem, timeout=5_000)


def test_a_chat_has_bubbles_and_no_player(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CHAT_ID)
    assert not page.sound.isVisible()
    delegate = page.transcript.view._delegate()
    assert delegate.plan(1).ground.left() < delegate.plan(2).ground.left()
    assert delegate.gap_words(4) == "6 min later"
    press("e")
    assert page.transcript.view.now is None


# Keeping


def test_a_change_is_in_the_workspace_within_a_second(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    press("1")
    qtbot.waitUntil(lambda: bool(world.saved), timeout=1_000)
    assert world.saved[-1] == (CALL_ID, (Mark("greeting", answered("2"), showing="shown"),), "")
    qtbot.waitUntil(lambda: page.foot.state.text().startswith("Draft saved"))


def test_opening_another_interaction_writes_the_draft_first(
    open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    press("1")
    page.open_interaction(CHAT_ID)
    assert [saved[0] for saved in world.saved] == [CALL_ID]


def test_leaving_the_page_writes_what_waits(open_at: Callable[[int], ReviewPage], world: ReviewWorld) -> None:
    page = open_at(CALL_ID)
    press("1", "c", "word")
    page.settle()
    assert world.saved[-1][1] == (Mark("greeting", answered("2"), "word", showing="shown"),)
    assert page.desk.autosave.is_settled


def test_a_draft_that_cannot_be_saved_is_said_and_not_lost(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    world.refuses_to_save = "The disk is full."
    with qtbot.waitSignal(page.message_posted, timeout=5_000) as blocker:
        press("1")
    message: Message = blocker.args[0]
    assert message.is_problem
    assert message.text == "Not saved: The disk is full."
    world.refuses_to_save = ""
    assert message.action is not None
    message.action()
    qtbot.waitUntil(lambda: bool(world.saved), timeout=5_000)
    assert world.saved[-1][1] == (Mark("greeting", answered("2"), showing="shown"),)


def test_a_submission_that_fails_leaves_no_mark_unwritten(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> ReviewSheet:
        raise StudioError("The disk is full.")

    page = open_at(CHAT_ID)
    answer_everything(page)
    monkeypatch.setattr(world, "submit", full, raising=False)
    world.saved.clear()
    with qtbot.waitSignal(page.desk.refused, timeout=5_000):
        press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(world.saved), timeout=5_000)
    assert len(world.saved[-1][1]) == len(list(world.rubric.criteria()))


def test_closing_is_told_what_could_not_be_written(
    open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    assert page.unsaved() == ""
    world.refuses_to_save = "The disk is full."
    press("1")
    page.settle()
    assert "The disk is full." in page.unsaved()
    world.refuses_to_save = ""
    page.settle()
    assert page.unsaved() == ""


def test_who_marks_can_change_while_an_interaction_is_open(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld, runner: JobRunner
) -> None:
    page = open_at(CALL_ID)
    press("1")
    world.evaluator = "Ben Carter"
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.desk.change_hands()
    assert world.saved[-1][0] == CALL_ID, "what was marked before is written first"
    assert page.desk.model.sheet is not None
    assert page.desk.model.sheet.evaluator == "Ben Carter"


def test_a_long_queue_is_built_in_batches_and_keeps_its_lines(
    qtbot: QtBot, page: ReviewPage, world: ReviewWorld
) -> None:
    rows = [
        dataclasses.replace(world.sheets[CALL_ID].row, id=number, title=f"Call {number}")
        for number in range(100)
    ]
    page.waiting.show_rows(rows)
    assert len(page.waiting.findChildren(WaitingLine)) < 100
    qtbot.waitUntil(lambda: len(page.waiting.findChildren(WaitingLine)) == 100, timeout=5_000)
    first = page.waiting.findChildren(WaitingLine)[0]
    first.button.setFocus()
    page.waiting.show_rows(rows[1:])
    assert first.button.hasFocus(), "a change elsewhere does not take the keyboard away"
    assert first.button.accessibleName() == "Review: Call 1, Maya Brandt"
    assert sum(line.isVisible() for line in page.waiting.findChildren(WaitingLine)) == 99


def test_a_queue_that_is_not_seen_is_not_built(page: ReviewPage, world: ReviewWorld) -> None:
    page.hide()
    page.waiting.show_rows([dataclasses.replace(world.sheets[CALL_ID].row, id=7)])
    assert len(page.waiting.findChildren(WaitingLine)) <= 3


def test_a_draft_opens_as_it_was_left(open_at: Callable[[int], ReviewPage], world: ReviewWorld) -> None:
    page = open_at(CALL_ID)
    press("2", "c", "Only the name.")
    open_at(CHAT_ID)
    page = open_at(CALL_ID)
    assert page.desk.model.draft.marks == (
        Mark("greeting", answered("1"), "Only the name.", showing="shown"),
    )
    assert page.form.card("greeting").comment.toPlainText() == "Only the name."
    assert page.form.card("greeting").answers.buttons[1].isChecked()


# Submitting


def test_submitting_lists_what_is_missing_and_goes_there(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    for key in ("greeting", "no_blame", "identity", "recap"):
        page.desk.model.accept(key)
    page.desk.model.answer("no_blame", answered("yes"))
    page.submit()
    assert page.foot.missing.isVisible()
    words = [w.text() for w in page.foot.missing.findChildren(QLabel) if w.isVisible()]
    assert words == ["8 to go before submitting:", "and 3 more"]
    assert page.form.current_key == "closing"
    link = next(
        b for b in page.foot.missing.findChildren(QPushButton) if b.text() == "Every request answered"
    )
    link.click()
    assert page.form.current_key == "solution"


def submit_all(qtbot: QtBot, page: ReviewPage) -> None:
    answer_everything(page)
    with qtbot.waitSignal(page.submitted, timeout=5_000):
        page.submit()


def test_after_submission_nothing_can_be_changed(qtbot: QtBot, open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    submit_all(qtbot, page)
    before = page.desk.model.draft
    press("2", "n", "a", "c", "m")
    page.form._accept_all.click()
    assert page.desk.model.draft == before
    assert not page.form.card("greeting").answers.buttons[0].isEnabled()
    assert page.form.comment.isReadOnly()
    assert (
        page.foot.state.text() == "Submitted 20 Nov 2026 15:30 by Anna Lindt"
        or "Submitted 20 Nov" in page.foot.state.text()
    )
    assert not page.foot.submit.isVisible()


def test_a_correction_needs_a_reason_and_makes_a_revision(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    submit_all(qtbot, page)
    page.foot.correct.click()
    assert not page.foot.start.isEnabled()
    press("I missed the second request.")
    with qtbot.waitSignal(page.desk.reopened, timeout=5_000):
        press(Key.Key_Return)
    assert world.reasons == ["I missed the second request."]
    assert not page.desk.model.is_frozen
    assert "revision 2" in page.foot.state.text()
    page.form.focus_criterion("solution")
    press("2")
    assert page.desk.model.draft.answer("solution") == answered("1")


def test_the_score_opens_to_its_explanation(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    answer_everything(page)
    page.desk.model.answer("closing", answered("1"))
    page.foot.why.click()
    tree = page.foot.explanation
    assert tree.isVisible()
    closing = tree.topLevelItem(0).child(2)
    texts = [closing.text(place) for place in range(tree.columnCount())]
    assert texts == ["Closing", "0.5  One of them", "10", "10.0", "5.0"]
    total = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert (total.text(0), total.text(4)) == ("Score", "95.0")


# Waiting, opening


def test_without_an_interaction_what_waits_is_offered(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner
) -> None:
    with qtbot.waitSignal(page.count_changed, timeout=5_000) as blocker:
        page.refresh()
    assert blocker.args == [3]
    assert page.waiting.isVisible()
    names = [b.accessibleName() for b in page.waiting.findChildren(QPushButton) if b.isVisible()]
    assert names[0] == "Continue: Broken lamp shade, Tom Reed"
    first = next(b for b in page.waiting.findChildren(QPushButton) if b.accessibleName() == names[0])
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        first.click()
    assert page.heading.title.text() == "Broken lamp shade"


def test_an_empty_library_says_what_to_do(qtbot: QtBot, page: ReviewPage, world: ReviewWorld) -> None:
    world.sheets.clear()
    page.refresh()
    qtbot.waitUntil(page.waiting._nothing.isVisible, timeout=5_000)


def test_after_submission_the_next_one_is_a_key_away(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], runner: JobRunner
) -> None:
    page = open_at(CHAT_ID)
    submit_all(qtbot, page)
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        press(Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier)
    assert page.desk.open_id == CALL_ID


def test_the_message_of_a_submission_leads_on_from_any_page(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], runner: JobRunner
) -> None:
    page = open_at(CHAT_ID)
    posted: list[Message] = []
    page.message_posted.connect(posted.append)
    submit_all(qtbot, page)
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    assert posted[-1].action is not None
    with qtbot.waitSignals([page.wanted, page.desk.opened], timeout=5_000):
        posted[-1].action()
    assert page.desk.open_id == CALL_ID


def test_an_interaction_that_is_gone_is_said_and_can_be_tried_again(
    qtbot: QtBot, page: ReviewPage, world: ReviewWorld
) -> None:
    with qtbot.waitSignal(page.desk.open_failed, timeout=5_000):
        page.open_interaction(99)
    assert page.states.state() == "failed"


def test_a_refresh_keeps_the_draft_and_takes_the_new_transcript(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    press("1")
    world.set_agent_channel(CALL_ID, 1)
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.refresh()
    assert page.desk.model.draft.answer("greeting") == answered("2")
    assert page.transcript._who.text() == "Agent: right, set by hand"


def test_a_refresh_takes_neither_the_keyboard_nor_the_place_away(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    page.form.focus_criterion("ownership")
    press("c", "I will")
    scrolled = page.form.verticalScrollBar().value()
    state = dataclasses.replace(world.sheets[CALL_ID].row, state=WorkState.DRAFT)
    world._put(CALL_ID, row=state, findings=world.sheets[CALL_ID].findings[:-1])
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.refresh()
    press(" call")
    assert page.desk.model.draft.mark("ownership").comment == "I will call"
    assert page.form.current_key == "ownership"
    assert scrolled > 0
    assert page.form.verticalScrollBar().value() == scrolled


def test_the_reason_of_a_correction_survives_a_refresh(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CHAT_ID)
    submit_all(qtbot, page)
    page.foot.correct.click()
    press("Heard it")
    world._put(CHAT_ID, findings=())
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.refresh()
    press(" again")
    assert page.foot.reason.text() == "Heard it again"


def test_the_next_one_is_never_the_one_that_is_open(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner
) -> None:
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    first = page._waiting[0]
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.open_interaction(first.id)
    assert page.heading.next.text() == "Next, 2 wait"
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.heading.go_next()
    assert page.desk.open_id != first.id


def test_a_call_without_transcript_can_be_transcribed_from_here(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    world._put(CALL_ID, transcript=None, findings=(), agent_channel=None)
    page = open_at(CALL_ID)
    assert page.transcript._none.isVisible()
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.transcript.transcribe_requested.emit()
    assert len(page.transcript.view.turns) == 15
    assert page.form._accept_all.isVisible()


def test_a_draft_transcript_says_what_it_is_not_for(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    assert page.transcript._draft.text() == (
        "Transcript by the draft engine: for finding one’s way, not for judging people."
    )
    assert page.transcript._draft.isVisible()
    page = open_at(LONG_ID)
    assert not page.transcript._draft.isVisible()
    assert page.transcript._made_by.text() == "Transcript by Whisper base"


def test_the_search_counts_steps_and_closes(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    press("meadow lane")
    bar = page.transcript.search_bar
    assert bar.count.text() == "1 of 2"
    press(Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    assert shown(page, 14, Kind.FOUND_CURRENT) == ["Meadow Lane"]
    press(Key.Key_Escape)
    assert shown(page, 14, Kind.FOUND_CURRENT) == []
    assert page.transcript.view.hasFocus()


def test_the_keys_are_listed(page: ReviewPage, open_at: Callable[[int], ReviewPage], qtbot: QtBot) -> None:
    open_at(CALL_ID)
    page.show_keys()
    sheet = next(w for w in page.children() if type(w).__name__ == "CheatSheet")
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Tab", "Accept the suggestion", "Ctrl+Enter", "Ctrl+Z"} <= words
    sheet.close()


def test_every_control_has_a_name_and_is_reached(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    answer_everything(page)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not isinstance(widget, QLabel)
        and not (hasattr(widget, "text") and widget.text())
        and widget.objectName() not in ("qt_scrollarea_viewport",)
    ]
    assert nameless == []
    seen: set[QWidget] = set()
    for _ in range(400):
        focused = QApplication.focusWidget()
        if focused is None or focused in seen:
            break
        seen.add(focused)
        press(Key.Key_Tab)
    names = {widget.accessibleName() for widget in seen}
    assert {"Call map", "Speed", "Transcript", "Submit", "Comment on the whole"} <= names
    assert len({n for n in names if n.startswith("Criterion ")}) == 12


def test_an_hour_of_talk_opens_at_once(qtbot: QtBot, open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(LONG_ID)
    assert len(page.transcript.view.turns) == 1_200
    page.transcript.view.show_turn(900)
    assert page.transcript.view.viewport().rect().intersects(page.transcript.view.visualRegionOf(900))
    assert Decimal(page.transcript.view.turns[900].start_s or 0) == 2_700


def test_of_a_card_taller_than_the_form_the_question_is_seen(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    page.form.setFixedHeight(60)
    page.form.focus_criterion("solution")
    assert page.form.verticalScrollBar().value() <= page.form.card("solution").y()


def test_tab_leaves_the_form_past_its_last_open_criterion(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    for _ in range(200):
        press(Key.Key_Tab)
        if QApplication.focusWidget() is page.foot.submit:
            break
    assert QApplication.focusWidget() is page.foot.submit


def test_left_and_right_walk_the_buttons_of_a_criterion(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    card = page.form.card("greeting")
    names = []
    press(Key.Key_Right)
    for _ in range(100):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.accessibleName() in names:
            break
        names.append(focused.accessibleName())
        press(Key.Key_Right)
    assert {"Greeting: guidance", "Greeting: comment", "Greeting: Brand and own name"} <= set(names)
    assert page.form.current_key == "greeting"
    for _ in names:
        press(Key.Key_Left)
    assert QApplication.focusWidget() is card


def test_a_long_title_ends_in_dots_and_leaves_room_for_the_rest(
    open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    title = "A recording with everything the telephone system knows " * 5
    world._put(CALL_ID, row=dataclasses.replace(world.sheets[CALL_ID].row, title=title))
    page = open_at(CALL_ID)
    assert page.heading.title.toolTip() == title
    assert page.heading.next.geometry().right() < page.heading.help.geometry().left()
    assert page.heading.help.geometry().right() <= page.heading.width()


def test_why_a_recording_is_missing_can_be_read_in_full(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage]
) -> None:
    page = open_at(CALL_ID)
    page.sound.bar.set_problem("The recording is not there. " * 20, can_find=True)
    qtbot.waitUntil(lambda: page.sound.bar._problem.toolTip().count("not there") == 20)
    assert page.sound.bar._find.geometry().right() <= page.sound.bar.width()
