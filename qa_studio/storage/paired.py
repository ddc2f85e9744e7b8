"""Marks by people and suggestions for the same words, in bulk: answers without the words around them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import String, select, type_coerce
from sqlmodel import col

from qa_studio.storage.database import Database
from qa_studio.storage.judged import answer_of, newest_by_people
from qa_studio.storage.tables import Evaluation, FindingLine, Interaction, MarkLine
from qa_studio.storage.values import Marked
from rubrics.model import Answer

Suggested = dict[tuple[int, int, str], Answer | None]
"""(transcript id, rubric version id, criterion key) -> what was suggested; None is an abstention."""


class PairedMarks(Database):
    """The part of the store that lays suggestions beside marks."""

    def marked(self, rubric_version_ids: Collection[int]) -> tuple[Marked, ...]:
        """Every mark of people's newest submitted evaluations by these versions that speak of a transcript.

        Removed interactions and superseded revisions are left out.
        """
        query = (
            select(
                col(Evaluation.interaction_id),
                col(Evaluation.rubric_version_id),
                col(Evaluation.transcript_id),
                col(MarkLine.criterion_key),
                col(MarkLine.origin),
                col(MarkLine.showing),
                type_coerce(MarkLine.answer, String),
                type_coerce(MarkLine.unseen, String),
            )
            .join(MarkLine, col(MarkLine.evaluation_id) == col(Evaluation.id))
            .join(Interaction, col(Evaluation.interaction_id) == col(Interaction.id))
            .where(*newest_by_people(rubric_version_ids), col(Evaluation.transcript_id).is_not(None))
            .order_by(col(Evaluation.id), col(MarkLine.id))
        )
        with self._reading() as session:
            return tuple(_marked(columns) for columns in session.connection().execute(query))

    def suggested(self, rubric_version_ids: Collection[int]) -> Suggested:
        """Every suggestion and abstention by these versions, on every version of every transcript."""
        query = select(
            col(FindingLine.transcript_id),
            col(FindingLine.rubric_version_id),
            col(FindingLine.criterion_key),
            type_coerce(FindingLine.answer, String),
        ).where(col(FindingLine.rubric_version_id).in_(list(rubric_version_ids)))
        with self._reading() as session:
            found = session.connection().execute(query)
            return {(transcript, version, key): _answer(text) for transcript, version, key, text in found}

    def confidences(self, rubric_version_ids: Collection[int]) -> dict[tuple[int, int, str], float]:
        """How sure each of `suggested` is, 0..1; 0 for an abstention."""
        query = select(
            col(FindingLine.transcript_id),
            col(FindingLine.rubric_version_id),
            col(FindingLine.criterion_key),
            col(FindingLine.confidence),
        ).where(col(FindingLine.rubric_version_id).in_(list(rubric_version_ids)))
        with self._reading() as session:
            found = session.connection().execute(query)
            return {(transcript, version, key): sure for transcript, version, key, sure in found}


def _marked(columns: Any) -> Marked:
    interaction_id, version_id, transcript_id, key, origin, showing, answer, unseen = columns
    given = _answer(answer)
    assert given is not None
    return Marked(interaction_id, version_id, transcript_id, key, given, origin, showing, _answer(unseen))


def _answer(text: str | None) -> Answer | None:
    """None where nothing was kept, and for an abstention."""
    return None if text is None or text == "null" else answer_of(text)
