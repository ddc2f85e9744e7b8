"""The way from the frame into the page by one key: the one that leads through the parts of the page.

The page's own shortcut holds on the page alone; from the list of pages and from the bar it would do nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from qa_studio.ui.frame.reading_order import controls
from qa_studio.ui.keymap import Doing, doings

ACT, USUAL = "pane", ("F6",)
"""What pages with several parts call going through them, and its key on pages that have but one."""


def enters(page: QWidget, event: QKeyEvent) -> bool:
    """Whether a key that nobody took is meant to lead into the page."""
    going = _going(page)
    keys = USUAL if going is None else going.sheet.keys_of(ACT)
    return QKeySequence(event.keyCombination()) in [QKeySequence(key) for key in keys]


def enter(page: QWidget) -> None:
    """Give the keyboard to the part of the page that comes first, or to where the page itself wants it."""
    going, window = _going(page), page.window()
    if going is not None and going.is_possible:
        going.do()
    else:
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)
    inside = controls(page)
    if inside and window.focusWidget() in (None, page):
        inside[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _going(page: QWidget) -> Doing | None:
    return next((one for one in doings(page) if one.act == ACT), None)
