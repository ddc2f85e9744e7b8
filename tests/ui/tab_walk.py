"""Walks a part of the window by Tab, as somebody does who has no mouse, and notes what they meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QTabWidget,
    QWidget,
)

SPARE = 10
"""Presses of Tab above what is needed before a walk is given up."""
MOST_LINKS = 40
"""Of one page of the manual."""
SLACK_PX = 6
"""Controls of one line need not stand on the pixel."""


WORKED = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)

PARTED = (QAbstractSpinBox, QComboBox, QLineEdit)
"""Their parts are Qt's own: the field of a box, the button that clears a field."""


@dataclass
class Walk:
    """What was met: the controls in their order, and what is wrong with them, each named."""

    met: list[QWidget] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def walk(ground: QWidget) -> Walk:
    """Press Tab from the first control of a ground on, until it is left or every control was met.

    Every control has to be met once, in the order of reading within its pane, with a visible focus; and whatever can be
    worked has to have a name.
    """
    wanted, found = controls(ground), Walk()
    here = _entered(ground)
    for _ in range(3 * len(wanted) + SPARE):
        if here is None or not ground.isAncestorOf(here) or here in found.met:
            break
        found.met.append(here)
        if not _shows_focus(here):
            found.faults.append(f"{told(here)} looks the same with and without the focus")
        _press_tab(here)
        before, here = here, _left(here)
        if here is before:
            found.faults.append(f"{told(before)} keeps the focus: Tab does not leave it")
            before.window().focusNextPrevChild(True)
            here = QApplication.focusWidget()
    found.faults += [f"{told(one)} is not reached by Tab" for one in wanted if not _is_met(one, found.met)]
    found.faults += unnamed(ground) + for_the_mouse_alone(ground)
    found.faults += _disorder(found.met, ground)
    return found


def back(met: list[QWidget]) -> list[str]:
    """Go back from the last control that Tab met by Shift+Tab, as many steps as Tab took; who was met, each named."""
    if not met:
        return []
    met[-1].setFocus(Qt.FocusReason.TabFocusReason)
    names = [told(met[-1])]
    while len(names) < len(met):
        here = QApplication.focusWidget()
        if here is None:
            break
        QTest.keyClick(here, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)  # type: ignore[call-overload]
        now = QApplication.focusWidget()
        names.append(told(now) if now is not None else "nothing")
    return names


def _entered(ground: QWidget) -> QWidget | None:
    """The control that Tab comes to from what stands before the ground; from the window's begin on, bounded."""
    window = ground.window()
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    every = controls(window)
    if ground is window or not every:
        return _focused(every[:1])
    outside = [one for one in every if not ground.isAncestorOf(one)]
    here = _focused(outside[:1] or every[:1])
    for _ in range(len(every) + SPARE):
        if here is None or ground.isAncestorOf(here):
            break
        _press_tab(here)
        here = QApplication.focusWidget()
    return here


def _focused(widgets: list[QWidget]) -> QWidget | None:
    for widget in widgets:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    return QApplication.focusWidget()


def _left(widget: QWidget) -> QWidget | None:
    """Who has the focus after Tab. Within a text Tab goes from link to link, which is seen; at its end it leaves."""
    for _ in range(MOST_LINKS):
        here, before = QApplication.focusWidget(), widget.grab().toImage()
        if here is not widget:
            break
        _press_tab(widget)
        if QApplication.focusWidget() is widget and widget.grab().toImage() == before:
            break
    return QApplication.focusWidget()


def _press_tab(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Tab)  # type: ignore[call-overload]


def controls(ground: QWidget) -> list[QWidget]:
    """Every control that Tab has to reach: visible, enabled, open to Tab, and not part of another control."""
    return [
        one
        for one in ground.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and _takes_tab(one)
        and one.focusProxy() is None
        and not one.size().isEmpty()
        and not _is_inside(one)
        and not _is_given_way(one)
    ]


def unnamed(ground: QWidget) -> list[str]:
    """Everything on the screen that can be worked, by whatever means and also while it is disabled, without a name."""
    worked = [one for one in _worked(ground) if one.focusProxy() is None and not _name(one)]
    return [f"{told(one)} has no name" for one in worked]


def for_the_mouse_alone(ground: QWidget) -> list[str]:
    """Controls that Tab passes by: neither open to it nor beside one of their kind from which the arrow keys lead."""
    kinds = [one for one in _worked(ground) if isinstance(one, WORKED)]
    shut = [one for one in kinds if one.isEnabled() and not _takes_tab(one)]
    alone = [one for one in shut if not any(map(_takes_tab, _sisters(one)))]
    return [f"{told(one)} is for the mouse alone" for one in alone]


def _worked(ground: QWidget) -> list[QWidget]:
    return [
        one
        for one in ground.findChildren(QWidget)
        if one.isVisible()
        and (isinstance(one, WORKED) or one.focusPolicy() is not Qt.FocusPolicy.NoFocus)
        and not _is_inside(one)
        and not isinstance(one, QScrollBar)
        and not isinstance(one.parentWidget(), PARTED)
    ]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _sisters(widget: QWidget) -> list[QWidget]:
    return widget.parentWidget().findChildren(type(widget), options=Qt.FindChildOption.FindDirectChildrenOnly)


def told(widget: QWidget) -> str:
    """A control as a fault names it."""
    parents, parent = [], widget.parentWidget()
    while parent is not None and len(parents) < 4:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} “{_name(widget)}” in {' < '.join(parents)}"


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def _is_inside(widget: QWidget) -> bool:
    """Whether it is the inner part of a list or a table, such as the editor of a cell."""
    return isinstance(widget.parentWidget(), QAbstractItemView)


def _is_given_way(widget: QWidget) -> bool:
    """Of radio buttons Tab reaches the chosen one; the arrow keys do the rest."""
    if not isinstance(widget, QRadioButton) or widget.isChecked():
        return False
    group = widget.group()
    sisters = group.buttons() if group is not None else widget.parentWidget().findChildren(QRadioButton)
    return any(one.isChecked() for one in sisters)


def _is_met(widget: QWidget, met: list[QWidget]) -> bool:
    return widget in met or any(one.focusProxy() is widget for one in met)


def _shows_focus(widget: QWidget) -> bool:
    """Whether it looks otherwise without the focus, by itself or by what it stands in."""
    focused = _pictures(widget)
    widget.clearFocus()
    unfocused = _pictures(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return focused != unfocused


def _pictures(widget: QWidget) -> tuple[QImage, QImage]:
    """The control and what it stands in: some draw the focus round themselves."""
    parent = widget.parentWidget()
    return widget.grab().toImage(), (parent or widget).grab(
        widget.geometry() if parent else QRect()
    ).toImage()


def _pane(widget: QWidget, ground: QWidget) -> QWidget:
    """What is read as one: a part of a splitter, or the content of what scrolls."""
    at = widget.parentWidget()
    while at is not None and at is not ground:
        above = at.parentWidget()
        if isinstance(above, QSplitter | QTabWidget) or at.property("kind") == "side":
            return at
        if above is not None and isinstance(above.parentWidget(), QScrollArea):
            return at
        at = above
    return ground


def _reading(widget: QWidget, pane: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(pane, QPoint(0, 0))
    return corner.y(), corner.x()


def _disorder(met: list[QWidget], ground: QWidget) -> list[str]:
    """Steps that go back within one pane: up, or to the left on the same line."""
    faults = []
    for before, after in pairwise(met):
        pane = _pane(before, ground)
        if pane is not _pane(after, ground):
            continue
        (y, x), (next_y, next_x) = _reading(before, pane), _reading(after, pane)
        same_line = next_y < y + before.height() - SLACK_PX and y < next_y + after.height() - SLACK_PX
        if (same_line and next_x < x) or (not same_line and next_y < y):
            faults.append(f"{told(after)} stands before {told(before)}, and Tab reaches it behind")
    return faults
