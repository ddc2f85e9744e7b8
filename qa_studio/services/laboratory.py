"""What a changed form would do to the evaluations that people have submitted. Reads; never writes.

Owns the reading of marks into tables and the joining of what several versions of a form say. The arithmetic
is `scoring.laboratory`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.storage.store import Store
from qa_studio.storage.values import Judged
from rubrics.conditions import Situation, conditions_of, resolve
from rubrics.model import Answer, Rubric
from scoring.laboratory import CriterionShift, Stretch, WhatIf, what_if
from scoring.mark_table import MarkTable, mark_table
from scoring.marks import fits
from scoring.score import score

if TYPE_CHECKING:
    from scoring.bulk import Scores

__all__ = ["Batch", "Bench", "CriterionShift", "Crossing", "Laboratory", "Stretch", "Trial"]

CHUNK = 5_000
"""Evaluations read between two reports of progress."""
LISTED_MOST = 200
"""Evaluations that cross the threshold are listed up to here in each direction; all are counted."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The evaluations made by one version of a form, and how they were scored by it."""

    rubric: Rubric
    rows: tuple[Judged, ...]
    table: MarkTable
    scores: Scores


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything to try a form on; read once, tried on as often as wanted.

    Attributes:
        key: of the rubric whose evaluations these are.
        batches: one a version, oldest first; empty when nobody has submitted anything.
    """

    key: str
    batches: tuple[Batch, ...]

    def __len__(self) -> int:
        return sum(len(batch.rows) for batch in self.batches)

    @property
    def versions(self) -> tuple[int, ...]:
        return tuple(batch.rubric.version for batch in self.batches)


@dataclass(frozen=True, slots=True)
class Crossing:
    """An evaluation whose outcome would be another one.

    Attributes:
        before, after: scores as shown; equal when a gate or the threshold itself makes the difference.
        rises: becomes met; else it is no longer.
    """

    evaluation_id: int
    interaction_id: int
    title: str
    agent: str
    evaluator: str
    before: Decimal | None
    after: Decimal | None
    rises: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a form would do to all evaluations of a bench.

    Attributes:
        rows: evaluations looked at. compared: those with a score before and after.
        moved: of these, how many show another score.
        mean_change: points over the compared, two decimals; None without any.
        largest_loss, largest_gain: points, 0 or away from it.
        risen, fallen: how many become met, or are no longer; `crossings` lists them, LISTED_MOST each way.
        lost, won: how many have no score any more, or only now have one.
        unfit: how many hold an answer that the form does not know.
        by_criterion: mean points before and after, in the order of the form, then what is gone.
        stretches: the compared by how far they move, from the largest loss to the largest gain.
    """

    rows: int
    compared: int
    moved: int
    mean_change: Decimal | None
    largest_loss: Decimal
    largest_gain: Decimal
    risen: int
    fallen: int
    lost: int
    won: int
    unfit: int
    by_criterion: tuple[CriterionShift, ...]
    stretches: tuple[Stretch, ...]
    crossings: tuple[Crossing, ...]
    threshold: Decimal


class Laboratory:
    """Tries forms on what was submitted."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def bench(self, key: str, context: JobContext) -> Bench:
        """Read every mark that was submitted by any version of this rubric.

        Raises: JobCancelled.
        """
        from scoring.bulk import score_many

        versions = {found.id: found.rubric for found in self._store.rubrics() if found.rubric.key == key}
        judged = self._store.judged(versions.keys())
        batches = []
        done = 0
        for number in sorted(versions, key=lambda number: versions[number].version):
            rows = tuple(one for one in judged if one.rubric_version_id == number)
            if rows:
                table = self._table(versions[number], rows, context, (done, len(judged)))
                batches.append(Batch(versions[number], rows, table, score_many(versions[number], table)))
            done += len(rows)
        return Bench(key, tuple(batches))

    def try_out(self, bench: Bench, rubric: Rubric, context: JobContext) -> Trial:
        """Score everything on the bench by this form, and say what differs.

        Args:
            rubric: free of faults.

        Raises: JobCancelled.
        """
        found = []
        for place, batch in enumerate(bench.batches):
            context.report(place / len(bench.batches))
            table = _with_renamed(batch.table, rubric)
            found.append((batch, what_if(batch.rubric, rubric, table, batch.scores)))
        return _joined(found, rubric)

    def _table(
        self, rubric: Rubric, rows: Sequence[Judged], context: JobContext, place: tuple[int, int]
    ) -> MarkTable:
        keys = [criterion.key for criterion in rubric.criteria()]
        situations = (Situation(channel=row.channel.value) for row in rows)
        return mark_table(keys, self._answers(rows, context, place), situations)

    def _answers(
        self, rows: Sequence[Judged], context: JobContext, place: tuple[int, int]
    ) -> Iterator[dict[str, Answer]]:
        before, total = place
        for start in range(0, len(rows), CHUNK):
            context.report(
                (before + start) / total,
                tr("{before:,} of {total:,} evaluations read", before=before + start, total=total),
            )
            ids = [row.id for row in rows[start : start + CHUNK]]
            found = self._store.answers(ids)
            yield from (found[number] for number in ids)


def _renamed(known: Sequence[str], rubric: Rubric) -> dict[str, str]:
    """New key -> the old one that it goes on from, where the marks know only the old one."""
    return {
        item.key: item.replaces
        for item in rubric.criteria()
        if item.replaces in known and item.key not in known
    }


def _with_renamed(table: MarkTable, rubric: Rubric) -> MarkTable:
    """The table with the marks of renamed criteria under their new keys too."""
    import numpy as np

    new = _renamed(table.keys, rubric)
    if not new:
        return table
    columns = [table.keys.index(old) for old in new.values()]
    return replace(
        table,
        keys=(*table.keys, *new),
        answers=(*table.answers, *(table.answers[column] for column in columns)),
        codes=np.concatenate([table.codes, table.codes[:, columns]], axis=1),
    )


def _joined(found: Sequence[tuple[Batch, WhatIf]], rubric: Rubric) -> Trial:
    parts = [one for _, one in found]
    compared = sum(one.compared for one in parts)
    total = sum((one.mean_change or Decimal(0)) * one.compared for one in parts)
    if len(parts) == 1:
        mean = parts[0].mean_change
    else:
        mean = (
            (Decimal(total) / compared).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
            if compared
            else None
        )
    return Trial(
        rows=sum(one.rows for one in parts),
        compared=compared,
        moved=sum(one.moved for one in parts),
        mean_change=mean,
        largest_loss=min((one.largest_loss for one in parts), default=Decimal(0)),
        largest_gain=max((one.largest_gain for one in parts), default=Decimal(0)),
        risen=sum(len(one.risen) for one in parts),
        fallen=sum(len(one.fallen) for one in parts),
        lost=sum(len(one.lost) for one in parts),
        won=sum(len(one.won) for one in parts),
        unfit=sum(len(one.unfit) for one in parts),
        by_criterion=_shifts(found, rubric),
        stretches=_stretches(parts),
        crossings=tuple(_crossings(found, rubric)),
        threshold=rubric.thresholds.interaction,
    )


def _stretches(parts: Sequence[WhatIf]) -> tuple[Stretch, ...]:
    if not parts:
        return ()
    counts = [
        sum(column) for column in zip(*([s.count for s in one.stretches] for one in parts), strict=True)
    ]
    return tuple(
        replace(stretch, count=count) for stretch, count in zip(parts[0].stretches, counts, strict=True)
    )


def _shifts(found: Sequence[tuple[Batch, WhatIf]], rubric: Rubric) -> tuple[CriterionShift, ...]:
    """Means over all batches, each by how many evaluations of it have a score."""
    titles = {item.key: item.title for batch, _ in found for item in batch.rubric.criteria()}
    current = {item.key: item.title for item in rubric.criteria()}
    rename = {
        old: new
        for batch, _ in found
        for new, old in _renamed([item.key for item in batch.rubric.criteria()], rubric).items()
        if old not in current
    }
    keys = dict.fromkeys((*current, *(key for key in titles if key not in rename)))
    return tuple(
        CriterionShift(
            key, current.get(key) or titles[key], _mean_before(found, key, rename), _mean_after(found, key)
        )
        for key in keys
    )


def _mean_before(found: Sequence[tuple[Batch, WhatIf]], key: str, rename: dict[str, str]) -> float | None:
    names = {key, *(old for old, new in rename.items() if new == key)}
    pairs = [
        (one.compared + len(one.lost), shift.before)
        for _, one in found
        for shift in one.by_criterion
        if shift.key in names
    ]
    whole = sum(one.compared + len(one.lost) for _, one in found)
    return _mean(pairs, whole)


def _mean_after(found: Sequence[tuple[Batch, WhatIf]], key: str) -> float | None:
    pairs = [
        (one.compared + len(one.won), shift.after)
        for _, one in found
        for shift in one.by_criterion
        if shift.key == key
    ]
    return _mean(pairs, sum(one.compared + len(one.won) for _, one in found))


def _mean(pairs: Sequence[tuple[int, float | None]], whole: int) -> float | None:
    known = [(count, value) for count, value in pairs if value is not None]
    if not known:
        return None
    return sum(count * value for count, value in known) / whole if whole else 0.0


def _crossings(found: Sequence[tuple[Batch, WhatIf]], rubric: Rubric) -> Iterator[Crossing]:
    for rises in (True, False):
        listed = [(batch, place) for batch, one in found for place in (one.risen if rises else one.fallen)]
        for batch, place in listed[:LISTED_MOST]:
            yield _crossing(batch, place, rubric, rises)


def _crossing(batch: Batch, place: int, rubric: Rubric, rises: bool) -> Crossing:
    row = batch.rows[place]
    after = score(rubric, _answers_by(batch, place, rubric)).score
    return Crossing(
        row.id,
        row.interaction_id,
        row.title,
        row.agent,
        row.evaluator,
        batch.scores.score(place),
        after,
        rises,
    )


def _answers_by(batch: Batch, place: int, rubric: Rubric) -> dict[str, Answer]:
    """The answers of one evaluation as this form reads them; what does not fit it is unanswered."""
    given = batch.table.row(place)
    given |= {new: given[old] for new, old in _renamed(batch.table.keys, rubric).items()}
    if conditions_of(batch.rubric) != conditions_of(rubric):
        situation = batch.table.situations[int(batch.table.situation_codes[place])]
        given = resolve(rubric, given, situation)
    by_key = {item.key: item for item in rubric.criteria()}
    return {
        key: answer
        for key, answer in given.items()
        if key in by_key and fits(by_key[key], answer, rubric.policy)
    }
