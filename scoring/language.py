"""Is it English, and if not, what does it look like? Told by each language's commonest words and by the script, on
the machine and without a model.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from scoring.checks.phrasing import read_lists
from scoring.checks.words import word_set
from transcription.model import Role

FEWEST_WORDS = 12
"""Below this a text is too short to tell, and its declared language is believed."""

LEAST_SHARE = 0.33
"""Chats, calls and drafts of a recogniser in English hold 53 to 65 % of these words; the same talk in German, French,
Spanish, Dutch and Polish 9 to 21 %, for they share a few short words with it. Source: measured on both."""

ENOUGH_WORDS = 40
LEAST_SHARE_OF_FEW = 0.2
"""In a few words chance weighs more, so less is asked of them."""

LOOKS_LIKE = 0.15
"""Share of a language's commonest words from which a text is said to look like it, when no other has more. Source: ten
sentences of service talk in each of the languages below hold 24 to 60 % of their own words."""

LEAST_SHARE_ALONE = 0.6
"""Of the share asked for, when no other language has half as many of its own words. Source: short e-mails full of names
and numbers hold 20 to 33 %, and at most a third as many words of any other language."""

_COMMON = word_set(
    """
    the i you to a and it is that of in for have my your on not do can me this with what be are will so
    was we but if thank thanks please no yes just at or know it's all ok there how would like has an am
    from get did out about here they one when by up which good need does had been could any our us then
    now as he she see help her his them more very time right well want
    """
)

_NAMES: Mapping[str, str] = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nb": "Norwegian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_SCRIPTS: Mapping[str, str] = {
    "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh",
    "THAI": "th", "DEVANAGARI": "hi",
}  # fmt: skip
"""Scripts that tell the language by themselves; first word of a letter's Unicode name."""

_WORDS_FILE = Path(__file__).parent / "checks" / "common_words.txt"

_SAMPLE = 4_000
"""Letters and words that are enough to tell."""


def is_english(declared: str, turns: Iterable[Sequence[str]]) -> bool:
    """Whether talk is English.

    Args:
        declared: BCP 47, "" when unknown; believed when it is another language, or when there are few words.
        turns: levelled words of each turn.
    """
    if declared and not declared.lower().startswith("en"):
        return False
    words = _words(turns)
    if len(words) < FEWEST_WORDS:
        return all(any(character.isascii() and character.isalpha() for character in word) for word in words)
    least = LEAST_SHARE if len(words) >= ENOUGH_WORDS else LEAST_SHARE_OF_FEW
    share = _share(words, _COMMON)
    return share >= least or (share >= LEAST_SHARE_ALONE * least and _leads(words, share))


def _leads(words: Sequence[str], share: float) -> bool:
    """Whether no other language's words are nearly as many: names and figures thin out every language."""
    sample = words[:_SAMPLE]
    return not _by_script("".join(sample)[:_SAMPLE]) and all(
        2 * _share(sample, profile) < share for profile in _profiles().values()
    )


def why_not_english(declared: str, turns: Iterable[tuple[Role, Sequence[str]]]) -> str:
    """Why checks that know English have nothing to say of this talk; "" when they may have.

    Args:
        declared: as in `is_english`.
        turns: who speaks, and the levelled words.
    """
    spoken = tuple(turns)
    everything = [forms for _, forms in spoken]
    if not is_english(declared, everything):
        return _told("The conversation", _named(declared) or looks_like(_words(everything)))
    for role in (Role.CUSTOMER, Role.AGENT):
        words = _words(forms for who, forms in spoken if who is role)
        if len(words) >= FEWEST_WORDS and _share(words, _COMMON) < LEAST_SHARE_OF_FEW:
            other = looks_like(words)
            if other:
                return _told(f"What the {role.value} says", other)
    return ""


def looks_like(words: Sequence[str]) -> str:
    """The language that these levelled words look like, by its English name; "" when none stands out."""
    sample = words[:_SAMPLE]
    told = _by_script("".join(sample)[:_SAMPLE])
    if told:
        return _NAMES[told]
    shares = {code: _share(sample, profile) for code, profile in _profiles().items()}
    best = max(shares, key=lambda code: shares[code])
    return _NAMES[best] if shares[best] >= LOOKS_LIKE and shares[best] > _share(sample, _COMMON) else ""


@cache
def _profiles() -> Mapping[str, frozenset[str]]:
    return {code: word_set(" ".join(lines)) for code, lines in read_lists(_WORDS_FILE).items()}


def _by_script(letters: str) -> str:
    """The language whose script most of these letters are written in; "" for scripts that several share."""
    found = Counter(_SCRIPTS.get(_script(letter), "") for letter in letters if letter.isalpha())
    if found["ja"]:  # kana stand between Chinese signs, and nowhere else
        found["ja"] += found.pop("zh", 0)
    most, count = found.most_common(1)[0] if found else ("", 0)
    return most if 2 * count > found.total() else ""


def _told(what: str, other: str) -> str:
    like = f" but like {other}" if other else ""
    return f"{what} does not look like English{like}, and the checks know no other language."


def _named(declared: str) -> str:
    code = declared.lower().replace("_", "-").partition("-")[0]
    return "" if code == "en" else _NAMES.get(code, "")


def _words(turns: Iterable[Sequence[str]]) -> list[str]:
    return [form for forms in turns for form in forms if any(character.isalpha() for character in form)]


def _share(words: Sequence[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words) if words else 0.0


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]
