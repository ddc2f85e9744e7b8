"""Marking by keyboard and mouse, and the evidence of a mark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes_review import CALL_ID, ReviewWorld, answered
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from review_steps import Key, answer_everything, confirm, press, shown

from qa_studio.rows import ReviewSheet
from qa_studio.ui.review.highlights import Kind
from qa_studio.ui.review.page import ReviewPage
from rubrics.model import NOT_APPLICABLE, UNANSWERED

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media")


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
        confirm(qtbot, page)

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
    assert page.form._body.points["brand"].text() == "1 of 3 answered"
    press("1")
    assert "100.0" in page.foot.running.accessibleName()
    answer_everything(page)
    assert page.foot.badge.isVisible()
    assert page.foot.badge.look is not None
    assert page.foot.badge.look.number == "100.0"
    assert page.foot.words.text() == "Met, 9.0 over"
    assert page.form._body.points["brand"].text() == "30.0 of 30.0"


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
    page.form._head.accept_all.click()
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
