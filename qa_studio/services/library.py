"""The interactions of the workspace as a table, and the names to filter it by."""

from __future__ import annotations

from collections.abc import Iterable

from qa_studio.rows import InteractionRow
from qa_studio.services.veil import veiled
from qa_studio.storage.store import Store
from scoring.model import Explanation


class Library:
    """What is in the workspace. Reading only, but for taking interactions out of sight and back."""

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

    def restore(self, ids: Iterable[int]) -> None:
        """Undo `remove`."""
        self._store.restore(ids)
