"""Binds the keys of the review page to what they do.

Owns the shortcuts. They hold on the page alone, and a text that is being written keeps its letters. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from qa_studio.ui.review.keys import KEYS, Act


def bind_keys(page: QWidget, slots: Mapping[Act, Callable[[], object]]) -> None:
    """Give every action of the page its keys.

    Raises: KeyError for an action without a slot.
    """
    for key in KEYS:
        slot = slots[key.act]
        for keys in key.keys:
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(key.act in (Act.BACK, Act.FORWARD, Act.UNDO, Act.REDO))
            shortcut.activated.connect(_pressing(slot) if key.act is Act.PLAY else slot)


def _pressing(play: Callable[[], object]) -> Callable[[], None]:
    """Space presses the button that has the keyboard, as everywhere; only else does it play."""

    def act() -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        else:
            play()

    return act
