"""Runs long work beside the window: plain thread pools and one queued signal back.

Owns the threads of the window and the life of every job. Knows no page and no service. All public methods
belong to the GUI thread; `work` runs on a pool's thread and touches no Qt object.

Work with a title is shown among the running jobs; work without one is a quick read for a page. Work of one
queue runs one after the other: two transcriptions do not fight for the machine, and a page waits for neither.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobCancelled, JobContext

Work = Callable[[JobContext], Any]
log = logging.getLogger(__name__)

QUICK, LONG, SPEECH, DOWNLOAD = "quick", "long", "speech", "download"
"""The queues. Reads that have no title are QUICK, other work is LONG unless it says otherwise."""
_QUICK_THREADS = 2


class JobStatus(StrEnum):
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """How a job ended: `value` when done, `error` when failed."""

    job_id: int
    status: JobStatus
    value: Any = None
    error: Exception | None = None

    @property
    def is_bug(self) -> bool:
        """True when the error is ours and not the user's world."""
        return self.error is not None and not isinstance(self.error, USER_ERRORS)


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far a job is. `fraction` 0..1, None while unknown; `started` is False while it waits its turn."""

    job_id: int
    title: str
    fraction: float | None = None
    message: str = ""
    started: bool = False


@dataclass(slots=True)
class _Job:
    progress: JobProgress
    queue: str
    context: JobContext
    owner: QObject | None
    on_done: Callable[[Any], None] | None
    on_failed: Callable[[Exception], None] | None
    on_cancelled: Callable[[], None] | None
    future: Future[None] | None = None


class JobRunner(QObject):
    """The app-long runner.

    Signals:
        submitted(JobProgress), progressed(JobProgress): titled and untitled jobs alike.
        finished(JobOutcome): every job, exactly once, after its callbacks.
        unhandled(JobOutcome): a failure that nobody took (no `on_failed`), and every bug, taken or not.
    """

    submitted = Signal(object)
    progressed = Signal(object)
    finished = Signal(object)
    unhandled = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = itertools.count(1)
        self._jobs: dict[int, _Job] = {}
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._is_shut = False
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Work,
        title: str = "",
        *,
        queue: str = "",
        owner: QObject | None = None,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> int:
        """Queue work and return its id; the callbacks come back on the GUI thread.

        Args:
            title: shown among the running jobs; "" makes it a quick read that is not shown.
            queue: work of one queue runs one after the other; "" is QUICK without a title, else LONG.
            owner: callbacks are dropped once this object is gone.

        Returns: 0 after `shutdown`, when nothing starts and nothing comes back.
        """
        if self._is_shut:
            return 0
        job_id = next(self._ids)
        progress = JobProgress(job_id, title)
        queue = queue or (LONG if title else QUICK)
        context = JobContext(partial(self._report, job_id))
        job = _Job(progress, queue, context, owner, on_done, on_failed, on_cancelled)
        self._jobs[job_id] = job
        self.submitted.emit(progress)
        job.future = self._pool(queue).submit(self._run, job_id, work, context)
        return job_id

    def jobs(self) -> tuple[JobProgress, ...]:
        """The titled jobs that run or wait, oldest first."""
        return tuple(job.progress for job in self._jobs.values() if job.progress.title)

    def cancel(self, job_id: int) -> None:
        """Ask a job to stop; a waiting one ends at once. An unknown id is ignored: it may just have ended."""
        job = self._jobs.get(job_id)
        if job is None:
            return
        job.context.cancel()
        if job.future is not None and job.future.cancel():
            self._posted.emit(partial(self._finish, JobOutcome(job_id, JobStatus.CANCELLED)))

    def is_idle(self) -> bool:
        """True when nothing runs, waits or is on its way back."""
        return not self._jobs

    def is_reading(self) -> bool:
        """True while something without a title runs, waits or is on its way back: a page will show it."""
        return any(not job.progress.title for job in self._jobs.values())

    def shutdown(self) -> None:
        """Stop and wait until no thread is left and what they posted is settled. No job starts after it.

        Shown work and quick reads are cancelled. Work without a title in a queue of its own is a write:
        it is finished, so that nothing is lost.
        """
        if self._is_shut:
            return
        self._is_shut = True
        for job_id, job in tuple(self._jobs.items()):
            if job.progress.title or job.queue == QUICK:
                self.cancel(job_id)
        for pool in self._pools.values():
            pool.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _pool(self, queue: str) -> ThreadPoolExecutor:
        if queue not in self._pools:
            self._pools[queue] = ThreadPoolExecutor(_QUICK_THREADS if queue == QUICK else 1, f"qa-{queue}")
        return self._pools[queue]

    def _run(self, job_id: int, work: Work, context: JobContext) -> None:
        """On the pool's thread."""
        self._posted.emit(partial(self._progress, job_id, None, ""))
        try:
            context.report(None)
            outcome = JobOutcome(job_id, JobStatus.DONE, value=work(context))
        except JobCancelled:
            outcome = JobOutcome(job_id, JobStatus.CANCELLED)
        except Exception as err:  # noqa: BLE001  boundary: the window decides how to show it
            outcome = JobOutcome(job_id, JobStatus.FAILED, error=err)
        self._posted.emit(partial(self._finish, outcome))

    def _report(self, job_id: int, fraction: float | None, message: str) -> None:
        """On the pool's thread."""
        self._posted.emit(partial(self._progress, job_id, fraction, message))

    def _on_posted(self, act: Callable[[], None]) -> None:
        act()

    def _progress(self, job_id: int, fraction: float | None, message: str) -> None:
        job = self._jobs.get(job_id)
        if job is not None:
            words = message or job.progress.message
            job.progress = JobProgress(job_id, job.progress.title, fraction, words, started=True)
            self.progressed.emit(job.progress)

    def _finish(self, outcome: JobOutcome) -> None:
        job = self._jobs.pop(outcome.job_id, None)
        if job is None:
            return
        if outcome.is_bug:
            log.error("Job %r failed", job.progress.title or "read", exc_info=outcome.error)
        is_taken = self._call_back(job, outcome)
        if outcome.error is not None and (outcome.is_bug or not is_taken):
            self.unhandled.emit(outcome)
        self.finished.emit(outcome)

    @staticmethod
    def _call_back(job: _Job, outcome: JobOutcome) -> bool:
        """Tell the owner; True when it took an error."""
        if job.owner is not None and not shiboken6.isValid(job.owner):
            return True
        if outcome.status is JobStatus.DONE and job.on_done:
            job.on_done(outcome.value)
        elif outcome.status is JobStatus.CANCELLED and job.on_cancelled:
            job.on_cancelled()
        elif outcome.error is not None and job.on_failed:
            job.on_failed(outcome.error)
            return True
        return False
