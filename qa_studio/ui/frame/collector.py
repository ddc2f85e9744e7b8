"""Keeps Python's collector of garbage, and threads at work, from stopping the window.

A full collection looks at every object there is, a tenth of a second and more, and no other thread gets on meanwhile:
opening an hour of talk used to bring on three of them. What is loaded for good need not be looked at, young garbage is
collected as ever, and what has grown old is looked at when the user has turned to another program. Owns no object.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

YOUNG = 5_000
"""New objects before the young are looked at; about a millisecond."""

MIDDLE = 10
"""Such looks before the middle generation is looked at as well."""

SELDOM = 10_000
"""Looks at the middle generation before all are looked at: so many that it does not come to it."""

HANDOVER_S = 0.001
"""How long a thread at work keeps the others waiting, the window among them; usual are five times as much. Painting a
page asks for its turn many times over, and each time would cost so much while something is read beside it."""


def hand_over_quickly() -> None:
    """Let threads at work keep the window waiting no longer than that."""
    sys.setswitchinterval(HANDOVER_S)


class QuietCollector(QObject):
    """Begins when it is made, which is to be when what is loaded for good is there. What is garbage by then stays: to
    look for it would stop the window, and it is little.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        hand_over_quickly()
        gc.freeze()
        gc.set_threshold(YOUNG, MIDDLE, SELDOM)
        app.applicationStateChanged.connect(self._on_state)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()
