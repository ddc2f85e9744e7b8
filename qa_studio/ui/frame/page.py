"""What every page of the window is, and what it may tell the frame.

Owns the contract between pages and frame. Imports Qt only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Message:
    """One line for the message bar: what happened, and at most one thing to do about it.

    Attributes:
        action_label: text of the button, e.g. "Undo"; "" for none.
        action: called on the GUI thread when the button is pressed.
        is_problem: shown with a warning sign. Every message stays until dismissed or the next one comes.
    """

    text: str
    action_label: str = ""
    action: Callable[[], object] | None = None
    is_problem: bool = False


class Page(QWidget):
    """A page of the window. Subclasses set `title` and `icon` and build their widgets in `__init__`.

    Signals:
        message_posted(Message): for the message bar.
        data_changed(): something stored has changed; other pages refresh when they are shown next.
        search_changed(str): the page has changed its search by itself; the box shows it.
        search_wanted(): the page asks for the search box, with the keyboard in it.
        page_requested(str): something has to be done on another page first, told by its icon.
        wanted(): the page asks to be shown, after something that was pressed elsewhere.
        count_changed(int): the number beside the page's name in the side list; 0 hides it.
    """

    title = ""
    icon = ""
    """A name in `qa_studio.ui.icons.ICONS`."""
    keys = ""
    """What shows the page from anywhere, e.g. "Ctrl+,"; "" for Ctrl and its place in the list."""
    is_at_foot = False
    """True stands it at the foot of the side list, apart from the pages of the daily work. Such pages come last."""

    message_posted = Signal(object)
    data_changed = Signal()
    search_changed = Signal(str)
    search_wanted = Signal()
    wanted = Signal()
    count_changed = Signal(int)
    page_requested = Signal(str)

    def refresh(self) -> None:
        """Read again what the page shows. Called when the page is shown and its data may have changed."""

    def glance(self) -> None:
        """Read again what the side list shows of this page. Called when its data may have changed unseen."""

    def settle(self) -> None:
        """Store at once what is on its way; called before another page is shown or the window closes."""

    def unsaved(self) -> str:
        """What would be lost if the window closed now, after `settle`: a sentence for the user; "" for nothing."""
        return ""

    def search(self, text: str) -> None:
        """The search box of the frame, as it is typed; pages without a search leave it be."""

    @property
    def search_hint(self) -> str:
        """Words in the empty search box; "" turns the box off on this page."""
        return ""
