"""Words that are being written and not kept yet: in the workspace within a second, and offered after a crash.

Owns when they are written and the offer, never what becomes of a turn. GUI thread only; reading and writing are jobs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.services.typing_drafts import Typed, place_in
from qa_studio.ui.review.autosave import DELAY_MS, QUEUE
from qa_studio.ui.review.correction_words import typed_words
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.ports import TypingDrafts
from qa_studio.ui.review.question import Answer
from qa_studio.ui.review.transcript_panel import TranscriptPanel
from qa_studio.ui.review.turn_editor import TurnEditor

TYPED = "typed"


class UnkeptWords(QObject):
    """Args: may_edit: asked before something is offered: whether the open transcript can be corrected."""

    def __init__(
        self,
        drafts: TypingDrafts,
        runner: JobRunner,
        desk: Desk,
        panel: TranscriptPanel,
        editor: TurnEditor,
        may_edit: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._runner, self._desk, self._may_edit = drafts, runner, desk, may_edit
        self._view, self._question, self._editor = panel.view, panel.question, editor
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.save)
        editor.typed.connect(lambda _: self._timer.isActive() or self._timer.start())
        editor.kept.connect(self._on_kept)
        editor.dropped.connect(self.forget)
        desk.opened.connect(self._look)

    def save(self) -> None:
        """Write what stands in the field now; nothing when it reads as the turn does."""
        self._timer.stop()
        turn = self._editor.turn
        if turn is not None:
            words = self._editor.words() if self._editor.is_changed else ""
            self._put(Typed(turn, self._view.turns[turn].text, words) if words else None)

    def forget(self) -> None:
        """The words are not wanted, or are in the transcript."""
        self._timer.stop()
        self._put(None)

    def settle(self, interaction_id: int) -> None:
        """A correction of this interaction is in the workspace; what is being written of another turn stays."""
        sheet = self._desk.model.sheet
        if sheet is None or sheet.row.id != interaction_id:
            return
        if self._editor.turn is None:
            self.forget()
        else:
            self.save()

    def _on_kept(self, turn: int, words: str) -> None:
        """Until the correction itself is written, which may have to be asked about, the words are safe as they are."""
        self._timer.stop()
        self._put(Typed(turn, self._view.turns[turn].text, words) if words else None)

    def _put(self, typed: Typed | None) -> None:
        sheet = self._desk.model.sheet
        if sheet is None:
            return

        def work(_: JobContext) -> None:
            self._drafts.keep(sheet.row.id, sheet.evaluator, typed)

        # What keeps them from being written keeps the correction too, and is told there.
        self._runner.submit(work, queue=QUEUE, owner=self, on_failed=lambda _: None)

    def _look(self, sheet: ReviewSheet) -> None:
        def work(_: JobContext) -> Typed | None:
            return self._drafts.typed(sheet.row.id, sheet.evaluator)

        def found(typed: Typed | None) -> None:
            now = self._desk.model.sheet
            is_same = now is not None and (now.row.id, now.evaluator) == (sheet.row.id, sheet.evaluator)
            if typed is not None and is_same and self._may_edit() and self._editor.turn is None:
                self._offer(typed)

        # Without them a conversation can be reviewed all the same.
        self._runner.submit(work, queue=QUEUE, owner=self, on_done=found, on_failed=lambda _: None)

    def _offer(self, typed: Typed) -> None:
        turns = self._view.turns
        place = place_in(turns, typed)
        is_there = typed.turn < len(turns) and turns[typed.turn].text == typed.words
        if is_there or (place is None and any(turn.text == typed.words for turn in turns)):
            self.forget()
            return
        drop = Answer(tr("Drop these words"), self.forget)
        if place is None:
            act = Answer(
                tr("Copy them"), lambda: QGuiApplication.clipboard().setText(typed.words), stays=True
            )
        else:
            act = Answer(tr("Go on writing"), lambda: self._go_on(typed))
        self._question.ask(TYPED, typed_words(typed.words, place), (act, drop))

    def _go_on(self, typed: Typed) -> None:
        place = place_in(self._view.turns, typed)
        if place is not None and self._may_edit():
            self._view.setCurrentIndex(self._view.model().index(place, 0))
            self._editor.open_turn(place, words=typed.words)
