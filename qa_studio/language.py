"""The window's texts in the reader's language: looked up by their English words, filled in, counted, spelt by locale.

Owns what a text with values looks like. Knows no catalogue: `use` is given one. Without it everything is English, as on
the command line. Imports the standard library only.

A text is looked up when it is asked for. What a module says once, at import, speaks the language that was set before:
that is the window's rooms, which are imported after the language is set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from string import Formatter

Lookup = Callable[[str, int | None], str | None]
"""(English text, number or None) -> text of the catalogue; None when it has none. With a number, the plural form."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How numbers are spelt.

    Attributes:
        decimal: between ones and tenths.
        thousands: between thousands and hundreds.
    """

    decimal: str = "."
    thousands: str = ","


class _Language:
    lookup: Lookup | None = None
    figures = Figures()


def use(lookup: Lookup | None, figures: Figures | None = None) -> None:
    """From now on texts come from this catalogue; None: English."""
    _Language.lookup = lookup
    _Language.figures = figures or Figures()


def tr(text: str, /, **values: object) -> str:
    """A text in the reader's language, its `{name}` fields filled in as `str.format` does, numbers by locale.

    The text has to stand in the call itself: that is where the catalogue's builder finds it. Without values it is
    taken as it is, braces and all.
    """
    found = _Language.lookup(text, None) if _Language.lookup else None
    said = text if found is None else found
    return _filler.vformat(said, (), values) if values else said


def trn(one: str, many: str, /, count: int, **values: object) -> str:
    """A text that counts: "{count} call", "{count} calls"; the catalogue knows it by its plural.

    Args:
        count: stands as `{count}` in the text, with thousands told apart.
    """
    found = _Language.lookup(many, count) if _Language.lookup else None
    said = found if found is not None else one if count == 1 else many
    return _filler.vformat(said, (), {"count": _Count(count), **values})


def joined_by_and(words: Iterable[str]) -> str:
    """ "one and two and three"; "" for nothing."""
    told = list(words)
    return reduce(lambda first, last: tr("{first} and {last}", first=first, last=last), told) if told else ""


def joined_by_or(words: Iterable[str]) -> str:
    """ "one or two or three"; "" for nothing."""
    told = list(words)
    return reduce(lambda first, last: tr("{first} or {last}", first=first, last=last), told) if told else ""


def quoted(words: str) -> str:
    """In the reader's quotation marks."""
    return tr("“{words}”", words=words)


def meant(near: Sequence[str]) -> str:
    """A question for what was meant, from the names that come close; "" without any."""
    return tr("Did you mean “{name}”?", name=near[0]) if near else ""


def inside(words: str) -> str:
    """A heading's words inside a sentence: English begins them small; other languages have them as they are."""
    return words if _Language.lookup else words[:1].lower() + words[1:]


def figure(text: str) -> str:
    """A number as Python spells it ("1,234.5") as the reader does ("1.234,5")."""
    marks = _Language.figures
    return text.translate({ord("."): marks.decimal, ord(","): marks.thousands})


def unspelt(text: str) -> str:
    """A number with the reader's decimal mark ("0,7") as Python spells it ("0.7"); anything else stays as it is."""
    plain = text.strip().replace(_Language.figures.decimal, ".")
    return plain if plain.replace(".", "", 1).isdecimal() else text


class _Count(int):
    """A count that tells thousands apart by itself."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec or ",")


class _Filler(Formatter):
    """Fills a text's fields; numbers with the reader's marks."""

    def format_field(self, value: object, format_spec: str) -> str:
        said = str(super().format_field(value, format_spec))
        return figure(said) if isinstance(value, int | float | Decimal) else said


_filler = _Filler()
