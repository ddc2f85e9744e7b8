"""The open interaction on the page: its sheet, the reviewer's draft and the undo of every change.

Owns the draft while it is edited. Knows no service and no widget. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.ui.review.choices import answer_words
from qa_studio.ui.review.draft import Draft, acceptable
from qa_studio.ui.review.sight import Sight
from rubrics.model import Answer
from scoring.model import Evidence, Finding, Mark

MERGED_IDS = 1_000
"""Commands with ids from here on are typing: they merge with the one before on the same field."""


class DraftModel(QObject):
    """The draft and its undo stack.

    Signals:
        loaded(): another sheet, or the same one in another state, has been put in.
        changed(): the draft differs from a moment ago, by editing, undo or redo.
    """

    loaded = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._sheet: ReviewSheet | None = None
        self._is_locked = False
        self._draft = Draft()
        self._changes: list[_Change] = []
        self.sight = Sight()

    @property
    def sheet(self) -> ReviewSheet | None:
        """What is open; None when nothing is."""
        return self._sheet

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def is_frozen(self) -> bool:
        """True without a sheet, after submission and while somebody else has it: nothing can be changed."""
        return self._sheet is None or self._sheet.submitted_at is not None or self._is_locked

    @property
    def is_locked(self) -> bool:
        """True while somebody else has it open to mark it."""
        return self._is_locked

    def lock(self, is_locked: bool) -> None:
        """Somebody else has it, or nobody has any more; what could be undone goes with it."""
        if is_locked != self._is_locked:
            self._is_locked = is_locked
            if is_locked:
                self.stack.clear()
                self._changes.clear()
            self.loaded.emit()

    def load(self, sheet: ReviewSheet | None) -> None:
        """Open a sheet, or close with None. What could be undone belongs to the old one and goes."""
        self._sheet = sheet
        self.sight = Sight()
        self._draft = Draft(sheet.marks, sheet.comment) if sheet else Draft()
        self.stack.clear()
        self._changes.clear()
        self.loaded.emit()

    def refit(self, sheet: ReviewSheet) -> None:
        """Take a newer transcript and its findings for the same draft; nothing marked is lost, undo stays."""
        self._sheet = sheet
        self.loaded.emit()

    def carry(self, sheet: ReviewSheet, carried: Callable[[tuple[Mark, ...]], tuple[Mark, ...]]) -> None:
        """Take a corrected transcript, and all evidence to its words: the draft's, and that of every step of undo."""
        self._sheet = sheet
        for change in self._changes:
            change.carry(carried)
        self._draft = replace(self._draft, marks=carried(self._draft.marks))
        self.loaded.emit()
        if self._draft.marks:
            self.changed.emit()

    def title(self, key: str) -> str:
        """The criterion's title; the key itself where the rubric does not know it."""
        criterion = self._sheet.rubric.criterion(key) if self._sheet else None
        return criterion.title if criterion else key

    def finding(self, key: str) -> Finding | None:
        """What the automatic suggestion says of a criterion; None also while it is held back."""
        return next((finding for finding in self.findings() if finding.criterion_key == key), None)

    def findings(self) -> tuple[Finding, ...]:
        """The suggestions that are in sight."""
        findings = self._sheet.findings if self._sheet else ()
        return tuple(finding for finding in findings if not self.is_held(finding.criterion_key))

    def is_held(self, key: str) -> bool:
        """Whether the suggestion waits until this criterion is answered."""
        return self._sheet is not None and self.sight.is_held(self._sheet, self._draft.mark(key))

    def look_at(self, key: str) -> None:
        """Another criterion is worked on: what was typed elsewhere is an answer now; its suggestion comes to sight."""
        if self.sight.leave(key):
            self.changed.emit()

    def answer(self, key: str, answer: Answer) -> None:
        """Answer by hand; the same answer again takes it back."""
        after = self._seen(self._draft.answered(key, answer), key)
        self._push(after, f"{self.title(key)}: {self._words(key, answer)}")

    def put_answer(self, key: str, answer: Answer) -> None:
        """Answer by typing: points, texts, several choices, where the same value again is no taking back."""
        if self.is_held(key):
            self.sight.typing = key
        typed = self._draft.with_mark(replace(self._draft.mark(key), answer=answer, origin="person"))
        self.put(self._seen(typed, key).mark(key))

    def put(self, mark: Mark) -> None:
        """Set a mark as it is; a row of them on one criterion is one step of undo."""
        self._push(
            self._draft.with_mark(mark),
            f"{self.title(mark.criterion_key)}: {self._words(mark.criterion_key, mark.answer)}",
            self._field(mark.criterion_key) + 1,
        )

    def accept(self, key: str) -> bool:
        """Take over the suggestion; False when there is none to take."""
        finding = self.finding(key)
        if finding is None or finding.answer is None:
            return False
        after = self._seen(self._draft.accepted(finding), key)
        self._push(after, tr("{criterion}: suggestion accepted", criterion=self.title(key)))
        return True

    def accept_all(self) -> int:
        """Take over every suggestion for a criterion without an answer, as one step; returns how many."""
        findings = acceptable(self.findings(), self._draft)
        draft = self._draft
        for finding in findings:
            draft = self._seen(draft.accepted(finding), finding.criterion_key)
        self._push(draft, tr("{number} suggestions accepted", number=len(findings)))
        return len(findings)

    def comment(self, key: str, text: str) -> None:
        self._push(
            self._draft.commented(key, text),
            tr("{criterion}: comment", criterion=self.title(key)),
            self._field(key),
        )

    def comment_whole(self, text: str) -> None:
        self._push(Draft(self._draft.marks, text), tr("Comment on the whole"), MERGED_IDS)

    def tie(self, key: str, evidence: Evidence) -> None:
        """Tie words to a criterion; the same words again unties them."""
        self._push(
            self._draft.evidenced(key, evidence), tr("{criterion}: evidence", criterion=self.title(key))
        )

    def _seen(self, draft: Draft, key: str) -> Draft:
        """The draft with what was in sight noted at this mark."""
        return (
            draft if self._sheet is None else draft.with_mark(self.sight.noted(self._sheet, draft.mark(key)))
        )

    def _words(self, key: str, answer: Answer) -> str:
        criterion = self._sheet.rubric.criterion(key) if self._sheet else None
        return answer_words(criterion.scale, answer) if criterion else ""

    def _field(self, key: str) -> int:
        keys = [c.key for c in self._sheet.rubric.criteria()] if self._sheet else []
        return MERGED_IDS + 2 + 2 * (keys.index(key) if key in keys else len(keys))

    def _push(self, after: Draft, words: str, field: int = -1) -> None:
        if not self.is_frozen and after != self._draft:
            change = _Change(self, self._draft, after, words, field)
            self._changes.append(change)
            self.stack.push(change)

    def _set(self, draft: Draft) -> None:
        self._draft = draft
        self.changed.emit()


class _Change(QUndoCommand):
    """From one draft to the next. Typing in one field is one step."""

    def __init__(self, model: DraftModel, before: Draft, after: Draft, words: str, field: int) -> None:
        super().__init__(words)
        self._model, self._before, self._after, self._field = model, before, after, field

    def carry(self, carried: Callable[[tuple[Mark, ...]], tuple[Mark, ...]]) -> None:
        """The same step in the words of a corrected transcript."""
        self._before = replace(self._before, marks=carried(self._before.marks))
        self._after = replace(self._after, marks=carried(self._after.marks))

    def undo(self) -> None:
        self._model._set(self._before)

    def redo(self) -> None:
        self._model._set(self._after)

    def id(self) -> int:
        return self._field

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change):
            return False
        self._after = other._after
        return True
