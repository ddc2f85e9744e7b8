"""Signs in how something is written that words alone do not show: placeholders left in, words shouted in capitals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.words import Token

_FINDS: Mapping[str, re.Pattern[str]] = {
    "placeholder": re.compile(
        r"\[[A-Z][A-Z _-]{2,40}\]|\{\{[^{}\n]{1,60}\}\}|\{[a-z_.]{2,40}\}|<<?[A-Z][A-Z _]{2,40}>>?|%[A-Z_]{3,40}%"
        r"|[\[<(](?i:insert|add|enter|your|customer|client|first|last|full|agent|name|surname|product|date|amount|title)"
        r"(?i:['’]?s?[ _-][a-z _'’-]{1,30}|name)?[\]>](?!\()|(?i:\binsert [a-z ]{2,30} here\b)|\bX{3,}\b(?![-\d])"
    ),
    "shouting": re.compile(r"(?<![\w.@/-])[A-Z]{6,}(?![\w.@/-])"),
}
"""Capitals of six letters and more are no abbreviation."""


@dataclass(frozen=True)
class Writing:
    """Hits are the words under each place that the pattern finds; what stands in quotation marks is left out."""

    pattern: re.Pattern[str]

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        return [
            Hit(scene.place[view.index], *span)
            for view in views
            for match in self.pattern.finditer(view.turn.text)
            if (span := words_under(view, match.start(), match.end())) is not None
        ]


def words_under(view: TurnView, start: int, end: int) -> tuple[int, int] | None:
    """Tokens of the words at these characters, half-open; None where there are none, or they are quoted."""
    first = bisect_left(view.tokens, start, key=_end_of)
    last = bisect_left(view.tokens, end, lo=first, key=_start_of)
    places = [p for p in range(first, last) if _is_own(view, p) and view.tokens[p].end > start]
    return (places[0], places[-1] + 1) if places else None


def _is_own(view: TurnView, place: int) -> bool:
    token = view.tokens[place]
    return token.end > token.start and not token.quoted


def _start_of(token: Token) -> int:
    return token.start


def _end_of(token: Token) -> int:
    return token.end


def _build(arguments: Mapping[str, Any], slots: Slots) -> Writing:
    return Writing(_FINDS[arguments["finds"]])


WRITING = CheckKind(
    "A placeholder is left in the text, or a word is shouted in capitals; quoted ones do not count.",
    {"finds": schema.required(schema.choice(*_FINDS))},
    _build,
)
