"""Sums that the agent reckons aloud: so many of one price, and several prices with their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.checks.scene import Hit, TurnView
from scoring.checks.stated import CURRENCIES, amounts_in, number_at
from scoring.checks.words import word_set

_EACH = word_set("each apiece piece per")
_TOTAL = word_set("altogether total all")
_ARE = word_set("are is cost costs make makes would comes come be")
_SLACK = 6
"""Words between the parts of a sum."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as it was told, and whether it is right."""

    hit: Hit
    is_right: bool


def sums(place: int, view: TurnView, before: TurnView | None) -> Iterator[Sum]:
    """The sums of a turn: “fifteen each, so two are thirty”, “40 and 9 pounds, 49 in all”.

    Args:
        before: the agent's turn before, whose prices a total may be of.
    """
    yield from _multiples(place, view, _numbers(view))
    yield from _totals(place, view, before)


_Number = tuple[int, int, Decimal]
"""First and last word, half-open, and the number."""


def _numbers(view: TurnView) -> Sequence[_Number]:
    found: list[_Number] = []
    place = 1
    while place < len(view.forms):
        number = number_at(view.forms, place, len(view.forms))
        if number is None or (view.forms[place] == "one" and view.forms[place + 1 : place + 2] == ("of",)):
            place += 1
            continue
        found.append((place, number[1], number[0]))
        place = number[1]
    return found


def _multiples(place: int, view: TurnView, numbers: Sequence[_Number]) -> Iterator[Sum]:
    unit: Decimal | None = None
    for index, (first, last, value) in enumerate(numbers):
        following = view.forms[last : last + 3]
        if not _EACH.isdisjoint(following) or _is_of_one(view, first):
            unit = value
            continue
        if unit is None or index + 1 >= len(numbers) or not 2 <= value <= 100 or value != int(value):
            continue
        start, end, told = numbers[index + 1]
        between = view.forms[last:start]
        if len(between) <= _SLACK and not _ARE.isdisjoint(between) and not CURRENCIES.intersection(between):
            yield Sum(Hit(place, first, end), told == unit * value)
            unit = None


def _is_of_one(view: TurnView, first: int) -> bool:
    """“A ticket is 12 pounds”, “one costs 12”."""
    before = view.forms[max(0, first - 4) : first]
    return bool(before) and before[-1] in _ARE and not {"a", "an", "one"}.isdisjoint(before[:-1])


def _totals(place: int, view: TurnView, before: TurnView | None) -> Iterator[Sum]:
    """A total that is the sum of the amounts before it; one that is not may leave some of them out."""
    amounts = list(amounts_in(view, (1, len(view.forms))))
    for index, (span, total) in enumerate(amounts):
        around = {*view.forms[max(1, span[0] - _SLACK) : span[0]], *view.forms[span[1] : span[1] + 3]}
        if around.isdisjoint(_TOTAL):
            continue
        parts = amounts[:index] or (
            list(amounts_in(before, (1, len(before.forms)))) if before is not None else []
        )
        if len(parts) >= 2 and sum((value for _, value in parts), Decimal(0)) == total:
            yield Sum(Hit(place, *span), is_right=True)
            return
