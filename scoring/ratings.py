"""The marks of several evaluators on the same items, and their counts.

Owns the table and its shapes as arrays. Imports numpy when first counted, so that holding a table costs
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scoring.errors import ScoringError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Weights(StrEnum):
    """How much two levels agree: not at all, by their distance on the scale, by its square."""

    IDENTITY = "identity"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class RatingTable:
    """Marks of several evaluators on the same items.

    Attributes:
        evaluators: at least two names.
        rows: one for each item, each with one category for each evaluator; None: not marked, which is no
            disagreement.
        categories: all that the scale offers, in its order, used or not.
        apart: the categories outside the order, such as "na".
        groups: which items belong together (the marks of one interaction), one number for each item; () when
            each stands alone. Resampling draws whole groups.

    Raises: ScoringError when a row has the wrong length or a category that the scale does not offer.
    """

    evaluators: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    categories: tuple[str, ...]
    apart: frozenset[str] = field(default_factory=frozenset)
    groups: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if len(self.evaluators) < 2:
            raise ScoringError("Agreement needs the marks of at least two evaluators.")
        if self.groups and len(self.groups) != len(self.rows):
            raise ScoringError(
                f"{len(self.rows)} items have {len(self.groups)} groups; give one for each item."
            )
        for at, row in enumerate(self.rows, 1):
            self._check(at, row)

    def _check(self, at: int, row: tuple[str | None, ...]) -> None:
        if len(row) != len(self.evaluators):
            raise ScoringError(f"Item {at} has {len(row)} marks for {len(self.evaluators)} evaluators.")
        for mark in row:
            if mark is not None and mark not in self.categories:
                offered = ", ".join(self.categories)
                raise ScoringError(f"Item {at} is marked “{mark}”, but the scale offers {offered}.")

    def of(self, *columns: int) -> RatingTable:
        """The same items with some of the evaluators, by their places."""
        rows = tuple(tuple(row[column] for column in columns) for row in self.rows)
        return replace(self, evaluators=tuple(self.evaluators[column] for column in columns), rows=rows)

    def shared(self) -> RatingTable:
        """The items that at least two evaluators marked."""
        if not any(None in row for row in self.rows):
            return self
        kept = [at for at, row in enumerate(self.rows) if sum(mark is not None for mark in row) >= 2]
        groups = tuple(self.groups[at] for at in kept) if self.groups else ()
        return replace(self, rows=tuple(self.rows[at] for at in kept), groups=groups)


def counts_of(table: RatingTable) -> Floats:
    """How many evaluators put each item into each category: (items, categories)."""
    import numpy as np

    place = {category: at for at, category in enumerate(table.categories)}
    counts = np.zeros((len(table.rows), len(place)))
    for item, row in enumerate(table.rows):
        for mark in row:
            if mark is not None:
                counts[item, place[mark]] += 1
    return counts


def pair_cells(table: RatingTable, one: int, two: int) -> Floats:
    """Each item's cell of one evaluator against another: (items, categories, categories), 0 or 1; zeros where
    either did not mark it."""
    import numpy as np

    place = {category: at for at, category in enumerate(table.categories)}
    cells = np.zeros((len(table.rows), len(place), len(place)))
    for item, row in enumerate(table.rows):
        first, second = row[one], row[two]
        if first is not None and second is not None:
            cells[item, place[first], place[second]] = 1
    return cells


def inside(table: RatingTable) -> list[int]:
    """The places of the categories that have an order."""
    return [at for at, category in enumerate(table.categories) if category not in table.apart]


def weight_matrix(table: RatingTable, weights: Weights) -> Floats:
    """How much two categories agree, 0..1, levels spaced evenly; one outside the order agrees with itself
    alone.

    Source: Cohen, Psychological Bulletin 70, 1968; Cicchetti & Allison, American Journal of EEG Technology
        11,
    1971 (linear); Fleiss & Cohen, Educational and Psychological Measurement 33, 1973 (quadratic).
    """
    import numpy as np

    matrix = np.eye(len(table.categories))
    places = inside(table)
    if weights is Weights.IDENTITY or len(places) < 2:
        return matrix
    ranks = np.arange(len(places)) / (len(places) - 1)
    distance = np.abs(ranks[:, None] - ranks[None, :])
    matrix[np.ix_(places, places)] = 1 - (distance if weights is Weights.LINEAR else distance**2)
    return matrix
