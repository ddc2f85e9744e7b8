"""What a conversation's sentences mean, as vectors: cut once, encoded once, and read by every check of meaning.

Recognisers write no marks: what is too long for a sentence is looked at in windows of words that overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scoring.checks.phrasing import read_lists
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span
from scoring.checks.words import ASK, words
from scoring.meaning.encoders import Encoder
from transcription.model import Role

FEWEST_WORDS = 2
LONGEST_SENTENCE = 18
WINDOW, STEP = 12, 6
"""Words. A spoken sentence of service talk has eight on average; a longer one holds more than one thought."""

_NEGATORS = frozenset({"not", "never", "no", "nobody", "nothing", "neither", "nor", "without"})


@cache
def sentence_lists() -> dict[str, tuple[str, ...]]:
    """The named lists of sentences that come with the product, by name without “@”."""
    return read_lists(Path(__file__).parent / "meaning_en.txt")


def listed(sentences: Sequence[str]) -> tuple[str, ...]:
    """These sentences, named lists put in place of their names."""
    found = (one for each in sentences for one in (sentence_lists()[each[1:]] if each[:1] == "@" else [each]))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, eq=False)
class Examples:
    """Sentences to compare with, encoded once by each encoder.

    Attributes:
        words: levelled, a question with its mark.
        negated: bool (n,): those that deny something.
    """

    words: tuple[tuple[str, ...], ...]
    negated: NDArray[np.bool_]
    _vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, sentences: Sequence[str]) -> Examples:
        """Made once of the same sentences."""
        return _examples(tuple(sentences))

    def vectors(self, encoder: Encoder) -> NDArray[np.float32]:
        """Unit vectors, float32 (n, d)."""
        if encoder.name not in self._vectors:
            self._vectors[encoder.name] = encoder.encode(self.words)
        return self._vectors[encoder.name]


@lru_cache(maxsize=512)
def _examples(sentences: tuple[str, ...]) -> Examples:
    levelled = tuple((*words(each), *((ASK,) if "?" in each else ())) for each in listed(sentences))
    return Examples(levelled, np.array([is_negated(each) for each in levelled], dtype=np.bool_))


@dataclass(frozen=True)
class Sentences:
    """The sentences of a conversation.

    Attributes:
        hits: their places, in order.
        places: by view, the first and last of its sentences, half-open.
        negated: bool (n,).
    """

    hits: tuple[Hit, ...]
    words: tuple[tuple[str, ...], ...]
    places: tuple[Span, ...]
    negated: NDArray[np.bool_]


def sentences_of(scene: Scene) -> Sentences:
    """Cut once; what stands between quotation marks is somebody else's and left out."""
    known = scene.found.get(sentences_of)
    if not isinstance(known, Sentences):
        known = scene.found[sentences_of] = _cut(scene)
    return known


def vectors_of(scene: Scene, encoder: Encoder) -> NDArray[np.float32]:
    """The vectors of `sentences_of`, float32 (n, d)."""
    key = (vectors_of, encoder.name)
    known = scene.found.get(key)
    if not isinstance(known, np.ndarray):
        known = scene.found[key] = encoder.encode(sentences_of(scene).words)
    return known


def is_negated(forms: Sequence[str]) -> bool:
    return not _NEGATORS.isdisjoint(forms)


def _cut(scene: Scene) -> Sentences:
    hits: list[Hit] = []
    found: list[tuple[str, ...]] = []
    places: list[Span] = []
    for place, view in enumerate(scene.views):
        first = len(hits)
        if view.role in (Role.AGENT, Role.CUSTOMER):
            for span, spoken in _spoken(view):
                hits.append(Hit(place, *span))
                found.append(spoken)
        places.append((first, len(hits)))
    negated = np.array([is_negated(each) for each in found], dtype=np.bool_)
    return Sentences(tuple(hits), tuple(found), tuple(places), negated)


def _spoken(view: TurnView) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for sentence in view.sentences:
        mark = (ASK,) if view.asks(sentence) else ()
        for own in _unquoted(view, sentence):
            for first, last in _windows(own):
                if last - first >= FEWEST_WORDS:
                    yield (first, last), (*view.forms[first:last], *mark)


def _unquoted(view: TurnView, sentence: Span) -> Iterator[Span]:
    """The stretches of a sentence that are the speaker's own words."""
    first = sentence[0]
    for place in range(*sentence):
        if view.tokens[place].quoted:
            yield first, place
            first = place + 1
    yield first, sentence[1]


def _windows(sentence: Span) -> Iterator[Span]:
    first, last = sentence
    if last - first <= LONGEST_SENTENCE:
        yield sentence
        return
    for start in range(first, last - STEP, STEP):
        yield start, min(start + WINDOW, last)
