"""Who is to judge what: assignments, the plans that ask for them, and how far everybody is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.library_filter import FILTER_VERSION, LibraryFilter, filter_from_json, filter_to_json
from qa_studio.rows import EvaluatorKind
from qa_studio.storage.database import Database
from qa_studio.storage.evaluations import SUBMITTED, ensure_evaluator
from qa_studio.storage.interactions import chunks
from qa_studio.storage.library_pages import conditions
from qa_studio.storage.queries import is_to_do, rows_by_id
from qa_studio.storage.tables import Agent, Company, Evaluation, Evaluator, Interaction
from qa_studio.storage.values import EvaluatorName
from qa_studio.storage.work_tables import Assignment, LibraryLine, Plan, PlanReviewer
from qa_studio.storage.work_values import Candidate, NewAssignment, PlannedBefore
from qa_studio.work_rows import AssignmentRow, Given, Period, PlanRow, ProgressRow, Share, Way


class Assignments(Database):
    """The part of the store that knows who has what to do."""

    def assign(
        self, new: Iterable[NewAssignment], told: Callable[[int], object] = lambda _: None
    ) -> tuple[Given, ...]:
        """Assign all of these; what somebody has to do already is left as it is, and left out of what is returned.

        Args: told: how many have been looked at, before each; what it raises takes everything back.
        """
        given = []
        with self._writing() as session:
            for number, one in enumerate(new):
                told(number)
                evaluator_id = ensure_evaluator(session, EvaluatorName(one.evaluator))
                if _has_open(session, one.interaction_id, evaluator_id):
                    continue
                row = Assignment(
                    interaction_id=one.interaction_id,
                    evaluator_id=evaluator_id,
                    assigned_by=one.by,
                    assigned_at=datetime.now(UTC),
                    due_on=one.due_on,
                    plan_id=one.plan_id,
                )
                session.add(row)
                session.flush()
                given.append(Given(one.interaction_id, one.evaluator, row.id))
        return tuple(given)

    def withdraw(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Take assignments back that are to do still; returns the ids of those."""
        return self._withdrawn(ids, is_to_do(), datetime.now(UTC))

    def give_back(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Undo `withdraw`, unless the evaluator has been given the same anew."""
        open_ones = select(col(Assignment.interaction_id), col(Assignment.evaluator_id)).where(is_to_do())
        with self._reading() as session:
            taken = {tuple(row) for row in session.execute(open_ones)}
            rows = [row for chunk in chunks(ids) for row in session.scalars(_by_ids(chunk))]
            free = [row.id for row in rows if (row.interaction_id, row.evaluator_id) not in taken]
        return self._withdrawn(free, col(Assignment.withdrawn_at).is_not(None), None)

    def _withdrawn(self, ids: Iterable[int], condition: Any, moment: datetime | None) -> tuple[int, ...]:
        changed: list[int] = []
        with self._writing() as session:
            for chunk in chunks(ids):
                found = list(
                    session.scalars(_by_ids(chunk).where(condition).with_only_columns(col(Assignment.id)))
                )
                session.execute(
                    update(Assignment).where(col(Assignment.id).in_(found)).values(withdrawn_at=moment)
                )
                changed += found
        return tuple(changed)

    def assignments(self, evaluator: str | None = None, *, done: bool = False) -> tuple[AssignmentRow, ...]:
        """What somebody, or anybody, has to do: the due ones first, then the older ones. Removed ones are left out.

        Args: done: what was done instead, the newest first.
        """
        order: tuple[Any, ...] = (
            col(Assignment.due_on).is_(None),
            col(Assignment.due_on),
            col(Assignment.assigned_at),
            col(Assignment.id),
        )
        query = (
            select(Assignment, col(Evaluator.name), func.coalesce(Plan.name, ""))
            .join(Evaluator, col(Evaluator.id) == col(Assignment.evaluator_id))
            .join(Interaction, col(Interaction.id) == col(Assignment.interaction_id))
            .outerjoin(Plan, col(Plan.id) == col(Assignment.plan_id))
            .where(col(Interaction.removed_at).is_(None))
            .where(col(Assignment.done_at).is_not(None) if done else is_to_do())
            .order_by(*((col(Assignment.done_at).desc(), col(Assignment.id)) if done else order))
        )
        if evaluator is not None:
            query = query.where(_is_person(evaluator))
        with self._reading() as session:
            found = session.execute(query).all()
            ids = dict.fromkeys(one.interaction_id for one, _, _ in found)
            rows = {
                number: row for chunk in chunks(ids) for number, row in rows_by_id(session, chunk).items()
            }
            return tuple(_assignment(*columns, rows) for columns in found)

    def people(self) -> tuple[str, ...]:
        """Names of everybody who has judged something, or was to, in alphabetical order."""
        names = select(col(Evaluator.name)).where(col(Evaluator.kind) == EvaluatorKind.PERSON.value)
        with self._reading() as session:
            return tuple(sorted(session.scalars(names), key=str.casefold))

    def progress(self, today: date, since: datetime) -> tuple[ProgressRow, ...]:
        """Of everybody who was assigned anything, by name.

        Args:
            today: what was due before it is overdue.
            since: what was done earlier does not count.
        """
        to_do = case((is_to_do(), 1), else_=0)
        overdue = case((is_to_do() & (col(Assignment.due_on) < today), 1), else_=0)
        done = case((col(Assignment.done_at) >= since, 1), else_=0)
        query = (
            select(col(Evaluator.name), func.sum(to_do), func.sum(overdue), func.sum(done))
            .join(Assignment, col(Assignment.evaluator_id) == col(Evaluator.id))
            .join(Interaction, col(Interaction.id) == col(Assignment.interaction_id))
            .where(col(Interaction.removed_at).is_(None), col(Assignment.withdrawn_at).is_(None))
            .group_by(col(Evaluator.id))
            .order_by(func.lower(Evaluator.name))
        )
        with self._reading() as session:
            return tuple(ProgressRow(*columns) for columns in session.execute(query))

    def candidates(
        self, wanted: LibraryFilter, ids: Collection[int] | None = None, *, hides_automatic: bool = False
    ) -> tuple[Candidate, ...]:
        """Interactions that pass, with who has them or has judged them; by agent's name, then in time order.

        Args: ids: only among these; None: all.
        """
        with self._reading() as session:
            passing = conditions(session, wanted, hides_automatic)
            rows: list[Any] = [
                columns
                for restriction in _among(ids)
                for columns in session.execute(_candidates().where(*passing, *restriction))
            ]
            numbers = [columns[0] for columns in rows]
            holders = _people(session, _assigned_people(), numbers)
            judges = _people(session, _judging_people(), numbers)
        nobody: frozenset[str] = frozenset()
        found = (
            Candidate(
                interaction_id=number,
                agent=agent,
                team=team,
                company=company,
                started_at=started_at,
                assigned=holders.get(number, nobody),
                judged=judges.get(number, nobody),
            )
            for number, agent, team, company, started_at in rows
        )
        return tuple(sorted(found, key=_in_time))

    def save_plan(self, plan: PlanRow) -> PlanRow:
        """Make the plan, or change the one with its id; its assignments stay."""
        with self._writing() as session:
            row = session.get(Plan, plan.id) if plan.id else None
            values: dict[str, Any] = {
                "name": plan.name,
                "per_agent": plan.per_agent,
                "period": plan.period.value,
                "way": plan.way.value,
                "filter": filter_to_json(plan.wanted),
                "filter_version": FILTER_VERSION,
                "created_by": plan.created_by,
                "ended_at": plan.ended_at,
            }
            if row is None:
                row = Plan(created_at=datetime.now(UTC), **values)
                session.add(row)
            else:
                for name, value in values.items():
                    setattr(row, name, value)
            session.flush()
            _write_reviewers(session, row.id, plan.reviewers)
            return _plan(session, row)

    def plans(self) -> tuple[PlanRow, ...]:
        """Every plan, oldest first."""
        with self._reading() as session:
            rows = session.scalars(select(Plan).order_by(col(Plan.id))).all()
            return tuple(_plan(session, row) for row in rows)

    def planned(self, plan_id: int) -> tuple[PlannedBefore, ...]:
        """Everything that was assigned by a plan and not taken back."""
        query = (
            select(col(Assignment.interaction_id), col(Evaluator.name))
            .join(Evaluator, col(Evaluator.id) == col(Assignment.evaluator_id))
            .where(col(Assignment.plan_id) == plan_id, col(Assignment.withdrawn_at).is_(None))
            .order_by(col(Assignment.id))
        )
        with self._reading() as session:
            return tuple(PlannedBefore(*columns) for columns in session.execute(query))


def _by_ids(ids: list[int]) -> Any:
    return select(Assignment).where(col(Assignment.id).in_(ids))


def _is_person(name: str) -> Any:
    return (col(Evaluator.name) == name) & (col(Evaluator.kind) == EvaluatorKind.PERSON.value)


def _has_open(session: Session, interaction_id: int, evaluator_id: int) -> bool:
    query = select(col(Assignment.id)).where(
        col(Assignment.interaction_id) == interaction_id,
        col(Assignment.evaluator_id) == evaluator_id,
        is_to_do(),
    )
    return session.scalars(query).first() is not None


def _among(ids: Collection[int] | None) -> list[list[Any]]:
    return [[]] if ids is None else [[col(LibraryLine.interaction_id).in_(chunk)] for chunk in chunks(ids)]


def _candidates() -> Any:
    return (
        select(
            col(LibraryLine.interaction_id),
            col(Agent.name),
            col(Agent.team),
            col(Company.name),
            col(LibraryLine.started_at),
        )
        .join(Agent, col(Agent.id) == col(LibraryLine.agent_id))
        .join(Company, col(Company.id) == col(LibraryLine.company_id))
    )


def _in_time(one: Candidate) -> tuple[str, bool, float, int]:
    moment = one.started_at
    return one.agent.casefold(), moment is None, moment.timestamp() if moment else 0.0, one.interaction_id


def _assigned_people() -> Any:
    return (
        select(col(Assignment.interaction_id), col(Evaluator.name))
        .join(Evaluator, col(Evaluator.id) == col(Assignment.evaluator_id))
        .where(is_to_do())
    )


def _judging_people() -> Any:
    return (
        select(col(Evaluation.interaction_id), col(Evaluator.name))
        .join(Evaluator, col(Evaluator.id) == col(Evaluation.evaluator_id))
        .where(col(Evaluation.status) == SUBMITTED, col(Evaluation.kind) == EvaluatorKind.PERSON.value)
    )


def _people(session: Session, query: Any, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for chunk in chunks(ids):
        restricted = query.where(query.selected_columns[0].in_(chunk))
        for number, name in session.execute(restricted):
            found.setdefault(number, set()).add(name)
    return {number: frozenset(names) for number, names in found.items()}


def _write_reviewers(session: Session, plan_id: int, reviewers: Sequence[Share]) -> None:
    for old in session.scalars(select(PlanReviewer).where(col(PlanReviewer.plan_id) == plan_id)).all():
        session.delete(old)
    session.flush()
    for position, share in enumerate(reviewers):
        number = ensure_evaluator(session, EvaluatorName(share.evaluator))
        session.add(PlanReviewer(plan_id=plan_id, evaluator_id=number, position=position, share=share.count))
    session.flush()


def _plan(session: Session, row: Plan) -> PlanRow:
    shares = (
        select(col(Evaluator.name), col(PlanReviewer.share))
        .join(Evaluator, col(Evaluator.id) == col(PlanReviewer.evaluator_id))
        .where(col(PlanReviewer.plan_id) == row.id)
        .order_by(col(PlanReviewer.position))
    )
    return PlanRow(
        id=row.id,
        name=row.name,
        per_agent=row.per_agent,
        period=Period(row.period),
        way=Way(row.way),
        reviewers=tuple(Share(*columns) for columns in session.execute(shares)),
        wanted=filter_from_json(row.filter),
        created_by=row.created_by,
        ended_at=row.ended_at,
    )


def _assignment(one: Assignment, evaluator: str, plan: str, rows: Any) -> AssignmentRow:
    return AssignmentRow(
        id=one.id,
        row=rows[one.interaction_id],
        evaluator=evaluator,
        assigned_by=one.assigned_by,
        assigned_at=one.assigned_at,
        due_on=one.due_on,
        plan=plan,
        done_at=one.done_at,
    )
