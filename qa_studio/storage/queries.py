"""The library straight from SQL: one statement for the interactions, one for the customers' ratings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Select, String, and_, func, select, type_coerce
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.rows import Channel, EvaluatorKind, FormVersion, InteractionRow, WorkState
from qa_studio.storage import codec
from qa_studio.storage.columns import STEPS, trimmed
from qa_studio.storage.database import Database
from qa_studio.storage.interactions import chunks
from qa_studio.storage.library_states import in_states
from qa_studio.storage.rubric_versions import current_row
from qa_studio.storage.tables import (
    Agent,
    Company,
    Evaluation,
    Evaluator,
    Interaction,
    Round,
    RubricVersion,
    SurveyResponse,
    TranscriptVersion,
)
from qa_studio.storage.work_tables import Assignment, InteractionTag, LibraryLine, Tag
from rubrics.model import Thresholds
from scoring.model import Explanation, Outcome
from transcription.model import Origin

ONE_DECIMAL = Decimal("0.1")

Ratings = dict[int, tuple[Decimal, str]]
"""Interaction id -> mean rating (0..100, one decimal) and the ratings on their own scales."""


class LibraryQueries(Database):
    """The part of the store that shows it as a table."""

    def interaction_rows(self, ids: Sequence[int] | None = None) -> tuple[InteractionRow, ...]:
        """What the library shows, by id; None: everything that was not removed. Unknown ids are left out."""
        with self._reading() as session:
            if ids is None:
                return tuple(_rows(session, None))
            return tuple(row for chunk in chunks(ids) for row in _rows(session, chunk))

    def interaction_row(self, interaction_id: int) -> InteractionRow:
        """One line of the library, also of a removed interaction.

        Raises: StudioError when there is no such interaction.
        """
        for row in self.interaction_rows([interaction_id]):
            return row
        raise StudioError(
            tr(
                "There is no interaction {interaction_id} in this workspace. The library lists what "
                "there is.",
                interaction_id=interaction_id,
            )
        )

    def shown_explanation(self, interaction_id: int) -> Explanation | None:
        """What made the score that the interaction's row shows; None without score."""
        with self._reading() as session:
            person, automatic = aliased(Evaluation), aliased(Evaluation)
            query = (
                select(func.coalesce(person.explanation, automatic.explanation))
                .select_from(LibraryLine)
                .outerjoin(person, col(person.id) == col(LibraryLine.person_id))
                .outerjoin(automatic, col(automatic.id) == col(LibraryLine.automatic_id))
                .where(col(LibraryLine.interaction_id) == interaction_id)
            )
            stored = session.connection().execute(query).scalar_one_or_none()
            return None if stored is None else codec.decode(Explanation, stored)

    def with_old_suggestions(self) -> tuple[int, ...]:
        """Ids of interactions that wait for a person with suggestions by another form than the one in use."""
        query = select(col(LibraryLine.interaction_id)).where(
            col(LibraryLine.is_removed).is_(False), in_states((WorkState.OUTDATED,))
        )
        with self._reading() as session:
            return tuple(session.scalars(query.order_by(col(LibraryLine.interaction_id))))

    def without_suggestions(self, rubric_version_id: int) -> tuple[int, ...]:
        """Ids of interactions whose newest transcript was not looked through by this version of the form."""
        looked = select(col(Evaluation.id)).where(
            _is(Evaluation, EvaluatorKind.AUTOMATIC, "submitted"),
            col(Evaluation.transcript_id) == col(TranscriptVersion.id),
            col(Evaluation.rubric_version_id) == rubric_version_id,
        )
        query = (
            select(col(Interaction.id))
            .join(TranscriptVersion, col(TranscriptVersion.id) == newest_transcript())
            .where(col(Interaction.removed_at).is_(None), ~looked.exists())
            .order_by(col(Interaction.id))
        )
        with self._reading() as session:
            return tuple(session.scalars(query))


def rows_by_id(session: Session, ids: Sequence[int]) -> dict[int, InteractionRow]:
    """Lines of the library within the caller's view of the database."""
    return {row.id: row for row in _rows(session, list(ids))}


def _rows(session: Session, ids: list[int] | None) -> Iterator[InteractionRow]:
    current = _in_use(session)
    ratings = _ratings(session, ids)
    chosen = col(Interaction.removed_at).is_(None) if ids is None else col(Interaction.id).in_(ids)
    # Past the session's identity map, which these plain columns have no use for.
    names = _names(session, ids)
    for columns in session.connection().execute(_statement().where(chosen)):
        yield _row(columns, current, ratings, names)


@dataclass(frozen=True, slots=True)
class _InUse:
    """The form that is in use; `version_id` is None before there is one."""

    version_id: int | None
    limits: Thresholds


def _in_use(session: Session) -> _InUse:
    row = current_row(session)
    if row is None:
        return _InUse(None, Thresholds())
    return _InUse(row.id, Thresholds(row.threshold, row.customer_threshold))


def _statement() -> Select[*tuple[Any, ...]]:
    """The newest of each thing stands in the interaction's line already: nothing is looked for."""
    transcript, person, automatic = TranscriptVersion, aliased(Evaluation), aliased(Evaluation)
    return (
        select(
            col(Interaction.id),
            col(Interaction.title),
            col(Interaction.channel),
            col(Agent.name),
            col(Company.name),
            col(Company.is_own),
            func.coalesce(Round.name, ""),
            col(Interaction.started_at),
            func.coalesce(transcript.duration_s, Interaction.duration_s),
            col(Interaction.source),
            col(transcript.engine),
            col(transcript.model),
            type_coerce(transcript.settings, String),
            col(transcript.is_draft),
            col(person.id),
            col(person.score),
            col(person.outcome),
            col(automatic.id),
            col(automatic.score),
            col(automatic.outcome),
            *_spread(automatic),
            _has_draft(),
            col(RubricVersion.threshold),
            col(RubricVersion.customer_threshold),
            col(Agent.team),
            col(LibraryLine.is_flagged),
            col(LibraryLine.insights),
            col(RubricVersion.id),
            col(RubricVersion.key),
            col(RubricVersion.title),
            col(RubricVersion.version),
        )
        .join(Agent, col(Interaction.agent_id) == col(Agent.id))
        .join(Company, col(Interaction.company_id) == col(Company.id))
        .outerjoin(Round, col(Interaction.round_id) == col(Round.id))
        .join(LibraryLine, col(LibraryLine.interaction_id) == col(Interaction.id))
        .outerjoin(transcript, col(transcript.id) == col(LibraryLine.transcript_id))
        .outerjoin(person, col(person.id) == col(LibraryLine.person_id))
        .outerjoin(automatic, col(automatic.id) == col(LibraryLine.automatic_id))
        .outerjoin(
            RubricVersion,
            col(RubricVersion.id) == func.coalesce(person.rubric_version_id, automatic.rubric_version_id),
        )
        .order_by(col(Interaction.id))
    )


def _spread(automatic: Any) -> tuple[Any, ...]:
    """Low end, high end, and whether both have the same outcome, out of the stored explanation."""
    spread = col(automatic.explanation)["spread"]
    return spread["low"].as_string(), spread["high"].as_string(), spread["settled"].as_boolean()


def newest_transcript() -> Any:
    """Id of the newest transcript of the statement's interaction, as a subquery."""
    inner = aliased(TranscriptVersion)
    query = select(col(inner.id)).where(col(inner.interaction_id) == col(Interaction.id))
    return query.order_by(col(inner.version).desc()).limit(1).scalar_subquery()


def _has_draft() -> Any:
    inner = aliased(Evaluation)
    return select(col(inner.id)).where(_is(inner, EvaluatorKind.PERSON, "draft")).exists()


def _is(evaluation: Any, kind: EvaluatorKind, status: str) -> Any:
    return and_(
        evaluation.interaction_id == Interaction.id,
        evaluation.kind == kind.value,
        evaluation.status == status,
    )


def _ratings(session: Session, ids: list[int] | None) -> Ratings:
    query = select(
        col(SurveyResponse.interaction_id),
        type_coerce(SurveyResponse.rating_pct, BigInteger),
        type_coerce(SurveyResponse.rating, BigInteger),
        type_coerce(SurveyResponse.scale_max, BigInteger),
    ).order_by(col(SurveyResponse.id))
    if ids is not None:
        query = query.where(col(SurveyResponse.interaction_id).in_(ids))
    found: dict[int, list[tuple[int, str]]] = {}
    for number, pct_steps, rating, scale_max in session.connection().execute(query):
        found.setdefault(number, []).append((pct_steps, _of_scale(rating, scale_max)))
    return {
        number: (
            _mean(sum(pct for pct, _ in answers), len(answers)),
            ", ".join(words for _, words in answers),
        )
        for number, answers in found.items()
    }


@lru_cache(maxsize=1024)
def _of_scale(rating_steps: int, max_steps: int) -> str:
    return f"{trimmed(rating_steps)} of {trimmed(max_steps)}"


@lru_cache(maxsize=4096)
def _mean(pct_steps: int, count: int) -> Decimal:
    """Rounded half up once, so that what is shown is what is compared with the threshold."""
    exact = Decimal(pct_steps) / (STEPS * count)
    return exact.quantize(ONE_DECIMAL, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class _Names:
    """Interaction id -> its tags, and who has it to do still."""

    tags: dict[int, tuple[str, ...]]
    assigned: dict[int, tuple[str, ...]]


def _names(session: Session, ids: list[int] | None) -> _Names:
    tags = select(col(InteractionTag.interaction_id), col(Tag.name)).join(
        Tag, col(InteractionTag.tag_id) == col(Tag.id)
    )
    assigned = (
        select(col(Assignment.interaction_id), col(Evaluator.name))
        .join(Evaluator, col(Assignment.evaluator_id) == col(Evaluator.id))
        .where(is_to_do())
    )
    return _Names(
        _by_interaction(session, tags, InteractionTag, ids),
        _by_interaction(session, assigned, Assignment, ids),
    )


def is_to_do() -> Any:
    """Of an assignment: neither done nor taken back."""
    return and_(col(Assignment.done_at).is_(None), col(Assignment.withdrawn_at).is_(None))


def _by_interaction(
    session: Session, query: Any, table: Any, ids: list[int] | None
) -> dict[int, tuple[str, ...]]:
    if ids is not None:
        query = query.where(col(table.interaction_id).in_(ids))
    found: dict[int, list[str]] = {}
    for number, name in session.connection().execute(query):
        found.setdefault(number, []).append(name)
    return {number: tuple(sorted(each, key=str.casefold)) for number, each in found.items()}


def _row(columns: Any, current: _InUse, ratings: Ratings, names: _Names) -> InteractionRow:
    number, title, channel, agent, company, is_own, round_name, started_at, duration_s, source = columns[:10]
    origin, judged, (form_id, *form) = columns[10:14], columns[14:29], columns[29:]
    person_id, score, outcome, automatic_id, automatic_score, automatic_outcome = judged[:6]
    (low, high, settled), (has_draft, *thresholds) = judged[6:9], judged[9:12]
    team, is_flagged, insights = judged[12:]
    by_person = person_id is not None
    spread = None if by_person or low is None else (Decimal(low), Decimal(high))
    if not by_person:
        score, outcome = automatic_score, automatic_outcome
    rating = ratings.get(number)
    state = _state(by_person, has_draft, automatic_id, origin[0])
    is_old = state is WorkState.SUGGESTED and form_id != current.version_id
    return InteractionRow(
        id=number,
        title=title,
        channel=Channel(channel),
        agent=agent,
        company=company,
        is_own_company=is_own,
        round_name=round_name,
        started_at=started_at,
        duration_s=duration_s,
        state=WorkState.OUTDATED if is_old else state,
        score=score,
        score_is_automatic=not by_person and automatic_id is not None,
        outcome=None if outcome is None else Outcome(outcome),
        threshold=current.limits.interaction if thresholds[0] is None else thresholds[0],
        rating_pct=None if rating is None else rating[0],
        rating_text="" if rating is None else rating[1],
        customer_threshold=current.limits.customer if thresholds[1] is None else thresholds[1],
        origin=None if origin[0] is None else _origin(*origin),
        source=Path(source),
        score_range=spread,
        score_is_open=spread is not None and settled is False,
        team=team,
        is_flagged=is_flagged,
        insights=insights,
        tags=names.tags.get(number, ()),
        assigned_to=names.assigned.get(number, ()),
        suggested_by=FormVersion(*form) if is_old else None,
    )


def _state(by_person: bool, has_draft: bool, automatic_id: int | None, engine: str | None) -> WorkState:
    if by_person:
        return WorkState.SUBMITTED
    if has_draft:
        return WorkState.DRAFT
    if automatic_id is not None:
        return WorkState.SUGGESTED
    return WorkState.IMPORTED if engine is None else WorkState.TRANSCRIBED


@lru_cache(maxsize=1024)
def _origin(engine: str, model: str, settings: str, is_draft: bool) -> Origin:
    """A workspace knows few origins, and many interactions of each."""
    return Origin(engine, model, codec.settings_from_json(json.loads(settings)), is_draft)
