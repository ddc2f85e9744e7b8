"""A button that begins a long work, and while it runs how far it is and a way to stop it. GUI thread only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QProgressBar, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobProgress, JobRunner
from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import ElidedLabel, push_button, row

PARTS = 1_000
BAR_PX = 120


class TryRow(QWidget):
    """Button, or bar with words and “Cancel”. One work at a time."""

    def __init__(self, words: str, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._job = runner, 0
        self.button = push_button(words, icon="suggest")
        self.bar = QProgressBar()
        self.bar.setRange(0, PARTS)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_PX)
        self.bar.setFixedHeight(theme.SPACE_XS)
        self.words = ElidedLabel("", "small")
        self.stop = push_button(tr("Cancel"))
        self.stop.clicked.connect(self.cancel)
        made = row(self.button, self.bar, self.words, self.stop, 1)
        made.setStretch(2, 3)
        self.setLayout(made)
        runner.progressed.connect(self._on_progressed)
        self._show_running(False)

    @property
    def is_running(self) -> bool:
        return self._job != 0

    def submit(
        self,
        work: Callable[[JobContext], Any],
        title: str,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Begin; nothing happens while something runs."""
        if self._job:
            return

        def ended(say: Callable[[Any], None]) -> Callable[[Any], None]:
            def end(value: Any) -> None:
                self._ended()
                say(value)

            return end

        self._job = self._runner.submit(
            work, title, owner=self, on_done=ended(done), on_failed=ended(failed), on_cancelled=self._ended
        )
        self.words.setText(title)
        self._show_running(bool(self._job))

    def cancel(self) -> None:
        """Stop what runs; what was there before stays."""
        if self._job:
            self._runner.cancel(self._job)

    def _ended(self) -> None:
        self._job = 0
        self._show_running(False)

    def _on_progressed(self, progress: JobProgress) -> None:
        if self._job and progress.job_id == self._job:
            self.bar.setValue(round((progress.fraction or 0.0) * PARTS))
            self.words.setText(progress.message or progress.title)

    def _show_running(self, is_running: bool) -> None:
        self.bar.setValue(0)
        self.button.setVisible(not is_running)
        for part in (self.bar, self.words, self.stop):
            part.setVisible(is_running)
