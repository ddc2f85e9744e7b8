"""What stays whole where the window is as narrow as it gets: half of a full-HD screen at 200 %, and less."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes_review import row
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import Channel, WorkState
from qa_studio.ui.frame.job_panel import JobButton
from qa_studio.ui.frame.top_bar import TopBar
from qa_studio.ui.review import ink
from qa_studio.ui.review.form_head import FormHead
from qa_studio.ui.review.standing import AutomaticWords
from qa_studio.ui.review.voice_volume import Voices
from qa_studio.ui.review.waiting import WaitingLine
from qa_studio.ui.rubrics.editor import TREE_LEAST_PX
from qa_studio.ui.rubrics.tree_delegate import NARROW_PX, bar_room, numbers_room
from qa_studio.ui.widgets import basics
from qa_studio.ui.widgets.basics import elided_button, push_button

pytestmark = pytest.mark.usefixtures("themed")

PAGE_PX = 920 - 164
"""The least window, less its side list."""


def shown(qtbot: QtBot, widget: QWidget, width: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, widget.sizeHint().height())
    widget.show()
    return widget


@pytest.mark.parametrize("width", [PAGE_PX, 1116])
def test_the_search_never_covers_the_jobs(qtbot: QtBot, runner: JobRunner, width: int) -> None:
    bar = TopBar(JobButton(runner))
    bar.show_page("Library", "Search names and what was said", "")
    shown(qtbot, bar, width)
    search, jobs = bar.findChild(QLineEdit), bar.findChild(JobButton)
    assert search is not None
    assert jobs is not None
    assert search.geometry().right() < jobs.geometry().left()


def test_the_search_has_one_width_wherever_there_is_room(qtbot: QtBot, runner: JobRunner) -> None:
    bar = TopBar(JobButton(runner))
    bar.show_page("Library", "Search", "")
    widths = set()
    for width in (1116, 1756):
        shown(qtbot, bar, width)
        search = bar.findChild(QLineEdit)
        assert search is not None
        widths.add(search.width())
    assert widths == {380}


def test_the_lines_of_the_queue_share_their_columns_and_titles_have_most(
    qtbot: QtBot, tmp_path: Path
) -> None:
    lines = [WaitingLine(), WaitingLine()]
    for made, title, told in zip(
        lines, ("Lamp", "A reading lamp that stopped working"), ("", "yours until 4 Jun 26"), strict=True
    ):
        made.show_item(row(1, title, Channel.CALL, tmp_path, WorkState.SUGGESTED, "Maya Brandt"), told)
        shown(qtbot, made, PAGE_PX - 48)
    places = [[part.x() for part in made.findChildren(QLabel)] for made in lines]
    assert places[0] == places[1]
    assert lines[0]._title.width() > lines[0]._state.width() > 0


def test_the_voices_are_named_in_full(qtbot: QtBot) -> None:
    voices = Voices()
    voices.show_channels(2, 0)
    shown(qtbot, voices, voices.minimumSizeHint().width())
    for voice in (voices.agent, voices.customer):
        name = voice.findChild(QLabel)
        assert name is not None
        assert name.width() >= name.sizeHint().width()
        assert not name.geometry().intersects(voice.slider.geometry())


def test_a_narrow_tree_of_a_form_gives_its_room_to_the_titles(qapp: QApplication) -> None:
    left, bars = bar_room(TREE_LEAST_PX)
    assert bars == 0
    words = QFontMetrics(ink.body()).horizontalAdvance("Brand congr…")
    assert left - numbers_room(bars) >= words
    assert bar_room(NARROW_PX)[1] > 0


def test_a_button_that_may_be_cut_says_so_and_keeps_its_words(qtbot: QtBot) -> None:
    words = "Transcript by the draft engine en-us"
    whole, cut = push_button(words, "quiet", "history"), elided_button(words, "quiet", "history")
    assert cut.sizeHint() == whole.sizeHint()
    assert cut.minimumSizeHint().width() < whole.minimumSizeHint().width()
    shown(qtbot, cut, 150)
    narrow = cut.grab().toImage()
    cut.resize(400, cut.height())
    assert cut.grab().toImage().copy(narrow.rect()) != narrow
    assert cut.text().strip() == cut.accessibleName() == words
    assert cut.focusPolicy() is not Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (800, "Support core  ·  11 of 12 suggested  ·  74.3 automatic (64.0–74.3)"),
        (500, "11 of 12 suggested  ·  74.3 automatic (64.0–74.3)"),
        (420, "11 of 12 suggested  ·  74.3 automatic"),
        (330, "11 of 12 suggested"),
    ],
)
def test_the_line_over_the_form_says_less_before_it_cuts_a_word(qtbot: QtBot, width: int, told: str) -> None:
    head = FormHead()
    head.set_title("Support core")
    head.show_suggested(
        "11 of 12 suggested", AutomaticWords("74.3 automatic", "74.3 automatic (64.0–74.3)", "So.")
    )
    head.show_open(11)
    head.suggest.hide()
    shown(qtbot, head, width)
    assert head.words.text() == told
    assert QFontMetrics(head.words.font()).horizontalAdvance(told) <= head.words.width()
    assert head.words.toolTip() == "Support core\n11 of 12 suggested\nSo."


def test_a_button_that_may_be_cut_takes_no_room_from_what_may_not(qtbot: QtBot) -> None:
    may, may_not = elided_button("Transcript by the draft engine en-us", "quiet"), push_button("Swap")
    beside = QWidget()
    beside.setLayout(basics.row(may, may_not))
    shown(qtbot, beside, 220)
    assert beside.width() == 220
    assert may_not.width() >= may_not.sizeHint().width()
    assert may.width() < may.sizeHint().width()


def test_a_narrow_line_of_the_queue_says_its_title_and_its_state_whole(qtbot: QtBot, tmp_path: Path) -> None:
    made = WaitingLine()
    made.show_item(row(1, "A lamp that stopped", Channel.CALL, tmp_path, WorkState.SUGGESTED, "Maya Brandt"))
    shown(qtbot, made, 540)
    qtbot.waitUntil(lambda: made._title._shown() == made._title.text())
    assert made._state._shown() == made._state.text()
    assert made._title.geometry().bottom() < made._agent.y()
    made.resize(PAGE_PX - 48, made.height())
    qtbot.waitUntil(lambda: made._title.y() <= made._agent.y())
