"""Saved views of the library: a filter, its order and its columns, by a name of their owner's."""

from __future__ import annotations

from collections.abc import Sequence

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.storage.store import Store
from qa_studio.work_rows import ViewRow

USUAL = LibrarySort()
LONGEST_NAME = 80


class Views:
    """Each owner has their own; the same name may be another view of somebody else."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, owner: str) -> tuple[ViewRow, ...]:
        """In the order in which they were made."""
        return self._store.views(owner)

    def save(
        self,
        owner: str,
        name: str,
        wanted: LibraryFilter,
        sort: LibrarySort = USUAL,
        columns: Sequence[str] = (),
    ) -> ViewRow:
        """Make the view, or give the owner's view of this name another content.

        Raises: StudioError for a name that is empty or longer than a line.
        """
        return self._store.save_view(owner, _name(name), wanted, sort, columns)

    def rename(self, view_id: int, name: str) -> None:
        """Raises: StudioError when the owner has a view of this name, or the view is gone."""
        if not self._store.rename_view(view_id, _name(name)):
            raise StudioError(
                tr("This view is gone, or there is another view “{name}”. Choose another name.", name=name)
            )

    def delete(self, view_id: int) -> ViewRow | None:
        """Forget a view; what is returned can be saved again. None when it was gone already."""
        return self._store.delete_view(view_id)


def _name(name: str) -> str:
    stripped = " ".join(name.split())
    if not stripped or len(stripped) > LONGEST_NAME:
        raise StudioError(tr("A view needs a name of up to {longest} characters.", longest=LONGEST_NAME))
    return stripped
