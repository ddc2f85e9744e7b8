"""Binds the keys of the review page to what they do.

Owns what Space does. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from qa_studio.ui.keymap import Binding
from qa_studio.ui.review.keys import REVIEW, Act

REPEATED = (Act.BACK, Act.FORWARD, Act.LOUDER, Act.QUIETER, Act.UNDO, Act.REDO)
"""Held down, these go on."""


def bind_keys(page: QWidget, slots: Mapping[Act, Callable[[], object]]) -> Binding:
    """Give every action of the page its keys.

    Raises: KeyError for an action without a slot.
    """
    bound: dict[str, Callable[[], object]] = {key.act: slots[Act(key.act)] for key in REVIEW.keys}
    bound[Act.PLAY] = _pressing(slots[Act.PLAY])
    return Binding(page, REVIEW, bound, REPEATED)


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
