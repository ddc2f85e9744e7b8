"""What a reader sees while a transcript is corrected: nothing jumps, and a search goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from correcting_steps import (
    QUIET,
    correcting_page,
    open_in,
    press,
    two_channel_call,
)
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.correcting import Reword
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage

pytestmark = QUIET


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    return two_channel_call(store, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    yield from correcting_page(qtbot, runner, store, tmp_path)


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
