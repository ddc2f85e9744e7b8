"""The queue of transcriptions as the window works with it: one run at a time, and what is asked of single jobs.

Owns when the queue is read, and the run. The jobs are the workspace's: a command line may work on them too. No widget.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import SPEECH, JobOutcome, JobProgress, JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import BatchReport
from qa_studio.speech_rows import JobRow, JobState, TranscribeOptions
from qa_studio.ui.frame.page import Message
from qa_studio.ui.queue.ordering import Move

if TYPE_CHECKING:
    from qa_studio.services.queue import TakenIn

_WRITES = "queue"
REFRESH_S = 0.5
"""How often a run lets the queue be read again."""


class Queue(Protocol):
    """What is asked of the service. All of it may wait for the disk."""

    def take_in(self, ids: Sequence[int] | None, options: TranscribeOptions) -> TakenIn: ...

    def rows(self) -> tuple[JobRow, ...]: ...

    def seconds_left(self) -> float | None: ...

    def waiting(self) -> int: ...

    def run(self, context: JobContext) -> BatchReport: ...

    def move(self, job_id: int, to_position: int) -> None: ...

    def pause(self, job_id: int) -> None: ...

    def resume(self, job_id: int) -> None: ...

    def cancel(self, job_id: int) -> None: ...

    def retry(self, job_id: int) -> None: ...

    def clear_ended(self, job_id: int | None = None) -> int: ...


@dataclass(frozen=True, slots=True)
class QueueState:
    """What was read. `seconds_left` is of everything that nobody has paused; None when it cannot be told."""

    rows: tuple[JobRow, ...]
    seconds_left: float | None


class QueueDesk(QObject):
    """Signals:
    shown(QueueState): the queue as it was just read.
    unreadable(Exception): it could not be read.
    changed(): a transcript has come.
    ended(BatchReport): a run is over; what it did, with what was asked for and was there already.
    busy_changed(bool): whether a run goes on.
    message_posted(Message)

    Args:
        options: what new transcripts are made with, asked each time.
    """

    shown = Signal(object)
    unreadable = Signal(object)
    changed = Signal()
    ended = Signal(object)
    busy_changed = Signal(bool)
    message_posted = Signal(object)

    def __init__(
        self,
        queue: Queue,
        runner: JobRunner,
        options: Callable[[], TranscribeOptions] = TranscribeOptions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._runner, self._options = queue, runner, options
        self._run_id = self._read_id = 0
        self._is_wanted_again = False
        self._taken = BatchReport()
        self._done: frozenset[int] | None = None
        self._last_read = 0.0
        runner.progressed.connect(self._on_progressed)
        runner.finished.connect(self._on_finished)

    @property
    def is_running(self) -> bool:
        """Whether this window works on the queue."""
        return self._run_id != 0

    def refresh(self) -> None:
        """Read the queue again, beside the window."""
        self._last_read = time.monotonic()
        self._runner.cancel(self._read_id)
        self._read_id = self._runner.submit(
            lambda context: QueueState(self._queue.rows(), self._queue.seconds_left()),
            owner=self,
            on_done=self._show,
            on_failed=self.unreadable.emit,
        )

    def look(self, found: Callable[[int], None]) -> None:
        """Count what was left unfinished, beside the window, and tell."""
        self._runner.submit(lambda context: self._queue.waiting(), owner=self, on_done=found)

    def transcribe(self, ids: Sequence[int] | None, again: bool = False) -> None:
        """Put recordings into the queue and work them off; None stands for all without a transcript."""
        options = replace(self._options(), again=again)
        self._write(lambda: self._queue.take_in(ids, options), self._on_taken)

    def run(self) -> None:
        """Work until nothing waits. Asked while that goes on, it looks once more at its end."""
        if self.is_running:
            self._is_wanted_again = True
            return
        self._run_id = self._runner.submit(
            self._queue.run,
            tr("Transcribing"),
            queue=SPEECH,
            owner=self,
            on_done=self._on_ran,
            on_failed=self._on_failed,
            on_cancelled=self._on_stopped,
        )
        self.busy_changed.emit(self.is_running)

    def pause(self, ids: Sequence[int]) -> None:
        """Stop work on these until `resume`."""
        words = Message(
            trn("Paused {count} recording.", "Paused {count} recordings.", len(ids)),
            tr("Go on"),
            partial(self.resume, tuple(ids)),
        )
        self._each(self._queue.pause, ids, words)

    def resume(self, ids: Sequence[int]) -> None:
        """Let these wait for their turn again."""
        words = Message(
            trn("{count} recording to go on.", "{count} recordings to go on.", len(ids)),
            tr("Pause"),
            partial(self.pause, tuple(ids)),
        )
        self._each(self._queue.resume, ids, words, runs=True)

    def cancel(self, ids: Sequence[int]) -> None:
        """End these without a transcript; what was done is kept for another try."""
        words = trn(
            "Cancelled {count} recording. What was done of it is kept.",
            "Cancelled {count} recordings. What was done of them is kept.",
            len(ids),
        )
        self._each(
            self._queue.cancel, ids, Message(words, tr("Take up again"), partial(self.retry, tuple(ids)))
        )

    def retry(self, ids: Sequence[int]) -> None:
        """Take up again what failed or was cancelled."""
        words = Message(
            trn(
                "{count} recording taken up again, at the end of the queue.",
                "{count} recordings taken up again, at the end of the queue.",
                len(ids),
            )
        )
        self._each(self._queue.retry, ids, words, runs=True)

    def clear(self, ids: Sequence[int] | None = None) -> None:
        """Take these off the list where they have ended, or all that have."""

        def work() -> int:
            return self._queue.clear_ended() if ids is None else sum(map(self._queue.clear_ended, ids))

        def done(number: int) -> None:
            words = trn(
                "{count} line taken off the list. Transcripts stay.",
                "{count} lines taken off the list. Transcripts stay.",
                number,
            )
            self.message_posted.emit(Message(words))
            self.refresh()

        self._write(work, done)

    def move(self, wanted: Sequence[Move]) -> None:
        """Give jobs other places, one after the other."""

        def work() -> None:
            for job_id, place in wanted:
                self._queue.move(job_id, place)

        self._write(work, lambda _: self.refresh())

    def _each(
        self, act: Callable[[int], None], ids: Sequence[int], words: Message, runs: bool = False
    ) -> None:
        """Do it to each; what one refuses is said, and stops no other."""

        def work() -> list[str]:
            refused = []
            for job_id in ids:
                try:
                    act(job_id)
                except StudioError as err:
                    refused.append(str(err))
            return refused

        def done(refused: list[str]) -> None:
            self.message_posted.emit(Message(" ".join(refused), is_problem=True) if refused else words)
            self.refresh()
            if runs:
                self.run()

        self._write(work, done)

    def _write(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._runner.submit(
            lambda context: work(), queue=_WRITES, owner=self, on_done=done, on_failed=self._on_failed
        )

    def _on_taken(self, taken: TakenIn) -> None:
        self._taken = self._taken.joined(taken.report)
        self.refresh()
        if taken.jobs:
            self.run()
        elif not self.is_running:
            self._tell_end(BatchReport())

    def _on_ran(self, report: BatchReport) -> None:
        self._tell_end(report)

    def _on_stopped(self) -> None:
        self._taken, self._is_wanted_again = BatchReport(), False
        words = tr("Transcribing stopped; the rest waits in the queue. What was done stays.")
        self.message_posted.emit(Message(words, tr("Go on"), self.run))

    def _on_failed(self, error: Exception) -> None:
        self.message_posted.emit(Message(str(error), is_problem=True))
        self.refresh()

    def _tell_end(self, report: BatchReport) -> None:
        told, self._taken = self._taken.joined(report), BatchReport()
        if told != BatchReport():
            self.ended.emit(told)

    def _show(self, state: QueueState) -> None:
        done = frozenset(row.id for row in state.rows if row.state is JobState.DONE)
        if self._done is not None and not done <= self._done:
            self.changed.emit()
        self._done = done
        self.shown.emit(state)

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        if progress.job_id == self._run_id and time.monotonic() - self._last_read >= REFRESH_S:
            self.refresh()

    @Slot(object)
    def _on_finished(self, outcome: JobOutcome) -> None:
        if outcome.job_id != self._run_id:
            return
        self._run_id = 0
        is_wanted, self._is_wanted_again = self._is_wanted_again, False
        self.busy_changed.emit(False)
        self.refresh()
        if is_wanted:
            self.run()
