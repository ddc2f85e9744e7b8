"""What the library can do, as jobs.

Owns no widget: it runs the services on the runner, and says what became of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import SPEECH, JobOutcome, JobProgress, JobRunner, Work
from qa_studio.language import tr, trn
from qa_studio.rows import BatchReport, Failure, ImportOptions
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library import wording
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.library.wording import Batch
from qa_studio.ui.queue.desk import QueueDesk

REFRESH_S = 2.0
"""How often a long batch lets the table be read again."""


class LibraryActions(QObject):
    """Signals:
    changed(): what is stored may have changed; read it again.
    imported(tuple[int, ...]): ids of new interactions.
    posted(Message): for the message bar.
    busy_changed(bool): whether any of this is running or waiting.
    failed(str, tuple[Failure, ...]): a batch had failures; a heading and the list. An empty list clears it.
    noted(str, tuple[Note, ...]): what to know about inputs that went through; likewise.
    """

    changed = Signal()
    imported = Signal(object)
    posted = Signal(object)
    busy_changed = Signal(bool)
    failed = Signal(str, object)
    noted = Signal(str, object)

    def __init__(
        self,
        services: LibraryServices,
        queue: QueueDesk,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._queue, self._runner = services, queue, runner
        self._own: set[int] = set()
        self._last_change = 0.0
        runner.progressed.connect(self._on_progressed)
        runner.finished.connect(self._on_finished)
        queue.changed.connect(self.changed)
        queue.ended.connect(self._on_transcribed)
        queue.busy_changed.connect(lambda _: self._tell_busy())

    def import_paths(self, paths: Sequence[Path], options: ImportOptions) -> None:
        """Bring files and folders in."""

        def work(context: JobContext) -> BatchReport:
            return self._services.importing.import_paths(paths, options, context)

        name = paths[0].name if len(paths) == 1 else trn("{count} item", "{count} items", len(paths))
        self._start(work, tr("Importing {name}", name=name), Batch.IMPORTED)

    def transcribe(self, ids: Sequence[int] | None, again: bool = False) -> None:
        """Turn recordings into transcripts by way of the queue; None stands for everything without one."""
        self._clear_lists()
        self._queue.transcribe(ids, again)

    def suggest(self, ids: Sequence[int] | None) -> None:
        """Suggest marks; None stands for everything with a transcript."""

        def work(context: JobContext) -> BatchReport:
            return self._services.suggesting.suggest(ids, context)

        title = (
            tr("Suggesting marks for everything with a transcript")
            if ids is None
            else trn(
                "Suggesting marks for {count} interaction",
                "Suggesting marks for {count} interactions",
                len(ids),
            )
        )
        self._start(work, title, Batch.SUGGESTED)

    def build_demonstration(self) -> None:
        """Fill the empty workspace with the demonstration, or go on with one that was stopped."""
        self._clear_lists()
        self._submit(
            self._services.demonstration.build,
            tr("Building the demonstration"),
            lambda _: self.posted.emit(
                Message(tr("The demonstration is ready. Its people and companies are invented."))
            ),
            SPEECH,
        )

    def _start(self, work: Work, title: str, batch: Batch, queue: str = "") -> None:
        self._clear_lists()
        self._submit(work, title, partial(self._on_batch, batch), queue)

    def _submit(self, work: Work, title: str, done: Callable[[Any], None], queue: str = "") -> int:
        job_id = self._runner.submit(
            work,
            title,
            queue=queue,
            owner=self,
            on_done=done,
            on_cancelled=lambda: self.posted.emit(
                Message(tr("{title}: stopped. What was done stays.", title=title))
            ),
        )
        self._own.add(job_id)
        self._tell_busy()
        return job_id

    def _tell_busy(self) -> None:
        self.busy_changed.emit(bool(self._own) or self._queue.is_running)

    @Slot(object)
    def _on_transcribed(self, report: BatchReport) -> None:
        self._on_batch(Batch.TRANSCRIBED, report)
        self.changed.emit()

    def _on_batch(self, batch: Batch, report: BatchReport) -> None:
        if batch is Batch.IMPORTED:
            self.imported.emit(tuple(dict.fromkeys((*report.done, *report.answered))))
        self.posted.emit(self._message(batch, report))
        failures: tuple[Failure, ...] = report.failures
        if failures:
            heading = trn(
                "{count} input did not go through; everything else did",
                "{count} inputs did not go through; everything else did",
                len(failures),
            )
            self.failed.emit(heading, failures)
        if report.notes:
            heading = trn(
                "{count} thing to know of what went through",
                "{count} things to know of what went through",
                len(report.notes),
            )
            self.noted.emit(heading, report.notes)

    def _clear_lists(self) -> None:
        self.failed.emit("", ())
        self.noted.emit("", ())

    def _message(self, batch: Batch, report: BatchReport) -> Message:
        words, is_problem = wording.outcome(batch, report), bool(report.failures)
        if batch is Batch.TRANSCRIBED and report.done:
            return Message(words, tr("Suggest marks"), partial(self.suggest, report.done), is_problem)
        if batch is Batch.IMPORTED and report.waiting:
            return Message(words, tr("Transcribe now"), partial(self.transcribe, report.waiting), is_problem)
        return Message(words, is_problem=is_problem)

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        if progress.job_id in self._own and time.monotonic() - self._last_change >= REFRESH_S:
            self._last_change = time.monotonic()
            self.changed.emit()

    @Slot(object)
    def _on_finished(self, outcome: JobOutcome) -> None:
        if outcome.job_id in self._own:
            self._own.discard(outcome.job_id)
            self._tell_busy()
            self.changed.emit()
