"""Vector charts: dots with whiskers, thresholds as thin labelled lines, words beside what they name.

Owns the drawing. Each takes frozen figures and a width in points and returns a Drawing; the height follows the rows.
No legend, no pie, no third dimension; a zero line only where zero means something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Line, String
from reportlab.lib.colors import Color

from reports import theme, wording
from reports.glyphs import VERDICTS, Shape, shape
from reports.text import printable
from scoring.intervals import Estimate, Verdict

LABEL_W, VALUE_W, GAP = 112.0, 132.0, 12.0
ROW_H, AXIS_H, PANEL_GAP, TITLE_H = 33.0, 18.0, 13.0, 21.0
DOT, MEAN = 1.6, 4.0
STACK = 4
"""Dots over each other, before the next ones hide behind them."""


@dataclass(frozen=True, slots=True)
class StripRow:
    """One mean with the values that made it.

    Attributes:
        verdict: None where there is no threshold.
        words: what is said of it at the right, under the figure.
    """

    label: str
    note: str
    values: tuple[float, ...]
    estimate: Estimate
    verdict: Verdict | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows that share a threshold; `limit` is None where there is none."""

    rows: tuple[StripRow, ...]
    limit: Decimal | None = None
    title: str = ""

    @property
    def head(self) -> float:
        """Height of what stands over its rows."""
        return TITLE_H if self.title else PANEL_GAP if self.limit is not None else 4.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a value lies: `start`..`end` in its own unit on left..right in points."""

    start: float
    end: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """The place of the value, kept on the axis."""
        inside = min(max(value, self.start), self.end)
        return self.left + (inside - self.start) / (self.end - self.start) * (self.right - self.left)


def strip_chart(panels: Sequence[Panel], width: float) -> Drawing:
    """Means with whiskers over the dots that made them, on a shared axis that ends at 100."""
    rows = [row for panel in panels for row in panel.rows]
    height = AXIS_H + ROW_H * len(rows) + sum(panel.head for panel in panels)
    drawing = Drawing(width, height)
    axis = Axis(_start_of(panels), 100.0, LABEL_W + GAP, width - VALUE_W - GAP)
    _ticks(drawing, axis, height)
    top = height
    for panel in panels:
        top = _draw_panel(drawing, panel, axis, top, width)
    return drawing


def line(x1: float, y1: float, x2: float, y2: float, colour: Color = theme.LINE, **others: Any) -> Line:
    """A hairline."""
    return Line(x1, y1, x2, y2, strokeColor=colour, **({"strokeWidth": theme.HAIR} | others))


def text(
    x: float,
    y: float,
    words: str,
    size: float = theme.SMALL,
    colour: Color = theme.INK,
    font: str = theme.REGULAR,
    anchor: str = "start",
) -> String:
    """One line of text; `anchor` is start, middle or end."""
    return String(x, y, printable(words), fontName=font, fontSize=size, fillColor=colour, textAnchor=anchor)


def whisker(drawing: Drawing, axis: Axis, estimate: Estimate, y: float, colour: Color) -> None:
    """The interval as a line with ends; an end that leaves the axis has none."""
    if estimate.low is None or estimate.high is None:
        return
    left, right = axis.at(estimate.low), axis.at(estimate.high)
    drawing.add(line(left, y, right, y, colour, strokeWidth=1.1))
    for limit, place in ((estimate.low, left), (estimate.high, right)):
        if axis.start <= limit <= axis.end:
            drawing.add(line(place, y - 2.6, place, y + 2.6, colour, strokeWidth=1.1))


def _start_of(panels: Sequence[Panel]) -> float:
    """A round figure under everything drawn, in steps of ten."""
    rows = [row for panel in panels for row in panel.rows]
    held = [value for row in rows for value in row.values]
    held += [row.estimate.low for row in rows if row.estimate.low is not None]
    held += [float(panel.limit) for panel in panels if panel.limit is not None]
    return float(max(0, min(80, int((min(held, default=0.0) - 1) // 10 * 10))))


def _ticks(drawing: Drawing, axis: Axis, height: float) -> None:
    span = axis.end - axis.start
    step = 10 if span <= 60 else 20 if span in (80.0, 100.0) else 10
    for value in range(int(axis.start), int(axis.end) + 1, step):
        x = axis.at(value)
        drawing.add(line(x, AXIS_H - 4, x, height, theme.WASH, strokeWidth=0.7))
        drawing.add(text(x, 4, str(value), 7.0, theme.MUTED, anchor="middle"))


def _draw_panel(drawing: Drawing, panel: Panel, axis: Axis, top: float, width: float) -> float:
    head = panel.head
    bottom = top - head - ROW_H * len(panel.rows)
    drawing.add(line(0, top, width, top))
    if panel.title:
        drawing.add(text(0, top - 14, panel.title, 10.5, theme.ACCENT, theme.BOLD))
    if panel.limit is not None:
        x = axis.at(float(panel.limit))
        drawing.add(line(x, bottom + 2, x, top - head + 1, theme.INK, strokeWidth=0.6))
        words = f"threshold {wording.threshold(panel.limit)}"
        drawing.add(text(x, top - head + 3, words, 7.0, theme.INK, anchor=_anchor(x, axis)))
    for at, row in enumerate(panel.rows):
        _draw_row(drawing, row, axis, top - head - ROW_H * at, width)
    return bottom


def _anchor(x: float, axis: Axis) -> str:
    """Which side of a line its words stand on, so that they stay over the plot."""
    return "end" if x > axis.left + (axis.right - axis.left) * 0.8 else "middle"


def _draw_row(drawing: Drawing, row: StripRow, axis: Axis, top: float, width: float) -> None:
    upper, lower = top - 12.0, top - 23.0
    label = theme.fitted(printable(row.label), LABEL_W, theme.BODY, theme.BOLD)
    drawing.add(text(0, upper - 3, label, theme.BODY, font=theme.BOLD))
    drawing.add(
        text(0, lower - 3, theme.fitted(printable(row.note), LABEL_W, theme.SMALL), theme.SMALL, theme.MUTED)
    )
    _dots(drawing, row.values, axis, lower)
    drawn, colour = VERDICTS[row.verdict] if row.verdict else (Shape.FILLED, theme.INK)
    if row.estimate.value is not None:
        whisker(drawing, axis, row.estimate, upper, colour)
        drawing.add(shape(drawn, axis.at(row.estimate.value), upper, MEAN, colour))
    _value(drawing, row, width - VALUE_W, upper, lower, colour)


def _value(drawing: Drawing, row: StripRow, x: float, upper: float, lower: float, colour: Color) -> None:
    if row.estimate.value is None:
        drawing.add(text(x, upper - 3, "no value", theme.BODY, theme.MUTED))
        return
    figure = wording.points(row.estimate.value)
    drawing.add(text(x, upper - 3, figure, 11.0, font=theme.BOLD))
    limits = wording.interval(row.estimate)
    if limits:
        drawing.add(text(x + 34, upper - 3, f"{limits}", theme.SMALL, theme.MUTED))
    drawing.add(text(x, lower - 3, row.words, theme.SMALL, colour if row.verdict else theme.MUTED))


def _dots(drawing: Drawing, values: Sequence[float], axis: Axis, y: float) -> None:
    """Each value as a small dot; equal ones are stacked, so that none hides another."""
    seen: Counter[int] = Counter()
    for value in sorted(values):
        x = axis.at(value)
        place = round(x / (DOT * 2))
        lift = seen[place] % STACK * DOT * 2.2
        seen[place] += 1
        drawing.add(Circle(x, y + lift - 4, DOT, fillColor=theme.FAINT, strokeColor=None))
