"""The shapes that carry a meaning beside its colour: verdicts on a mean, marks on a criterion.

Owns their drawing. A grey printer leaves the shape, a screen reader the words beside it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Wedge
from reportlab.lib.colors import Color

from reports import theme
from rubrics.model import AnswerState
from scoring.intervals import Verdict
from scoring.model import Part


class Shape(StrEnum):
    FILLED = "filled"
    HOLLOW = "hollow"
    HALF = "half"
    DASH = "dash"


VERDICTS: dict[Verdict, tuple[Shape, Color]] = {
    Verdict.SHOWN: (Shape.FILLED, theme.MET),
    Verdict.NOT_SHOWN: (Shape.HOLLOW, theme.NOT_MET),
    Verdict.TOO_CLOSE: (Shape.HALF, theme.CLOSE),
    Verdict.TOO_SMALL: (Shape.HALF, theme.MUTED),
}
MARKS: dict[str, tuple[Shape, Color]] = {
    "full": (Shape.FILLED, theme.INK),
    "part": (Shape.HALF, theme.INK),
    "none": (Shape.HOLLOW, theme.NOT_MET),
    "na": (Shape.DASH, theme.FAINT),
}
MARK_WORDS = {"full": "full mark", "part": "part of it", "none": "none", "na": "not applicable"}


def shape(kind: Shape, x: float, y: float, radius: float, colour: Color) -> Group:
    """One symbol with its middle at (x, y)."""
    line = {"strokeColor": colour, "strokeWidth": max(0.9, radius / 3.2)}
    if kind is Shape.DASH:
        return Group(Line(x - radius, y, x + radius, y, **line))
    ring = Circle(x, y, radius, fillColor=colour if kind is Shape.FILLED else theme.PAPER_WHITE, **line)
    if kind is not Shape.HALF:
        return Group(ring)
    return Group(ring, Wedge(x, y, radius, 90, 270, fillColor=colour, strokeColor=None))


def mark_of(part: Part) -> str:
    """Which key of MARKS a mark is; "na" for one that did not count."""
    if part.state is not AnswerState.ANSWERED or part.raw is None:
        return "na"
    return "none" if part.raw <= 0 else "full" if part.raw >= 1 else "part"


def mark_glyph(kind: str, size: float = 8.0) -> Drawing:
    """A mark's symbol as something to put into a table cell."""
    drawn, colour = MARKS[kind]
    return _alone(shape(drawn, size / 2, size / 2 - 1.5, size * 0.36, colour), size, size)


def verdict_glyph(verdict: Verdict, size: float = 8.0) -> Drawing:
    """A verdict's symbol as something to put into a table cell."""
    drawn, colour = VERDICTS[verdict]
    return _alone(shape(drawn, size / 2, size / 2, size * 0.38, colour), size, size)


def mark_strip(kinds: list[str], size: float = 8.0, gap: float = 2.5) -> Drawing:
    """The marks of a criterion side by side, one for each interaction in time order."""
    step = size + gap
    drawing = Drawing(max(step * len(kinds), size), size)
    for at, kind in enumerate(kinds):
        drawn, colour = MARKS[kind]
        drawing.add(shape(drawn, at * step + size / 2, size / 2, size * 0.36, colour))
    return drawing


def _alone(content: Any, width: float, height: float) -> Drawing:
    drawing = Drawing(width, height)
    drawing.add(content)
    return drawing
