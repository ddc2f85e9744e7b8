"""How alike two spellings are, by their letters and by their sound. Pure; imports the standard library only."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"^(?:kn|gn|pn|mn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"mb$", "m"),
        (r"sch(?=[aeiou])", "sk"),
        (r"sch", "X"),
        (r"tch|ch", "X"),
        (r"sh|(?:[cst])(?=i[ao])|t(?=ure)", "X"),
        (r"th", "0"),
        (r"ph|v", "f"),
        (r"igh(?=t)|(?<=[aeiou])gh(?=$|[^aeiou])", ""),
        (r"gh", "g"),
        (r"dg(?=[eiy])|j", "J"),
        (r"g(?=n$|ned$)", ""),
        (r"g(?=[eiy])", "J"),
        (r"c(?=[eiy])", "s"),
        (r"ck|c|q|g", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"d", "t"),
        (r"wh", "w"),
        (r"(?<=.)[hwy](?![aeiou])|(?<=[^aeiou])h|(?<=.)[wy]", ""),
        (r"^[aeiouy]+", "A"),
        (r"[aeiou]", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""In this order. Which letters share a sound and which are silent: Lawrence Philips, "Hanging on the Metaphone",
Computer Language 7 (12), 1990; y and w behind the first letter count as vowels here, so that Pria is Priya."""


@lru_cache(maxsize=20_000)
def sound_key(text: str) -> str:
    """What is left of a spelling when only the consonants that are heard count, e.g. "MTLN" for "Meadow Lane".

    English letters; spellings of one sound share a key, and so may others. "" without a letter.
    """
    key = unicodedata.normalize("NFKD", text).casefold()
    for pattern, sound in _RULES:
        key = pattern.sub(sound, key)
    return key.upper()


def edits(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with their neighbour to make one of the other; `most` + 1 when more.

    Source: the distance of Damerau (1964), each stretch edited at most once.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    earlier: list[int] = []
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, letter_there in enumerate(other, start=1):
            cost = min(before[column - 1] + (letter != letter_there), before[column] + 1, now[-1] + 1)
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == letter_there
            now.append(min(cost, earlier[column - 2] + 1) if swapped else cost)
        if min(now) > most:
            return most + 1
        earlier, before = before, now
    return min(before[-1], most + 1)
