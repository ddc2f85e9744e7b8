"""Writes a name in place of what was heard: text and words keep fitting each other, and what was heard stays.

Owns arithmetic on offsets; pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from transcription.model import Turn, Word
from transcription.spelling import tokens

Keeps = Callable[[Word], bool]


def nothing(_word: Word) -> bool:
    """No word has been written by a person."""
    return False


def restored(turn: Turn, keeps: Keeps = nothing) -> Turn:
    """The turn as the engine had written it.

    Args: keeps: words that a person has written, and that stay.
    """
    for place in reversed(range(len(turn.words))):
        word = turn.words[place]
        if word.original is not None and not keeps(word):
            bare = replace(word, original=None, end=word.start + len(word.original))
            turn = _with(turn, place, place + 1, word.original, (bare,))
    return turn


def renamed(turn: Turn, start: int, end: int, name: str, keeps: Keeps = nothing) -> Turn:
    """The turn with a name in place of these characters.

    As it is where no timed words lie under all of them, or a person has written one of those.
    """
    places = [place for place, word in enumerate(turn.words) if word.start < end and word.end > start]
    if not places:
        return turn
    first, last = places[0], places[-1] + 1
    under = turn.words[first:last]
    if (
        under[0].start > start
        or under[-1].end < end
        or not _covers(turn.text, under)
        or any(map(keeps, under))
    ):
        return turn
    new = turn.text[under[0].start : start] + name + turn.text[end : under[-1].end]
    return _with(turn, first, last, new, tuple(_rewritten(turn.text, under, new)))


def _covers(text: str, words: Sequence[Word]) -> bool:
    """Whether no letter stands between these words."""
    return not any(tokens(text[one.end : other.start]) for one, other in pairwise(words))


def _rewritten(text: str, under: Sequence[Word], new: str) -> Iterator[Word]:
    """The words of a new text: each its own where as many were heard, spaced alike; else one for all of them."""
    pieces = list(re.finditer(r"\S+", new))
    gaps = [text[one.end : other.start] for one, other in pairwise(under)]
    if len(pieces) == len(under) and gaps == [new[one.end() : two.start()] for one, two in pairwise(pieces)]:
        for word, piece in zip(under, pieces, strict=True):
            yield _noted(word, piece[0], _heard(text, (word,)), under[0].start + piece.start())
        return
    known = [word.confidence for word in under if word.confidence is not None]
    whole = Word(0, 0, under[0].start_s, under[-1].end_s, min(known, default=None))
    yield _noted(whole, new, _heard(text, under), under[0].start)


def _heard(text: str, words: Sequence[Word]) -> str:
    """What the engine had written from the first to the last of these words."""
    heard, reached = "", words[0].start
    for word in words:
        own = text[word.start : word.end] if word.original is None else word.original
        heard += text[reached : word.start] + own
        reached = word.end
    return heard


def _noted(word: Word, new: str, heard: str, start: int) -> Word:
    return replace(word, start=start, end=start + len(new), original=None if heard == new else heard)


def _with(turn: Turn, first: int, last: int, new: str, words: tuple[Word, ...]) -> Turn:
    """The turn with other words in these places; what stands behind them moves along."""
    begin, end = turn.words[first].start, turn.words[last - 1].end
    shift = len(new) - (end - begin)
    behind = tuple(
        replace(word, start=word.start + shift, end=word.end + shift) for word in turn.words[last:]
    )
    text = turn.text[:begin] + new + turn.text[end:]
    return replace(turn, text=text, words=(*turn.words[:first], *words, *behind))
