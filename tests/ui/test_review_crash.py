"""A process that is killed in mid-review: every mark is there, and the reviewer is where they were."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from review_studio import add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.review_places import Place, ReviewPlaces
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")

CHILD = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from fakes_review import answered
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui import theme
from qa_studio.ui.review.page import ReviewPage
from review_studio import review_services

app = QApplication([])
theme.apply(app, theme.Scheme.LIGHT)
folder = Path(sys.argv[1])
store = Store.open(folder / "workspace", stored_rubric)
services = review_services(store, folder)
page = ReviewPage(services, JobRunner())
page.resize(1100, 720)

class Kept:
    def keep(self, number, who, place):
        services.places.keep(number, who, place)
        print(f"at {place.criterion} {place.seconds}", flush=True)

def mark(_):
    began = time.monotonic()
    page.desk.autosave.saved.connect(lambda _: print(f"saved {time.monotonic() - began:.3f}", flush=True))
    page.places._places = Kept()
    page.desk.model.answer("greeting", answered("1"))
    page.desk.model.comment("greeting", "Only the brand.")
    page.form.focus_criterion("listening")
    page.sound.player_seek(20.5)

page.sound.player.loaded.connect(mark)
page.show()
page.open_interaction(int(sys.argv[2]))
app.exec()
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    return add_call(store, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    made = ReviewPage(review_services(store, tmp_path), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.show_waiting()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def killed_in_mid_review(folder: Path, call: int) -> list[str]:
    """Mark in a process of its own until marks and place are written, then kill it; what it said until then."""
    tests = Path(__file__).parents[1]
    search = os.pathsep.join((str(tests), os.environ.get("PYTHONPATH", "")))
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(call)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": search},
    )
    assert child.stdout is not None
    said: list[str] = []
    for line in child.stdout:
        said.append(line.strip())
        if "at listening 20.5" in said and any(words.startswith("saved") for words in said):
            break
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    return said


def test_a_killed_process_loses_no_mark_and_the_review_goes_on_at_the_same_place(
    qtbot: QtBot, page: ReviewPage, call: int, tmp_path: Path, own_home: Path
) -> None:
    said = killed_in_mid_review(tmp_path, call)
    saved = min(float(words.split()[1]) for words in said if words.startswith("saved"))
    assert saved < 1.0, "a mark is in the workspace within a second"

    open_in(qtbot, page, call)
    assert page.desk.model.draft.mark("greeting").comment == "Only the brand."
    assert page.form.card("greeting").answers.buttons[1].isChecked()
    assert page.form.current_key == "listening"
    assert page.form.card("listening").hasFocus()
    assert page.form.verticalScrollBar().value() > 0
    qtbot.waitUntil(lambda: page.sound.player.position_s == pytest.approx(20.5), timeout=5_000)
    assert page.hold.may_change, "a dead process holds nothing"
    assert page.hold.bar.words == ""


def test_a_place_of_another_version_is_the_beginning(store: Store, call: int) -> None:
    places = ReviewPlaces(store)
    places.keep(call, " Anna Lindt ", Place("closing", 120, 4, 61.5))
    assert places.place(call, "Anna Lindt") == Place("closing", 120, 4, 61.5)
    assert places.place(call, "Ben Carter") is None
    for stored in ("closing", ["closing"], [1, 2, 3, 4], None):
        store.set_setting(f"place/{call}/Anna Lindt", stored)
        assert places.place(call, "Anna Lindt") is None
