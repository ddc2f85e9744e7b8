"""The review page as a reviewer works it: by keyboard, by mouse, and when things go wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from fakes_review import CALL_ID, CHAT_ID, LONG_ID, ReviewWorld, answered
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from review_steps import answer_everything, press, shown

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import WorkState
from qa_studio.ui.review.highlights import Kind
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.waiting import WaitingLine
from scoring.model import Mark

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media")
"""The machine that runs the tests has no sound card; playing has to work without one."""


# Sound


def click_turn(page: ReviewPage, row: int) -> None:
    view = page.transcript.view
    at = view.visualRegionOf(row).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_clicking_a_turn_plays_it(qtbot: QtBot, open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    click_turn(page, 2)
    assert page.sound.map.position_s == pytest.approx(10.0)
    qtbot.waitUntil(lambda: page.sound.player.position_s > 10.1, timeout=5_000)
    assert page.transcript.view.now in (1, 2)
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not page.sound.player.is_playing)


def test_the_playing_turn_and_word_are_marked(open_at: Callable[[int], ReviewPage], qtbot: QtBot) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    page.sound.player_seek(16.2)
    assert page.transcript.view.now == 3
    assert shown(page, 3, Kind.SPOKEN) == ["has"]


def test_keys_move_and_change_speed(open_at: Callable[[int], ReviewPage], qtbot: QtBot) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    press("l", "l", "j")
    assert page.sound.map.position_s == pytest.approx(5.0)
    press(".", ".")
    assert page.sound.player.rate == 1.5
    press(",")
    assert page.sound.player.rate == 1.25
    assert page.sound.bar.rate.currentText() == "1.25×"


def test_a_click_on_the_map_seeks_and_a_pin_leads_to_its_criterion(
    open_at: Callable[[int], ReviewPage], qtbot: QtBot
) -> None:
    page = open_at(CALL_ID)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0)
    call_map = page.sound.map
    QTest.mouseClick(call_map, Qt.MouseButton.LeftButton, pos=QPoint(int(call_map.x_of(30.0)), 60))
    assert call_map.position_s == pytest.approx(30.0, abs=0.1)
    pin = next(p for p in call_map._placed if p.pin.criterion_key == "next_steps")
    QTest.mouseClick(call_map, Qt.MouseButton.LeftButton, pos=pin.flag.center().toPoint())
    assert page.form.current_key == "next_steps"
    assert call_map.position_s == pytest.approx(pin.pin.at_s)


def test_a_missing_recording_is_said_plainly_and_can_be_found(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld, tmp_path: Path
) -> None:
    source = world.sheets[CALL_ID].row.source
    moved = source.rename(tmp_path / "moved.wav")
    page = open_at(CALL_ID)
    assert "call.wav is not where it was imported from" in page.sound.bar.problem
    assert page.sound.bar._find.isVisible()
    press("1")
    assert page.desk.model.draft.answer("greeting") == answered("2")
    page.sound.relocate(moved)
    qtbot.waitUntil(lambda: page.sound.player.duration_s > 0, timeout=5_000)
    assert page.sound.bar.problem == ""


def test_a_file_that_is_no_recording_is_said_plainly(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    world.sheets[CALL_ID].row.source.write_text("not a recording")
    page = open_at(CHAT_ID)
    page.sound.player.open(world.sheets[CALL_ID].row.source)
    qtbot.waitUntil(lambda: "cannot be played" in page.sound.bar.problem, timeout=5_000)


def test_a_chat_has_bubbles_and_no_player(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CHAT_ID)
    assert not page.sound.isVisible()
    delegate = page.transcript.view._delegate()
    assert delegate.plan(1).ground.left() < delegate.plan(2).ground.left()
    assert delegate.gap_words(4) == "6 min later"
    press("e")
    assert page.transcript.view.now is None


def test_a_long_queue_is_built_in_batches_and_keeps_its_lines(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner, world: ReviewWorld
) -> None:
    qtbot.waitUntil(
        runner.is_idle, timeout=5_000
    )  # the queue that the page reads by itself would take their place
    rows = [
        dataclasses.replace(world.sheets[CALL_ID].row, id=number, title=f"Call {number}")
        for number in range(100)
    ]
    page.waiting.show_rows(rows)
    assert len(page.waiting.findChildren(WaitingLine)) < 100
    qtbot.waitUntil(lambda: len(page.waiting.findChildren(WaitingLine)) == 100, timeout=5_000)
    first = page.waiting.findChildren(WaitingLine)[0]
    first.button.setFocus()
    page.waiting.show_rows(rows[1:])
    assert first.button.hasFocus(), "a change elsewhere does not take the keyboard away"
    assert first.button.accessibleName() == "Review: Call 1, Maya Brandt"
    assert sum(line.isVisible() for line in page.waiting.findChildren(WaitingLine)) == 99


def test_a_queue_that_is_not_seen_is_not_built(page: ReviewPage, world: ReviewWorld) -> None:
    page.hide()
    page.waiting.show_rows([dataclasses.replace(world.sheets[CALL_ID].row, id=7)])
    assert len(page.waiting.findChildren(WaitingLine)) <= 3


def test_a_draft_opens_as_it_was_left(open_at: Callable[[int], ReviewPage], world: ReviewWorld) -> None:
    page = open_at(CALL_ID)
    press("2", "c", "Only the name.")
    open_at(CHAT_ID)
    page = open_at(CALL_ID)
    assert page.desk.model.draft.marks == (
        Mark("greeting", answered("1"), "Only the name.", showing="shown"),
    )
    assert page.form.card("greeting").comment.toPlainText() == "Only the name."
    assert page.form.card("greeting").answers.buttons[1].isChecked()


# Waiting, opening


def test_without_an_interaction_what_waits_is_offered(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner
) -> None:
    with qtbot.waitSignal(page.count_changed, timeout=5_000) as blocker:
        page.refresh()
    assert blocker.args == [3]
    assert page.waiting.isVisible()
    names = [b.accessibleName() for b in page.waiting.findChildren(QPushButton) if b.isVisible()]
    assert names[0] == "Continue: Broken lamp shade, Tom Reed"
    first = next(b for b in page.waiting.findChildren(QPushButton) if b.accessibleName() == names[0])
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        first.click()
    assert page.heading.title.text() == "Broken lamp shade"


def test_an_empty_library_says_what_to_do(qtbot: QtBot, page: ReviewPage, world: ReviewWorld) -> None:
    world.sheets.clear()
    page.refresh()
    qtbot.waitUntil(page.waiting._nothing.isVisible, timeout=5_000)


def test_an_interaction_that_is_gone_is_said_and_can_be_tried_again(
    qtbot: QtBot, page: ReviewPage, world: ReviewWorld
) -> None:
    with qtbot.waitSignal(page.desk.open_failed, timeout=5_000):
        page.open_interaction(99)
    assert page.states.state() == "failed"


def test_a_refresh_keeps_the_draft_and_takes_the_new_transcript(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    press("1")
    world.set_agent_channel(CALL_ID, 1)
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.refresh()
    assert page.desk.model.draft.answer("greeting") == answered("2")
    assert page.transcript._who.text() == "Agent: right, set by hand"


def test_a_refresh_takes_neither_the_keyboard_nor_the_place_away(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    page = open_at(CALL_ID)
    page.form.focus_criterion("ownership")
    press("c", "I will")
    scrolled = page.form.verticalScrollBar().value()
    state = dataclasses.replace(world.sheets[CALL_ID].row, state=WorkState.DRAFT)
    world._put(CALL_ID, row=state, findings=world.sheets[CALL_ID].findings[:-1])
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.refresh()
    press(" call")
    assert page.desk.model.draft.mark("ownership").comment == "I will call"
    assert page.form.current_key == "ownership"
    assert scrolled > 0
    assert page.form.verticalScrollBar().value() == scrolled


def test_the_next_one_is_never_the_one_that_is_open(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner
) -> None:
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    first = page._waiting[0]
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.open_interaction(first.id)
    assert page.heading.next.text() == "Next, 2 wait"
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.heading.go_next()
    assert page.desk.open_id != first.id


def test_a_call_without_transcript_can_be_transcribed_from_here(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    world._put(CALL_ID, transcript=None, findings=(), agent_channel=None)
    page = open_at(CALL_ID)
    assert page.transcript._none.isVisible()
    with qtbot.waitSignal(page.desk.renewed, timeout=5_000):
        page.transcript.transcribe_requested.emit()
    assert len(page.transcript.view.turns) == 15
    assert page.form._head.accept_all.isVisible()


def test_a_draft_transcript_says_what_it_is_not_for(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    assert page.transcript._draft.text() == (
        "Transcript by the draft engine: for finding one’s way, not for judging people."
    )
    assert page.transcript._draft.isVisible()
    page = open_at(LONG_ID)
    assert not page.transcript._draft.isVisible()
    assert page.transcript._made_by.text() == "Transcript by Whisper base"


def test_the_search_counts_steps_and_closes(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    press(Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    press("meadow lane")
    bar = page.transcript.search_bar
    assert bar.count.text() == "1 of 2"
    press(Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    assert shown(page, 14, Kind.FOUND_CURRENT) == ["Meadow Lane"]
    press(Key.Key_Escape)
    assert shown(page, 14, Kind.FOUND_CURRENT) == []
    assert page.transcript.view.hasFocus()


def test_the_keys_are_listed(page: ReviewPage, open_at: Callable[[int], ReviewPage], qtbot: QtBot) -> None:
    open_at(CALL_ID)
    page.show_keys()
    sheet = next(w for w in page.children() if type(w).__name__ == "CheatSheet")
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Tab", "Accept the suggestion", "Ctrl+Enter", "Ctrl+Z"} <= words
    sheet.close()


def test_every_control_has_a_name_and_is_reached(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CALL_ID)
    answer_everything(page)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not isinstance(widget, QLabel)
        and not (hasattr(widget, "text") and widget.text())
        and widget.objectName() not in ("qt_scrollarea_viewport",)
    ]
    assert nameless == []
    seen: set[QWidget] = set()
    for _ in range(400):
        focused = QApplication.focusWidget()
        if focused is None or focused in seen:
            break
        seen.add(focused)
        press(Key.Key_Tab)
    names = {widget.accessibleName() for widget in seen}
    assert {"Call map", "Speed", "Transcript", "Submit", "Comment on the whole"} <= names
    assert len({n for n in names if n.startswith("Criterion ")}) == 12


def test_an_hour_of_talk_opens_at_once(qtbot: QtBot, open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(LONG_ID)
    assert len(page.transcript.view.turns) == 1_200
    view = page.transcript.view
    view.show_turn(900)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRegionOf(900)), timeout=5_000)
    assert Decimal(page.transcript.view.turns[900].start_s or 0) == 2_700


def test_a_long_title_ends_in_dots_and_leaves_room_for_the_rest(
    open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    title = "A recording with everything the telephone system knows " * 5
    world._put(CALL_ID, row=dataclasses.replace(world.sheets[CALL_ID].row, title=title))
    page = open_at(CALL_ID)
    assert page.heading.title.toolTip() == title
    assert page.heading.next.geometry().right() < page.heading.help.geometry().left()
    assert page.heading.help.geometry().right() <= page.heading.width()


def test_why_a_recording_is_missing_can_be_read_in_full(
    qtbot: QtBot, open_at: Callable[[int], ReviewPage]
) -> None:
    page = open_at(CALL_ID)
    page.sound.bar.set_problem("The recording is not there. " * 20, can_find=True)
    qtbot.waitUntil(lambda: page.sound.bar._problem.toolTip().count("not there") == 20)
    assert page.sound.bar._find.geometry().right() <= page.sound.bar.width()
