"""The figures beside the form: context, with their definitions, and a way to each place they speak of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_review import CALL_ID, CHAT_ID, ReviewWorld
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import Channel
from qa_studio.services.measures import measured
from qa_studio.ui.review.measures_panel import CONTEXT, MeasuresPanel, moment_words, summary_words
from qa_studio.ui.review.page import ReviewPage
from scoring.measure_model import MeasureSettings, Moment, MomentKind
from transcription.model import Origin, Role, Transcript, Turn

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media")


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    return ReviewWorld(tmp_path)


@pytest.fixture
def panel(qtbot: QtBot, runner: JobRunner, world: ReviewWorld) -> MeasuresPanel:
    made = MeasuresPanel(world, runner)
    qtbot.addWidget(made)
    made.resize(560, 400)
    return made


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


def show(
    qtbot: QtBot, runner: JobRunner, panel: MeasuresPanel, world: ReviewWorld, number: int = CALL_ID
) -> None:
    panel.show_sheet(world.sheets[number])
    qtbot.waitUntil(lambda: runner.is_idle() and bool(panel.definitions.text()), timeout=5_000)


def words(panel: MeasuresPanel) -> list[str]:
    return [found.text() for found in panel.grid.findChildren(QLabel) if not found.isHidden()]


def test_a_call_says_how_its_time_was_spent_and_that_no_mark_is_made_of_it(
    qtbot: QtBot, runner: JobRunner, panel: MeasuresPanel, world: ReviewWorld
) -> None:
    show(qtbot, runner, panel, world)
    assert panel.fold.text() == "How the time was spent"
    assert "Agent 6" in panel.summary.text()
    assert "1 hold" in panel.summary.text()
    panel.fold.click()
    assert CONTEXT in [found.text() for found in panel.findChildren(QLabel) if found.isVisible()]
    assert {"Talk time", "Hold", "8.5 s, once, announced", "Words a minute"} <= set(words(panel))
    assert not panel.share.isHidden()


def test_every_figure_has_its_definition_with_the_threshold_in_force(
    qtbot: QtBot, runner: JobRunner, panel: MeasuresPanel, world: ReviewWorld
) -> None:
    world.thresholds = dataclasses.replace(MeasureSettings(), silence_s=1.5)
    show(qtbot, runner, panel, world)
    panel.fold.click()
    title = next(one for one in panel.grid.findChildren(QLabel) if one.text() == "Silence")
    assert "for 1.5 s or longer" in title.toolTip()
    assert panel.definitions.isHidden()
    panel.how.click()
    assert "Nobody speaks for 1.5 s or longer." in panel.definitions.text()
    assert panel.definitions.isVisible()


def test_a_changed_threshold_is_seen_after_a_refresh(
    qtbot: QtBot, runner: JobRunner, panel: MeasuresPanel, world: ReviewWorld
) -> None:
    show(qtbot, runner, panel, world)
    before = panel.moments.count()
    world.thresholds = dataclasses.replace(MeasureSettings(), silence_s=0.5, hold_s=30.0)
    panel.refresh()
    qtbot.waitUntil(lambda: panel.moments.count() != before, timeout=5_000)
    assert "Nobody speaks for 0.5 s" in panel.definitions.text()


def test_the_map_shows_silence_and_overlap_by_the_thresholds_of_the_figures(
    qtbot: QtBot, runner: JobRunner, page: ReviewPage, world: ReviewWorld
) -> None:
    def drawn() -> list[tuple[float, float]]:
        marks = page.sound.map.marks
        return sorted((one.start_s, one.end_s) for one in (*marks.silences, *marks.holds))

    def figures() -> list[tuple[float, float]]:
        sheet = world.sheets[CALL_ID]
        assert sheet.transcript is not None
        call = world.measured(sheet.transcript, Channel.CALL).call
        assert call is not None
        return sorted([*call.silences, *((hold.start_s, hold.end_s) for hold in call.holds)])

    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        page.open_interaction(CALL_ID)
    qtbot.waitUntil(lambda: drawn() == figures() != [], timeout=10_000)
    usual = page.sound.map.grab().toImage()
    world.thresholds = dataclasses.replace(MeasureSettings(), silence_s=0.5, pause_s=0.2)
    page.refresh()
    qtbot.waitUntil(lambda: drawn() == figures(), timeout=10_000)
    assert len(drawn()) > 3
    assert page.sound.map.grab().toImage() != usual
    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        page.open_interaction(CHAT_ID)
    qtbot.waitUntil(lambda: not drawn(), timeout=10_000)


def test_a_click_or_enter_on_a_place_goes_there(
    qtbot: QtBot, runner: JobRunner, panel: MeasuresPanel, world: ReviewWorld
) -> None:
    show(qtbot, runner, panel, world)
    panel.fold.click()
    moments = panel.moments
    hold = next(place for place in range(moments.count()) if "Hold" in moments.item(place).text())
    spot = moments.visualItemRect(moments.item(hold)).center()
    with qtbot.waitSignal(panel.moment_chosen, timeout=2_000) as clicked:
        QTest.mouseClick(moments.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert clicked.args == [pytest.approx(30.98, abs=0.05)]
    moments.setCurrentRow(hold)
    with qtbot.waitSignal(panel.moment_chosen, timeout=2_000):
        QTest.keyClick(moments, Qt.Key.Key_Return)


def test_a_chosen_place_is_shown_on_the_map_and_in_the_transcript(
    qtbot: QtBot, runner: JobRunner, page: ReviewPage
) -> None:
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.open_interaction(CALL_ID)
    qtbot.waitUntil(lambda: runner.is_idle() and bool(page.measures.definitions.text()), timeout=5_000)
    page.measures.moment_chosen.emit(39.5)
    qtbot.waitUntil(lambda: abs(page.sound.player.position_s - 39.5) < 0.5 or page.sound.player.path is None)
    index = page.transcript.view.model().index(8, 0)
    assert page.transcript.view.viewport().rect().intersects(page.transcript.view.visualRect(index))


def test_a_chat_shows_response_times_and_no_places(
    qtbot: QtBot, runner: JobRunner, panel: MeasuresPanel, world: ReviewWorld
) -> None:
    show(qtbot, runner, panel, world, CHAT_ID)
    assert panel.fold.text() == "Response times"
    panel.fold.click()
    assert "First response" in words(panel)
    assert panel.moments.isHidden()
    assert panel.share.isHidden()


def test_without_a_transcript_there_is_nothing_to_see(
    qtbot: QtBot, runner: JobRunner, panel: MeasuresPanel, world: ReviewWorld
) -> None:
    show(qtbot, runner, panel, world)
    panel.show_sheet(dataclasses.replace(world.sheets[CALL_ID], transcript=None))
    assert panel.isHidden()
    panel.refresh()


def test_what_is_unfolded_stays_so_the_next_time(
    qtbot: QtBot, runner: JobRunner, world: ReviewWorld, tmp_path: Path
) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = MeasuresPanel(world, runner, memory)
    qtbot.addWidget(first)
    first.fold.click()
    again = MeasuresPanel(world, runner, memory)
    qtbot.addWidget(again)
    assert again.fold.is_open


def test_missing_figures_say_why_once() -> None:
    turns = (Turn(Role.UNKNOWN, "hello", 0, 5, channel=0), Turn(Role.UNKNOWN, "hi", 9, 12, channel=0))
    found = measured(Transcript(turns, Origin("draft")), Channel.CALL, MeasureSettings())
    assert summary_words(found) == "1 silence"


def test_a_place_in_words() -> None:
    moment = Moment(MomentKind.HOLD, 31.0, 39.5, "Hold, announced: “one moment”")
    assert moment_words(moment) == "00:31   Hold, announced: “one moment”, 8.5 s"
