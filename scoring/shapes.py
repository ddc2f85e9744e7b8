"""What the arguments of checks look like to whoever asks for them.

Apart from the checks, so that a window can open without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ShapeKind(StrEnum):
    """What a value looks like: LINES is a list of texts, GROUPS a list of such lists, CHECK a check within a check."""

    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    GROUPS = "groups"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Shape:
    """What whoever asks for an argument has to show.

    Attributes:
        low, high: ends of a number, both included.
        names: what a choice is among; empty for the others.
    """

    kind: ShapeKind
    low: float = 0
    high: float = 0
    names: tuple[str, ...] = ()
