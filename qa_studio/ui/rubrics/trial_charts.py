"""Two small pictures of a trial: how far scores move, and what each criterion gives before and after.

Own the drawing. Every number that they show is in their accessible description too. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.language import figure, tr, trn
from qa_studio.services.laboratory import CriterionShift, Stretch
from qa_studio.ui import theme
from qa_studio.ui.review import ink

CHART_PX = 132
SHIFT_ROW_PX = 24
TITLE_SHARE = 0.42
NUMBERS_PX = 104
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ChangeChart(QWidget):
    """How many scores move by how much: bars from the largest loss to the largest gain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretches: tuple[Stretch, ...] = ()
        self.setFixedHeight(CHART_PX)
        self.setMinimumWidth(240)
        self.setAccessibleName(tr("How far scores move"))
        theme.scheme_changed.connect(self.update)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return self._stretches

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these; from the largest loss to the largest gain."""
        self._stretches = tuple(stretches)
        told = (
            f"{trn('{count} score', '{count} scores', one.count)}: {_between(one)}"
            for one in stretches
            if one.count
        )
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip("\n".join(f"{one.count:,}  {_between(one)}" for one in stretches if one.count))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(ink.small())
            most = max((one.count for one in self._stretches), default=0)
            if not self._stretches or not most:
                return
            line = painter.fontMetrics().height()
            base = self.height() - 2 * line - theme.SPACE_XS
            room = base - line - theme.SPACE_XS
            wide = self.width() / len(self._stretches)
            for place, one in enumerate(self._stretches):
                height = max(room * one.count / most, 2.0) if one.count else 0.0
                bar = QRectF(place * wide + wide * 0.14, base - height, wide * 0.72, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.line if one.low == one.high == 0 else tokens.muted))
                painter.drawRoundedRect(bar, 2, 2)
                if one.count:
                    painter.setPen(QColor(tokens.text))
                    above = QRectF(place * wide, bar.top() - line - 1, wide, line)
                    painter.drawText(above, _CENTRE, _short(one.count))
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
            self._axis(painter, base, wide, line)

    def _axis(self, painter: QPainter, base: float, wide: float, line: float) -> None:
        """Edges under the joints of the bars, and what they count."""
        tokens = theme.current()
        painter.setPen(QColor(tokens.muted))
        for place, one in enumerate(self._stretches):
            if one.low == one.high == 0:
                painter.drawText(QRectF(place * wide, base + 2, wide, line), _CENTRE, tr("same"))
            elif one.high is not None and one.high < 0:
                painter.drawText(QRectF((place + 0.5) * wide, base + 2, wide, line), _CENTRE, f"−{-one.high}")
            elif one.low is not None and one.low > 0:
                painter.drawText(QRectF((place - 0.5) * wide, base + 2, wide, line), _CENTRE, f"+{one.low}")
        below = QRectF(0, base + line + 2, self.width(), line)
        painter.drawText(below, _LEFT, tr("◂ points lost"))
        painter.drawText(below, _RIGHT, tr("points gained ▸"))


class ShiftChart(QWidget):
    """What each criterion gives on average: a hollow dot before, a filled one after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shifts: tuple[CriterionShift, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What each criterion gives on average, before and after"))
        theme.scheme_changed.connect(self.update)

    @property
    def shifts(self) -> tuple[CriterionShift, ...]:
        return self._shifts

    def show_shifts(self, shifts: Sequence[CriterionShift]) -> None:
        """Show these, in their order."""
        self._shifts = tuple(shifts)
        self.setAccessibleDescription("; ".join(f"{one.title}: {shift_words(one)}" for one in shifts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, SHIFT_ROW_PX * len(self._shifts))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, SHIFT_ROW_PX * len(self._shifts))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            values = [value for one in self._shifts for value in (one.before, one.after) if value is not None]
            low, high = min([0.0, *values]), max([1.0, *values])
            for place, one in enumerate(self._shifts):
                self._row(
                    painter, one, QRectF(0, place * SHIFT_ROW_PX, self.width(), SHIFT_ROW_PX), low, high
                )

    def _row(self, painter: QPainter, one: CriterionShift, rect: QRectF, low: float, high: float) -> None:
        tokens = theme.current()
        painter.setFont(ink.small())
        metrics = QFontMetricsF(ink.small())
        wide = rect.width() * TITLE_SHARE
        painter.setPen(QColor(tokens.text if one.after is not None else tokens.muted))
        title = metrics.elidedText(one.title, Qt.TextElideMode.ElideRight, wide - theme.SPACE_S)
        painter.drawText(QRectF(rect.left(), rect.top(), wide, rect.height()), _LEFT, title)
        painter.setPen(QColor(tokens.muted))
        numbers = QRectF(rect.right() - NUMBERS_PX, rect.top(), NUMBERS_PX, rect.height())
        painter.drawText(numbers, _RIGHT, shift_words(one))
        left, right = rect.left() + wide, numbers.left() - theme.SPACE_M
        middle = rect.center().y()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        self._dots(painter, one, (left, right, middle), (low, high))

    def _dots(
        self,
        painter: QPainter,
        one: CriterionShift,
        room: tuple[float, float, float],
        ends: tuple[float, float],
    ) -> None:
        tokens, (left, right, middle), (low, high) = theme.current(), room, ends

        def at(value: float) -> QPointF:
            return QPointF(left + 4 + (right - left - 8) * (value - low) / (high - low), middle)

        if one.before is not None and one.after is not None:
            painter.setPen(QPen(QColor(tokens.muted), 2))
            painter.drawLine(at(one.before), at(one.after))
        painter.setPen(QPen(QColor(tokens.muted), 1.5))
        if one.before is not None:
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(at(one.before), 4, 4)
        if one.after is not None:
            painter.setBrush(QColor(tokens.muted))
            painter.drawEllipse(at(one.after), 3.5, 3.5)


def shift_words(one: CriterionShift) -> str:
    """ "8.0 → 9.5", or that it is new or gone."""
    if one.after is None:
        return tr("{before:.1f} → gone", before=one.before or 0)
    if one.before is None:
        return tr("new, {after:.1f}", after=one.after)
    before, after = f"{one.before:.1f}", f"{one.after:.1f}"
    return figure(f"{before} → {after}" if before != after else before)


def _between(one: Stretch) -> str:
    if one.low == one.high == 0:
        return tr("stay as they are")
    if one.low is None:
        return tr("lose more than {high} points", high=-(one.high or 0))
    if one.high is None:
        return tr("gain more than {low} points", low=one.low)
    if one.high <= 0:
        return (
            tr("lose {most} to {least} points", most=-one.high, least=-one.low)
            if one.high
            else tr("lose up to {low}", low=-one.low)
        )
    return (
        tr("gain {least} to {most} points", least=one.low, most=one.high)
        if one.low
        else tr("gain up to {high}", high=one.high)
    )


def _short(number: int) -> str:
    """A count that fits over a narrow bar."""
    return figure(f"{number:,}" if number < 10_000 else f"{number / 1000:.0f}k")
