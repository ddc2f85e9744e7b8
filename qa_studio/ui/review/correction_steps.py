"""The corrections of the open transcript, each a step of undo.

Owns the stack and the way of a step: the words, the quotes of the draft, what is still suggested. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from qa_studio.rows import ReviewSheet
from qa_studio.services.correcting import Saved, Standing
from qa_studio.services.quotes import Carrier, carried_findings
from qa_studio.ui.review.desk import Desk
from scoring.model import Finding, Mark
from transcription.model import Transcript

Carried = Callable[[tuple[Mark, ...]], tuple[Mark, ...]]


class CorrectionSteps(QObject):
    """Signals: corrected(): the transcript differs from a moment ago, by a correction, undo or redo."""

    corrected = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: tuple[int, str, Transcript] | None = None
        self.stack = QUndoStack(self)

    @property
    def transcript(self) -> Transcript | None:
        """What is shown and can be corrected."""
        sheet = self._desk.model.sheet
        return sheet.transcript if sheet else None

    def take(self, sheet: ReviewSheet) -> None:
        """Look at what was opened or read again; other words than the known ones have no undo."""
        if sheet.transcript is None:
            self._known = None
            self.stack.clear()
            return
        known, self._known = self._known, (sheet.row.id, sheet.evaluator, sheet.transcript)
        same = known is not None and known[:2] == self._known[:2] and known[2].turns == sheet.transcript.turns
        if not same:
            self.stack.clear()
        saver = self._desk.corrections
        if saver is not None and saver.is_written(sheet.row.id):
            saver.start_from(sheet.row.id, sheet.transcript.version)

    def push(self, made: Transcript, carrier: Carrier, words: str) -> None:
        """Correct the transcript, with its draft's quotes."""
        sheet = self._desk.model.sheet
        if sheet is None or sheet.transcript is None:
            return
        findings = carried_findings(sheet.findings, sheet.transcript, made)
        before, after = (sheet.transcript, sheet.findings), (made, findings)
        self.stack.push(_Step(self, before, after, carrier, words))

    def show(self, transcript: Transcript, findings: tuple[Finding, ...], carried: Carried) -> None:
        """Put this transcript on the page and have it written. It keeps the version and origin of what is stored."""
        sheet = self._desk.model.sheet
        if sheet is None or sheet.transcript is None or self._desk.corrections is None:
            return
        now = replace(sheet.transcript, turns=transcript.turns)
        self._known = (sheet.row.id, sheet.evaluator, now)
        self._desk.corrections.put(sheet.row.id, now, sheet.evaluator)
        version = sheet.transcript.version + 1
        standing = Standing(version, version, datetime.now(UTC), sheet.evaluator)
        self._desk.amend(replace(sheet, transcript=now, findings=findings), standing, carried)
        self.corrected.emit()

    def settle(self, interaction_id: int, saved: Saved) -> None:
        """What was shown is in the workspace now: it has its number and its maker."""
        sheet, standing = self._desk.model.sheet, self._desk.standing
        if sheet is None or sheet.row.id != interaction_id or standing is None:
            return
        self._known = (sheet.row.id, sheet.evaluator, saved.transcript)
        version = saved.transcript.version
        now = replace(standing, version=version, newest=version)
        self._desk.amend(replace(sheet, transcript=saved.transcript), now)


class _Step(QUndoCommand):
    """From one transcript to the next, and back."""

    def __init__(
        self,
        steps: CorrectionSteps,
        before: tuple[Transcript, tuple[Finding, ...]],
        after: tuple[Transcript, tuple[Finding, ...]],
        carrier: Carrier,
        words: str,
    ) -> None:
        super().__init__(words)
        self._steps, self._before, self._after, self._carrier = steps, before, after, carrier

    def undo(self) -> None:
        self._steps.show(*self._before, self._carrier.back)

    def redo(self) -> None:
        self._steps.show(*self._after, self._carrier.forward)
