"""The form as a reviewer sees it, live, to be marked for a try; nothing of it is stored.

Owns which cards can stay when the form changes. The cards are those of the review. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.criterion_card import CriterionCard
from qa_studio.ui.review.draft import Draft
from qa_studio.ui.review.explanation_view import ExplanationView
from qa_studio.ui.review.standing import Explain, Standing, section_words, shortening_verdict, standing
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import drop
from qa_studio.ui.widgets.basics import (
    ShorteningLabel,
    column,
    frame,
    label,
    line,
    push_button,
    row,
    set_icon,
)
from qa_studio.ui.widgets.score import ScoreBadge, score_look
from rubrics.model import Answer, AnswerState, Criterion, Rubric, Section
from scoring.model import Mark

EXPLANATION_PX = 8 * theme.ROW_PX


class PreviewForm(QWidget):
    """Cards of the current form, with a score that goes along.

    Args:
        explain: the arithmetic; raises nothing for marks that fit the form.
    """

    def __init__(self, desk: FormDesk, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._explain = desk, explain
        self._draft = Draft()
        self._cards: dict[str, CriterionCard] = {}
        self._heads: list[_SectionHead] = []
        self._is_stale = True
        self._scroll = QTimer(self)
        self._scroll.setSingleShot(True)
        self._scroll.timeout.connect(self._bring_into_sight)
        self._build()
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self.show_form)
        desk.current_changed.connect(self._show_current)

    def _build(self) -> None:
        self.setAccessibleName(tr("The form as a reviewer sees it"))
        self._body: QVBoxLayout = column(space=0)
        self._body.addStretch(1)
        ground = frame("surface")
        ground.setLayout(self._body)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(ground)
        self._ground = ground
        self.badge = ScoreBadge()
        self.words = ShorteningLabel("muted")
        self.why = push_button(tr("Why"), "quiet", "up", tr("How the score is made"))
        self.why.setCheckable(True)
        self.why.toggled.connect(self._on_why)
        self.again = push_button(tr("Clear"), "quiet", tip=tr("Take every answer back"))
        self.again.clicked.connect(self.clear)
        self.explanation = ExplanationView()
        self.explanation.setFixedHeight(EXPLANATION_PX)
        self.explanation.hide()
        foot = row(
            self.badge,
            self.words,
            self.again,
            self.why,
            margins=(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS),
        )
        foot.setStretch(1, 1)
        whole = column(self.area, line(), self.explanation, space=0)
        whole.setStretch(0, 1)
        whole.addLayout(foot)
        self.setLayout(whole)

    @property
    def draft(self) -> Draft:
        """What was marked for a try."""
        return self._draft

    def card(self, key: str) -> CriterionCard:
        """Raises: KeyError when the form has no such criterion."""
        return self._cards[key]

    def clear(self) -> None:
        """Take every answer back."""
        self._draft = Draft()
        self._show_marks()

    def _on_opened(self) -> None:
        self._draft = Draft()
        self.show_form()
        self.area.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.show_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll.start()

    def show_form(self) -> None:
        """Show the form as it is now; when hidden, later."""
        session = self._desk.session
        self._is_stale = not self.isVisible()
        if self._is_stale or session is None:
            return
        self.setUpdatesEnabled(False)
        self._show_rubric(session.rubric)
        self._show_marks()
        self.setUpdatesEnabled(True)
        self._show_current(self._desk.current)

    def _show_rubric(self, rubric: Rubric) -> None:
        """Cards of criteria that did not change stay as they are, so that nothing flickers."""
        wanted, number = [], 0
        kept = dict(self._cards)
        self._cards = {}
        for place, section in enumerate(rubric.sections):
            wanted.append(self._head(place, section))
            for criterion in section.criteria:
                number += 1
                card = self._card(kept.pop(criterion.key, None), criterion, number)
                self._cards[criterion.key] = card
                wanted.append(card)
        for old in (*kept.values(), *self._heads[len(rubric.sections) :]):
            drop(old, self.again)
        del self._heads[len(rubric.sections) :]
        for place, widget in enumerate(wanted):
            if self._body.indexOf(widget) != place:
                self._body.insertWidget(place, widget)

    def _head(self, place: int, section: Section) -> QWidget:
        if place == len(self._heads):
            self._heads.append(_SectionHead())
        self._heads[place].show_section(section)
        return self._heads[place]

    def _card(self, old: CriterionCard | None, criterion: Criterion, number: int) -> CriterionCard:
        if old is not None and (old.criterion, old.number) == (criterion, number):
            return old
        if old is not None:
            drop(old, self.again)
        card = CriterionCard(criterion, number)
        card.focused.connect(self._mark_current)
        card.answers.chosen.connect(lambda answer: self._answer(criterion.key, answer))
        card.answers.typed.connect(lambda answer: self._put(criterion.key, answer))
        card.comment.edited.connect(lambda text: self._comment(criterion.key, text))
        card.lost.picked.connect(self._put_mark)
        return card

    def _answer(self, key: str, answer: Answer) -> None:
        self._draft = self._draft.answered(key, answer)
        self._show_marks()

    def _put(self, key: str, answer: Answer) -> None:
        self._put_mark(Mark(key, answer, self._draft.mark(key).comment))

    def _put_mark(self, mark: Mark) -> None:
        self._draft = self._draft.with_mark(mark)
        self._show_marks()

    def _comment(self, key: str, text: str) -> None:
        self._draft = self._draft.commented(key, text)

    def _show_marks(self) -> None:
        session = self._desk.session
        if session is None:
            return
        rubric = session.rubric
        self._draft = Draft(
            tuple(mark for mark in self._draft.marks if session.takes(mark.criterion_key, mark.answer))
        )
        for key, card in self._cards.items():
            card.show_mark(self._draft.mark(key), None, None, False)
        is_sound = session.is_readable and not session.faults
        self.badge.setVisible(is_sound)
        self.why.setVisible(is_sound)
        if not is_sound:
            self.words.set_versions((tr("No score while the form has faults."),))
            return
        self._show_standing(standing(self._explain, rubric, self._draft))

    def _show_standing(self, now: Standing) -> None:
        self._now = now
        hidden = {part.key for part in now.explanation.parts() if part.state is AnswerState.HIDDEN}
        for key, card in self._cards.items():
            card.setVisible(key not in hidden)
        for head in self._heads:
            head.points.setText(section_words(now, head.key))
        self.badge.set_look(
            score_look(now.score, now.threshold, now.explanation.outcome) if now.is_final else None
        )
        self.badge.setVisible(now.is_final)
        self.words.set_versions(shortening_verdict(now))
        if self.explanation.isVisible():
            self.explanation.show_explanation(now.explanation)

    def _on_why(self, is_open: bool) -> None:
        set_icon(self.why, "down" if is_open else "up")
        self.explanation.setVisible(is_open)
        self._show_marks()

    def _show_current(self, _path: str) -> None:
        """Bring the criterion that is being edited into sight."""
        item = self._desk.row()
        self._mark_current(item.key if isinstance(item, Criterion) else "")
        self._scroll.start()  # when the layout has settled

    def _mark_current(self, current: str) -> None:
        for key, card in self._cards.items():
            card.set_current(key == current)

    def _bring_into_sight(self) -> None:
        item, head = self._desk.row(), None
        if isinstance(item, Criterion):
            card = self._cards.get(item.key)
            if card is not None:
                self.area.ensureWidgetVisible(card, 0, theme.SPACE_XL)
        elif isinstance(item, Section):
            head = next((one for one in self._heads if one.key == item.key), None)
        elif self._desk.current == "":
            self.area.verticalScrollBar().setValue(0)
        if head is not None:
            self.area.verticalScrollBar().setValue(head.y())


class _SectionHead(QWidget):
    """Title of a section, and its points."""

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.title, self.points = label("", "title", wraps=True), label("", "muted")
        box = column(line(), space=theme.SPACE_S, margins=(0, theme.SPACE_S, 0, theme.SPACE_XS))
        inner = row(self.title, self.points, margins=(theme.SPACE_L, 0, theme.SPACE_M, 0))
        inner.setStretch(0, 1)
        box.addLayout(inner)
        self.setLayout(box)

    def show_section(self, section: Section) -> None:
        self.key = section.key
        self.title.setText(section.title)
