"""A Rubric as YAML, for rubrics that have no text of their own yet: presets, exports, versions from a workspace.

A text that a person wrote is changed with `rubrics.document` instead. Reading back gives the very same rubric.
"""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from rubrics import emit
from rubrics.model import (
    CheckUse,
    Condition,
    Criterion,
    Option,
    Policy,
    Rubric,
    Scale,
    ScaleKind,
    ScoreBand,
    Section,
    SuggestRule,
    Thresholds,
)
from rubrics.scale_fields import YES_NO, even_fraction

Plain = dict[str, Any]


def dumps(rubric: Rubric) -> str:
    """The rubric as the text of a file."""
    lines = [line for key, value in rubric_map(rubric).items() for line in emit.entry(key, value, 0)]
    return "\n".join(lines) + "\n"


def rubric_map(rubric: Rubric) -> Plain:
    """The rubric as plain maps and lists, keys in the usual order; what is at its default is left out."""
    head: Plain = {
        "rubric": rubric.key,
        "title": rubric.title,
        "version": rubric.version,
        "state": rubric.state.value,
    }
    head |= {"language": rubric.language} | _written(description=rubric.description)
    head |= _written(names={name: list(values) for name, values in rubric.names.items()})
    head |= {"thresholds": thresholds_map(rubric.thresholds), "policy": policy_map(rubric.policy)}
    head |= _written(bands=[_band(band) for band in rubric.bands])
    return head | {"sections": [section_map(section) for section in rubric.sections]}


def thresholds_map(thresholds: Thresholds) -> Plain:
    """Both thresholds."""
    return {"interaction": thresholds.interaction, "customer": thresholds.customer}


def policy_map(policy: Policy) -> Plain:
    """A policy: the three settings that are always written, and what else differs from the usual."""
    usual, always = Policy(), ("not_applicable", "unanswered", "critical")
    found = {one.name: getattr(policy, one.name) for one in fields(policy)}
    kept = {k: value for k, value in found.items() if k in always or value != getattr(usual, k)}
    plain = {key: value if isinstance(value, (Decimal, int)) else str(value) for key, value in kept.items()}
    return plain | ({"bonus_cap": "none"} if policy.bonus_cap is None else {})


def section_map(section: Section) -> Plain:
    """A section with its criteria."""
    head: Plain = {"key": section.key, "title": section.title} | _written(description=section.description)
    head |= {"weight": section.weight}
    head |= _written(role="" if section.role == "scored" else section.role.value)
    head |= _written(shown_when=condition_map(section.shown_when))
    return head | {"criteria": [criterion_map(criterion) for criterion in section.criteria]}


def criterion_map(criterion: Criterion) -> Plain:
    """A criterion."""
    head: Plain = {"key": criterion.key, "title": criterion.title} | _written(guidance=criterion.guidance)
    if criterion.scale.kind is not ScaleKind.TEXT:
        head["weight"] = criterion.weight
    effect = criterion.critical_effect
    head |= _written(
        role="" if criterion.role == "scored" else criterion.role.value,
        na_allowed=None if criterion.na_allowed else False,
        critical=(effect.value if effect else True) if criterion.critical else None,
        comment_on=list(criterion.comment_on),
        attribution=[one.value for one in criterion.attribution],
        reasons=[{"key": reason.key, "label": reason.label} for reason in criterion.reasons],
        replaces=criterion.replaces,
        bar=criterion.bar,
        shown_when=condition_map(criterion.shown_when),
    )
    head["scale"] = scale_value(criterion.scale)
    return head | _written(suggest=[_rule(rule) for rule in criterion.suggest])


def condition_map(condition: Condition | None) -> Plain:
    """A condition; {} for none."""
    if condition is None:
        return {}
    return _written(
        channel=list(condition.channels),
        tag=list(condition.tags),
        answer={asked.criterion_key: list(asked.values) for asked in condition.answers},
        any_of=[condition_map(part) for part in condition.any_of],
        none_of=[condition_map(part) for part in condition.none_of],
    )


def scale_value(scale: Scale) -> str | Plain:
    """A scale: its name, or a map with its kind as a key."""
    if scale == YES_NO or scale.kind is ScaleKind.TEXT:
        return scale.kind.value
    if scale.kind is ScaleKind.YES_NO:
        return {"yes_no": {option.key: _yes_or_no(option) for option in scale.options}}
    if scale.kind is ScaleKind.POINTS:
        return {"points": _points(scale)}
    options = [_option(scale, place) for place in range(len(scale.options))]
    extra = _written(unit=scale.unit)
    if scale.kind is ScaleKind.CHOICES:
        extra["maximum"] = scale.maximum
    return extra | {scale.kind.value: options}


def _points(scale: Scale) -> Decimal | Plain | None:
    if not scale.minimum and scale.step is None:
        return scale.maximum
    return {"minimum": scale.minimum, "maximum": scale.maximum} | _written(step=scale.step)


def _yes_or_no(option: Option) -> Plain:
    usual = next(one for one in YES_NO.options if one.key == option.key)
    label = "" if option.label == usual.label else option.label
    fraction = None if option.fraction == usual.fraction else option.fraction
    return _written(label=label, fraction=fraction, anchor=option.anchor, examples=list(option.examples))


def _option(scale: Scale, place: int) -> Plain:
    option = scale.options[place]
    even = all(one.fraction == even_fraction(n, len(scale.options)) for n, one in enumerate(scale.options))
    fraction = (
        None
        if scale.kind is ScaleKind.CHOICES or (scale.kind is ScaleKind.LEVELS and even)
        else option.fraction
    )
    found: Plain = {"key": option.key, "label": option.label}
    return found | _written(
        below=option.below,
        fraction=fraction,
        points=option.points,
        anchor=option.anchor,
        examples=list(option.examples),
    )


def _band(band: ScoreBand) -> Plain:
    return {"key": band.key, "label": band.label, "from": band.start}


def _rule(rule: SuggestRule) -> Plain:
    found: Plain = {"answer": rule.answer, "confidence": rule.confidence} | _written(reason=rule.reason)
    return found | _written(
        all_of=[_use(use) for use in rule.all_of],
        any_of=[_use(use) for use in rule.any_of],
        none_of=[_use(use) for use in rule.none_of],
    )


def _use(use: CheckUse) -> Plain:
    return {"check": use.check, **use.arguments}


def _written(**values: Any) -> Plain:
    """What says something: no empty text, list or map, and not None."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", [], {})}
