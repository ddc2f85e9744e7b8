"""The customer's own name: where it is given, and what may be one. Owns how signatures and introductions are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.word_classes import may_be_name
from scoring.checks.words import word_set, words
from transcription.model import Role

_NAME = r"[^\W\d_]{2,20}(?:['’-][^\W\d_]{2,20})?"
_CAPITAL = r"(?:[A-Z][\w'’-]{1,20}|[A-Z]\.)"
_JOINS = r"(?:(?:van|von|der|den|de|da|di|la|le|al|el|bin|ten|ter)[ \t]){0,2}"
_FULL = rf"{_CAPITAL}(?:[ \t]{{1,3}}{_JOINS}{_CAPITAL}){{0,2}}"
_CLOSES = (
    r"(?i:\b(?:regards|thanks|thank you|best|cheers|wishes|sincerely|faithfully|greetings|yours|ta|love|thx|rgds|br)\b)"
    r"(?i:[ \t](?:so much|a lot|very much|again|in advance|and best wishes|from [\w ]{2,20}))?"
    r"[,.!]?\s{0,5}[-–—]{0,3}\s{0,5}"
)
_GIVEN = (
    re.compile(
        rf"(?i:\b(?:my (?:full |first |last )?name(?: is|['’]?s)|(?:this|here) is|it['’]?s|i['’]?m|i am"
        rf"|(?:just )?call me|name['’]?s)\s{{1,5}})"
        rf"(?i:(?:mr|mrs|ms|miss|dr)\.?\s{{1,5}})?(?P<name>{_NAME}(?:\s{{1,5}}[A-Z][\w'’-]{{1,20}})?)"
    ),
    re.compile(rf"{_CLOSES}(?P<name>{_FULL})\s{{0,5}}$"),
    re.compile(rf"{_CLOSES}(?P<name>{_NAME})\s{{0,5}}$"),
    re.compile(rf"[.?!\n,–—-]\s{{0,5}}(?P<name>{_CAPITAL}[ \t]{{1,3}}{_CAPITAL})\s{{0,5}}$"),
    re.compile(
        rf"(?:^|[.?!\n,]\s{{0,5}})(?i:(?:hi|hello|hey|morning),?\s{{1,3}})?(?P<name>{_FULL}) (?:here|speaking)\b"
    ),
)
_LIKELY = (
    re.compile(r"[.?!\n)]\s{0,5}[-–—]{0,3}\s{0,5}(?P<name>[^\W\d_]{2,20})\s{0,5}$"),
    re.compile(rf"[.?!\n,–—-]\s{{0,5}}(?P<name>{_NAME}(?:[ \t]{{1,3}}{_NAME})?)\s{{0,5}}$"),
)
"""Where a signature may stand that might be something else too: one word behind the last sentence, or in lower case."""

_NO_NAMES = word_set(
    """
    a an the about not so very just my your our here calling waiting looking trying still really going sorry
    happy unhappy glad sure afraid now in at on for from with that this what how why when it broken late
    wrong missing fine good great bad ok okay all no yes me you we they i thank thanks regards kind best
    mr mrs ms miss dr angry upset worried tired done leaving stuck locked lost interested also always never
    van von der den de da di la le al el bin ten ter
    help cheers ta hi hello hey dear yours faithfully sincerely soon asap again advance much lot call this it
    been one two three only too urgent important possible impossible true working writing moving coming
    """
)
_ASKS_NAME = re.compile(
    r"(?i)\b(?:your (?:full |first |last |sur)?name|whom? (?:am|do) i|whom? i am|full name|first name|surname|call you"
    r"|who is (?:this|it|that)|who['’]s (?:this|it|that|there)|address you)\b"
)
_ANSWERED = re.compile(rf"(?P<name>{_FULL})(?=\s{{0,5}}(?:[,.;!–—]|$|\bhere\b|\band\b))")
MOST_WORDS = 3
"""Words of a turn that is nothing but a name."""


def given_names(scene: Scene) -> Iterator[tuple[Hit, tuple[str, ...]]]:
    """Each place where the customer tells a name, with its words."""
    asked = False
    for place, view in enumerate(scene.views):
        if view.role is Role.AGENT:
            asked = bool(_ASKS_NAME.search(view.turn.text)) or _is_asked_for(view)
        elif view.role is Role.CUSTOMER:
            spans = [match.span("name") for pattern in _GIVEN for match in pattern.finditer(view.turn.text)]
            if asked:
                spans.extend(_answered(view, bool(spans)))
            yield from _hits(place, view, spans)
            asked = False


def likely_names(scene: Scene) -> frozenset[str]:
    """Words that may be a signature of the customer's; only an agent who takes one up shows that it is one."""
    found = (
        view.turn.text[slice(*match.span("name"))]
        for view in scene.of(Role.CUSTOMER)
        for pattern in _LIKELY
        for match in pattern.finditer(view.turn.text)
    )
    return frozenset(
        word for name in found for word in words(name) if may_be_name(word) and word not in _NO_NAMES
    )


def _answered(view: TurnView, is_told: bool) -> Iterator[tuple[int, int]]:
    """The name in an answer to “who am I writing with?”: the whole of a short one, or its head in capitals."""
    match = _ANSWERED.match(view.turn.text)
    if match is not None:
        yield match.span("name")
    elif not is_told and len(view.forms) - 1 <= MOST_WORDS:
        yield 0, len(view.turn.text)


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
