from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import SPEECH, JobOutcome, JobProgress, JobRunner, JobStatus

WAIT_MS = 5_000


def endless(context: JobContext) -> None:
    """Works until cancelled."""
    tick = threading.Event()
    while True:
        tick.wait(0.005)
        context.report(None, "still at it")


def same(number: int, context: JobContext) -> int:
    return number


def write(written: list[int], number: int, context: JobContext) -> None:
    written.append(number)


def failing(error: Exception) -> Callable[[JobContext], None]:
    def work(context: JobContext) -> None:
        raise error

    return work


def test_a_job_hands_its_value_to_the_callback_on_the_gui_thread(qtbot: QtBot, runner: JobRunner) -> None:
    seen: list[tuple[object, bool]] = []
    gui = QThread.currentThread()
    runner.submit(
        lambda context: 42, on_done=lambda value: seen.append((value, QThread.currentThread() is gui))
    )
    qtbot.waitUntil(lambda: seen == [(42, True)], timeout=WAIT_MS)


def test_a_cancelled_job_ends_as_cancelled_not_failed(qtbot: QtBot, runner: JobRunner) -> None:
    with qtbot.waitSignal(runner.finished, timeout=WAIT_MS) as blocker:
        job_id = runner.submit(endless, "Endless")
        runner.cancel(job_id)
    assert blocker.args == [JobOutcome(job_id, JobStatus.CANCELLED)]


def test_a_running_job_stops_at_its_next_report(qtbot: QtBot, runner: JobRunner) -> None:
    job_id = runner.submit(endless, "Endless")
    qtbot.waitUntil(lambda: runner.jobs()[0].message == "still at it", timeout=WAIT_MS)
    with qtbot.waitSignal(runner.finished, timeout=WAIT_MS) as blocker:
        runner.cancel(job_id)
    assert blocker.args == [JobOutcome(job_id, JobStatus.CANCELLED)]
    assert runner.is_idle()


def test_a_waiting_job_that_is_cancelled_never_starts(qtbot: QtBot, runner: JobRunner) -> None:
    started: list[int] = []
    first = runner.submit(endless, "First")
    second = runner.submit(lambda context: started.append(2), "Second")
    with qtbot.waitSignal(runner.finished, timeout=WAIT_MS) as blocker:
        runner.cancel(second)
    assert blocker.args == [JobOutcome(second, JobStatus.CANCELLED)]
    runner.cancel(first)
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert started == []


def test_a_cancelled_job_tells_its_owner(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[str] = []
    job_id = runner.submit(endless, "Endless", on_cancelled=lambda: told.append("cancelled"))
    runner.cancel(job_id)
    qtbot.waitUntil(lambda: told == ["cancelled"], timeout=WAIT_MS)


def test_a_failure_that_nobody_takes_is_announced(qtbot: QtBot, runner: JobRunner) -> None:
    error = StudioError("call.wav is empty. Export it again.")
    with qtbot.waitSignal(runner.unhandled, timeout=WAIT_MS) as blocker:
        job_id = runner.submit(failing(error))
    assert blocker.args == [JobOutcome(job_id, JobStatus.FAILED, error=error)]


def test_a_user_error_that_a_page_takes_is_the_pages_alone(qtbot: QtBot, runner: JobRunner) -> None:
    taken: list[Exception] = []
    announced: list[JobOutcome] = []
    runner.unhandled.connect(announced.append)
    error = StudioError("The disk is full.")
    runner.submit(failing(error), on_failed=taken.append)
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert taken == [error]
    assert announced == []


def test_a_bug_is_announced_and_logged_even_when_a_page_takes_it(
    qtbot: QtBot, runner: JobRunner, caplog: pytest.LogCaptureFixture
) -> None:
    taken: list[Exception] = []
    with qtbot.waitSignal(runner.unhandled, timeout=WAIT_MS) as blocker:
        runner.submit(failing(KeyError("x")), "Counting", on_failed=taken.append)
    assert blocker.args[0].is_bug
    assert isinstance(taken[0], KeyError)
    assert "Counting" in caplog.text


def test_a_page_that_is_gone_is_not_called(qtbot: QtBot, runner: JobRunner) -> None:
    called: list[object] = []
    release = threading.Event()
    owner = QObject()
    runner.submit(lambda context: release.wait(5), owner=owner, on_done=called.append)
    shiboken6.delete(owner)
    release.set()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert called == []


def test_a_quick_read_does_not_wait_for_long_work(qtbot: QtBot, runner: JobRunner) -> None:
    done: list[str] = []
    long = runner.submit(endless, "Long")
    runner.submit(lambda context: "read", on_done=done.append)
    qtbot.waitUntil(lambda: done == ["read"], timeout=WAIT_MS)
    runner.cancel(long)


def test_an_import_does_not_wait_for_a_transcription(qtbot: QtBot, runner: JobRunner) -> None:
    done: list[str] = []
    speech = runner.submit(endless, "Transcribing", queue=SPEECH)
    runner.submit(lambda context: "imported", "Importing", on_done=done.append)
    qtbot.waitUntil(lambda: done == ["imported"], timeout=WAIT_MS)
    runner.cancel(speech)


def test_only_titled_jobs_are_listed(qtbot: QtBot, runner: JobRunner) -> None:
    release = threading.Event()
    runner.submit(lambda context: release.wait(5))
    runner.submit(lambda context: release.wait(5), "Importing")
    assert [job.title for job in runner.jobs()] == ["Importing"]
    release.set()


def test_progress_arrives_in_order_and_ends_at_one(qtbot: QtBot, runner: JobRunner) -> None:
    seen: list[JobProgress] = []
    runner.progressed.connect(seen.append)

    def work(context: JobContext) -> None:
        for step in range(101):
            context.report(step / 100, f"{step} of 100")

    runner.submit(work, "Counting")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    fractions = [progress.fraction for progress in seen if progress.fraction is not None]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert all(progress.started for progress in seen)


def test_a_thousand_jobs_come_back_one_by_one(qtbot: QtBot, runner: JobRunner) -> None:
    back: list[int] = []
    for number in range(1_000):
        runner.submit(partial(same, number), on_done=back.append)
    qtbot.waitUntil(runner.is_idle, timeout=30_000)
    assert sorted(back) == list(range(1_000))


def test_shutting_down_stops_running_and_waiting_work_and_leaves_no_thread(
    qtbot: QtBot, themed: QApplication
) -> None:
    runner = JobRunner()
    ended: list[JobStatus] = []
    runner.finished.connect(lambda outcome: ended.append(outcome.status))
    runner.submit(endless, "Running")
    runner.submit(endless, "Waiting")
    runner.submit(endless)
    runner.shutdown()
    assert ended == [JobStatus.CANCELLED] * 3
    assert runner.is_idle()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("qa-")]


def test_a_runner_that_is_shut_down_takes_no_work(qtbot: QtBot, themed: QApplication) -> None:
    runner = JobRunner()
    runner.shutdown()
    runner.shutdown()
    assert runner.submit(lambda context: None) == 0
    assert runner.is_idle()


def test_writes_that_wait_are_finished_before_shutting_down(qtbot: QtBot, themed: QApplication) -> None:
    runner = JobRunner()
    written: list[int] = []
    for number in range(20):
        runner.submit(partial(write, written, number), queue="draft")
    runner.shutdown()
    assert written == list(range(20))


def test_cancelling_an_unknown_job_is_harmless(qtbot: QtBot, runner: JobRunner) -> None:
    runner.cancel(999)
