"""Puts names right that an engine misheard, and keeps beside each what it had written.

Cautious: what is listed as heard is replaced wherever it stands; what is only similar is replaced when it is no word of
the language, or when a whole name of several words sounds exactly so. Where two names would do, none is taken. Owns
the rules; pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby, islice, product
from typing import Protocol

from transcription.model import Name, Transcript, Turn, Word
from transcription.renaming import Keeps, nothing, renamed, restored
from transcription.sounds import edits, sound_key
from transcription.spelling import Token, tokens
from transcription.vocabulary import SETTING, pinned

BY_HAND = "person"
"""The engine, in a transcript's origin, of what a person has corrected."""

FEWEST_LETTERS = 4
"""Shorter names are similar to too much."""

ONE_EDIT_UP_TO = 5
"""Letters of the longer spelling up to which one may differ; two in longer ones."""

MOST_PRONUNCIATIONS = 16
"""Of a stretch of words, when each may be said in several ways."""


_OFTEN_SAID = """
    a an and are be been buy by bye do due eye find fined for four great hall hear here hi high him his hour hours i
    in know knew led made mail main meet mine more need new no not now off on one our or owe pair pay piece plain red
    read real right road said sale see seen send sent so some sow stay than that the their there they through to too
    two wait way we weak wear week well were what when where which while whole will with won wood would write you your
"""
EVERYDAY = frozenset(_OFTEN_SAID.split())
"""Words that are said so often that they are meant, even where they sound like part of a name: “Tom read it”.
Source: homophones among the commonest words of English; the project's own choice."""


class Lexicon(Protocol):
    """The words of a language, and how they are said."""

    def is_word(self, form: str) -> bool: ...

    def sounds(self, form: str) -> Sequence[tuple[str, ...]]:
        """Each way to say a word, as phones; () when it is not known."""
        ...


class _Sure(IntEnum):
    """How a stretch was recognised as a name; the lower is the surer."""

    WRITTEN = 0
    LISTED = 1
    JOINED = 2
    HOMOPHONE = 3
    NEAR = 4


@dataclass(frozen=True, slots=True)
class _Match:
    sure: _Sure
    distance: int
    start: int
    end: int
    words: int
    text: str

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        """The name of more words first, for another may be a part of it; then the surer, nearer, longer, earlier."""
        return -len(tokens(self.text)), self.sure, self.distance, -self.words, self.start


class Corrector:
    """A vocabulary made ready for many turns.

    Args:
        lexicon: of the transcript's language; None: only what is listed, or written otherwise, is put right.
    """

    def __init__(self, names: Sequence[Name], lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self._written: dict[tuple[str, ...], set[str]] = {}
        self._listed: dict[tuple[str, ...], set[str]] = {}
        self._joined: dict[str, set[str]] = {}
        self._said: dict[tuple[str, ...], set[str]] = {}
        self._keys: dict[str, set[tuple[str, str]]] = {}
        self._longest = 0
        for name in names:
            self._learn(name)

    def _learn(self, name: Name) -> None:
        forms = tuple(token.form for token in tokens(name.text))
        if not forms:
            return
        spelling = "".join(forms)
        self._written.setdefault(forms, set()).add(name.text)
        for heard in name.heard_as:
            listed = tuple(token.form for token in tokens(heard))
            if listed:
                self._listed.setdefault(listed, set()).add(name.text)
                self._longest = max(self._longest, len(listed))
        self._joined.setdefault(spelling, set()).add(name.text)
        if len(spelling) >= FEWEST_LETTERS and spelling.isalpha():
            self._keys.setdefault(sound_key(spelling), set()).add((spelling, name.text))
        if len(forms) > 1:
            for said in self._sounds(forms):
                self._said.setdefault(said, set()).add(name.text)
        self._longest = max(self._longest, len(forms) + 1)

    def corrected(self, turn: Turn, keeps: Keeps = nothing) -> Turn:
        """The turn with its names put right. What has no words with times is left, for nothing would keep it.

        Args: keeps: words that a person has written, and that stay.
        """
        for match in sorted(self._matches(turn), key=lambda one: -one.start):
            turn = renamed(turn, match.start, match.end, match.text, keeps)
        return turn

    def _matches(self, turn: Turn) -> list[_Match]:
        """What to put right: by rank, none over another."""
        spoken = tokens(turn.text)
        taken: list[_Match] = []
        for match in sorted(self._candidates(spoken, turn.text), key=lambda one: one.rank):
            if not any(match.start < other.end and other.start < match.end for other in taken):
                taken.append(match)
        return [match for match in taken if turn.text[match.start : match.end] != match.text]

    def _candidates(self, spoken: Sequence[Token], text: str) -> Iterator[_Match]:
        for first in range(len(spoken)):
            for last in range(first, min(len(spoken), first + self._longest)):
                if last > first and not spoken[last - 1].goes_on:
                    break
                yield from self._recognised(spoken[first : last + 1], text)

    def _recognised(self, window: Sequence[Token], text: str) -> Iterator[_Match]:
        """The name that a stretch of words is, with its possessive or without."""
        for form, end in window[-1].forms_and_ends():
            forms = (*(token.form for token in window[:-1]), form)
            found = self._name(forms)
            if found is not None:
                stretch = text[window[0].start : end]
                is_as_meant = found.sure is _Sure.WRITTEN and not self._lacks_capitals(forms, text)
                name = stretch if is_as_meant else found.name
                yield _Match(found.sure, found.distance, window[0].start, end, len(forms), name)
                return

    def _name(self, forms: tuple[str, ...]) -> _Found | None:
        """The name that a stretch of words is; None when it is none, or could be one of several."""
        if forms in self._written:
            return _one(_Sure.WRITTEN, self._written[forms])
        if forms in self._listed:
            return _one(_Sure.LISTED, self._listed[forms])
        if self._lexicon is None or any(not form.isalpha() for form in forms):
            return None
        real = [self._lexicon.is_word(form) for form in forms]
        if all(real):
            return self._sounding(forms)
        return self._near("".join(forms), is_whole=not any(real))

    def _lacks_capitals(self, forms: tuple[str, ...], text: str) -> bool:
        """Whether a name that is spelt rightly still wants its capitals.

        Ordinary words may be meant as such: one alone stays, and several where the engine does write capitals.
        """
        ordinary = self._lexicon is None or all(self._lexicon.is_word(form) for form in forms)
        return not ordinary or (len(forms) > 1 and text == text.lower())

    def _sounding(self, forms: tuple[str, ...]) -> _Found | None:
        """A name of several words that is said, or spelt when run together, exactly so; of real words only that."""
        if len(forms) < 2:
            return None
        joined = {name for name in self._joined.get("".join(forms), ()) if len(tokens(name)) > 1}
        if joined:
            return _one(_Sure.JOINED, joined)
        names = {name for said in self._sounds(forms) for name in self._said.get(said, ())}
        own = {token.form for name in names for token in tokens(name)}
        return None if EVERYDAY.intersection(forms) - own else _one(_Sure.HOMOPHONE, names)

    def _near(self, spelling: str, is_whole: bool) -> _Found | None:
        """A name that is spelt nearly so and sounds alike.

        Args: is_whole: no real word is among the words; only then may they be a name of one word.
        """
        if spelling in self._joined:
            return _one(_Sure.JOINED, self._joined[spelling])
        if len(spelling) < FEWEST_LETTERS:
            return None
        near: dict[int, set[str]] = {}
        for meant, name in self._keys.get(sound_key(spelling), ()):
            allowed = 1 if max(len(meant), len(spelling)) <= ONE_EDIT_UP_TO else 2
            distance = edits(meant, spelling, allowed)
            if distance <= allowed and (is_whole or len(tokens(name)) > 1):
                near.setdefault(distance, set()).add(name)
        return _one(_Sure.NEAR, near[min(near)], min(near)) if near else None

    def _sounds(self, forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Every way to say these words in a row; none when one of them is not known."""
        if self._lexicon is None:
            return
        for ways in islice(product(*(self._lexicon.sounds(form) for form in forms)), MOST_PRONUNCIATIONS):
            yield tuple(phone for phone, _ in groupby(phone for way in ways for phone in way))


@dataclass(frozen=True, slots=True)
class _Found:
    """How sure, which name, and by how many letters it is off."""

    sure: _Sure
    name: str
    distance: int = 0


def _one(sure: _Sure, names: set[str], distance: int = 0) -> _Found | None:
    return _Found(sure, min(names), distance) if len(names) == 1 else None


def corrected(transcript: Transcript, names: Sequence[Name], lexicon: Lexicon | None = None) -> Transcript:
    """The transcript with its names put right, from what the engine had written on; the names are pinned to it.

    With the names that were applied before, it comes back as it is; without any, as the engine had written it. What a
    person has written stays in either case.
    """
    corrector = Corrector(names, lexicon)
    keeps = is_by_hand if transcript.origin.engine == BY_HAND else nothing
    settings = tuple(pair for pair in transcript.origin.settings if pair[0] != SETTING)
    kept = ((SETTING, pinned(names)),) if names else ()
    return replace(
        transcript,
        turns=tuple(corrector.corrected(restored(turn, keeps), keeps) for turn in transcript.turns),
        origin=replace(transcript.origin, settings=(*settings, *kept)),
    )


def is_by_hand(word: Word) -> bool:
    """Whether a word of a transcript that a person has corrected is that person's: no engine was ever sure of it."""
    return word.confidence is None
