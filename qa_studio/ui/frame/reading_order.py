"""Tab goes through the window in the order of reading, whatever was made first.

Qt goes by the order in which widgets were made, and what a page builds later (the criteria of a form, the lines of a
list) would come behind everything else. Owns the order: that of the layouts, and without one that of the places.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox)
"""What is one control, with whatever is inside."""


def controls(ground: QWidget) -> list[QWidget]:
    """Everything that takes the focus by Tab and is on the screen, in the order of reading."""
    return [one for one in _walk(ground) if _takes_focus(one)]


def neighbour(ground: QWidget, widget: QWidget | None, is_forward: bool) -> QWidget | None:
    """What Tab leads to from a widget (or from the control that it is a part of), and Shift+Tab the other way.

    Behind the last comes the first. None when there is nothing to go to, or nothing to go from.
    """
    order = controls(ground)
    while widget is not None and widget not in order:
        widget = widget.parentWidget() if widget is not ground else None
    if widget is None or len(order) < 2:
        return None
    return order[(order.index(widget) + (1 if is_forward else -1)) % len(order)]


def _takes_focus(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and not widget.focusProxy()
    )


def _walk(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    yield widget
    if not isinstance(widget, _WHOLE):
        for part in _parts(widget):
            yield from _walk(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """What stands directly in a widget, in the order of reading."""
    if isinstance(widget, QSplitter):
        panes = (widget.widget(place) for place in range(widget.count()))
        return [one for one in panes if one is not None]
    if isinstance(widget, QScrollArea):
        return [one for one in (widget.widget(),) if one is not None]
    if isinstance(widget, QAbstractScrollArea):
        return []
    if isinstance(widget, QTabWidget):
        return [one for one in (widget.tabBar(), widget.currentWidget()) if one is not None]
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    own = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    loose = [one for one in own if not one.isWindow() and one not in laid]
    return laid + sorted(loose, key=lambda one: (one.y(), one.x()))


def _row_and_column(layout: QLayout, place: int) -> tuple[int, int]:
    """Where an item stands; layouts of one direction have theirs in order already."""
    if not isinstance(layout, QGridLayout):
        return place, 0
    at: tuple[int, int, int, int] = layout.getItemPosition(place)  # type: ignore[assignment]
    return at[:2]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it."""
    places = range(layout.count())
    for place in sorted(places, key=partial(_row_and_column, layout)):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)
