"""Signs in how something is written that words alone do not show: placeholders left in, words shouted in capitals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView

_FINDS: Mapping[str, re.Pattern[str]] = {
    "placeholder": re.compile(
        r"\[[A-Z][A-Z _-]{2,40}\]|\{\{[^{}\n]{1,60}\}\}|\{[a-z_.]{2,40}\}|<<?[A-Z][A-Z _]{2,40}>>?|%[A-Z_]{3,40}%"
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
            if (span := _words_under(view, match.start(), match.end())) is not None
        ]


def _words_under(view: TurnView, start: int, end: int) -> tuple[int, int] | None:
    places = [
        place
        for place, token in enumerate(view.tokens)
        if token.start < end and token.end > start and token.end > token.start and not token.quoted
    ]
    return (places[0], places[-1] + 1) if places else None


def _build(arguments: Mapping[str, Any], slots: Slots) -> Writing:
    return Writing(_FINDS[arguments["finds"]])


WRITING = CheckKind(
    "A placeholder is left in the text, or a word is shouted in capitals; quoted ones do not count.",
    {"finds": schema.required(schema.choice(*_FINDS))},
    _build,
)
