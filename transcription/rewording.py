"""What becomes of a turn's words when a person types its text anew: their times live on where the words do.

Owns the alignment of old and new words. Knows no turn's neighbours and no store.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from transcription.model import Turn, Word

TOKEN = re.compile(r"\S+")
MOST_COMPARED = 1_000_000
"""Old words times new ones, up to which a rewritten stretch is aligned word by word; beyond it is one replacement."""

Step = tuple[str, int, int, int, int]
"""What becomes of words i1..i2: "equal", "replace", "delete" or "insert", and the new words j1..j2."""


@dataclass(frozen=True, slots=True)
class Token:
    """Characters between white space: offsets in a text, and by what the same word is known again."""

    start: int
    end: int
    key: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a text as it is written, without regard to what a recogniser calls a word."""
    stop = len(text) if end is None else end
    return [Token(*one.span(), key_of(one.group())) for one in TOKEN.finditer(text, start, stop)]


def key_of(word: str) -> str:
    """The word without case and outer punctuation, so that "Calling," is "calling"; a lone dash is itself."""
    bare = word.casefold().strip(".,;:!?…\"'“”‘’«»()[]-–—")
    return bare or word


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """How one row of keys becomes another, in order; the steps cover both rows."""
    if len(old) * len(new) <= MOST_COMPARED:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    whole = [
        ("equal", 0, head, 0, head),
        ("replace", head, len(old) - tail, head, len(new) - tail),
        ("equal", len(old) - tail, len(old), len(new) - tail, len(new)),
    ]
    return [step for step in whole if step[1] < step[2] or step[3] < step[4]]


def reworded(turn: Turn, text: str) -> tuple[Word, ...]:
    """The words of the turn's new text.

    A word that stays keeps its time and confidence. One that is new has the time of what it stands for, shared
    out by length, no confidence, and what was written there before as its original; one that was put between has
    the time between its neighbours. No time goes back.

    Returns: () when the turn has no words with times.
    """
    if not turn.words:
        return ()
    head, tail = _unchanged_ends(turn, text)
    shift = len(text) - len(turn.text)
    before = [word for word in turn.words if word.end <= head]
    after = [word for word in turn.words if word.start >= len(turn.text) - tail and word.end > head]
    between = turn.words[len(before) : len(turn.words) - len(after)]
    written = tokens(text, head, len(text) - tail)
    changed = _Stretch(turn, tuple(before), between, tuple(after)).words(written)
    moved = (replace(word, start=word.start + shift, end=word.end + shift) for word in after)
    return (*before, *changed, *moved)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words that were typed over, and those that stay before and after them."""

    turn: Turn
    before: tuple[Word, ...]
    old: tuple[Word, ...]
    after: tuple[Word, ...]

    def words(self, new: Sequence[Token]) -> list[Word]:
        found: list[Word] = []
        for kind, i1, i2, j1, j2 in aligned(
            [key_of(self._text(word)) for word in self.old], [t.key for t in new]
        ):
            if kind == "equal":
                pairs = zip(self.old[i1:i2], new[j1:j2], strict=True)
                found += [replace(word, start=token.start, end=token.end) for word, token in pairs]
            elif kind != "delete":
                found += self._replaced(i1, i2, new[j1:j2])
        return found

    def _replaced(self, i1: int, i2: int, new: Sequence[Token]) -> list[Word]:
        if i2 - i1 == len(new):
            return [self._new(place, place + 1, (token,))[0] for place, token in enumerate(new, start=i1)]
        return self._new(i1, i2, new)

    def _new(self, i1: int, i2: int, new: Sequence[Token]) -> list[Word]:
        """New words for these old ones; time shared out by the length of the words."""
        start_s, end_s = self._time(i1, i2)
        said = [word.original or self._text(word) for word in self.old[i1:i2]]
        letters = sum(token.end - token.start for token in new)
        words, passed, begin = [], 0, start_s
        for token in new:
            passed += token.end - token.start
            until = min(start_s + (end_s - start_s) * passed / letters, end_s)
            words.append(Word(token.start, token.end, begin, until, None, " ".join(said) or None))
            begin = until
        return words

    def _time(self, i1: int, i2: int) -> tuple[float, float]:
        """From when until when what is replaced was said; never past the beginning of the word that follows."""
        following = self.old[i2:] or self.after
        next_s = following[0].start_s if following else math.inf
        if i1 < i2:
            start_s, end_s = self.old[i1].start_s, self.old[i2 - 1].end_s
        else:
            start_s, end_s = self._gap(i1, next_s)
        start_s = min(start_s, next_s)
        return start_s, max(start_s, min(end_s, next_s))

    def _gap(self, place: int, next_s: float) -> tuple[float, float]:
        """The time between two words, or between a word and the end of the turn."""
        preceding = self.old[:place] or self.before
        turn = self.turn
        first_s = next_s if turn.start_s is None else turn.start_s
        start_s = preceding[-1].end_s if preceding else min(first_s, next_s)
        end_s = next_s if math.isfinite(next_s) else turn.end_s
        return start_s, start_s if end_s is None else end_s

    def _text(self, word: Word) -> str:
        return self.turn.text[word.start : word.end]


def _unchanged_ends(turn: Turn, text: str) -> tuple[int, int]:
    """How many characters stay at the beginning and at the end, each up to the edge of a word in both texts."""
    old = turn.text
    head = _shared(old, text)
    while head and not (_is_edge(old, head) and _is_edge(text, head) and _is_between(turn.words, head)):
        head -= 1
    tail = _shared(old[head:][::-1], text[head:][::-1])
    while tail and not (
        _is_edge(old, len(old) - tail)
        and _is_edge(text, len(text) - tail)
        and _is_between(turn.words, len(old) - tail)
    ):
        tail -= 1
    return head, tail


def _shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many items both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_edge(text: str, place: int) -> bool:
    return place in (0, len(text)) or text[place - 1].isspace() or text[place].isspace()


def _is_between(words: Sequence[Word], place: int) -> bool:
    after = bisect_right(words, place, key=lambda word: word.start) - 1
    return after < 0 or not words[after].start < place < words[after].end
