"""Automatic marks that count where no person has judged: those of criteria whose suggestions have earned it.

Owns that rule. A suggestion that has not earned it is no more than an abstention here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qa_studio.rows import EvaluationRecord
from qa_studio.services.trust import Earned, Trusting
from qa_studio.storage.store import Store
from rubrics.conditions import Situation
from scoring.automatic import automatic_score
from scoring.model import Finding


def unattended(store: Store, records: Iterable[EvaluationRecord]) -> tuple[EvaluationRecord, ...]:
    """The automatic evaluations that may stand alone, with their earned marks and the score that these make.

    Left out is what has no score then: without an earned mark, or with too much that has not earned it.
    """
    found: list[EvaluationRecord] = []
    earned: dict[str, Earned] = {}
    trusting = Trusting(store)
    for record in records:
        key = record.rubric.key
        if key not in earned:
            earned[key] = trusting.unattended(key)
        if (counted := _counted(record, earned[key])) is not None:
            found.append(counted)
    return tuple(found)


def _counted(record: EvaluationRecord, earned: Earned) -> EvaluationRecord | None:
    place = record.rubric_version_id, record.transcript_id
    marks = tuple(mark for mark in record.marks if earned.counts(*place, mark.criterion_key))
    if len(marks) == len(record.marks):
        return record if record.explanation.score is not None else None
    suggested = [Finding(mark.criterion_key, mark.answer, 1.0, "", mark.evidence) for mark in marks]
    explanation = automatic_score(record.rubric, suggested, Situation(channel=record.row.channel.value))
    if explanation.score is None:
        return None
    return replace(record, marks=marks, explanation=explanation)
