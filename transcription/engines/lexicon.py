"""English words and how they are said: the pronouncing dictionary that PocketSphinx's package carries.

Read when first asked, a third of a second; the recogniser itself is not loaded. Imports nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

DICTIONARY = Path("model", "en-us", "cmudict-en-us.dict")
"""Within the package. Source: the Carnegie Mellon Pronouncing Dictionary, American spellings, ARPAbet."""

_VARIANT = re.compile(r"\(\d+\)$")
_AMERICAN = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"our(?=$|s|ed|ing|ite|able|hood|ful|less)", "or"),
        (r"is(?=e$|es$|ed$|ing$|er$|ers$|ation)", "iz"),
        (r"ys(?=e$|es$|ed$|ing$)", "yz"),
        (r"tre(?=s?$)", "ter"),
        (r"ll(?=ed$|ing$|er$)", "l"),
        (r"ogue(?=s?$)", "og"),
        (r"ence(?=s?$)", "ense"),
    )
)
"""How British endings are written in America, so that “colour” is known for a word."""

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ly", "ness")


class EnglishLexicon:
    """Real words, and the ways to say them."""

    def __init__(self, said: Mapping[str, tuple[str, ...]]) -> None:
        self._said = said

    def is_word(self, form: str) -> bool:
        """Whether it is a word, in British or American spelling, or an ordinary ending of one."""
        if len(form) == 1 or any(spelt in self._said for spelt in _american(form)):
            return True
        stems = (form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending))
        return any(len(stem) > 2 and spelt in self._said for stem in stems for spelt in _american(stem))

    def sounds(self, form: str) -> tuple[tuple[str, ...], ...]:
        """Each way to say it, as ARPAbet phones without stress; () when the dictionary does not know it."""
        for spelt in _american(form):
            if spelt in self._said:
                return tuple(tuple(way.split()) for way in self._said[spelt])
        return ()


def _american(form: str) -> Iterator[str]:
    yield form
    for pattern, american in _AMERICAN:
        if pattern.search(form):
            yield pattern.sub(american, form)


def lexicon_of(language: str) -> EnglishLexicon | None:
    """The lexicon of a language (BCP 47); None when there is none, or PocketSphinx's data are not installed."""
    return _english() if language.lower().split("-")[0] == "en" else None


@cache
def _english() -> EnglishLexicon | None:
    found = find_spec("pocketsphinx")
    for folder in (found.submodule_search_locations or ()) if found else ():
        file = Path(folder) / DICTIONARY
        if file.is_file():
            return EnglishLexicon(_read(file))
    return None


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    """Ways to say each word, without apostrophes, as transcripts are compared without them."""
    said: dict[str, tuple[str, ...]] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            head, _, phones = line.rstrip().partition(" ")
            word = _VARIANT.sub("", head).replace("'", "")
            said[word] = (*said.get(word, ()), phones)
    return said
