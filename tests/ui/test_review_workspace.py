"""The review page over a real workspace: from import to correction, and through a killed process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_review import answered
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from review_steps import confirm, press
from review_studio import ANNA, add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import WorkState
from qa_studio.services.library import Library
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.storage.values import EvaluatorName
from qa_studio.ui.review.page import ReviewPage

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    """A call of Meadow Lane with transcript and suggestions; its id."""
    return add_call(store, tmp_path, suggests=True)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    made = ReviewPage(review_services(store, tmp_path), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


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
