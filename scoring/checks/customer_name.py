"""Whether the agent addresses the customer by name, as the customer gives it; by another one; or by none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.addressing import ADDRESSED, Address, addressed, no_address
from scoring.checks.model import CheckKind
from scoring.checks.names import given_names, likely_names
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span
from scoring.checks.words import word_set
from scoring.checks.writing import words_under
from transcription.model import Role

_COMMON = word_set(
    "will mark may grace hope joy rose bill pat sue art rich frank june april august dawn eve faith ivy jack penny"
    " guy dean drew chase grant gene lance miles rob skip stew sunny victor ward wade young price cook day page"
)
"""Names that are words too: only one with a capital, or behind a greeting, is a name."""

_NOBODY = re.compile(
    r"(?i)\b(?:dear|hello|hi|good (?:morning|afternoon|evening)),?[ \t]+"
    r"(?:(?:valued|esteemed|our|loyal|new)[ \t]+){0,2}"
    r"(?P<name>customer|sir|madam|guest|client|user|member|passenger|subscriber|traveller|policyholder)\b"
)
_OBJECTS = re.compile(
    r"(?i)\b(?:not my name|my name(?: is|['’]s)? not|my name isn['’]?t|wrong name|not called|i am not (?:mr|mrs|ms)|"
    r"spel(?:t|led) (?:my name )?wrong|misspel(?:t|led))\b"
)


@dataclass(frozen=True)
class CustomerName:
    """Hits are words of a name.

    Attributes:
        finds: "given" in the customer's turns; "used" by the agent as it was given; "addressed" by a name in a
            greeting while the customer gave none and does not object; "misnamed": another name, or “valued customer”.
    """

    finds: str

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        wanted = {scene.place[view.index] for view in views}
        return [hit for hit in _FINDERS[self.finds](scene) if hit.view in wanted]

    def doubt(self, scene: Scene, hit: Hit) -> str:
        if self.finds != "misnamed" or all(
            one.hit != hit or not _is_short(scene, one) for one in _addresses(scene)
        ):
            return ""
        return (
            f"“{scene.evidence(hit).text}” may be the short form of the name that was given; please decide."
        )


def _given(scene: Scene) -> Iterator[Hit]:
    yield from (hit for hit, _ in given_names(scene))


def _used(scene: Scene) -> Iterator[Hit]:
    """Each word of a name in the agent's turns; of a signature that may be another word, only in a greeting."""
    sure = {form for _, forms in given_names(scene) for form in forms} | _known(scene)
    likely = likely_names(scene)
    for view in scene.of(Role.AGENT):
        place = scene.place[view.index]
        for at, token in enumerate(view.tokens):
            if token.form in sure and not token.quoted and _is_name(view, at):
                yield Hit(place, at, at + 1)
        for span in _greeted(view):
            yield from (Hit(place, at, at + 1) for at in range(*span) if view.forms[at] in likely - sure)


def _addressed(scene: Scene) -> Iterator[Hit]:
    if any(given_names(scene)) or any(_OBJECTS.search(view.turn.text) for view in scene.of(Role.CUSTOMER)):
        return
    for view in scene.of(Role.AGENT):
        for span in _greeted(view):
            if not no_address(scene, view.forms[span[0] : span[1]]):
                yield Hit(scene.place[view.index], *span)


def _misnamed(scene: Scene) -> Iterator[Hit]:
    yield from (one.hit for one in _addresses(scene) if not one.is_right)
    for view in scene.of(Role.AGENT):
        for match in _NOBODY.finditer(view.turn.text):
            under = words_under(view, *match.span())
            if under is not None:
                yield Hit(scene.place[view.index], *under)


_FINDERS = {"given": _given, "used": _used, "addressed": _addressed, "misnamed": _misnamed}


def _greeted(view: TurnView) -> Iterator[Span]:
    for match in ADDRESSED.finditer(view.turn.text):
        under = words_under(view, *match.span("name"))
        if under is not None:
            yield under


def _is_name(view: TurnView, place: int) -> bool:
    form = view.forms[place]
    return form not in _COMMON or view.turn.text[view.tokens[place].start].isupper()


def _known(scene: Scene) -> set[str]:
    """Words of the names under which the record keeps the customer."""
    return {word.casefold() for name in scene.slots.get("customer", ()) for word in name.split()}


def _addresses(scene: Scene) -> Sequence[Address]:
    known = scene.found.get(_addresses)
    if not isinstance(known, tuple):
        known = scene.found[_addresses] = tuple(addressed(scene))
    return known


def _is_short(scene: Scene, one: Address) -> bool:
    """“Chris” to somebody who signs with “Christopher”."""
    used, given = (scene.evidence(hit).text.casefold() for hit in (one.hit, one.given))
    return any(
        min(len(short), len(long)) >= 3
        and (long.startswith(short) or short.startswith(long))
        and short != long
        for short in used.split()
        for long in given.split()
    )


def _build(arguments: Mapping[str, Any], slots: Slots) -> CustomerName:
    return CustomerName(arguments["finds"])


CUSTOMER_NAME = CheckKind(
    "The customer's name is given (by the customer), used as it was given, used in a greeting though nobody gave it"
    " (addressed), or replaced by another one or by “customer” (misnamed).",
    {"finds": schema.required(schema.choice(*_FINDERS))},
    _build,
)
