"""Flat, frozen rows of what is said of an interaction by hand: whose it is, in which round, and when it was.

As `rows`, which they belong to: shapes that services take and return.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SharedDetails:
    """What several interactions have in common; None where they differ.

    Attributes:
        team, round_name: "" for none.
        started_at: aware, UTC; None also where it is not known.
    """

    agent: str | None = None
    team: str | None = None
    company: str | None = None
    round_name: str | None = None
    started_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DetailWish:
    """What is to be said anew; None leaves a thing as it is.

    Attributes:
        agent, company: "" for one that nobody knows.
        team: of the agent, and so of everything of theirs; "" for none.
        round_name: "" takes out of any round.
        started_at: aware, UTC.
        is_undated: nobody knows when it was; `started_at` is None then.
    """

    agent: str | None = None
    team: str | None = None
    company: str | None = None
    round_name: str | None = None
    started_at: datetime | None = None
    is_undated: bool = False


@dataclass(frozen=True, slots=True)
class StoredDetails:
    """What one interaction points to, by number; None: no round, no moment."""

    interaction_id: int
    agent_id: int
    company_id: int
    round_id: int | None
    started_at: datetime | None


@dataclass(frozen=True, slots=True)
class TeamChange:
    """An agent, by number, and their team before and after."""

    agent_id: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DetailChange:
    """What a change of details did; hand it to `undo_details` and it is as before.

    Attributes:
        before, after: of each interaction that is other now, in the same order.
        made_agents, made_companies, made_rounds: numbers of names that were new.
        count: interactions of the selection that say something else now, by the team of their agent too.
    """

    before: tuple[StoredDetails, ...] = ()
    after: tuple[StoredDetails, ...] = ()
    teams: tuple[TeamChange, ...] = ()
    made_agents: tuple[int, ...] = ()
    made_companies: tuple[int, ...] = ()
    made_rounds: tuple[int, ...] = ()
    count: int = 0
