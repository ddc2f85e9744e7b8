"""User text on its way to a page: nothing it holds can break the markup, and nothing prints as an empty box.

Owns escaping and the stand-ins for characters that the shipped font has no shape for.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics

from reports import theme

_SILENT = ("Cc", "Cf", "Cs", "Co", "Cn", "Mn")
"""Categories without a shape of their own: controls, joiners, variation selectors, stray surrogates."""


def markup(text: str) -> str:
    """The text for a paragraph: printable, escaped, line breaks kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br/>".join(escape(printable(line)) for line in lines)


def printable(text: str) -> str:
    """The text with a word in brackets for what the font cannot draw: "[crying face]", "[Arabic]"."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _stand_in(kind, "".join(run)) for kind, run in groupby(unicodedata.normalize("NFC", text), _kind)
    )


def _kind(character: str) -> str:
    """ "" for what the font draws, else what to do with it."""
    if character == "\t":
        return "space"
    if ord(character) in _drawn() and unicodedata.category(character) not in _SILENT:
        return ""
    category = unicodedata.category(character)
    if category in _SILENT:
        return "silent"
    if category.startswith("Z"):
        return "space"
    return "symbol" if category.startswith("S") else f"script {_script(character)}"


def _stand_in(kind: str, run: str) -> str:
    if kind == "":
        return run
    if kind in ("silent", "space"):
        return "" if kind == "silent" else " "
    if kind == "symbol":
        return "".join(f"[{unicodedata.name(one, 'symbol').lower()}]" for one in run)
    return f"[{kind.removeprefix('script ')}]"


def _script(character: str) -> str:
    """The first word of the character's name, which is its script: "Arabic", "CJK"."""
    word = unicodedata.name(character, "unknown letters").split(" ")[0].split("-")[0]
    return word if word == "CJK" else word.capitalize()


@cache
def _drawn() -> frozenset[int]:
    """Code points that both weights of the font have a shape for."""
    theme.register_fonts()
    return frozenset.intersection(
        *(frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in theme.FONT_FILES)
    )
