"""Terms that a thread states, how long or how much: a guarantee's years, a bag's kilos, a plan's gigabytes.

Owns how such terms are read and when two of them cannot both be true. Lengths of time are kept as a range of days, so
that two years and 24 months are one, and what may be either is no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.checks.content import content_of
from scoring.checks.scene import Hit, TurnView
from scoring.checks.spans import Span
from scoring.checks.stated import number_at
from scoring.checks.words import word_set
from transcription.model import Role

_MEANT = {
    "guarantee": "guarantee guarantees guaranteed warranty warranties",
    "return": "return returns returning returned",
    "contract": "contract contracts commitment tied bound term",
    "notice": "notice",
    "delivery": "delivery shipping postage",
    "refund": "refund refunds",
    "trial": "trial",
    "bag": "bag bags baggage luggage suitcase suitcases",
    "rate": "rate rates interest apr",
    "data": "data allowance",
    "validity": "valid validity expires voucher vouchers",
    "cancellation": "cancel cancelled cancellation cancelling",
    "check-in": "checkin",
    "review": "probation review",
}
_TOPICS = {form: topic for topic, forms in _MEANT.items() for form in forms.split()}
_PASSING = frozenset({"delivery", "refund"})
"""Topics of which a length told today may be what is left of one told before, unless it says how long it takes."""

_DAYS: dict[str, tuple[float, float]] = {
    "day": (1, 1), "days": (1, 1), "night": (1, 1), "nights": (1, 1), "week": (7, 7), "weeks": (7, 7),
    "fortnight": (14, 14), "month": (28, 31), "months": (28, 31), "year": (360, 366), "years": (360, 366),
}  # fmt: skip
_UNITS = {
    "kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "cm": "cm", "centimetres": "cm",
    "centimeters": "cm", "gb": "gb", "gig": "gb", "gigs": "gb", "gigabyte": "gb", "gigabytes": "gb", "percent": "%",
    "%": "%",
}  # fmt: skip
_WORKING = word_set("working business")
_JOINING = word_set("to or and")
_ABOUT = word_set("about around roughly approximately nearly almost")
_NOT_TERMS = word_set(
    """
    ago late later earlier since past overdue left remaining already another additional extra further more extended
    first last next before after if unless except only express abroad premium from instead each every per another other
    early
    """
)
"""Words beside which a length is not a term, or one of its own: “two weeks late”, “if you pay more”."""

NEW_WORDS = 3
"""Content words that the later sentence may bring in and still be about the same."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term.

    Attributes:
        topic: what it is the term of; "" where the sentence takes one up (“the 30 days”) without saying.
        unit: "days", "kg", "cm", "gb" or "%".
        low, high: in that unit.
        words: stems of the sentence's content words.
    """

    topic: str
    unit: str
    low: float
    high: float
    words: frozenset[str]
    hit: Hit

    def fits(self, other: Term) -> bool:
        return self.low <= other.high and other.low <= self.high


def terms(place: int, view: TurnView) -> Iterator[Term]:
    """The terms in one of the agent's turns; a sentence with several topics or lengths leaves open what is meant."""
    if view.role is not Role.AGENT:
        return
    for sentence in view.sentences:
        forms = view.forms[sentence[0] : sentence[1]]
        measures = list(_measures(view.forms, sentence))
        if len(measures) != 1 or view.asks(sentence) or not _NOT_TERMS.isdisjoint(forms):
            continue
        span, unit, low, high = measures[0]
        topics = _topics(forms)
        is_taken_up = not topics and view.forms[span[0] - 1] in ("the", "those", "these")
        if is_taken_up or (len(topics) == 1 and _lasts(forms, *topics)):
            topic = next(iter(topics), "")
            yield Term(topic, unit, low, high, content_of(forms), Hit(place, *span))


def conflicts(before: Term, later: Term, asked: frozenset[str]) -> bool:
    """Whether both cannot be true of the same.

    Args:
        asked: stems of what the customer said right before the later one.
    """
    new = later.words - before.words - asked - content_of(_TOPICS)
    return before.topic == later.topic and not before.fits(later) and len(new) <= NEW_WORDS


def _topics(forms: Sequence[str]) -> frozenset[str]:
    found = {_TOPICS[form] for form in forms if form in _TOPICS}
    if "back" in forms and not found and {"send", "sent", "bring", "give"} & set(forms):
        found.add("return")
    return frozenset(found)


def _lasts(forms: Sequence[str], topic: str) -> bool:
    return topic not in _PASSING or not {"take", "takes", "time", "is"}.isdisjoint(forms)


def _measures(forms: Sequence[str], sentence: Span) -> Iterator[tuple[Span, str, float, float]]:
    """“two years”, “three to five working days”, “10 kg”: its place, unit and range."""
    place, last = sentence
    while place < last:
        number = number_at(forms, place, last)
        if number is None:
            place += 1
            continue
        low, end = float(number[0]), number[1]
        high = low
        other = number_at(forms, end + 1, last) if end + 1 < last and forms[end] in _JOINING else None
        if other is not None:
            high, end = float(other[0]), other[1]
        measure = _in_unit(forms, end, last, low, high)
        if measure is not None:
            is_loose = not _ABOUT.isdisjoint(forms[max(0, place - 2) : place])
            unit, low, high, behind = measure
            yield (place, behind), unit, low * (0.7 if is_loose else 1), high * (1.3 if is_loose else 1)
        place = end


def _in_unit(
    forms: Sequence[str], place: int, last: int, low: float, high: float
) -> tuple[str, float, float, int] | None:
    is_working = place < last and forms[place] in _WORKING
    place += is_working
    form = forms[place] if place < last else ""
    if form == "per" and place + 1 < last and forms[place + 1] == "cent":
        return "%", low, high, place + 2
    if form in _DAYS:
        least, most = _DAYS[form]
        # Five working days are up to nine days of the calendar.
        return "days", low * least, high * most * (1.4 if is_working else 1) + 2 * is_working, place + 1
    return (_UNITS[form], low, high, place + 1) if form in _UNITS else None
