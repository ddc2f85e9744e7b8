"""Corrected transcripts: the next version together with the draft that moves to it, and the row of versions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.storage import codec
from qa_studio.storage.database import Database
from qa_studio.storage.evaluations import write_draft
from qa_studio.storage.tables import TranscriptVersion
from qa_studio.storage.transcripts import add_version, transcripts_by_id
from qa_studio.storage.values import AgentGuess, MovedDraft, StoredTranscript, TranscriptNote
from transcription.model import Origin, Transcript


class OvertakenError(StudioError):
    """Somebody else has made a newer version meanwhile; nothing was written."""


class Corrections(Database):
    """The part of the store that knows how a transcript came to be as it is."""

    def transcript_versions(self, interaction_id: int) -> tuple[TranscriptNote, ...]:
        """Every version without its turns, oldest first; () before transcription."""
        with self._reading() as session:
            rows = session.scalars(_of(interaction_id).order_by(col(TranscriptVersion.version)))
            return tuple(_note(row) for row in rows)

    def transcripts_of(self, ids: tuple[int, ...]) -> dict[int, Transcript]:
        """Whole transcripts by the ids of their notes."""
        with self._reading() as session:
            return transcripts_by_id(session, ids)

    def save_correction(
        self,
        interaction_id: int,
        base_version: int,
        transcript: Transcript,
        guess: AgentGuess,
        draft: MovedDraft | None = None,
    ) -> StoredTranscript:
        """Store the next version, and let a draft speak of it from now on; both or neither.

        Args:
            base_version: the version that was corrected; it must be the newest still.
            draft: whose, and what it says in the words of the new version; None moves nobody's.

        Raises: OvertakenError when there is a newer version; StudioError when the draft was submitted meanwhile.
        """
        with self._writing() as session:
            newest = session.scalars(
                _of(interaction_id).order_by(col(TranscriptVersion.version).desc())
            ).first()
            if newest is None or newest.version != base_version:
                raise OvertakenError(
                    tr(
                        "There is a newer version of this transcript by now. Open the interaction"
                        " again and correct that."
                    )
                )
            row = add_version(session, interaction_id, transcript, guess)
            if draft is not None:
                content = replace(draft.content, transcript_id=row.id)
                write_draft(session, interaction_id, draft.evaluator, content)
            return StoredTranscript(row.id, replace(transcript, version=row.version), guess)


def _of(interaction_id: int) -> Any:
    return select(TranscriptVersion).where(col(TranscriptVersion.interaction_id) == interaction_id)


def _note(row: TranscriptVersion) -> TranscriptNote:
    origin = Origin(row.engine, row.model, codec.settings_from_json(row.settings), row.is_draft)
    return TranscriptNote(row.id, row.version, origin, row.created_at)
