"""What services hand to the store and get back from it about the reviewers' work. Frozen; free of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from qa_studio.rows import Channel
from transcription.model import Role


@dataclass(frozen=True, slots=True)
class FoundTurn:
    """A turn of a current transcript in which what was looked for stands.

    Attributes:
        key: larger for newer ones; where the next page begins.
        turn: 0-based index in the transcript.
        note: an internal note that the customer never saw.
    """

    key: int
    interaction_id: int
    title: str
    agent: str
    channel: Channel
    started_at: datetime | None
    turn: int
    role: Role
    speaker: str
    text: str
    start_s: float | None
    end_s: float | None
    note: bool


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """Somebody is to judge an interaction. `plan_id`: the plan that asks for it; None by hand."""

    interaction_id: int
    evaluator: str
    by: str
    due_on: date | None = None
    plan_id: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An interaction that may be assigned.

    Attributes:
        assigned: evaluators who have it to do.
        judged: people who have submitted an evaluation of it.
    """

    interaction_id: int
    agent: str
    team: str
    company: str
    started_at: datetime | None
    assigned: frozenset[str]
    judged: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlannedBefore:
    """What a plan has assigned already."""

    interaction_id: int
    evaluator: str


@dataclass(frozen=True, slots=True)
class StoredHold:
    """Who has an interaction open. `process`: number, start and token, as the queue's owners."""

    interaction_id: int
    holder: str
    process: str
    since: datetime
    beat_at: datetime


@dataclass(frozen=True, slots=True)
class SpentLine:
    """Seconds of one evaluator at one criterion ("" for none) of one revision of an evaluation."""

    interaction_id: int
    title: str
    evaluator: str
    revision: int
    criterion_key: str
    seconds: float


@dataclass(frozen=True, slots=True)
class NewSnippet:
    """Words to keep, of one version of a transcript; `text` is exactly what stands there."""

    interaction_id: int
    transcript_id: int
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
