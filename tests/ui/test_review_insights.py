"""What the customer let on, beside the transcript: a quiet line, a list, and a way to the words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_review import CALL_ID, CHAT_ID, ReviewWorld
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.review.insights_panel import InsightsPanel, insight_words, summary_words
from qa_studio.ui.review.page import ReviewPage
from scoring.insights import insights
from scoring.model import Evidence, Insight, InsightKind
from transcription.model import Origin, Role, Transcript, Turn

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media")


class Looking:
    """The product's own looking, with one competitor."""

    def within(self, transcript: Transcript, company: str) -> tuple[Insight, ...]:
        return insights(transcript, ("Harbor Home",))


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    return ReviewWorld(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, world: ReviewWorld) -> Iterator[ReviewPage]:
    made = ReviewPage(dataclasses.replace(world.services(), insights=Looking()), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    made.open_interaction(CALL_ID)
    qtbot.waitUntil(lambda: runner.is_idle() and made.insights.isVisible(), timeout=5_000)
    yield made
    made.settle()
    made.sound.close_sheet()


def voiced(text: str, kind: InsightKind = InsightKind.WISH, start_s: float | None = None) -> Insight:
    return Insight(kind, "Wishes something", Evidence(0, 0, len(text), text, start_s))


def test_what_was_let_on_is_one_quiet_line_until_it_is_asked_for(page: ReviewPage) -> None:
    assert page.insights.summary.text() == "1 need"
    assert not page.insights.list.isVisible()
    page.insights.fold.click()
    assert page.insights.list.isVisible()
    assert page.insights.list.item(0).text() == (
        "00:08   Need, says what it is for: “I am quite upset, it was a birthday present”"
    )
    assert "no mark is made of it" in page.insights.list.item(0).toolTip()


def test_a_press_goes_to_the_words(page: ReviewPage, qtbot: QtBot) -> None:
    page.insights.fold.click()
    sought: list[float] = []
    page.evidence.sought.connect(sought.append)
    page.insights.list.setFocus()
    page.insights.list.setCurrentRow(0)
    with qtbot.waitSignal(page.insights.chosen, timeout=2_000) as chosen:
        QTest.keyClick(page.insights.list, Qt.Key.Key_Return)
    assert chosen.args[0].turn == 1
    assert len(sought) == 1
    assert 4.0 < sought[0] < 10.5


def test_where_nothing_was_let_on_nothing_is_shown(
    page: ReviewPage, qtbot: QtBot, runner: JobRunner, world: ReviewWorld
) -> None:
    sheet = world.sheets[CHAT_ID]
    calm = Transcript((Turn(Role.AGENT, "Hello."), Turn(Role.CUSTOMER, "Thank you.")), Origin("import"), "en")
    page.insights.show_sheet(dataclasses.replace(sheet, transcript=calm))
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    assert page.insights.isHidden()
    page.insights.show_sheet(dataclasses.replace(sheet, transcript=None))
    assert page.insights.isHidden()


def test_it_stays_open_for_whoever_opened_it(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "memory.ini"), QSettings.Format.IniFormat)
    first = InsightsPanel(Looking(), runner, memory)
    qtbot.addWidget(first)
    first.fold.click()
    second = InsightsPanel(Looking(), runner, memory)
    qtbot.addWidget(second)
    assert second.fold.is_open


def test_the_line_counts_by_kind_and_a_chat_without_times_names_the_turn() -> None:
    found = [voiced("x"), voiced("y"), voiced("z", InsightKind.WARNING)]
    assert summary_words(found) == "2 wishes  ·  1 early warning"
    chat = Transcript((Turn(Role.CUSTOMER, "x"),), Origin("import"), "en")
    assert insight_words(voiced("x"), chat) == "Turn 1   Wish, wishes something: “x”"
    assert insight_words(voiced("x", start_s=61.0), chat).startswith("01:01 ")
