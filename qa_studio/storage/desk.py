"""What lies on the reviewers' desks: who has an interaction open, time spent, and words kept for later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.rows import EvaluatorKind
from qa_studio.storage.database import Database
from qa_studio.storage.evaluations import ensure_evaluator
from qa_studio.storage.interactions import chunks
from qa_studio.storage.tables import Agent, Evaluator, Interaction, TranscriptVersion, TurnLine
from qa_studio.storage.values import EvaluatorName
from qa_studio.storage.work_tables import Holding, Snippet, TakingOver, TimeSpent
from qa_studio.storage.work_values import NewSnippet, SpentLine, StoredHold
from qa_studio.work_rows import SnippetRow, TakenOverRow


class Desk(Database):
    """The part of the store that knows what people are at."""

    def hold_of(self, interaction_id: int) -> StoredHold | None:
        """Who has it open by what was written last; None: nobody."""
        with self._reading() as session:
            row = session.get(Holding, interaction_id)
            return None if row is None else _hold(row)

    def take_hold(
        self,
        interaction_id: int,
        holder: str,
        process: str,
        instead_of: StoredHold | None,
        *,
        with_trace: bool,
    ) -> StoredHold:
        """Hold the interaction, if it is as the caller saw it; else what there is now.

        Args:
            instead_of: the hold that ends by this; None: there was none.
            with_trace: keep that it was taken from somebody.
        """
        now = datetime.now(UTC)
        with self._writing() as session:
            row = session.get(Holding, interaction_id)
            if row is not None and (instead_of is None or row.process != instead_of.process):
                return _hold(row)
            if row is not None:
                if with_trace:
                    session.add(_trace(row, holder, now))
                session.delete(row)
                session.flush()
            new = Holding(
                interaction_id=interaction_id, holder=holder, process=process, since=now, beat_at=now
            )
            session.add(new)
            session.flush()
            return _hold(new)

    def beat_hold(self, interaction_id: int, process: str) -> bool:
        """Say that it is held still; False when it is not this process's any more."""
        mine = _of_process(interaction_id, process)
        query = update(Holding).where(*mine).values(beat_at=datetime.now(UTC))
        with self._writing() as session:
            return session.execute(query.returning(col(Holding.interaction_id))).first() is not None

    def release_hold(self, interaction_id: int, process: str) -> bool:
        """Let go of it; False when it was not this process's."""
        query = delete(Holding).where(*_of_process(interaction_id, process))
        with self._writing() as session:
            return session.execute(query.returning(col(Holding.interaction_id))).first() is not None

    def takings_over(self, interaction_id: int) -> tuple[TakenOverRow, ...]:
        """Oldest first."""
        query = select(TakingOver).where(col(TakingOver.interaction_id) == interaction_id)
        with self._reading() as session:
            return tuple(
                TakenOverRow(row.interaction_id, row.taken_from, row.taken_by, row.held_since, row.taken_at)
                for row in session.scalars(query.order_by(col(TakingOver.id)))
            )

    def add_time(
        self, interaction_id: int, evaluator: str, revision: int, day: date, seconds: Mapping[str, float]
    ) -> None:
        """Add to what was spent; criterion key -> seconds, "" for what belongs to none."""
        with self._writing() as session:
            who = ensure_evaluator(session, EvaluatorName(evaluator))
            for key, more in seconds.items():
                row = insert(TimeSpent).values(
                    interaction_id=interaction_id,
                    evaluator_id=who,
                    revision=revision,
                    criterion_key=key,
                    day=day,
                    seconds=more,
                )
                keys = ["interaction_id", "evaluator_id", "revision", "criterion_key", "day"]
                sum_of_both = {"seconds": TimeSpent.seconds + row.excluded.seconds}
                session.execute(row.on_conflict_do_update(index_elements=keys, set_=sum_of_both))

    def time_spent(
        self,
        evaluator: str | None = None,
        interaction_id: int | None = None,
        from_day: date | None = None,
        to_day: date | None = None,
    ) -> tuple[SpentLine, ...]:
        """Seconds by evaluation and criterion, over the days asked for (both included); None does not restrict."""
        wanted: list[Any] = [col(Evaluator.kind) == EvaluatorKind.PERSON.value]
        if evaluator is not None:
            wanted.append(col(Evaluator.name) == evaluator)
        if interaction_id is not None:
            wanted.append(col(TimeSpent.interaction_id) == interaction_id)
        if from_day is not None:
            wanted.append(col(TimeSpent.day) >= from_day)
        if to_day is not None:
            wanted.append(col(TimeSpent.day) <= to_day)
        keys = (
            col(TimeSpent.interaction_id),
            col(Interaction.title),
            col(Evaluator.name),
            col(TimeSpent.revision),
            col(TimeSpent.criterion_key),
        )
        query = (
            select(*keys, func.sum(TimeSpent.seconds))
            .join(Evaluator, col(Evaluator.id) == col(TimeSpent.evaluator_id))
            .join(Interaction, col(Interaction.id) == col(TimeSpent.interaction_id))
            .where(*wanted)
            .group_by(*keys)
            .order_by(*keys)
        )
        with self._reading() as session:
            return tuple(SpentLine(*columns) for columns in session.execute(query))

    def add_snippet(self, new: NewSnippet) -> int:
        """Keep words; returns their id."""
        with self._writing() as session:
            row = Snippet(
                interaction_id=new.interaction_id,
                transcript_id=new.transcript_id,
                first_turn=new.first_turn,
                start=new.start,
                last_turn=new.last_turn,
                end=new.end,
                text=new.text,
                start_s=new.start_s,
                end_s=new.end_s,
                tag=new.tag,
                note=new.note,
                kept_by=new.by,
                kept_at=datetime.now(UTC),
            )
            session.add(row)
            session.flush()
            return row.id

    def change_snippet(self, snippet_id: int, tag: str, note: str) -> bool:
        """Call it something else; False when there is no such snippet."""
        return self._snippets_set([snippet_id], {"tag": tag, "note": note})

    def set_snippets_removed(self, ids: Iterable[int], *, removed: bool) -> bool:
        """Take snippets out of sight, or bring them back."""
        return self._snippets_set(ids, {"removed_at": datetime.now(UTC) if removed else None})

    def _snippets_set(self, ids: Iterable[int], values: dict[str, Any]) -> bool:
        found: list[int] = []
        with self._writing() as session:
            for chunk in chunks(ids):
                query = update(Snippet).where(col(Snippet.id).in_(chunk)).values(**values)
                found += session.scalars(query.returning(col(Snippet.id)))
        return bool(found)

    def snippets(
        self, tag: str | None = None, interaction_id: int | None = None, snippet_id: int | None = None
    ) -> tuple[SnippetRow, ...]:
        """Newest first; None does not restrict. Of removed interactions and removed snippets there are none."""
        query = (
            select(Snippet, col(Interaction.title), col(Agent.name), col(TranscriptVersion.version))
            .join(Interaction, col(Interaction.id) == col(Snippet.interaction_id))
            .join(Agent, col(Agent.id) == col(Interaction.agent_id))
            .join(TranscriptVersion, col(TranscriptVersion.id) == col(Snippet.transcript_id))
            .where(col(Snippet.removed_at).is_(None), col(Interaction.removed_at).is_(None))
            .order_by(col(Snippet.id).desc())
        )
        for attribute, value in (
            (Snippet.tag, tag),
            (Snippet.interaction_id, interaction_id),
            (Snippet.id, snippet_id),
        ):
            query = query if value is None else query.where(col(attribute) == value)
        with self._reading() as session:
            found = session.execute(query).all()
            speakers = _speakers(session, [row.id for row, *_ in found])
            return tuple(
                _snippet(row, title, agent, version, tuple(speakers.get(row.id, ())))
                for row, title, agent, version in found
            )


def _of_process(interaction_id: int, process: str) -> tuple[Any, Any]:
    return col(Holding.interaction_id) == interaction_id, col(Holding.process) == process


def _hold(row: Holding) -> StoredHold:
    return StoredHold(row.interaction_id, row.holder, row.process, row.since, row.beat_at)


def _trace(row: Holding, taken_by: str, now: datetime) -> TakingOver:
    return TakingOver(
        interaction_id=row.interaction_id,
        taken_from=row.holder,
        taken_by=taken_by,
        held_since=row.since,
        taken_at=now,
    )


def _speakers(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Who says each turn of these snippets, in their order."""
    found: dict[int, list[str]] = {}
    for chunk in chunks(ids):
        query = (
            select(col(Snippet.id), col(TurnLine.role))
            .join(TurnLine, col(TurnLine.transcript_id) == col(Snippet.transcript_id))
            .where(col(Snippet.id).in_(chunk))
            .where(col(TurnLine.position).between(col(Snippet.first_turn), col(Snippet.last_turn)))
            .order_by(col(Snippet.id), col(TurnLine.position))
        )
        for snippet_id, role in session.execute(query):
            found.setdefault(snippet_id, []).append(role)
    return found


def _snippet(row: Snippet, title: str, agent: str, version: int, speakers: tuple[str, ...]) -> SnippetRow:
    return SnippetRow(
        id=row.id,
        interaction_id=row.interaction_id,
        title=title,
        agent=agent,
        version=version,
        first_turn=row.first_turn,
        start=row.start,
        last_turn=row.last_turn,
        end=row.end,
        text=row.text,
        start_s=row.start_s,
        end_s=row.end_s,
        tag=row.tag,
        note=row.note,
        by=row.kept_by,
        at=row.kept_at,
        speakers=speakers,
    )
