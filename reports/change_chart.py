"""What changed: the mean of each round on one line, and the change with its whisker round zero beside it.

Owns the drawing of changes. Knows no storage and no figure of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing

from reports import theme, wording
from reports.charts import Axis, line, text, whisker
from reports.glyphs import VERDICTS, shape
from reports.text import printable
from scoring.intervals import VERDICT_WORDS, Estimate
from scoring.rounds import Change

LABEL_W, LEVEL_W, CHANGE_W, GAP = 112.0, 118.0, 104.0, 16.0
BETWEEN = 34.0
"""Room between the two plots, so that their ticks are not read as one axis."""
HEAD_H, ROW_H, FOOT_H, NAME_W = 26.0, 31.0, 16.0, 62.0
REACH = 100.0
"""Farthest that a change can be, in points: no whisker runs off the plot."""


def change_chart(changes: Sequence[Change], before: str, after: str, width: float) -> Drawing:
    """One row for each change: both means at the left, the change in the middle, in words at the right."""
    height = HEAD_H + ROW_H * len(changes) + FOOT_H
    drawing = Drawing(width, height)
    levels = Axis(_lowest(changes), 100.0, LABEL_W + GAP + 14, LABEL_W + GAP + LEVEL_W - 8)
    reach = _reach(changes)
    middle = LABEL_W + LEVEL_W + GAP + BETWEEN
    moves = Axis(-reach, reach, middle + 6, middle + CHANGE_W - 6)
    _heads(drawing, levels, moves, height, (before, after), width)
    for at, change in enumerate(changes):
        _row(drawing, change, (levels, moves), height - HEAD_H - ROW_H * at, width)
    return drawing


def _lowest(changes: Sequence[Change]) -> float:
    means = [side.estimate.value for change in changes for side in (change.before, change.after)]
    lowest = min((mean for mean in means if mean is not None), default=0.0)
    return max(0.0, math.floor((lowest - 5) / 20) * 20.0)


def _reach(changes: Sequence[Change]) -> float:
    ends = [abs(end) for change in changes for end in _ends(change) if end is not None]
    return min(REACH, max(20.0, math.ceil(max(ends, default=20.0) / 20) * 20.0))


def _ends(change: Change) -> tuple[float | None, ...]:
    return change.difference.value, change.difference.low, change.difference.high


def _heads(
    drawing: Drawing, levels: Axis, moves: Axis, height: float, names: tuple[str, str], width: float
) -> None:
    before, after = names
    y = height - 9
    left = levels.left - 14
    drawing.add(Circle(left, y + 2.5, 2.5, fillColor=theme.PAPER_WHITE, strokeColor=theme.MUTED))
    words = theme.fitted(printable(before), NAME_W, 7.5)
    drawing.add(text(left + 5.5, y, words, 7.5, theme.MUTED))
    x = left + 18 + theme.text_width(words, 7.5)
    drawing.add(Circle(x, y + 2.5, 2.5, fillColor=theme.INK, strokeColor=None))
    drawing.add(text(x + 5.5, y, theme.fitted(printable(after), NAME_W, 7.5), 7.5, theme.MUTED))
    drawing.add(text(moves.at(0), y, "change, points", 7.5, theme.MUTED, anchor="middle"))
    bottom = height - HEAD_H + 10
    drawing.add(line(0, bottom, width, bottom))
    drawing.add(line(moves.at(0), FOOT_H - 2, moves.at(0), bottom - 2, theme.FAINT, strokeWidth=0.7))
    for value in (-moves.end, 0.0, moves.end):
        tick = wording.change(value).removesuffix(".0") if value else "0"
        drawing.add(text(moves.at(value), 4, tick, 7.0, theme.MUTED, anchor="middle"))
    for value in (levels.start, levels.end):
        drawing.add(text(levels.at(value), 4, f"{value:.0f}", 7.0, theme.MUTED, anchor="middle"))


def _row(drawing: Drawing, change: Change, axes: tuple[Axis, Axis], top: float, width: float) -> None:
    levels, moves = axes
    upper, lower = top - 4.0, top - 15.0
    middle = (upper + lower) / 2 + 3
    label = theme.fitted(printable(change.title), LABEL_W, theme.BODY, theme.BOLD)
    drawing.add(text(0, upper - 3, label, theme.BODY, font=theme.BOLD))
    drawing.add(text(0, lower - 3, _sizes(change), theme.SMALL, theme.MUTED))
    _levels(drawing, change, levels, middle)
    drawn, colour = VERDICTS[change.verdict]
    found = change.difference
    if found.value is not None:
        whisker(drawing, moves, Estimate(found.value, found.low, found.high, 0), middle, colour)
        drawing.add(shape(drawn, moves.at(found.value), middle, 3.6, colour))
    x = moves.right + 6 + GAP
    _words(drawing, change, x, (upper - 3, lower - 3))


def _sizes(change: Change) -> str:
    return f"{change.before.estimate.n} and {wording.counted(change.after.estimate.n)}"


def _levels(drawing: Drawing, change: Change, axis: Axis, y: float) -> None:
    first, second = change.before.estimate.value, change.after.estimate.value
    if first is not None and second is not None:
        drawing.add(line(axis.at(first), y, axis.at(second), y, theme.FAINT, strokeWidth=1.4))
    rises = first is None or second is None or second >= first
    if first is not None:
        ring = {"fillColor": theme.PAPER_WHITE, "strokeColor": theme.MUTED, "strokeWidth": 1.0}
        drawing.add(Circle(axis.at(first), y, 3.0, **ring))
        _beside(drawing, axis.at(first), y, first, left=rises)
    if second is not None:
        drawing.add(Circle(axis.at(second), y, 3.4, fillColor=theme.INK, strokeColor=None))
        _beside(drawing, axis.at(second), y, second, left=not rises)


def _beside(drawing: Drawing, x: float, y: float, value: float, *, left: bool) -> None:
    place, anchor = (x - 6, "end") if left else (x + 6, "start")
    drawing.add(text(place, y - 2.5, wording.points(value), 7.5, theme.MUTED, anchor=anchor))


def _words(drawing: Drawing, change: Change, x: float, lines: tuple[float, float]) -> None:
    upper, lower = lines
    found = change.difference
    if found.value is None:
        drawing.add(text(x, upper, "in one round only", theme.SMALL, theme.MUTED))
        return
    figure = wording.change(found.value)
    drawing.add(text(x, upper, figure, theme.BODY, font=theme.BOLD))
    limits = wording.interval(found)
    if limits:
        after = x + theme.text_width(figure, theme.BODY, theme.BOLD) + 5
        drawing.add(text(after, upper, limits, 7.5, theme.MUTED))
    colour = VERDICTS[change.verdict][1]
    drawing.add(text(x, lower, VERDICT_WORDS[change.verdict], theme.SMALL, colour))
