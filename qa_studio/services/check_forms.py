"""What can be asked of somebody who adds a check to a rule: its parameters, and what each of them looks like.

Owns nothing of the words in which a window asks. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rubrics.emit import entry
from scoring.shapes import Shape, ShapeKind

__all__ = ["CheckForm", "Parameter", "Shape", "ShapeKind", "as_text", "check_form", "check_forms"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a check.

    Attributes:
        shape: None for what can only be written as YAML.
    """

    name: str
    shape: Shape | None
    is_required: bool

    def shows(self, value: Any) -> bool:
        """Whether a field of this shape can show the value and give it back as it was; None is nothing."""
        return value is None or (self.shape is not None and _SHOWN[self.shape.kind](value))


@dataclass(frozen=True, slots=True)
class CheckForm:
    """A check as it is asked for.

    Attributes:
        parameters: its own first, then those that every check takes.
        own: names of its own ones.
        speaker: whose turns it searches when nothing is said; "" where it takes no speaker.
    """

    name: str
    parameters: tuple[Parameter, ...]
    own: frozenset[str]
    speaker: str

    def parameter(self, name: str) -> Parameter | None:
        return next((one for one in self.parameters if one.name == name), None)

    @property
    def can_begin(self) -> bool:
        """Whether all that it needs can be asked for."""
        return all(one.shape is not None for one in self.parameters if one.is_required)


@cache
def check_forms() -> tuple[CheckForm, ...]:
    """Every check that a rule can name, in the registry's order."""
    from scoring.checks import CHECKS, COMPOSED, arguments, scope

    found = []
    for name in (*CHECKS, *COMPOSED):
        everywhere = () if name in COMPOSED else (*scope.ARGUMENTS, "after", "before")
        parameters = tuple(Parameter(key, one.shape, one.required) for key, one in arguments(name).items())
        own = frozenset(one.name for one in parameters) - frozenset(everywhere)
        speaker = CHECKS[name].speaker if name in CHECKS else ""
        found.append(CheckForm(name, parameters, own, speaker))
    return tuple(found)


def check_form(name: str) -> CheckForm | None:
    """The check of this name; None when there is none."""
    return next((one for one in check_forms() if one.name == name), None)


def as_text(name: str, value: Any) -> str:
    """A value as a rubric's file writes it."""
    return "\n".join(entry(name, value, 0))


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and value == value.strip() != "" and len(value.splitlines()) == 1


def _are_lines(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_line, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | str) and not isinstance(value, bool)


def _are_groups(value: Any) -> bool:
    return isinstance(value, list) and all(_are_lines(group) and group for group in value)


def _is_check(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("check"), str)


_SHOWN = {
    ShapeKind.WHOLE: _is_number,
    ShapeKind.NUMBER: _is_number,
    ShapeKind.FLAG: lambda value: isinstance(value, bool),
    ShapeKind.CHOICE: _is_line,
    ShapeKind.CHOICES: _are_lines,
    ShapeKind.LINES: _are_lines,
    ShapeKind.GROUPS: _are_groups,
    ShapeKind.CHECK: _is_check,
}
