"""How many words of a transcript are wrong, beside a text that is known to be right: the word error rate.

Pure: texts in, counts out; says how texts were made comparable. Loads jiwer and Whisper's normalisers when first
needed.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

SEED = 20_260_221
RESAMPLES = 9_999
"""Source: Davison & Hinkley, Bootstrap Methods and their Application, 1997, ch. 5."""

FEW_UNITS = 30
FEW_WORDS = 1_000
"""Chosen: with less, one odd sentence moves the rate by more than most engines differ."""

LEAST_UNITS = 5
"""With fewer there is no interval: there would be hardly any other samples to draw."""

APOSTROPHES = re.compile("[\u2018\u2019\u02bc\uff07]")
FIGURE = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Counts:
    """Words compared.

    Attributes:
        right: words of the reference that were heard.
        substitutions, deletions, insertions: heard as another word; not heard; heard where nothing was said.
    """

    right: int = 0
    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0

    @property
    def words(self) -> int:
        """Words of the reference."""
        return self.right + self.substitutions + self.deletions

    @property
    def errors(self) -> int:
        return self.substitutions + self.deletions + self.insertions

    @property
    def rate(self) -> float | None:
        """Word error rate, 0 upwards (over 1 when more is wrong than was said); None without a word.

        Source: errors / words of the reference; NIST, The 1998 Hub-4 evaluation plan.
        """
        return self.errors / self.words if self.words else None

    def plus(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right,
            self.substitutions + other.substitutions,
            self.deletions + other.deletions,
            self.insertions + other.insertions,
        )


def total(counts: Sequence[Counts]) -> Counts:
    """All of them together."""
    result = Counts()
    for one in counts:
        result = result.plus(one)
    return result


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the rate would lie in other samples like this one.

    Attributes:
        low, high: rates; 95 of 100 resamples lie between.
        units: what was drawn, so many.
        is_small: too few units or words to compare engines by.
    """

    low: float
    high: float
    units: int
    is_small: bool


def interval(units: Sequence[Counts]) -> Interval | None:
    """The 95 % interval of the rate by a percentile bootstrap over utterances or recordings; None with too few.

    Source: Bisani & Ney, Bootstrap estimates for confidence intervals in ASR performance evaluation, ICASSP 2004.
    """
    spoken = [unit for unit in units if unit.words or unit.errors]
    words: NDArray[np.float64] = np.array([unit.words for unit in spoken], float)
    if len(spoken) < LEAST_UNITS or not words.sum():
        return None
    errors = np.array([unit.errors for unit in spoken], float)
    drawn = np.random.default_rng(SEED).multinomial(
        len(spoken), np.full(len(spoken), 1 / len(spoken)), size=RESAMPLES
    )
    said = drawn @ words
    low, high = np.quantile((drawn @ errors)[said > 0] / said[said > 0], (0.025, 0.975))
    is_small = len(spoken) < FEW_UNITS or words.sum() < FEW_WORDS
    return Interval(float(low), float(high), len(spoken), is_small)


def compared(said: Sequence[str], heard: Sequence[str], language: str) -> tuple[Counts, ...]:
    """Align the words of one speaker, or of one recording, and count by utterance of the reference.

    Args:
        said: the reference in time order, an utterance each; heard: the transcript in time order, any pieces.
        language: BCP 47; decides how both are made comparable.

    Returns: as many counts as utterances; a word that was not said counts for the utterance in which it was heard.
    """
    normal = normaliser(language)
    utterances = [normal(text) for text in said]
    truth = [word for utterance in utterances for word in utterance]
    found = [word for text in heard for word in normal(text)]
    owner = [place for place, utterance in enumerate(utterances) for _ in utterance]
    counts = [[0, 0, 0, 0] for _ in utterances]
    for kind, start, length in _alignment(truth, found):
        for at in range(start, start + length) if kind != INSERT else ():
            counts[owner[at]][kind] += 1
        if kind == INSERT and counts:
            counts[owner[min(start, len(owner) - 1)] if owner else 0][INSERT] += length
    return tuple(Counts(*row) for row in counts)


EQUAL, SUBSTITUTE, DELETE, INSERT = range(4)


def _alignment(truth: Sequence[str], found: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Kind, place in the truth and number of words of each stretch of the best alignment."""
    if not truth or not found:
        yield (DELETE, 0, len(truth)) if truth else (INSERT, 0, len(found))
        return
    import jiwer

    kinds = {"equal": EQUAL, "substitute": SUBSTITUTE, "delete": DELETE, "insert": INSERT}
    for chunk in jiwer.process_words(" ".join(truth), " ".join(found)).alignments[0]:
        kind = kinds[chunk.type]
        length = (
            chunk.hyp_end_idx - chunk.hyp_start_idx
            if kind == INSERT
            else chunk.ref_end_idx - chunk.ref_start_idx
        )
        yield kind, chunk.ref_start_idx, length


@lru_cache(maxsize=4)
def normaliser(language: str) -> Callable[[str], tuple[str, ...]]:
    """What makes two texts comparable, as words: Whisper's own rules, and figures one by one.

    Source: whisper.normalizers, by which word error rates are published.
    """
    whispers = _whispers_normalisers()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its word list to be closed by itself
        plain = whispers.EnglishTextNormalizer() if is_english(language) else whispers.BasicTextNormalizer()

    def words(text: str) -> tuple[str, ...]:
        normal = str(plain(APOSTROPHES.sub("'", text)))
        # One engine writes 9:30, another "nine thirty": figure by figure both are the same.
        parts = FIGURE.sub(r" \g<0> ", normal).split() if is_english(language) else normal.split()
        return tuple(part for part in parts if any(letter.isalnum() for letter in part))

    return words


def _whispers_normalisers() -> ModuleType:
    """Whisper's package of normalisers by itself: its parent imports torch, which takes seconds and is not needed."""
    name = "qa_studio_whisper_normalizers"
    if name not in sys.modules:
        found = find_spec("whisper")
        assert found is not None, "openai-whisper is one of the requirements"
        assert found.submodule_search_locations is not None, "whisper is a package"
        place = Path(found.submodule_search_locations[0], "normalizers")
        spec = spec_from_file_location(name, place / "__init__.py", submodule_search_locations=[str(place)])
        assert spec is not None, "whisper has its normalisers"
        assert spec.loader is not None, "whisper has its normalisers"
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def is_english(language: str) -> bool:
    return language.lower().split("-")[0] == "en"


def normalisation_in_words(language: str) -> tuple[str, ...]:
    """What is done to both texts before they are compared. Source: whisper.normalizers."""
    both = ("Case and punctuation do not count.", "Words in brackets, such as “[noise]”, are left out.")
    by = f"By the text normaliser of openai-whisper {version('openai-whisper')}."
    if not is_english(language):
        return (*both, "Fillers count, and numbers are compared as they are written.", by)
    return (
        *both,
        "Fillers (hmm, mm, mhm, mmm, uh, um) are left out.",
        "Numbers are compared figure by figure (“twenty five” is “2 5”), contractions written out (“don't” is"
        " “do not”), spelling made American (“colour” is “color”).",
        by,
    )
