"""Reading sections and criteria from the file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rubrics.condition_fields import read_condition
from rubrics.fields import Fields
from rubrics.model import (
    Attribution,
    Criterion,
    CriticalPolicy,
    Reason,
    Role,
    Scale,
    ScaleKind,
    Section,
    Weighting,
)
from rubrics.scale_fields import read_scale
from rubrics.suggest_fields import CheckArguments, read_suggest

MOST_CRITERIA = 500  # a form nobody could mark; the linter speaks up at 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What sections and criteria have to know of the rest of the file.

    Attributes:
        weighting: decides whether a section needs a weight.
        check_arguments: None: arguments of checks are taken as they are.
    """

    weighting: Weighting = Weighting.SECTIONS
    check_arguments: CheckArguments | None = None


def read_section(fields: Fields, place: int, reading: Reading) -> Section:
    """One section with its criteria."""
    needs_weight = reading.weighting is not Weighting.CRITERIA
    section = Section(
        key=fields.key("key", f"section_{place + 1}"),
        title=fields.text("title", required=True),
        role=fields.choice("role", Role, Role.SCORED),
        weight=fields.number("weight", Decimal(1), required=needs_weight),
        shown_when=read_condition(fields),
        description=fields.text("description"),
        criteria=_criteria(fields, reading),
    )
    fields.finish()
    return section


def _criteria(fields: Fields, reading: Reading) -> tuple[Criterion, ...]:
    found = list(fields.items("criteria", required=True))
    if not found and fields.has("criteria"):
        fields.fault("criteria", "A section holds at least one criterion.")
    if len(found) > MOST_CRITERIA:
        message = f"{len(found):,} criteria are more than a form can hold ({MOST_CRITERIA})."
        fields.fault("criteria", message, "Ten to fifteen can be marked well.")
    elements = (fields.element(path, node) for path, node in found[:MOST_CRITERIA])
    return tuple(read_criterion(element, place, reading) for place, element in enumerate(elements))


def read_criterion(fields: Fields, place: int, reading: Reading) -> Criterion:
    """One criterion."""
    scale = read_scale(fields)
    critical, effect = _critical(fields)
    criterion = Criterion(
        key=fields.key("key", f"criterion_{place + 1}"),
        title=fields.text("title", required=True),
        weight=_weight(fields, scale),
        scale=scale,
        guidance=fields.text("guidance"),
        na_allowed=fields.flag("na_allowed", default=True),
        critical=critical,
        critical_effect=effect,
        role=fields.choice("role", Role, Role.SCORED),
        comment_on=fields.texts("comment_on"),
        reasons=_reasons(fields),
        attribution=_attribution(fields),
        shown_when=read_condition(fields),
        replaces=fields.text("replaces"),
        bar=fields.number("bar", Decimal(0), high=1) if fields.has("bar") else None,
        suggest=read_suggest(fields, reading.check_arguments),
    )
    fields.finish(("bar",))
    return criterion


def _weight(fields: Fields, scale: Scale) -> Decimal:
    if scale.kind is ScaleKind.TEXT:
        weight = fields.number("weight", Decimal(0))
        if weight:
            fields.fault("weight", "Text has no score, so it can carry no weight.", "Remove 'weight'.")
        return Decimal(0)
    usual = scale.maximum if scale.kind is ScaleKind.POINTS and scale.maximum else None
    return fields.number("weight", usual or Decimal(1), required=usual is None)


def _critical(fields: Fields) -> tuple[bool, CriticalPolicy | None]:
    node = fields.node.get("critical")
    if node is None or isinstance(node.value, bool) or node.value is None:
        return fields.flag("critical", default=False), None
    fields.take("critical")
    before = len(fields.faults)
    effect = fields.one_of("critical", node, CriticalPolicy, CriticalPolicy.FAIL_OUTCOME)
    return True, effect if len(fields.faults) == before else None


def _reasons(fields: Fields) -> tuple[Reason, ...]:
    found = (fields.element(path, node) for path, node in fields.items("reasons"))
    return tuple(_reason(inner, place) for place, inner in enumerate(found))


def _reason(fields: Fields, place: int) -> Reason:
    reason = Reason(fields.key("key", f"reason_{place + 1}"), fields.text("label", required=True))
    fields.finish()
    return reason


def _attribution(fields: Fields) -> tuple[Attribution, ...]:
    nodes = fields.items("attribution")
    return tuple(fields.one_of(path, node, Attribution, Attribution.AGENT) for path, node in nodes)
