"""Scores of the whole workspace: the automatic scorer's and people's, side by side and never in one figure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from qa_studio.rows import EvaluationRecord, EvaluatorKind, InteractionRow
from qa_studio.services.veil import veiled
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
    """One interaction.

    Attributes:
        automatic: None before anything was suggested, and while it is hidden.
        people: in the order of submitting.
        is_hidden: there is an automatic score, and it stays out of sight until a person has submitted marks.
    """

    row: InteractionRow
    automatic: Judgement | None
    people: tuple[Judgement, ...]
    is_hidden: bool = False


class Scores:
    """Reads every newest submitted evaluation."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, *, shows_hidden: bool = False) -> tuple[ScoreRow, ...]:
        """Every interaction that was not removed, in the order of import.

        Args: shows_hidden: automatic scores too that are kept from who is to judge.
        """
        rows = self._store.interaction_rows()
        rows = rows if shows_hidden else veiled(self._store, rows)
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
    seen = [] if row.score_is_hidden else machine
    automatic = _judgement(seen[-1]) if seen else None
    return ScoreRow(row, automatic, tuple(map(_judgement, people)), row.score_is_hidden)


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
