"""Kinds of arguments: each says everything that is wrong with a plain YAML value."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scoring.checks import phrasing
from scoring.checks.model import Argument, Fault
from scoring.shapes import Shape, ShapeKind

MOST_PHRASES = 500
LINES = Shape(ShapeKind.LINES)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion in words: the nearest known one, or all of them when they are few."""
    names = sorted(known)
    near = difflib.get_close_matches(str(word).lower(), names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Known: {', '.join(names)}." if len(names) <= 15 else ""


def whole(low: int, high: int) -> Argument:
    """A whole number in a range."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if isinstance(value, bool) or not isinstance(value, int):
            return [(path, f"'{_shown(value)}' is not a whole number.", "")]
        return [] if low <= value <= high else [(path, f"{value} is not between {low} and {high}.", "")]

    return Argument(faults, shape=Shape(ShapeKind.WHOLE, low, high))


def seconds() -> Argument:
    """A time in seconds, more than nothing and at most a day."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return [(path, f"'{_shown(value)}' is not a number of seconds.", "")]
        return [] if 0 < value <= 86_400 else [(path, f"{value} is not between 0 and 86400 seconds.", "")]

    return Argument(faults, shape=Shape(ShapeKind.NUMBER, 0, 86_400))


def share(low: float, high: float) -> Argument:
    """A number in a range, such as a probability."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return [(path, f"'{_shown(value)}' is not a number.", "")]
        return [] if low <= value <= high else [(path, f"{value} is not between {low} and {high}.", "")]

    return Argument(faults, shape=Shape(ShapeKind.NUMBER, low, high))


def flag() -> Argument:
    def faults(path: str, value: Any) -> Sequence[Fault]:
        return (
            [] if isinstance(value, bool) else [(path, f"'{_shown(value)}' is neither true nor false.", "")]
        )

    return Argument(faults, shape=Shape(ShapeKind.FLAG))


def choice(*names: str) -> Argument:
    """One of a few names."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if value in names:
            return []
        return [(path, f"'{_shown(value)}' is none of {', '.join(names)}.", did_you_mean(str(value), names))]

    return Argument(faults, shape=Shape(ShapeKind.CHOICE, names=names))


def choices(*names: str) -> Argument:
    """A list of names out of a few."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if not isinstance(value, list) or not value:
            return [(path, "A list of names is expected.", f"Known: {', '.join(names)}.")]
        one = choice(*names)
        return [fault for place, item in enumerate(value) for fault in one.faults(f"{path}[{place}]", item)]

    return Argument(faults, shape=Shape(ShapeKind.CHOICES, names=names))


def phrases(required: bool = True) -> Argument:
    """A list of wordings in the language of `scoring.checks.phrasing`."""
    return Argument(_phrase_faults, required, LINES)


def groups() -> Argument:
    """A list of lists of wordings."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if not isinstance(value, list) or not 1 <= len(value) <= 8:
            return [(path, "A list of one to eight lists of phrases is expected.", "")]
        return [
            fault for place, item in enumerate(value) for fault in _phrase_faults(f"{path}[{place}]", item)
        ]

    return Argument(faults, required=True, shape=Shape(ShapeKind.GROUPS))


def checked(check: Callable[[Any], None], what: str) -> Argument:
    """Any value that `check` does not refuse with a ValueError."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        try:
            check(value)
        except ValueError as err:
            return [(path, f"{what}: {err}", "")]
        return []

    return Argument(faults, required=True)


def required(argument: Argument) -> Argument:
    return replace(argument, required=True)


def nested(faults: Callable[[str, Any], Sequence[Fault]]) -> Argument:
    return Argument(faults)


def arguments_faults(given: Mapping[str, Any], known: Mapping[str, Argument], check: str) -> Sequence[Fault]:
    """Unknown and missing arguments, and what is wrong with the given ones."""
    faults: list[Fault] = [
        (name, f"The check '{check}' takes no '{name}'.", did_you_mean(name, known))
        for name in given
        if name not in known
    ]
    for name, argument in known.items():
        if name in given:
            faults.extend(argument.faults(name, given[name]))
        elif argument.required:
            faults.append(("", f"The check '{check}' needs '{name}'.", ""))
    return faults


NO_WORDING = "Write at least one wording."
"""Of a check that was just begun: nothing is wrong with it but that it has no words yet."""


def _phrase_faults(path: str, value: Any) -> Sequence[Fault]:
    if value == []:
        return [(path, NO_WORDING, "")]
    if not isinstance(value, list) or not value:
        return [(path, "A list of phrases is expected.", 'Write it as ["thank you", …].')]
    if len(value) > MOST_PHRASES:
        return [(path, f"{len(value)} phrases are more than {MOST_PHRASES}.", "Make it two checks.")]
    return [fault for place, item in enumerate(value) for fault in _phrase_fault(f"{path}[{place}]", item)]


def _phrase_fault(path: str, value: Any) -> Sequence[Fault]:
    if not isinstance(value, str) or not value.strip():
        return [(path, f"'{_shown(value)}' is not a phrase.", "Put it in quotes.")]
    try:
        phrasing.check(value)
    except phrasing.PhrasingError as err:
        known = [f"@{name}" for name in phrasing.lists()]
        return [(path, str(err), did_you_mean(value, known) if value.startswith("@") else "")]
    return []


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
