"""The offer to a draft that speaks of an older transcript: to move to the newest one, its quotes listed before.

Owns the question and the move. GUI thread only; the move itself is a job.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.services.correcting import MoveOffer
from qa_studio.ui.review.correction_words import offer_words
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.question import Answer
from qa_studio.ui.review.transcript_panel import TranscriptPanel

MOVING = "moving"


class MoveOffers(QObject):
    """Signals: history_requested(): what changed is to be seen first. told(str): words for the message bar."""

    history_requested = Signal()
    told = Signal(str)

    def __init__(
        self,
        services: ReviewServices,
        runner: JobRunner,
        desk: Desk,
        panel: TranscriptPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._runner, self._desk = services, runner, desk
        self._question = panel.question

    def show(self) -> None:
        """Ask where the open draft may move; what was submitted does not."""
        standing = self._desk.standing
        offer = standing.offer if standing and not self._desk.model.is_frozen else None
        if offer is None:
            self._question.drop(MOVING)
        elif self._question.key != MOVING:
            answers = (
                Answer(tr("Move my marks"), self._move),
                Answer(tr("See what changed"), self.history_requested.emit, stays=True),
            )
            self._question.ask(MOVING, offer_words(offer, self._desk.model.title), answers)

    def _move(self) -> None:
        """The draft is on disk before it moves, and is opened anew afterwards: its undo was of the old words."""
        sheet, correcting = self._desk.model.sheet, self._services.correcting
        if sheet is None or correcting is None:
            return
        self._desk.save_here()

        def work(_: JobContext) -> MoveOffer | None:
            return correcting.move(sheet.row.id, sheet.evaluator)

        def done(_: MoveOffer | None) -> None:
            if self._desk.open_id == sheet.row.id:
                self._desk.open(sheet.row.id)

        self._runner.submit(work, owner=self, on_done=done, on_failed=lambda e: self.told.emit(str(e)))
