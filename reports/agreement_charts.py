"""Agreement by criterion on a line from chance to certainty, and two evaluators' scores set against each other.

Owns the drawing of calibrations. Knows no figure of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing

from reports import theme, wording
from reports.charts import Axis, line, text, whisker
from reports.glyphs import VERDICTS, Shape, shape
from reports.text import printable
from scoring.calibration import ENOUGH, CriterionAgreement, judge_agreement
from scoring.differences import ScoreDifferences
from scoring.intervals import Verdict

LABEL_W, SAME_W, VALUE_W, GAP = 128.0, 50.0, 92.0, 12.0
HEAD_H, ROW_H, AXIS_H = 24.0, 19.0, 17.0
LOWEST = -0.4
"""Start of the axis: agreement below it is drawn at the edge, its figure is printed."""
HEIGHT, LEFT_W, RIGHT_W = 168.0, 30.0, 150.0


def agreement_chart(criteria: Sequence[CriterionAgreement], width: float) -> Drawing:
    """Gwet's coefficient of each criterion with its whisker; how many marks were the same at the left, figures
    at the right."""
    height = HEAD_H + ROW_H * len(criteria) + AXIS_H
    drawing = Drawing(width, height)
    axis = Axis(LOWEST, 1.0, LABEL_W + SAME_W + GAP, width - VALUE_W - GAP)
    _agreement_heads(drawing, axis, height, width)
    for at, criterion in enumerate(criteria):
        _agreement_row(drawing, criterion, axis, height - HEAD_H - ROW_H * at, width)
    return drawing


def difference_chart(found: ScoreDifferences, names: dict[int, str], width: float) -> Drawing:
    """Each interaction's two scores: their mean to the right, second minus first upwards; bias and limits as lines.

    Args:
        names: what each interaction is called beside its dot.

    Source: Bland & Altman, Lancet 327, 1986.
    """
    drawing = Drawing(width, HEIGHT)
    reach = _reach(found)
    across = Axis(*_span([pair.mean for pair in found.pairs]), LEFT_W, width - RIGHT_W)
    up = Axis(-reach, reach, 26.0, HEIGHT - 12.0)
    _difference_axes(drawing, across, up, width)
    _difference_lines(drawing, found, across, up)
    for pair in found.pairs:
        x, y = across.at(pair.mean), up.at(pair.difference)
        drawing.add(Circle(x, y, 2.8, fillColor=theme.INK, strokeColor=None))
        drawing.add(text(x + 5, y - 2.5, names.get(pair.interaction_id, ""), 7.0, theme.MUTED))
    return drawing


def _agreement_heads(drawing: Drawing, axis: Axis, height: float, width: float) -> None:
    bottom = height - HEAD_H + 8
    drawing.add(text(LABEL_W + SAME_W - 4, bottom + 4, "same mark", 7.5, theme.MUTED, anchor="end"))
    drawing.add(text(width - VALUE_W, bottom + 4, "beyond chance", 7.5, theme.MUTED))
    drawing.add(line(0, bottom, width, bottom))
    for value, words, colour in (
        (0.0, "as by chance", theme.FAINT),
        (ENOUGH, f"{ENOUGH:.2f} is enough", theme.INK),
    ):
        drawing.add(line(axis.at(value), AXIS_H - 3, axis.at(value), bottom, colour, strokeWidth=0.6))
        drawing.add(text(axis.at(value), bottom + 4, words, 7.5, theme.MUTED, anchor="middle"))
    for value in (0.0, 0.5, 1.0):
        drawing.add(text(axis.at(value), 4, f"{value:g}", 7.0, theme.MUTED, anchor="middle"))


def _agreement_row(drawing: Drawing, row: CriterionAgreement, axis: Axis, top: float, width: float) -> None:
    y = top - 5.0
    label = theme.fitted(printable(row.title), LABEL_W, theme.BODY)
    drawing.add(text(0, y - 3, label, theme.BODY))
    same = f"{row.same} of {row.percent.n}"
    drawing.add(text(LABEL_W + SAME_W - 4, y - 3, same, theme.BODY, anchor="end"))
    x, found = width - VALUE_W, row.ac
    if found.value is None:
        drawing.add(text(x, y - 3, "cannot be told", theme.SMALL, theme.MUTED))
        return
    verdict = judge_agreement(found)
    kind, colour = (Shape.FILLED, theme.INK) if verdict is Verdict.TOO_SMALL else VERDICTS[verdict]
    whisker(drawing, axis, found, y, colour)
    drawing.add(shape(kind, axis.at(found.value), y, 3.6, colour))
    drawing.add(text(x, y - 3, wording.coefficient(found.value), theme.BODY, font=theme.BOLD))
    drawing.add(text(x + 30, y - 3, wording.interval(found, wording.coefficient), 7.5, theme.MUTED))


def _reach(found: ScoreDifferences) -> float:
    ends = [abs(pair.difference) for pair in found.pairs]
    ends += [abs(limit.value) for limit in (found.lower, found.upper) if limit.value is not None]
    return max(5.0, math.ceil(max(ends, default=5.0) / 5) * 5.0)


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values, default=0.0), max(values, default=100.0)
    start = max(0.0, math.floor((low - 4) / 10) * 10.0)
    end = min(100.0, math.ceil((high + 4) / 10) * 10.0)
    return (start, end) if end > start else (0.0, 100.0)


def _difference_axes(drawing: Drawing, across: Axis, up: Axis, width: float) -> None:
    for value in (up.start, 0.0, up.end):
        drawing.add(line(across.left, up.at(value), across.right, up.at(value), theme.LINE))
        tick = wording.change(value).removesuffix(".0") if value else "0"
        drawing.add(text(across.left - 5, up.at(value) - 2.5, tick, 7.0, theme.MUTED, anchor="end"))
    for value in (across.start, across.end):
        drawing.add(text(across.at(value), 15, f"{value:.0f}", 7.0, theme.MUTED, anchor="middle"))
    middle = (across.left + across.right) / 2
    drawing.add(text(middle, 15, "mean of the two scores", 7.0, theme.MUTED, anchor="middle"))


def _difference_lines(drawing: Drawing, found: ScoreDifferences, across: Axis, up: Axis) -> None:
    named = (
        (found.lower, "lower limit", [3, 2]),
        (found.bias, "mean difference", None),
        (found.upper, "upper limit", [3, 2]),
    )
    x, free = across.right + 10, -math.inf
    for estimate, words, dash in named:
        if estimate.value is None:
            continue
        y = up.at(estimate.value)
        drawing.add(
            line(across.left, y, across.right + 6, y, theme.ACCENT, strokeDashArray=dash, strokeWidth=0.9)
        )
        free = max(y, free + 10)  # words of lines that lie close make room for each other
        figure = wording.change(estimate.value)
        drawing.add(text(x, free - 3, figure, theme.SMALL, font=theme.BOLD))
        after = x + theme.text_width(figure, theme.SMALL, theme.BOLD) + 4
        drawing.add(text(after, free - 3, words, 7.5, theme.MUTED))
