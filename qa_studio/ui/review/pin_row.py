"""The pins above the lanes: where each stands, what they look like, which one is under the mouse.

Owns their places. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.timeline import Pin
from qa_studio.ui.widgets.score import dotted

PIN_PX = theme.BIG_ICON_PX
GAP_PX = 2
CORNER_PX = 3


@dataclass(frozen=True, slots=True)
class PlacedPin:
    """A pin, its flag, and the place on the ruler that it speaks of."""

    pin: Pin
    flag: QRectF
    x: float
    is_active: bool


def place_pins(
    pins: Sequence[Pin], active_key: str | None, x_of: Callable[[float], float], room: QRectF
) -> tuple[PlacedPin, ...]:
    """Flags side by side: each as near to its moment as its neighbours leave room."""
    ordered = sorted(pins, key=lambda pin: (pin.at_s, pin.number))
    lefts: list[float] = []
    for pin in ordered:
        wanted = x_of(pin.at_s) - PIN_PX / 2
        lefts.append(max(wanted, lefts[-1] + PIN_PX + GAP_PX) if lefts else wanted)
    limit = room.right() + PIN_PX / 2
    for place in reversed(range(len(lefts))):
        lefts[place] = min(lefts[place], limit - PIN_PX)
        limit = lefts[place] - GAP_PX
    top = room.top() + (room.height() - PIN_PX) / 2
    return tuple(
        PlacedPin(pin, QRectF(left, top, PIN_PX, PIN_PX), x_of(pin.at_s), pin.criterion_key == active_key)
        for pin, left in zip(ordered, lefts, strict=True)
    )


def place_ticks(
    pins: Sequence[Pin], active_key: str | None, x_of: Callable[[float], float], room: QRectF
) -> tuple[PlacedPin, ...]:
    """Pins without flags, where there is no room over the lanes: each a line at its moment."""
    return tuple(
        PlacedPin(
            pin, QRectF(x_of(pin.at_s), room.top(), 0, 0), x_of(pin.at_s), pin.criterion_key == active_key
        )
        for pin in sorted(pins, key=lambda pin: (pin.at_s, pin.number))
    )


def pin_at(placed: Sequence[PlacedPin], point: QPointF) -> Pin | None:
    """The pin under a point; of overlapping ones the active, else the last."""
    under = [p for p in placed if p.flag.contains(point)]
    return max(under, key=lambda p: p.is_active).pin if under else None


def paint_pins(painter: QPainter, placed: Sequence[PlacedPin], bottom: float) -> None:
    """Flags with the criterion's number: round and dotted for a suggestion's evidence, square for a person's own."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(ink.small())
    for item in sorted(placed, key=lambda p: p.is_active):
        _paint_pin(painter, item, bottom)
    painter.restore()


def _paint_pin(painter: QPainter, item: PlacedPin, bottom: float) -> None:
    tokens = theme.current()
    own = tokens.text if item.pin.own else tokens.automatic
    line = tokens.accent if item.is_active else own
    is_tick = item.flag.isEmpty()
    foot = bottom if item.is_active or is_tick else item.flag.bottom() + 3
    painter.setPen(QPen(QColor(line), 1))
    painter.drawLine(QLineF(item.x, item.flag.bottom(), item.x, foot))
    if is_tick:
        return
    is_full = item.is_active or item.pin.own
    painter.setPen(QPen(QColor(line), 1.3) if is_full else dotted(tokens.automatic, 1.3))
    painter.setBrush(QColor(tokens.accent if item.is_active else tokens.surface))
    edge = item.flag.adjusted(0.5, 0.5, -0.5, -0.5)
    if item.pin.own:
        painter.drawRoundedRect(edge, CORNER_PX, CORNER_PX)
    else:
        painter.drawEllipse(edge)
    painter.setPen(QColor(tokens.on_accent if item.is_active else own))
    painter.drawText(item.flag, Qt.AlignmentFlag.AlignCenter, str(item.pin.number))
