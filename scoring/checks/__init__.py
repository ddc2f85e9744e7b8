"""Detectors that a rubric binds to its criteria: by name, with arguments that are validated all at once.

Owns the names (`CHECKS`), their validation and their making. spaCy is loaded when the first check is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rubrics.model import CheckUse
from scoring.checks import scope
from scoring.checks.against_wish import AGAINST_WISH
from scoring.checks.brand import NAME_SPELLING, REGISTER
from scoring.checks.composed import WEIGHED, ComposedKind
from scoring.checks.contradiction import CONTRADICTION
from scoring.checks.customer_name import CUSTOMER_NAME
from scoring.checks.echo import ECHO
from scoring.checks.fates import REQUEST_FATE, REQUESTS
from scoring.checks.faults import WRITING_FAULTS
from scoring.checks.followed import FOLLOWED
from scoring.checks.identity import VERIFIED
from scoring.checks.jargon import JARGON
from scoring.checks.layout import LAYOUT
from scoring.checks.listening import REPEATED_QUESTION
from scoring.checks.meaning import MEANING
from scoring.checks.model import Argument, CheckKind, Fault
from scoring.checks.phrasing import Slots
from scoring.checks.schema import arguments_faults, did_you_mean
from scoring.checks.scope import Looker, scoped
from scoring.checks.steps import STEPS
from scoring.checks.subject import SUBJECT
from scoring.checks.wordings import PATTERN, PHRASES, TOGETHER
from scoring.checks.writing import WRITING
from scoring.shapes import Shape, ShapeKind

__all__ = ["CHECKS", "COMPOSED", "arguments", "build", "validate"]

CHECKS: dict[str, CheckKind] = {
    "phrases": PHRASES,
    "together": TOGETHER,
    "pattern": PATTERN,
    "echo": ECHO,
    "repeated_question": REPEATED_QUESTION,
    "verified": VERIFIED,
    "requests": REQUESTS,
    "request_fate": REQUEST_FATE,
    "jargon": JARGON,
    "writing": WRITING,
    "writing_faults": WRITING_FAULTS,
    "against_wish": AGAINST_WISH,
    "contradiction": CONTRADICTION,
    "layout": LAYOUT,
    "subject": SUBJECT,
    "name_spelling": NAME_SPELLING,
    "register": REGISTER,
    "customer_name": CUSTOMER_NAME,
    "meaning": MEANING,
}
"""Names stand in rubrics and are never renamed."""

COMPOSED: dict[str, ComposedKind] = {"weighed": WEIGHED, "steps": STEPS, "followed": FOLLOWED}
"""Checks made of others; no name stands in both."""

_ANCHORS = ("after", "before")
_MAX_DEPTH = 3


def validate(use: CheckUse) -> Sequence[Fault]:
    """Everything that is wrong with a check as a rubric uses it: (path in its map, message, suggestion)."""
    return _faults(use, 0)


def arguments(check: str, depth: int = 0) -> Mapping[str, Argument]:
    """Everything that a check takes, its own first.

    Args:
        depth: how deep in other checks it stands.

    Raises: KeyError when there is no such check.
    """
    if check in COMPOSED:
        return COMPOSED[check].arguments(_inner(depth))
    anchors = {name: _inner(depth) for name in _ANCHORS}
    return {**CHECKS[check].arguments, **scope.ARGUMENTS, **anchors}


def build(use: CheckUse, slots: Slots) -> Looker:
    """Make a check ready to look.

    Args:
        use: without faults; see `validate`.
        slots: names by slot, e.g. {"brand": ("Fernlea",)}; wordings with a slot that is not there are never found.
    """
    if use.check in COMPOSED:
        return COMPOSED[use.check].build(use.arguments, slots, lambda value: build(_use(value), slots))
    kind = CHECKS[use.check]
    inner = {name: build(_use(use.arguments[name]), slots) for name in _ANCHORS if name in use.arguments}
    return scoped(kind.build(use.arguments, slots), use.arguments, kind.speaker, inner)


def _faults(use: CheckUse, depth: int) -> Sequence[Fault]:
    if use.check not in COMPOSED and use.check not in CHECKS:
        return [("check", f"There is no check '{use.check}'.", did_you_mean(use.check, [*CHECKS, *COMPOSED]))]
    known = arguments(use.check, depth)
    return [*arguments_faults(use.arguments, known, use.check), *_contradictions(use)]


def _inner(depth: int) -> Argument:
    """A check within a check."""

    def anchor(path: str, value: Any) -> Sequence[Fault]:
        if not isinstance(value, Mapping) or not isinstance(value.get("check"), str):
            return [(path, "A check is expected here, as {check: phrases, …}.", "")]
        if depth >= _MAX_DEPTH:
            return [(path, f"Checks stand more than {_MAX_DEPTH} deep in each other.", "")]
        found = _faults(_use(value), depth + 1)
        return [(f"{path}.{place}".rstrip("."), message, meant) for place, message, meant in found]

    return Argument(anchor, shape=Shape(ShapeKind.CHECK))


def _contradictions(use: CheckUse) -> Sequence[Fault]:
    given = use.arguments
    fewest, most = given.get("at_least", 1), given.get("at_most")
    if isinstance(fewest, int) and isinstance(most, int) and "at_least" in given and most < fewest:
        return [("at_most", f"At most {most} and at least {fewest} cannot both hold.", "")]
    least, below = given.get("least"), given.get("below")
    if isinstance(least, int | float) and isinstance(below, int | float) and below <= least:
        return [("below", f"Below {below} and at least {least} cannot both hold.", "")]
    if use.check != "followed" and "within_turns" in given and "after" not in given:
        return [("within_turns", "'within_turns' counts from the check under 'after'.", "Add 'after'.")]
    return []


def _use(value: Mapping[str, Any]) -> CheckUse:
    return CheckUse(value["check"], {str(name): each for name, each in value.items() if name != "check"})
