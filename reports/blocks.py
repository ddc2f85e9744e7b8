"""What pages are built of: the opening of a report, headings, notices, quotes and tables.

Owns their look. Knows no report; a report says what stands in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from reports import theme
from reports.text import markup

ENDLESS = 1_000_000
"""Height in points that reportlab offers while it measures, and no page ever does."""
LEAST = 150.0
"""Height in points that has to be left on a page for a section to begin on it."""
Cell = Any
"""Text with markup, a flowable, or a list of flowables."""


_BARE = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


class Mark(Flowable):  # type: ignore[misc]
    """An entry of the document's outline; takes no room."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self._title, self._level = title, level

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        # While a block that is not torn is measured, the space before its first flowable is not counted, and the
        # block may then be torn after all. Not being flat for that moment makes the heading's space count.
        return 0.0, 0.01 if height > ENDLESS else 0.0

    def draw(self) -> None:
        key = f"{self.canv.getPageNumber()}-{self._level}-{self._title}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self._title, key, self._level)


def paragraph(words: str, style: str = "body") -> Paragraph:
    """A paragraph of words that are markup already."""
    return Paragraph(words, theme.styles()[style])


def opening(kind: str, title: str, finding: str, meta: Sequence[str]) -> list[Flowable]:
    """The head of the first page: what this is, the one sentence that says the finding, whose marks they are."""
    return [
        Mark(title, 0),
        paragraph(markup(kind), "kicker"),
        paragraph(markup(title), "title"),
        paragraph(markup(finding), "finding"),
        paragraph("<br/>".join(markup(line[:1].upper() + line[1:]) for line in meta if line), "meta"),
        Spacer(1, theme.SPACE_M),
    ]


def heading(title: str, lead: str = "") -> list[Flowable]:
    """A section's heading, with a sentence under it when there is one."""
    found: list[Flowable] = [CondPageBreak(LEAST), Mark(title, 1), paragraph(markup(title), "h2")]
    if lead:
        found += [paragraph(markup(lead), "small"), Spacer(1, theme.SPACE_S)]
    return found


def notice(words: str, colour: Color, width: float) -> list[Flowable]:
    """Something that has to be known before reading on."""
    table = Table([[paragraph(markup(words), "notice")]], colWidths=[width])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), theme.WASH),
                ("LINEBEFORE", (0, 0), (0, -1), 2.2, colour),
                ("LEFTPADDING", (0, 0), (-1, -1), 9),
                ("RIGHTPADDING", (0, 0), (-1, -1), 9),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ]
        )
    )
    return [table, Spacer(1, theme.SPACE_XS)]


def quote(words: str, source: str, width: float) -> Flowable:
    """Words of an interaction, verbatim, and where they stand; `words` "" leaves only the source."""
    content = [paragraph(f"“{markup(words)}”", "body")] if words else []
    if source:
        content.append(paragraph(source, "small"))
    table = Table([[content]], colWidths=[width - 8])
    table.hAlign = "LEFT"
    table.setStyle(
        TableStyle(
            [
                ("LINEBEFORE", (0, 0), (0, -1), 1, theme.ACCENT if words else theme.LINE),
                ("LEFTPADDING", (0, 0), (-1, -1), 9),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    right: Sequence[int] = (),
    strong: Sequence[int] = (),
    close: bool = False,
) -> Table:
    """A table with hairlines between its rows; its head stands on every page it reaches.

    Args:
        rows: text cells are markup.
        widths: of the columns, in points.
        right: columns of figures.
        strong: rows that sum up others, from 0.
        close: rows stand closer, for long lists.
    """
    top = [paragraph(markup(word), "head right" if at in right else "head") for at, word in enumerate(head)]
    body = [
        [_cell(cell, at in right, number in strong) for at, cell in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    made = Table([top, *body], colWidths=list(widths), repeatRows=1)
    made.hAlign = "LEFT"
    above, below = (1.2, 2.4) if close else (2.5, 3.5)
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, theme.MUTED),
        ("LINEBELOW", (0, 1), (-1, -1), theme.HAIR, theme.LINE),
    ]
    style += [("BACKGROUND", (0, row + 1), (-1, row + 1), theme.WASH) for row in strong]
    # Words after a column of figures need a gutter, or both run together.
    style += [("LEFTPADDING", (at + 1, 0), (at + 1, -1), 16) for at in right if at + 1 not in right]
    style += [one for row in strong for one in _spanning(rows[row], row + 1)]
    made.setStyle(TableStyle(style))
    return made


def _spanning(row: Sequence[Cell], at: int) -> list[tuple[Any, ...]]:
    """A strong row of words alone runs over all columns, and stays with the row after it."""
    if any(cell != "" for cell in row[1:]):
        return []
    return [("SPAN", (0, at), (-1, at)), ("NOSPLIT", (0, at), (0, at + 1))]


def _cell(cell: Cell, right: bool, strong: bool) -> Cell:
    if not isinstance(cell, str):
        return cell
    return paragraph(f"<b>{cell}</b>" if strong and cell else cell, "cell right" if right else "cell")


def side_by_side(left: Flowable, right: Flowable, width: float, right_width: float) -> Flowable:
    """Two things on one line, the second at the right edge."""
    made = Table([[left, right]], colWidths=[width - right_width, right_width])
    made.setStyle(
        TableStyle([*_BARE, ("ALIGN", (1, 0), (1, 0), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    )
    return made


def with_symbol(symbol: Flowable, words: str) -> Flowable:
    """A symbol before markup, as the content of a cell."""
    made = Table([[symbol, paragraph(words, "cell")]], colWidths=[12.0, None])
    made.hAlign = "LEFT"
    made.setStyle(
        TableStyle([*_BARE, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (0, 0), 2)])
    )
    return made


def muted(words: str) -> str:
    """Markup of words that stand back."""
    return f'<font name="{theme.REGULAR}" color="{_hex(theme.MUTED)}" size="{theme.SMALL}">{words}</font>'


def coloured(words: str, colour: Color) -> str:
    """Markup of words in a colour of the theme."""
    return f'<font color="{_hex(colour)}">{words}</font>'


def together(content: Sequence[Flowable]) -> Flowable:
    """Content that is not torn between two pages. It may not hold another of its kind: reportlab takes one within
    another for endless and breaks the page before it."""
    return KeepTogether(list(content))


def titled(title: str, lead: str, blocks: Sequence[Sequence[Flowable]]) -> list[Flowable]:
    """A section of blocks that are not torn; its heading stays with the first."""
    head = heading(title, lead)[1:]  # what is not torn needs no room asked for
    if not blocks:
        return [together(head)]
    first, *others = blocks
    return [together([*head, *first]), *(together(one) for one in others)]


def space(height: float = theme.SPACE_M) -> Flowable:
    return Spacer(1, height)


def _hex(colour: Color) -> str:
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in colour.rgb())
