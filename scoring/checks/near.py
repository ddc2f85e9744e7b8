"""Near misses: a wording of three words and more with one word misheard or mistyped (“thank you fer calling”)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from scoring.checks.phrasing import Wording
from scoring.checks.words import ENDS, word_set

FEWEST_WORDS = 3
ENOUGH = 3
"""With so many telling words right, such as three of a long company name's, the wrong one may be anything."""
_COMMON = word_set(
    """
    a an the i you he she it we they me him her us them my your his its our their this that these those
    is am are was were be been do does did have has had will would can could may might shall should must
    to of in on at for with from by and or but so if as no not what which who when where how there here
    up out about
    """
)
_NEVER = word_set("not never no now nor cannot without none nothing yes")
_KEYS = 2


class Near:
    """Looks for wordings around their rarest words: with one word wrong, one of the two is right."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._around: dict[str, list[tuple[Wording, int]]] = {}
        for wording in wordings:
            content = [place for place, form in enumerate(wording) if is_content(form)]
            if len(wording) >= FEWEST_WORDS and content and not ENDS.intersection(wording):
                for place in sorted(content, key=lambda p: -len(wording[p]))[:_KEYS]:
                    self._around.setdefault(wording[place], []).append((wording, place))

    def spans(self, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Stretches of `forms` that differ from a wording in exactly one word, by little."""
        for place, form in enumerate(forms):
            for wording, offset in self._around.get(form, ()):
                first = place - offset
                if first >= 0 and _is_near(wording, forms[first : first + len(wording)]):
                    yield first, first + len(wording)


def is_content(form: str) -> bool:
    return form not in _COMMON and form not in ENDS and len(form) > 2


def _is_near(wording: Wording, forms: Sequence[str]) -> bool:
    if len(forms) < len(wording):
        return False
    wrong = -1
    for place, form in enumerate(wording):
        if form != forms[place]:
            if wrong >= 0:
                return False
            wrong = place
    if wrong < 0:
        return False
    meant, heard = wording[wrong], forms[wrong]
    others = sum(is_content(form) for form in wording if form != meant)
    return heard not in ENDS and (others >= ENOUGH or (others > 0 and sounds_like(meant, heard)))


@lru_cache(maxsize=100_000)
def sounds_like(meant: str, heard: str) -> bool:
    """Whether one word may have been written for the other: one letter off, two in words of six and more."""
    if {meant, heard} & _NEVER or min(len(meant), len(heard)) < 3 or heard in ENDS:
        return False
    allowed = 2 if min(len(meant), len(heard)) >= 6 else 1
    return abs(len(meant) - len(heard)) <= allowed and _distance(meant, heard, allowed) <= allowed


def _distance(one: str, other: str, most: int) -> int:
    """Levenshtein's distance, or more than `most` when it is larger."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, letter_there in enumerate(other, start=1):
            same = before[column - 1] + (letter != letter_there)
            now.append(min(same, before[column] + 1, now[-1] + 1))
        if min(now) > most:
            return most + 1
        before = now
    return before[-1]
