"""Transcript versions: written once, never changed; a correction is the next version."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.storage import codec
from qa_studio.storage.database import Database
from qa_studio.storage.tables import TranscriptVersion, TurnLine
from qa_studio.storage.values import AgentGuess, StoredTranscript
from qa_studio.storage.work_tables import LibraryLine
from transcription.model import Origin, Role, Transcript, Turn

NOBODY = AgentGuess()
KEPT = 4
"""Versions that stay in memory: what is open, what it was before, and what comes next."""

READ = (
    col(TurnLine.transcript_id),
    col(TurnLine.role),
    col(TurnLine.text),
    col(TurnLine.start_s),
    col(TurnLine.end_s),
    col(TurnLine.speaker),
    col(TurnLine.channel),
    col(TurnLine.words),
    col(TurnLine.note),
    col(TurnLine.flags),
    col(TurnLine.speaker_confidence),
)
"""Of a turn. Plain columns: as objects of their own, a thousand turns take several times as long to read."""


class Transcripts(Database):
    """The part of the store that knows what was said."""

    def add_transcript(
        self, interaction_id: int, transcript: Transcript, guess: AgentGuess = NOBODY
    ) -> StoredTranscript:
        """Store the next version; the number in `transcript` is replaced by the right one."""
        with self._writing() as session:
            row = add_version(session, interaction_id, transcript, guess)
            return _stored(session, row)

    def draft_transcribed(self) -> tuple[int, ...]:
        """Interactions in sight whose newest transcript is a draft engine's, oldest import first."""
        number = col(LibraryLine.interaction_id)
        newest = select(number).join(
            TranscriptVersion, col(TranscriptVersion.id) == col(LibraryLine.transcript_id)
        )
        drafts = newest.where(
            col(TranscriptVersion.is_draft).is_(True), col(LibraryLine.is_removed).is_(False)
        )
        with self._reading() as session:
            return tuple(session.scalars(drafts.order_by(number)))

    def newest_transcript(self, interaction_id: int) -> StoredTranscript | None:
        """The version that counts now; None before transcription."""
        query = (
            select(TranscriptVersion)
            .where(col(TranscriptVersion.interaction_id) == interaction_id)
            .order_by(col(TranscriptVersion.version).desc())
            .limit(1)
        )
        with self._reading() as session:
            row = session.scalars(query).first()
            return None if row is None else _stored(session, row)

    def transcript(self, transcript_id: int) -> StoredTranscript:
        """One version, for ever the same."""
        with self._reading() as session:
            return _stored(session, session.get_one(TranscriptVersion, transcript_id))


def add_version(
    session: Session, interaction_id: int, transcript: Transcript, guess: AgentGuess = NOBODY
) -> TranscriptVersion:
    """Write the next version within the caller's transaction."""
    versions = select(func.coalesce(func.max(TranscriptVersion.version), 0) + 1)
    row = TranscriptVersion(
        interaction_id=interaction_id,
        version=session.scalars(
            versions.where(col(TranscriptVersion.interaction_id) == interaction_id)
        ).one(),
        engine=transcript.origin.engine,
        model=transcript.origin.model,
        settings=[list(pair) for pair in transcript.origin.settings],
        is_draft=transcript.origin.is_draft,
        language=transcript.language,
        duration_s=transcript.duration_s,
        agent_channel=guess.channel,
        agent_confidence=guess.confidence,
        agent_words=guess.words,
        created_at=datetime.now(UTC),
    )
    session.add(row)
    session.flush()
    if transcript.turns:
        lines = [_line(row.id, position, turn) for position, turn in enumerate(transcript.turns)]
        # Into the table itself: there is nothing for the session to keep of a thousand lines.
        session.connection().execute(insert(TurnLine.__table__), lines)  # type: ignore[attr-defined]
    return row


def transcripts_by_id(session: Session, ids: Sequence[int]) -> dict[int, Transcript]:
    """Whole transcripts, for reports: two statements for all of them."""
    rows = session.scalars(select(TranscriptVersion).where(col(TranscriptVersion.id).in_(ids))).all()
    turns: dict[int, list[Turn]] = {number: [] for number in ids}
    query = select(*READ).where(col(TurnLine.transcript_id).in_(ids))
    for line in session.execute(query.order_by(col(TurnLine.transcript_id), col(TurnLine.position))):
        turns[line.transcript_id].append(_turn(line))
    return {row.id: _transcript(row, turns[row.id]) for row in rows}


class _Shelf:
    """The versions that were read last, by database. A review asks for the same one many times, and an hour of talk
    is twenty thousand words; a version never changes, so that one read is as good as another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: WeakKeyDictionary[Engine, OrderedDict[tuple[int, datetime], Transcript]] = (
            WeakKeyDictionary()
        )

    def get(self, engine: Engine, row: TranscriptVersion) -> Transcript | None:
        with self._lock:
            kept = self._read.setdefault(engine, OrderedDict())
            found = kept.get((row.id, row.created_at))
            if found is not None:
                kept.move_to_end((row.id, row.created_at))
            return found

    def put(self, engine: Engine, row: TranscriptVersion, transcript: Transcript) -> None:
        with self._lock:
            kept = self._read.setdefault(engine, OrderedDict())
            kept[row.id, row.created_at] = transcript
            while len(kept) > KEPT:
                kept.popitem(last=False)


_shelf = _Shelf()


def _stored(session: Session, row: TranscriptVersion) -> StoredTranscript:
    engine = session.get_bind().engine
    transcript = _shelf.get(engine, row)
    if transcript is None:
        transcript = transcripts_by_id(session, [row.id])[row.id]
        _shelf.put(engine, row, transcript)
    return StoredTranscript(
        row.id, transcript, AgentGuess(row.agent_channel, row.agent_confidence, row.agent_words)
    )


def _line(transcript_id: int, position: int, turn: Turn) -> dict[str, Any]:
    return {
        "transcript_id": transcript_id,
        "position": position,
        "role": turn.role.value,
        "text": turn.text,
        "start_s": turn.start_s,
        "end_s": turn.end_s,
        "speaker": turn.speaker,
        "channel": turn.channel,
        "words": codec.words_to_json(turn.words),
        "note": turn.note,
        "flags": list(turn.flags),
        "speaker_confidence": turn.speaker_confidence,
    }


def _turn(line: Any) -> Turn:
    """A row of the columns READ."""
    return Turn(
        role=Role(line.role),
        text=line.text,
        start_s=line.start_s,
        end_s=line.end_s,
        speaker=line.speaker,
        channel=line.channel,
        words=codec.words_from_json(line.words),
        note=line.note,
        flags=tuple(line.flags),
        speaker_confidence=line.speaker_confidence,
    )


def _transcript(row: TranscriptVersion, turns: Iterable[Turn]) -> Transcript:
    origin = Origin(row.engine, row.model, codec.settings_from_json(row.settings), row.is_draft)
    return Transcript(
        turns=tuple(turns),
        origin=origin,
        language=row.language,
        duration_s=row.duration_s,
        version=row.version,
    )
