"""What a person types into a search field, as the full-text index is asked, and where it stands in a text.

Pure; knows no session. Whatever is typed is a question: quotes, operators and signs of the index are words like others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

MOST_CHARACTERS = 1_000
MOST_TERMS = 32
"""Of a question; what is pasted beyond that is not looked for."""

SHORTEST = 3
"""Letters of a beginning; of fewer there are too many words to be of use. Scripts without spaces are told by less."""

_PARTS = re.compile(r'"([^"]*)(?:"(\*)?|$)|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must follow each other; the last one may only be the beginning of a word."""

    words: tuple[str, ...]
    is_prefix: bool = False


def terms(typed: str) -> tuple[Term, ...]:
    """Every word must be there; “"in quotes"” in this order, and “beginn*” as the beginning of one.

    A word with signs in it ("e-mail") is its parts in this order. () when nothing can be looked for.
    """
    found = (_term(match) for match in _PARTS.finditer(typed[:MOST_CHARACTERS]))
    return tuple(dict.fromkeys(term for term in found if term.words))[:MOST_TERMS]


def _term(match: re.Match[str]) -> Term:
    quoted, star, bare = match.groups()
    text = bare if quoted is None else quoted
    is_prefix = bool(star) if quoted is not None else text.endswith("*")
    words = tuple(word for word, _, _ in words_of(text))
    return Term(words, is_prefix and bool(words) and (len(words[-1]) >= SHORTEST or not words[-1].isascii()))


def as_prefixes(asked: Sequence[Term]) -> tuple[Term, ...]:
    """The same, every word as a beginning: for names, which are found while they are typed."""
    return tuple(Term(term.words, True) for term in asked)


def match_text(asked: Sequence[Term]) -> str:
    """In the index's own language. Every word stands in quotes, so that none is read as an operator."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}' for term in asked)


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Folded word, start and end, half-open, as the tokenizer of the index tells them apart."""
    start, folded = 0, ""
    for place, sign in enumerate(text):
        part = _folded(sign)
        if part is None:
            if folded:
                yield folded, start, place
            folded = ""
        else:
            start = start if folded else place
            folded += part
    if folded:
        yield folded, start, len(text)


def matches(text: str, asked: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Where the terms stand: character offsets, half-open, in order and without overlap."""
    found = list(words_of(text))
    spans = sorted(
        (found[place][1], found[place + len(term.words) - 1][2])
        for term in asked
        for place in range(len(found) - len(term.words) + 1)
        if _stands(term, [word for word, _, _ in found[place : place + len(term.words)]])
    )
    return tuple(_joined(spans))


def _stands(term: Term, words: list[str]) -> bool:
    if words[:-1] != list(term.words[:-1]):
        return False
    return words[-1].startswith(term.words[-1]) if term.is_prefix else words[-1] == term.words[-1]


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str | None:
    """A sign without case and marks; "" for a mark on the sign before; None for what stands between words."""
    category = unicodedata.category(sign)
    if category == "Mn":
        return ""
    if category[0] not in "LN" and category != "Co":
        return None
    folded = sign.casefold() if len(sign.casefold()) == 1 else sign.lower()
    return unicodedata.normalize("NFD", folded)[0]
