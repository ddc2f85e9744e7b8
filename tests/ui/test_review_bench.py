"""A review in windows of every size: what is beside each other, what takes turns, and what is folded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes_review import CALL_ID, CHAT_ID, ReviewWorld
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from review_steps import Ctrl, Key, press

from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.review.bench import LEAST, LOW_PX, NARROW_PX
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.pane_switch import Pane
from qa_studio.ui.review.tie_hint import TieHint
from qa_studio.ui.review.transcript_panel import SideLabel

pytestmark = [
    pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media"),
    pytest.mark.usefixtures("themed"),
]
SMALL = (LEAST.width(), LEAST.height())


@pytest.fixture
def small(open_at: Callable[[int], ReviewPage]) -> ReviewPage:
    """A call in the smallest window."""
    page = open_at(CALL_ID)
    page.resize(*SMALL)
    return page


def in_sight(page: ReviewPage) -> list[str]:
    """Which of the three parts are seen."""
    parts = {"words": page.transcript, "form": page.form, "figures": page.measures}
    return [name for name, part in parts.items() if part.isVisible()]


def cut(page: ReviewPage) -> list[str]:
    """Controls with less room than they need, or beyond the page's edges."""
    whole = page.rect()
    return [
        f"{type(one).__name__} “{one.accessibleName()}” {one.geometry()}"
        for one in page.bench.findChildren(QWidget)
        if one.isVisible()
        and one.parentWidget() in (page.heading, page.sound.bar, page.foot, page.heading.switch)
        and (
            one.width() < one.minimumSizeHint().width()
            or not whole.contains(one.rect().translated(one.mapTo(page, one.rect().topLeft())))
        )
    ]


def test_a_wide_page_shows_transcript_form_and_figures_beside_each_other(
    open_at: Callable[[int], ReviewPage],
) -> None:
    page = open_at(CALL_ID)
    assert page.bench.pane is None
    assert in_sight(page) == ["words", "form", "figures"]
    assert not page.heading.switch.isVisible()
    assert page.foot.save.isVisible()


def test_in_the_smallest_window_the_parts_take_turns_and_nothing_is_cut(small: ReviewPage) -> None:
    assert small.size().toTuple() == SMALL
    assert cut(small) == []
    for pane in Pane:
        small.heading.switch.button(pane).click()
        assert small.bench.pane is pane
        assert in_sight(small) == [pane.value]
        assert cut(small) == []


def test_the_form_of_the_smallest_window_has_more_than_half_of_it(small: ReviewPage) -> None:
    assert small.form.height() > SMALL[1] / 3
    assert small.sound.map.height() < LOW_PX / 20
    assert small.form.current_key == "greeting"
    top = small.form.verticalScrollBar().value()
    assert top <= small.form.card("greeting").y() < top + small.form.viewport().height()


def test_f6_leads_round_all_parts_also_where_one_is_shown(small: ReviewPage) -> None:
    ways: list[tuple[Pane | None, bool]] = []
    for _ in range(4):
        press(Key.Key_F6)
        ways.append((small.bench.pane, small.transcript.view.hasFocus()))
    assert ways == [(Pane.FORM, False), (Pane.FORM, False), (Pane.WORDS, True), (Pane.FORM, False)]
    assert small.form.card("greeting").hasFocus()


def test_the_key_that_the_hint_names_leads_from_the_form_to_the_words_and_f6_back(
    open_at: Callable[[int], ReviewPage],
) -> None:
    for interaction in (CALL_ID, CHAT_ID):
        page = open_at(interaction)
        page.form.focus_criterion("greeting")
        press(Key.Key_F6, modifier=Qt.KeyboardModifier.ShiftModifier)
        assert page.transcript.view.hasFocus()
        press(Key.Key_F6)
        assert page.form.card("greeting").hasFocus()


def test_what_is_asked_for_comes_to_sight(small: ReviewPage) -> None:
    press("e")
    assert in_sight(small) == ["words"]
    small.form.focus_criterion("closing")
    assert in_sight(small) == ["form"]
    press(Key.Key_F, modifier=Ctrl)
    assert in_sight(small) == ["words"]
    assert small.transcript.search_bar.isVisible()


def test_a_chat_has_no_sound_to_lead_to(open_at: Callable[[int], ReviewPage]) -> None:
    page = open_at(CHAT_ID)
    page.resize(*SMALL)
    stops = set()
    for _ in range(6):
        press(Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        stops.add(focused)
    assert len(stops) == 3


def test_a_window_that_grows_again_shows_everything(small: ReviewPage) -> None:
    small.bench.show_pane(Pane.FIGURES)
    small.resize(NARROW_PX + 1, LOW_PX + 1)
    assert in_sight(small) == ["words", "form", "figures"]
    assert small.sound.map.sizeHint().height() > 100
    assert small.foot.save.isVisible()


def test_the_lower_lines_of_the_foot_are_unfolded_where_they_are_wanted(small: ReviewPage) -> None:
    assert not small.foot.save.isVisible()
    assert small.foot.stop() is small.foot.submit
    small.foot.more.click()
    assert small.foot.save.isVisible()
    assert small.foot.why.isVisible()
    small.foot.more.click()
    assert not small.foot.save.isVisible()


def test_the_strip_of_a_low_window_still_leads_to_every_moment(small: ReviewPage) -> None:
    strip = small.sound.map
    assert len(strip.pins) > 0
    assert strip.seconds_at(strip.x_of(3.0)) == pytest.approx(3.0, abs=0.01)
    assert all(placed.flag.isEmpty() for placed in strip._placed)
    strip.setFocus()
    press(Key.Key_Down)
    assert small.sound.map.position_s == pytest.approx(
        min(pin.at_s for pin in strip.pins if pin.at_s > 0.05), abs=0.1
    )


def test_the_hint_goes_for_ever_once_words_were_tied(
    qtbot: QtBot, runner: JobRunner, world: ReviewWorld, memory: QSettings
) -> None:
    page = ReviewPage(world.services(), runner, memory)
    qtbot.addWidget(page)
    page.resize(1100, 720)
    with qtbot.waitActive(page):
        page.show()
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.open_interaction(CALL_ID)
    hint = page.transcript.tie_hint
    assert hint.isVisible()
    assert hint.words.text() == (
        "Shift+F6 leads to the words, the arrow keys choose them, M ties them to the criterion."
    )
    page.transcript.view.setFocus()
    press(Key.Key_Down, "m")
    assert not hint.isVisible()
    assert TieHint(memory).isHidden()
    page.settle()
    page.sound.close_sheet()


def test_the_side_of_the_agent_is_said_whole_in_short_or_not_at_all(qtbot: QtBot) -> None:
    side = SideLabel()
    qtbot.addWidget(side)
    whole, short = "Agent: left, guessed from “thank you for calling”", "Agent: left"
    side.show()
    side.set_words(whole, short)
    metrics = side.fontMetrics()
    for width, words in (
        (metrics.horizontalAdvance(whole) + 8, whole),
        (metrics.horizontalAdvance(short) + 8, short),
        (metrics.horizontalAdvance(short) - 8, ""),
    ):
        side.resize(width, 20)
        assert side._shown() == words
        assert side.toolTip() == ("" if words == whole else whole)


def test_the_explanation_stands_in_place_of_the_form_where_there_is_no_room_for_both(
    small: ReviewPage,
) -> None:
    small.form.focus_criterion("greeting")
    small.foot.toggle_explanation()
    assert small.foot.explanation.isVisible()
    assert small.foot.explanation.hasFocus()
    assert in_sight(small) == []
    assert cut(small) == []
    small.foot.more.click()
    below = small.foot.explanation.geometry().bottom()
    assert below < min(small.foot.submit.y(), small.foot.more.y())
    small.foot.toggle_explanation()
    assert in_sight(small) == ["form"]
    assert small.form.card("greeting").hasFocus()


def test_a_criterion_that_is_sought_takes_the_place_of_the_explanation(small: ReviewPage) -> None:
    small.bench.show_pane(Pane.WORDS)
    small.foot.toggle_explanation()
    assert small.bench.pane is Pane.FORM
    small.form.focus_criterion("closing")
    assert in_sight(small) == ["form"]
    assert not small.foot.is_explained
    assert small.form.card("closing").hasFocus()


def test_the_keyboard_goes_with_the_part_that_is_shown(small: ReviewPage) -> None:
    small.form.focus_criterion("greeting")
    switch = small.heading.switch
    switch.button(Pane.WORDS).click()
    assert small.transcript.view.hasFocus()
    switch.button(Pane.FIGURES).click()
    assert switch.button(Pane.FIGURES).hasFocus()
    small.form.focus_criterion("greeting")
    switch.button(Pane.WORDS).click()
    switch.button(Pane.FORM).click()
    assert small.form.card("greeting").hasFocus()
