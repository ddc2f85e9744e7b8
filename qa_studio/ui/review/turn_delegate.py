"""Paints the turns of a call: time, margin, speaker, text; and says which character lies under a point.

Owns sizes and painting of a row; what is set off comes from the view. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.clock import HOUR_S, clock, span_words
from qa_studio.ui.review.doubt_words import about_word, doubted, rules
from qa_studio.ui.review.highlights import Span
from qa_studio.ui.review.timeline import CHAT_GAP_S, SILENCE_S, gap_before
from qa_studio.ui.review.transcript_model import Index, TranscriptModel, speaker
from qa_studio.ui.review.turn_text import TurnText, TurnTexts, format_ranges
from transcription.model import Role, Turn

GAP_PX = theme.SPACE_XL
SPEAKER_PX = 3 * theme.SPACE_XL
MARGIN_PX = theme.SPACE_XS


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where the parts of a row lie, in pixels from its top left corner.

    Attributes:
        gap: the line that says how long nobody said anything; empty without.
        head: speaker and time; empty when the turn goes on from the one before.
        ground: what is filled behind the turn.
        text: top left corner and size of the text.
        doubts: the line that says what is doubted in the turn; empty without.
    """

    gap: QRectF
    head: QRectF
    margin: QRectF
    ground: QRectF
    text: QRectF
    height: float
    doubts: QRectF


class TurnDelegate(QStyledItemDelegate):
    """What calls and chats have in common.

    Args:
        spans_of: the set-off characters of a row.
        is_now: whether a row is being spoken.
    """

    gap_s = SILENCE_S

    def __init__(
        self, model: TranscriptModel, spans_of: Callable[[int], list[Span]], is_now: Callable[[int], bool]
    ) -> None:
        super().__init__()
        self._model, self._spans_of, self._is_now = model, spans_of, is_now
        self._texts = TurnTexts()
        self._plans: dict[int, RowPlan] = {}
        self._width = 0

    def set_width(self, width: int) -> None:
        """The room of a row, in pixels."""
        if width != self._width:
            self._width = width
            self.forget()

    def forget(self, keeps_texts: bool = False) -> None:
        """Lay everything out again: another transcript or other type. `keeps_texts`: few of the turns are others."""
        self._plans.clear()
        if not keeps_texts:
            self._texts.clear()

    def plan(self, row: int) -> RowPlan:
        """Where the parts of a row lie."""
        if row not in self._plans:
            self._plans[row] = self._plan(row, self._model.turns[row])
        return self._plans[row]

    def text(self, row: int) -> TurnText:
        """The laid-out text of a row."""
        return self._texts.text(self._model.turns[row].text, self._text_width())

    def character_at(self, row: int, point: QPointF) -> int | None:
        """Offset of the character under a point of the row; None beside the text."""
        return self.text(row).character_at(point - self.plan(row).text.topLeft())

    def nearest_character(self, row: int, point: QPointF) -> int:
        """Offset nearest to a point of the row."""
        return self.text(row).nearest_character(point - self.plan(row).text.topLeft())

    def gap_words(self, row: int) -> str:
        """What stands between a turn and the one before; "" for an ordinary pause."""
        gap = gap_before(self._model.turns, row)
        return "" if gap is None or gap < self.gap_s else self._gap_words(gap)

    def _gap_words(self, seconds: float) -> str:
        return tr("{span} of silence", span=span_words(seconds))

    def _text_width(self) -> float:
        raise NotImplementedError

    def _plan(self, row: int, turn: Turn) -> RowPlan:
        raise NotImplementedError

    def _paint_head(self, painter: QPainter, plan: RowPlan, row: int, turn: Turn) -> None:
        raise NotImplementedError

    def _paint_ground(self, painter: QPainter, plan: RowPlan, row: int, state: QStyle.StateFlag) -> None:
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.row()
        turn, plan = self._model.turns[row], self.plan(row)
        painter.save()
        painter.translate(option.rect.topLeft())
        self._paint_gap(painter, plan, row)
        self._paint_ground(painter, plan, row, option.state)
        self._paint_head(painter, plan, row, turn)
        painter.setPen(QColor(theme.current().muted if _is_aside(turn) else theme.current().text))
        self.text(row).layout.draw(painter, plan.text.topLeft(), format_ranges(self._spans_of(row)))
        self._paint_doubts(painter, plan, turn)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say what is doubted under the pointer, and by which rule; what was heard for a name."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        words = self.tip(index.row(), QPointF(event.pos() - option.rect.topLeft()))
        QToolTip.showText(event.globalPos(), words, view)
        return bool(words)

    def tip(self, row: int, point: QPointF) -> str:
        """What there is to know at a point of a row; "" for nothing."""
        turn = self._model.turns[row]
        if self.plan(row).doubts.contains(point):
            return rules(turn)
        character = self.character_at(row, point)
        return "" if character is None else about_word(turn, character)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._width, round(self.plan(index.row()).height))

    def _paint_gap(self, painter: QPainter, plan: RowPlan, row: int) -> None:
        words = self.gap_words(row)
        if words:
            painter.setFont(ink.small())
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(plan.gap, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_doubts(self, painter: QPainter, plan: RowPlan, turn: Turn) -> None:
        if plan.doubts.isEmpty():
            return
        painter.setFont(ink.small())
        painter.setPen(QColor(theme.current().close))
        words = painter.fontMetrics().elidedText(
            doubted(turn), Qt.TextElideMode.ElideRight, int(plan.doubts.width())
        )
        painter.drawText(plan.doubts, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _doubts_px(self, turn: Turn) -> float:
        """Height of the line of doubts; 0 without."""
        return QFontMetricsF(ink.small()).height() + theme.SPACE_XS / 2 if doubted(turn) else 0.0


class CallDelegate(TurnDelegate):
    """A line a turn: time, margin bar, speaker where it changes, text."""

    _time_width: float | None = None

    def forget(self, keeps_texts: bool = False) -> None:
        super().forget(keeps_texts)
        self._time_width = None

    def _time_px(self) -> float:
        if self._time_width is None:
            last = self._model.turns[-1].start_s if self._model.turns else None
            widest = "0:00:00" if (last or 0.0) >= HOUR_S else "00:00"
            self._time_width = QFontMetricsF(ink.small()).horizontalAdvance(widest)
        return self._time_width

    def _text_left(self) -> float:
        return theme.SPACE_M + self._time_px() + theme.SPACE_S + MARGIN_PX + theme.SPACE_S + SPEAKER_PX

    def _text_width(self) -> float:
        return max(self._width - self._text_left() - theme.SPACE_M, 4.0 * theme.SPACE_XL)

    def _plan(self, row: int, turn: Turn) -> RowPlan:
        text, pad = self.text(row), theme.SPACE_XS
        gap = GAP_PX if self.gap_words(row) else 0
        top = gap + (pad if self._model.starts_run(row) else 0)
        doubts = self._doubts_px(turn)
        height = text.height + pad + doubts
        left = theme.SPACE_M + self._time_px() + theme.SPACE_S
        return RowPlan(
            QRectF(self._text_left(), 0, self._text_width(), gap),
            QRectF(theme.SPACE_M, top, self._text_left() - theme.SPACE_M, height),
            QRectF(left, top, MARGIN_PX, height),
            QRectF(0, top, self._width, height),
            QRectF(self._text_left(), top + pad / 2, self._text_width(), text.height),
            top + height,
            QRectF(self._text_left(), top + pad / 2 + text.height, self._text_width(), doubts),
        )

    def _paint_ground(self, painter: QPainter, plan: RowPlan, row: int, state: QStyle.StateFlag) -> None:
        tokens = theme.current()
        if turn_is_aside := _is_aside(self._model.turns[row]):
            ink.paint_aside(painter, plan.ground.adjusted(plan.margin.left(), 0, -theme.SPACE_S, 0))
        if self._is_now(row) or (state & QStyle.StateFlag.State_MouseOver and not turn_is_aside):
            painter.fillRect(plan.ground, QColor(tokens.hover))
        if self._is_now(row):
            painter.fillRect(
                QRectF(0, plan.ground.top(), MARGIN_PX, plan.ground.height()), QColor(tokens.accent)
            )
        if state & QStyle.StateFlag.State_HasFocus:
            ink.paint_focus(painter, plan.ground)

    def _paint_head(self, painter: QPainter, plan: RowPlan, row: int, turn: Turn) -> None:
        line = QRectF(plan.head.left(), plan.text.top(), self._time_px(), self._line_px())
        painter.setFont(ink.small())
        painter.setPen(QColor(theme.current().accent if self._is_now(row) else theme.current().muted))
        painter.drawText(
            line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(turn.start_s)
        )
        role = Role.UNKNOWN if _is_aside(turn) else turn.role
        ink.paint_margin(painter, plan.margin, role)
        if self._model.starts_run(row):
            name = QRectF(
                plan.margin.right() + theme.SPACE_S, line.top(), SPEAKER_PX - theme.SPACE_S, line.height()
            )
            painter.setPen(ink.role_colour(role))
            words = painter.fontMetrics().elidedText(
                speaker(turn), Qt.TextElideMode.ElideRight, int(name.width())
            )
            painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _line_px(self) -> float:
        from qa_studio.ui.review.turn_text import LEADING

        return QFontMetricsF(ink.body()).height() * LEADING


class ChatDelegate(TurnDelegate):
    """Bubbles: the customer's at the left with a striped edge, the agent's at the right with a solid one."""

    gap_s = CHAT_GAP_S

    def _gap_words(self, seconds: float) -> str:
        return tr("{span} later", span=span_words(seconds))

    def _text_width(self) -> float:
        room = self._width * 0.78 - 2 * theme.SPACE_M - MARGIN_PX - theme.SPACE_M
        return max(min(room, float(theme.READING_WIDTH_PX)), 4.0 * theme.SPACE_XL)

    def _plan(self, row: int, turn: Turn) -> RowPlan:
        text = self.text(row)
        gap = GAP_PX if self.gap_words(row) else 0
        has_head = self._model.starts_run(row) or bool(gap)
        top = gap + (theme.SPACE_S if has_head else 0)
        head = QFontMetricsF(ink.small()).height() + theme.SPACE_XS if has_head else 0.0
        doubts = self._doubts_px(turn)
        inner = max(text.width, self._doubts_width(turn))
        width = inner + 2 * theme.SPACE_M
        height = text.height + theme.SPACE_S + doubts
        left = self._bubble_left(turn, width)
        bubble = QRectF(left, top + head, width, height)
        edge = bubble.right() - MARGIN_PX if turn.role is Role.AGENT else bubble.left()
        return RowPlan(
            QRectF(0, 0, self._width, gap),
            QRectF(theme.SPACE_M, top, self._width - 2 * theme.SPACE_M, head),
            QRectF(edge, bubble.top(), MARGIN_PX, height),
            bubble,
            QRectF(left + theme.SPACE_M, bubble.top() + theme.SPACE_XS, text.width, text.height),
            bubble.bottom() + theme.SPACE_XS,
            QRectF(left + theme.SPACE_M, bubble.top() + theme.SPACE_XS + text.height, inner, doubts),
        )

    def _doubts_width(self, turn: Turn) -> float:
        words = doubted(turn)
        return (
            min(QFontMetricsF(ink.small()).horizontalAdvance(words) + 1, self._text_width()) if words else 0.0
        )

    def _bubble_left(self, turn: Turn, width: float) -> float:
        if _is_aside(turn):
            return (self._width - width) / 2
        return self._width - theme.SPACE_M - width if turn.role is Role.AGENT else float(theme.SPACE_M)

    def _paint_ground(self, painter: QPainter, plan: RowPlan, row: int, state: QStyle.StateFlag) -> None:
        turn = self._model.turns[row]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bubble = QPainterPath()
        bubble.addRoundedRect(plan.ground, theme.RADIUS_PX, theme.RADIUS_PX)
        if _is_aside(turn):
            ink.paint_aside(painter, plan.ground)
        else:
            painter.setClipPath(bubble)
            painter.fillRect(plan.ground, ink.role_fill(turn.role))
            ink.paint_margin(painter, plan.margin, turn.role)
        painter.restore()
        if state & QStyle.StateFlag.State_HasFocus:
            ink.paint_focus(painter, plan.ground.adjusted(-2, -2, 2, 2))

    def _paint_head(self, painter: QPainter, plan: RowPlan, row: int, turn: Turn) -> None:
        if plan.head.isEmpty():
            return
        painter.setFont(ink.small())
        side = Qt.AlignmentFlag.AlignRight if turn.role is Role.AGENT else Qt.AlignmentFlag.AlignLeft
        side = Qt.AlignmentFlag.AlignHCenter if _is_aside(turn) else side
        painter.setPen(ink.role_colour(Role.UNKNOWN if _is_aside(turn) else turn.role))
        words = "  ".join(part for part in (speaker(turn), clock(turn.start_s)) if part)
        painter.drawText(plan.head, side | Qt.AlignmentFlag.AlignTop, words)


def _is_aside(turn: Turn) -> bool:
    """True for what the customer never saw or nobody said: notes and the system's own lines."""
    return turn.note or turn.role is Role.SYSTEM
