"""Which words there are, and for which everyday word one that there is not was most likely meant.

Source: SCOWL's lists up to size 70, the everyday ones up to size 35; see data/ORIGIN.md. The kinds of slips that are
told apart are Damerau's (one letter more, less, other, or two changed about, Comm. ACM 7(3), 1964: over 80 % of all)
and letters doubled or left single.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase

_ADDED_FILE = Path(__file__).with_name("data") / "added_en.txt"
WORDS_FILE = Path(__file__).with_name("data") / "words_en.txt.gz"
SHORTEST, SHORTEST_CHANGED = 3, 5
"""Letters. In a shorter word only two letters changed about are a sure slip: any other change meets another word."""

_BEFORE = (
    "un",
    "re",
    "pre",
    "non",
    "mis",
    "over",
    "under",
    "out",
    "sub",
    "multi",
    "anti",
    "co",
    "self",
    "super",
    "e",
)
_BEHIND = ("s", "es", "d", "ing", "er", "ers", "able", "less", "ness", "free", "wise", "like", "proof")
_SMALL_PARTS = frozenset({"up", "in", "on", "off", "out", "by", "to", "at"})


def is_known(word: str) -> bool:
    """Whether a lower-case word is spelt rightly, as far as the list and what words are made of can tell."""
    return word not in _added()[1] and (_is_listed(word) or (_is_made_of_known(word) and not _near(word)))


@lru_cache(maxsize=20_000)
def meant(word: str) -> str:
    """The everyday word that an unknown lower-case one was meant for; "" when it is known, or nobody can say."""
    if word in _added()[1]:
        return _added()[1][word]
    if len(word) < SHORTEST or _is_listed(word):
        return ""
    return min(_near(word), key=lambda other: _unlikeness(word, other), default="")


@lru_cache(maxsize=20_000)
def _near(word: str) -> frozenset[str]:
    """Everyday words that a slip makes into this one."""
    common = _lists()[0]
    if word.endswith("in") and f"{word}g" in common:
        return frozenset({f"{word}g"})
    found = {other for other in _changed_about(word) if other in common and len(other) >= SHORTEST}
    found |= _doubled_wrongly().get(_undoubled(word), set())
    if not found and len(word) >= SHORTEST_CHANGED:
        found = {other for other in _one_letter_off(word) if other in common and len(other) > SHORTEST}
    return frozenset(found)


def _unlikeness(word: str, other: str) -> tuple[bool, bool, bool, int, str]:
    """Sorts the likeliest first: doubled letters, then the same first and last letter, then the longer one."""
    undoubled = _undoubled(word) != _undoubled(other)
    return undoubled, word[0] != other[0], word[-1] != other[-1], -len(other), other


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Everyday words, and all that are known; lower case."""
    common, _, others = gzip.decompress(WORDS_FILE.read_bytes()).decode("ascii").partition("\n\n")
    everyday = frozenset(common.split("\n"))
    return everyday, everyday.union(others.split("\n"), _added()[0])


@cache
def _added() -> tuple[frozenset[str], dict[str, str]]:
    """Words besides the list's, and set slips with what they are meant for."""
    words: set[str] = set()
    slips: dict[str, str] = {}
    for line in _ADDED_FILE.read_text(encoding="utf-8").splitlines():
        wrong, mark, right = line.partition(" = ")
        if mark:
            slips[wrong] = right
        elif not line.startswith("#"):
            words.update(line.split())
    return frozenset(words), slips


def _is_listed(word: str) -> bool:
    return word in _lists()[1]


@lru_cache(maxsize=20_000)
def _is_made_of_known(word: str) -> bool:
    """“resend”, “cordless”, “nightlight”, “signup”: what dictionaries leave to their readers."""
    if any(
        word.startswith(part) and len(word) > len(part) + 3 and _is_listed(word[len(part) :])
        for part in _BEFORE
    ):
        return True
    if any(
        word.endswith(part) and len(word) > len(part) + 3 and word[: -len(part)] in _added()[0]
        for part in _BEHIND
    ):
        return True
    return any(_is_part(word[:place]) and _is_part(word[place:]) for place in range(2, len(word) - 1))


def _is_part(word: str) -> bool:
    return word in _SMALL_PARTS or (len(word) >= 4 and word in _lists()[0])


def _changed_about(word: str) -> Iterator[str]:
    for place in range(len(word) - 1):
        if word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _one_letter_off(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


@cache
def _doubled_wrongly() -> dict[str, set[str]]:
    """Longer everyday words by their letters without doubles: “tommorow” and “tomorrow” are written alike there."""
    found: dict[str, set[str]] = {}
    for word in _lists()[0]:
        if len(word) >= SHORTEST_CHANGED:
            found.setdefault(_undoubled(word), set()).add(word)
    return found


def _undoubled(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if place == 0 or letter != word[place - 1])
