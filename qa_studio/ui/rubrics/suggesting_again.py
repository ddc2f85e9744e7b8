"""After another form was taken into use: the offer to suggest anew what waits with suggestions of an earlier one.

Owns the offer and its job. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import BatchReport
from qa_studio.ui.frame.page import Message


class Suggesting(Protocol):
    """Automatic marks by the form in use."""

    def outdated(self) -> tuple[int, ...]:
        """Ids of what waits for a person with suggestions by another form."""
        ...

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport: ...


class SuggestingAgain(QObject):
    """Args: suggesting: None offers nothing.

    Signals: posted(Message). changed(): suggestions in the workspace are not as before.
    """

    posted = Signal(object)
    changed = Signal()

    def __init__(
        self, suggesting: Suggesting | None, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._suggesting, self._runner = suggesting, runner

    def offer(self, words: str) -> None:
        """Say what happened, and then how many suggestions are old by it, with what can be done about them."""
        self.posted.emit(Message(words))
        suggesting = self._suggesting
        if suggesting is not None:
            self._runner.submit(
                lambda _: suggesting.outdated(), owner=self, on_done=partial(self._on_counted, words)
            )

    def run(self, ids: tuple[int, ...]) -> None:
        """Suggest these anew, as a job that is shown."""
        suggesting = self._suggesting
        if suggesting is None:
            return
        title = trn(
            "Suggesting marks again for {count} interaction",
            "Suggesting marks again for {count} interactions",
            len(ids),
        )
        self._runner.submit(
            lambda context: suggesting.suggest(ids, context),
            title,
            owner=self,
            on_done=self._on_done,
            on_cancelled=partial(self._on_stopped, title),
            on_failed=lambda error: self.posted.emit(Message(str(error), is_problem=True)),
        )

    def _on_counted(self, words: str, ids: tuple[int, ...]) -> None:
        if not ids:
            return
        told = trn(
            "{words} {count} interaction waits with suggestions of an earlier form.",
            "{words} {count} interactions wait with suggestions of an earlier form.",
            len(ids),
            words=words,
        )
        self.posted.emit(Message(told, tr("Suggest again"), partial(self.run, ids)))

    def _on_done(self, report: BatchReport) -> None:
        told = trn(
            "Suggested marks again for {count} interaction.",
            "Suggested marks again for {count} interactions.",
            len(report.done),
        )
        if report.failures:
            first = report.failures[0]
            told = f"{told} {first.name}: {first.message}"
        self.posted.emit(Message(told, is_problem=bool(report.failures)))
        self.changed.emit()

    def _on_stopped(self, title: str) -> None:
        self.posted.emit(Message(tr("{title}: stopped. What was done stays.", title=title)))
        self.changed.emit()
