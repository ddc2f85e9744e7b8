"""What a reader sees while a transcript is corrected: nothing jumps, and a search goes on."""

from __future__ import annotations

from correcting_steps import (
    QUIET,
    open_in,
    press,
)
from pytestqt.qtbot import QtBot

from qa_studio.services.correcting import Reword
from qa_studio.ui.review.page import ReviewPage

pytestmark = QUIET


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


def test_the_field_over_a_turn_is_as_high_as_its_words_in_the_width_that_it_has(
    qtbot: QtBot, page: ReviewPage, call: int
) -> None:
    page.resize(1600, 700)
    open_in(qtbot, page, call)
    words = "I am sorry that it is late and I will find out what has happened. " * 4
    page.corrections.apply(Reword(4, words.strip()))
    page.corrections.edit(4)
    field = page.corrections.editor
    lines = int(field.document().size().height())
    assert field.document().size().width() > field.viewport().width() / 2
    assert field.height() - page.transcript.view.text_rect(4).height() < field.fontMetrics().lineSpacing() * 2
    assert lines * field.fontMetrics().lineSpacing() <= field.height()
