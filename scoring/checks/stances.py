"""Where the agent says yes or no to something, or states it with or without a “not”, so that turning round is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.checks.content import content_of
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.words import word_set
from transcription.model import Role

_YES, _NO = word_set("yes yep yeah"), word_set("no nope unfortunately")
_NOT = word_set("not never no nor cannot without")
_LASTING = word_set(
    "is are can cannot included covered covers includes possible allowed refundable valid available costs applies needs"
)
"""Words of what does not change from one message to the next."""

_PASSING = word_set(
    "yet now still already been arrived received sent moment today currently here see find sorry"
)
FEWEST, ALIKE = 2, 0.6


@dataclass(frozen=True, slots=True)
class Stance:
    """One statement.

    Attributes:
        about: stems; of an answer also those of the question.
        is_answer: it begins with yes or no.
        is_negated: it denies.
    """

    hit: Hit
    about: frozenset[str]
    is_answer: bool
    is_negated: bool


def stances(scene: Scene, place: int, view: TurnView) -> Iterator[Stance]:
    """The stances of one of the agent's turns, in order."""
    for first, last in view.sentences:
        forms = view.forms[first:last]
        if view.asks((first, last)) or view.tokens[first].quoted:
            continue
        is_answer = forms[0] in _YES | _NO
        about = _levelled(content_of(forms))
        if is_answer and first <= 2:
            about |= _asked(scene, view)
        elif _LASTING.isdisjoint(forms) or not _PASSING.isdisjoint(forms):
            continue
        if len(about) >= FEWEST and (is_answer or len(forms) >= 3):
            is_negated = forms[0] in _NO if is_answer else not _NOT.isdisjoint(forms)
            yield Stance(Hit(place, first, last), about, is_answer, is_negated)


def opposed(one: Stance, other: Stance) -> bool:
    """Whether one says yes and the other no to what is the same, as far as their words go."""
    if one.is_negated is other.is_negated or one.is_answer is not other.is_answer:
        return False
    shared = len(one.about & other.about)
    if one.is_answer:
        return shared >= FEWEST and shared >= ALIKE * min(len(one.about), len(other.about))
    return shared >= FEWEST and shared >= ALIKE * len(one.about | other.about)


def _asked(scene: Scene, view: TurnView) -> frozenset[str]:
    """What the customer's question right before is about."""
    if view.stretch == 0:
        return frozenset()
    before = scene.by_stretch[view.stretch - 1][-1]
    return _levelled(content_of(before.forms)) if before.role is Role.CUSTOMER else frozenset()


def _levelled(stems: frozenset[str]) -> frozenset[str]:
    """Without the endings that short words keep: “use” and “used” are one."""
    return frozenset(one.removesuffix("d").removesuffix("e") if len(one) <= 4 else one for one in stems)
