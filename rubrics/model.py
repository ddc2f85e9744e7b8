"""The form: rubrics, sections, criteria, scales and the policy of a score, as frozen values.

Owns the vocabulary of the package. Imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

AnswerValue = str | Decimal | tuple[str, ...]


class AnswerState(StrEnum):
    """NOT_APPLICABLE is said by an evaluator, HIDDEN by a condition of the rubric: two different things."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "na"
    HIDDEN = "hidden"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one criterion.

    Attributes:
        value: an option's key (yes/no, levels), a number (points, bands), option keys (choices) or text;
            None unless the state is ANSWERED.
    """

    state: AnswerState
    value: AnswerValue | None = None


UNANSWERED = Answer(AnswerState.UNANSWERED)
NOT_APPLICABLE = Answer(AnswerState.NOT_APPLICABLE)
HIDDEN = Answer(AnswerState.HIDDEN)


class ScaleKind(StrEnum):
    YES_NO = "yes_no"
    LEVELS = "levels"
    POINTS = "points"
    BANDS = "bands"
    CHOICES = "choices"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a scale, best first as written.

    Attributes:
        key: what is stored ("yes", "no", "2", …); never renamed.
        fraction: the raw mark, 0..1 of what the criterion can give.
        anchor: what this level looks like, in words.
        examples: wordings that deserve this level.
    """

    key: str
    label: str
    fraction: Decimal
    anchor: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """How a criterion is answered. `options` is empty for points and text; `maximum` is for points only."""

    kind: ScaleKind
    options: tuple[Option, ...] = ()
    maximum: Decimal | None = None

    def option(self, key: str) -> Option | None:
        """The option with this key, None when there is none."""
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class CheckUse:
    """A detector as a rubric binds it: a name in `scoring.checks.CHECKS` and its arguments as plain YAML values."""

    check: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SuggestRule:
    """Which answer follows when the named checks hit. The first rule of a criterion that holds decides.

    Attributes:
        answer: an option's key, or "na".
        any_of, all_of, none_of: empty ones do not restrict.
        confidence: 0..1, how far a hit of this rule is to be believed.
        reason: one sentence for the reviewer.
    """

    answer: str
    any_of: tuple[CheckUse, ...] = ()
    all_of: tuple[CheckUse, ...] = ()
    none_of: tuple[CheckUse, ...] = ()
    confidence: float = 0.5
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of a rubric.

    Attributes:
        key: stable through versions; what evaluations store.
        weight: share of its section, >= 0, relative to its sisters.
        guidance: how to mark it, for a reviewer who sees the form for the first time.
        suggest: rules of the automatic suggestion, in order; empty: never suggested.
    """

    key: str
    title: str
    weight: Decimal
    scale: Scale
    guidance: str = ""
    na_allowed: bool = True
    critical: bool = False
    suggest: tuple[SuggestRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    weight: Decimal
    criteria: tuple[Criterion, ...]


class NotApplicablePolicy(StrEnum):
    LEAVE_OUT = "leave_out"
    COUNT_AS_PASS = "count_as_pass"
    COUNT_AS_ZERO = "count_as_zero"
    NOT_ALLOWED = "not_allowed"


class UnansweredPolicy(StrEnum):
    REFUSE = "refuse"
    LEAVE_OUT = "leave_out"


class CriticalPolicy(StrEnum):
    SCORE_ZERO = "score_zero"
    SECTION_ZERO = "section_zero"
    FAIL_OUTCOME = "fail_outcome"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Policy:
    """How a score is made from marks; pinned with the rubric's version.

    Attributes:
        critical_cap: highest score, 0..100, after a failed critical criterion; only read by CriticalPolicy.CAP.
    """

    not_applicable: NotApplicablePolicy = NotApplicablePolicy.LEAVE_OUT
    unanswered: UnansweredPolicy = UnansweredPolicy.REFUSE
    critical: CriticalPolicy = CriticalPolicy.FAIL_OUTCOME
    critical_cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """An operation is optimised when its interactions score at least the one and customers rate it at least the other.

    Attributes:
        interaction: score, 0..100.
        customer: rating normalised to 0..100.
    """

    interaction: Decimal = Decimal(91)
    customer: Decimal = Decimal(85)


@dataclass(frozen=True, slots=True)
class Rubric:
    """A versioned form.

    Attributes:
        key: stable through versions.
        version: 1, 2, …; a published version never changes.
        names: slots that checks may use, e.g. {"brand": ("Fernlea", "Fernlea Home")}.
    """

    key: str
    title: str
    version: int
    sections: tuple[Section, ...]
    policy: Policy = Policy()
    thresholds: Thresholds = Thresholds()
    language: str = "en"
    description: str = ""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def criteria(self) -> Iterator[Criterion]:
        """Every criterion, in the order of the form."""
        for section in self.sections:
            yield from section.criteria

    def criterion(self, key: str) -> Criterion | None:
        """The criterion with this key, None when the rubric has none."""
        return next((criterion for criterion in self.criteria() if criterion.key == key), None)
