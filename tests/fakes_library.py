"""Small real services for the library's tests that read, label and hand out: in memory, no library behind them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue, SortBy
from qa_studio.rows import (
    InteractionRow,
)
from qa_studio.work_rows import AssignReport, Hits, LabelChange, PlanRow, ProgressRow, Spans, ViewRow
from rubrics.model import AnswerState, Thresholds
from scoring.model import Explanation, Gate, Outcome, Part, SectionPart

EVERYTHING, NEWEST_FIRST = LibraryFilter(), LibrarySort()


@dataclass
class FakeLibrary:
    """Interactions in memory, filtered by names and sorted by title or import alone."""

    stored: list[InteractionRow] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)
    fault: Exception | None = None

    def rows(self) -> tuple[InteractionRow, ...]:
        if self.fault is not None:
            raise self.fault
        return tuple(row for row in self.stored if row.id not in self.removed)

    def find(self, wanted: LibraryFilter = EVERYTHING, sort: LibrarySort = NEWEST_FIRST) -> tuple[int, ...]:
        passing = [row for row in self.rows() if _passes(row, wanted)]
        if sort.by is SortBy.TITLE:
            passing.sort(key=lambda row: row.title.casefold())
        return tuple(row.id for row in (reversed(passing) if sort.descending else passing))

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]:
        known = {row.id: row for row in self.stored}
        return tuple(known[number] for number in ids if number in known)

    def count(self, wanted: LibraryFilter = EVERYTHING) -> int:
        return len(self.find(wanted))

    def queues(self, evaluator: str) -> dict[Queue, int]:
        return {}

    def drafts(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.rows() if row.origin is not None and row.origin.is_draft)

    def thresholds(self) -> Thresholds:
        return Thresholds()

    def explanation(self, interaction_id: int) -> Explanation | None:
        row = next(row for row in self.stored if row.id == interaction_id)
        return None if row.score is None else explanation(row.score, row.outcome or Outcome.INCOMPLETE)

    def agents(self) -> tuple[str, ...]:
        return tuple(sorted({row.agent for row in self.rows()}))

    def teams(self) -> tuple[str, ...]:
        return ()

    def companies(self) -> tuple[str, ...]:
        return tuple(sorted({row.company for row in self.rows()}))

    def rounds(self) -> tuple[str, ...]:
        return tuple(sorted({row.round_name for row in self.rows()}))

    def take_out(self, ids: Sequence[int]) -> tuple[int, ...]:
        seen = tuple(number for number in ids if number not in self.removed)
        self.removed |= set(ids)
        return seen

    def restore(self, ids: Sequence[int]) -> None:
        self.removed -= set(ids)

    def change(self, ids: Sequence[int], **changes: object) -> None:
        self.stored = [
            dataclasses.replace(row, **changes) if row.id in ids else row  # type: ignore[arg-type]
            for row in self.stored
        ]


def _passes(row: InteractionRow, wanted: LibraryFilter) -> bool:
    chosen = (
        (wanted.agents, row.agent),
        (wanted.rounds, row.round_name),
        (wanted.channels, row.channel),
        (wanted.states, row.state),
    )
    words = f"{row.title} {row.agent} {row.source.name}".casefold()
    return all(not any_of or value in any_of for any_of, value in chosen) and all(
        word in words for word in wanted.words.casefold().split()
    )


class FakeSearching:
    """Nobody ever said anything."""

    def find(
        self, text: str, wanted: LibraryFilter | None = None, limit: int = 50, after: int | None = None
    ) -> Hits:
        return Hits((), None)

    def matches(self, text: str, within: str) -> Spans:
        return ()


@dataclass
class FakeViews:
    """Views in memory."""

    kept: dict[int, ViewRow] = field(default_factory=dict)

    def of(self, owner: str) -> tuple[ViewRow, ...]:
        return tuple(view for view in self.kept.values() if view.owner == owner)

    def save(
        self,
        owner: str,
        name: str,
        wanted: LibraryFilter,
        sort: LibrarySort = NEWEST_FIRST,
        columns: Sequence[str] = (),
    ) -> ViewRow:
        made = ViewRow(len(self.kept) + 1, owner, name, wanted, sort, tuple(columns))
        self.kept[made.id] = made
        return made

    def rename(self, view_id: int, name: str) -> None:
        self.kept[view_id] = dataclasses.replace(self.kept[view_id], name=name)

    def delete(self, view_id: int) -> ViewRow | None:
        return self.kept.pop(view_id, None)


class FakeTagging:
    """Knows no tags; every label is new, and none is kept."""

    def tags(self) -> tuple[str, ...]:
        return ()

    def tag(self, ids: Sequence[int], name: str, by: str) -> LabelChange:
        return LabelChange(name, tuple(ids))

    def untag(self, ids: Sequence[int], name: str) -> LabelChange:
        return LabelChange(name)

    def flag(self, ids: Sequence[int], by: str) -> LabelChange:
        return LabelChange("", tuple(ids))

    def unflag(self, ids: Sequence[int]) -> LabelChange:
        return LabelChange("")

    def undo(self, change: LabelChange) -> None:
        return None


class FakeAssigning:
    """Two reviewers who have nothing to do."""

    def reviewers(self) -> tuple[str, ...]:
        return ("Anna Lindt", "Ben Carter")

    def share_out(
        self,
        ids: Sequence[int],
        evaluators: Sequence[str],
        by: str,
        due_on: date | None = None,
        context: JobContext | None = None,
    ) -> AssignReport:
        return AssignReport(())

    def withdraw(self, assignment_ids: Sequence[int]) -> tuple[int, ...]:
        return ()

    def progress(self, since: date, today: date | None = None) -> tuple[ProgressRow, ...]:
        return ()

    def plans(self) -> tuple[PlanRow, ...]:
        return ()

    def save_plan(self, plan: PlanRow) -> PlanRow:
        return plan

    def end_plan(self, plan_id: int) -> PlanRow:
        raise StudioError(f"There is no plan {plan_id}.")

    def preview(self, plan: PlanRow, on: date | None = None) -> AssignReport:
        return AssignReport(())

    def fill(
        self,
        plan_id: int,
        by: str,
        on: date | None = None,
        due_on: date | None = None,
        context: JobContext | None = None,
    ) -> AssignReport:
        return AssignReport(())


class FakeExporting:
    """Writes no file."""

    def write(self, ids: Sequence[int], path: Path, context: JobContext) -> int:
        return len(ids)


def explanation(score: Decimal, outcome: Outcome) -> Explanation:
    """Three sections that give what the score says."""
    sections = []
    for key, title, weight in (
        ("brand", "Brand congruence", 30),
        ("complete", "Completeness", 40),
        ("empathy", "Empathy", 30),
    ):
        given = score * weight / 100
        part = Part(
            key, title, AnswerState.ANSWERED, score / 100, "Yes", Decimal(weight), Decimal(weight), given
        )
        sections.append(SectionPart(key, title, Decimal(weight), Decimal(weight), given, (part,)))
    failed = outcome is Outcome.NOT_MET and score >= 91
    gate = Gate(
        "identity", "fail_outcome", "Identity was not verified: the outcome is not met, whatever the score."
    )
    return Explanation(score, score, outcome, Decimal(91), tuple(sections), (gate,) if failed else ())
