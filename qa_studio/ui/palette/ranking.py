"""How well what is typed fits a thing: words by their beginnings, abbreviations, and the order that follows.

Pure; knows neither Qt nor services.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from qa_studio.ui.palette.things import Kind, Thing

WHOLE, BEGINS, WORDS, STARTS, INSIDE, SCATTERED = 100.0, 90.0, 80.0, 60.0, 45.0, 20.0
"""Points for all of it; its beginning; beginnings of its words; an abbreviation of them; a part; letters in order."""
IN_DETAIL = 25.0
"""Taken off where only the detail holds a word that was typed."""
RECENT = 12.0
"""Given to what was chosen last; less to what was chosen before it."""
SHORTEST_SCATTERED = 3
"""Letters; fewer stand in order in nearly everything."""
WIDEST = 4
"""Scattered letters stand within so many times their number."""
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Without case and marks: "Überblick" is found by "uber"."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_WORD.findall(folded(text)))


def fit(typed: str, words: str, detail: str = "") -> float | None:
    """How well a thing with these words is found by what is typed, 0..100; None: not at all."""
    asked = words_of(typed)
    if not asked:
        return None
    found = _fit_words(asked, words_of(words), folded(words))
    if found is not None:
        return found - min(len(words), 100) / 50
    return _fit_detail(asked, words_of(words), words_of(detail))


def ranked(
    typed: str, things: Iterable[Thing], recent: Sequence[str] = (), given: Mapping[str, float] | None = None
) -> list[Thing]:
    """Those that fit, the best first.

    Args:
        recent: keys of what was chosen before, the last first.
        given: least points, by key, of things that somebody else has found by what is typed.
    """
    places = {key: place for place, key in enumerate(recent)}
    kinds = {kind: place for place, kind in enumerate(Kind)}
    found: list[tuple[float, int, int, Thing]] = []
    for thing in things:
        points = _points(typed, thing, given or {})
        if points is not None:
            late = places.get(thing.key)
            points += 0.0 if late is None else RECENT / (1 + late)
            found.append((-points, kinds[thing.kind], len(found), thing))
    return [thing for *_, thing in sorted(found, key=lambda one: one[:3])]


def _points(typed: str, thing: Thing, given: Mapping[str, float]) -> float | None:
    own, least = fit(typed, thing.words, thing.detail), given.get(thing.key)
    if own is None or least is None:
        return least if own is None else own
    return max(own, least)


def _fit_words(asked: tuple[str, ...], words: tuple[str, ...], text: str) -> float | None:
    joined = " ".join(asked)
    whole = " ".join(words)
    if whole == joined:
        return WHOLE
    if whole.startswith(joined):
        return BEGINS
    if _all_begin(asked, words):
        return WORDS + (2.0 if words[0].startswith(asked[0]) else 0.0)
    letters = "".join(asked)
    if _abbreviates(letters, words):
        return STARTS
    if joined in text:
        return INSIDE
    return SCATTERED if _is_scattered(letters, text) else None


def _fit_detail(asked: tuple[str, ...], words: tuple[str, ...], detail: tuple[str, ...]) -> float | None:
    """Every word that was typed begins one of the words or of the detail."""
    return WORDS - IN_DETAIL if _all_begin(asked, (*words, *detail)) else None


def _all_begin(asked: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether each begins a word of its own."""
    left = list(words)
    for one in sorted(asked, key=len, reverse=True):
        found = next((word for word in left if word.startswith(one)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Whether beginnings of words, in their order and with words left out, make these letters up: "trsel" for
    "Transcribe the selection"."""
    reached = {0}
    for word in words:
        reached |= {at + taken for at in reached for taken in _taken(letters, at, word)}
    return len(letters) in reached


def _taken(letters: str, at: int, word: str) -> Iterable[int]:
    """How many letters from a place on a word may stand for."""
    count = 0
    while at + count < len(letters) and count < len(word) and letters[at + count] == word[count]:
        count += 1
        yield count


def _is_scattered(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in their order, and not too far apart."""
    if len(letters) < SHORTEST_SCATTERED:
        return False
    start = text.find(letters[0])
    while start >= 0:
        at = start
        for letter in letters[1:]:
            at = text.find(letter, at + 1)
            if at < 0:
                return False
        if at - start < WIDEST * len(letters):
            return True
        start = text.find(letters[0], start + 1)
    return False
