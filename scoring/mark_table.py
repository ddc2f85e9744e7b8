"""Marks of very many evaluations as numbers, so that they can be scored again and again without being read
again.

Owns the table and what conditions hide in it. Knows nothing of weights: one table serves every draft of a
rubric.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rubrics.conditions import Situation, conditions_of, holds, in_order
from rubrics.model import HIDDEN, UNANSWERED, Answer, Condition, Criterion, Rubric

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UNANSWERED, _HIDDEN = 0, 1  # the first two codes of every column


@dataclass(frozen=True, slots=True)
class MarkTable:
    """Answers as codes, one row an evaluation, one column a criterion.

    Attributes:
        keys: criterion keys, one a column.
        answers: for each column what its codes stand for; code 0 is unanswered and code 1 hidden in every
            column.
        codes: int32 (rows, columns).
        situations: what the situation codes stand for.
        situation_codes: int32 (rows,).
    """

    keys: tuple[str, ...]
    answers: tuple[tuple[Answer, ...], ...]
    codes: NDArray[np.int32]
    situations: tuple[Situation, ...]
    situation_codes: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.codes)

    def row(self, place: int) -> dict[str, Answer]:
        """The answers of one evaluation by criterion key."""
        codes = self.codes[place]
        return {key: self.answers[j][codes[j]] for j, key in enumerate(self.keys)}


def mark_table(
    keys: Sequence[str],
    rows: Iterable[Mapping[str, Answer]],
    situations: Iterable[Situation] | None = None,
) -> MarkTable:
    """Put evaluations into a table.

    Args:
        keys: the criteria to keep; answers to others are passed over, missing ones are unanswered.
        situations: one for each row; None: nothing is known of any.
    """
    import numpy as np

    books: list[dict[Answer, int]] = [{UNANSWERED: _UNANSWERED, HIDDEN: _HIDDEN} for _ in keys]
    columns = list(zip(keys, books, strict=True))
    coded = [
        [book.setdefault(answers.get(key, UNANSWERED), len(book)) for key, book in columns]
        for answers in rows
    ]
    places: dict[Situation, int] = {}
    known = [Situation()] * len(coded) if situations is None else situations
    where = [places.setdefault(situation, len(places)) for situation in known]
    return MarkTable(
        tuple(keys),
        tuple(tuple(book) for book in books),
        np.array(coded, dtype=np.int32).reshape(len(coded), len(keys)),
        tuple(places),
        np.array(where, dtype=np.int32),
    )


def resolved(rubric: Rubric, table: MarkTable) -> MarkTable:
    """The table with every criterion hidden or shown as the rubric's conditions say.

    Row for row the same as `rubrics.conditions.resolve`.
    """
    codes = table.codes.copy()
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    conditions = conditions_of(rubric)
    for key in in_order(rubric):
        if key not in table.keys:
            continue
        column = table.keys.index(key)
        recorded = codes[:, column]
        verdict = _all(
            [_holds(condition, table, codes, by_key) for condition in conditions.get(key, ())], table
        )
        recorded[(recorded == _HIDDEN) & (verdict > 0)] = _UNANSWERED
        recorded[verdict < 0] = _HIDDEN
    return replace(table, codes=codes)


# Kleene's three values as numbers: 1 holds, 0 not known, -1 does not hold; "and" is min, "or" is max, "not" is minus.


def _all(verdicts: Sequence[NDArray[np.int8]], table: MarkTable) -> NDArray[np.int8]:
    import numpy as np

    found = np.ones(len(table), dtype=np.int8)
    for verdict in verdicts:
        found = np.minimum(found, verdict)
    return found


def _any(verdicts: Sequence[NDArray[np.int8]]) -> NDArray[np.int8]:
    import numpy as np

    found = verdicts[0]
    for verdict in verdicts[1:]:
        found = np.maximum(found, verdict)
    return found


def _holds(
    condition: Condition, table: MarkTable, codes: NDArray[np.int32], by_key: Mapping[str, Criterion]
) -> NDArray[np.int8]:
    import numpy as np

    plain = Condition(condition.channels, condition.tags)
    known = np.array([_number(holds(plain, {}, one)) for one in table.situations] or [1], dtype=np.int8)
    verdicts = [known[table.situation_codes] if len(table) else known[:0]]
    verdicts += [
        _asked(Condition(answers=(asked,)), asked.criterion_key, table, codes, by_key)
        for asked in condition.answers
    ]
    if condition.any_of:
        verdicts.append(_any([_holds(part, table, codes, by_key) for part in condition.any_of]))
    if condition.none_of:
        verdicts.append(-_any([_holds(part, table, codes, by_key) for part in condition.none_of]))
    return _all(verdicts, table)


def _asked(
    condition: Condition,
    key: str,
    table: MarkTable,
    codes: NDArray[np.int32],
    by_key: Mapping[str, Criterion],
) -> NDArray[np.int8]:
    import numpy as np

    if key not in table.keys or key not in by_key:
        return np.full(len(table), -1, dtype=np.int8)
    column = table.keys.index(key)
    criterion = by_key[key]
    by_code = [
        _number(holds(condition, {key: criterion.as_key(a)}, Situation())) for a in table.answers[column]
    ]
    return np.array(by_code, dtype=np.int8)[codes[:, column]]


def _number(verdict: bool | None) -> int:
    return 0 if verdict is None else 1 if verdict else -1
