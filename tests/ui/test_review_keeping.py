"""Drafts that are kept, evaluations that are submitted, and corrections."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes_review import CALL_ID, CHAT_ID, ReviewWorld, answered
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from review_steps import Key, answer_everything, confirm, press, submit_all

from qa_studio.errors import StudioError
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ReviewSheet
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.page import ReviewPage
from scoring.model import Mark

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media")


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
        confirm(qtbot, page)
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


def test_after_submission_nothing_can_be_changed(qtbot: QtBot, open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    submit_all(qtbot, page)
    before = page.desk.model.draft
    press("2", "n", "a", "c", "m")
    page.form._head.accept_all.click()
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
