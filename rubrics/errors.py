"""What a user is told when a rubric cannot be read or used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class RubricError(Exception):
    """Base of this package's errors; the message is fit for the user."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a rubric's file.

    Attributes:
        line: 1-based; 0 when the file as a whole is meant (missing, too large, wrong encoding).
        path: where in the form, e.g. "sections[0].criteria[2].weight"; "" for the whole.
        message: what is wrong and what is expected.
        suggestion: what was probably meant, or what to do; "" for none.
    """

    line: int
    path: str
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"line {self.line}" if self.line else "", self.path) if part)
        end = f" {self.suggestion}" if self.suggestion else ""
        return f"{place}: {self.message}{end}" if place else f"{self.message}{end}"


class RubricFaultsError(RubricError):
    """A rubric's file with everything that is wrong with it.

    Attributes:
        name: of the file, or what else the text is called.
        faults: in the order of their lines; never empty.
    """

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        self.name = name
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__(name, self.faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.name}: {self.faults[0]}"
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        return f"{self.name} has {len(self.faults)} faults:\n{lines}"
