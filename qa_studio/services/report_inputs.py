"""From the store's records to the frozen values that reports are made from.

Owns which evaluation stands for an interaction, and whose words are quoted. Pure; reads nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qa_studio.rows import EvaluationRecord, EvaluatorKind
from reports.model import Evaluation, Interaction
from rubrics.model import Rubric
from scoring.model import Mark

if TYPE_CHECKING:
    from scoring.calibration import Sheet
    from scoring.rounds import Judged


def of_one_rubric(records: Iterable[EvaluationRecord]) -> tuple[EvaluationRecord, ...]:
    """Those by the same rubric, in any version, as the one submitted last: other forms ask other questions."""
    found = sorted(records, key=_submitted)
    return tuple(one for one in found if one.rubric.key == found[-1].rubric.key)


def newest(records: Iterable[EvaluationRecord]) -> tuple[EvaluationRecord, ...]:
    """One evaluation for each interaction, the one submitted last, in the order of the interactions' start."""
    last = {one.row.id: one for one in of_one_rubric(records)}
    return tuple(sorted(last.values(), key=_started))


def rubric_of(records: Sequence[EvaluationRecord]) -> Rubric:
    """The version that was marked by last; there is at least one record."""
    return max(records, key=_submitted).rubric


def evaluation(
    record: EvaluationRecord, customer_words: tuple[str, ...], found: EvaluationRecord | None
) -> Evaluation:
    """One evaluation as reports take it.

    Args:
        found: the automatic evaluation of the same interaction, whose words stand in where the evaluator gave the
            same answer and quoted nothing.
    """
    row = record.row
    interaction = Interaction(
        id=row.id,
        title=row.title,
        channel=row.channel.value,
        agent=row.agent,
        company=row.company,
        started_at=row.started_at,
        origin=record.transcript.origin if record.transcript else None,
        rating_pct=row.rating_pct,
        rating_text=row.rating_text,
        customer_words=customer_words,
    )
    marks, lent = _with_words(record.marks, found.marks if found else ())
    return Evaluation(
        interaction=interaction,
        evaluator=record.evaluator,
        is_automatic=record.evaluator_kind is EvaluatorKind.AUTOMATIC,
        marks=marks,
        explanation=record.explanation,
        comment=record.comment,
        rubric_version=record.rubric.version,
        found_keys=lent,
    )


def judged(evaluations: Iterable[Evaluation]) -> list[Judged]:
    """As samples count them."""
    from scoring.rounds import Judged

    return [
        Judged(one.interaction.id, one.interaction.agent, one.explanation, one.interaction.rating_pct)
        for one in evaluations
    ]


def sheets(evaluations: Iterable[Evaluation]) -> list[Sheet]:
    """As calibrations compare them."""
    from scoring.calibration import Sheet

    return [Sheet(one.interaction.id, one.evaluator, one.marks, one.explanation) for one in evaluations]


def _with_words(marks: Sequence[Mark], found: Sequence[Mark]) -> tuple[tuple[Mark, ...], frozenset[str]]:
    """The marks with lent evidence, and the keys of those that it was lent to."""
    known = {mark.criterion_key: mark for mark in found if mark.evidence}
    lent = {
        mark.criterion_key: known[mark.criterion_key].evidence
        for mark in marks
        if not mark.evidence
        and mark.criterion_key in known
        and known[mark.criterion_key].answer == mark.answer
    }
    held = tuple(
        dataclasses.replace(mark, evidence=lent.get(mark.criterion_key, mark.evidence)) for mark in marks
    )
    return held, frozenset(lent)


def _submitted(record: EvaluationRecord) -> tuple[object, int]:
    return record.submitted_at, record.id


def _started(record: EvaluationRecord) -> tuple[bool, object, int]:
    started = record.row.started_at
    return started is None, started or record.submitted_at, record.row.id
