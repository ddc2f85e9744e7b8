"""Tags and flags on many interactions at once; each change can be undone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.storage.store import Store
from qa_studio.work_rows import LabelChange

LONGEST_NAME = 40


class Tagging:
    """A tag is known by its letters: "Follow up" and "follow  UP" are one, called as it was typed first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def tags(self) -> tuple[str, ...]:
        """Names of all tags that are in use, in alphabetical order."""
        return self._store.library_names()["tags"]

    def tag(self, ids: Sequence[int], name: str, by: str) -> LabelChange:
        """Raises: StudioError for a name that is empty or too long, or an interaction that is not there."""
        self._check(ids)
        name = _name(name)
        return LabelChange(name, added=self._store.add_tag(ids, name, _plain(name), by))

    def untag(self, ids: Sequence[int], name: str) -> LabelChange:
        """Take the tag off those that have it."""
        return LabelChange(name, taken=self._store.take_tag(ids, _plain(name)))

    def flag(self, ids: Sequence[int], by: str) -> LabelChange:
        """Raises: StudioError for an interaction that is not there."""
        self._check(ids)
        return LabelChange("", added=self._store.add_flag(ids, by))

    def unflag(self, ids: Sequence[int]) -> LabelChange:
        """Take the flag off those that have it."""
        return LabelChange("", taken=self._store.take_flag(ids))

    def undo(self, change: LabelChange) -> None:
        """Bring back what was before, with who had done it and when; what others did meanwhile stays."""
        if change.added and change.tag:
            self._store.take_tag(change.added, _plain(change.tag))
        elif change.added:
            self._store.take_flag(change.added)
        if change.taken:
            self._store.put_back(change.tag, _plain(change.tag), change.taken)

    def _check(self, ids: Sequence[int]) -> None:
        known = self._store.known_ids(ids)
        if missing := [str(number) for number in ids if number not in known]:
            raise StudioError(
                tr(
                    "There is no interaction {numbers} in this workspace. The library lists what there is.",
                    numbers=", ".join(missing[:5]),
                )
            )


def _name(name: str) -> str:
    stripped = " ".join(name.split())
    if not _plain(stripped) or len(stripped) > LONGEST_NAME:
        raise StudioError(tr("A tag needs a name of up to {longest} characters.", longest=LONGEST_NAME))
    return stripped


def _plain(name: str) -> str:
    """Without case, marks and superfluous spaces."""
    apart = unicodedata.normalize("NFKD", " ".join(name.split()).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
