"""Who is to judge what: by hand, evenly, or by a plan; each reviewer's queue and everybody's progress.

The same workspace gives the same assignments: nothing is drawn by chance, and each report says by what rule.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, datetime, time

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.library_filter import LibraryFilter
from qa_studio.services import quotas
from qa_studio.services.veil import hides_automatic, veiled
from qa_studio.storage.store import Store
from qa_studio.storage.work_values import Candidate, NewAssignment
from qa_studio.work_rows import (
    AssignmentRow,
    AssignReport,
    Given,
    PlanRow,
    ProgressRow,
    QuotaGap,
    Refusal,
)


class Assigning:
    """Assignments are done when their evaluator submits; until then they can be taken back and given to others."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def assign(self, ids: Sequence[int], evaluator: str, by: str, due_on: date | None = None) -> AssignReport:
        """Give these interactions to one reviewer; what they have or have judged already is refused with words.

        Raises: StudioError without a reviewer's name.
        """
        _check([evaluator])
        return self._hand_out(ids, [evaluator.strip()], by, due_on)

    def share_out(
        self,
        ids: Sequence[int],
        evaluators: Sequence[str],
        by: str,
        due_on: date | None = None,
        context: JobContext | None = None,
    ) -> AssignReport:
        """Deal these interactions out evenly: in the order of agents and time, each to the reviewer who has got the
        fewest of them so far, so that everybody gets some of every agent; the first named first.

        Raises: StudioError without reviewers; JobCancelled, and nothing is assigned then.
        """
        _check(evaluators)
        names = [name.strip() for name in dict.fromkeys(evaluators)]
        return self._hand_out(ids, names, by, due_on, context)

    def withdraw(self, assignment_ids: Sequence[int]) -> tuple[int, ...]:
        """Take back what is to do still; hand what is returned to `give_back`, and it is as before."""
        return self._store.withdraw(assignment_ids)

    def give_back(self, assignment_ids: Sequence[int]) -> tuple[int, ...]:
        """Undo `withdraw`."""
        return self._store.give_back(assignment_ids)

    def hand_over(self, assignment_ids: Sequence[int], evaluator: str, by: str) -> AssignReport:
        """Give what is to do still to somebody else, with its last day and its plan; what they have or have judged
        already stays where it is, and is refused with words.

        Raises: StudioError without a reviewer's name.
        """
        _check([evaluator])
        wanted, name = set(assignment_ids), evaluator.strip()
        old = [one for one in self._store.assignments() if one.id in wanted and one.evaluator != name]
        found = self._store.candidates(LibraryFilter(), [one.row.id for one in old])
        by_id = {one.interaction_id: one for one in found}
        free = [one for one in old if name not in by_id[one.row.id].assigned | by_id[one.row.id].judged]
        plans = {plan.name: plan.id for plan in self._store.plans()}
        # First the new ones: whatever happens in between, nothing is without anybody to judge it.
        given = self._store.assign(
            NewAssignment(one.row.id, name, by, one.due_on, plans.get(one.plan)) for one in free
        )
        self._store.withdraw([one.id for one in free])
        kept = {one.id for one in free}
        refused = tuple(
            Refusal(one.row.id, _why_not(by_id[one.row.id], [name])) for one in old if one.id not in kept
        )
        return AssignReport(given, refused, rule=tr("Handed over to {name}.", name=name))

    def queue_of(self, evaluator: str) -> tuple[AssignmentRow, ...]:
        """What the reviewer has to do: the due ones first, then in the order of assigning."""
        return self._shown(self._store.assignments(evaluator))

    def done_by(self, evaluator: str) -> tuple[AssignmentRow, ...]:
        """What the reviewer was assigned and has submitted, the newest first."""
        return self._shown(self._store.assignments(evaluator, done=True))

    def progress(self, since: date, today: date | None = None) -> tuple[ProgressRow, ...]:
        """How far everybody is who was assigned anything, by name.

        Args:
            since: the first day whose submitted ones count as done.
            today: None: this one.
        """
        moment = datetime.combine(since, time()).astimezone()
        return self._store.progress(today or _today(), moment)

    def plans(self) -> tuple[PlanRow, ...]:
        """Every plan, oldest first; those that have ended too."""
        return self._store.plans()

    def save_plan(self, plan: PlanRow) -> PlanRow:
        """Make a plan (id 0), or change the one with this id; what it has assigned stays.

        Raises: StudioError saying what is wrong with it.
        """
        if fault := quotas.fault(plan, self._store.plans()):
            raise StudioError(fault)
        return self._store.save_plan(quotas.tidied(plan))

    def end_plan(self, plan_id: int) -> PlanRow:
        """Assign no more by it."""
        return self._store.save_plan(
            dataclasses.replace(self._plan(plan_id), ended_at=datetime.now().astimezone())
        )

    def fill(
        self,
        plan_id: int,
        by: str,
        on: date | None = None,
        due_on: date | None = None,
        context: JobContext | None = None,
    ) -> AssignReport:
        """Assign what the plan asks for in the period around a day, and say of whom there was not enough, and why.

        What the plan has assigned in the period counts, so that asking twice assigns nothing twice.

        Args:
            on: None: today.
            due_on: None: the last day of the period, or today when that has passed.

        Raises: StudioError when there is no such plan, or it has ended; JobCancelled, and nothing is assigned then.
        """
        plan = self._plan(plan_id)
        if plan.ended_at is not None:
            raise StudioError(tr("The plan “{name}” has ended. Make a new one.", name=plan.name))
        wishes, gaps, rule = self._wishes(plan, by, on, due_on)
        return AssignReport(self._assigned(wishes, context), gaps=gaps, rule=rule)

    def preview(self, plan: PlanRow, on: date | None = None) -> AssignReport:
        """What `fill` would do with this plan, which need not be saved; its assignments have the id 0.

        Raises: StudioError saying what is wrong with the plan.
        """
        if fault := quotas.fault(plan, self._store.plans()):
            raise StudioError(fault)
        wishes, gaps, rule = self._wishes(quotas.tidied(plan), "", on, None)
        given = tuple(Given(wish.interaction_id, wish.evaluator, 0) for wish in wishes)
        return AssignReport(given, gaps=gaps, rule=rule)

    def reviewers(self) -> tuple[str, ...]:
        """Names of everybody who has judged something, or was to, in alphabetical order."""
        return self._store.people()

    def _assigned(self, wishes: Sequence[NewAssignment], context: JobContext | None) -> tuple[Given, ...]:
        """All of them in one transaction: stopped in the middle, nobody has got anything.

        Raises: JobCancelled.
        """
        if context is None:
            return self._store.assign(wishes)
        count = len(wishes)

        def told(done: int) -> None:
            context.report(done / count, tr("{count:,} of {all:,}", count=done, all=count))

        return self._store.assign(wishes, told)

    def _wishes(
        self, plan: PlanRow, by: str, on: date | None, due_on: date | None
    ) -> tuple[list[NewAssignment], tuple[QuotaGap, ...], str]:
        """What a plan asks for in the period around a day, of whom there is not enough, and by what rule."""
        today = _today()
        first, last = quotas.bounds(plan.period, on or today)
        within = dataclasses.replace(plan.wanted, from_day=first, to_day=last)
        found = self._store.candidates(within, hides_automatic=hides_automatic(self._store))
        before = {one.interaction_id: one.evaluator for one in self._store.planned(plan.id)}
        due_on = due_on or max(last, today)
        wishes: list[NewAssignment] = []
        gaps: list[QuotaGap] = []
        load = quotas.Load(
            plan, [before[one.interaction_id] for one in found if one.interaction_id in before]
        )
        for agent in self._agents_of(plan):
            chosen, gap = quotas.of_agent(
                plan, agent, [one for one in found if one.agent == agent], before, load
            )
            wishes += [NewAssignment(number, name, by, due_on, plan.id) for number, name in chosen]
            gaps += [gap] if gap else []
        return wishes, tuple(gaps), quotas.rule(plan, first, last)

    def _plan(self, plan_id: int) -> PlanRow:
        for plan in self._store.plans():
            if plan.id == plan_id:
                return plan
        raise StudioError(tr("There is no plan {number}. Choose one from the list.", number=plan_id))

    def _agents_of(self, plan: PlanRow) -> tuple[str, ...]:
        """Whose interactions the plan asks for, also of those who have none in the period."""
        wanted = plan.wanted
        rows = (
            row
            for row in self._store.agents()
            if (not wanted.agents or row.name in wanted.agents)
            and (not wanted.teams or row.team in wanted.teams)
            and (row.company in wanted.companies if wanted.companies else row.is_own_company)
        )
        return tuple(dict.fromkeys(row.name for row in rows))

    def _hand_out(
        self,
        ids: Sequence[int],
        names: Sequence[str],
        by: str,
        due_on: date | None,
        context: JobContext | None = None,
    ) -> AssignReport:
        found = self._store.candidates(LibraryFilter(), ids)
        counts = dict.fromkeys(names, 0)
        wishes, refused = [], []
        for one in found:
            free = [name for name in names if name not in one.assigned | one.judged]
            if not free:
                refused.append(Refusal(one.interaction_id, _why_not(one, names)))
                continue
            name = min(free, key=lambda candidate: (counts[candidate], names.index(candidate)))
            counts[name] += 1
            wishes.append(NewAssignment(one.interaction_id, name, by, due_on))
        there = {one.interaction_id for one in found}
        gone = tr("It is not in the library any more.")
        refused += [Refusal(number, gone) for number in dict.fromkeys(ids) if number not in there]
        return AssignReport(self._assigned(wishes, context), tuple(refused), rule=_rule(counts))

    def _shown(self, rows: Sequence[AssignmentRow]) -> tuple[AssignmentRow, ...]:
        """Without the automatic scores that are held back."""
        seen = veiled(self._store, [one.row for one in rows])
        return tuple(dataclasses.replace(one, row=row) for one, row in zip(rows, seen, strict=True))


def _check(evaluators: Sequence[str]) -> None:
    if not evaluators or not all(name.strip() for name in evaluators):
        raise StudioError(tr("Say who is to judge: name at least one reviewer."))


def _today() -> date:
    return datetime.now().astimezone().date()


def _why_not(one: Candidate, names: Sequence[str]) -> str:
    judged = [name for name in names if name in one.judged]
    having = [name for name in names if name in one.assigned and name not in one.judged]
    parts = [tr("{names} has judged it already.", names=", ".join(judged))] if judged else []
    parts += [tr("{names} has it to do already.", names=", ".join(having))] if having else []
    return " ".join(parts)


def _rule(counts: dict[str, int]) -> str:
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    if len(counts) == 1:
        return tr("To be judged by {name}.", name=next(iter(counts)))
    return tr("Dealt out by agent and time, always to whoever had fewest: {told}.", told=told)
