"""What the frame knows of a page before the page is there.

Owns the contract between the frame and whoever makes pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa_studio.ui.frame.page import Page


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the side list, whose page is made when it is shown first.

    Attributes:
        icon, title, keys, is_at_foot, search_hint: as the page itself has them.
        make: makes the page, once, on the GUI thread.
        glance: reads again what the side list shows of the page while nobody has made it; the answer goes to
            `MainWindow.set_count`.
    """

    icon: str
    title: str
    make: Callable[[], Page]
    keys: str = ""
    is_at_foot: bool = False
    search_hint: str = ""
    glance: Callable[[], object] = _nothing


def place_of(page: Page) -> Place:
    """The place of a page that is there already."""
    return Place(page.icon, page.title, lambda: page, page.keys, page.is_at_foot, page.search_hint)
