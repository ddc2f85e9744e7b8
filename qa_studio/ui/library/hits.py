"""Turns in which the words of a search were said: a list of hits in context, the newest first, more on demand.

Owns the list and how a hit is drawn: matches are bold, underlined and on a ground of their own. Knows no service.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.library import wording
from qa_studio.work_rows import Hit, Hits
from transcription.model import Role

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
LINES = 2
"""Of the words that were said; more would leave room for few hits."""
ROLE_WORDS = {
    Role.AGENT: tr("Agent"),
    Role.CUSTOMER: tr("Customer"),
    Role.BOT: tr("Bot"),
    Role.SYSTEM: tr("System"),
    Role.UNKNOWN: tr("Speaker"),
}


class HitModel(QAbstractListModel):
    """Signals:
    more_wanted(int): the list was scrolled to its end; `Hits.after` of what is here.
    """

    more_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._after: int | None = None
        self._is_asked = False

    def show_hits(self, hits: Hits, is_more: bool) -> None:
        """Show these, or these behind the others."""
        self._after, self._is_asked = hits.after, False
        if not is_more:
            self.beginResetModel()
            self._hits = list(hits.rows)
            self.endResetModel()
        elif hits.rows:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits.rows) - 1)
            self._hits.extend(hits.rows)
            self.endInsertRows()

    @property
    def has_more(self) -> bool:
        return self._after is not None

    def hit_at(self, line: int) -> Hit:
        return self._hits[line]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.snippet
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{where(hit)}. {who(hit)}: {hit.snippet}"
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.has_more and not self._is_asked

    def fetchMore(self, parent: Index) -> None:
        self._is_asked = True
        self.more_wanted.emit(self._after)


def where(hit: Hit) -> str:
    """Whose conversation it is, and when it was."""
    parts = (hit.title, hit.agent, wording.CHANNEL_WORDS[hit.channel], wording.day(hit.started_at))
    return " · ".join(part for part in parts if part)


def who(hit: Hit) -> str:
    """Who said it, and at which time of the conversation."""
    name = hit.speaker or ROLE_WORDS[hit.role]
    said = tr("{name}, internal note", name=name) if hit.is_note else name
    time = wording.length(hit.start_s)
    return f"{time}  {said}" if time else said


class HitDelegate(QStyledItemDelegate):
    """Two lines on where and who, then the words around the match."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, (1 + LINES) * QFontMetrics(_body()).height() + 2 * theme.SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT_ROLE)
        self.initStyleOption(option, index)
        option.text = ""
        widget: QWidget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        box = option.rect.adjusted(theme.SPACE_L, theme.SPACE_S, -theme.SPACE_L, -theme.SPACE_S)
        tokens = theme.current()
        painter.save()
        self._paint_head(painter, box, hit)
        words = box.adjusted(0, QFontMetrics(_body()).height(), 0, 0)
        painter.setPen(QColor(tokens.text))
        _layout(hit, words.width()).draw(painter, QPointF(words.topLeft()))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current and widget.hasFocus():
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), tokens.accent)
        painter.restore()

    @staticmethod
    def _paint_head(painter: QPainter, box: QRect, hit: Hit) -> None:
        """Who at the left, in the speaker's colour and by name; whose conversation behind it."""
        tokens = theme.current()
        font = _body()
        font.setPointSizeF(tokens.small_pt)
        painter.setFont(font)
        ink = {Role.AGENT: tokens.agent, Role.CUSTOMER: tokens.customer}.get(hit.role, tokens.muted)
        height, metrics = QFontMetrics(_body()).height(), QFontMetrics(font)
        line = QRect(box.left(), box.top(), box.width(), height)
        said = who(hit)
        painter.setPen(QColor(ink))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), said)
        rest = line.adjusted(metrics.horizontalAdvance(said) + theme.SPACE_L, 0, 0, 0)
        painter.setPen(QColor(tokens.muted))
        told = metrics.elidedText(where(hit), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), told)


def _body() -> QFont:
    font = QFont()
    font.setPointSizeF(theme.current().body_pt)
    return font


def _layout(hit: Hit, width: int) -> QTextLayout:
    """The words in up to LINES lines, their matches told apart by weight, line and ground."""
    layout = QTextLayout(hit.snippet.replace("\n", " "), _body())
    layout.setFormats([_match(start, end) for start, end in hit.snippet_matches])
    layout.beginLayout()
    top = 0.0
    for _ in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _match(start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setFontUnderline(True)
    look.setBackground(QColor(theme.current().evidence_fill))
    made.format = look
    return made


class HitList(QListView):
    """Signals:
    opened(Hit): Enter or a double click.
    current_changed(Hit or None): what the keyboard is on.
    """

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegate = HitDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("What was said"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.hit_at(index.row())))
        model.modelReset.connect(self._on_reset)
        theme.scheme_changed.connect(self.viewport().update)

    def current_hit(self) -> Hit | None:
        """What the keyboard is on."""
        index = self.currentIndex()
        return self._model.hit_at(index.row()) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_hit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._model.hit_at(index.row()))
        else:
            super().keyPressEvent(event)

    def _on_reset(self) -> None:
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))
        else:
            self.current_changed.emit(None)
