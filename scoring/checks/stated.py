"""What a thread states that can be compared: amounts, days, numbers of orders and the like, and what each is about.

Owns how such facts are read out of turns. A fact that leaves open what it is about is not read: what cannot be compared
says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.checks.content import is_content, stem
from scoring.checks.scene import Hit, TurnView
from scoring.checks.spans import Span
from scoring.checks.words import ENDS, word_set
from scoring.checks.writing import words_under
from transcription.model import Role

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
CURRENCIES = word_set("pound pounds quid euro euros dollar dollars bucks usd gbp eur")
_NUMBER = re.compile(r"[£$€]?(\d{1,3}(?:,\d{3})+|\d{1,7})(\.\d{1,2})?")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = word_set("january february march april may june july august september october november december")
_DATED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")

_OF_A_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
ANY_MONTH = "of that month"
"""Stands for the month of a day that is told as “the 17th”."""

_SPLITTING = word_set("and but while whereas plus or")
_KNOWN = word_set("the those these your")
_LOOSE = word_set(
    "about around roughly approximately up from between least most over under almost nearly maybe minus off"
)
_NOT_ABOUT = (
    word_set(
        """
    pound pounds quid euro euros dollar dollars bucks cost costs price free charge total altogether amount agreed
    always early late latest o'clock clock noon hour hours hundred thousand colleague wrote written above
    already confirmed confirm booked back full exactly precisely yes account card right correct only
    """
    )
    | _DAYS
    | _MONTHS
    | set(_ONES)
    | set(_TENS)
)
_MEANT_ALIKE = {
    "arrival": "come comes coming arrive arrives arriving arrival delivered deliver delivers reach reaches",
    "leaving": "leave leaves leaving left dispatch dispatched dispatches ship ships shipped send sends sent",
    "collection": "collect collects collected collection pickup pick",
    "appointment": "visit visits appointment technician engineer",
    "delivery": "postage shipping delivery",
    "refund": "refund refunds refunded money",
}
_ALIKE = {form: meant for meant, forms in _MEANT_ALIKE.items() for form in forms.split()}
_UNITS = word_set(
    "each per monthly month yearly year weekly week daily apiece extra more less additional another second"
)
_THINGS = (
    "order|booking|invoice|case|ticket|account|flight|policy|reference|claim|contract|seat|room|gate|platform|tracking"
    "|card|membership|customer|reservation|voucher|confirmation|train|bus"
)
_REFERRED = re.compile(
    rf"\b(?P<what>{_THINGS})s?\b(?:[ \t](?:number|no\.?|id|code|reference|is|was|it|ending|in|now)){{0,3}}"
    r"[ \t:#]{1,3}(?:is[ \t])?#?(?P<value>[a-z]{1,4}[- ]?\d[\w-]{0,14}|\d{1,3}[a-z]\b|\d{3,16}(?:-\d{1,8})?)"
    r"(?![\w.,]?\d|[ \t]?(?:%|pounds|euros|dollars|days|weeks|pm|am)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement.

    Attributes:
        kind: "amount", "day" or the thing that a number belongs to, e.g. "order".
        value: comparable: the amount, the day's name or date, the number without its signs.
        about: what it is about; empty where its kind says so, or the clause leaves it open.
        sentence: its place among the sentence's tokens, for the words around.
    """

    kind: str
    value: str
    about: frozenset[str]
    hit: Hit
    role: Role
    sentence: Span


def facts(place: int, view: TurnView) -> Iterator[Fact]:
    """The facts of a turn, in order."""
    for sentence in view.sentences:
        for clause in _clauses(view, sentence):
            yield from _of_clause(place, view, clause, sentence)
    for match in _REFERRED.finditer(view.turn.text):
        under = words_under(view, *match.span("value"))
        if under is not None:
            value = re.sub(r"[\s-]", "", match["value"]).upper()
            sentence = next((one for one in view.sentences if one[0] <= under[0] < one[1]), under)
            yield Fact(match["what"].lower(), value, frozenset(), Hit(place, *under), view.role, sentence)


def _clauses(view: TurnView, sentence: Span) -> Iterator[Span]:
    """Stretches between commas and joining words; “between eight and ten” stays together."""
    first, last = sentence
    start = first
    for place in range(first + 1, last):
        joins = view.forms[place] in _SPLITTING and "between" not in view.forms[max(first, place - 3) : place]
        if joins or _comma_before(view, place):
            yield start, place
            start = place
    yield start, last


def _comma_before(view: TurnView, place: int) -> bool:
    between = view.turn.text[view.tokens[place - 1].end : view.tokens[place].start]
    return "," in between or ":" in between or "(" in between


def _of_clause(place: int, view: TurnView, clause: Span, sentence: Span) -> Iterator[Fact]:
    amounts = list(amounts_in(view, clause))
    days = list(_days_in(view, clause))
    about = about_of(view.forms[clause[0] : clause[1]])
    if days and not about and clause[0] > sentence[0]:  # “on the morning you leave, the 17th”
        about = about_of(view.forms[sentence[0] : clause[0]])
    if len(amounts) == 1 and not _is_loose(view, amounts[0][0]):
        span, amount = amounts[0]
        yield Fact("amount", format(amount.normalize(), "f"), about, Hit(place, *span), view.role, sentence)
    elif not amounts and _is_free(view, clause) and about:
        yield Fact("amount", "0", about, Hit(place, *clause), view.role, sentence)
    if len(days) == 1:
        span, day = days[0]
        yield Fact("day", day, about, Hit(place, *span), view.role, sentence)


def taken_up(view: TurnView, fact: Fact) -> str | None:
    """What an amount is said to be known as: the noun of “the credit of 48 pounds”, "" for “the 34 pounds a month”;
    None where it is told as something new.
    """
    forms, (first, last) = view.forms, (fact.hit.first, fact.hit.last)
    if forms[first - 1] == "of" and forms[first - 3] in _KNOWN and first > 3:
        return _ALIKE.get(forms[first - 2]) or stem(forms[first - 2])
    follows = forms[last] if last < len(forms) else ""
    return "" if forms[first - 1] in _KNOWN and not is_content(follows) else None


def _is_loose(view: TurnView, span: Span) -> bool:
    """“About 40 pounds”, “up to 40 pounds”."""
    return not _LOOSE.isdisjoint(view.forms[max(0, span[0] - 2) : span[0]])


def amounts_in(view: TurnView, stretch: Span) -> Iterator[tuple[Span, Decimal]]:
    """Numbers with a currency, in figures or words."""
    place = stretch[0]
    while place < stretch[1]:
        number = number_at(view.forms, place, stretch[1])
        if number is None:
            place += 1
            continue
        value, end = number
        follows = view.forms[end] if end < len(view.forms) else ""
        if follows in CURRENCIES or view.forms[place][0] in "£$€":
            yield (place, end + (follows in CURRENCIES and end < stretch[1])), value
        place = end


def number_at(forms: Sequence[str], place: int, last: int) -> tuple[Decimal, int] | None:
    """The number that begins at a word, and the place behind it."""
    form = forms[place]
    figure = _NUMBER.fullmatch(form)
    if figure is not None:
        return Decimal(form.lstrip("£$€").replace(",", "")), place + 1
    if form in _TENS:
        following = _ONES.get(forms[place + 1], 0) if place + 1 < last else 0
        is_joined = 0 < following < 10
        return _hundreds(
            forms, Decimal(_TENS[form] + (following if is_joined else 0)), place + 1 + is_joined, last
        )
    if form in _ONES:
        return _hundreds(forms, Decimal(_ONES[form]), place + 1, last)
    return None


def _hundreds(forms: Sequence[str], value: Decimal, place: int, last: int) -> tuple[Decimal, int]:
    scale = {"hundred": 100, "thousand": 1000}.get(forms[place] if place < last else "", 1)
    return value * scale, place + (scale > 1)


def _days_in(view: TurnView, clause: Span) -> Iterator[tuple[Span, str]]:
    for place in range(*clause):
        form = view.forms[place]
        if form in _DAYS:
            yield (place, place + 1), form
        elif form in _MONTHS and (dated := _date(view.forms, place, clause)):
            yield dated
        elif form not in _MONTHS and _is_bare(view, place) and 1 <= int(form[:-2]) <= 31:
            yield (place, place + 1), f"{int(form[:-2])} {ANY_MONTH}"


def _is_bare(view: TurnView, place: int) -> bool:
    """“The 17th”, without its month and with nothing that it counts."""
    forms = view.forms
    if _OF_A_MONTH.fullmatch(forms[place]) is None or forms[place - 1] not in ("the", *_DAYS):
        return False
    ends = place + 1 >= len(forms) or _comma_before(view, place + 1)
    return ends or not (is_content(forms[place + 1]) or forms[place + 1] in ("of", *_MONTHS))


def _date(forms: Sequence[str], place: int, clause: Span) -> tuple[Span, str] | None:
    """“4 May”, “the 4th of May”, “May 4th”."""
    for other, span in (
        (place - 1, (place - 1, place + 1)),
        (place - 2, (place - 2, place + 1)),
        (place + 1, (place, place + 2)),
    ):
        is_near = clause[0] <= other < clause[1] and (other != place - 2 or forms[place - 1] == "of")
        number = _DATED.fullmatch(forms[other]) if is_near else None
        if number is not None and 1 <= int(number[1]) <= 31:
            return span, f"{int(number[1])} {forms[place]}"
    return None


def _is_free(view: TurnView, clause: Span) -> bool:
    forms = view.forms[clause[0] : clause[1]]
    joined = " ".join(forms)
    return "free of charge" in joined or "for free" in joined or (forms[-1:] == ("free",) and "is" in forms)


def about_of(forms: Sequence[str]) -> frozenset[str]:
    """What a clause is about: stems of its content words, with units such as “each” and “per month”."""
    found = {
        _ALIKE.get(form) or stem(form)
        for form in forms
        if form in _ALIKE or form in _UNITS or (is_content(form) and form not in _NOT_ABOUT)
    }
    return frozenset(one for one in found if one not in ENDS)


def quotes_agent(view: TurnView) -> bool:
    """Whether a customer quotes what was written to them: “you wrote: ‘…’”."""
    if view.role is not Role.CUSTOMER or not any(token.quoted for token in view.tokens):
        return False
    return any(
        (one in ("you", "colleague") and other in ("wrote", "said", "told", "promised", "confirmed"))
        or ((one, other) == ("you", "have") and third in ("written", "promised", "confirmed"))
        for one, other, third in zip(view.forms, view.forms[1:], view.forms[2:], strict=False)
    )
