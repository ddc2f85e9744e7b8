"""Parts of a form as the plain values that its file holds, and new parts to begin with. Pure.

Owns what a new section, criterion or answer says before anybody has typed, and what becomes of a scale when
its kind is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from rubrics.edits import RenameKey
from rubrics.model import Condition, Option, Policy, Scale, ScaleKind
from rubrics.scale_fields import YES_NO

REQUIRED = frozenset({"rubric", "key", "title", "weight", "label", "answer", "from"})
"""Fields that stay in the text when they are emptied, so that the fault shows where they stand."""
_OWN_LABEL = "label"


def typed_number(text: str) -> Decimal | str:
    """What was typed: a number, with point or comma, or the words themselves, which are a fault to be shown."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return text.strip()
    return number if number.is_finite() and abs(number.adjusted()) < 30 else text.strip()


def free(wanted: str, taken: Iterable[str]) -> str:
    """The key itself, or with the first number behind it that nobody has."""
    known = set(taken)
    if wanted not in known:
        return wanted
    number = 2
    while f"{wanted}_{number}" in known:
        number += 1
    return f"{wanted}_{number}"


def new_criterion(key: str) -> dict[str, Any]:
    """A yes/no question of weight 10."""
    return {"key": key, "title": "New criterion", "weight": 10, "na_allowed": True, "scale": "yes_no"}


def new_section(key: str, criterion_key: str) -> dict[str, Any]:
    """A section of weight 10 with one criterion, for an empty one would be a fault."""
    return {"key": key, "title": "New section", "weight": 10, "criteria": [new_criterion(criterion_key)]}


def copied(value: Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    """A row with free keys, its own and those of the criteria in it. What it replaces stays with the first."""
    found: dict[str, Any] = deepcopy(dict(value))
    found["key"] = free(str(found.get("key", "copy")), taken)
    taken.add(found["key"])
    found.pop("replaces", None)
    if isinstance(found.get("criteria"), list):
        found["criteria"] = [copied(item, taken) for item in found["criteria"] if isinstance(item, Mapping)]
    return found


def followers(content: Any, old: str, key: str, path: str = "") -> Iterator[RenameKey]:
    """Changes that make every condition ask for a criterion by its new key."""
    if isinstance(content, list):
        for place, item in enumerate(content):
            yield from followers(item, old, key, f"{path}[{place}]")
    elif isinstance(content, Mapping):
        for name, item in content.items():
            below = f"{path}.{name}" if path else str(name)
            if name == "answer" and "shown_when" in path and isinstance(item, Mapping) and old in item:
                yield RenameKey(f"{below}.{old}", key)
            elif name not in ("suggest", "scale"):
                yield from followers(item, old, key, below)


def condition_value(condition: Condition) -> dict[str, Any]:
    """A condition as the file writes it; what it does not ask for is left out."""
    found: dict[str, Any] = {}
    if condition.channels:
        found["channel"] = list(condition.channels)
    if condition.tags:
        found["tag"] = list(condition.tags)
    if condition.answers:
        found["answer"] = {asked.criterion_key: list(asked.values) for asked in condition.answers}
    for name, parts in (("any_of", condition.any_of), ("none_of", condition.none_of)):
        if parts:
            found[name] = [condition_value(part) for part in parts]
    return found


def policy_value(policy: Policy) -> dict[str, Any]:
    """A policy as the file writes it: the three main settings always, the others where they are not usual."""
    usual, found = Policy(), {}
    for one in fields(policy):
        value = getattr(policy, one.name)
        if one.name in ("not_applicable", "unanswered", "critical") or value != getattr(usual, one.name):
            found[one.name] = "none" if value is None else value if isinstance(value, int) else _plain(value)
    return found


def _plain(value: Any) -> Any:
    return value if isinstance(value, Decimal) else str(value)


# Scales


def scale_value(scale: Scale) -> Any:
    """A scale as the file writes it."""
    if scale.kind is ScaleKind.TEXT or scale == YES_NO:
        return scale.kind.value
    if scale.kind is ScaleKind.YES_NO:
        return {"yes_no": {option.key: _worded(option) for option in scale.options}}
    if scale.kind is ScaleKind.POINTS:
        return {"points": points_value(scale.minimum, scale.maximum, scale.step)}
    found: dict[str, Any] = {scale.kind.value: [_option_value(scale, option) for option in scale.options]}
    if scale.unit:
        found["unit"] = scale.unit
    return found


def points_value(minimum: Any, maximum: Any, step: Any) -> Any:
    """Points as the file writes them: the most alone, or a map."""
    if minimum in (None, "", 0) and step in (None, ""):
        return maximum
    found = {"minimum": minimum, "maximum": maximum, "step": step}
    return {key: value for key, value in found.items() if value not in (None, "")}


def yes_no_with(scale: Scale, key: str, field: str, value: Any) -> Any:
    """A yes/no scale as a map in which one answer says something."""
    found = {option.key: _worded(option) for option in scale.options}
    found[key] = {**found[key], field: value}
    return {"yes_no": found}


def _worded(option: Option) -> dict[str, Any]:
    found: dict[str, Any] = {"label": option.label}
    if option.anchor:
        found["anchor"] = option.anchor
    if option.examples:
        found["examples"] = list(option.examples)
    return found


def _option_value(scale: Scale, option: Option) -> dict[str, Any]:
    found: dict[str, Any] = {"key": option.key, **_worded(option)}
    if option.below is not None:
        found["below"] = option.below
    if scale.kind is ScaleKind.CHOICES:
        found["points"] = option.points if option.points is not None else 1
    elif scale.kind is ScaleKind.BANDS or not _is_even(scale):
        found["fraction"] = option.fraction
    return found


def _is_even(scale: Scale) -> bool:
    """Levels that fall in equal steps, which the file need not say."""
    steps = max(len(scale.options) - 1, 1)
    return all(
        abs(option.fraction - Decimal(steps - place) / steps) < Decimal("1e-9")
        for place, option in enumerate(scale.options)
    )


def turned(scale: Scale, kind: ScaleKind) -> Scale:
    """The scale as another kind: labels, anchors and examples of its answers are kept where there is room."""
    if kind is ScaleKind.YES_NO:
        ends = (scale.options[0], scale.options[-1]) if len(scale.options) == 2 else YES_NO.options
        pairs = zip(YES_NO.options, ends, strict=True)
        kept = (replace(usual, anchor=end.anchor, examples=end.examples) for usual, end in pairs)
        return Scale(kind, tuple(kept))
    if kind is ScaleKind.POINTS:
        return Scale(kind, maximum=Decimal(5))
    if kind is ScaleKind.TEXT:
        return Scale(kind)
    return _TURNED[kind](scale.options)


def _levels(options: tuple[Option, ...]) -> Scale:
    if len(options) < 2:
        words = ("Fully", "Partly", "Not at all")
        options = tuple(Option("", word, Decimal(0)) for word in words)
    steps = len(options) - 1
    made = (
        replace(
            option, key=str(steps - place), fraction=Decimal(steps - place) / steps, below=None, points=None
        )
        for place, option in enumerate(options)
    )
    return Scale(ScaleKind.LEVELS, tuple(made))


def _bands(options: tuple[Option, ...]) -> Scale:
    if len(options) < 2:
        options = (Option("low", "Few", Decimal(1)), Option("high", "Many", Decimal(0)))
    last = len(options) - 1
    made = (
        replace(
            option,
            fraction=option.fraction.quantize(Decimal("0.000001")).normalize(),
            below=None if place == last else Decimal(place + 1),
            points=None,
        )
        for place, option in enumerate(options)
    )
    return Scale(ScaleKind.BANDS, tuple(made))


def _choices(options: tuple[Option, ...]) -> Scale:
    if not options:
        options = (Option("first", "First", Decimal(0)), Option("second", "Second", Decimal(0)))
    made = (replace(option, below=None, points=Decimal(1)) for option in options)
    return Scale(ScaleKind.CHOICES, tuple(made))


_TURNED = {ScaleKind.LEVELS: _levels, ScaleKind.BANDS: _bands, ScaleKind.CHOICES: _choices}


def new_option(scale: Scale, index: int) -> dict[str, Any]:
    """An answer to be put at this place of the scale."""
    taken = {option.key for option in scale.options}
    if scale.kind is ScaleKind.CHOICES:
        key = free("choice", taken)
        return {"key": key, "label": "New choice", "points": 1}
    if scale.kind is ScaleKind.BANDS:
        edges = [option.below for option in scale.options if option.below is not None]
        found: dict[str, Any] = {"key": free("band", taken), "label": "New band", "fraction": 0}
        if index < len(scale.options):
            found["below"] = _edge(edges, index)
        return found
    key = next(str(number) for number in range(len(taken) + 1) if str(number) not in taken)
    return {"key": key, "label": "New level"}


def _edge(edges: list[Decimal], index: int) -> Decimal:
    """A number between the edges around a place."""
    if not edges:
        return Decimal(1)
    if index == 0:
        return edges[0] - 1
    if index < len(edges):
        return (edges[index - 1] + edges[index]) / 2
    return edges[-1] + 1
