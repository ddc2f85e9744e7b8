"""The small language in which wordings are written: alternatives, gaps, slots and named lists.

i am (so|very|) sorry        three wordings; an empty alternative may be left out
thank you ... patience       up to five words in between, within one sentence
my name is *                 any one word
^ (yes|no)                   at the head of a sentence; “?” and “.” stand for a sentence's end
thank you for calling {brand}
@apology                     every wording of a named list
it is so @feeling            the same within a phrase
i have <done>                any word of a class: <done> unlocked, <doing> sending, <name> joe, <number> twelve
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from scoring.checks.word_classes import CLASSES
from scoring.checks.words import ENDS, words

GAP, ANY, HEAD = "...", "*", "^"
SPECIAL = frozenset({GAP, ANY, HEAD, *CLASSES})
MAX_GAP = 5
MAX_WORDINGS = 3_000
MAX_DEPTH = 4
LONGEST = 2_000

Wording = tuple[str, ...]
Slots = Mapping[str, Sequence[str]]

_PIECE = re.compile(r"[()|*^?]|\{\w+\}|\.\.\.|\.(?=\s|$)|[^\s(){}|*^?]+")
_SLOT = re.compile(r"\{(\w+)\}")
_LIST = re.compile(r"@\w*")
_INNER = re.compile(r"@\w+")
_LISTS_FILE = Path(__file__).parent / "wording_en.txt"


class PhrasingError(ValueError):
    """A wording is not written as the language asks; the message says what is wrong with it."""


@cache
def lists() -> Mapping[str, tuple[str, ...]]:
    """The named lists that come with the product, by name without “@”."""
    return MappingProxyType(read_lists(_LISTS_FILE))


def read_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """A file of lists: a name in square brackets, then a line an entry; “#” begins a remark."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            found[name] = []
        elif line:
            found[name].append(line)
    return {name: tuple(phrases) for name, phrases in found.items()}


def slots_in(phrases: Iterable[str]) -> frozenset[str]:
    """The slots these phrases name, those of named lists with them."""
    found: set[str] = set()
    for phrase in _unlisted(phrases):
        found.update(_SLOT.findall(phrase), slots_in(_INNER.findall(phrase)))
    return frozenset(found)


def wordings(phrases: Iterable[str], slots: Slots) -> tuple[Wording, ...]:
    """Every wording these phrases stand for, without doubles; those with an unfilled slot are left out.

    Raises: PhrasingError.
    """
    found = (wording for phrase in _unlisted(phrases) for wording in _Reader(phrase, slots).wordings())
    return tuple(dict.fromkeys(found))


def check(phrase: str) -> None:
    """Raises: PhrasingError when the phrase cannot be read or stands for too many wordings."""
    for each in _unlisted([phrase]):
        _Reader(each, dict.fromkeys(_SLOT.findall(each), ("name",))).wordings()


def _unlisted(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        if not _LIST.fullmatch(phrase):
            yield phrase
        elif phrase[1:] in lists():
            yield from _unlisted(lists()[phrase[1:]])
        else:
            raise PhrasingError(f"There is no list “{phrase}”.")


class _Reader:
    """Reads one phrase from left to right; brackets may stand within brackets."""

    def __init__(self, phrase: str, slots: Slots) -> None:
        if len(phrase) > LONGEST:
            raise PhrasingError(f"A phrase of {len(phrase)} characters is too long; {LONGEST} are the most.")
        self._phrase = phrase
        self._slots = slots
        self._pieces = _PIECE.findall(phrase)
        self._place = 0

    def wordings(self) -> list[Wording]:
        found = self._alternatives(depth=0)
        if self._place < len(self._pieces):
            raise PhrasingError(f"The brackets of “{self._phrase}” do not pair.")
        if not _SLOT.search(self._phrase) and not any(_has_word(wording) for wording in found):
            raise PhrasingError(f"“{self._phrase}” holds no word.")
        return [wording for wording in dict.fromkeys(found) if _has_word(wording)]

    def _alternatives(self, depth: int) -> list[Wording]:
        if depth > MAX_DEPTH:
            raise PhrasingError(f"The brackets of “{self._phrase}” stand more than {MAX_DEPTH} deep.")
        found = self._sequence(depth)
        while depth and self._next() == "|":
            self._place += 1
            found = found + self._sequence(depth)
        return found

    def _sequence(self, depth: int) -> list[Wording]:
        found: list[Wording] = [()]
        while (piece := self._next()) not in ("", "|", ")"):
            self._place += 1
            choices = self._choices(piece, depth)
            if len(found) * len(choices) > MAX_WORDINGS:
                raise PhrasingError(
                    f"“{self._phrase}” stands for more than {MAX_WORDINGS} wordings. Split it."
                )
            found = [(*before, *choice) for before in found for choice in choices]
        return found

    def _choices(self, piece: str, depth: int) -> list[Wording]:
        if piece == "(":
            inner = self._alternatives(depth + 1)
            if self._next() != ")":
                raise PhrasingError(f"The brackets of “{self._phrase}” do not pair.")
            self._place += 1
            return inner
        if piece in SPECIAL or piece in ENDS:
            return [(piece,)]
        if piece.startswith("<"):
            raise PhrasingError(f"“{piece}” is no class of words; there are {', '.join(CLASSES)}.")
        if _LIST.fullmatch(piece):
            return list(wordings([piece], self._slots))
        if piece.startswith("{"):
            return [wording for name in self._slots.get(piece[1:-1], ()) if (wording := words(name))]
        return [words(piece)]

    def _next(self) -> str:
        return self._pieces[self._place] if self._place < len(self._pieces) else ""


def _has_word(wording: Wording) -> bool:
    return any(form not in SPECIAL and form not in ENDS for form in wording)
