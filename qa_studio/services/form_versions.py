"""The versions of one form in a workspace, and which of their criteria compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredRubric
from rubrics.versions import linked


def versions_of(store: Store, key: str | None = None) -> list[StoredRubric]:
    """All versions of a form by its key, None: of the form in use; the newest last.

    Raises: StudioError when the workspace has no version of that form.
    """
    wanted = Rubrics(store).current().key if key is None else key
    found = [one for one in store.rubrics() if one.rubric.key == wanted]
    if not found:
        raise StudioError(
            tr(
                "Nothing is published as “{wanted}” in this workspace, so nothing was marked by it yet.",
                wanted=wanted,
            )
        )
    return sorted(found, key=lambda one: one.rubric.version)


def links(versions: Sequence[StoredRubric]) -> dict[int, Mapping[str, str]]:
    """For each version by id: its criteria's keys -> those of the newest version that they compare with."""
    return {
        one.id: linked([later.rubric for later in versions[place:]]) for place, one in enumerate(versions)
    }
