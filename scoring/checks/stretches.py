"""Many short runs of words, found in a turn at once. Imports the standard library only.

A run is looked up by its first two words; a turn that shares no pair and no single word with the set is passed over
without a look at its places. That is quicker here than a trie of all runs, and takes a third of its memory.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

Run = tuple[str, ...]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Forms:
    """The words of a turn, and what runs are looked up by.

    Attributes:
        words: levelled, sentence ends among them.
    """

    words: tuple[str, ...]

    @cached_property
    def singles(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each word but the last with the one behind it."""
        return tuple(zip(self.words, self.words[1:], strict=False))

    @cached_property
    def pair_set(self) -> frozenset[Pair]:
        return frozenset(self.pairs)


@dataclass(frozen=True)
class Stretches:
    """A set of runs, ready to be looked for.

    Attributes:
        runs: each of one word or more.
    """

    runs: frozenset[Run]
    _singles: frozenset[str] = field(init=False, repr=False, compare=False)
    _lengths: dict[Pair, tuple[int, ...]] = field(init=False, repr=False, compare=False)
    _pairs: frozenset[Pair] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths: dict[Pair, set[int]] = {}
        for run in self.runs:
            if len(run) > 1:
                lengths.setdefault((run[0], run[1]), set()).add(len(run))
        object.__setattr__(self, "_singles", frozenset(run[0] for run in self.runs if len(run) == 1))
        object.__setattr__(self, "_lengths", {pair: tuple(sorted(found)) for pair, found in lengths.items()})
        object.__setattr__(self, "_pairs", frozenset(self._lengths))

    @classmethod
    def of(cls, runs: Iterable[Sequence[str]]) -> Stretches:
        """Of runs whose words many share: each word is kept once."""
        return cls(frozenset(tuple(map(sys.intern, run)) for run in runs))

    def found(self, forms: Forms) -> Iterator[tuple[Run, int, int]]:
        """Every run that stands there, with its first word's place and the place behind its last."""
        if self._singles and not self._singles.isdisjoint(forms.singles):
            for place, word in enumerate(forms.words):
                if word in self._singles:
                    yield (word,), place, place + 1
        if self._pairs.isdisjoint(forms.pair_set):
            return
        for place, pair in enumerate(forms.pairs):
            for length in self._lengths.get(pair, ()):
                run = forms.words[place : place + length]
                if len(run) == length and run in self.runs:
                    yield run, place, place + length
