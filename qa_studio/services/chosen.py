"""Which interactions a batch works on, and which of those asked for are not there."""

from __future__ import annotations

from collections.abc import Sequence

from qa_studio.language import tr
from qa_studio.rows import Failure
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredSource


def chosen(store: Store, ids: Sequence[int] | None) -> tuple[tuple[StoredSource, ...], tuple[Failure, ...]]:
    """The sources of these interactions, each once, and a failure for each id that nothing has.

    Args:
        ids: None: all that were not removed.
    """
    if ids is None:
        return store.sources(), ()
    known = store.known_ids(ids)
    missing = [number for number in dict.fromkeys(ids) if number not in known]
    failures = tuple(
        Failure(
            tr("Interaction {number}", number=number),
            tr("There is none of this number here. “list” shows those there are."),
        )
        for number in missing
    )
    return store.sources([number for number in ids if number in known]), failures
