"""Keeps the draft in the workspace while it is edited: within a second of a change, one write at a time.

Owns when a draft is written, never what is in it. GUI thread only; the write itself is a job.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.ui.moments import time
from qa_studio.ui.review.draft import Draft
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.ports import Reviewing

DELAY_MS = 300
"""From a change to its write: typing is not a write a letter, and the second that is promised is kept."""


QUEUE = "draft"
"""The runner's queue of drafts: one write after the other, and a submission after the writes before it."""


class SaveState(StrEnum):
    WAITING = "waiting"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class _Write:
    number: int
    interaction_id: int
    evaluator: str
    draft: Draft


class Autosave(QObject):
    """Writes the draft after every change.

    Attributes:
        may_write: False for an interaction while the words that its draft quotes are not in the workspace yet;
            what waits goes on waiting then, until `save` is called again.
        guard: asked before each write, on its thread; raises what is to be said where this window may not write.

    Signals:
        state_changed(SaveState, str): what became of the newest change, and words for it.
        saved(ReviewSheet): a write is in the workspace.
        settled(): nothing waits and nothing is on its way, or a write has failed.
    """

    state_changed = Signal(object, str)
    saved = Signal(object)
    settled = Signal()

    def __init__(
        self, model: DraftModel, reviewing: Reviewing, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._reviewing, self._runner = model, reviewing, runner
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Write] = {}
        self._running: _Write | None = None
        self._written: dict[int, int] = {}
        self._lock = threading.Lock()
        self.may_write: Callable[[int], bool] = lambda _: True
        self.guard: Callable[[int, str], None] = lambda *_: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.save)
        model.changed.connect(self._on_changed)

    @property
    def is_settled(self) -> bool:
        """True when nothing waits to be written and nothing is on its way."""
        return not self._waiting and self._running is None

    @property
    def has_unwritten(self) -> bool:
        """True while changes wait to be written; after `save_here`, when they could not be."""
        return bool(self._waiting)

    def save(self) -> None:
        """Write what waits, now or as soon as the write before it has ended."""
        self._timer.stop()
        ready = next((number for number in self._waiting if self.may_write(number)), None)
        if ready is None or self._running is not None:
            return
        write = self._waiting.pop(ready)
        self._running = write

        def work(_: JobContext) -> ReviewSheet | None:
            return self._write(write)

        self._runner.submit(work, queue=QUEUE, owner=self, on_done=self._on_done, on_failed=self._on_failed)

    def save_here(self) -> None:
        """Write what waits at once, on this thread: for the moment in which the page or the window goes."""
        self._timer.stop()
        for interaction_id, write in tuple(self._waiting.items()):
            if not self.may_write(interaction_id):
                continue
            try:
                self._write(write)
            except USER_ERRORS as err:
                self.state_changed.emit(SaveState.FAILED, tr("Not saved: {err}", err=err))
            else:
                del self._waiting[interaction_id]

    def forget(self, interaction_id: int) -> None:
        """Drop what waits for this interaction: it is part of what is being submitted."""
        self._waiting.pop(interaction_id, None)

    def keep(self) -> None:
        """Write the draft as it is now, changed or not: a submission that was to hold it did not go through."""
        self._on_changed()

    def _write(self, write: _Write) -> ReviewSheet | None:
        """On any thread. An older draft never overtakes a newer one; None when it came too late."""
        with self._lock:
            if self._written.get(write.interaction_id, 0) > write.number:
                return None
            self.guard(write.interaction_id, write.evaluator)
            sheet = self._reviewing.save(
                write.interaction_id, write.evaluator, write.draft.marks, write.draft.comment
            )
            self._written[write.interaction_id] = write.number
            return sheet

    def _on_changed(self) -> None:
        sheet = self._model.sheet
        if sheet is None:
            return
        self._waiting[sheet.row.id] = _Write(
            next(self._numbers), sheet.row.id, sheet.evaluator, self._model.draft
        )
        self.state_changed.emit(SaveState.WAITING, tr("Saving …"))
        if not self._timer.isActive():
            self._timer.start()

    def _on_done(self, sheet: ReviewSheet | None) -> None:
        self._running = None
        if sheet is not None:
            self.saved.emit(sheet)
        if self.is_settled:
            self.state_changed.emit(SaveState.SAVED, tr("Draft saved {time}", time=time(datetime.now())))
            self.settled.emit()
        elif not self._timer.isActive():
            self.save()

    def _on_failed(self, error: Exception) -> None:
        write, self._running = self._running, None
        if write is not None:
            self._waiting.setdefault(write.interaction_id, write)
        self.state_changed.emit(SaveState.FAILED, tr("Not saved: {error}", error=error))
        self.settled.emit()
