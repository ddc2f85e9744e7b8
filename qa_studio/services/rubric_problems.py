"""What is wrong with a form that is being edited, what could be better, and what each criterion counts.

Owns the wording for the window. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from qa_studio.language import figure, tr
from rubrics import loader
from rubrics.errors import Fault
from rubrics.lint import lint
from rubrics.model import CheckUse, Role, Rubric, ScaleKind
from rubrics.shares import worths
from rubrics.suggest_fields import ArgumentFault


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault, which keeps the form from being published, or a remark, which does not.

    Attributes:
        line: 1-based in the text; 0 when the whole is meant, and of remarks.
        path: where in the form, e.g. "sections[0].criteria[2].weight"; "" for the whole.
        hint: what was probably meant or what to do; of a remark why it matters. "" for none.
    """

    is_fault: bool
    line: int
    path: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What one criterion or section counts.

    Attributes:
        points: of the score; exact.
    """

    role: Role
    points: Fraction

    @property
    def part(self) -> float:
        """Share of the whole, 0..100; 0 for what stands beside it."""
        return float(self.points) if self.role is Role.SCORED else 0.0

    @property
    def text(self) -> str:
        """One decimal: "8.3", "+5.0", "−5.0"."""
        number = one_decimal(self.points)
        return {Role.SCORED: number, Role.BONUS: f"+{number}", Role.PENALTY: f"−{number}"}[self.role]

    @property
    def words(self) -> str:
        """In words, e.g. "counts 8.3 of 100"."""
        number = one_decimal(self.points)
        return {
            Role.SCORED: tr("counts {number} of 100", number=figure(number)),
            Role.BONUS: tr("a bonus of up to {number}", number=figure(number)),
            Role.PENALTY: tr("takes up to {number}", number=figure(number)),
        }[self.role]


def one_decimal(value: Fraction) -> str:
    """Half up, for showing only."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP):f}"


def shares(rubric: Rubric, without: Sequence[str] = ()) -> dict[str, Share]:
    """Criterion key -> what it counts when everything counts but `without`."""
    counted = {
        item.key
        for item in rubric.criteria()
        if item.key not in without and item.scale.kind is not ScaleKind.TEXT
    }
    return {key: Share(worth.role, worth.points) for key, worth in worths(rubric, counted).items()}


def examined(text: str, name: str) -> tuple[Rubric | None, tuple[Problem, ...]]:
    """The form as far as it can be read, its faults by line, then the remarks on it."""
    rubric, faults = loader.examine(text, name, _check_faults)
    found = [_problem(one) for one in faults]
    return rubric, (*found, *(remarks(rubric) if rubric is not None else ()))


def _problem(fault: Fault) -> Problem:
    """A fault as the editor tells it: what is only begun has no line, for its field says what to do."""
    from scoring.checks.schema import NO_WORDING

    if fault.message == NO_WORDING:
        return Problem(True, 0, fault.path, tr("Write at least one wording."))
    return Problem(True, fault.line, fault.path, fault.message, fault.suggestion)


def remarks(rubric: Rubric) -> tuple[Problem, ...]:
    """What could be better; nothing of it blocks."""
    return tuple(Problem(False, 0, one.path, one.message, one.why) for one in lint(rubric))


def _check_faults(use: CheckUse) -> Sequence[ArgumentFault]:
    return _known_check_faults(use.check, json.dumps(use.arguments, sort_keys=True, default=str))


@lru_cache(maxsize=2048)
def _known_check_faults(check: str, arguments: str) -> tuple[ArgumentFault, ...]:
    """A form is examined at every change, and its checks hardly ever are what changed."""
    from scoring.checks import validate

    return tuple(validate(CheckUse(check, json.loads(arguments))))
