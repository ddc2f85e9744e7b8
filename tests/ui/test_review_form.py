"""The form of the review page: made piece by piece, in its place after submitting, and in sight with its titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes_review import CALL_ID, CHAT_ID, ReviewWorld, answered
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from review_steps import Ctrl, Key, answer_everything, confirm, press

from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.review.comment_edit import CommentEdit
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.form_body import FIRST
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.widgets.banner import Banner

pytestmark = [
    pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media"),
    pytest.mark.usefixtures("themed"),
]


@pytest.fixture
def model(world: ReviewWorld) -> DraftModel:
    made = DraftModel()
    made.load(world.open(CALL_ID, "Anna Lindt"))
    return made


@pytest.fixture
def form(qtbot: QtBot, model: DraftModel) -> ReviewForm:
    """On the screen, with nothing in it yet."""
    made = ReviewForm(model)
    qtbot.addWidget(made)
    made.resize(480, 300)
    made.show()
    return made


def squeezed(page: ReviewPage) -> list[str]:
    """What has less height than its words need in its width."""
    parts = [*page.form._cards.values(), *page.findChildren(Banner)]
    return [
        f"{type(one).__name__} {one.accessibleName()}: {one.height()} of {layout.totalHeightForWidth(one.width())}"
        for one in parts
        if one.isVisible()
        and (layout := one.layout()) is not None
        and one.height() < layout.totalHeightForWidth(one.width())
    ]


def test_the_first_screen_is_there_at_once_and_the_rest_soon(qtbot: QtBot, form: ReviewForm) -> None:
    form.show_sheet()
    assert len(form._cards) == FIRST < len(form.keys)
    assert not form.comment.isVisible()
    qtbot.waitUntil(lambda: form.is_whole, timeout=5_000)
    assert tuple(form._cards) == form.keys
    assert [card.number for card in form._cards.values()] == list(range(1, 13))
    assert form.comment.isVisible()


def test_a_criterion_that_is_still_to_come_is_made_for_whoever_goes_there(form: ReviewForm) -> None:
    form.show_sheet()
    assert "solution" not in form._cards
    form.focus_criterion("solution")
    assert form.current_key == "solution"
    assert tuple(form._cards) == form.keys[: form.keys.index("solution") + 1]
    card, bar = form.card("solution"), form.verticalScrollBar()
    assert bar.value() <= card.y() < bar.value() + form.viewport().height()


def test_a_criterion_that_comes_later_shows_the_draft_of_then(
    qtbot: QtBot, form: ReviewForm, model: DraftModel
) -> None:
    form.show_sheet()
    model.answer("listening", answered("no"))
    assert "listening" not in form._cards
    qtbot.waitUntil(lambda: form.is_whole, timeout=5_000)
    assert [button.isChecked() for button in form.card("listening").answers.buttons] == [False, True]


def test_every_criterion_is_answered_by_key_before_the_form_is_whole(
    qtbot: QtBot, page: ReviewPage, world: ReviewWorld
) -> None:
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.open_interaction(CALL_ID)
    answer_everything(page)
    assert [mark.criterion_key for mark in page.desk.model.draft.marks] == list(page.form.keys)
    assert page.form.comment.isVisible(), "what stands under the last criterion came with it"


def test_a_form_that_was_made_ahead_is_the_one_that_is_shown(
    qtbot: QtBot, runner: JobRunner, world: ReviewWorld
) -> None:
    model = DraftModel()
    form = ReviewForm(model)
    qtbot.addWidget(form)
    form.make_ready(world.rubric)
    assert form._cards == {}, "not all at once"
    qtbot.waitUntil(lambda: form.is_whole, timeout=5_000)
    first = form.card("greeting")
    model.load(world.open(CALL_ID, "Anna Lindt"))
    form.show_sheet()
    assert form.card("greeting") is first
    assert form.current_key == "greeting"
    form.make_ready(world.rubric)
    assert form.card("greeting") is first


def test_after_submitting_and_opening_again_the_form_is_where_it_was(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], runner: JobRunner
) -> None:
    page = open_at(CALL_ID)
    answer_everything(page)
    page.form.focus_criterion("next_steps")
    before = page.form.offset()
    assert page.form.verticalScrollBar().value() > 0
    with qtbot.waitSignal(page.submitted, timeout=5_000):
        confirm(qtbot, page)
    assert (page.form.current_key, page.form.offset()) == ("next_steps", before)
    press(Key.Key_R, modifier=Ctrl)
    press("The time was named.")
    with qtbot.waitSignal(page.desk.reopened, timeout=5_000):
        press(Key.Key_Return)
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    assert (page.form.current_key, page.form.offset()) == ("next_steps", before)
    assert page.form.card("next_steps").hasFocus()


def test_another_interaction_begins_at_the_top(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    page.form.focus_criterion("listening")
    assert open_at(CHAT_ID).form.current_key == "greeting"
    assert page.form.verticalScrollBar().value() == 0


def test_the_first_criterion_of_a_section_is_seen_with_the_section_s_title(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage]
) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.form.is_whole, timeout=5_000)
    form, body = page.form, page.form._body
    assert body is not None
    for start in ("listening", "greeting"):
        for key in ("identity", "acknowledgement"):
            form.focus_criterion(start)
            form.focus_criterion(key)
            assert body.top_of(key) < form.card(key).y()
            assert form.verticalScrollBar().value() <= body.top_of(key)


@pytest.mark.parametrize("width", [1100, 800, 560])
def test_nothing_is_squeezed_once_the_page_is_as_wide_as_it_is(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], width: int
) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.form.is_whole, timeout=5_000)
    page.resize(width, 720)
    page.form.lay_out_now()
    assert squeezed(page) == []
    QApplication.processEvents()
    assert squeezed(page) == []


@pytest.mark.parametrize("width", [160, 220, 290, 330])
def test_a_long_comment_is_broken_beside_its_bar_and_never_under_it(qtbot: QtBot, width: int) -> None:
    comment = CommentEdit("Comment", "")
    comment.put(
        "The agent listened, said the request back in own words and named a day for the next step. " * 4
    )
    qtbot.addWidget(comment)
    comment.resize(width + 60, 100)
    with qtbot.waitExposed(comment):
        comment.show()
    comment.resize(width, 100)
    lines = comment.document().firstBlock().layout()

    def is_whole() -> bool:
        return comment.verticalScrollBar().isVisible() and all(
            lines.lineAt(place).width() <= comment.viewport().width() for place in range(lines.lineCount())
        )

    qtbot.waitUntil(is_whole)
