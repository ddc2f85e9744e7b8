"""Checks made of other checks. Owns what they share: how inner ones are made, and shares of what holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.model import Argument, Fault, Look
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Scene
from scoring.checks.scope import Looker
from scoring.model import Evidence
from scoring.shapes import Shape, ShapeKind

Make = Callable[[Mapping[str, Any]], Looker]
"""Makes a check of its map in a rubric, {check: phrases, …}."""


@dataclass(frozen=True, slots=True)
class ComposedKind:
    """A check by name that holds others and brings its own scope.

    Attributes:
        about: one sentence for whoever writes a rubric.
        arguments: all that it takes; is given the argument that an inner check's map is validated by.
        build: makes the check of validated arguments.
    """

    about: str
    arguments: Callable[[Argument], Mapping[str, Argument]]
    build: Callable[[Mapping[str, Any], Slots, Make], Looker]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of shares, 0..1: from `least` on, and below `below` where that is not None."""

    least: float
    below: float | None = None

    def holds(self, share: float) -> bool:
        return share >= self.least - 1e-9 and (self.below is None or share < self.below - 1e-9)

    def is_known(self, low: float, high: float) -> bool:
        """Whether every share between the two gives the same answer."""
        edges = [edge for edge in (self.least, self.below) if edge is not None and low < edge <= high]
        return len({self.holds(share) for share in (low, high, *edges)}) == 1


def share(high: float = 1.0) -> Argument:
    """A share between 0 and 1, or a weight up to `high`."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return [(path, f"'{value}' is not a number.", "")]
        return [] if 0 <= value <= high else [(path, f"{value} is not between 0 and {high:g}.", "")]

    return Argument(faults, shape=Shape(ShapeKind.NUMBER, 0, high))


def several(inner: Argument, fewest: int = 1, most: int = 40, required: bool = True) -> Argument:
    """A list of values that `inner` validates."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if not isinstance(value, list) or not fewest <= len(value) <= most:
            return [(path, f"A list of {fewest} to {most} is expected.", "")]
        return [fault for place, item in enumerate(value) for fault in inner.faults(f"{path}[{place}]", item)]

    return Argument(faults, required)


def record(known: Mapping[str, Argument], name: str) -> Argument:
    """A map with these keys."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        if not isinstance(value, Mapping):
            return [(path, f"A map is expected here: {', '.join(known)}.", "")]
        found = schema.arguments_faults(value, known, name)
        return [(f"{path}.{place}".rstrip("."), message, meant) for place, message, meant in found]

    return Argument(faults)


def text() -> Argument:
    """A name of one to eighty characters."""

    def faults(path: str, value: Any) -> Sequence[Fault]:
        is_text = isinstance(value, str) and 0 < len(value.strip()) <= 80
        return [] if is_text else [(path, f"'{value}' is not a name.", "Put up to 80 characters in quotes.")]

    return Argument(faults, required=True)


@dataclass(frozen=True)
class Weighed:
    """Holds when the checks that hold weigh enough.

    Attributes:
        parts: each with its weight, more than 0.
        band: of their share in all weights.
    """

    parts: tuple[tuple[float, Looker], ...]
    band: Band

    def look(self, scene: Scene) -> Look:
        looks = [(weight, part.look(scene)) for weight, part in self.parts]
        total = sum(weight for weight, _ in looks)
        sure = sum(weight for weight, look in looks if look.holds and not look.doubt) / total
        open_ = sum(weight for weight, look in looks if look.doubt) / total
        known = self.band.is_known(sure, sure + open_)
        doubt = "" if known else next(look.doubt for _, look in looks if look.doubt)
        holding = [look for _, look in looks if look.holds and not look.doubt]
        return Look(
            self.band.holds(sure),
            quotes(look.hits for look in holding),
            quotes(look.searched for _, look in looks),
            raw=tuple(sorted(hit for look in holding for hit in look.raw)),
            doubt=doubt,
            note=f"{sure * 100:.0f} % of the weights hold.",
        )


def quotes(several_times: Any) -> tuple[Evidence, ...]:
    """Evidence of several looks, one after the other, without doubles."""
    return tuple(dict.fromkeys(each for quoted in several_times for each in quoted))


def _weighed_arguments(inner: Argument) -> Mapping[str, Argument]:
    def faults(path: str, value: Any) -> Sequence[Fault]:
        if not isinstance(value, Mapping):
            return inner.faults(path, value)
        weight = value.get("weight", 1)
        wrong = [*share(100).faults(f"{path}.weight", weight)]
        if not wrong and weight == 0:
            wrong = [(f"{path}.weight", "A weight is more than 0.", "")]
        return [*wrong, *inner.faults(path, _without_weight(value))]

    return {
        "of": several(Argument(faults)),
        "least": schema.required(share()),
        "below": share(),
    }


def _without_weight(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: each for name, each in value.items() if name != "weight"}


def _build(arguments: Mapping[str, Any], slots: Slots, make: Make) -> Looker:
    parts = tuple((float(one.get("weight", 1)), make(_without_weight(one))) for one in arguments["of"])
    below = arguments.get("below")
    return Weighed(parts, Band(float(arguments["least"]), None if below is None else float(below)))


WEIGHED = ComposedKind(
    "Of several checks with weights, those that hold weigh at least `least` of all, and less than `below`.",
    _weighed_arguments,
    _build,
)
