"""The library in the order of a column of few values: agents, teams, rounds, states.

Put together group by group, without comparing 100,000 names: half the time that the database takes to sort them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.library_filter import LibrarySort, SortBy
from qa_studio.rows import Channel, WorkState
from qa_studio.storage.library_states import in_states
from qa_studio.storage.tables import Agent, Company, Round
from qa_studio.storage.work_tables import LibraryLine as Line


def by_groups(session: Session, passing: list[ColumnElement[bool]], sort: LibrarySort) -> tuple[int, ...]:
    """Ids of the lines that pass, in this order; `sort.by` is one of GROUPED."""
    group, rank = GROUPED[sort.by]
    groups = _groups(session, group, passing)
    if sort.by is SortBy.STATE:
        _part_old(session, passing, groups)
    ranks = rank(session)
    joined: dict[Any, list[list[int]]] = {}
    for key, members in groups.items():
        joined.setdefault(ranks.get(key), []).append(members)
    last = [joined.pop(None)] if None in joined else []
    in_order = [joined[one] for one in sorted(joined, reverse=sort.descending)] + last
    return tuple(
        chain.from_iterable(sorted(chain.from_iterable(alike), reverse=sort.descending) for alike in in_order)
    )


def _groups(session: Session, group: Any, passing: list[ColumnElement[bool]]) -> dict[Any, list[int]]:
    """The lines that pass by what stands in a column. One text a group: the driver hands over few values fastest."""
    query = select(group, func.json_group_array(col(Line.interaction_id))).where(*passing).group_by(group)
    return {key: json.loads(ids) for key, ids in session.connection().execute(query)}


def _part_old(session: Session, passing: list[ColumnElement[bool]], groups: dict[Any, list[int]]) -> None:
    """Take suggestions of an earlier form out of their group into one of their own."""
    suggested = groups.get(WorkState.SUGGESTED.value)
    if suggested is None:
        return
    query = select(col(Line.interaction_id)).where(*passing, in_states((WorkState.OUTDATED,)))
    old = set(session.scalars(query))
    groups[WorkState.SUGGESTED.value] = [number for number in suggested if number not in old]
    groups[WorkState.OUTDATED.value] = sorted(old)


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
    SortBy.STATE: (col(Line.state), _fixed({one.value: place for place, one in enumerate(WorkState)})),
    SortBy.FLAGGED: (col(Line.is_flagged), _fixed({0: 0, 1: 1})),
}
