"""What must hold between the parts of a rubric. Knows nothing of files: the loader adds the lines.

Owns the rules across fields: keys that stand once, weights that leave something to share, answers that exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rubrics.conditions import circle, depends_on, mentioned
from rubrics.criterion_fields import MOST_CRITERIA
from rubrics.fields import did_you_mean
from rubrics.model import (
    Condition,
    Criterion,
    CriticalPolicy,
    Policy,
    Role,
    Rubric,
    Scale,
    ScaleKind,
    Section,
    Weighting,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold, with its place in the form, e.g. "sections[0].weight"."""

    path: str
    message: str
    suggestion: str = ""


def validate(rubric: Rubric) -> tuple[Finding, ...]:
    """Every rule across fields that does not hold."""
    return (
        *_keys(rubric),
        *_weights(rubric),
        *_policy(rubric),
        *_bands(rubric),
        *(finding for path, criterion in places(rubric) for finding in _criterion(path, criterion)),
        *_conditions(rubric),
    )


def places(rubric: Rubric) -> Iterator[tuple[str, Criterion]]:
    """Every criterion with its path, e.g. "sections[0].criteria[2]"."""
    for place, section in enumerate(rubric.sections):
        for inner, criterion in enumerate(section.criteria):
            yield f"sections[{place}].criteria[{inner}]", criterion


def _keys(rubric: Rubric) -> Iterator[Finding]:
    sections = [(f"sections[{place}]", section.key) for place, section in enumerate(rubric.sections)]
    yield from _twice(sections, "section")
    criteria = [(path, criterion.key) for path, criterion in places(rubric)]
    yield from _twice(criteria, "criterion")
    if len(criteria) > MOST_CRITERIA:
        message = f"{len(criteria):,} criteria are more than a form can hold ({MOST_CRITERIA})."
        yield Finding("sections", message, "Ten to fifteen can be marked well.")
    for path, criterion in places(rubric):
        yield from _twice(
            [(f"{path}.reasons[{i}]", reason.key) for i, reason in enumerate(criterion.reasons)], "reason"
        )


def _twice(keys: Sequence[tuple[str, str]], what: str) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for path, key in keys:
        if key in first:
            yield Finding(f"{path}.key", f"The {what} key '{key}' is already used by {first[key]}.")
        first.setdefault(key, path)


def _weights(rubric: Rubric) -> Iterator[Finding]:
    if rubric.policy.baseline is not None or not any(rubric.criteria()):
        return
    scored = [section for section in rubric.sections if section.role is Role.SCORED and _shares(section)]
    if not scored:
        yield Finding("sections", "No criterion is scored, so no score could be made.")
    elif rubric.policy.weighting is Weighting.CRITERIA:
        if not any(_shares(section, weighted=True) for section in scored):
            yield Finding("sections", "All weights are zero, so no score could be made.")
    else:
        yield from _section_weights(rubric, scored)


def _section_weights(rubric: Rubric, scored: Sequence[Section]) -> Iterator[Finding]:
    if not any(section.weight for section in scored):
        yield Finding("sections", "The weights of all sections are zero, so no score could be made.")
    for place, section in enumerate(rubric.sections):
        if section.weight and _shares(section) and not _shares(section, weighted=True):
            message = f"All weights in '{section.title}' are zero: its {section.weight:f} cannot be shared."
            yield Finding(f"sections[{place}].criteria", message)


def _shares(section: Section, *, weighted: bool = False) -> list[Criterion]:
    return [
        item
        for item in section.criteria
        if item.role is Role.SCORED
        and item.scale.kind is not ScaleKind.TEXT
        and (item.weight or not weighted)
    ]


def _policy(rubric: Rubric) -> Iterator[Finding]:
    policy: Policy = rubric.policy
    if policy.critical_cap is None:
        if policy.critical is CriticalPolicy.CAP:
            yield Finding("policy.critical", "'cap' needs 'critical_cap', the highest score that is left.")
        for path, criterion in places(rubric):
            if criterion.critical_effect is CriticalPolicy.CAP:
                yield Finding(f"{path}.critical", "'cap' needs 'critical_cap' in the policy.")


def _bands(rubric: Rubric) -> Iterator[Finding]:
    highest = rubric.policy.bonus_cap
    starts: set[Decimal] = set()
    for band in rubric.bands:
        if band.start in starts:
            yield Finding("bands", f"Two bands begin at {band.start:f}.")
        starts.add(band.start)
        if highest is not None and band.start > highest:
            yield Finding("bands", f"No score reaches {band.start:f}, where '{band.label}' begins.")
    if rubric.bands and Decimal(0) not in starts:
        yield Finding("bands", "Scores under the lowest band have no name.", "Let one band begin at 0.")
    yield from _twice([("bands", band.key) for band in rubric.bands], "band")


def _criterion(path: str, criterion: Criterion) -> Iterator[Finding]:
    known = answers_of(criterion)
    for place, answer in enumerate(criterion.comment_on):
        if known and answer not in known:
            message = f"'{answer}' is no answer of '{criterion.key}'."
            yield Finding(f"{path}.comment_on[{place}]", message, did_you_mean(answer, known))
    for place, rule in enumerate(criterion.suggest):
        yield from _suggested(f"{path}.suggest[{place}].answer", rule.answer, criterion)
    if criterion.critical and criterion.scale.kind is ScaleKind.TEXT:
        yield Finding(f"{path}.critical", "Text has no score, so it cannot fail.", "Remove 'critical'.")


def answers_of(criterion: Criterion) -> tuple[str, ...]:
    """Option keys of a criterion, and "na" when it may be said; () when answers are numbers or text."""
    keys = tuple(option.key for option in criterion.scale.options)
    return (*keys, "na") if criterion.na_allowed and keys else keys


def _suggested(path: str, answer: str, criterion: Criterion) -> Iterator[Finding]:
    scale = criterion.scale
    if not answer or (answer == "na" and criterion.na_allowed):
        return
    if answer == "na":
        yield Finding(path, f"'{criterion.key}' does not allow N/A.", "Set 'na_allowed: true', or remove it.")
    elif scale.kind is ScaleKind.TEXT:
        yield Finding(path, "Text cannot be suggested.")
    elif scale.options and scale.option(answer) is None:
        message = f"'{answer}' is no answer of '{criterion.key}'."
        yield Finding(path, message, did_you_mean(answer, answers_of(criterion)))
    elif scale.kind is ScaleKind.POINTS and not _on_points(scale, answer):
        yield Finding(path, f"'{answer}' is not between {scale.minimum:f} and {scale.maximum:f} points.")


def _on_points(scale: Scale, answer: str) -> bool:
    text = answer.removeprefix("-").replace(".", "", 1)
    if not (text.isascii() and text.isdigit()) or scale.maximum is None:
        return False
    return scale.minimum <= Decimal(answer) <= scale.maximum


def _conditions(rubric: Rubric) -> Iterator[Finding]:
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    for place, section in enumerate(rubric.sections):
        yield from _condition(f"sections[{place}].shown_when", section.shown_when, by_key)
    for path, criterion in places(rubric):
        yield from _condition(f"{path}.shown_when", criterion.shown_when, by_key)
    found = circle(rubric)
    if found:
        path = next(path for path, criterion in places(rubric) if criterion.key == found[0])
        message = f"Conditions go in a circle: {' needs '.join(found)}."
        owner = "shown_when" if found[0] in _with_own(rubric) else ""
        yield Finding(f"{path}.{owner}".rstrip("."), message, "Remove one of these conditions.")


def _with_own(rubric: Rubric) -> set[str]:
    needs = depends_on(rubric)
    return {item.key for item in rubric.criteria() if item.shown_when is not None and item.key in needs}


def _condition(path: str, condition: Condition | None, by_key: dict[str, Criterion]) -> Iterator[Finding]:
    for asked in mentioned(condition):
        place = f"{path}.answer.{asked.criterion_key}"
        criterion = by_key.get(asked.criterion_key)
        if criterion is None:
            message = f"There is no criterion '{asked.criterion_key}'."
            yield Finding(place, message, did_you_mean(asked.criterion_key, by_key))
            continue
        known = answers_of(criterion)
        for value in asked.values:
            if value not in known:
                message = f"'{value}' is no answer of '{criterion.key}'."
                yield Finding(place, message, did_you_mean(value, known))
        if not asked.values:
            yield Finding(place, f"No answer of '{criterion.key}' is named.", did_you_mean("", known))
