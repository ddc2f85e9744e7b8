"""A process that is killed in mid-review: every mark is there, and the reviewer is where they were."""

from __future__ import annotations

import json
import os
import random
import signal
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import review_process
from pytestqt.qtbot import QtBot
from review_process import SIZE, in_short
from review_steps import press
from review_studio import ANNA, BEN, add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.review_places import Place, ReviewPlaces
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage

pytestmark = [
    pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device"),
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed this way here"),
]
KILLS = 3
FEWEST, MOST = 12, 48
"""Changes until a kill: from before the first write to behind the fourth."""
Said = list[dict[str, Any]]
Marks = dict[str, list[str]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    return add_call(store, tmp_path)


def page_of(who: str, qtbot: QtBot, runner: JobRunner, store: Store, folder: Path) -> Iterator[ReviewPage]:
    made = ReviewPage(review_services(store, folder, who), runner)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.show_waiting()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    yield from page_of(ANNA, qtbot, runner, store, tmp_path)


@pytest.fixture
def page_of_ben(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    yield from page_of(BEN, qtbot, runner, store, tmp_path)


@contextmanager
def typing(folder: Path, call: int, seed: int, marks: Marks) -> Iterator[subprocess.Popen[str]]:
    """A process in which somebody types; see `review_process`."""
    search = os.pathsep.join((*sys.path, os.environ.get("PYTHONPATH", "")))
    with subprocess.Popen(
        [sys.executable, review_process.__file__, str(folder), str(call), str(seed), json.dumps(marks)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": search},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def killed(process: subprocess.Popen[str], changes: int) -> Said:
    """Kill a process after so many changes, whatever it is doing; all that it had said until it was dead."""
    assert process.stdout is not None
    said: Said = []
    for line in process.stdout:
        if not line.endswith("\n"):
            break  # it was killed while it wrote this
        said.append(json.loads(line))
        if sum(one["what"] == "did" for one in said) == changes:
            process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, f"it ended by itself after {said[-1:]}"
    return said


def of(said: Said, what: str) -> Said:
    return [one for one in said if one["what"] == what]


def test_a_process_that_is_killed_again_and_again_loses_no_mark_and_the_review_goes_on_at_the_same_place(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int, tmp_path: Path, own_home: Path
) -> None:
    seed = random.SystemRandom().randrange(10_000)
    moments, marks, late = random.Random(seed), dict[str, list[str]](), list[float]()
    for _ in range(KILLS):
        page.show_waiting()
        with typing(tmp_path, call, moments.randrange(10_000), marks) as process:
            said = killed(process, moments.randint(FEWEST, MOST))
        typed, saved = [marks, *(one["marks"] for one in of(said, "did"))], of(said, "saved")
        late += [one["late_s"] for one in saved]

        open_in(qtbot, page, call)
        marks = in_short(page.desk.model.draft.marks)
        assert marks in typed, f"seed {seed}: what nobody typed"
        if saved:
            assert typed.index(marks) >= typed.index(saved[-1]["marks"]), (
                f"seed {seed}: what was saved is gone"
            )
        was_at(qtbot, page, ReviewPlaces(store).place(call, ANNA), said)
        assert page.hold.may_change, "a dead process holds nothing"
        assert page.hold.bar.words == ""
    assert statistics.median(late) < 1.0, "a mark is in the workspace within a second"

    here = page.form.current_key
    before = page.desk.model.draft.mark(here).comment
    press("c", "and then some")
    assert page.desk.model.draft.mark(here).comment == f"{before}and then some"


def was_at(qtbot: QtBot, page: ReviewPage, place: Place | None, said: Said) -> None:
    """The page is at the place that was written last: criterion, scrolling and playhead."""
    kept = of(said, "kept")
    if place is None:
        assert not kept
        return
    if kept:
        written = [one["place"] for one in kept]
        later = [one["at"] for one in said[said.index(kept[-1]) :] if one["what"] == "did"]
        assert asdict(place) == written[-1] or place.criterion in later
    assert page.form.current_key == place.criterion
    assert page.form.card(place.criterion).hasFocus()
    qtbot.waitUntil(lambda: page.form.verticalScrollBar().value() == place.form_px, timeout=5_000)
    qtbot.waitUntil(lambda: page.sound.player.position_s == pytest.approx(place.seconds), timeout=5_000)


def test_who_was_told_that_somebody_has_it_may_mark_when_that_process_is_killed(
    qtbot: QtBot, runner: JobRunner, page_of_ben: ReviewPage, call: int, tmp_path: Path, own_home: Path
) -> None:
    page = page_of_ben
    with typing(tmp_path, call, 11, {}) as process:
        assert process.stdout is not None
        process.stdout.readline()
        open_in(qtbot, page, call)
        qtbot.waitUntil(runner.is_idle, timeout=10_000)
        assert not page.hold.may_change
        assert f"{ANNA} has had this open since" in page.hold.bar.words
        killed(process, FEWEST)
    with qtbot.waitSignal(page.hold.regained, timeout=5_000):
        page.hold.beat()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)
    assert page.hold.may_change
    press("1")
    assert in_short(page.desk.model.draft.marks).keys() == {page.form.current_key}


def test_a_place_of_another_version_is_the_beginning(store: Store, call: int) -> None:
    places = ReviewPlaces(store)
    places.keep(call, " Anna Lindt ", Place("closing", 120, 4, 61.5))
    assert places.place(call, "Anna Lindt") == Place("closing", 120, 4, 61.5)
    assert places.place(call, "Ben Carter") is None
    for stored in ("closing", ["closing"], [1, 2, 3, 4], None):
        store.set_setting(f"place/{call}/Anna Lindt", stored)
        assert places.place(call, "Anna Lindt") is None
