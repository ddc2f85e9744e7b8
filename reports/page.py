"""The sheet: margins, running head, page numbers, metadata, and the way from a story to bytes.

Owns what every page carries. A story is laid out twice, as the first pass tells how many pages there are.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reports import theme
from reports.model import Paper
from reports.saving import save
from reports.text import printable

LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the content.

    Attributes:
        kind, subject: the running head from the second page on.
        foot: at the left of every page's foot.
    """

    kind: str
    subject: str
    foot: str

    @property
    def title(self) -> str:
        return f"{self.kind}: {self.subject}"


Story = Callable[[float], list[Flowable]]
"""Makes the content for a width in points; called afresh for each pass, as flowables keep their layout."""


def write(story: Story, furniture: Furniture, out: Path, paper: Paper) -> Path:
    """Lay the story out and save it; the same story gives the same bytes.

    Raises: ReportNotSavedError naming the file and what to do; what was there is unchanged.
    """
    _, pages = _laid_out(story, furniture, paper, 0)
    content, _ = _laid_out(story, furniture, paper, pages)
    return save(out, content)


def _laid_out(story: Story, furniture: Furniture, paper: Paper, pages: int) -> tuple[bytes, int]:
    theme.register_fonts()
    buffer = io.BytesIO()
    width, height = theme.SIZES[paper]
    document = BaseDocTemplate(
        buffer,
        pagesize=(width, height),
        title=printable(furniture.title),
        author="QA Studio",
        creator="QA Studio",
        subject=printable(furniture.foot),
        lang=LANGUAGE,
        invariant=1,
        displayDocTitle=1,
        initialFontName=theme.REGULAR,
        allowSplitting=1,
    )
    document.addPageTemplates(_templates(width, height, furniture, pages))
    document.build(story(theme.content_width(paper)))
    return buffer.getvalue(), int(document.page)


def _templates(width: float, height: float, furniture: Furniture, pages: int) -> list[PageTemplate]:
    inner = width - 2 * theme.MARGIN
    bare = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    bottom = theme.MARGIN + theme.FOOT - 8
    first = Frame(theme.MARGIN, bottom, inner, height - theme.MARGIN - bottom, **bare)
    later = Frame(theme.MARGIN, bottom, inner, height - theme.MARGIN - bottom - 22, **bare)
    foot = partial(_foot, furniture=furniture, pages=pages)
    head = partial(_head_and_foot, furniture=furniture, pages=pages)
    return [
        PageTemplate("first", [first], onPage=foot, autoNextPageTemplate="later"),
        PageTemplate("later", [later], onPage=head),
    ]


def _foot(canvas: Any, _document: Any, *, furniture: Furniture, pages: int) -> None:
    width = canvas._pagesize[0]
    canvas.saveState()
    y = theme.MARGIN - 4
    _rule(canvas, y + 13, width)
    number = f"{canvas.getPageNumber()} of {pages}" if pages else str(canvas.getPageNumber())
    room = width - 2 * theme.MARGIN - 60
    canvas.setFillColor(theme.MUTED)
    canvas.setFont(theme.REGULAR, 7.5)
    canvas.drawString(theme.MARGIN, y, theme.fitted(printable(furniture.foot), room, 7.5))
    canvas.drawRightString(width - theme.MARGIN, y, number)
    canvas.restoreState()


def _head_and_foot(canvas: Any, document: Any, *, furniture: Furniture, pages: int) -> None:
    width, height = canvas._pagesize
    canvas.saveState()
    y = height - theme.MARGIN - 7
    canvas.setFillColor(theme.ACCENT)
    canvas.setFont(theme.BOLD, 7.5)
    canvas.drawString(theme.MARGIN, y, furniture.kind)
    canvas.setFillColor(theme.MUTED)
    canvas.setFont(theme.REGULAR, 7.5)
    subject = theme.fitted(printable(furniture.subject), width / 2, 7.5)
    canvas.drawRightString(width - theme.MARGIN, y, subject)
    _rule(canvas, y - 6, width)
    canvas.restoreState()
    _foot(canvas, document, furniture=furniture, pages=pages)


def _rule(canvas: Any, y: float, width: float) -> None:
    canvas.setStrokeColor(theme.LINE)
    canvas.setLineWidth(theme.HAIR)
    canvas.line(theme.MARGIN, y, width - theme.MARGIN, y)
