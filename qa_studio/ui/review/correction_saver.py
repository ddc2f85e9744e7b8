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
from qa_studio.ui.review.autosave import DELAY_MS, QUEUE
from qa_studio.ui.review.ports import Correcting
from transcription.model import Transcript


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
        self._waiting: _Write | None = None
        self._running: _Write | None = None
        self._base: dict[int, int] = {}
        self._written: dict[int, int] = {}
        self._lock = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.save)

    @property
    def is_settled(self) -> bool:
        """True when nothing waits to be written and nothing is on its way."""
        return self._waiting is None and self._running is None

    @property
    def has_unwritten(self) -> bool:
        """True while a correction waits to be written; after `save_here`, when it could not be."""
        return self._waiting is not None

    def start_from(self, interaction_id: int, version: int) -> None:
        """The stored version that is shown now, and is corrected from here on."""
        self._base[interaction_id] = version

    def put(self, interaction_id: int, transcript: Transcript, editor: str) -> None:
        """Have this transcript written; one that waits is overtaken by it."""
        if self._waiting is not None and self._waiting.interaction_id != interaction_id:
            self.save_here()
        self._waiting = _Write(next(self._numbers), interaction_id, editor, transcript)
        if not self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """Drop what waits: somebody else's newer version is taken instead."""
        self._timer.stop()
        self._waiting = None

    def save(self) -> None:
        """Write what waits, now or as soon as the write before it has ended."""
        self._timer.stop()
        if self._waiting is None or self._running is not None:
            return
        write, self._waiting = self._waiting, None
        self._running = write

        def work(_: JobContext) -> Saved | None:
            return self._write(write)

        self._runner.submit(work, queue=QUEUE, owner=self, on_done=self._on_done, on_failed=self._on_failed)

    def save_here(self) -> None:
        """Write what waits or has not been begun at once, on this thread: the page or the window goes."""
        self._timer.stop()
        write = self._waiting or self._running
        if write is None:
            return
        try:
            self._write(write)
        except USER_ERRORS as err:
            self._waiting = write
            self.failed.emit(err)
        else:
            self._waiting = None

    def _write(self, write: _Write) -> Saved | None:
        """On any thread. An older one never overtakes a newer one; None when it came too late."""
        with self._lock:
            if self._written.get(write.interaction_id, 0) >= write.number:
                return None
            base = self._base[write.interaction_id]
            saved = self._correcting.save(write.interaction_id, base, write.transcript, write.editor)
            self._base[write.interaction_id] = saved.transcript.version
            self._written[write.interaction_id] = write.number
            return saved

    def _on_done(self, saved: Saved | None) -> None:
        write, self._running = self._running, None
        if self._waiting is not None:
            self.save()
        elif saved is not None and write is not None:
            self.saved.emit(write.interaction_id, saved)

    def _on_failed(self, error: Exception) -> None:
        write, self._running = self._running, None
        self._waiting = self._waiting or write
        self.failed.emit(error)
