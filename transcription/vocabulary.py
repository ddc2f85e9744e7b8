"""The names that a workspace knows: what an engine is told of them beforehand, and how a transcript remembers them.

Owns the prompt's wording and its limit, and the form in which names are pinned to a transcript. Imports values alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from transcription.model import Name, NameKind, Transcript
from transcription.spelling import plain

SETTING = "vocabulary"
"""Name of the setting, in a transcript's origin, that holds the names which were applied to it."""

ECHOED_WORDS = 4
"""So many words of the prompt in its own order are no answer of a person; fewer may be."""

_ORDER = {kind: place for place, kind in enumerate(NameKind)}


@dataclass(frozen=True, slots=True)
class Prompt:
    """What an engine reads before it listens.

    Attributes:
        text: the names that fit, most important first; "" when there are none.
        left_out: names that did not fit.
    """

    text: str = ""
    left_out: tuple[str, ...] = ()


def by_importance(names: Iterable[Name], first: Iterable[str] = ()) -> tuple[Name, ...]:
    """Brands, then agents, products and others, each in the given order.

    Args: first: names that come before all others, such as those of the call's own agent and company.
    """
    own = {plain(text) for text in first}
    return tuple(sorted(names, key=lambda name: (plain(name.text) not in own, _ORDER[name.kind])))


def prompt(names: Sequence[Name], length: Callable[[str], int], most: int) -> Prompt:
    """The longest row of names, from the first on, that an engine takes in; a name too long for it is passed over.

    Args:
        length: of a text, in the engine's own tokens.
        most: tokens. Whisper keeps half of its text context for what came before.
    Source: whisper.decoding.DecodingTask._get_initial_tokens, which would cut off the beginning of a longer prompt.
    """
    taken: list[str] = []
    left_out: list[str] = []
    for text in dict.fromkeys(name.text for name in names):
        if length(_row([*taken, text])) <= most:
            taken.append(text)
        else:
            left_out.append(text)
    return Prompt(_row(taken) if taken else "", tuple(left_out))


def is_echo(text: str, prompt_text: str, is_voiced: bool) -> bool:
    """Whether a text says nothing but what the prompt says, in its order: the engine read and did not listen.

    Args: is_voiced: whether somebody speaks there; where nobody does, a single name is an echo, too.
    """
    said, told = plain(text).split(), plain(prompt_text).split()
    if not said or not told or (is_voiced and len(said) < ECHOED_WORDS):
        return False
    # The prompt may be repeated from its end on, as a loop: laid out often enough, that is a stretch of it, too.
    round_and_round = told * (len(said) // len(told) + 2)
    return any(round_and_round[start : start + len(said)] == said for start in range(len(told)))


def pinned(names: Iterable[Name]) -> str:
    """Names as one line of text, for a transcript's settings."""
    return json.dumps(
        [[name.text, name.kind.value, *name.heard_as] for name in names],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def applied_to(transcript: Transcript) -> tuple[Name, ...] | None:
    """The names that were applied to a transcript; None when none ever were."""
    for setting, value in transcript.origin.settings:
        if setting == SETTING:
            return tuple(Name(text, NameKind(kind), tuple(heard)) for text, kind, *heard in json.loads(value))
    return None


def _row(texts: Sequence[str]) -> str:
    return f"{', '.join(texts)}."
