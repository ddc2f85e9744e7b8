from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.ui import theme
from qa_studio.ui.library import wording
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import ElidedLabel, label, push_button, set_icon
from qa_studio.ui.widgets.flow import FlowLayout
from qa_studio.ui.widgets.score import ScoreBadge, plain, score_look
from qa_studio.ui.widgets.states import Notice, StateStack
from scoring.model import Outcome

NINETY_ONE = Decimal(91)


@pytest.mark.parametrize(
    ("score", "outcome", "automatic", "words"),
    [
        ("92.5", None, False, "92.5, at or over 91"),
        ("88.4", None, False, "88.4, under 91"),
        ("91.0", Outcome.MET, False, "91.0, at or over 91"),
        ("95.0", Outcome.NOT_MET, False, "95.0, over 91 and not met because a critical criterion failed"),
        ("92.5", None, True, "92.5, at or over 91; automatic, no person has marked it yet"),
    ],
)
def test_a_score_says_itself_in_words(
    score: str, outcome: Outcome | None, automatic: bool, words: str
) -> None:
    assert score_look(Decimal(score), NINETY_ONE, outcome, automatic).words == words


def test_a_mean_whose_interval_crosses_the_threshold_is_too_close_to_call() -> None:
    look = score_look(Decimal("90.6"), NINETY_ONE, interval=(Decimal(88), Decimal(93)))
    assert look.words == "90.6, too close to 91 to call"
    assert look.verdict is theme.Verdict.CLOSE


def test_a_badge_never_says_that_the_threshold_is_the_most_one_can_reach() -> None:
    looks = [score_look(Decimal(score), NINETY_ONE, outcome) for score, outcome in (
        ("86.4", None), ("91.0", None), ("95.0", Outcome.NOT_MET)
    )]  # fmt: skip
    assert [look.standing for look in looks] == ["under 91", "at or over 91", "not met, though over 91"]
    assert not any("of 91" in look.words for look in looks)


def test_no_score_is_said_as_no_score_and_is_never_automatic() -> None:
    look = score_look(None, NINETY_ONE, is_automatic=True)
    assert (look.number, look.words, look.is_automatic) == ("–", "no score", False)


@given(st.decimals(-1000, 1000, places=3, allow_nan=False))
def test_plain_numbers_lose_zeros_and_nothing_else(number: Decimal) -> None:
    text = plain(number)
    assert Decimal(text) == number
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))


@pytest.mark.parametrize("scheme", list(theme.Scheme))
@pytest.mark.parametrize("big", [True, False])
def test_a_badge_draws_every_verdict_in_every_scheme(
    qtbot: QtBot, themed: QApplication, scheme: theme.Scheme, big: bool
) -> None:
    theme.apply(themed, scheme)
    badge = ScoreBadge(big)
    qtbot.addWidget(badge)
    badge.show()
    for look in (
        score_look(Decimal("92.5"), NINETY_ONE),
        score_look(Decimal("8.4"), NINETY_ONE, is_automatic=True),
        score_look(Decimal(90), NINETY_ONE, interval=(Decimal(88), Decimal(93))),
        score_look(None, NINETY_ONE),
        None,
    ):
        badge.set_look(look)
        badge.resize(badge.sizeHint())
        assert not badge.grab().isNull()
        assert badge.accessibleName() == (f"Score {look.words}" if look else "")


def test_a_banner_hides_and_says_so_when_it_is_dismissed(qtbot: QtBot, themed: QApplication) -> None:
    banner = Banner(BannerKind.WARNING, "Careful", can_close=True)
    qtbot.addWidget(banner)
    act = banner.add_button("Act")
    banner.show()
    with qtbot.waitSignal(banner.dismissed, timeout=1_000):
        banner.findChildren(QToolButton)[0].click()
    assert banner.isHidden()
    assert act.accessibleName() == "Act"
    assert banner.accessibleName() == "warning: Careful"


def test_text_from_outside_is_never_read_as_markup(qtbot: QtBot, themed: QApplication) -> None:
    banner = Banner(BannerKind.PROBLEM, "<b>call.wav</b> <img src='http://x'>")
    qtbot.addWidget(banner)
    assert banner.text() == "<b>call.wav</b> <img src='http://x'>"
    assert all(
        found.textFormat() is Qt.TextFormat.PlainText for found in banner.findChildren(QLabel) if found.text()
    )
    assert label("<i>x</i>").textFormat() is Qt.TextFormat.PlainText


def test_widgets_flow_into_the_next_line_and_hidden_ones_take_no_room(
    qtbot: QtBot, themed: QApplication
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground, space=6)
    buttons = [QPushButton(f"Button {number}") for number in range(5)]
    for button in buttons:
        flow.addWidget(button)
    one_line = flow.heightForWidth(2_000)
    ground.resize(2_000, one_line)
    ground.show()
    assert {button.y() for button in buttons} == {0}
    wide = buttons[0].width()
    assert flow.heightForWidth(2 * wide + 6) == 3 * one_line + 2 * 6
    assert flow.heightForWidth(1) == 5 * one_line + 4 * 6
    buttons[0].hide()
    assert flow.heightForWidth(2 * wide + 6) == 2 * one_line + 6
    item = flow.takeAt(0)
    assert item is not None
    assert flow.count() == 4
    assert flow.itemAt(9) is None


def test_loading_never_hides_content_that_is_there(qtbot: QtBot, themed: QApplication) -> None:
    tried: list[int] = []
    empty = Notice("library", "Nothing", "Nothing yet")
    stack = StateStack(label("content"), empty, "Cannot be read", lambda: tried.append(1))
    qtbot.addWidget(stack)
    stack.show()
    assert stack.state() == "loading"
    stack.show_content()
    stack.show_loading()
    assert stack.state() == "content"
    stack.show_failed("The file is locked.")
    assert stack.state() == "failed"
    next(b for b in stack.findChildren(QPushButton) if b.isVisible()).click()
    assert tried == [1]
    stack.show_empty()
    assert stack.state() == "empty"


def test_a_short_label_shows_dots_and_its_whole_text_as_a_tip(qtbot: QtBot, themed: QApplication) -> None:
    long = ElidedLabel("A title that is far too long for its place")
    qtbot.addWidget(long)
    long.resize(80, 20)
    long.show()
    assert long.toolTip() == long.text()
    long.resize(800, 20)
    assert long.toolTip() == ""
    assert not long.grab().isNull()


def test_icons_are_drawn_again_in_another_scheme_and_gone_buttons_are_forgotten(
    qtbot: QtBot, themed: QApplication
) -> None:
    button = push_button("Import", icon="import")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    set_icon(button, "remove")
    theme.apply(themed, theme.Scheme.DARK)
    assert button.icon().cacheKey() != before
    gone = push_button("Gone", icon="call")
    del gone
    theme.apply(themed, theme.Scheme.LIGHT)


@pytest.mark.parametrize(
    ("seconds", "text"), [(None, ""), (0, "0:00"), (59.6, "1:00"), (372, "6:12"), (3723, "1:02:03")]
)
def test_lengths_are_said_as_clocks(seconds: float | None, text: str) -> None:
    assert wording.length(seconds) == text


@pytest.mark.parametrize(
    ("size", "text"), [(None, ""), (10, "1 MB"), (145_262_807, "145 MB"), (1.53e9, "1.5 GB")]
)
def test_sizes_are_said_in_round_numbers(size: int | None, text: str) -> None:
    assert wording.size(size) == text
