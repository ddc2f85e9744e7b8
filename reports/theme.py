"""The tokens of the window as they stand on paper: type, colours that survive a grey printer, spaces, page sizes.

Nothing else in the package names a colour, a font or a size. Imports reportlab; loaded when a report is made.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reports.model import Paper

REGULAR, BOLD = "QaSans", "QaSans-Bold"
FONT_FILES = {
    REGULAR: "SourceSansPro-Regular.ttf",
    BOLD: "SourceSansPro-Semibold.ttf",
}
"""Source Sans Pro: its figures are all of one width without asking, so columns of numbers align."""

INK = HexColor("#1B2126")
MUTED = HexColor("#57616A")
FAINT = HexColor("#97A1A9")
"""Small dots and hairlines only; never text."""
LINE = HexColor("#CFD5DA")
WASH = HexColor("#F3F5F6")
ACCENT = HexColor("#1F7A8C")
MET = HexColor("#2E7D4F")
NOT_MET = HexColor("#B3472F")
CLOSE = HexColor("#8F5F12")
"""Darker than the amber of the window: words printed in it need 4.5:1 on white."""
AUTOMATIC = HexColor("#6B6280")
PAPER_WHITE = HexColor("#FFFFFF")
TEXT_COLOURS: dict[str, Color] = {
    "ink": INK,
    "muted": MUTED,
    "accent": ACCENT,
    "met": MET,
    "not met": NOT_MET,
    "close": CLOSE,
    "automatic": AUTOMATIC,
}

SIZES = {Paper.A4: A4, Paper.LETTER: LETTER}
MARGIN = 18 * mm
FOOT = 16 * mm
SMALL, BODY, LEAD = 8.0, 9.5, 14.0
HAIR = 0.5
SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 3.0, 6.0, 10.0, 16.0, 24.0


def content_width(paper: Paper) -> float:
    """Width between the margins, in points."""
    width: float = SIZES[paper][0] - 2 * MARGIN
    return width


@cache
def register_fonts() -> None:
    """Make the shipped fonts known to reportlab; asking again costs nothing."""
    folder = Path(str(files("reports"))) / "fonts"
    for name, file in FONT_FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def text_width(text: str, size: float, font: str = REGULAR) -> float:
    """Width of a line of text, in points."""
    width: float = pdfmetrics.stringWidth(text, font, size)
    return width


def fitted(text: str, width: float, size: float, font: str = REGULAR) -> str:
    """The text, cut at a character and closed with an ellipsis when it is wider than `width` points."""
    if text_width(text, size, font) <= width:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + "…", size, font) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _style(name: str, size: float, leading: float, colour: Color = INK, **others: object) -> ParagraphStyle:
    settings = {"fontName": REGULAR, "splitLongWords": 1, "allowWidows": 0, "allowOrphans": 0} | others
    return ParagraphStyle(name, fontSize=size, leading=leading, textColor=colour, **settings)


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Every paragraph style by its name; fonts are registered on the way."""
    register_fonts()
    made = [
        _style("kicker", SMALL, 11, ACCENT, fontName=BOLD),
        _style("title", 23, 28, fontName=BOLD, spaceAfter=2),
        _style("meta", SMALL, 11.5, MUTED),
        _style("finding", LEAD, 19.5, spaceBefore=SPACE_M, spaceAfter=SPACE_M),
        _style("h2", 12.5, 16, fontName=BOLD, spaceBefore=SPACE_L, spaceAfter=SPACE_XS),
        _style("h3", 10.5, 14, fontName=BOLD),
        _style("body", BODY, 13.5),
        _style("quote", BODY, 13.5, leftIndent=10, borderPadding=0),
        _style("small", SMALL, 11, MUTED),
        _style("notice", 9.0, 12.5),
        _style("cell", 8.5, 11),
        _style("cell muted", SMALL, 11, MUTED),
        _style("cell right", 8.5, 11, alignment=TA_RIGHT),
        _style("head", 7.5, 9.5, MUTED),
        _style("head right", 7.5, 9.5, MUTED, alignment=TA_RIGHT),
    ]
    return {style.name: style for style in made}
