"""The bar for the page: a six-minute call is heard, read and marked in under six minutes, without touching the mouse.

Counts the keys that a whole review takes, and what they take at an average typist's speed on top of the listening;
nothing is taken to happen while the call plays, so that the time is rather too long than too short.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from review_steps import Ctrl, Key, confirm, press
from review_studio import add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")

CALL_S = BAR_S = 360.0
RATE = 1.5
KEY_S, THINK_S = 0.28, 1.35
"""A keystroke of an average typist, and making up one's mind before it. Source: Card, Moran, Newell, The Psychology of
Human-Computer Interaction, 1983: the keystroke-level model."""
READ_S = 60.0
"""For looking over the words of six minutes while they are not heard. The project's own choice."""
COMMENT = "No time was given."


class Hands:
    """Presses keys and counts them: keystrokes, and how often somebody had to make up their mind."""

    def __init__(self) -> None:
        self.keys = self.thoughts = 0

    def press(self, *keys: Key | str) -> None:
        """One thought, and the keys that follow from it."""
        self.thoughts += 1
        self.keys += sum(len(key) if isinstance(key, str) else 1 for key in keys)
        press(*keys)

    @property
    def seconds(self) -> float:
        return self.keys * KEY_S + self.thoughts * THINK_S


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[ReviewPage]:
    with Store.open(tmp_path / "workspace", stored_rubric) as store:
        made = ReviewPage(review_services(store, tmp_path, advances=True), runner)
        qtbot.addWidget(made)
        made.resize(1100, 720)
        with qtbot.waitActive(made):
            made.show()
        open_in(qtbot, made, add_call(store, tmp_path))
        yield made
        made.settle()
        made.show_waiting()
        qtbot.waitUntil(runner.is_idle, timeout=10_000)


def mark_all(page: ReviewPage, hands: Hands) -> None:
    """Take what is suggested, answer where nothing is; every answer leads on. One is below the top, with its words
    tied and a comment."""
    for _ in page.form.keys:
        here = page.form.current_key
        finding = page.desk.model.finding(here)
        is_known = finding is not None and not finding.abstained
        if here == "next_steps":
            hands.press(Key.Key_F6, Key.Key_F6, Key.Key_F6)
            hands.press(Key.Key_Down, "m")
            hands.press(Key.Key_F6)
            hands.press("c", COMMENT, Key.Key_Escape)
            hands.press("2")
        else:
            hands.press("a" if is_known else "1")


def test_a_six_minute_call_is_heard_read_and_marked_in_under_six_minutes_by_keyboard(
    qtbot: QtBot, page: ReviewPage
) -> None:
    hands, player = Hands(), page.sound.player
    hands.press("..")
    assert player.rate == RATE
    hands.press("s")
    qtbot.waitUntil(lambda: player.path is not None, timeout=5_000)
    hands.press(Key.Key_Space)
    qtbot.waitUntil(lambda: player.is_playing, timeout=5_000)
    hands.press(Key.Key_Space)

    mark_all(page, hands)
    mark = page.desk.model.draft.mark("next_steps")
    assert (mark.comment, len(mark.evidence)) == (COMMENT, 1)
    with qtbot.waitSignal(page.submitted, timeout=10_000):
        confirm(qtbot, page)
    hands.keys, hands.thoughts = hands.keys + 2, hands.thoughts + 2
    press(Key.Key_Right, modifier=Ctrl)
    hands.keys += 1

    without_words = hands.keys - len(COMMENT)
    assert without_words <= 30
    assert CALL_S / RATE + READ_S + hands.seconds < BAR_S
