"""The queue's page over a real workspace and the real queue; only the speech is small."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes import spoken
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from retailer_rows import job
from service_files import tone

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import BatchReport, ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.rubrics import stored_rubric
from qa_studio.speech_rows import Hold, JobState, TranscribeOptions
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.queue import ordering
from qa_studio.ui.queue.banner import UnfinishedBanner
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.queue.page import QueuePage
from qa_studio.ui.queue.table_model import JOBS_TYPE, WITH, QueueTableModel
from qa_studio.ui.queue.table_view import QueueTable
from qa_studio.ui.queue.wording import left, summary
from qa_studio.ui.widgets.states import StateStack
from transcription.pipeline import Finished, Request
from transcription.steps import Step

WAIT_MS = 10_000
QUEUED, RUNNING, PAUSED = JobState.QUEUED, JobState.RUNNING, JobState.PAUSED
DONE, FAILED, CANCELLED = JobState.DONE, JobState.FAILED, JobState.CANCELLED


class GatedSpeech:
    """Works on each recording until the gate is open; one called "bad" cannot be read."""

    def __init__(self) -> None:
        self.gate = threading.Event()

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        if request.path.stem == "bad":
            raise StudioError("bad.wav holds no sound. Export it again from the telephone system.")
        while not self.gate.wait(0.005):
            context.report(0.42, f"Transcribing {request.path.name}")
        return spoken("thank you for calling", "hello")


@dataclass
class Shown:
    """The page on the screen, what lies under it, and what it told."""

    page: QueuePage
    desk: QueueDesk
    queue: TranscriptionQueue
    speech: GatedSpeech
    store: Store
    qtbot: QtBot
    runner: JobRunner
    ids: tuple[int, ...]
    messages: list[Message]
    ended: list[BatchReport]

    def settle(self) -> None:
        self.qtbot.waitUntil(self.runner.is_idle, timeout=WAIT_MS)

    def until(self, **states: JobState) -> None:
        """Wait until the page shows these titles in these states."""
        self.qtbot.waitUntil(lambda: self.states().items() >= states.items(), timeout=WAIT_MS)

    def states(self) -> dict[str, JobState]:
        return {row.title: row.state for row in self.table._model.rows()}

    def titles(self) -> list[str]:
        return [row.title for row in self.table._model.rows()]

    def wait(self, *titles: str) -> None:
        """Put recordings in the queue without working on them."""
        names = dict(zip("abcd", self.ids, strict=False))
        self.queue.take_in([names[title] for title in titles], TranscribeOptions())
        self.page.refresh()
        self.settle()

    @property
    def table(self) -> QueueTable:
        found = self.page.findChild(QueueTable)
        assert found is not None
        return found

    def select(self, *titles: str) -> None:
        lines = [at for at, title in enumerate(self.titles()) if title in titles]
        self.table.clearSelection()
        self.table.selectRow(lines[0])
        self.table.select_lines(lines)
        self.table.setFocus()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.table, key, modifier)

    def button(self, name: str) -> QAbstractButton:
        return next(
            one
            for one in self.page.findChildren(QAbstractButton)
            if one.accessibleName() == name and one.isVisible()
        )

    def words(self) -> str:
        return "\n".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisibleTo(self.page))


@pytest.fixture
def shown(
    qtbot: QtBot, runner: JobRunner, memory: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shown]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with Store.open(tmp_path / "shop", stored_rubric) as store:
        paths = [
            tone(tmp_path / f"{name}.wav", hertz=200 + 9 * at)
            for at, name in enumerate(("a", "b", "c", "bad"))
        ]
        ids = Importing(store).import_paths(paths, ImportOptions(), JobContext()).done
        speech = GatedSpeech()
        queue = TranscriptionQueue(store, speech, Models(tmp_path / "models"))
        desk = QueueDesk(queue, runner)
        page = QueuePage(desk, memory)
        messages: list[Message] = []
        ended: list[BatchReport] = []
        page.message_posted.connect(messages.append)
        desk.ended.connect(ended.append)
        qtbot.addWidget(page)
        page.resize(1116, 705)
        page.show()
        qtbot.waitActive(page)
        page.refresh()
        made = Shown(page, desk, queue, speech, store, qtbot, runner, ids, messages, ended)
        made.settle()
        yield made
        speech.gate.set()
        runner.shutdown()


def test_an_empty_queue_says_what_it_is_for(shown: Shown) -> None:
    states = shown.page.findChild(StateStack)
    assert states is not None
    assert states.state() == "empty"
    with shown.qtbot.waitSignal(shown.page.library_requested):
        shown.button("Show the library").click()


def test_recordings_are_worked_off_and_what_became_of_them_is_told(shown: Shown) -> None:
    changes: list[bool] = []
    shown.desk.changed.connect(lambda: changes.append(True))
    shown.desk.transcribe(None)
    shown.until(a=RUNNING, b=QUEUED)
    assert "In work" in shown.table._model.index(0, 0).data()
    shown.speech.gate.set()
    shown.settle()
    assert shown.states() == {"a": DONE, "b": DONE, "c": DONE, "bad": FAILED}
    (report,) = shown.ended
    assert set(report.done) == set(shown.ids[:3])
    assert [failure.name for failure in report.failures] == ["bad.wav"]
    assert changes
    shown.select("bad")
    assert "Export it again from the telephone system." in shown.words()


def test_more_recordings_join_a_run_that_goes_on(shown: Shown) -> None:
    shown.desk.transcribe(shown.ids[:1])
    shown.until(a=RUNNING)
    shown.desk.transcribe(shown.ids[1:2])
    shown.until(a=RUNNING, b=QUEUED)
    assert len(shown.runner.jobs()) == 1
    shown.speech.gate.set()
    shown.settle()
    assert shown.states() == {"a": DONE, "b": DONE}
    assert {number for report in shown.ended for number in report.done} == set(shown.ids[:2])


def test_a_wish_that_comes_as_a_run_ends_is_not_forgotten(shown: Shown) -> None:
    shown.speech.gate.set()
    for number in shown.ids[:3]:
        shown.desk.transcribe([number])
        shown.qtbot.waitUntil(lambda: not shown.desk.is_running or shown.runner.is_idle(), timeout=WAIT_MS)
    shown.settle()
    assert shown.states() == {"a": DONE, "b": DONE, "c": DONE}


def test_space_pauses_and_lets_go_on(shown: Shown) -> None:
    shown.wait("a", "b")
    shown.select("a", "b")
    assert shown.button("Pause (2)").isEnabled()
    shown.key(Qt.Key.Key_Space)
    shown.until(a=PAUSED, b=PAUSED)
    assert shown.messages[-1].text == "Paused 2 recordings."
    shown.settle()
    shown.speech.gate.set()
    shown.select("a")
    assert shown.button("Go on").isEnabled()
    shown.key(Qt.Key.Key_Space)
    shown.until(a=DONE, b=PAUSED)


def test_a_recording_in_work_is_paused_at_once(shown: Shown) -> None:
    shown.desk.transcribe(shown.ids[:2])
    shown.until(a=RUNNING)
    shown.select("a")
    shown.key(Qt.Key.Key_Space)
    shown.until(a=PAUSED, b=RUNNING)
    assert "Paused by hand." in shown.words()


def test_delete_cancels_and_the_message_takes_it_up_again(shown: Shown) -> None:
    shown.wait("a")
    shown.select("a")
    shown.key(Qt.Key.Key_Delete)
    shown.until(a=CANCELLED)
    message = shown.messages[-1]
    assert message.action_label == "Take up again"
    assert message.action is not None
    shown.settle()
    shown.speech.gate.set()
    message.action()
    shown.until(a=DONE)


def test_what_failed_is_tried_again_and_what_ended_is_taken_off_the_list(shown: Shown) -> None:
    shown.speech.gate.set()
    shown.desk.transcribe([shown.ids[3], shown.ids[0]])
    shown.settle()
    shown.select("bad")
    shown.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert shown.states()["bad"] is FAILED
    shown.select("a")
    assert shown.button("Take off the list").isEnabled()
    shown.key(Qt.Key.Key_Delete)
    shown.settle()
    assert shown.titles() == ["bad"]
    shown.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert shown.titles() == []
    assert shown.store.newest_transcript(shown.ids[0]) is not None


def test_the_order_is_changed_with_keys_and_the_selection_goes_along(shown: Shown) -> None:
    shown.wait("a", "b", "c")
    shown.select("b", "c")
    shown.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown.settle()
    assert shown.titles() == ["b", "c", "a"]
    assert [row.title for row in shown.table.selected_rows()] == ["b", "c"]
    shown.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown.settle()
    assert shown.titles() == ["a", "b", "c"]
    shown.select("c")
    shown.key(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    shown.settle()
    assert shown.titles() == ["c", "a", "b"]
    assert not shown.button("Move up").isEnabled()


def test_the_order_is_changed_by_dragging(shown: Shown) -> None:
    shown.wait("a", "b", "c")
    model = shown.table._model
    held = model.mimeData([model.index(2, 0), model.index(2, 1)])
    assert held.hasFormat(JOBS_TYPE)
    assert not model.dropMimeData(held, Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
    shown.settle()
    assert shown.titles() == ["c", "a", "b"]
    assert model.rowCount() == 3


def test_what_has_ended_cannot_be_dragged() -> None:
    model = QueueTableModel()
    model.set_rows([job(1), job(2, DONE)])
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert bytes(model.mimeData([model.index(1, 0)]).data(JOBS_TYPE).data()) == b""


def test_return_opens_the_review_of_what_is_done(shown: Shown) -> None:
    shown.speech.gate.set()
    shown.desk.transcribe(shown.ids[:1])
    shown.settle()
    shown.select("a")
    with shown.qtbot.waitSignal(shown.page.review_requested) as blocker:
        shown.key(Qt.Key.Key_Return)
    assert blocker.args == [shown.ids[0]]


def test_the_draft_engine_is_called_by_its_name_with_what_it_is_for(shown: Shown) -> None:
    shown.wait("a")
    assert shown.table._model.index(0, WITH).data() == "Draft engine"
    assert "not for judging people" in shown.table._model.index(0, WITH).data(Qt.ItemDataRole.ToolTipRole)
    assert "1 recording for the draft engine" in shown.words()
    with shown.qtbot.waitSignal(shown.page.models_requested):
        shown.button("Speech models…").click()


def test_stopping_the_run_leaves_the_rest_in_the_queue(shown: Shown) -> None:
    shown.desk.transcribe(shown.ids[:2])
    shown.until(a=RUNNING)
    shown.runner.cancel(shown.runner.jobs()[0].job_id)
    shown.settle()
    assert shown.states() == {"a": QUEUED, "b": QUEUED}
    assert "the rest waits in the queue" in shown.messages[-1].text
    shown.speech.gate.set()
    shown.button("Start").click()
    shown.until(a=DONE, b=DONE)


def test_what_another_window_has_ended_meanwhile_is_said_and_stops_no_other(shown: Shown) -> None:
    shown.wait("a", "b")
    stale = [row.id for row in shown.table._model.rows()]
    shown.queue.cancel(stale[0])
    shown.desk.pause(stale)
    shown.settle()
    assert shown.messages[-1].is_problem
    assert "“a” is cancelled, so it cannot be paused." in shown.messages[-1].text
    assert shown.states() == {"a": CANCELLED, "b": PAUSED}


def test_unfinished_recordings_are_told_and_go_on_when_asked(shown: Shown) -> None:
    shown.wait("a", "b")
    banner = UnfinishedBanner(shown.desk, resumes=False)
    shown.qtbot.addWidget(banner)
    banner.look()
    shown.settle()
    assert banner.text() == "2 recordings were left unfinished. What is done of them is kept."
    assert not banner.isHidden()
    shown.speech.gate.set()
    next(one for one in banner.findChildren(QAbstractButton) if one.accessibleName() == "Go on").click()
    shown.until(a=DONE, b=DONE)
    assert banner.isHidden()


def test_unfinished_recordings_go_on_by_themselves_where_that_is_set(shown: Shown) -> None:
    shown.wait("a")
    shown.speech.gate.set()
    banner = UnfinishedBanner(shown.desk, resumes=True)
    shown.qtbot.addWidget(banner)
    banner.look()
    shown.until(a=DONE)
    assert "goes on where it stopped" in banner.text()


def test_what_a_closed_window_left_in_work_goes_on_in_the_next_one(shown: Shown) -> None:
    shown.desk.transcribe(shown.ids[:2])
    shown.until(a=RUNNING)
    shown.runner.shutdown()
    assert [row.state for row in shown.queue.rows()] == [QUEUED, QUEUED]
    shown.speech.gate.set()
    after = JobRunner()
    banner = UnfinishedBanner(QueueDesk(shown.queue, after), resumes=True)
    shown.qtbot.addWidget(banner)
    banner.look()
    shown.qtbot.waitUntil(after.is_idle, timeout=WAIT_MS)
    after.shutdown()
    assert banner.text().startswith("2 recordings were left unfinished")
    assert {row.state for row in shown.queue.rows()} == {DONE}


def test_nothing_is_told_when_nothing_was_left(shown: Shown) -> None:
    banner = UnfinishedBanner(shown.desk, resumes=True)
    shown.qtbot.addWidget(banner)
    banner.look()
    shown.settle()
    assert banner.isHidden()
    assert not shown.desk.is_running


def test_the_page_counts_what_has_not_ended(shown: Shown) -> None:
    counts: list[int] = []
    shown.page.count_changed.connect(counts.append)
    shown.wait("a", "b")
    assert counts[-1] == 2


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""), (0, "under a minute"), (49, "under a minute"), (50, "about 1 min"), (754, "about 13 min"),
        (3_600, "about 1 h"), (4_900, "about 1 h 20 min"), (3_570, "about 1 h"), (40_000, "about 11 h 10 min"),
    ],
)  # fmt: skip
def test_a_remaining_time_is_as_exact_as_an_estimate(seconds: float | None, words: str) -> None:
    assert left(seconds) == words


def test_the_whole_queue_in_a_sentence() -> None:
    rows = [job(1, RUNNING), job(2), job(3), job(4, DONE)]
    assert summary(rows, 600) == "2 waiting, 1 in work, 1 done. About 10 min left."
    assert summary([job(4, DONE)], None) == "1 done."
    assert summary([job(4, PAUSED, hold=Hold.PERSON)], 60) == "1 paused."
    assert summary([], None) == ""


orders = st.permutations(list(range(8)))


@given(orders, orders)
def test_single_moves_lead_from_any_order_to_any_other(before: list[int], after: list[int]) -> None:
    now = list(before)
    for one, place in ordering.moves(before, after):
        now.remove(one)
        now.insert(place - 1, one)
    assert now == after


@given(orders, st.sets(st.integers(0, 7)), st.integers(0, 8))
def test_a_drop_keeps_everybody_and_stands_together(order: list[int], ids: set[int], before: int) -> None:
    after = ordering.dropped(order, ids, before)
    assert sorted(after) == sorted(order)
    places = [after.index(one) for one in order if one in ids]
    assert places == list(range(min(places, default=0), min(places, default=0) + len(places)))
    assert [one for one in after if one not in ids] == [one for one in order if one not in ids]


@given(orders, st.sets(st.integers(0, 7)), st.sampled_from([-1, 1]))
def test_a_step_moves_nobody_by_more_than_it_must(order: list[int], ids: set[int], step: int) -> None:
    after = ordering.stepped(order, ids, step)
    assert sorted(after) == sorted(order)
    assert [one for one in after if one in ids] == [one for one in order if one in ids]
    assert all(after.index(one) - order.index(one) in (0, step) for one in ids)


def test_one_drag_is_one_move_either_way() -> None:
    order = list(range(1_000))
    assert ordering.moves(order, [*order[1:], 0]) == [(0, 1_000)]
    assert ordering.moves(order, [999, *order[:-1]]) == [(999, 1)]
    assert ordering.moves([], []) == []
