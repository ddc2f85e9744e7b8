"""Keeps corrections of the transcript in the workspace: within a second, one write at a time, in their order.

Owns when a correction is written, never what is in it. GUI thread only; the write itself is a job.
"""

from __future__ import annotations

import itertools
import threading
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.correcting import Saved
from qa_studio.ui.review.autosave import QUEUE
from qa_studio.ui.review.ports import Correcting
from transcription.model import Transcript

AT_ONCE_MS = 50
"""From a correction to its write: the window is painted first. A correction is one act, not a letter, and the write of
a long transcript takes the better part of the second that is promised; those made meanwhile go into one."""


@dataclass(frozen=True, slots=True)
class _Write:
    number: int
    interaction_id: int
    editor: str
    transcript: Transcript


class CorrectionSaver(QObject):
    """Writes the corrected transcript after every correction.

    Signals:
        saved(int, Saved): a correction of this interaction is in the workspace, and none waits behind it.
        failed(Exception): it is not; it waits until `save` is called again.
    """

    saved = Signal(object, object)
    failed = Signal(object)

    def __init__(self, correcting: Correcting, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._correcting, self._runner = correcting, runner
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Write] = {}
        self._running: _Write | None = None
        self._base: dict[int, int] = {}
        self._written: dict[int, int] = {}
        self._lock = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AT_ONCE_MS)
        self._timer.timeout.connect(self.save)

    @property
    def is_settled(self) -> bool:
        """True when nothing waits to be written and nothing is on its way."""
        return not self._waiting and self._running is None

    @property
    def has_unwritten(self) -> bool:
        """True while a correction waits to be written; after `save_here`, when it could not be."""
        return bool(self._waiting)

    def is_written(self, interaction_id: int) -> bool:
        """True when every correction of this interaction is in the workspace."""
        running = self._running
        is_begun = running is not None and running.interaction_id == interaction_id
        is_on_its_way = is_begun and running is not None and not self._is_there(running)
        return interaction_id not in self._waiting and not is_on_its_way

    def is_stuck(self, interaction_id: int) -> bool:
        """After `save_here`: True when a correction of this interaction could not be written."""
        return interaction_id in self._waiting

    def _is_there(self, write: _Write) -> bool:
        return self._written.get(write.interaction_id, 0) >= write.number

    def start_from(self, interaction_id: int, version: int) -> None:
        """The stored version that is shown now, and is corrected from here on."""
        self._base[interaction_id] = version

    def put(self, interaction_id: int, transcript: Transcript, editor: str) -> None:
        """Have this transcript written; one that waits is overtaken by it."""
        self._waiting[interaction_id] = _Write(next(self._numbers), interaction_id, editor, transcript)
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, interaction_id: int) -> None:
        """Drop what waits for this interaction: somebody else's newer version is taken instead."""
        self._waiting.pop(interaction_id, None)

    def save(self) -> None:
        """Write what waits, now or as soon as the write before it has ended."""
        self._timer.stop()
        if not self._waiting or self._running is not None:
            return
        write = self._waiting.pop(next(iter(self._waiting)))
        self._running = write

        def work(_: JobContext) -> Saved | None:
            return self._write(write)

        self._runner.submit(work, queue=QUEUE, owner=self, on_done=self._on_done, on_failed=self._on_failed)

    def save_here(self) -> None:
        """Write what waits or has not been begun at once, on this thread: the page or the window goes."""
        self._timer.stop()
        begun = (self._running,) if self._running is not None else ()
        for write in (*begun, *self._waiting.values()):
            try:
                self._write(write)
            except USER_ERRORS as err:
                self._waiting.setdefault(write.interaction_id, write)
                self.failed.emit(err)
            else:
                self._drop(write)

    def _drop(self, write: _Write) -> None:
        """It is written; a newer one of the same interaction goes on waiting."""
        if self._waiting.get(write.interaction_id) is write:
            del self._waiting[write.interaction_id]

    def _write(self, write: _Write) -> Saved | None:
        """On any thread. An older one never overtakes a newer one; None when it came too late."""
        with self._lock:
            if self._is_there(write):
                return None
            base = self._base[write.interaction_id]
            saved = self._correcting.save(write.interaction_id, base, write.transcript, write.editor)
            self._base[write.interaction_id] = saved.transcript.version
            self._written[write.interaction_id] = write.number
            return saved

    def _on_done(self, saved: Saved | None) -> None:
        write, self._running = self._running, None
        if saved is not None and write is not None:
            number = write.interaction_id
            if number not in self._waiting and self._written[number] == write.number:
                self.saved.emit(number, saved)
        if self._waiting and not self._timer.isActive():
            self.save()

    def _on_failed(self, error: Exception) -> None:
        write, self._running = self._running, None
        if write is not None:
            self._waiting.setdefault(write.interaction_id, write)
        self.failed.emit(error)
