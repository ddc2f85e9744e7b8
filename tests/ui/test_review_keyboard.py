"""The keys of the review page, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from review_steps import Ctrl, Key, mark_by_key, press
from review_studio import add_call, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.waiting import WaitingLine
from rubrics.model import AnswerState

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")
REASON = "The second request was left open."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    made = ReviewPage(review_services(store, tmp_path, advances=True), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.show_waiting()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def open_by_key(qtbot: QtBot, page: ReviewPage) -> None:
    """Tab to the first line of what waits, and Enter."""
    page.desk.read_waiting()
    qtbot.waitUntil(lambda: page.waiting.findChild(WaitingLine) is not None, timeout=10_000)
    line = page.waiting.findChild(WaitingLine)
    assert line is not None
    page.setFocus()
    for _ in range(10):
        if QApplication.focusWidget() is line.button:
            break
        QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Tab)
    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        press(Key.Key_Space)


def test_an_answer_that_lacks_something_does_not_lead_on(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    add_call(store, tmp_path)
    open_by_key(qtbot, page)
    assert page.desk.model.sheet is not None
    asking = next(c for c in page.desk.model.sheet.rubric.criteria() if "no" in c.comment_on)
    page.form.focus_criterion(asking.key)
    press("2")
    assert page.form.current_key == asking.key
    assert page.form.card(asking.key)._needed.text() == "This answer needs a comment"
    press("1")
    assert page.form.current_key != asking.key


def test_digits_answer_from_the_transcript_too(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    add_call(store, tmp_path)
    open_by_key(qtbot, page)
    page.transcript.view.setFocus()
    press("2")
    assert page.desk.model.draft.answer("greeting").state is AnswerState.ANSWERED
    assert page.form.current_key == "no_blame"


def test_the_turn_that_is_read_is_tied_without_a_selection(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    add_call(store, tmp_path)
    open_by_key(qtbot, page)
    view = page.transcript.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(4, 0))
    press("m")
    (tied,) = page.desk.model.draft.mark("greeting").evidence
    assert (tied.turn, tied.text) == (4, view.turns[4].text)


def test_f6_leads_out_of_the_form_and_tab_is_never_a_key_of_the_page(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    add_call(store, tmp_path)
    open_by_key(qtbot, page)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert page.form.isAncestorOf(inside)
    press(Key.Key_F6)
    outside = QApplication.focusWidget()
    assert outside is not None
    assert not page.form.isAncestorOf(outside)
    page.transcript.view.setFocus()
    QTest.keyClick(page.transcript.view, Key.Key_Tab)
    assert page.form.current_key == "greeting", "outside of the form Tab goes from control to control"


def test_the_summary_can_be_left_without_submitting(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    add_call(store, tmp_path)
    open_by_key(qtbot, page)
    mark_by_key(page)
    with qtbot.waitSignal(page.submission.summed_up, timeout=5_000) as blocker:
        press(Key.Key_Return, modifier=Ctrl)
    summary: QDialog = blocker.args[0]
    QTest.keyClick(summary, Key.Key_Escape)
    assert not page.desk.model.is_frozen


def test_words_are_selected_and_tied_by_keyboard(
    qtbot: QtBot, page: ReviewPage, store: Store, tmp_path: Path
) -> None:
    add_call(store, tmp_path)
    open_by_key(qtbot, page)
    view = page.transcript.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    press(Key.Key_Right, Key.Key_Right)
    assert view.selection is not None
    assert view.selection.text == "am"
    press(Key.Key_Right, Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Left, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert view.selection.text == "am sorry"
    press("m")
    (tied,) = page.desk.model.draft.mark("greeting").evidence
    assert tied.text == "am sorry"
    assert tied.start_s is not None
