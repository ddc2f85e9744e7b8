"""Finds in a window what an eye would: words that are cut, parts that lie over each other, words that cannot be read.

Owns what counts as a fault. Works on real widgets and on pictures of them; changes neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitterHandle,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from qa_studio.ui.widgets.basics import ElidedLabel

SLACK_PX = 2
"""What may be missing before it is seen."""
LEAST_CONTRAST = 4.5
"""Of words against their ground. Source: WCAG 2.2, 1.4.3."""
SEEN_CONTRAST = 4.0
"""Of the strongest pixel of thin letters, whose edges are mixed with the ground."""
OVERLAYS = ("tourCard", "jobPanel", "palette")
"""Lie over others on purpose, by their object names."""


def told(widget: QWidget) -> str:
    """A widget as a fault names it: its class, its words, and the classes of our own that it stands in."""
    words = widget.accessibleName() or getattr(widget, "text", str)()
    around, parent = [], widget.parentWidget()
    while parent is not None and len(around) < 2:
        if type(parent).__module__.startswith("qa_studio"):
            around.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} “{str(words).strip()[:60]}” in {' < '.join(around) or 'the window'}"


def seen(ground: QWidget) -> Iterator[QWidget]:
    """Every widget on a ground that can be seen, even where only after scrolling."""
    for one in (ground, *ground.findChildren(QWidget)):
        if one.isVisible() and not one.size().isEmpty() and one.window() is ground.window():
            yield one


def cut_words(ground: QWidget) -> list[str]:
    """Words with less room than they take, unless a tooltip says them whole."""
    return [
        f"{told(one)} is cut: {words}"
        for one in seen(ground)
        for words in _cut(one)
        if not _is_said(one, words)
    ]


def _is_said(widget: QWidget, words: str) -> bool:
    tip, plain = widget.toolTip(), words.strip()
    return bool(tip) and (plain in tip or isinstance(widget, QToolButton | QPushButton | ElidedLabel))


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QCheckBox | QRadioButton):
        if widget.width() < widget.sizeHint().width() - SLACK_PX:
            yield widget.text()
    elif isinstance(widget, QPushButton | QToolButton):
        yield from _cut_button(widget)
    elif isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
    elif isinstance(widget, QHeaderView):
        yield from _cut_head(widget)
    elif isinstance(widget, QTabBar):
        yield from _cut_tabs(widget)
    elif isinstance(widget, QLineEdit):
        yield from _cut_hint(widget)
    elif isinstance(widget, QTreeView | QTableView | QListView):
        yield from _cut_items(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    words, room = label.text(), label.contentsRect()
    if not words or label.textFormat() is Qt.TextFormat.RichText:
        return
    if label.wordWrap():
        longest = max(map(label.fontMetrics().horizontalAdvance, words.split()), default=0)
        if (
            label.heightForWidth(label.width()) > label.height() + SLACK_PX
            or longest > room.width() + SLACK_PX
        ):
            yield words
    else:
        high = label.fontMetrics().height() * (words.count("\n") + 1)
        if _width(label, words) > room.width() + SLACK_PX or high > label.height() + 2 * SLACK_PX:
            yield words


def _width(widget: QWidget, words: str) -> int:
    return max(map(widget.fontMetrics().horizontalAdvance, words.replace("&", "").split("\n")))


def _cut_button(button: QPushButton | QToolButton) -> Iterator[str]:
    icon_only = isinstance(button, QToolButton) and (
        button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull()
    )
    if not button.text().strip() or icon_only:
        return
    room = button.width()
    if isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).width()
    if not button.icon().isNull():
        room -= button.iconSize().width()
    if _width(button, button.text().strip()) > room + SLACK_PX:
        yield button.text()


def _cut_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    if not box.isEditable() and box.currentText() and _width(box, box.currentText()) > room + SLACK_PX:
        yield box.currentText()


def _cut_head(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    if model is None or head.orientation() is Qt.Orientation.Vertical:
        return
    for place in range(head.count()):
        if head.isSectionHidden(place):
            continue
        words = str(model.headerData(place, head.orientation()) or "")
        tip = model.headerData(place, head.orientation(), Qt.ItemDataRole.ToolTipRole)
        if words and not tip and _width(head, words) > head.sectionSize(place):
            yield words


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for place in range(bar.count()):
        words, room = bar.tabText(place), bar.tabRect(place)
        is_out = not bar.rect().contains(room) and not bar.usesScrollButtons()
        if not bar.tabToolTip(place) and (_width(bar, words) > room.width() or is_out):
            yield words


def _cut_hint(field: QLineEdit) -> Iterator[str]:
    if isinstance(field.parentWidget(), QComboBox | QAbstractSpinBox) or field.text():
        return
    words = field.placeholderText()
    taken = 24 if field.actions() else 0
    if words and not field.toolTip() and _width(field, words) > field.contentsRect().width() - taken:
        yield words


def _cut_items(view: QTreeView | QTableView | QListView) -> Iterator[str]:
    """Items that Qt draws; those that draw themselves say by themselves what they leave out."""
    model = view.model()
    if model is None or type(view.itemDelegate()) is not QStyledItemDelegate:
        return
    for index in _items(view, QModelIndex()):
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = view.visualRect(index)
        if not words or room.isEmpty() or index.data(Qt.ItemDataRole.ToolTipRole):
            continue
        if (
            isinstance(view, QTreeView)
            and index.column() == 0
            and view.isFirstColumnSpanned(index.row(), index.parent())
        ):
            room.setRight(view.viewport().width())
        wraps = isinstance(view, QTableView | QTreeView | QListView) and view.wordWrap()
        if not wraps and _width(view, words) > room.width() + SLACK_PX:
            yield words


def _items(view: QAbstractItemView, parent: QModelIndex) -> Iterator[QModelIndex]:
    model, area = view.model(), view.viewport().rect()
    for line in range(min(model.rowCount(parent), 60)):
        for place in range(1 if isinstance(view, QListView) else min(model.columnCount(parent), 20)):
            index = model.index(line, place, parent)
            if view.visualRect(index).intersects(area):
                yield index
        yield from _items(view, model.index(line, 0, parent))


def overlaps(ground: QWidget) -> list[str]:
    """Sisters that lie over each other, and controls that reach out of what they stand in."""
    found = []
    for parent in seen(ground):
        own = [one for one in parent.children() if isinstance(one, QWidget) and _lies_in(one)]
        found += [
            f"{told(first)} lies over {told(second)}"
            for first, second in combinations(own, 2)
            if _is_over(first.geometry() & second.geometry())
        ]
    return found + [
        f"{told(one)} reaches out of sight" for one in seen(ground) if _is_control(one) and _is_out(one)
    ]


def _lies_in(widget: QWidget) -> bool:
    """Not what lies over others on purpose, or paints nothing of its own."""
    return (
        widget.isVisible()
        and not widget.isWindow()
        and not isinstance(widget, QSplitterHandle)
        and widget.objectName() not in OVERLAYS
        and type(widget).__name__
        not in ("Ring", "HelpSheet", "DropVeil", "QRubberBand", "QSizeGrip", "QFocusFrame")
        and not widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        and not isinstance(
            widget.parentWidget(), QAbstractItemView | QHeaderView | QLineEdit | QAbstractSpinBox
        )
        and not isinstance(widget.parentWidget(), QTabBar)
    )


def _is_over(common: QRect) -> bool:
    return common.width() > SLACK_PX and common.height() > SLACK_PX


def _is_control(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox) and not isinstance(
        widget.parentWidget(), QAbstractItemView | QTabBar | QLineEdit | QComboBox | QAbstractSpinBox
    )


def _is_out(widget: QWidget) -> bool:
    """Whether a part of it can never be seen, wherever is scrolled to."""
    place, parent = widget.rect(), widget
    while not parent.isWindow():
        above = parent.parentWidget()
        area = above.parentWidget()
        place.translate(parent.pos() if not isinstance(area, QScrollArea) else QPoint(0, 0))
        if isinstance(area, QScrollArea):
            if not _can_show(area, place):
                return True
            place, parent = QRect(QPoint(0, 0), widget.size()), area  # scrolled to the area's corner
        elif isinstance(area, QAbstractScrollArea):
            return False
        elif not above.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX).contains(place):
            return True
        else:
            parent = above
    return False


def _can_show(area: QScrollArea, place: QRect) -> bool:
    """Whether what stands at a place of its content can be scrolled to, and fits then."""
    inside, room, off = area.widget(), area.viewport().size(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    within = inside.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
    if area.horizontalScrollBarPolicy() is off:
        within.setRight(room.width() + SLACK_PX)
    if area.verticalScrollBarPolicy() is off:
        within.setBottom(room.height() + SLACK_PX)
    return within.contains(place) and place.width() <= room.width() and place.height() <= room.height()


def faint_words(ground: QWidget) -> list[str]:
    """Words in labels and buttons that stand out too little from what they stand on, as it is painted."""
    picture = ground.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels, ratio = _pixels(picture), picture.devicePixelRatio()
    found = []
    for one in seen(ground):
        if not _is_read(one) or not one.visibleRegion().boundingRect().contains(one.rect()):
            continue
        place = QRect(one.mapTo(ground, QPoint(0, 0)), one.size())
        if not ground.rect().contains(place):
            continue
        measured = _contrast(pixels, place, ratio)
        if measured is not None and measured < SEEN_CONTRAST:
            found.append(f"{told(one)} is faint: {measured:.1f} to 1")
    return found


def _is_read(widget: QWidget) -> bool:
    words = widget.text().strip() if isinstance(widget, QLabel | QAbstractButton) else ""
    icon_only = isinstance(widget, QToolButton) and (
        widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    return len(words) > 1 and widget.isEnabled() and not icon_only


def _contrast(pixels: NDArray[np.uint32], place: QRect, ratio: float) -> float | None:
    """Of the strongest pixel against the commonest; None where all are alike."""
    left, top = round(place.left() * ratio), round(place.top() * ratio)
    wide, high = round(place.width() * ratio), round(place.height() * ratio)
    found, counts = np.unique(
        pixels[top + 2 : top + high - 2, left + 2 : left + wide - 2], return_counts=True
    )
    if len(found) < 2:
        return None
    ground = luminance(QColor(int(found[counts.argmax()])))
    return max(contrast(luminance(QColor(int(one))), ground) for one in found)


def _pixels(picture: QImage) -> NDArray[np.uint32]:
    """uint32 (height, width), 0x00RRGGBB."""
    flat = np.frombuffer(picture.constBits(), np.uint32).reshape(
        picture.height(), picture.bytesPerLine() // 4
    )
    return flat[:, : picture.width()] & np.uint32(0xFFFFFF)


def luminance(colour: QColor) -> float:
    """0..1. Source: WCAG 2.2, relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: float, second: float) -> float:
    """1..21. Source: WCAG 2.2, contrast ratio."""
    high, low = max(first, second), min(first, second)
    return (high + 0.05) / (low + 0.05)
