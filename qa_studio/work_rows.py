"""Flat, frozen rows of the reviewers' work: hits, views, tags, assignments, who has what open, time, snippets.

As `rows`, which they belong to: shapes that services take and return. Imports model modules and `rows` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.rows import Channel, InteractionRow
from transcription.model import Role

Spans = tuple[tuple[int, int], ...]
"""Character offsets, half-open, in order and without overlap."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One turn in which everything that was looked for stands.

    Attributes:
        turn: 0-based index in the interaction's newest transcript.
        snippet: the turn, or the part around the first match with "…" where it is cut.
        snippet_matches: where the matches stand in `snippet`.
        matches: where they stand in the turn's whole text.
        is_note: an internal note that the customer never saw.
    """

    interaction_id: int
    title: str
    agent: str
    channel: Channel
    started_at: datetime | None
    turn: int
    role: Role
    speaker: str
    start_s: float | None
    end_s: float | None
    is_note: bool
    snippet: str
    snippet_matches: Spans
    matches: Spans


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits. `after` asks for the next one; None: there is none."""

    rows: tuple[Hit, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """Some rows of the library, and how many pass the filter in all."""

    rows: tuple[InteractionRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A saved view of the library.

    Attributes:
        columns: keys of the columns shown, in order; () for the usual ones.
    """

    id: int
    owner: str
    name: str
    filter: LibraryFilter
    sort: LibrarySort
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """That an interaction has a tag or a flag, since when and by whom; `at` is aware, UTC."""

    interaction_id: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LabelChange:
    """What a tagging or flagging changed; hand it to `undo` and it is as before.

    Attributes:
        tag: its name; "" for the flag.
        added: interactions that have it now and had not before.
        taken: what was taken off, as it was.
    """

    tag: str
    added: tuple[int, ...] = ()
    taken: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One interaction that somebody is to judge, or was.

    Attributes:
        plan: name of the plan that asked for it; "" by hand.
        due_on: last day; None when nobody said.
        done_at: when the evaluator submitted; None while it is to do.
    """

    id: int
    row: InteractionRow
    evaluator: str
    assigned_by: str
    assigned_at: datetime
    due_on: date | None
    plan: str
    done_at: datetime | None


class Period(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Way(StrEnum):
    """How a plan's interactions are shared out: evenly, or so many of each agent to each reviewer by hand."""

    EVENLY = "evenly"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Share:
    """A reviewer of a plan; `count`: interactions of each agent in a period, None when shared evenly."""

    evaluator: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """So many interactions of each agent in each period.

    Attributes:
        per_agent: at least 1; of BY_HAND it is the sum of the shares.
        wanted: which interactions count; its agents, teams and companies say whose, none of them: the own company's.
        ended_at: no more is assigned by it; None while it holds.
    """

    id: int
    name: str
    per_agent: int
    period: Period
    way: Way
    reviewers: tuple[Share, ...]
    wanted: LibraryFilter
    created_by: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Given:
    """One assignment that was made just now."""

    interaction_id: int
    evaluator: str
    assignment_id: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """One interaction that was not assigned, and why, in words."""

    interaction_id: int
    words: str


@dataclass(frozen=True, slots=True)
class QuotaGap:
    """An agent of whom a plan could not assign as many as it asks for.

    Attributes:
        wanted, reached: in this period, with what was assigned before.
        words: why, in a sentence.
    """

    agent: str
    wanted: int
    reached: int
    words: str


@dataclass(frozen=True, slots=True)
class AssignReport:
    """What assigning did; `rule` says in a sentence how it was shared out."""

    given: tuple[Given, ...]
    refused: tuple[Refusal, ...] = ()
    gaps: tuple[QuotaGap, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """How far one reviewer is.

    Attributes:
        to_do, overdue: of what is assigned; the overdue are among the former.
        done: submitted, of what was assigned within the days asked for.
    """

    evaluator: str
    to_do: int
    overdue: int
    done: int


@dataclass(frozen=True, slots=True)
class HoldRow:
    """Who has an interaction open to change it.

    Attributes:
        is_mine: it is the process that asks.
        since, beat_at: aware, UTC; when it was opened, and last heard of.
    """

    interaction_id: int
    holder: str
    is_mine: bool
    since: datetime
    beat_at: datetime


@dataclass(frozen=True, slots=True)
class TakenOverRow:
    """One interaction taken out of somebody's hands; the moments are aware, UTC."""

    interaction_id: int
    taken_from: str
    taken_by: str
    held_since: datetime
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Seconds that one evaluator spent on one revision of an evaluation, with the window active.

    Attributes:
        criteria: criterion key -> seconds; what belongs to none of them is in `seconds` alone.
    """

    interaction_id: int
    title: str
    evaluator: str
    revision: int
    seconds: float
    criteria: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class TeamTime:
    """Seconds of many people together. Never of one, and of a few neither.

    Attributes:
        months: first days of the months in the sum; others had too few people or evaluations.
        people, evaluations: how many are in the sum.
        criteria: criterion key -> mean seconds an evaluation, of months in which the criterion itself has enough.
    """

    months: tuple[date, ...]
    people: int
    evaluations: int
    seconds: float
    mean_s: float
    criteria: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SnippetRow:
    """Words kept for coaching and workshops.

    Attributes:
        version: of the transcript that the words are from.
        first_turn, start, last_turn, end: 0-based turns and character offsets in them, the last one half-open.
        text: those words exactly, turns parted by line breaks.
        start_s, end_s: of the recording; None for text.
        speakers: who says each of those turns, "agent", "customer", …; () when that is not known.
    """

    id: int
    interaction_id: int
    title: str
    agent: str
    version: int
    first_turn: int
    start: int
    last_turn: int
    end: int
    text: str
    start_s: float | None
    end_s: float | None
    tag: str
    note: str
    by: str
    at: datetime
    speakers: tuple[str, ...] = ()
