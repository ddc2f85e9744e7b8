"""The list of the palette: what was found, the best first, and how a line of it is drawn.

Owns no search. Each line says by icon and by word of what kind it is; its key stands at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qa_studio.ui import icons, theme
from qa_studio.ui.palette.things import KIND_WORDS, Thing

Index = QModelIndex | QPersistentModelIndex
THING_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_DETAIL_SHARE = 0.45
"""Of a line's room, what the detail may take at the most where both have no room."""
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class PaletteModel(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: tuple[Thing, ...] = ()

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show these and nothing else."""
        self.beginResetModel()
        self._things = tuple(things)
        self.endResetModel()

    def things(self) -> tuple[Thing, ...]:
        return self._things

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._things)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        thing = self._things[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.words
        if role == THING_ROLE:
            return thing
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return thing.told
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Icon, words, detail; the key and the kind's word at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(theme.ROOMY_ROW_PX, QFontMetrics(_font()).height() + theme.SPACE_M))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        thing: Thing = index.data(THING_ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        widget: QWidget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        tokens, box = theme.current(), option.rect.adjusted(theme.SPACE_M, 0, -theme.SPACE_M, 0)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), tokens.accent)
        side = theme.ICON_PX
        place = QRect(box.left(), box.center().y() - side // 2, side, side)
        icons.icon(thing.picture, tokens.text).paint(painter, place)
        box.setLeft(place.right() + theme.SPACE_M)
        box.setRight(self._paint_right(painter, box, thing))
        self._paint_words(painter, box, thing)
        painter.restore()

    @staticmethod
    def _paint_right(painter: QPainter, box: QRect, thing: Thing) -> int:
        """The kind in a column of its own, the key before it; returns where they begin."""
        tokens, font = theme.current(), _font(is_small=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        wide = max(metrics.horizontalAdvance(words) for words in KIND_WORDS.values())
        at = QRect(box.right() - wide, box.top(), wide + 1, box.height())
        painter.setPen(QColor(tokens.muted))
        painter.drawText(at, _MIDDLE, KIND_WORDS[thing.kind])
        left = at.left() - theme.SPACE_M
        if thing.keys:
            width = metrics.horizontalAdvance(thing.keys) + 2 * theme.SPACE_S
            high = metrics.height() + theme.SPACE_XS
            cap = QRect(left - width, box.center().y() - high // 2, width, high)
            painter.setPen(QColor(tokens.control_line))
            painter.drawRoundedRect(cap, theme.SPACE_XS, theme.SPACE_XS)
            painter.setPen(QColor(tokens.text))
            painter.drawText(cap, _CENTRE, thing.keys)
            left = cap.left() - theme.SPACE_S
        return left

    @staticmethod
    def _paint_words(painter: QPainter, box: QRect, thing: Thing) -> None:
        tokens, body, small = theme.current(), _font(), _font(is_small=True)
        words, detail = QFontMetrics(body), QFontMetrics(small)
        told = detail.horizontalAdvance(thing.detail) + theme.SPACE_M if thing.detail else 0
        room = max(box.width() - min(told, int(_DETAIL_SHARE * box.width())), 0)
        shown = words.elidedText(thing.words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(body)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box, _MIDDLE, shown)
        rest = box.adjusted(words.horizontalAdvance(shown) + theme.SPACE_M, 0, 0, 0)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            rest, _MIDDLE, detail.elidedText(thing.detail, Qt.TextElideMode.ElideRight, rest.width())
        )


def _font(is_small: bool = False) -> QFont:
    tokens, font = theme.current(), QFont()
    font.setPointSizeF(tokens.small_pt if is_small else tokens.body_pt)
    return font
