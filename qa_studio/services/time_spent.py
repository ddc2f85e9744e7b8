"""How long reviewing takes: shown to each reviewer of their own work, to others only in sums of enough people.

Speed is never a mark. Only seconds with the window active are added: how many that are, the window knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from math import isfinite

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.services.quotas import bounds
from qa_studio.storage.store import Store
from qa_studio.storage.work_values import SpentLine
from qa_studio.work_rows import Period, TeamTime, TimeRow

LEAST_PEOPLE = 3
"""In a sum that others see. In a sum of two, each can reckon the other's part. Source: the threshold rule with n = 3;
Hundepool et al., Handbook on Statistical Disclosure Control (ESSnet), on tables of magnitudes."""
LEAST_EVALUATIONS = 10
"""Fewer make a mean that one long call decides. Source: the project's own choice."""
MOST_SHARE = 0.8
"""Of the seconds that may be one person's: beyond that the sum is theirs in all but name. Source: the dominance rule
of the same handbook, with the project's own share."""
MOST_AT_ONCE_S = 3_600.0
"""Of one `add`: a window reports every few seconds; more is a clock that was set."""


class TooFewError(StudioError):
    """A sum would say too much of single people; nothing is told of it."""


class TimeSpent:
    """Adds and sums seconds. What one person spent is for that person alone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        interaction_id: int,
        evaluator: str,
        revision: int,
        seconds: Mapping[str, float],
        day: date | None = None,
    ) -> None:
        """Add seconds of an active window: criterion key -> seconds, "" for what belongs to none.

        Args: day: None: today.

        Raises: ValueError for seconds that no clock gives: negative, endless, or over an hour at once.
        """
        if not all(isfinite(more) and 0 <= more <= MOST_AT_ONCE_S for more in seconds.values()):
            raise ValueError(f"no clock gives these seconds: {dict(seconds)}")
        spent = {key: more for key, more in seconds.items() if more > 0}
        if spent:
            self._store.add_time(
                interaction_id, evaluator, revision, day or datetime.now().astimezone().date(), spent
            )

    def of_evaluation(self, interaction_id: int, evaluator: str, revision: int) -> TimeRow | None:
        """What the evaluator themselves sees of one evaluation; None when nothing was recorded."""
        rows = self._rows(self._store.time_spent(evaluator, interaction_id))
        return next((row for row in rows if row.revision == revision), None)

    def own(
        self, evaluator: str, from_day: date | None = None, to_day: date | None = None
    ) -> tuple[TimeRow, ...]:
        """What the evaluator themselves sees, by evaluation; both days included, None does not restrict."""
        return tuple(self._rows(self._store.time_spent(evaluator, None, from_day, to_day)))

    def team(self, from_day: date, to_day: date) -> TeamTime:
        """What others see: everybody together, of the whole months around these days.

        A month counts only when it has enough by itself; so no sum less another one says anything of a few.

        Raises: TooFewError when no month has LEAST_PEOPLE people with LEAST_EVALUATIONS evaluations, of whom nobody has
            spent more than MOST_SHARE of the seconds.
        """
        months = [
            (first, self._store.time_spent(None, None, first, last))
            for first, last in _months(from_day, to_day)
        ]
        enough = [(first, lines) for first, lines in months if _is_enough(lines)]
        if not enough:
            raise TooFewError(
                tr(
                    "Times are shown of months with {people} people and {evaluations} evaluations or more, and not when"
                    " nearly all of the time is one person's. There is no such month.",
                    people=LEAST_PEOPLE,
                    evaluations=LEAST_EVALUATIONS,
                )
            )
        lines = [line for _, month in enough for line in month]
        seconds, evaluations = sum(line.seconds for line in lines), len(_evaluations(lines))
        return TeamTime(
            months=tuple(first for first, _ in enough),
            people=len({line.evaluator for line in lines}),
            evaluations=evaluations,
            seconds=seconds,
            mean_s=seconds / evaluations,
            criteria=tuple(_means([month for _, month in enough])),
        )

    def _rows(self, lines: Sequence[SpentLine]) -> Iterable[TimeRow]:
        for (number, title, evaluator, revision), members in groupby(lines, key=_evaluation_of):
            spent = list(members)
            yield TimeRow(
                interaction_id=number,
                title=title,
                evaluator=evaluator,
                revision=revision,
                seconds=sum(line.seconds for line in spent),
                criteria=tuple((line.criterion_key, line.seconds) for line in spent if line.criterion_key),
            )


def _evaluation_of(line: SpentLine) -> tuple[int, str, str, int]:
    return line.interaction_id, line.title, line.evaluator, line.revision


def _evaluations(lines: Iterable[SpentLine]) -> set[tuple[int, str, str, int]]:
    return {_evaluation_of(line) for line in lines}


def _is_enough(lines: Sequence[SpentLine]) -> bool:
    by_person: dict[str, float] = {}
    for line in lines:
        by_person[line.evaluator] = by_person.get(line.evaluator, 0.0) + line.seconds
    if len(by_person) < LEAST_PEOPLE or len(_evaluations(lines)) < LEAST_EVALUATIONS:
        return False
    return max(by_person.values()) <= MOST_SHARE * sum(by_person.values())


def _means(months: Sequence[Sequence[SpentLine]]) -> Iterable[tuple[str, float]]:
    """Of each criterion, over the months in which it has enough by itself; in alphabetical order of the keys."""
    for key in sorted({line.criterion_key for month in months for line in month if line.criterion_key}):
        of_key = [[line for line in month if line.criterion_key == key] for month in months]
        lines = [line for month in of_key if _is_enough(month) for line in month]
        if lines:
            yield key, sum(line.seconds for line in lines) / len(_evaluations(lines))


def _months(from_day: date, to_day: date) -> Iterable[tuple[date, date]]:
    """First and last day of each month that one of these days lies in."""
    first, last = bounds(Period.MONTH, from_day)
    while first <= to_day:
        yield first, last
        first, last = bounds(Period.MONTH, last + timedelta(days=1))
