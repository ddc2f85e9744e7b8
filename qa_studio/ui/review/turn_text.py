"""Lays out the text of turns and says how their characters are set off.

Owns the cache of laid-out turns. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.highlights import Kind, Span

LEADING = 1.3
"""Height of a line of running text in heights of its type."""


@dataclass(frozen=True, slots=True)
class TurnText:
    """A turn's text in lines; sizes in pixels, from the top left corner of the text."""

    layout: QTextLayout
    width: float
    height: float

    def character_at(self, point: QPointF) -> int | None:
        """Offset of the character under a point; None outside the text."""
        for place in range(self.layout.lineCount()):
            line = self.layout.lineAt(place)
            if line.y() <= point.y() < line.y() + line.height() * LEADING:
                inside = 0 <= point.x() <= line.naturalTextWidth()
                return int(_cursor(line.xToCursor(point.x()))) if inside else None
        return None

    def nearest_character(self, point: QPointF) -> int:
        """Offset of the gap between characters that is nearest to a point anywhere."""
        for place in range(self.layout.lineCount()):
            line = self.layout.lineAt(place)
            if point.y() < line.y() + line.height() * LEADING:
                return int(_cursor(line.xToCursor(point.x()))) if point.y() >= line.y() else 0
        return len(self.layout.text())


def _cursor(found: object) -> int:
    return int(found[0]) if isinstance(found, tuple) else int(found)  # type: ignore[call-overload]


class TurnTexts:
    """Lays each text out once for a width; cleared when width or type change, kept when single turns do."""

    def __init__(self) -> None:
        self._texts: dict[str, TurnText] = {}
        self._width = 0.0

    def clear(self) -> None:
        self._texts.clear()

    def text(self, text: str, width: float) -> TurnText:
        """The lines of a turn, at most `width` pixels wide."""
        if width != self._width:
            self.clear()
            self._width = width
        if text not in self._texts:
            self._texts[text] = lay_out(text, width)
        return self._texts[text]


def lay_out(text: str, width: float) -> TurnText:
    """Break a text into lines."""
    font = ink.body()
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    step = QFontMetricsF(font).height() * LEADING
    top, widest = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, top + (step - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        top += step
    layout.endLayout()
    return TurnText(layout, widest, top)


def format_ranges(spans: Iterable[Span]) -> list[QTextLayout.FormatRange]:
    """How the set-off characters of one turn are painted, weaker kinds first."""
    ranges = []
    for span in sorted(spans, key=lambda s: s.kind):
        shown = QTextLayout.FormatRange()
        shown.start, shown.length = span.start, span.end - span.start
        shown.format = _format(span.kind)
        ranges.append(shown)
    return ranges


def _format(kind: Kind) -> QTextCharFormat:
    tokens = theme.current()
    shown = QTextCharFormat()
    if kind is Kind.CORRECTED:
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        shown.setUnderlineColor(QColor(tokens.accent))
    elif kind is Kind.UNSURE:
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shown.setUnderlineColor(QColor(tokens.muted))
    elif kind in (Kind.TIED, Kind.EVIDENCE):
        shown.setBackground(QColor(tokens.evidence_fill))
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shown.setUnderlineColor(QColor(tokens.text if kind is Kind.TIED else tokens.automatic))
    elif kind is Kind.FOUND:
        shown.setBackground(QColor(tokens.selection))
    elif kind is Kind.SPOKEN:
        shown.setBackground(QColor(tokens.selection))
        shown.setForeground(QColor(tokens.accent))
    else:
        shown.setBackground(QColor(tokens.accent))
        shown.setForeground(QColor(tokens.on_accent))
    return shown
