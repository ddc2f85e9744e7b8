"""What the keys of marking do: answers, suggestions, comments, evidence, and going on by itself.

Owns when an answer leads on to the next criterion. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from qa_studio.ui.review.criterion_card import CriterionCard
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.keys import ANSWERS, Act
from qa_studio.ui.review.transcript_view import TranscriptView
from rubrics.model import UNANSWERED, ScaleKind
from scoring.model import Evidence


class Marking(QObject):
    """Args: advances: asked at each answer: whether it leads on to the next criterion without one.

    Signals: tied(): words were tied to a criterion, or untied.
    """

    tied = Signal()

    def __init__(
        self,
        model: DraftModel,
        form: ReviewForm,
        view: TranscriptView,
        advances: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._form, self._view, self._advances = model, form, view, advances

    def slots(self) -> dict[Act, Callable[[], object]]:
        """What each key of marking does."""
        answers = {act: self._pressing(str(place)) for place, act in enumerate(ANSWERS, start=1)}
        return {
            **answers,
            Act.NOT_APPLICABLE: self._pressing("N"),
            Act.ACCEPT: self.accept,
            Act.ACCEPT_ALL: self._model.accept_all,
            Act.COMMENT: lambda: self._with_card(CriterionCard.open_comment),
            Act.GUIDANCE: lambda: self._with_card(CriterionCard.toggle_guidance),
            Act.NEXT_OPEN: lambda: self._form.focus_open(1),
            Act.OPEN_BEFORE: lambda: self._form.focus_open(-1),
            Act.TIE: self.tie,
        }

    def press(self, digit: str) -> None:
        """Give the answer that stands at a place, "1".."9", or "N"."""
        self._answered(lambda: self._with_card(lambda card: card.answers.press(digit)))

    def accept(self) -> None:
        """Take over the suggestion for the current criterion."""
        self._answered(lambda: self._model.accept(self._form.current_key))

    def tie(self) -> None:
        """Tie the selected words to the current criterion; without a selection, the turn that is read or sounds."""
        words, key = current_words(self._view), self._form.current_key
        if words is not None and key:
            self._model.tie(key, words)
            self._view.clear_selection()
            self.tied.emit()

    def _pressing(self, digit: str) -> Callable[[], None]:
        return lambda: self.press(digit)

    def _answered(self, act: Callable[[], object]) -> None:
        """Give an answer, and go on when it leaves nothing to do or to read here."""
        key = self._form.current_key
        was_held, before = self._model.is_held(key), self._model.draft.answer(key)
        act()
        now = self._model.draft.answer(key)
        if now in (before, UNANSWERED) or not self._advances() or self._is_many(key):
            return
        finding = self._model.finding(key)
        differs = was_held and finding is not None and finding.answer not in (None, now)
        if not differs and not self._form.lacks(key):
            self._form.advance()

    def _is_many(self, key: str) -> bool:
        """Whether several answers may be given: another one may follow."""
        criterion = self._model.sheet.rubric.criterion(key) if self._model.sheet else None
        return criterion is not None and criterion.scale.kind is ScaleKind.CHOICES

    def _with_card(self, act: Callable[[CriterionCard], object]) -> None:
        if self._form.current_key and not self._model.is_frozen:
            act(self._form.card(self._form.current_key))


def current_words(view: TranscriptView) -> Evidence | None:
    """The selected words, else the turn that the keyboard is on or that sounds; None without a transcript."""
    if view.selection is not None:
        return view.selection
    row = view.current_row
    if row is None:
        return None
    turn = view.turns[row]
    return Evidence(row, 0, len(turn.text), turn.text, turn.start_s, turn.end_s)
