"""What is set off on the lanes of a call: silence, holds, two at once, doubtful words, what is skipped or looped.

Each has a shape of its own: none is told by its colour alone. Owns no state and no event. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.clock import span_words
from qa_studio.ui.review.timeline import Stretch

EDGE_PX = 2
"""Thickness of a line along a lane's edge."""
JUMP_PX = 3
"""Half the height of the arrow head over what is skipped."""

XOf = Callable[[float], float]


def paint_silences(painter: QPainter, spans: Sequence[Stretch], room: QRectF, x_of: XOf) -> None:
    """An empty ground between two lines, with its length where there is room."""
    for span in spans:
        rect = _ground(painter, span, room, x_of)
        _paint_words(painter, rect, span_words(span.length_s))


def paint_holds(painter: QPainter, spans: Sequence[Stretch], room: QRectF, x_of: XOf) -> None:
    """As a silence, but hatched: somebody waits on the line."""
    for span in spans:
        rect = _ground(painter, span, room, x_of)
        painter.fillRect(rect, QBrush(QColor(theme.current().control_line), Qt.BrushStyle.BDiagPattern))
        _paint_words(painter, rect, tr("hold {span}", span=span_words(span.length_s)), is_hatched=True)


def _ground(painter: QPainter, span: Stretch, room: QRectF, x_of: XOf) -> QRectF:
    tokens = theme.current()
    left, right = x_of(span.start_s), x_of(span.end_s)
    rect = QRectF(left, room.top(), right - left, room.height())
    painter.fillRect(rect, QColor(tokens.sunken))
    painter.setPen(QColor(tokens.line))
    painter.drawLine(rect.topLeft(), rect.bottomLeft())
    painter.drawLine(rect.topRight(), rect.bottomRight())
    return rect


def _paint_words(painter: QPainter, rect: QRectF, words: str, is_hatched: bool = False) -> None:
    painter.setFont(ink.small())
    wanted = painter.fontMetrics().size(0, words)
    if wanted.width() + theme.SPACE_S > rect.width():
        return
    middle = QRectF(
        rect.center().x() - wanted.width() / 2 - theme.SPACE_XS,
        rect.bottom() - wanted.height(),
        wanted.width() + theme.SPACE_S,
        wanted.height(),
    )
    if is_hatched:
        painter.fillRect(middle, QColor(theme.current().sunken))
    painter.setPen(QColor(theme.current().muted))
    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, words)


def paint_overlaps(painter: QPainter, spans: Sequence[Stretch], middle: float, x_of: XOf) -> None:
    """A bold line where the lanes meet: both speak."""
    painter.setPen(QPen(QColor(theme.current().text), EDGE_PX))
    painter.drawLines([QLineF(x_of(one.start_s), middle, x_of(one.end_s), middle) for one in spans])


def paint_doubts(painter: QPainter, spans: Sequence[Stretch], lane: QRectF, x_of: XOf) -> None:
    """Dots along the foot of a lane: words that the engine itself was not sure of, dotted as in the transcript."""
    pen = QPen(QColor(theme.current().close), EDGE_PX, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.0, 1.0])
    painter.setPen(pen)
    foot = lane.bottom() - EDGE_PX
    lines = [
        QLineF(left, foot, max(x_of(span.end_s), left + EDGE_PX), foot)
        for span, left in ((one, x_of(one.start_s)) for one in spans)
    ]
    painter.save()
    painter.setPen(QPen(QColor(theme.current().surface), 2 * EDGE_PX, c=Qt.PenCapStyle.FlatCap))
    painter.drawLines(lines)
    painter.restore()
    painter.drawLines(lines)


def paint_skips(painter: QPainter, spans: Sequence[Stretch], room: QRectF, x_of: XOf) -> None:
    """A line over what is jumped, with an arrow head at its end."""
    painter.setPen(QPen(QColor(theme.current().text), 1))
    level = room.top() + JUMP_PX + 1
    for span in spans:
        left, right = x_of(span.start_s), x_of(span.end_s)
        painter.drawLine(QLineF(left, level, right, level))
        if right - left > 2 * JUMP_PX:
            for side in (-JUMP_PX, JUMP_PX):
                painter.drawLine(QLineF(right, level, right - JUMP_PX, level + side))


def paint_loop(painter: QPainter, span: Stretch, room: QRectF, x_of: XOf) -> None:
    """Brackets around what is heard over and over."""
    lines = []
    for x, foot in ((x_of(span.start_s), theme.SPACE_XS), (x_of(span.end_s), -theme.SPACE_XS)):
        lines.append(QLineF(x, room.top(), x, room.bottom()))
        lines += [QLineF(x, level, x + foot, level) for level in (room.top(), room.bottom())]
    for colour, width in ((theme.current().surface, 3 * EDGE_PX), (theme.current().accent, EDGE_PX)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLines(lines)
