"""The name by which the agent addresses the customer, beside the names that the customer gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.checks.names import given_names
from scoring.checks.near import sounds_like
from scoring.checks.scene import Hit, Scene
from scoring.checks.words import word_set
from scoring.checks.writing import words_under
from transcription.model import Role

_NAME = r"[A-Z][^\W\d_]{1,20}(?:['’-][^\W\d_]{2,20})?"
ADDRESSED = re.compile(
    r"(?:\b(?i:dear|hello|hi|hiya|hey|(?:good )?(?:morning|afternoon|evening)),?[ \t]+"
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?[ \t]+)?"
    rf"|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?[ \t]+)(?P<name>{_NAME}(?:[ \t]{_NAME})?)(?![\w@])(?!\s(?:here|from|speaking)\b)"
)
_NO_NAMES = word_set(
    """
    there all team customer traveller passenger subscriber user policyholder loyal esteemed
    sir madam everyone everybody friend valued guest client member folks again thank thanks
    welcome i my we our you this it is what how the a an yes no please sorry of course great sure let and good mr mrs ms
    """
)


@dataclass(frozen=True, slots=True)
class Address:
    """One address: the name used, where the customer gave theirs, whether both are one, and whether they nearly are."""

    hit: Hit
    given: Hit
    is_right: bool
    is_near: bool


def addressed(scene: Scene) -> Iterator[Address]:
    """Addresses of the agent's behind the first name that the customer gives; one without a capital may be none."""
    given = list(given_names(scene))
    if not given:
        return
    first, names = given[0][0], {form for _, forms in given for form in forms}
    sure = [hit for hit, _ in given if scene.evidence(hit).text[0].isupper()]
    own = _own_names(scene)
    for view in scene.of(Role.AGENT):
        place = scene.place[view.index]
        for match in ADDRESSED.finditer(view.turn.text):
            under = words_under(view, *match.span("name"))
            forms = set(view.forms[under[0] : under[1]]) if under is not None else set()
            if under is None or place < first.view or forms & (_NO_NAMES | own):
                continue
            is_right = bool(forms & names)
            is_near = not is_right and any(_is_near(form, name) for form in forms for name in names)
            if is_right or sure:
                yield Address(Hit(place, *under), first, is_right, is_near)


def _is_near(form: str, name: str) -> bool:
    return form[0] == name[0] and (sounds_like(form, name) or abs(len(form) - len(name)) <= 1)


def no_address(scene: Scene, forms: Sequence[str]) -> bool:
    """Whether these words behind a greeting address nobody by name: “Hello there”, or the agent's own name."""
    return not set(forms).isdisjoint(_NO_NAMES | _own_names(scene))


def _own_names(scene: Scene) -> frozenset[str]:
    """Words of the agents' names and the brand's."""
    named = [name for slot in ("agent", "brand") for name in scene.slots.get(slot, ())]
    spoken = [view.turn.speaker for view in scene.of(Role.AGENT)]
    return frozenset(word.casefold() for name in (*named, *spoken) for word in name.split())
