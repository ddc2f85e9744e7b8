"""The fields that the library is filtered by: what each is called, which choices it has, how it says what is chosen.

Pure: a chip's choices are texts, the filter's fields are values; here one becomes the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from qa_studio.language import tr
from qa_studio.library_filter import LibraryFilter, Queue, RatingBand, ScoreBand
from qa_studio.rows import Channel, WorkState
from qa_studio.ui import moments
from qa_studio.ui.library.bounds_panels import PERIODS
from qa_studio.ui.library.wording import CHANNEL_WORDS, STATE_WORDS
from qa_studio.ui.widgets.popup_chip import Choices, chosen_words
from qa_studio.ui.widgets.score import plain

MANY, ONE, POINTS, DAYS = "many", "one", "points", "days"
YES, NO, NOBODY = "yes", "no", "\x00nobody"
"""NOBODY cannot be anybody's name."""
YES_NO: Choices = ((YES, tr("Yes")), (NO, tr("No")))
SCORE_WORDS: Choices = (
    (ScoreBand.MET, tr("At or over the threshold")),
    (ScoreBand.UNDER, tr("Under the threshold")),
    (ScoreBand.AUTOMATIC, tr("Automatic only")),
    (ScoreBand.NONE, tr("No score yet")),
)
RATING_WORDS: Choices = (
    (RatingBand.MET, tr("At or over the threshold")),
    (RatingBand.UNDER, tr("Under the threshold")),
    (RatingBand.NONE, tr("No rating")),
)
QUEUE_WORDS: Choices = (
    (Queue.MINE, tr("Mine")),
    (Queue.TO_CALIBRATE, tr("To calibrate")),
    (Queue.CLOSE, tr("Close to the threshold")),
    (Queue.UNHAPPY_BUT_MET, tr("Customer unhappy, score met")),
    (Queue.HAPPY_BUT_UNDER, tr("Customer happy, score under")),
)
Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """Names that the workspace holds."""

    agents: Values = ()
    teams: Values = ()
    companies: Values = ()
    rounds: Values = ()
    tags: Values = ()
    reviewers: Values = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One chip's field.

    Attributes:
        kind: MANY choices, ONE, or one beside bounds: POINTS or DAYS.
        read: what is chosen in a filter. put: a filter with other choices; () lets everything through.
        bounds: the filter's fields for from and to.
    """

    key: str
    name: str
    kind: str
    read: Callable[[LibraryFilter], Values]
    put: Callable[[LibraryFilter, Values], LibraryFilter]
    choices: Callable[[Offers], Choices] | None = None
    bounds: tuple[str, str] = ("", "")


def told(field: Field, wanted: LibraryFilter, choices: Choices) -> str:
    """What a field lets through, for its chip; "" for everything."""
    said = chosen_words(field.read(wanted), choices)
    if not field.bounds[0]:
        return said
    least, most = (getattr(wanted, name) for name in field.bounds)
    return ", ".join(filter(None, (said, _between(_spelt(least), _spelt(most)))))


def _between(least: str, most: str) -> str:
    if least and most:
        return f"{least}–{most}"
    if least:
        return tr("from {bound}", bound=least)
    return tr("up to {bound}", bound=most) if most else ""


def _spelt(bound: Decimal | date | None) -> str:
    if bound is None:
        return ""
    return plain(bound) if isinstance(bound, Decimal) else moments.day(datetime.combine(bound, time(12)))


def _with(wanted: LibraryFilter, **changes: Any) -> LibraryFilter:
    return replace(wanted, **changes)


def _same(names: Values) -> Choices:
    return tuple((name, name) for name in names)


def _names(key: str, name: str, field: str, offered: Callable[[Offers], Choices]) -> Field:
    """Any of some names."""
    return Field(
        key,
        name,
        MANY,
        lambda wanted: tuple(getattr(wanted, field)),
        lambda wanted, values: _with(wanted, **{field: values}),
        offered,
    )


def _kinds(key: str, name: str, field: str, kind: type[StrEnum], spelt: dict[Any, str]) -> Field:
    """Any of some kinds that are known beforehand."""
    choices: Choices = tuple((one.value, spelt[one]) for one in kind)
    return Field(
        key,
        name,
        MANY,
        lambda wanted: tuple(one.value for one in getattr(wanted, field)),
        lambda wanted, values: _with(wanted, **{field: tuple(kind(value) for value in values)}),
        lambda _: choices,
    )


def _band(key: str, name: str, kind: type[StrEnum], choices: Choices) -> Field:
    """One band, and bounds beside it."""
    bounds = (f"{key}_from", f"{key}_to")
    nothing: dict[str, Any] = dict.fromkeys(bounds)

    def put(wanted: LibraryFilter, values: Values) -> LibraryFilter:
        chosen = {key: kind(values[0]) if values else kind("")}
        return _with(wanted, **chosen, **({} if values else nothing))

    return Field(key, name, POINTS, lambda w: _one(getattr(w, key)), put, lambda _: choices, bounds)


def _truth(key: str, name: str, field: str) -> Field:
    def read(wanted: LibraryFilter) -> Values:
        value = getattr(wanted, field)
        return () if value is None else (YES if value else NO,)

    def put(wanted: LibraryFilter, values: Values) -> LibraryFilter:
        return _with(wanted, **{field: values[0] == YES if values else None})

    return Field(key, name, ONE, read, put, lambda _: YES_NO)


def _one(value: str) -> Values:
    return (value,) if value else ()


def _read_assigned(wanted: LibraryFilter) -> Values:
    return (*((NOBODY,) if wanted.is_assigned is False else ()), *wanted.assigned_to)


def _put_assigned(wanted: LibraryFilter, values: Values) -> LibraryFilter:
    """Nobody and somebody exclude each other; what was chosen last holds."""
    was_nobody = wanted.is_assigned is False
    names = tuple(value for value in values if value != NOBODY)
    if NOBODY in values and not (was_nobody and names):
        return replace(wanted, assigned_to=(), is_assigned=False)
    return replace(wanted, assigned_to=names, is_assigned=None)


def _put_queue(wanted: LibraryFilter, values: Values) -> LibraryFilter:
    return replace(wanted, queue=Queue(values[0]) if values else Queue.NONE)


def _put_days(wanted: LibraryFilter, _: Values) -> LibraryFilter:
    return replace(wanted, from_day=None, to_day=None)


FIELDS: tuple[Field, ...] = (
    Field("queue", tr("Queue"), ONE, lambda w: _one(w.queue), _put_queue, lambda _: QUEUE_WORDS),
    _names("agent", tr("Agent"), "agents", lambda offers: _same(offers.agents)),
    _names("team", tr("Team"), "teams", lambda offers: _same(offers.teams)),
    _kinds("channel", tr("Channel"), "channels", Channel, CHANNEL_WORDS),
    _names("round", tr("Round"), "rounds", lambda offers: (*_same(offers.rounds), ("", tr("No round")))),
    _names("company", tr("Company"), "companies", lambda offers: _same(offers.companies)),
    _kinds("state", tr("State"), "states", WorkState, STATE_WORDS),
    _band("score", tr("Score"), ScoreBand, SCORE_WORDS),
    _band("rating", tr("Rating"), RatingBand, RATING_WORDS),
    _truth("insight", tr("Insights"), "has_insight"),
    _truth("flag", tr("Flagged"), "is_flagged"),
    Field(
        "date",
        tr("Date"),
        DAYS,
        lambda _: (),
        _put_days,
        lambda _: tuple((key, words) for key, (words, _) in PERIODS.items()),
        ("from_day", "to_day"),
    ),
    _names("tag", tr("Tags"), "tags", lambda offers: _same(offers.tags)),
    Field(
        "assigned",
        tr("Assigned to"),
        MANY,
        _read_assigned,
        _put_assigned,
        lambda offers: ((NOBODY, tr("Nobody")), *_same(offers.reviewers)),
    ),
)
