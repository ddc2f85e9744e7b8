"""The library by filter and order: ids first, rows for those that are in sight.

A window asks once for all ids in their order (100,000 of them take some hundredths of a second), and then for the rows
that it shows: scrolling, counting and selecting need no further question, and nothing moves under the hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    and_,
    case,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    type_coerce,
)
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.library_filter import (
    CLOSE_POINTS,
    LOW_RATING_PCT,
    LibraryFilter,
    LibrarySort,
    Queue,
    RatingBand,
    ScoreBand,
    SortBy,
)
from qa_studio.rows import EvaluatorKind
from qa_studio.storage import search_words
from qa_studio.storage.columns import STEPS
from qa_studio.storage.database import Database
from qa_studio.storage.interactions import chunks
from qa_studio.storage.library_groups import GROUPED, by_groups
from qa_studio.storage.library_states import in_states
from qa_studio.storage.migrations.search_schema import INTERACTION_SHIFT, INTERACTIONS
from qa_studio.storage.queries import is_to_do
from qa_studio.storage.rubric_versions import current_row
from qa_studio.storage.tables import (
    Agent,
    CalibrationEvaluator,
    CalibrationInteraction,
    Company,
    Evaluation,
    Evaluator,
    Interaction,
    Round,
)
from qa_studio.storage.work_tables import Assignment, InteractionTag, LibraryLine, Tag
from rubrics.model import Thresholds
from scoring.model import Outcome

Condition = ColumnElement[bool]
Line = LibraryLine

NAMED = table("named", column("rowid"), column("named"))
SPOKEN = table("spoken", column("rowid"), column("spoken"))


AS_THEY_LIE = literal_column("+library_line.is_removed", Boolean)
"""Whether a line was removed, in a form that no index answers."""


class LibraryPages(Database):
    """The part of the store that answers what the library is asked.

    `hides_automatic`, everywhere: automatic scores are out of sight, so that nothing is filtered or sorted by them.
    """

    def library_ids(
        self,
        wanted: LibraryFilter,
        sort: LibrarySort,
        *,
        hides_automatic: bool = False,
        limit: int | None = None,
    ) -> tuple[int, ...]:
        """Ids of everything that passes, in order; of the first `limit`."""
        with self._reading() as session:
            lines = _Lines(session, hides_automatic)
            by_index = wanted.is_open and not (hides_automatic and sort.by is SortBy.SCORE)
            passing = lines.conditions(wanted, by_index=by_index)
            if sort.by in GROUPED:
                return by_groups(session, passing, sort)[:limit]
            if by_index and sort.by is SortBy.TITLE:
                query = _all_by_title(sort)
            else:
                query = _joined(select(col(Line.interaction_id)), sort.by).where(*passing)
                query = query.order_by(*lines.order(sort, by_index=by_index))
            (ids,) = query.limit(limit).subquery().c
            # One value instead of 100,000 rows: the driver hands over a text several times as fast.
            found = session.connection().execute(select(func.json_group_array(ids)))
            return tuple(json.loads(found.scalar_one()))

    def library_count(self, wanted: LibraryFilter, *, hides_automatic: bool = False) -> int:
        """How many pass."""
        with self._reading() as session:
            query = select(func.count()).select_from(Line)
            passing = _Lines(session, hides_automatic).conditions(wanted, by_index=wanted.is_open)
            return int(session.connection().execute(query.where(*passing)).scalar_one())

    def in_sight(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Those of these interactions that were not removed, in this order, each once."""
        known: set[int] = set()
        asked = tuple(dict.fromkeys(ids))
        with self._reading() as session:
            for chunk in chunks(asked):
                query = select(col(Line.interaction_id)).where(col(Line.interaction_id).in_(chunk))
                known |= set(session.scalars(query.where(col(Line.is_removed).is_(False))))
        return tuple(number for number in asked if number in known)

    def library_names(self) -> dict[str, tuple[str, ...]]:
        """What there is to filter by, by field: "teams" and "tags", each in alphabetical order."""
        teams = select(col(Agent.team)).where(col(Agent.team) != "").distinct()
        with self._reading() as session:
            found = {
                "teams": session.scalars(teams).all(),
                "tags": session.scalars(select(col(Tag.name))).all(),
            }
        return {field: tuple(sorted(names, key=str.casefold)) for field, names in found.items()}


def conditions(session: Session, wanted: LibraryFilter, hides_automatic: bool) -> list[Condition]:
    """What must hold of a `LibraryLine`, for statements of other modules."""
    return _Lines(session, hides_automatic).conditions(wanted)


def interaction_of(rowid: Any) -> Any:
    """Whose a full-text row is, out of its number."""
    return rowid.op(">>")(literal(INTERACTION_SHIFT)).op("&")(literal(INTERACTIONS))


class _Lines:
    """Turns a filter into conditions on `LibraryLine`, with the thresholds of the form in use."""

    def __init__(self, session: Session, hides_automatic: bool) -> None:
        row = current_row(session)
        usual = Thresholds() if row is None else Thresholds(row.threshold, row.customer_threshold)
        self._threshold = func.coalesce(_plain(Line.threshold), _steps(usual.interaction))
        self._customer = func.coalesce(_plain(Line.customer_threshold), _steps(usual.customer))
        by_person = col(Line.person_id).is_not(None)
        self._score: Any = case((by_person, _plain(Line.score))) if hides_automatic else _plain(Line.score)
        self._outcome: Any = case((by_person, col(Line.outcome))) if hides_automatic else col(Line.outcome)

    def conditions(self, wanted: LibraryFilter, *, by_index: bool = False) -> list[Condition]:
        """Args: by_index: go through all that is in sight by the index of an order, without sorting; else through the
        lines as they lie, which is twice as fast where each has to be looked at."""
        return [
            (col(Line.is_removed) if by_index else AS_THEY_LIE).is_(False),
            *self._names(wanted),
            *_texts(wanted),
            *self._bands(wanted),
            *_days(wanted),
            *_marks(wanted),
            *self._queue(wanted),
        ]

    def order(self, sort: LibrarySort, *, by_index: bool) -> tuple[Any, ...]:
        key = self._key(sort.by)
        if sort.by is SortBy.STARTED and not by_index:
            key = literal_column("+library_line.started_at")
        number = col(Line.interaction_id)
        if key is None:
            return (number.desc() if sort.descending else number,)
        return _order(key, number, sort.descending)

    def _key(self, by: SortBy) -> Any:
        keys: dict[SortBy, Any] = {
            SortBy.STARTED: col(Line.started_at),
            SortBy.TITLE: func.lower(Interaction.title),
            SortBy.DURATION: col(Line.duration_s),
            SortBy.SCORE: self._score,
            SortBy.RATING: _plain(Line.rating),
        }
        return keys.get(by)

    def _names(self, wanted: LibraryFilter) -> list[Condition]:
        found: list[Condition] = []
        if wanted.agents:
            found.append(col(Line.agent_id).in_(_ids(Agent, Agent.name, wanted.agents)))
        if wanted.teams:
            found.append(col(Line.agent_id).in_(_ids(Agent, Agent.team, wanted.teams)))
        if wanted.companies:
            found.append(col(Line.company_id).in_(_ids(Company, Company.name, wanted.companies)))
        if wanted.rounds:
            among = col(Line.round_id).in_(_ids(Round, Round.name, wanted.rounds))
            found.append(or_(among, col(Line.round_id).is_(None)) if "" in wanted.rounds else among)
        if wanted.channels:
            found.append(col(Line.channel).in_([one.value for one in wanted.channels]))
        if wanted.states:
            found.append(in_states(wanted.states))
        return found

    def _bands(self, wanted: LibraryFilter) -> list[Condition]:
        rating, score = _plain(Line.rating), self._score
        met = self._outcome == Outcome.MET.value
        bands: dict[Any, Condition] = {
            ScoreBand.MET: met,
            ScoreBand.UNDER: and_(score.is_not(None), self._outcome != Outcome.MET.value),
            ScoreBand.AUTOMATIC: and_(score.is_not(None), col(Line.person_id).is_(None)),
            ScoreBand.NONE: score.is_(None),
        }
        rated: dict[Any, Condition] = {
            RatingBand.MET: rating >= self._customer,
            RatingBand.UNDER: rating < self._customer,
            RatingBand.NONE: rating.is_(None),
        }
        found = [bands[wanted.score]] if wanted.score else []
        found += [rated[wanted.rating]] if wanted.rating else []
        found += _between(score, wanted.score_from, wanted.score_to)
        return found + _between(rating, wanted.rating_from, wanted.rating_to)

    def _queue(self, wanted: LibraryFilter) -> list[Condition]:
        if wanted.queue is Queue.NONE:
            return []
        score, met = self._score, self._outcome == Outcome.MET.value
        queues: dict[Queue, Any] = {
            Queue.MINE: lambda: col(Line.interaction_id).in_(_to_do(wanted.evaluator)),
            Queue.TO_CALIBRATE: lambda: _to_calibrate(wanted.evaluator),
            Queue.CLOSE: lambda: func.abs(score - self._threshold) <= _steps(CLOSE_POINTS),
            Queue.UNHAPPY_BUT_MET: lambda: and_(
                _plain(Line.lowest_rating) <= _steps(LOW_RATING_PCT), score >= self._threshold, met
            ),
            Queue.HAPPY_BUT_UNDER: lambda: and_(
                _plain(Line.rating) >= self._customer, score.is_not(None), ~met
            ),
        }
        return [queues[wanted.queue]()]


def _order(key: Any, number: Any, is_descending: bool) -> tuple[Any, ...]:
    """With equals in the order of import or in its reverse, and what has no value last."""
    if is_descending:  # nothing is smaller than any value, so it comes last by itself
        return (key.desc(), number.desc())
    return (key.asc().nulls_last(), number)


def _all_by_title(sort: LibrarySort) -> Select[Any]:
    """Everything in sight. Titles stand in the interactions, so that their order is one of that table."""
    number = col(Interaction.id)
    order = _order(func.lower(Interaction.title), number, sort.descending)
    return select(number).where(col(Interaction.removed_at).is_(None)).order_by(*order)


def _joined(query: Select[Any], by: SortBy) -> Select[Any]:
    """With the table that holds what is sorted by."""
    if by is SortBy.TITLE:
        return query.join(Interaction, col(Interaction.id) == col(Line.interaction_id))
    return query


def _plain(attribute: Any) -> Any:
    """The whole number as it is stored."""
    return type_coerce(attribute, BigInteger)


def _steps(value: Decimal) -> int:
    return int(value * STEPS)


def _between(value: Any, least: Decimal | None, most: Decimal | None) -> list[Condition]:
    found: list[Condition] = []
    if least is not None:
        found.append(value >= _steps(least))
    if most is not None:
        found.append(value <= _steps(most))
    return found


def _ids(entity: Any, attribute: Any, names: tuple[str, ...]) -> Any:
    return select(col(entity.id)).where(col(attribute).in_(names))


def _texts(wanted: LibraryFilter) -> list[Condition]:
    """Words that nothing can be looked for with let everything through; so does a text of signs alone."""
    found: list[Condition] = []
    names = search_words.as_prefixes(search_words.terms(wanted.words))
    if names:
        matching = select(NAMED.c.rowid).where(NAMED.c.named.op("MATCH")(search_words.match_text(names)))
        found.append(col(Line.interaction_id).in_(matching))
    said = search_words.terms(wanted.said)
    if said:
        spoken = select(interaction_of(SPOKEN.c.rowid))
        matching = spoken.where(SPOKEN.c.spoken.op("MATCH")(search_words.match_text(said)))
        found.append(col(Line.interaction_id).in_(matching))
    return found


def _days(wanted: LibraryFilter) -> list[Condition]:
    found: list[Condition] = []
    if wanted.from_day is not None:
        found.append(col(Line.started_at) >= _midnight(wanted.from_day))
    if wanted.to_day is not None and wanted.to_day < date.max:
        found.append(col(Line.started_at) < _midnight(wanted.to_day + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    """The beginning of the day where this machine stands."""
    return datetime.combine(day, time()).astimezone()


def _marks(wanted: LibraryFilter) -> list[Condition]:
    number = col(Line.interaction_id)
    found: list[Condition] = []
    if wanted.has_insight is not None:
        found.append(col(Line.insights) > 0 if wanted.has_insight else col(Line.insights) == 0)
    if wanted.is_flagged is not None:
        found.append(col(Line.is_flagged).is_(wanted.is_flagged))
    for name in wanted.tags:
        tagged = select(col(InteractionTag.interaction_id)).join(
            Tag, col(Tag.id) == col(InteractionTag.tag_id)
        )
        found.append(number.in_(tagged.where(col(Tag.name) == name)))
    if wanted.assigned_to:
        found.append(number.in_(_to_do(*wanted.assigned_to)))
    if wanted.is_assigned is not None:
        assigned = number.in_(select(col(Assignment.interaction_id)).where(is_to_do()))
        found.append(assigned if wanted.is_assigned else ~assigned)
    return found


def _to_do(*names: str) -> Any:
    return (
        select(col(Assignment.interaction_id))
        .join(Evaluator, col(Evaluator.id) == col(Assignment.evaluator_id))
        .where(is_to_do(), col(Evaluator.name).in_(names), col(Evaluator.kind) == EvaluatorKind.PERSON.value)
    )


def _to_calibrate(name: str) -> Condition:
    """In a calibration session of theirs, and not submitted by them."""
    mine = (
        select(col(CalibrationInteraction.interaction_id))
        .join(
            CalibrationEvaluator,
            col(CalibrationEvaluator.session_id) == col(CalibrationInteraction.session_id),
        )
        .join(Evaluator, col(Evaluator.id) == col(CalibrationEvaluator.evaluator_id))
        .where(col(Evaluator.name) == name)
    )
    done = (
        select(col(Evaluation.interaction_id))
        .join(Evaluator, col(Evaluator.id) == col(Evaluation.evaluator_id))
        .where(
            col(Evaluator.name) == name,
            col(Evaluation.kind) == EvaluatorKind.PERSON.value,
            col(Evaluation.status) == "submitted",
        )
    )
    number = col(Line.interaction_id)
    return and_(number.in_(mine), number.not_in(done))
