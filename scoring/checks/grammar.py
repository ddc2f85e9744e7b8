"""Faults of grammar that need no parser: forms that never stand together, told by the words beside them.

Each pattern is written for few misses rather than for many finds: where the same words are right in some sentence, it
asks for what makes them wrong. Looks at the text as it was written, for levelled words no longer show “it's”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scoring.checks.phrasing import read_lists
from scoring.checks.words import word_set

_JOINING = "and|but|because|that|when|if|as|so|while|since|until|once|which|where|what|whether|although"
_START = rf"(?:(?:^|(?<=[.!?;:\n,(–—-]))[\s“\"]{{0,3}}|\b(?:{_JOINING})\s)"
"""Where a clause begins: what stands behind it is its subject."""

_LISTS_FILE = Path(__file__).parent / "grammar_en.txt"
_WORDS = "words "
_HEAD = re.compile(rf"[\s“\"]{{0,3}}(?:(?:{_JOINING})\s)?", re.IGNORECASE)
_DOUBLED = re.compile(r"(?<![\w'’-])([A-Za-z]{2,20})[ \t]{1,3}\1(?![\w'’-])", re.IGNORECASE)
_MAY_DOUBLE = word_set(
    """
    that had very so bye no yes really many long far ha haha please ok okay well now there hear knock night is do you
    again more much blah la ho hey wow thanks too out in on pay tut tap sorry hello hi chop big new old her it
    zero one two three four five six seven eight nine double
    """
)
_ABBREVIATED = word_set(
    "eg ie etc approx no nos st mr mrs ms dr vs pm am inc ltd co ref tel ext fig incl min max"
)
_SMALL_I = re.compile(r"(?<![\w'’.*/&-])i(?=\s[a-z]|['’](?:m|ll|ve|d)\b)")
_SMALL_HEAD = re.compile(r"(?<![.\w])(?P<last>[A-Za-z]{2,20})[.!?]\s{1,3}(?P<head>[a-z]{2,20})(?=[\s,])")
_CAPITAL_HEAD = re.compile(r"(?:^|[.!?\n]\s{0,3})[A-Z]")


def small_letters(text: str) -> Iterator[tuple[int, int]]:
    """The first “i” and the first head of a sentence in small letters; without any capital it is a way to write."""
    if not _CAPITAL_HEAD.search(text):
        return
    found = _SMALL_I.search(text)
    if found:
        yield found.span()
    for match in _SMALL_HEAD.finditer(text):
        if match["last"].lower() not in _ABBREVIATED:
            yield match.span("head")
            return


def faults(text: str) -> Iterator[tuple[int, int, str]]:
    """First and last character (half-open) of each fault, and what is meant or what it is about."""
    hints, rules = _rules()
    for match in rules.finditer(text):
        head = _HEAD.match(text, match.start(), match.end())
        start = head.end() if head and head.end() < match.end() else match.start()
        yield start, match.end(), hints[int((match.lastgroup or "r0")[1:])]
    for match in _DOUBLED.finditer(text):
        if match[1].lower() not in _MAY_DOUBLE:
            yield match.start(), match.end(), "the same word twice"


@cache
def _rules() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What each rule is about, and all rules in one pattern, each in a group that is numbered alike."""
    lists = read_lists(_LISTS_FILE)
    words = {
        name.removeprefix(_WORDS): "|".join(" ".join(lines).split())
        for name, lines in lists.items()
        if name.startswith(_WORDS)
    }
    rules = {name: "|".join(lines) for name, lines in lists.items() if not name.startswith(_WORDS)}
    text = "|".join(f"(?P<r{place}>{rule})" for place, rule in enumerate(rules.values()))
    for name, any_of in {**words, "start": _START}.items():
        text = text.replace(f"<{name}>", any_of)
    return tuple(rules), re.compile(text, re.IGNORECASE)
