"""Words of a text as names are compared by: levelled, with their places. Pure; imports the standard library only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"[^\S\n]*[-‐‑]?[^\S\n]*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Attributes:
        form: levelled.
        start, end: characters in the text, half-open.
        goes_on: nothing but a blank or a hyphen lies between it and the next word.
        bare: form and end without the possessive; None where there is none.
    """

    form: str
    start: int
    end: int
    goes_on: bool
    bare: tuple[str, int] | None = None

    def forms_and_ends(self) -> Iterator[tuple[str, int]]:
        """As it stands, and without its possessive where it has one."""
        yield self.form, self.end
        if self.bare is not None:
            yield self.bare


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    found = list(_WORD.finditer(text))
    following = [match.start() for match in found[1:]]
    goes_on = [
        _GAP.fullmatch(text, match.end(), start) for match, start in zip(found, following, strict=False)
    ]
    return tuple(_token(match, bool(gap)) for match, gap in zip(found, (*goes_on, None), strict=False))


def levelled(word: str) -> str:
    """A word in lower case, without apostrophes and in one form of its accents; the accents stay."""
    return unicodedata.normalize("NFC", re.sub("['’]", "", word)).casefold()


def plain(text: str) -> str:
    """A name without what writing adds to it: case, apostrophes, and what stands between its words."""
    return " ".join(token.form for token in tokens(text))


def _token(match: re.Match[str], goes_on: bool) -> Token:
    mark = _POSSESSIVE.search(match[0])
    bare = (levelled(match[0][: mark.start()]), match.start() + mark.start()) if mark else None
    return Token(levelled(match[0]), match.start(), match.end(), goes_on, bare)
