"""What became of the open interaction's marks until now: opens their history.

Owns what is asked for it. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.ui.review.correction_words import when
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.revisions_dialog import RevisionsDialog
from qa_studio.work_rows import TakenOverRow


class Past(QObject):
    """Signals: shown(RevisionsDialog): the history is shown; its rows follow."""

    shown = Signal(object)

    def __init__(self, services: ReviewServices, runner: JobRunner, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._runner, self._desk, self._page = services, runner, desk, parent

    def show(self) -> None:
        """Show who changed what in the marks of what is open, and who took it out of whose hands."""
        sheet, revisions = self._desk.model.sheet, self._services.revisions
        if sheet is None or revisions is None:
            return
        dialog = RevisionsDialog(revisions, self._runner, sheet.row, sheet.evaluator, self._page)
        dialog.open()
        self._read_traces(sheet.row.id, dialog)
        self.shown.emit(dialog)

    def _read_traces(self, interaction_id: int, dialog: RevisionsDialog) -> None:
        holding = self._services.holding
        if holding is None:
            return

        def work(_: JobContext) -> tuple[TakenOverRow, ...]:
            return holding.trace(interaction_id)

        def done(rows: tuple[TakenOverRow, ...]) -> None:
            dialog.show_traces([trace_words(row) for row in rows])

        self._runner.submit(work, owner=dialog, on_done=done, on_failed=lambda _: None)


def trace_words(row: TakenOverRow) -> str:
    """Who took it from whom, and when."""
    return tr(
        "{taken_by} took it over from {taken_from}, who had had it since {since}, at {at}.",
        taken_by=row.taken_by,
        taken_from=row.taken_from,
        since=when(row.held_since),
        at=when(row.taken_at),
    )
