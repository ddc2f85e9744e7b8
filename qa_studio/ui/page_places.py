"""The places of the side list: what is known of each page without making it, or importing its room.

Owns their order. That each page says the same of itself is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qa_studio.language import tr
from qa_studio.ui.frame.page import Page
from qa_studio.ui.frame.place import Place

MODULES = {
    "library": "qa_studio.ui.library.page",
    "review": "qa_studio.ui.review.page",
    "rubrics": "qa_studio.ui.rubrics.page",
    "reports": "qa_studio.ui.reports.page",
    "queue": "qa_studio.ui.queue.page",
    "settings": "qa_studio.ui.settings.page",
}
"""Icon of a page -> the module that it stands in, whose import takes a while."""


def places(make: Callable[[str], Page], glance: Callable[[str], object]) -> tuple[Place, ...]:
    """Every place of the window.

    Args:
        make: makes a page by its icon.
        glance: asks for what waits on a page that was not made, by its icon.
    """

    def place(icon: str, title: str, keys: str = "", hint: str = "", is_at_foot: bool = False) -> Place:
        return Place(icon, title, partial(make, icon), keys, is_at_foot, hint, partial(glance, icon))

    return (
        place("library", tr("Library"), hint=tr("Search names and what was said")),
        place("review", tr("Review")),
        place("rubrics", tr("Rubrics")),
        place("reports", tr("Reports")),
        place("queue", tr("Queue"), "Ctrl+Shift+J", is_at_foot=True),
        place("settings", tr("Settings"), "Ctrl+,", is_at_foot=True),
    )
