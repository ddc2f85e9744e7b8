"""What waits for one reviewer, asked of a library of any size. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qa_studio.library_filter import LibraryFilter, LibrarySort, SortBy
from qa_studio.rows import InteractionRow, WorkState
from qa_studio.ui.review.ports import Assigning, Library

SHOWN_MOST = 200
"""A longer queue is worked from the library; building thousands of buttons would only take time."""
STATES = (
    WorkState.DRAFT,
    WorkState.SUGGESTED,
    WorkState.OUTDATED,
    WorkState.TRANSCRIBED,
    WorkState.IMPORTED,
)
"""In the order in which they are to be worked."""
AS_IMPORTED = LibrarySort(SortBy.IMPORTED, descending=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one reviewer.

    Attributes:
        rows: the first of it: what is assigned to them, the due ones first; then drafts, then what is ready.
        mine: so many rows at the beginning are theirs. total: how much waits in all.
        due: interaction id -> last day, of what is theirs and has one.
    """

    rows: tuple[InteractionRow, ...]
    mine: int
    total: int
    due: Mapping[int, date]

    @property
    def count(self) -> int:
        """What is counted beside the page's name: their own where something is assigned to them, else everything."""
        return self.mine or self.total


def waiting_for(library: Library, assigning: Assigning | None, evaluator: str) -> Waiting:
    """What waits for a reviewer; of a hundred thousand only the rows that are shown are read."""
    given = assigning.queue_of(evaluator) if assigning is not None else ()
    due = {one.row.id: one.due_on for one in given if one.due_on is not None}
    own = tuple(dict.fromkeys(one.row.id for one in given))
    shown = dict.fromkeys(own)
    for state in STATES:
        if len(shown) < SHOWN_MOST:
            shown |= dict.fromkeys(library.find(LibraryFilter(states=(state,)), AS_IMPORTED))
    rows = library.rows_of(tuple(shown)[:SHOWN_MOST])
    total = max(len(rows), library.count(LibraryFilter(states=STATES)))
    return Waiting(rows, min(len(own), SHOWN_MOST), total, due)
