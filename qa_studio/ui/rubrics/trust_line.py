"""One criterion's trust: kappa with its interval against the bar, and what it means in a sentence.

Owns the drawing; every number that it shows stands in words beside it. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.services.trust import (
    CriterionTrust,
    Figures,
    Standing,
    interval_words,
    percent_words,
    shown_figures,
    signed_points,
)
from qa_studio.ui import theme
from qa_studio.ui.theme import Verdict
from qa_studio.ui.widgets.basics import ElidedLabel, column, label, row
from qa_studio.ui.widgets.score import paint_shape

VERDICTS = {
    Standing.EARNED: Verdict.MET,
    Standing.BELOW: Verdict.NOT_MET,
    Standing.TOO_FEW: Verdict.AUTOMATIC,
    Standing.UNDEFINED: Verdict.NOT_APPLICABLE,
    Standing.NO_CHECKS: Verdict.NOT_APPLICABLE,
}
_BAR_PX = 14
_SHAPE_PX = 12


class KappaBar(QWidget):
    """Kappa from 0 to 1 as a dot with its whisker, and the bar that the whisker's lower end has to reach."""

    def __init__(self, figures: Figures, bar: float, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures, self._bar, self._verdict = figures, bar, verdict
        self.setFixedHeight(_BAR_PX)
        self.setMinimumWidth(6 * theme.SPACE_XL)
        words = tr(
            "Kappa {interval}, to reach {bar:.2f}",
            interval=interval_words(figures.kappa),
            bar=bar,
        )
        self.setAccessibleName(words)
        self.setToolTip(words)
        theme.scheme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, kappa = theme.current(), self._figures.kappa
        middle = self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(1), middle))
            painter.setPen(QPen(QColor(tokens.muted), 1))
            painter.drawLine(QPointF(self._x(self._bar), 0), QPointF(self._x(self._bar), self.height()))
            if kappa.value is None:
                return
            colour = tokens.verdict(self._verdict).colour
            if kappa.low is not None and kappa.high is not None:
                painter.setPen(QPen(QColor(colour), 2))
                painter.drawLine(QPointF(self._x(kappa.low), middle), QPointF(self._x(kappa.high), middle))
            at = self._x(kappa.value)
            box = QRectF(at - _SHAPE_PX / 2, middle - _SHAPE_PX / 2, _SHAPE_PX, _SHAPE_PX)
            painter.setPen(QPen(QColor(tokens.surface), 0))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(box)
            paint_shape(painter, box, tokens.verdict(self._verdict).shape, colour)

    def _x(self, value: float) -> float:
        """What lies below zero is drawn at zero: worse than chance is far from any bar."""
        room = self.width() - _SHAPE_PX
        return _SHAPE_PX / 2 + room * min(max(value, 0.0), 1.0)


class TrustLine(QWidget):
    """A criterion's title, picture, sentence and figures."""

    def __init__(
        self, one: CriterionTrust, bar: float, unseen_only: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        figures = shown_figures(one, unseen_only)
        verdict = verdict_of(one, figures, bar)
        self.words = label(one.words, wraps=True)
        self.figures = label(figure_words(one, figures), "small", wraps=True)
        head = row(ElidedLabel(one.title, "strong"), KappaBar(figures, bar, verdict))
        head.setStretch(0, 3)
        head.setStretch(1, 2)
        whole = column(margins=(0, theme.SPACE_XS, 0, theme.SPACE_S), space=theme.SPACE_XS)
        whole.addLayout(head)
        whole.addWidget(self.words)
        whole.addWidget(self.figures)
        self.setLayout(whole)
        self.setAccessibleName(one.title)
        self.setAccessibleDescription(f"{one.words} {self.figures.text()}")


def verdict_of(one: CriterionTrust, figures: Figures, bar: float) -> Verdict:
    """How a criterion stands; an interval that holds the bar is too close to call."""
    holds_bar = figures.kappa.high is not None and figures.kappa.high >= bar
    return Verdict.CLOSE if one.standing is Standing.BELOW and holds_bar else VERDICTS[one.standing]


def figure_words(one: CriterionTrust, figures: Figures) -> str:
    """The figures of a criterion, with what was in sight and what was abstained from."""
    looked = one.suggested + one.abstained
    told = []
    if figures.pairs:
        name = tr("weighted kappa") if one.weighted else tr("kappa")
        told.append(tr("Same mark {percent}", percent=percent_words(figures.percent)))
        told.append(
            tr(
                "{name} {interval}, AC1 {ac_interval}",
                name=name,
                interval=interval_words(figures.kappa),
                ac_interval=interval_words(figures.ac),
            )
        )
    if one.seen and figures.pairs not in (0, one.figures.pairs):
        told.append(
            tr(
                "all {pairs} pairs: kappa {interval}",
                pairs=one.figures.pairs,
                interval=interval_words(one.figures.kappa),
            )
        )
    if one.suggested:
        told.append(
            tr(
                "{seen} seen, {unseen} unseen, {unknown} not known",
                seen=one.seen,
                unseen=one.unseen,
                unknown=one.unknown,
            )
        )
    influence = one.influence
    if influence.value is not None and influence.low is not None and influence.high is not None:
        told.append(
            tr(
                "seeing it moves agreement by {points} points ({low} to {high})",
                points=signed_points(influence.value),
                low=signed_points(influence.low),
                high=signed_points(influence.high),
            )
        )
    if one.changed:
        told.append(
            tr(
                "{changed} changed once shown, {towards} of them to the suggestion",
                changed=one.changed,
                towards=one.towards,
            )
        )
    told.append(
        tr("suggests in {suggested} of {looked}", suggested=one.suggested, looked=looked)
        if looked
        else tr("nothing marked yet where it suggests")
    )
    return "; ".join(told) + "."
