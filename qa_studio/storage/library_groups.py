"""The library in the order of a column of few values: agents, teams, rounds, states.

Put together group by group, without comparing 100,000 names: half the time that the database takes to sort them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.library_filter import LibrarySort, SortBy
from qa_studio.rows import Channel, WorkState
from qa_studio.storage.library_states import state
from qa_studio.storage.tables import Agent, Company, Round
from qa_studio.storage.work_tables import LibraryLine as Line


def by_groups(session: Session, passing: list[ColumnElement[bool]], sort: LibrarySort) -> tuple[int, ...]:
    """Ids of the lines that pass, in this order; `sort.by` is one of GROUPED."""
    group, rank = GROUPED[sort.by]
    inner = select(group.label("key"), col(Line.interaction_id)).where(*passing)
    ordered = inner.order_by(col(Line.interaction_id)).subquery()
    both = select(func.json_group_array(ordered.c.key), func.json_group_array(ordered.c.interaction_id))
    keys, ids = map(json.loads, session.connection().execute(both).one())
    groups: dict[Any, list[int]] = {}
    for key, number in zip(keys, ids, strict=True):
        groups.setdefault(key, []).append(number)
    ranks = rank(session)
    joined: dict[Any, list[list[int]]] = {}
    for key, members in groups.items():
        joined.setdefault(ranks.get(key), []).append(members)
    last = [joined.pop(None)] if None in joined else []
    in_order = [joined[one] for one in sorted(joined, reverse=sort.descending)] + last
    return tuple(
        number
        for alike in in_order
        for number in sorted((one for members in alike for one in members), reverse=sort.descending)
    )


Ranks = Callable[[Session], dict[Any, Any]]
"""What the values of a column are sorted by; a value without one comes last."""


def _of_names(entity: Any, attribute: Any) -> Ranks:
    def ranks(session: Session) -> dict[Any, Any]:
        found = session.execute(select(col(entity.id), col(attribute)))
        return {number: name.casefold() for number, name in found if name}

    return ranks


def _of_rounds(session: Session) -> dict[Any, Any]:
    found = session.execute(select(col(Round.id), col(Round.position)))
    return {number: place for number, place in found if place is not None}


def _fixed(ranks: dict[Any, Any]) -> Ranks:
    return lambda _session: ranks


GROUPED: dict[SortBy, tuple[Any, Ranks]] = {
    SortBy.AGENT: (col(Line.agent_id), _of_names(Agent, Agent.name)),
    SortBy.TEAM: (col(Line.agent_id), _of_names(Agent, Agent.team)),
    SortBy.COMPANY: (col(Line.company_id), _of_names(Company, Company.name)),
    SortBy.ROUND: (col(Line.round_id), _of_rounds),
    SortBy.CHANNEL: (col(Line.channel), _fixed({one.value: one.value for one in Channel})),
    SortBy.STATE: (state(), _fixed({one.value: place for place, one in enumerate(WorkState)})),
    SortBy.FLAGGED: (col(Line.is_flagged), _fixed({0: 0, 1: 1})),
}
