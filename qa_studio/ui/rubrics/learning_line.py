"""One criterion as learning knows it: its marks, the model beside the checks, its strongest words, what was decided.

Owns the drawing and the buttons; what they do is the panel's. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.services import learning_words as words
from qa_studio.services.learning import Comparison, Decision, LearningReport, LearningState, Verdict
from qa_studio.services.trust import Estimate, Figures, interval_words
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import ElidedLabel, column, label, push_button, row

_ROW_PX = 12
_DOT_PX = 4.0


class TwoKappas(QWidget):
    """Kappa of the checks over kappa of the learnt model, from 0 to 1, each with its whisker."""

    def __init__(self, found: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = (found.checks_figures, found.learned_figures)
        self.setFixedHeight(2 * _ROW_PX)
        self.setMinimumWidth(6 * theme.SPACE_XL)
        told = tr(
            "Kappa on unseen interactions: checks {checks}, learnt {learnt}",
            checks=_kappa(found.checks_figures),
            learnt=_kappa(found.learned_figures),
        )
        self.setAccessibleName(told)
        self.setToolTip(told)
        theme.scheme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, figures in enumerate(self._rows):
                middle = (place + 0.5) * _ROW_PX
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(1), middle))
                if figures is not None:
                    self._paint(painter, figures.kappa, middle, is_learnt=bool(place))

    def _paint(self, painter: QPainter, found: Estimate, middle: float, is_learnt: bool) -> None:
        tokens = theme.current()
        colour = QColor(tokens.accent if is_learnt else tokens.muted)
        if found.value is None:
            return
        painter.setPen(QPen(colour, 1.5))
        if found.low is not None and found.high is not None:
            painter.drawLine(QPointF(self._x(found.low), middle), QPointF(self._x(found.high), middle))
        painter.setBrush(colour if is_learnt else QColor(tokens.surface))
        painter.drawEllipse(QPointF(self._x(found.value), middle), _DOT_PX, _DOT_PX)

    def _x(self, value: float) -> float:
        """What lies below zero is drawn at zero: worse than chance."""
        edge = _DOT_PX + 1
        return edge + (self.width() - 2 * edge) * min(max(value, 0.0), 1.0)


class LearningLine(QWidget):
    """Signals:
    taken(str), refused(str), taken_back(str): what is wanted for the criterion, by its key.
    """

    taken = Signal(str)
    refused = Signal(str)
    taken_back = Signal(str)

    def __init__(self, report: LearningReport, one: LearningState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        criterion = report.rubric.criterion(one.key)
        assert criterion is not None
        trial = one.kept.trial if one.kept is not None else None
        self.state = label(words.standing_words(one), "small")
        head = row(ElidedLabel(one.title, "strong"), self.state)
        if trial is not None and trial.comparisons and trial.comparisons[0].learned_figures is not None:
            head.addWidget(TwoKappas(trial.comparisons[0]))
            head.setStretch(2, 2)
        head.setStretch(0, 3)
        whole = column(margins=(0, theme.SPACE_XS, 0, theme.SPACE_S), space=theme.SPACE_XS)
        whole.addLayout(head)
        self.told = [words.count_words(one, criterion, report.needed, report.of_an_answer)]
        if not one.missing or (trial is not None and trial.comparisons):
            self.told += [words.trial_words(one), words.decision_words(one)]
        small = (
            []
            if trial is None
            else [line for each in trial.comparisons for line in words.comparison_words(each)]
        )
        small += [] if trial is None else words.strongest_words(trial, criterion)
        for text, kind in (*((text, "") for text in self.told), *((text, "small") for text in small)):
            if text:
                whole.addWidget(label(text, kind, wraps=True))
        self._add_buttons(one)
        whole.addLayout(row(self.take, self.refuse, self.back, 1))
        self.setLayout(whole)
        self.setAccessibleName(one.title)
        self.setAccessibleDescription(" ".join(filter(None, (*self.told, *small))))

    def _add_buttons(self, one: LearningState) -> None:
        trial = one.kept.trial if one.kept is not None else None
        is_offered = trial is not None and trial.verdict is Verdict.OFFERED and trial.model is not None
        is_taken = one.decision is Decision.ACCEPTED
        is_newer = (
            is_taken
            and trial is not None
            and trial.model is not None
            and trial.model.marks != one.model_marks
        )
        self.take = push_button(tr("Take over the new one") if is_taken else tr("Take over"))
        self.refuse = push_button(tr("Refuse"))
        self.back = push_button(
            tr("Take back"), icon="undo", tip=tr("Undo the last decision on this criterion")
        )
        for button, wanted, is_there in (
            (self.take, self.taken, is_offered and (not is_taken or is_newer)),
            (self.refuse, self.refused, is_offered and one.decision is Decision.OPEN),
            (self.back, self.taken_back, one.can_take_back),
        ):
            button.setAccessibleName(f"{button.text().strip()}: {one.title}")
            button.setVisible(bool(is_there))
            button.clicked.connect(lambda _=False, wanted=wanted: wanted.emit(one.key))


def _kappa(figures: Figures | None) -> str:
    return "–" if figures is None else interval_words(figures.kappa)
