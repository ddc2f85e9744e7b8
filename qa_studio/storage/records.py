"""What reports read: submitted evaluations with all that belongs to them, surveys, calibration sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.rows import CalibrationRecord, EvaluationRecord, EvaluatorKind, SurveyRecord
from qa_studio.storage import codec
from qa_studio.storage.evaluations import SUBMITTED, ensure_evaluator, mark_of
from qa_studio.storage.interactions import chunks
from qa_studio.storage.queries import newest_transcript, rows_by_id
from qa_studio.storage.rubric_versions import RubricVersions
from qa_studio.storage.tables import (
    Agent,
    CalibrationEvaluator,
    CalibrationInteraction,
    CalibrationSession,
    Evaluation,
    Evaluator,
    Interaction,
    MarkLine,
    Round,
    RubricVersion,
    SurveyResponse,
)
from qa_studio.storage.transcripts import transcripts_by_id
from qa_studio.storage.values import EvaluatorName
from rubrics.model import Rubric
from scoring.model import Explanation, Mark


class Records(RubricVersions):
    """The part of the store that looks back."""

    def evaluations(
        self,
        *,
        agent: str | None = None,
        round_name: str | None = None,
        interaction_ids: Sequence[int] | None = None,
        evaluators: Collection[str] | None = None,
        kind: EvaluatorKind | None = EvaluatorKind.PERSON,
        superseded: bool = False,
    ) -> tuple[EvaluationRecord, ...]:
        """Submitted evaluations in the order in which they were submitted; removed interactions are left out.

        Args:
            agent, round_name, interaction_ids, evaluators: None does not restrict.
            kind: of the evaluator; None: people and the automatic scorer, which the caller keeps apart.
            superseded: also revisions that a later one has corrected, and what the automatic scorer made of an
                older transcript.
        """
        wanted = _wanted(agent, round_name)
        if kind is not None:
            wanted.append(col(Evaluation.kind) == kind.value)
        if evaluators is not None:
            wanted.append(col(Evaluator.name).in_(list(evaluators)))
        if not superseded:
            wanted += [~_later_revision().exists(), _of_newest_words()]
        with self._reading() as session:
            found = [
                (row, EvaluatorName(name, EvaluatorKind(row.kind)))
                for restriction in _by_interaction(interaction_ids)
                for row, name in session.execute(_submitted().where(*wanted, *restriction))
            ]
            found.sort(key=lambda pair: (pair[0].submitted_at, pair[0].id))
            return tuple(
                record
                for start in range(0, len(found), 1_000)
                for record in self._records(session, found[start : start + 1_000])
            )

    def surveys(
        self,
        *,
        agent: str | None = None,
        round_name: str | None = None,
        interaction_ids: Sequence[int] | None = None,
    ) -> tuple[SurveyRecord, ...]:
        """Customers' answers as stored; None does not restrict; removed interactions are left out."""
        query = (
            select(SurveyResponse)
            .join(Interaction, col(SurveyResponse.interaction_id) == col(Interaction.id))
            .join(Agent, col(Interaction.agent_id) == col(Agent.id))
            .outerjoin(Round, col(Interaction.round_id) == col(Round.id))
            .where(*_wanted(agent, round_name))
            .order_by(col(SurveyResponse.id))
        )
        with self._reading() as session:
            return tuple(
                _survey(row)
                for restriction in _by_interaction(interaction_ids)
                for row in session.scalars(query.where(*restriction))
            )

    def add_calibration(self, name: str, evaluators: Iterable[str], interaction_ids: Iterable[int]) -> int:
        """Make a calibration session; one of the same name is given these members instead.

        Returns: its id.
        """
        with self._writing() as session:
            found = select(CalibrationSession).where(col(CalibrationSession.name) == name)
            row = session.scalars(found).first() or CalibrationSession(
                name=name, created_at=datetime.now(UTC)
            )
            session.add(row)
            session.flush()
            for member in (CalibrationEvaluator, CalibrationInteraction):
                for old in session.scalars(select(member).where(col(member.session_id) == row.id)).all():
                    session.delete(old)
            session.flush()
            for position, evaluator in enumerate(evaluators):
                number = ensure_evaluator(session, EvaluatorName(evaluator))
                session.add(CalibrationEvaluator(session_id=row.id, evaluator_id=number, position=position))
            for position, number in enumerate(interaction_ids):
                session.add(
                    CalibrationInteraction(session_id=row.id, interaction_id=number, position=position)
                )
            return row.id

    def calibrations(self) -> tuple[CalibrationRecord, ...]:
        """Every session, oldest first."""
        with self._reading() as session:
            rows = session.scalars(select(CalibrationSession).order_by(col(CalibrationSession.id))).all()
            return tuple(_calibration(session, row) for row in rows)

    def calibration(self, session_id: int) -> CalibrationRecord:
        """One session.

        Raises: StudioError when there is none with this id.
        """
        with self._reading() as session:
            row = session.get(CalibrationSession, session_id)
            if row is None:
                raise StudioError(
                    tr(
                        "There is no calibration session {session_id}. Choose one from the list.",
                        session_id=session_id,
                    )
                )
            return _calibration(session, row)

    def _records(
        self, session: Session, found: Sequence[tuple[Evaluation, EvaluatorName]]
    ) -> Iterator[EvaluationRecord]:
        """Everything around these evaluations, in one statement a kind of thing."""
        rows = rows_by_id(session, list({row.interaction_id for row, _ in found}))
        transcripts = transcripts_by_id(
            session, list({row.transcript_id for row, _ in found if row.transcript_id})
        )
        rubrics = self._rubrics_by_id(session, {row.rubric_version_id for row, _ in found})
        marks = _marks_by_id(session, [row.id for row, _ in found])
        for row, evaluator in found:
            assert row.submitted_at is not None
            yield EvaluationRecord(
                id=row.id,
                row=rows[row.interaction_id],
                evaluator=evaluator.name,
                evaluator_kind=evaluator.kind,
                rubric=rubrics[row.rubric_version_id],
                transcript=transcripts.get(row.transcript_id or 0),
                marks=tuple(marks[row.id]),
                explanation=codec.decode(Explanation, row.explanation),
                comment=row.comment,
                submitted_at=row.submitted_at,
                revision=row.revision,
                reason=row.reason,
                rubric_version_id=row.rubric_version_id,
                transcript_id=row.transcript_id,
            )

    def _rubrics_by_id(self, session: Session, ids: Collection[int]) -> dict[int, Rubric]:
        rows = session.scalars(select(RubricVersion).where(col(RubricVersion.id).in_(list(ids))))
        return {row.id: self.parsed(row) for row in rows}


def _wanted(agent: str | None, round_name: str | None) -> list[Any]:
    wanted: list[Any] = [col(Interaction.removed_at).is_(None)]
    if agent is not None:
        wanted.append(col(Agent.name) == agent)
    if round_name is not None:
        wanted.append(col(Round.name) == round_name)
    return wanted


def _by_interaction(ids: Sequence[int] | None) -> list[list[Any]]:
    """Restrictions to put on one statement after the other; a single empty one when nothing is asked."""
    return [[]] if ids is None else [[col(Interaction.id).in_(chunk)] for chunk in chunks(ids)]


def _submitted() -> Any:
    return (
        select(Evaluation, col(Evaluator.name))
        .join(Evaluator, col(Evaluation.evaluator_id) == col(Evaluator.id))
        .join(Interaction, col(Evaluation.interaction_id) == col(Interaction.id))
        .join(Agent, col(Interaction.agent_id) == col(Agent.id))
        .outerjoin(Round, col(Interaction.round_id) == col(Round.id))
        .where(col(Evaluation.status) == SUBMITTED)
    )


def _later_revision() -> Any:
    later = aliased(Evaluation)
    return select(col(later.id)).where(
        col(later.interaction_id) == col(Evaluation.interaction_id),
        col(later.evaluator_id) == col(Evaluation.evaluator_id),
        col(later.revision) > col(Evaluation.revision),
        col(later.status) == SUBMITTED,
    )


def _of_newest_words() -> Any:
    by_person = col(Evaluation.kind) == EvaluatorKind.PERSON.value
    return or_(by_person, col(Evaluation.transcript_id) == newest_transcript())


def _marks_by_id(session: Session, ids: list[int]) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = {number: [] for number in ids}
    query = select(MarkLine).where(col(MarkLine.evaluation_id).in_(ids)).order_by(col(MarkLine.id))
    for line in session.scalars(query):
        marks[line.evaluation_id].append(mark_of(line))
    return marks


def _survey(row: SurveyResponse) -> SurveyRecord:
    return SurveyRecord(
        id=row.id,
        interaction_id=row.interaction_id,
        question=row.question,
        scale_min=row.scale_min,
        scale_max=row.scale_max,
        rating=row.rating,
        rating_pct=row.rating_pct,
        comment=row.comment,
        follow_up=row.follow_up,
        follow_up_state=row.state,
        responded_at=row.responded_at,
    )


def _calibration(session: Session, row: CalibrationSession) -> CalibrationRecord:
    names = (
        select(col(Evaluator.name))
        .join(CalibrationEvaluator, col(CalibrationEvaluator.evaluator_id) == col(Evaluator.id))
        .where(col(CalibrationEvaluator.session_id) == row.id)
        .order_by(col(CalibrationEvaluator.position))
    )
    ids = (
        select(col(CalibrationInteraction.interaction_id))
        .join(Interaction, col(CalibrationInteraction.interaction_id) == col(Interaction.id))
        .where(col(CalibrationInteraction.session_id) == row.id, col(Interaction.removed_at).is_(None))
        .order_by(col(CalibrationInteraction.position))
    )
    return CalibrationRecord(row.id, row.name, tuple(session.scalars(names)), tuple(session.scalars(ids)))
