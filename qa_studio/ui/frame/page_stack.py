"""The pages one upon the other, each made when it is wanted first.

Owns which pages are there and which is seen. While the workspace is being opened another page stands for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from qa_studio.ui.frame.page import Page
from qa_studio.ui.frame.place import Place
from qa_studio.ui.widgets.room import Room


class PageStack(QStackedWidget):
    """Args:
    places: in the order of the side list.
    door: shown in place of every page until `let_in`; None lets in at once.

    Signals:
        made(int, Page): a page has come into being, for the place of that number.
    """

    made = Signal(int, object)

    def __init__(
        self, places: Sequence[Place], door: Page | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._places, self._door = tuple(places), door
        self._pages: dict[int, Page] = {}
        self._rooms: dict[int, Room] = {}
        self._position = 0
        if door is not None:
            self.addWidget(door)

    @property
    def position(self) -> int:
        """The place that is chosen, whether its page is seen yet or not."""
        return self._position

    def is_shut(self) -> bool:
        """Whether the pages still have to wait."""
        return self._door is not None

    def let_in(self) -> None:
        """From now on pages are made and shown."""
        door, self._door = self._door, None
        if door is not None:
            self.removeWidget(door)
            door.hide()
            door.deleteLater()

    def page(self) -> Page:
        """The page that is seen."""
        return self._door or self.page_at(self._position)

    def page_at(self, position: int) -> Page:
        """The page of a place, made now unless it was made before."""
        if position not in self._pages:
            page = self._pages[position] = self._places[position].make()
            self._rooms[position] = Room(page)
            self.addWidget(self._rooms[position])
            self.made.emit(position, page)
        return self._pages[position]

    def made_at(self, position: int) -> Page | None:
        """The page of a place; None while nobody has wanted it."""
        return self._pages.get(position)

    def made_pages(self) -> Iterator[tuple[int, Page]]:
        """What there is, with the numbers of its places."""
        yield from tuple(self._pages.items())

    def choose(self, position: int) -> None:
        """Show the page of a place, as soon as pages are let in."""
        if self._door is None:
            self.page_at(position)
            self.setCurrentWidget(self._rooms[position])
        self._position = position
