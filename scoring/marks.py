"""Marks against the form: do they fit, what are they worth on their own scale, and how are they worded.

Owns raw marks: fractions 0..1, exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from rubrics.model import (
    Answer,
    AnswerState,
    Criterion,
    NotApplicablePolicy,
    Option,
    Policy,
    Rubric,
    Scale,
    ScaleKind,
)
from scoring.errors import MarksError

STATE_LABELS: dict[AnswerState, str] = {
    AnswerState.NOT_APPLICABLE: "N/A",
    AnswerState.HIDDEN: "hidden",
    AnswerState.UNANSWERED: "unanswered",
}


@lru_cache(maxsize=4096)
def exact(value: Decimal) -> Fraction:
    """The number as a fraction.

    One that was cut off by division (0.333… with 28 digits) becomes 1/3 again.
    """
    found = Fraction(value)
    near = found.limit_denominator(1000)
    return near if abs(found - near) < Fraction(1, 10**20) else found


def check_marks(rubric: Rubric, answers: Mapping[str, Answer]) -> None:
    """See that every answer belongs to the rubric and lies on its scale.

    Raises: MarksError with everything that does not.
    """
    faults = list(_faults(rubric, answers))
    if faults:
        raise MarksError(rubric.title, faults)


def _faults(rubric: Rubric, answers: Mapping[str, Answer]) -> Iterator[str]:
    known = {criterion.key: criterion for criterion in rubric.criteria()}
    for key, answer in answers.items():
        criterion = known.get(key)
        if criterion is None:
            yield f"There is no criterion '{key}'."
        else:
            yield from _fault(criterion, answer, rubric.policy)


def fits(criterion: Criterion, answer: Answer, policy: Policy) -> bool:
    """Whether this answer may be given to this criterion."""
    return fault_of(criterion, answer, policy) is None


def fault_of(criterion: Criterion, answer: Answer, policy: Policy) -> str | None:
    """What is wrong with this answer to this criterion, as a sentence; None when nothing is."""
    return next(_fault(criterion, answer, policy), None)


def _fault(criterion: Criterion, answer: Answer, policy: Policy) -> Iterator[str]:
    if answer.state is AnswerState.NOT_APPLICABLE:
        if not criterion.na_allowed or policy.not_applicable is NotApplicablePolicy.NOT_ALLOWED:
            yield f"'{criterion.title}' does not allow N/A."
    elif answer.state is AnswerState.ANSWERED and not _fits(criterion.scale, answer):
        yield f"'{criterion.title}' is answered with {_shown(answer)}; possible: {possible(criterion.scale)}."


def _fits(scale: Scale, answer: Answer) -> bool:
    value = answer.value
    if scale.kind is ScaleKind.TEXT:
        return isinstance(value, str)
    if scale.kind is ScaleKind.CHOICES:
        keys = value if isinstance(value, tuple) else (value,)
        known = all(isinstance(key, str) and scale.option(key) for key in keys)
        return known and len(set(keys)) == len(keys)
    if scale.kind in (ScaleKind.POINTS, ScaleKind.BANDS):
        return isinstance(value, Decimal) and value.is_finite() and _on_points(scale, value)
    return isinstance(value, str) and scale.option(value) is not None


def _on_points(scale: Scale, value: Decimal) -> bool:
    if scale.kind is ScaleKind.BANDS or scale.maximum is None:
        return True
    inside = scale.minimum <= value <= scale.maximum
    return inside and (scale.step is None or Fraction(value - scale.minimum) % Fraction(scale.step) == 0)


def _shown(answer: Answer) -> str:
    return "nothing" if answer.value in (None, ()) else f"'{str(answer.value)[:60]}'"


def possible(scale: Scale) -> str:
    """What can be answered, in words."""
    if scale.kind is ScaleKind.POINTS:
        steps = f" in steps of {scale.step:f}" if scale.step is not None else ""
        return f"{scale.minimum:f} to {scale.maximum:f}{steps}"
    if scale.kind is ScaleKind.BANDS:
        return "a number"
    if scale.kind is ScaleKind.TEXT:
        return "text"
    return ", ".join(option.key for option in scale.options)


def raw_mark(criterion: Criterion, answer: Answer, policy: Policy) -> Fraction | None:
    """The raw mark, 0..1; None when the answer does not count."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        counted = {
            NotApplicablePolicy.COUNT_AS_PASS: Fraction(1),
            NotApplicablePolicy.COUNT_AS_ZERO: Fraction(0),
        }
        return None if criterion.scale.kind is ScaleKind.TEXT else counted.get(policy.not_applicable)
    if answer.state is not AnswerState.ANSWERED:
        return None
    return _answered(criterion.scale, answer)


def _answered(scale: Scale, answer: Answer) -> Fraction | None:
    value = answer.value
    if scale.kind is ScaleKind.TEXT:
        return None
    if scale.kind is ScaleKind.POINTS and isinstance(value, Decimal) and scale.maximum is not None:
        return Fraction(value - scale.minimum) / Fraction(scale.maximum - scale.minimum)
    if scale.kind is ScaleKind.CHOICES:
        earned = Fraction(_points(scale, answer)) / Fraction(scale.maximum or 1)
        return min(max(earned, Fraction(0)), Fraction(1))
    option = scale.band(value) if isinstance(value, Decimal) else scale.option(str(value))
    return None if option is None else exact(option.fraction)


def band_of(scale: Scale, value: Decimal) -> Option:
    """The band that a number falls into."""
    return scale.band(value)


def _chosen(scale: Scale, answer: Answer) -> tuple[Option, ...]:
    keys = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    return tuple(option for option in scale.options if option.key in keys)


def _points(scale: Scale, answer: Answer) -> Decimal:
    return sum((option.points or Decimal(0) for option in _chosen(scale, answer)), Decimal(0))


def answer_label(criterion: Criterion, answer: Answer) -> str:
    """The answer as the form words it, e.g. "Both", "Yes", "N/A"."""
    if answer.state is not AnswerState.ANSWERED:
        return STATE_LABELS[answer.state]
    scale, value = criterion.scale, answer.value
    if scale.kind is ScaleKind.CHOICES:
        return ", ".join(option.label for option in _chosen(scale, answer)) or "none of them"
    if isinstance(value, Decimal):
        return scale.band(value).label if scale.kind is ScaleKind.BANDS else f"{value:f}"
    option = scale.option(str(value))
    return str(value) if option is None else option.label


def mark_text(criterion: Criterion, answer: Answer) -> str:
    """The mark on its own scale, e.g. "2 of 2", "Yes", "3 of 5 points", "4 days", "N/A"."""
    if answer.state is not AnswerState.ANSWERED:
        return STATE_LABELS[answer.state]
    scale, value = criterion.scale, answer.value
    if scale.kind is ScaleKind.POINTS:
        return f"{value:f} of {scale.maximum:f} points"
    if scale.kind is ScaleKind.BANDS:
        return f"{value:f} {scale.unit}".strip()
    if scale.kind is ScaleKind.CHOICES:
        return f"{_points(scale, answer):f} of {scale.maximum:f} points"
    if scale.kind is ScaleKind.LEVELS and all(option.key.isdigit() for option in scale.options):
        return f"{value} of {max(int(option.key) for option in scale.options)}"
    return "text" if scale.kind is ScaleKind.TEXT else answer_label(criterion, answer)
