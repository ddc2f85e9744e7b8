"""Writing and finding interactions, and the names they carry: companies, agents, rounds."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.rows import AgentRow, Channel, RoundRow
from qa_studio.storage.database import Database
from qa_studio.storage.tables import Agent, Company, Interaction, Round, SurveyResponse, TranscriptVersion
from qa_studio.storage.transcripts import add_version
from qa_studio.storage.values import (
    ImportedBefore,
    InteractionDetails,
    InteractionName,
    NewInteraction,
    NewSurveyResponse,
    StoredSource,
)
from transcription.model import Transcript

UNKNOWN = "Unknown"
"""Name of the agent or company that nobody has named."""

CHUNK = 10_000
"""Ids in one statement. SQLite allows 32,766 bound values. Source: https://www.sqlite.org/limits.html, 9."""


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in lists that one statement can carry."""
    rest = iter(ids)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


class Interactions(Database):
    """The part of the store that knows what was imported."""

    def companies(self) -> tuple[str, ...]:
        """Names, the user's own first."""
        query = select(col(Company.name)).order_by(col(Company.is_own).desc(), func.lower(Company.name))
        with self._reading() as session:
            return tuple(session.scalars(query))

    def own_company(self) -> str | None:
        """The user's own company that was named first; None before one is named."""
        with self._reading() as session:
            return _own_company(session)

    def agents(self) -> tuple[AgentRow, ...]:
        """Everybody whose interactions are here, by name; the user's own company first."""
        query = (
            select(col(Agent.name), col(Agent.team), col(Company.name), col(Company.is_own))
            .join(Company, col(Agent.company_id) == col(Company.id))
            .where(
                select(col(Interaction.id))
                .where(col(Interaction.agent_id) == col(Agent.id), col(Interaction.removed_at).is_(None))
                .exists()
            )
            .order_by(col(Company.is_own).desc(), func.lower(Agent.name), func.lower(Company.name))
        )
        with self._reading() as session:
            return tuple(AgentRow(*row) for row in session.execute(query))

    def rounds(self) -> tuple[RoundRow, ...]:
        """Every round, in time order as far as that is known."""
        with self._reading() as session:
            return tuple(
                RoundRow(row.name, row.starts_on, row.ends_on, row.sampling_rule, row.position)
                for row in session.scalars(select(Round).order_by(col(Round.position)))
            )

    def define_company(self, name: str, is_own: bool) -> None:
        """Make the company, or say anew whose it is."""
        with self._writing() as session:
            company = session.get_one(Company, company_id(session, name, is_own))
            company.is_own = is_own

    def define_agent(self, name: str, company: str, team: str) -> None:
        """Make the agent, or move them to this team."""
        with self._writing() as session:
            agent = session.get_one(Agent, agent_id(session, name, company_id(session, company, None)))
            agent.team = team

    def define_round(
        self, name: str, starts_on: date | None = None, ends_on: date | None = None, sampling_rule: str = ""
    ) -> None:
        """Make the round, or say anew what it covers; a new one comes last."""
        with self._writing() as session:
            found = session.get_one(Round, round_id(session, name))
            found.starts_on, found.ends_on, found.sampling_rule = starts_on, ends_on, sampling_rule

    def add_interactions(self, new: Iterable[tuple[NewInteraction, Transcript | None]]) -> tuple[int, ...]:
        """Store interactions, with their transcripts when they came as text; all of them or none.

        What another program has stored since the caller looked is left as it is.

        Returns: the ids of those that were stored, in order.
        """
        with self._writing() as session:
            return tuple(_added_interaction(session, *one) for one in new if not _is_stored(session, one[0]))

    def describe_interaction(self, interaction_id: int, told: InteractionDetails) -> None:
        """Say anew what an interaction is about and whose it is; None leaves a thing as it is."""
        with self._writing() as session:
            row = session.get_one(Interaction, interaction_id)
            row.title = row.title if told.title is None else told.title
            if told.company is not None:
                row.company_id = company_id(session, told.company, None)
            if told.agent is not None or told.company is not None:
                name = told.agent or session.get_one(Agent, row.agent_id).name
                row.agent_id = agent_id(session, name, row.company_id)
            if told.round_name is not None:
                row.round_id = round_id(session, told.round_name) if told.round_name else None
            session.flush()  # names first: see `details`
            row.started_at = row.started_at if told.started_at is None else told.started_at

    def imported(self, sha256: str) -> dict[str, ImportedBefore]:
        """What this file brought already, by conversation."""
        query = select(Interaction).where(col(Interaction.sha256) == sha256)
        with self._reading() as session:
            return {
                row.conversation: ImportedBefore(row.id, row.removed_at is not None, Path(row.source))
                for row in session.scalars(query)
            }

    def remove(self, ids: Iterable[int]) -> None:
        """Take interactions out of sight; everything about them stays, so that this can be undone."""
        self._set_removed(ids, datetime.now(UTC))

    def restore(self, ids: Iterable[int]) -> None:
        """Undo `remove`."""
        self._set_removed(ids, None)

    def _set_removed(self, ids: Iterable[int], moment: datetime | None) -> None:
        with self._writing() as session:
            for chunk in chunks(ids):
                session.execute(
                    update(Interaction).where(col(Interaction.id).in_(chunk)).values(removed_at=moment)
                )

    def set_agent_channel(self, interaction_id: int, channel: int | None) -> None:
        """Remember the user's word on which channel (0-based) is the agent's."""
        with self._writing() as session:
            session.execute(
                update(Interaction).where(col(Interaction.id) == interaction_id).values(agent_channel=channel)
            )

    def move_source(self, interaction_id: int, path: Path) -> None:
        """Remember where the file lies now. The content is the caller's to check."""
        with self._writing() as session:
            session.execute(
                update(Interaction).where(col(Interaction.id) == interaction_id).values(source=str(path))
            )

    def sources(self, ids: Sequence[int] | None = None) -> tuple[StoredSource, ...]:
        """The sources of these interactions in the order asked for, each once; None: of all that were not removed.

        Raises: StudioError naming the ids that are not there.
        """
        with self._reading() as session:
            if ids is None:
                return tuple(_sources(session, None))
            found = {source.id: source for chunk in chunks(ids) for source in _sources(session, chunk)}
        if missing := [str(number) for number in ids if number not in found]:
            raise StudioError(
                tr(
                    "There is no interaction {missing} in this workspace. The library lists what there is.",
                    missing=", ".join(missing),
                )
            )
        return tuple(found[number] for number in dict.fromkeys(ids))

    def known_ids(self, ids: Sequence[int]) -> frozenset[int]:
        """Those of these ids that an interaction has, removed or not."""
        with self._reading() as session:
            return frozenset(
                number
                for chunk in chunks(ids)
                for number in session.scalars(
                    select(col(Interaction.id)).where(col(Interaction.id).in_(chunk))
                )
            )

    def has_interactions(self) -> bool:
        """Whether anything was ever imported, removed or not."""
        with self._reading() as session:
            return session.scalars(select(col(Interaction.id)).limit(1)).first() is not None

    def names(self) -> tuple[InteractionName, ...]:
        """What every interaction may be called by in another system's file."""
        query = select(
            col(Interaction.id), col(Interaction.external_id), col(Interaction.title), col(Interaction.source)
        ).where(col(Interaction.removed_at).is_(None))
        with self._reading() as session:
            return tuple(InteractionName(*row) for row in session.execute(query))

    def add_survey_responses(self, responses: Sequence[NewSurveyResponse]) -> tuple[int, ...]:
        """Store what is not here yet, all or nothing.

        Returns: the interaction of each that was new.
        """
        with self._writing() as session:
            new = [response for response in responses if not _has_response(session, response.fingerprint)]
            session.add_all(SurveyResponse(**dataclasses.asdict(response)) for response in new)
        return tuple(response.interaction_id for response in new)


def _is_stored(session: Session, new: NewInteraction) -> bool:
    query = select(col(Interaction.id)).where(
        col(Interaction.sha256) == new.sha256, col(Interaction.conversation) == new.conversation
    )
    return session.scalars(query).first() is not None


def _added_interaction(session: Session, new: NewInteraction, transcript: Transcript | None) -> int:
    whose = company_id(session, new.company, new.is_own_company)
    row = Interaction(
        external_id=new.external_id,
        title=new.title,
        channel=new.channel.value,
        agent_id=agent_id(session, new.agent or UNKNOWN, whose),
        company_id=whose,
        round_id=round_id(session, new.round_name) if new.round_name else None,
        started_at=new.started_at,
        duration_s=new.duration_s,
        source=str(new.source),
        sha256=new.sha256,
        conversation=new.conversation,
        agent_channel=new.agent_channel,
        imported_at=datetime.now(UTC),
    )
    session.add(row)
    session.flush()
    if transcript is not None:
        add_version(session, row.id, transcript)
    return row.id


def _sources(session: Session, ids: list[int] | None) -> Iterator[StoredSource]:
    newest = (
        select(func.coalesce(func.max(TranscriptVersion.version), 0))
        .where(col(TranscriptVersion.interaction_id) == col(Interaction.id))
        .scalar_subquery()
    )
    query = (
        select(Interaction, col(Agent.name), col(Company.name), newest)
        .join(Agent, col(Interaction.agent_id) == col(Agent.id))
        .join(Company, col(Interaction.company_id) == col(Company.id))
        .order_by(col(Interaction.id))
    )
    chosen = col(Interaction.removed_at).is_(None) if ids is None else col(Interaction.id).in_(ids)
    for row, agent, company, version in session.execute(query.where(chosen)):
        yield StoredSource(
            id=row.id,
            title=row.title,
            channel=Channel(row.channel),
            agent=agent,
            company=company,
            path=Path(row.source),
            sha256=row.sha256,
            agent_channel=row.agent_channel,
            newest_version=version,
            duration_s=row.duration_s,
        )


def _has_response(session: Session, fingerprint: str) -> bool:
    query = select(col(SurveyResponse.id)).where(col(SurveyResponse.fingerprint) == fingerprint)
    return session.scalars(query).first() is not None


def _own_company(session: Session) -> str | None:
    query = select(col(Company.name)).where(col(Company.is_own), col(Company.name) != UNKNOWN)
    return session.scalars(query.order_by(col(Company.id)).limit(1)).first()


def company_id(session: Session, name: str, is_own: bool | None) -> int:
    """Its id, made when it is new; the unknown company is the user's own."""
    found = session.scalars(select(col(Company.id)).where(col(Company.name) == name)).first()
    if found is not None:
        return found
    if is_own is None:
        is_own = name == UNKNOWN or _own_company(session) is None
    return _added(session, Company(name=name, is_own=is_own))


def agent_id(session: Session, name: str, company: int) -> int:
    """Their id in this company, made when they are new."""
    query = select(col(Agent.id)).where(col(Agent.name) == name, col(Agent.company_id) == company)
    found = session.scalars(query).first()
    return found if found is not None else _added(session, Agent(name=name, company_id=company))


def round_id(session: Session, name: str) -> int:
    """Its id, made as the last one when it is new."""
    found = session.scalars(select(col(Round.id)).where(col(Round.name) == name)).first()
    if found is not None:
        return found
    position = session.scalars(select(func.coalesce(func.max(Round.position), 0) + 1)).one()
    return _added(session, Round(name=name, position=position))


def _added(session: Session, row: Company | Agent | Round) -> int:
    session.add(row)
    session.flush()
    return row.id
