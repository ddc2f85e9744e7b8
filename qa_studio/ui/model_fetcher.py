"""Fetches speech models, once each, for whoever asks: the library's banner and the settings.

Owns which downloads run. No widget.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import DOWNLOAD, JobOutcome, JobProgress, JobRunner
from qa_studio.language import tr
from qa_studio.speech_rows import ModelCheckRow, ModelRow, RemovedModel
from qa_studio.ui.library.wording import model_name


class Models(Protocol):
    """What is asked of the service: speech models that are here or can be fetched."""

    def rows(self) -> tuple[ModelRow, ...]: ...

    def best(self) -> ModelRow: ...

    def fetch(self, name: str, context: JobContext) -> ModelRow: ...

    def add(self, path: Path) -> ModelRow: ...

    def remove(self, name: str, engine: str = "") -> RemovedModel: ...

    def by_hand(self, name: str) -> str: ...

    def checks(self, context: JobContext) -> tuple[ModelCheckRow, ...]: ...


class ModelFetcher(QObject):
    """Signals:
    came(ModelRow): a model is here now.
    went(RemovedModel): a model was deleted.
    progressed(str, JobProgress): a download's model name and how far it is.
    ended(str): a download is over, one way or another.
    checked(tuple[ModelCheckRow, ...] | None): what a check of all models has found; None: it did not come to its end.
    failed(Exception): a download, an addition or a removal went wrong, in words for the user.
    """

    came = Signal(object)
    went = Signal(object)
    progressed = Signal(str, object)
    ended = Signal(str)
    checked = Signal(object)
    failed = Signal(object)

    def __init__(self, models: Models, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.models = models
        self._runner = runner
        self._running: dict[str, int] = {}
        runner.progressed.connect(self._on_progressed)
        runner.finished.connect(self._on_finished)

    def running(self) -> frozenset[str]:
        """Names of the models that are being fetched."""
        return frozenset(self._running)

    def fetch(self, model: ModelRow) -> None:
        """Download a model; asking again while it comes does nothing."""
        if model.name in self._running:
            return
        self._running[model.name] = self._runner.submit(
            lambda context: self.models.fetch(model.name, context),
            tr("Fetching {model}", model=model_name(model)),
            queue=DOWNLOAD,
            owner=self,
            on_done=self.came.emit,
            on_failed=self.failed.emit,
        )

    def cancel(self, name: str) -> None:
        """Stop a download."""
        self._runner.cancel(self._running.get(name, 0))

    def add(self, path: Path) -> None:
        """Take a model from a file that is here already."""
        self._runner.submit(
            lambda context: self.models.add(path),
            tr("Adding {name}", name=path.name),
            owner=self,
            on_done=self.came.emit,
            on_failed=self.failed.emit,
        )

    def remove(self, name: str, engine: str = "") -> None:
        """Delete a model from this computer."""
        self._runner.submit(
            lambda context: self.models.remove(name, engine),
            owner=self,
            on_done=self.went.emit,
            on_failed=self.failed.emit,
        )

    def check(self) -> None:
        """Look whether the models that are here are what they are called."""

        def failed(error: Exception) -> None:
            self.checked.emit(None)
            self.failed.emit(error)

        self._runner.submit(
            lambda context: self.models.checks(context),
            tr("Checking speech models"),
            owner=self,
            on_done=self.checked.emit,
            on_failed=failed,
            on_cancelled=lambda: self.checked.emit(None),
        )

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        for name, job_id in self._running.items():
            if job_id == progress.job_id:
                self.progressed.emit(name, progress)

    @Slot(object)
    def _on_finished(self, outcome: JobOutcome) -> None:
        for name, job_id in tuple(self._running.items()):
            if job_id == outcome.job_id:
                del self._running[name]
                self.ended.emit(name)
