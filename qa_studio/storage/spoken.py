"""Full-text search over what was said: turns of the current transcripts, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from qa_studio.library_filter import LibraryFilter
from qa_studio.rows import Channel
from qa_studio.storage.database import Database
from qa_studio.storage.library_pages import SPOKEN, conditions, interaction_of
from qa_studio.storage.migrations.search_schema import TURNS
from qa_studio.storage.search_words import Term, match_text
from qa_studio.storage.tables import Agent, Interaction, TurnLine
from qa_studio.storage.work_tables import LibraryLine
from qa_studio.storage.work_values import FoundTurn
from transcription.model import Role


class Spoken(Database):
    """The part of the store that finds words."""

    def find_turns(
        self,
        asked: Sequence[Term],
        wanted: LibraryFilter,
        limit: int,
        before: int | None = None,
        *,
        hides_automatic: bool = False,
    ) -> tuple[FoundTurn, ...]:
        """Turns in which every term stands, of the newest interaction first; within one, the last turn first.

        Args:
            asked: at least one term.
            before: only what comes after the hit with this key.
            hides_automatic: automatic scores restrict nothing.
        """
        query = (
            select(SPOKEN.c.rowid, *_TOLD)
            .select_from(SPOKEN)
            .join(LibraryLine, col(LibraryLine.interaction_id) == interaction_of(SPOKEN.c.rowid))
            .join(Interaction, col(Interaction.id) == col(LibraryLine.interaction_id))
            .join(Agent, col(Agent.id) == col(LibraryLine.agent_id))
            .join(
                TurnLine,
                (col(TurnLine.transcript_id) == col(LibraryLine.transcript_id))
                & (col(TurnLine.position) == SPOKEN.c.rowid.op("&")(TURNS)),
            )
            .where(SPOKEN.c.spoken.op("MATCH")(match_text(asked)))
            .order_by(SPOKEN.c.rowid.desc())
            .limit(limit)
        )
        if before is not None:
            query = query.where(SPOKEN.c.rowid < before)
        with self._reading() as session:
            if not wanted.is_open:
                query = query.where(*conditions(session, wanted, hides_automatic))
            query = query.where(col(LibraryLine.is_removed).is_(False))
            return tuple(_found(columns) for columns in session.connection().execute(query))


_TOLD = (
    col(LibraryLine.interaction_id),
    col(Interaction.title),
    col(Agent.name),
    col(Interaction.channel),
    col(Interaction.started_at),
    col(TurnLine.position),
    col(TurnLine.role),
    col(TurnLine.speaker),
    col(TurnLine.text),
    col(TurnLine.start_s),
    col(TurnLine.end_s),
    col(TurnLine.note),
)


def _found(columns: Any) -> FoundTurn:
    key, number, title, agent, channel, started_at, turn, role, *rest = columns
    return FoundTurn(key, number, title, agent, Channel(channel), started_at, turn, Role(role), *rest)
