"""Why points were lost, and whose they are: where a rubric asks for it and the answer is below the best.

Owns its buttons. GUI thread only.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.answer_button import AnswerButton
from qa_studio.ui.widgets.basics import label
from qa_studio.ui.widgets.flow import FlowLayout
from rubrics.model import AnswerState, Attribution, Criterion
from scoring.model import Mark

WORDS = {
    Attribution.AGENT: tr("Agent"),
    Attribution.POLICY: tr("Policy"),
    Attribution.TOOL: tr("Tool"),
    Attribution.ARTICLE: tr("Knowledge article"),
}


class LostPoints(QWidget):
    """Signals: picked(Mark): the mark with another reason or attribution."""

    picked = Signal(object)

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._mark: Mark | None = None
        self._reasons: dict[str, AnswerButton] = {}
        self._owners: dict[Attribution, AnswerButton] = {}
        flow = FlowLayout(self, theme.SPACE_XS)
        if criterion.reasons:
            flow.addWidget(label(tr("Why"), "small"))
        for reason in criterion.reasons:
            self._reasons[reason.key] = self._button(flow, reason.label)
            self._reasons[reason.key].clicked.connect(
                lambda _=False, key=reason.key: self._toggle_reason(key)
            )
        if criterion.attribution:
            flow.addWidget(label(tr("Whose"), "small"))
        for owner in criterion.attribution:
            self._owners[owner] = self._button(flow, WORDS[owner])
            self._owners[owner].clicked.connect(lambda _=False, owner=owner: self._toggle_owner(owner))
        self.setContentsMargins(0, theme.SPACE_XS, 0, 0)
        self.hide()

    def show_mark(self, mark: Mark, is_frozen: bool) -> None:
        """Show what was picked; hidden where nothing was lost or nothing is asked."""
        self._mark = mark
        self.setVisible(bool(self._reasons or self._owners) and lost_points(self._criterion, mark))
        for key, button in self._reasons.items():
            button.setChecked(key in mark.reasons)
            button.setEnabled(not is_frozen)
        for owner, button in self._owners.items():
            button.setChecked(owner is mark.attribution)
            button.setEnabled(not is_frozen)

    def _button(self, flow: FlowLayout, words: str) -> AnswerButton:
        button = AnswerButton(words, "")
        button.setAccessibleName(f"{self._criterion.title}: {words}")
        flow.addWidget(button)
        return button

    def _toggle_reason(self, key: str) -> None:
        if self._mark is not None:
            rest = tuple(k for k in self._mark.reasons if k != key)
            reasons = rest if key in self._mark.reasons else (*rest, key)
            self.picked.emit(replace(self._mark, reasons=reasons))

    def _toggle_owner(self, owner: Attribution) -> None:
        if self._mark is not None:
            chosen = None if self._mark.attribution is owner else owner
            self.picked.emit(replace(self._mark, attribution=chosen))


def lost_points(criterion: Criterion, mark: Mark) -> bool:
    """True when the answer gives less than the best one would."""
    if mark.answer.state is not AnswerState.ANSWERED:
        return False
    value, scale = mark.answer.value, criterion.scale
    if isinstance(value, Decimal):
        return scale.maximum is not None and value < scale.maximum
    if isinstance(value, str):
        option = scale.option(value)
        return option is not None and option.fraction < max(o.fraction for o in scale.options)
    return False
