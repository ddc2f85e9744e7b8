"""Submitted marks in bulk: what was answered, without the words around it. For reckoning with very many."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, String, select, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import col

from qa_studio.rows import Channel, EvaluatorKind
from qa_studio.storage import codec
from qa_studio.storage.database import Database
from qa_studio.storage.evaluations import SUBMITTED
from qa_studio.storage.interactions import chunks
from qa_studio.storage.tables import Agent, Evaluation, Evaluator, Interaction, MarkLine
from qa_studio.storage.values import Judged
from rubrics.model import Answer


class JudgedMarks(Database):
    """The part of the store that hands out marks by the hundred thousand."""

    def judged(self, rubric_version_ids: Collection[int]) -> tuple[Judged, ...]:
        """People's newest submitted evaluations by these versions of a form, oldest first.

        Removed interactions and superseded revisions are left out.
        """
        query = (
            select(
                col(Evaluation.id),
                col(Evaluation.interaction_id),
                col(Evaluation.rubric_version_id),
                col(Interaction.title),
                col(Agent.name),
                col(Evaluator.name),
                col(Interaction.channel),
            )
            .join(Interaction, col(Evaluation.interaction_id) == col(Interaction.id))
            .join(Agent, col(Interaction.agent_id) == col(Agent.id))
            .join(Evaluator, col(Evaluation.evaluator_id) == col(Evaluator.id))
            .where(*newest_by_people(rubric_version_ids))
            .order_by(col(Evaluation.id))
        )
        with self._reading() as session:
            return tuple(_judged(columns) for columns in session.connection().execute(query))

    def answers(self, evaluation_ids: Sequence[int]) -> dict[int, dict[str, Answer]]:
        """Evaluation id -> criterion key -> answer; one without any mark has an empty map."""
        found: dict[int, dict[str, Answer]] = {number: {} for number in evaluation_ids}
        with self._reading() as session:
            for chunk in chunks(evaluation_ids):
                query = select(
                    col(MarkLine.evaluation_id),
                    col(MarkLine.criterion_key),
                    type_coerce(MarkLine.answer, String),
                ).where(col(MarkLine.evaluation_id).in_(chunk))
                for number, key, answer in session.connection().execute(query):
                    found[number][key] = answer_of(answer)
        return found


def newest_by_people(rubric_version_ids: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    """What an evaluation joined to its interaction must meet: a person's, submitted by one of these versions of a
    form and not corrected since, of an interaction that was not removed."""
    later = aliased(Evaluation)
    corrected = select(col(later.id)).where(
        col(later.interaction_id) == col(Evaluation.interaction_id),
        col(later.evaluator_id) == col(Evaluation.evaluator_id),
        col(later.revision) > col(Evaluation.revision),
        col(later.status) == SUBMITTED,
    )
    return (
        col(Evaluation.status) == SUBMITTED,
        col(Evaluation.kind) == EvaluatorKind.PERSON.value,
        col(Evaluation.rubric_version_id).in_(list(rubric_version_ids)),
        col(Interaction.removed_at).is_(None),
        ~corrected.exists(),
    )


def _judged(columns: Any) -> Judged:
    number, interaction_id, version_id, title, agent, evaluator, channel = columns
    return Judged(number, interaction_id, version_id, title, agent, evaluator, Channel(channel))


@lru_cache(maxsize=4096)
def answer_of(text: str) -> Answer:
    """A form knows few answers, and each stands in thousands of rows."""
    return codec.answer_from_json(json.loads(text))
