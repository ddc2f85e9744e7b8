"""Two windows on one interaction: the second one looks or takes over, the first one learns of it and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes_review import answered
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from review_studio import ANNA, BEN, add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.storage.values import EvaluatorName
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.revisions_dialog import RevisionsDialog
from rubrics.model import UNANSWERED

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")
Window = Callable[[str], ReviewPage]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    return add_call(store, tmp_path)


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[Window]:
    """A window of somebody on the same workspace."""
    made: list[ReviewPage] = []

    def act(who: str) -> ReviewPage:
        page = ReviewPage(review_services(store, tmp_path, who), runner)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1100, 720)
        page.show()
        return page

    yield act
    for page in made:
        page.settle()
        page.show_waiting()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def opened(qtbot: QtBot, runner: JobRunner, page: ReviewPage, call: int) -> ReviewPage:
    open_in(qtbot, page, call)
    qtbot.waitUntil(runner.is_idle, timeout=10_000)
    return page


def test_the_second_is_told_who_has_it_and_can_look_but_not_mark(
    qtbot: QtBot, runner: JobRunner, window: Window, call: int
) -> None:
    first = opened(qtbot, runner, window(ANNA), call)
    second = opened(qtbot, runner, window(BEN), call)
    assert first.hold.may_change
    assert "Anna Lindt has had this open since" in second.hold.bar.words
    assert second.desk.model.is_frozen
    second.form.focus_criterion("greeting")
    QTest.keyClicks(second.form.card("greeting"), "1a")
    assert second.desk.model.draft.marks == ()
    assert not second.foot.submit.isVisible()
    assert not second.form.card("greeting").answers.buttons[0].isEnabled()


def test_who_takes_over_leaves_a_trace_and_the_first_keeps_what_was_typed(
    qtbot: QtBot, runner: JobRunner, window: Window, call: int, store: Store
) -> None:
    first = opened(qtbot, runner, window(ANNA), call)
    second = opened(qtbot, runner, window(BEN), call)
    first.desk.model.answer("greeting", answered("1"))
    with qtbot.waitSignal(second.hold.regained, timeout=5_000):
        second.hold.bar.take_over.click()
    assert second.hold.may_change
    assert second.hold.bar.words == ""

    with qtbot.waitSignal(first.hold.lost, timeout=5_000):
        first.hold.beat()
    assert "Ben Carter took this over at" in first.hold.bar.words
    assert first.desk.model.is_frozen
    kept = store.evaluation(call, EvaluatorName(ANNA))
    assert kept is not None
    assert next(m for m in kept.marks if m.criterion_key == "greeting").answer == answered("1")
    assert second.desk.model.draft.answer("greeting") == UNANSWERED, "each has a draft of their own"

    with qtbot.waitSignal(second.past.shown, timeout=5_000) as blocker:
        second.past.show()
    dialog: RevisionsDialog = blocker.args[0]
    qtbot.waitUntil(lambda: bool(dialog.traces.text()), timeout=5_000)
    assert dialog.traces.text().startswith("Ben Carter took it over from Anna Lindt")
    dialog.accept()


def test_one_person_in_two_windows_goes_on_in_the_second_with_the_marks_of_the_first(
    qtbot: QtBot, runner: JobRunner, window: Window, call: int, store: Store
) -> None:
    first = opened(qtbot, runner, window(ANNA), call)
    second = opened(qtbot, runner, window(ANNA), call)
    assert not second.hold.may_change
    first.desk.model.answer("greeting", answered("1"))
    first.desk.autosave.save()
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    with qtbot.waitSignal(second.desk.opened, timeout=5_000):
        second.hold.bar.take_over.click()
    assert second.desk.model.draft.answer("greeting") == answered("1")

    first.desk.model.answer("closing", answered("2"))
    first.settle()
    assert "You took this over in another window" in first.foot.state.text()
    kept = store.evaluation(call, EvaluatorName(ANNA))
    assert kept is not None
    assert [mark.criterion_key for mark in kept.marks if mark.answer != UNANSWERED] == ["greeting"]
    with qtbot.waitSignal(first.desk.refused, timeout=5_000) as blocker:
        first.desk.submit()
    assert "in another window" in str(blocker.args[0])


def test_it_is_free_again_when_the_first_goes_to_another(
    qtbot: QtBot, runner: JobRunner, window: Window, call: int
) -> None:
    first = opened(qtbot, runner, window(ANNA), call)
    second = opened(qtbot, runner, window(BEN), call)
    first.show_waiting()
    with qtbot.waitSignal(second.hold.regained, timeout=5_000):
        second.hold.beat()
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    assert not second.desk.model.is_frozen
    second.form.focus_criterion("greeting")
    second.activateWindow()
    QTest.keyClick(second.form.card("greeting"), Qt.Key.Key_1)
    assert second.desk.model.draft.answer("greeting") == answered("2")


def test_what_was_submitted_is_held_by_nobody(
    qtbot: QtBot, runner: JobRunner, window: Window, call: int, store: Store
) -> None:
    first = opened(qtbot, runner, window(ANNA), call)
    for criterion in first.desk.model.sheet.rubric.criteria():  # type: ignore[union-attr]
        first.desk.model.answer(criterion.key, answered(criterion.scale.options[0].key))
    with qtbot.waitSignal(first.submitted, timeout=5_000):
        first.desk.submit()
    second = opened(qtbot, runner, window(BEN), call)
    assert second.hold.may_change
