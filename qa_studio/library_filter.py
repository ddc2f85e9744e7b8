"""What is asked of the library: which interactions, in which order. Frozen, and as JSON for saved views and plans.

Owns the filter's fields, the bands, the queues and the sort columns; the storage turns them into SQL. Knows no Qt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from qa_studio.rows import Channel, WorkState

FILTER_VERSION = 1
"""Of the JSON form. A newer one is read as far as its fields are known."""

CLOSE_POINTS = Decimal(3)
"""A score is close to its threshold up to so many points from it. Source: the project's own choice; one criterion of
weight 10 in a section of 30 points, marked half, moves a score by about as much."""

LOW_RATING_PCT = Decimal(25)
"""Customers who said 1 or 2 of 5: (2 - 1) / (5 - 1) of the scale; on other scales the lowest quarter."""


class ScoreBand(StrEnum):
    """MET and UNDER go by the outcome, so a failed gate is under however high the score is."""

    ANY = ""
    MET = "met"
    UNDER = "under"
    AUTOMATIC = "automatic"
    NONE = "none"


class RatingBand(StrEnum):
    """Against the customer threshold of the form that the interaction was marked by, else of the one in use."""

    ANY = ""
    MET = "met"
    UNDER = "under"
    NONE = "none"


class Queue(StrEnum):
    """Ready-made questions. MINE and TO_CALIBRATE are those of `LibraryFilter.evaluator`.

    UNHAPPY_BUT_MET: a customer's rating in the lowest quarter, and the score at or over its threshold.
    HAPPY_BUT_UNDER: the mean rating at or over its threshold, and the score under.
    """

    NONE = ""
    MINE = "mine"
    TO_CALIBRATE = "to_calibrate"
    CLOSE = "close"
    UNHAPPY_BUT_MET = "unhappy_but_met"
    HAPPY_BUT_UNDER = "happy_but_under"


class SortBy(StrEnum):
    """What cannot be said of an interaction comes last in both directions."""

    IMPORTED = "imported"
    STARTED = "started"
    TITLE = "title"
    AGENT = "agent"
    TEAM = "team"
    COMPANY = "company"
    ROUND = "round"
    CHANNEL = "channel"
    DURATION = "duration"
    STATE = "state"
    SCORE = "score"
    RATING = "rating"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class LibrarySort:
    """The order of the library; equals stay in the order of import, or in its reverse when descending."""

    by: SortBy = SortBy.STARTED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """What must hold of an interaction; an empty field lets everything through. Removed ones never come.

    Attributes:
        words: all must begin a word of the title, the id, the agent, team, company, round, channel or file name.
        said: full-text query in the current transcripts, as `Searching.find` takes it.
        agents, teams, companies, rounds, channels, states: any of these; the round "" stands for none.
        score_from, score_to, rating_from, rating_to: 0..100, both included; those without have none of them.
        has_insight: True: insights were found; False: somebody looked and found none.
        tags: all of these.
        from_day, to_day: both included, of the time zone of this machine.
        assigned_to: evaluators, any of whom has it to do still.
        is_assigned: whether anybody has it to do still.
        evaluator: whose MINE and TO_CALIBRATE are meant.
    """

    words: str = ""
    said: str = ""
    agents: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    states: tuple[WorkState, ...] = ()
    score: ScoreBand = ScoreBand.ANY
    rating: RatingBand = RatingBand.ANY
    score_from: Decimal | None = None
    score_to: Decimal | None = None
    rating_from: Decimal | None = None
    rating_to: Decimal | None = None
    has_insight: bool | None = None
    is_flagged: bool | None = None
    tags: tuple[str, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    assigned_to: tuple[str, ...] = ()
    is_assigned: bool | None = None
    queue: Queue = Queue.NONE
    evaluator: str = ""

    @property
    def is_open(self) -> bool:
        """True when everything is let through; `evaluator` alone restricts nothing."""
        return dataclasses.replace(self, evaluator="") == LibraryFilter()


def filter_to_json(wanted: LibraryFilter) -> dict[str, Any]:
    """The fields that restrict, as plain JSON values."""
    told = {field.name: getattr(wanted, field.name) for field in dataclasses.fields(wanted)}
    return {name: _plain(value) for name, value in told.items() if value != getattr(LibraryFilter(), name)}


def filter_from_json(raw: Mapping[str, Any]) -> LibraryFilter:
    """What `filter_to_json` wrote, by this version or another: fields and words that are not known are left out."""
    known = {field.name for field in dataclasses.fields(LibraryFilter)}
    read = {name: _READ.get(name, _text)(value) for name, value in raw.items() if name in known}
    return LibraryFilter(**{name: value for name, value in read.items() if value is not None})


def sort_to_json(sort: LibrarySort) -> dict[str, Any]:
    return {"by": sort.by.value, "descending": sort.descending}


def sort_from_json(raw: Mapping[str, Any]) -> LibrarySort:
    """An unknown column is the usual order."""
    by = _one_of(SortBy)(raw.get("by"))
    return LibrarySort() if by is None else LibrarySort(by, bool(raw.get("descending", False)))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _text(raw: Any) -> Any:
    return raw if isinstance(raw, str) else None


def _texts(raw: Any) -> Any:
    return tuple(one for one in raw if isinstance(one, str)) if isinstance(raw, list) else None


def _truth(raw: Any) -> Any:
    return raw if isinstance(raw, bool) else None


def _number(raw: Any) -> Any:
    try:
        found = Decimal(str(raw))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _day(raw: Any) -> Any:
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None


def _one_of(kind: type[StrEnum]) -> Any:
    known = {one.value: one for one in kind}
    return lambda raw: known.get(raw) if isinstance(raw, str) else None


def _some_of(kind: type[StrEnum]) -> Any:
    one_of = _one_of(kind)
    return lambda raw: tuple(filter(None, map(one_of, _texts(raw) or ())))


_READ: dict[str, Any] = {
    **dict.fromkeys(("agents", "teams", "companies", "rounds", "tags", "assigned_to"), _texts),
    **dict.fromkeys(("score_from", "score_to", "rating_from", "rating_to"), _number),
    **dict.fromkeys(("has_insight", "is_flagged", "is_assigned"), _truth),
    **dict.fromkeys(("from_day", "to_day"), _day),
    "channels": _some_of(Channel),
    "states": _some_of(WorkState),
    "score": _one_of(ScoreBand),
    "rating": _one_of(RatingBand),
    "queue": _one_of(Queue),
}
