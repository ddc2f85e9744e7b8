"""How long somebody works on an evaluation: by criterion, while the window is active and somebody is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_review import ReviewWorld
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from review_studio import ANNA, add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.time_spent import TimeSpent
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.time_watch import IDLE_S, TimeWatch, spent_words

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")


class Clock:
    """Seconds as the test says."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.plays = False

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def watch(qtbot: QtBot, runner: JobRunner, world: ReviewWorld) -> TimeWatch:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    clock = Clock()
    made = TimeWatch(None, runner, window, lambda: clock.plays, clock)
    made.clock = clock  # type: ignore[attr-defined]
    made.begin(world.sheets[1])
    return made


def after(watch: TimeWatch, seconds: float, note: bool = True) -> None:
    watch.clock.seconds += seconds  # type: ignore[attr-defined]
    if note:
        watch.note()
    watch.tick()


def test_seconds_belong_to_the_criterion_that_is_worked_on(watch: TimeWatch) -> None:
    watch.turn_to("greeting")
    after(watch, 8)
    watch.turn_to("closing")
    after(watch, 5)
    assert (watch.seconds_on("greeting"), watch.seconds_on("closing"), watch.seconds) == (8, 5, 13)


def test_whoever_is_away_spends_no_time(watch: TimeWatch) -> None:
    watch.turn_to("greeting")
    after(watch, 3_600, note=False)
    assert watch.seconds == IDLE_S
    after(watch, 10)
    assert watch.seconds == IDLE_S + 10


def test_listening_is_work_without_a_key(watch: TimeWatch) -> None:
    watch.clock.plays = True  # type: ignore[attr-defined]
    after(watch, 600, note=False)
    assert watch.seconds == 600


def test_another_window_takes_no_time_from_this_one(qtbot: QtBot, watch: TimeWatch) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    after(watch, 30)
    assert watch.seconds == 0


def test_what_was_spent_is_kept_and_counted_on_in_the_next_sitting(
    qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path
) -> None:
    call = add_call(store, tmp_path)
    clock = Clock()
    page = ReviewPage(review_services(store, tmp_path), runner)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.spent._now = clock
    open_in(qtbot, page, call)
    page.form.focus_criterion("closing")
    clock.seconds += 7
    page.show_waiting()
    kept = TimeSpent(store).of_evaluation(call, ANNA, 1)
    assert kept is not None
    assert dict(kept.criteria) == {"closing": 7.0}

    open_in(qtbot, page, call)
    qtbot.waitUntil(lambda: page.spent.seconds == 7.0, timeout=5_000)
    assert page.foot.spent.text() == "7 s"
    page.show_waiting()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59.9, "59 s"), (65, "1 min 05 s"), (3_905, "1 h 05 min")]
)
def test_a_span_is_told_in_words(seconds: float, words: str) -> None:
    assert spent_words(seconds) == words
