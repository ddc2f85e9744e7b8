"""The interactions of the workspace as a table, and the names to filter it by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa_studio.detail_rows import DetailChange, DetailWish, SharedDetails
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue
from qa_studio.rows import InteractionRow
from qa_studio.services.veil import hides_automatic, veiled
from qa_studio.storage.store import Store
from qa_studio.work_rows import LibraryPage
from rubrics.model import Thresholds
from scoring.model import Explanation

EVERYTHING = LibraryFilter()
NEWEST_FIRST = LibrarySort()
STRETCH = 1_000
"""Rows that are read at once: so many that beginning anew costs nothing, and a few megabytes."""


class Library:
    """What is in the workspace. Reads, says anew whose something is, and takes out of sight and back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[InteractionRow, ...]:
        """Every interaction that was not removed, in the order of import."""
        return veiled(self._store, self._store.interaction_rows())

    def row(self, interaction_id: int) -> InteractionRow:
        """One interaction, also a removed one.

        Raises: StudioError when there is no such interaction.
        """
        (row,) = veiled(self._store, [self._store.interaction_row(interaction_id)])
        return row

    def explanation(self, interaction_id: int) -> Explanation | None:
        """What made the score that the row shows: the person's, else the automatic one; None without score, and where
        it is out of sight."""
        if self.row(interaction_id).score_is_hidden:
            return None
        return self._store.shown_explanation(interaction_id)

    def agents(self) -> tuple[str, ...]:
        """Names of those whose interactions are here, the user's own company first; each once."""
        return tuple(dict.fromkeys(agent.name for agent in self._store.agents()))

    def companies(self) -> tuple[str, ...]:
        """Names, the user's own first."""
        return self._store.companies()

    def rounds(self) -> tuple[str, ...]:
        """Names, in the order of the rounds."""
        return tuple(found.name for found in self._store.rounds())

    def remove(self, ids: Iterable[int]) -> None:
        """Take interactions out of sight. Nothing is deleted; `restore` brings them back."""
        self._store.remove(ids)

    def find(
        self,
        wanted: LibraryFilter = EVERYTHING,
        sort: LibrarySort = NEWEST_FIRST,
        limit: int | None = None,
    ) -> tuple[int, ...]:
        """Ids of all that pass, in order: fast for 100,000, and to be shown by `rows_of` as far as it is in sight.

        Automatic scores that are held back from reviewers are not filtered or sorted by.

        Args: limit: no more than so many, the first ones; None: all.
        """
        hides = hides_automatic(self._store)
        return self._store.library_ids(wanted, sort, hides_automatic=hides, limit=limit)

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]:
        """The rows of these interactions, in this order; unknown ids are left out, removed ones are not."""
        found = {row.id: row for row in veiled(self._store, self._store.interaction_rows(ids))}
        return tuple(found[number] for number in ids if number in found)

    def stream(self, ids: Sequence[int]) -> Iterator[InteractionRow]:
        """The same one after the other, for many: few of them are held at a time."""
        for start in range(0, len(ids), STRETCH):
            yield from self.rows_of(ids[start : start + STRETCH])

    def page(
        self,
        wanted: LibraryFilter = EVERYTHING,
        sort: LibrarySort = NEWEST_FIRST,
        offset: int = 0,
        limit: int = 100,
    ) -> LibraryPage:
        """Some rows of those that pass, and how many pass."""
        ids = self.find(wanted, sort)
        return LibraryPage(self.rows_of(ids[max(0, offset) : max(0, offset) + max(0, limit)]), len(ids))

    def count(self, wanted: LibraryFilter = EVERYTHING) -> int:
        """How many pass."""
        return self._store.library_count(wanted, hides_automatic=hides_automatic(self._store))

    def queues(self, evaluator: str) -> dict[Queue, int]:
        """How many there are in each queue, for this evaluator."""
        return {
            queue: self.count(LibraryFilter(queue=queue, evaluator=evaluator))
            for queue in Queue
            if queue is not Queue.NONE
        }

    def teams(self) -> tuple[str, ...]:
        """Names, in alphabetical order."""
        return self._store.library_names()["teams"]

    def drafts(self) -> tuple[int, ...]:
        """Ids of those whose newest transcript was made by the draft engine."""
        return self._store.draft_transcribed()

    def thresholds(self) -> Thresholds:
        """Of the form in use; the usual ones before there is a form."""
        current = self._store.current_rubric()
        return Thresholds() if current is None else current.rubric.thresholds

    def take_out(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Take interactions out of sight; returns those that were in sight: `restore` them, and it is as before."""
        seen = tuple(self._store.in_sight(ids))
        self._store.remove(seen)
        return seen

    def restore(self, ids: Iterable[int]) -> None:
        """Undo `remove`."""
        self._store.restore(ids)

    def details(self, ids: Sequence[int]) -> SharedDetails:
        """Whose these interactions are, in which round and when, as far as they have it in common."""
        return self._store.shared_details(ids)

    def change_details(self, ids: Sequence[int], wish: DetailWish) -> DetailChange:
        """Say anew what an import could not know, of all of them or of none. Marks and transcripts stay as they are."""
        spelt = replace(
            wish,
            agent=_spelt(wish.agent),
            team=_spelt(wish.team),
            company=_spelt(wish.company),
            round_name=_spelt(wish.round_name),
        )
        return self._store.change_details(ids, spelt)

    def undo_details(self, change: DetailChange) -> None:
        """Bring back what was before; what was said anew since then stays."""
        self._store.undo_details(change)


def _spelt(name: str | None) -> str | None:
    """Without superfluous spaces."""
    return None if name is None else " ".join(name.split())
