"""The pages of the window by their icons, as the palette needs them: it makes none that is only looked at.

Owns the way from a name to a page. GUI thread only.
"""

from __future__ import annotations

from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.frame.page import Page


def names(window: MainWindow) -> list[tuple[str, str]]:
    """Icon and title of every page, in the order of the list."""
    return [(one.icon, one.title) for one in window.places()]


def shown(window: MainWindow) -> str:
    """The icon of the page that is shown."""
    return window.page().icon


def made(window: MainWindow, icon: str) -> Page | None:
    """The page, where it is there already; None also where there is no such page."""
    is_known = any(one.icon == icon for one in window.places())
    return window.made_page(icon) if is_known else None


def show(window: MainWindow, icon: str) -> None:
    """Show a page by its icon, made now where nobody has wanted it before."""
    window.show_place(icon)
