"""The tour: two minutes over the real window, one thing at a time. Nothing is blocked by it: what it points at works.

Owns at which stop the tour is, and which control is pointed at. That it was seen is remembered by whoever starts it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.tour.card import Card
from qa_studio.ui.tour.ring import Ring
from qa_studio.ui.tour.stops import STOPS, Stop

LOOK_MS = 250
"""How often the control is looked for again: a page reads beside the window, and shows its parts when it has read."""


class Tour(QObject):
    """One walk through the window.

    Signals:
        ended(): by its last stop or by Skip; the tour takes itself away.
    """

    ended = Signal()

    def __init__(self, window: MainWindow, stops: Sequence[Stop] = STOPS) -> None:
        super().__init__(window)
        self._window, self._stops = window, tuple(stops)
        self._place = 0
        self._had_focus, self._began_at = window.focusWidget(), window.page()
        self.ring, self.card = Ring(window), Card(window)
        self.card.next_requested.connect(lambda: self.go_to(self._place + 1))
        self.card.back_requested.connect(lambda: self.go_to(self._place - 1))
        self.card.end_requested.connect(self.end)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._point)
        window.installEventFilter(self)
        self._look.start()
        self.go_to(0)

    def stop(self) -> Stop:
        """Where the tour is."""
        return self._stops[self._place]

    def go_to(self, place: int) -> None:
        """Show a stop; before the first stays there, behind the last ends the tour where it began."""
        if place >= len(self._stops):
            self._window.show_page(self._began_at)
            self.end()
            return
        self._place = max(0, place)
        if self.stop().page:
            self._window.show_place(self.stop().page)
        self.card.show()
        self.ring.show()
        self.card.say(self.stop(), self._place, len(self._stops))
        self._point()

    def end(self) -> None:
        """Take it away; the keyboard is where it was before, where that is still on the screen."""
        self._look.stop()
        self._window.removeEventFilter(self)
        for shown in (self.ring, self.card):
            shown.hide()
            shown.deleteLater()
        back = self._had_focus
        (back if back is not None and back.isVisible() else self._window.page()).setFocus()
        self.ended.emit()
        self.deleteLater()

    def target(self) -> QWidget:
        """What is pointed at now."""
        stop = self.stop()
        ground = self._window.page() if stop.page else self._window
        named = [one for one in ground.findChildren(QAbstractButton) if one.accessibleName() == stop.name]
        kinds = [one for kind in stop.targets for one in ground.findChildren(kind)]
        found = [one for one in (*(named if stop.name else ()), *kinds) if one.isVisible()]
        return found[0] if found else self._window.page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._point()
        return super().eventFilter(watched, event)

    def _point(self) -> None:
        target, bounds = self.target(), self._window.rect()
        place = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self.ring.surround(place, bounds)
        self.card.place_beside(place, bounds)
