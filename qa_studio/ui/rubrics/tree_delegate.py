"""A row of the form's tree: title, signs, written weight, and a bar for what it counts of the whole.

Owns the drawing. The bars of all criteria stand end to end: together they are the 100 points. A thin line
beneath says what a row would count if the current criterion were N/A. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qa_studio.language import figure, tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.rubrics.form_tree import NODE_ROLE, ROOT, Index, Node
from qa_studio.ui.widgets.score import dotted
from rubrics.model import Criterion, Role, ScaleKind

NUMBER_PX = 48
BAR_SHARE = 0.21
"""Of the row's width that the bars take."""
BAR_PX = 10
GHOST_PX = 3
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FormTreeDelegate(QStyledItemDelegate):
    """Paints the Node of a row; says what it paints through the model's accessible text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node | None = index.data(NODE_ROLE)
        if node is None:
            return
        painter.save()
        rect = QRectF(option.rect)
        self._ground(painter, option, rect)
        view = option.widget
        bars = bar_room(
            view.viewport().width() if isinstance(view, QAbstractScrollArea) else int(rect.right())
        )
        room = bars[0] - numbers_room(bars[1]) - rect.left() - theme.SPACE_XS
        title = QRectF(rect.left() + theme.SPACE_XS, rect.top(), room, rect.height())
        self._title(painter, node, title)
        if node.path != ROOT:
            self._numbers(painter, node, rect, bars)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        tokens = theme.current()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))

    def _title(self, painter: QPainter, node: Node, room: QRectF) -> None:
        tokens = theme.current()
        signs = _signs(node) if room.width() >= SIGNS_FROM_PX else "○" if node.problems else ""
        painter.setFont(ink.small())
        width = painter.fontMetrics().horizontalAdvance(signs) + theme.SPACE_S if signs else 0
        painter.setFont(ink.body(bold=not node.is_criterion))
        painter.setPen(QColor(tokens.text if node.title else tokens.muted))
        text = painter.fontMetrics().elidedText(
            node.title or tr("Untitled"), Qt.TextElideMode.ElideRight, int(room.width() - width)
        )
        painter.drawText(room, _LEFT, text)
        if signs:
            left = room.left() + painter.fontMetrics().horizontalAdvance(text) + theme.SPACE_S
            painter.setFont(ink.small())
            painter.setPen(QColor(tokens.not_met if node.problems else tokens.muted))
            painter.drawText(QRectF(left, room.top(), width, room.height()), _LEFT, signs)

    def _numbers(self, painter: QPainter, node: Node, rect: QRectF, bars: tuple[float, float]) -> None:
        tokens, (left, width) = theme.current(), bars
        painter.setFont(ink.small(bold=node.is_section))
        painter.setPen(QColor(tokens.muted))
        if width:
            weight = QRectF(left - 2 * NUMBER_PX, rect.top(), NUMBER_PX - theme.SPACE_S, rect.height())
            painter.drawText(weight, _RIGHT, tr("text") if _is_text(node) else _weight(node))
        share = QRectF(left - NUMBER_PX, rect.top(), NUMBER_PX - theme.SPACE_S, rect.height())
        painter.setPen(QColor(tokens.text))
        painter.drawText(share, _RIGHT, figure(node.share.text) if node.share else "–")
        if width:
            self._bar(painter, node, QRectF(left, rect.top(), width, rect.height()))

    def _bar(self, painter: QPainter, node: Node, room: QRectF) -> None:
        tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = room.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRect(QRectF(room.left(), middle - 0.5, room.width(), 1))
        if node.share is None:
            return
        one = room.width() / 100
        at = QRectF(
            room.left() + node.start * one, middle - BAR_PX / 2, max(node.share.part * one, 1.5), BAR_PX
        )
        if node.share.role is not Role.SCORED:
            at = QRectF(room.left(), middle - BAR_PX / 2, max(float(node.share.points) * one, 3), BAR_PX)
            painter.setPen(dotted(tokens.accent, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(at, 2, 2)
            return
        painter.setBrush(QColor(tokens.muted if node.is_section else tokens.accent))
        painter.drawRoundedRect(at, 2, 2)
        self._ghost(painter, node, at, (one, room.right()))

    def _ghost(self, painter: QPainter, node: Node, at: QRectF, scale: tuple[float, float]) -> None:
        """What it would count if the current criterion were N/A, from where its bar begins."""
        tokens = theme.current()
        if node.ghost is None or node.share is None or node.ghost == node.share:
            return
        painter.setPen(QPen(QColor(tokens.close), 1.5))
        one, most = scale
        below, width = at.bottom() + GHOST_PX, node.ghost.part * one
        left = min(at.left(), most - width)
        painter.drawLine(QPointF(left, below), QPointF(left + width, below))


NARROW_PX = 320
"""A tree that is narrower gives its room to the titles: it shows what a row counts, no bars and no weights."""
SIGNS_FROM_PX = 5 * theme.SPACE_XL
"""A title with less room stands without its signs; of faults a circle stays."""


def bar_room(width: int) -> tuple[float, float]:
    """Where the bars begin and how wide they are, in a viewport of this width; 0.0 wide where there are none."""
    room = max(width * BAR_SHARE, 80.0) if width >= NARROW_PX else 0.0
    return width - room - (theme.SPACE_M if room else 0), room


def numbers_room(bars: float) -> int:
    """How much the figures before bars of this width take."""
    return 2 * NUMBER_PX if bars else NUMBER_PX


def _signs(node: Node) -> str:
    found = []
    if node.problems:
        found.append(tr("○ fault") if node.problems == 1 else tr("○ {number} faults", number=node.problems))
    if isinstance(node.item, Criterion):
        found += [tr("critical")] if node.item.critical else []
    if not isinstance(node.item, Criterion) and node.path == ROOT:
        return "  ".join(found)
    if getattr(node.item, "shown_when", None) is not None:
        found.append(tr("if …"))
    return "  ".join(found)


def _is_text(node: Node) -> bool:
    return isinstance(node.item, Criterion) and node.item.scale.kind is ScaleKind.TEXT


def _weight(node: Node) -> str:
    if node.is_unweighed:
        return "?"
    text = f"{getattr(node.item, 'weight', 0):f}"
    return figure(text.rstrip("0").rstrip(".") if "." in text else text)
