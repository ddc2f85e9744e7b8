"""Scores of the whole workspace: the automatic scorer's and people's, side by side and never in one figure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from qa_studio.rows import EvaluationRecord, EvaluatorKind, InteractionRow
from qa_studio.storage.store import Store
from scoring.model import Outcome, Spread

AT_ONCE = 500
"""Interactions whose evaluations are in memory together."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One evaluation's score.

    Attributes:
        score: None where none could be made or shown.
        spread: of an automatic score; None for people's.
        rubric: key of the form, and its version.
    """

    evaluator: str
    score: Decimal | None
    outcome: Outcome
    threshold: Decimal
    spread: Spread | None
    rubric: str
    version: int
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One interaction; `automatic` is None before anything was suggested, `people` in the order of submitting."""

    row: InteractionRow
    automatic: Judgement | None
    people: tuple[Judgement, ...]


class Scores:
    """Reads every newest submitted evaluation."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[ScoreRow, ...]:
        """Every interaction that was not removed, in the order of import."""
        rows = self._store.interaction_rows()
        found: list[ScoreRow] = []
        for start in range(0, len(rows), AT_ONCE):
            found.extend(self._of(rows[start : start + AT_ONCE]))
        return tuple(found)

    def _of(self, rows: tuple[InteractionRow, ...]) -> list[ScoreRow]:
        records: dict[int, list[EvaluationRecord]] = defaultdict(list)
        for record in self._store.evaluations(interaction_ids=[row.id for row in rows], kind=None):
            records[record.row.id].append(record)
        return [_row(row, records[row.id]) for row in rows]


def _row(row: InteractionRow, records: list[EvaluationRecord]) -> ScoreRow:
    machine = [one for one in records if one.evaluator_kind is EvaluatorKind.AUTOMATIC]
    people = [one for one in records if one.evaluator_kind is EvaluatorKind.PERSON]
    return ScoreRow(row, _judgement(machine[-1]) if machine else None, tuple(map(_judgement, people)))


def _judgement(record: EvaluationRecord) -> Judgement:
    made = record.explanation
    return Judgement(
        record.evaluator,
        made.score,
        made.outcome,
        made.threshold,
        made.spread,
        record.rubric.key,
        record.rubric.version,
        record.submitted_at,
    )
