"""The forms of the workspace, and which one is in use."""

from __future__ import annotations

from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredRubric
from rubrics import loader
from rubrics.model import Rubric


def stored_rubric(text: str) -> Rubric:
    """Parse a rubric that the workspace keeps; what a store is opened with."""
    return loader.loads(text, "A rubric of this workspace")


class Rubrics:
    """The rubric versions of a workspace. A new workspace uses the first built-in rubric."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> Rubric:
        """The version that new evaluations are made by."""
        return self.current_version().rubric

    def current_version(self) -> StoredRubric:
        """The same with its id, for services that store what is made by it."""
        found = self._store.current_rubric()
        if found is None:
            found = self._store.publish_rubric(loader.read_text(loader.builtin(loader.BUILTIN[0])))
        return found

    def all(self) -> tuple[Rubric, ...]:
        """Every version of every rubric, newest version first within its key."""
        return tuple(found.rubric for found in self._store.rubrics())
