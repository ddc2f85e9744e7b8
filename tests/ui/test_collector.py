"""Garbage is collected when nobody waits for the window."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from qa_studio.ui.frame.collector import SELDOM, QuietCollector


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[QuietCollector]:
    before, handover_s = gc.get_threshold(), sys.getswitchinterval()
    made = QuietCollector(qapp)
    yield made
    made.deleteLater()
    gc.unfreeze()
    gc.set_threshold(*before)
    sys.setswitchinterval(handover_s)


class Knot:
    """Garbage that only a collection takes away."""

    def __init__(self) -> None:
        self.itself = self


def test_what_has_grown_old_is_let_go_when_the_user_turns_away(
    qapp: QApplication, collector: QuietCollector
) -> None:
    assert gc.isenabled()
    assert gc.get_threshold()[2] == SELDOM
    knot = Knot()
    gc.collect()  # it grows old
    seen = weakref.ref(knot)
    del knot
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert seen() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert seen() is None
