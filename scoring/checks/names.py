"""The customer's own name: where it is given, and where the agent uses it as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.words import word_set
from transcription.model import Role

_NAME = r"[^\W\d_]{2,20}(?:['’-][^\W\d_]{2,20})?"
_GIVEN = (
    re.compile(
        rf"(?i:\b(?:my (?:full |first |last )?name(?: is|['’]?s)|(?:this|here) is|it['’]?s|i['’]?m|i am)\s{{1,5}})"
        rf"(?i:(?:mr|mrs|ms|miss|dr)\.?\s{{1,5}})?(?P<name>{_NAME}(?:\s{{1,5}}[A-Z][\w'’-]{{1,20}})?)"
    ),
    re.compile(
        r"(?i:\b(?:regards|thanks|thank you|best|cheers|wishes|sincerely|greetings|yours)\b)[,.!]?\s{1,5}"
        r"(?P<name>[A-Z]\w{1,20}(?:[ \t]{1,3}[A-Z][\w'’-]{1,20}){0,2})\s{0,5}$"
    ),
    re.compile(r"[.?!\n]\s{0,5}(?P<name>[A-Z]\w{1,20}[ \t]{1,3}[A-Z][\w'’-]{1,20})\s{0,5}$"),
)
_NO_NAMES = word_set(
    """
    a an the about not so very just my your our here calling waiting looking trying still really going sorry
    happy unhappy glad sure afraid now in at on for from with that this what how why when it broken late
    wrong missing fine good great bad ok okay all no yes me you we they i thank thanks regards kind best
    mr mrs ms miss dr angry upset worried tired done leaving stuck locked lost interested also always never
    been one two three only too urgent important possible impossible true working writing moving coming
    """
)
_ASKS_NAME = re.compile(r"(?i)\b(?:your name|who am i|whom am i|full name|first name)\b")
MOST_WORDS = 3
"""Words of a turn that is nothing but a name."""


@dataclass(frozen=True)
class Names:
    """Hits are words of a name.

    Attributes:
        is_given: in the customer's turns, where the name is told; else in the turns looked at, where it is used.
    """

    is_given: bool

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        given = list(given_names(scene))
        if self.is_given:
            wanted = {view.index for view in views}
            return [hit for hit, _ in given if scene.views[hit.view].index in wanted]
        parts = {form for _, forms in given for form in forms}
        return [
            Hit(scene.place[view.index], place, place + 1)
            for view in views
            for place, token in enumerate(view.tokens)
            if token.form in parts and not token.quoted
        ]


def given_names(scene: Scene) -> Iterator[tuple[Hit, tuple[str, ...]]]:
    """Each place where the customer tells a name, with its words."""
    asked = False
    for place, view in enumerate(scene.views):
        if view.role is Role.AGENT:
            asked = bool(_ASKS_NAME.search(view.turn.text)) or _is_asked_for(view)
        elif view.role is Role.CUSTOMER:
            spans = [match.span("name") for pattern in _GIVEN for match in pattern.finditer(view.turn.text)]
            if asked and len(view.forms) - 1 <= MOST_WORDS:
                spans.append((0, len(view.turn.text)))
            yield from _hits(place, view, spans)
            asked = False


def _is_asked_for(view: TurnView) -> bool:
    """“Who am I writing with?” in any of its forms."""
    return "?" in view.forms and "who" in view.forms and "with" in view.forms


def _hits(
    place: int, view: TurnView, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[Hit, tuple[str, ...]]]:
    for start, end in dict.fromkeys(spans):
        places = [
            p for p, token in enumerate(view.tokens) if start <= token.start < end and token.end > token.start
        ]
        named = [p for p in places if view.forms[p] not in _NO_NAMES and view.forms[p] not in (".", "?")]
        if named and named[0] == places[0]:
            yield Hit(place, named[0], named[-1] + 1), tuple(view.forms[p] for p in named)


def _build(arguments: Mapping[str, Any], slots: Slots) -> Names:
    return Names(arguments["finds"] == "given")


NAMES = CheckKind(
    "The customer's name is given (by the customer), or used as it was given.",
    {"finds": schema.required(schema.choice("given", "used"))},
    _build,
)
