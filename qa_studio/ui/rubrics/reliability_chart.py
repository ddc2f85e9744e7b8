"""How often suggestions were right, by how sure they said they were: as they are, and as they would be fitted.

Owns the drawing; every number that it shows is in its accessible description too. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.services.reliability import Bin, Curve
from qa_studio.ui import theme
from qa_studio.ui.review import ink

CHART_PX = 188
LEFT_PX = 92
GAP_PX = 16
DOT_PX = 4.5
APART_PX = 5.0
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


class ReliabilityChart(QWidget):
    """Share that was right over confidence, with its interval and how many there are in each bin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: tuple[Curve, ...] = ()
        self.setFixedHeight(CHART_PX)
        self.setMinimumWidth(260)
        self.setAccessibleName(tr("How often suggestions were right, by their confidence"))
        theme.scheme_changed.connect(self.update)

    @property
    def curves(self) -> tuple[Curve, ...]:
        return self._curves

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """Show one curve, as suggestions are; or two, as they are and as fitted."""
        self._curves = tuple(curves)
        names = (tr("now"), tr("fitted"))
        told = "; ".join(
            f"{name}: {bin_words(each)}"
            for name, curve in zip(names, self._curves, strict=False)
            for each in curve.bins
        )
        self.setAccessibleDescription(told)
        self.setToolTip(told.replace("; ", "\n"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        lows = [each.low for curve in self._curves for each in curve.bins]
        if not lows:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(ink.small())
            plot = _Plot(self, painter, max(min(lows) - 0.1, 0.0), len(self._curves))
            plot.ground()
            for place, curve in enumerate(self._curves):
                plot.curve(curve, place)


class _Plot:
    """The picture while it is painted."""

    def __init__(self, chart: QWidget, painter: QPainter, lowest: float, curves: int) -> None:
        self._painter, self._lowest, self._curves = painter, lowest, curves
        self._line = painter.fontMetrics().height()
        below = (1 + curves) * self._line + theme.SPACE_S
        self._box = QRectF(
            LEFT_PX,
            theme.SPACE_S,
            chart.width() - LEFT_PX - theme.SPACE_L,
            chart.height() - below - theme.SPACE_S,
        )

    def at(self, confidence: float, share: float) -> QPointF:
        wide = (confidence - self._lowest) / (1 - self._lowest)
        return QPointF(
            self._box.left() + self._box.width() * wide, self._box.bottom() - self._box.height() * share
        )

    def ground(self) -> None:
        """Axes, their words, and the line on which confidences hold."""
        tokens, painter = theme.current(), self._painter
        for share in (0.0, 0.5, 1.0):
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(self.at(self._lowest, share), self.at(1, share))
            self._left(f"{share:.0%}".replace("%", " %"), self.at(0, share).y())
        painter.setPen(QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.at(self._lowest, self._lowest), self.at(1, 1))
        base = self._box.bottom() + theme.SPACE_XS + self._line / 2
        self._left(tr("confidence"), base)
        for tenth in range(round(self._lowest * 10), 11):
            middle = self.at(tenth / 10, 0).x()
            painter.setPen(QColor(tokens.muted))
            painter.drawText(
                QRectF(middle - 30, base - self._line / 2, 60, self._line), _CENTRE, str(tenth * 10)
            )

    def curve(self, curve: Curve, place: int) -> None:
        """Dots with whiskers; under them how many suggestions each bin holds."""
        tokens, painter = theme.current(), self._painter
        colour = QColor(tokens.accent if place else tokens.muted)
        aside = 0.0 if self._curves == 1 else (place - 0.5) * 2 * APART_PX
        row = self._box.bottom() + theme.SPACE_XS + self._line * (1.5 + place)
        name = tr("fitted, N") if place else (tr("now, N") if self._curves > 1 else "N")
        self._left(name, row)
        for each in curve.bins:
            middle = self.at(each.mean, 0).x()
            painter.setPen(QColor(tokens.text))
            painter.drawText(
                QRectF(middle - 30, row - self._line / 2, 60, self._line), _CENTRE, f"{each.n:,}"
            )
            self._dot(each, QPointF(aside, 0), colour, is_filled=bool(place))

    def _dot(self, each: Bin, aside: QPointF, colour: QColor, is_filled: bool) -> None:
        right, painter = each.right, self._painter
        if right.value is None:
            return
        painter.setPen(QPen(colour, 1.5))
        if right.low is not None and right.high is not None:
            painter.drawLine(self.at(each.mean, right.low) + aside, self.at(each.mean, right.high) + aside)
        painter.setBrush(colour if is_filled else QColor(theme.current().surface))
        painter.drawEllipse(self.at(each.mean, right.value) + aside, DOT_PX, DOT_PX)

    def _left(self, words: str, middle: float) -> None:
        self._painter.setPen(QColor(theme.current().muted))
        box = QRectF(0, middle - self._line / 2, LEFT_PX - GAP_PX, self._line)
        self._painter.drawText(box, _RIGHT, words)


def bin_words(each: Bin) -> str:
    """ "70 to 80 % sure, 12: right in 75 % (47 to 91)"."""
    right = each.right
    told = tr("{low:.0f} to {high:.0f} % sure, N {n}", low=each.low * 100, high=each.high * 100, n=each.n)
    if right.value is None or right.low is None or right.high is None:
        return told
    share = tr(
        "right in {value:.0f} % ({low:.0f} to {high:.0f})",
        value=right.value * 100,
        low=right.low * 100,
        high=right.high * 100,
    )
    return f"{told}: {share}"
