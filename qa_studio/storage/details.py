"""Whose interactions are, in which round, and when they were: said anew for many at once, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.detail_rows import DetailChange, DetailWish, SharedDetails, StoredDetails, TeamChange
from qa_studio.storage.database import Database
from qa_studio.storage.interactions import UNKNOWN, agent_id, chunks, company_id, round_id
from qa_studio.storage.tables import Agent, Company, Interaction, Round

_FIELDS = ("agent_id", "company_id", "round_id", "started_at")


@dataclass(frozen=True, slots=True)
class _Known:
    """Numbers of every name."""

    agents: frozenset[int]
    companies: frozenset[int]
    rounds: frozenset[int]


class Details(Database):
    """The part of the store that says anew what an import could not know. Evaluations and transcripts stay."""

    def shared_details(self, ids: Iterable[int]) -> SharedDetails:
        """What these interactions have in common."""
        query = (
            select(
                col(Agent.name),
                col(Agent.team),
                col(Company.name),
                col(Round.name),
                col(Interaction.started_at),
            )
            .join(Agent, col(Interaction.agent_id) == col(Agent.id))
            .join(Company, col(Interaction.company_id) == col(Company.id))
            .outerjoin(Round, col(Interaction.round_id) == col(Round.id))
            .distinct()
        )
        with self._reading() as session:
            found = {
                tuple(row)
                for chunk in chunks(ids)
                for row in session.execute(query.where(col(Interaction.id).in_(chunk)))
            }
        agents, teams, companies, rounds, starts = zip(*found, strict=True) if found else ((),) * 5
        in_round = _common(name or "" for name in rounds)
        return SharedDetails(_common(agents), _common(teams), _common(companies), in_round, _common(starts))

    def change_details(self, ids: Iterable[int], wish: DetailWish) -> DetailChange:
        """Say it anew of all of them, or of none; names that are new are made.

        An agent is somebody of a company: in another one they are another agent of the same name, who keeps the team.
        """
        with self._writing() as session:
            there, known = _stored(session, ids), _known(session)
            wished = _wished(session, there, wish)
            moved = _set_teams(session, _teams(session, there, wished, wish, known))
            _write(session, [new for old, new in zip(there, wished, strict=True) if old != new])
            return _change(there, wished, moved, known, _known(session))

    def undo_details(self, change: DetailChange) -> None:
        """Bring back what was before; what was said anew since then stays."""
        with self._writing() as session:
            now = {
                one.interaction_id: one
                for one in _stored(session, [one.interaction_id for one in change.after])
            }
            back = [
                _taken_back(now[new.interaction_id], old, new)
                for old, new in zip(change.before, change.after, strict=True)
                if new.interaction_id in now
            ]
            _write(session, back)
            for one in change.teams:
                mine = (col(Agent.id) == one.agent_id, col(Agent.team) == one.after)
                session.execute(update(Agent).where(*mine).values(team=one.before))
            _forget(session, change)


def _common(values: Iterable[Any]) -> Any:
    """What all of them are; None where they differ, and where there are none."""
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _stored(session: Session, ids: Iterable[int]) -> list[StoredDetails]:
    columns = (col(Interaction.id), *(getattr(Interaction, name) for name in _FIELDS))
    return [
        StoredDetails(*row)
        for chunk in chunks(dict.fromkeys(ids))
        for row in session.execute(select(*columns).where(col(Interaction.id).in_(chunk)))
    ]


def _of_agents(session: Session, column: Any) -> dict[int, str]:
    return {row[0]: row[1] for row in session.execute(select(col(Agent.id), column))}


def _known(session: Session) -> _Known:
    agents, companies, rounds = (
        frozenset(session.scalars(select(number)))
        for number in (col(Agent.id), col(Company.id), col(Round.id))
    )
    return _Known(agents, companies, rounds)


def _wished(session: Session, there: Sequence[StoredDetails], wish: DetailWish) -> list[StoredDetails]:
    """The same as they are to be; each new pair of agent and company is looked up once."""
    names = _of_agents(session, col(Agent.name))
    company = None if wish.company is None else company_id(session, wish.company or UNKNOWN, None)
    in_round = round_id(session, wish.round_name) if wish.round_name else None
    moves = wish.agent is not None or company is not None
    agents: dict[tuple[int, int], int] = {}
    found = []
    for one in there:
        new = one if company is None else replace(one, company_id=company)
        if moves:
            pair = (one.agent_id, new.company_id)
            if pair not in agents:
                name = names[one.agent_id] if wish.agent is None else wish.agent or UNKNOWN
                agents[pair] = agent_id(session, name, new.company_id)
            new = replace(new, agent_id=agents[pair])
        if wish.round_name is not None:
            new = replace(new, round_id=in_round)
        if wish.started_at is not None or wish.is_undated:
            new = replace(new, started_at=wish.started_at)
        found.append(new)
    return found


def _change(
    there: Sequence[StoredDetails],
    wished: Sequence[StoredDetails],
    teams: tuple[TeamChange, ...],
    known: _Known,
    now: _Known,
) -> DetailChange:
    pairs = list(zip(there, wished, strict=True))
    other = [(old, new) for old, new in pairs if old != new]
    joined = {one.agent_id for one in teams}
    return DetailChange(
        before=tuple(old for old, _ in other),
        after=tuple(new for _, new in other),
        teams=teams,
        made_agents=tuple(now.agents - known.agents),
        made_companies=tuple(now.companies - known.companies),
        made_rounds=tuple(now.rounds - known.rounds),
        count=sum(old != new or new.agent_id in joined for old, new in pairs),
    )


def _teams(
    session: Session,
    there: Sequence[StoredDetails],
    wished: Sequence[StoredDetails],
    wish: DetailWish,
    known: _Known,
) -> dict[int, str]:
    """Of agents by number; those who are new in their company keep theirs where nothing else is wished."""
    if wish.team is not None:
        return dict.fromkeys((one.agent_id for one in wished), wish.team)
    if wish.agent is not None:
        return {}
    former = {
        new.agent_id: old.agent_id
        for old, new in zip(there, wished, strict=True)
        if new.agent_id not in known.agents
    }
    teams = _of_agents(session, col(Agent.team)) if former else {}
    return {new: teams[old] for new, old in former.items()}


def _set_teams(session: Session, teams: Mapping[int, str]) -> tuple[TeamChange, ...]:
    """Returns: those whose team is another one now."""
    changed = []
    for number, team in teams.items():
        agent = session.get_one(Agent, number)
        if agent.team != team:
            changed.append(TeamChange(number, agent.team, team))
            agent.team = team
    session.flush()
    return tuple(changed)


def _write(session: Session, wished: Sequence[StoredDetails]) -> None:
    """Names first: a statement that moves in time as well would rewrite the library's line before the search for
    names has let go of the old one, for no order of triggers is promised.

    Source: https://www.sqlite.org/lang_createtrigger.html.
    """
    for names in (_FIELDS[:-1], _FIELDS[-1:]):
        lines = [{"id": one.interaction_id, **{name: getattr(one, name) for name in names}} for one in wished]
        if lines:
            session.execute(update(Interaction), lines)


def _taken_back(now: StoredDetails, before: StoredDetails, after: StoredDetails) -> StoredDetails:
    same = {name: getattr(before, name) for name in _FIELDS if getattr(now, name) == getattr(after, name)}
    return replace(now, **same)


def _forget(session: Session, change: DetailChange) -> None:
    """Names that were made for the change, and that nothing has any more."""
    for table, made, users in (
        (Agent, change.made_agents, (col(Interaction.agent_id),)),
        (Company, change.made_companies, (col(Interaction.company_id), col(Agent.company_id))),
        (Round, change.made_rounds, (col(Interaction.round_id),)),
    ):
        number = col(table.id)
        unused = [~select(user).where(user == number).exists() for user in users]
        session.execute(delete(table).where(number.in_(made), *unused))
