"""Words cut into the pieces that the encoders know, longest first from the left (WordPiece).

Source: Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1; BERT's uncased vocabulary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST_WORD = 100
"""Characters; BERT calls longer ones unknown."""
_PART = re.compile(r"[^\W_]+|[^\w\s]|_")


class Pieces:
    """A vocabulary and what its words are cut into; remembered by word.

    Args:
        vocabulary: pieces in the order of their numbers; those that go on in a word begin with "##".
        unknown: the number of what cannot be cut; None leaves it out.
    """

    def __init__(self, vocabulary: Iterable[str], unknown: int | None = None) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = () if unknown is None else (unknown,)
        self._cut: dict[str, tuple[int, ...]] = {}

    def ids(self, words: Iterable[str]) -> Iterator[int]:
        """The numbers of the pieces of these words, in order."""
        for word in words:
            known = self._cut.get(word)
            if known is None:
                known = tuple(number for part in _PART.findall(_plain(word)) for number in self._pieces(part))
                if len(self._cut) < 100_000:
                    self._cut[word] = known
            yield from known

    def _pieces(self, part: str) -> tuple[int, ...]:
        found: list[int] = []
        start = 0
        while start < len(part):
            number, start = self._longest(part, start)
            if number is None:
                return self._unknown
            found.append(number)
        return tuple(found) if len(part) <= LONGEST_WORD else self._unknown

    def _longest(self, part: str, start: int) -> tuple[int | None, int]:
        """The longest known piece from a place on, and where it ends; None when there is none."""
        lead = "##" if start else ""
        for end in range(min(len(part), start + LONGEST_WORD), start, -1):
            number = self._numbers.get(lead + part[start:end])
            if number is not None:
                return number, end
        return None, start


def _plain(word: str) -> str:
    """Lower case without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
