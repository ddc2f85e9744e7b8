"""What the tour says: one thing, beside the control that it is about.

Owns the card's look, its keys, and where there is room for it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.tour.stops import Stop
from qa_studio.ui.widgets.basics import column, label, push_button, row

CARD_PX = 340
GAP_PX = theme.SPACE_M


class Card(QFrame):
    """Signals:
    next_requested(): on to the next stop.
    back_requested(): to the one before.
    end_requested(): no more of it.
    """

    next_requested = Signal()
    back_requested = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tourCard")
        self.setFixedWidth(CARD_PX)
        self._count = label("", "small")
        self._title = label("", "title", wraps=True)
        self._words = label("", wraps=True)
        self.skip = push_button(tr("Skip the tour"), "quiet", tip=tr("End it (Esc)"))
        self.back = push_button(tr("Back"), tip=tr("The stop before (Left)"))
        self.next = push_button(tr("Next"), "primary", tip=tr("The next stop (Right, or Enter)"))
        edge = theme.SPACE_L
        box = column(
            self._count, self._title, self._words, margins=(edge, theme.SPACE_M, edge, theme.SPACE_M)
        )
        box.addSpacing(theme.SPACE_XS)
        box.addLayout(row(self.skip, 1, self.back, self.next))
        self.setLayout(box)
        self._box = box
        for button in (self.skip, self.back, self.next):
            button.installEventFilter(self)
        self.skip.clicked.connect(self.end_requested)
        self.back.clicked.connect(self.back_requested)
        self.next.clicked.connect(self.next_requested)
        theme.scheme_changed.connect(self._dress)
        self._dress()

    def say(self, stop: Stop, place: int, many: int) -> None:
        """Say what belongs to a stop, to the eye and to a screen reader; `place` is counted from 0."""
        count = tr("{place} of {many}", place=place + 1, many=many)
        self._count.setText(count)
        self._title.setText(stop.title)
        self._words.setText(stop.words)
        self.back.setEnabled(place > 0)
        self.next.setText(tr("Done") if place == many - 1 else tr("Next"))
        self.next.setAccessibleName(self.next.text())
        self.setAccessibleName(tr("Tour, {count}: {title}", count=count, title=stop.title))
        self.setAccessibleDescription(stop.words)
        self.setFixedHeight(self._box.totalHeightForWidth(CARD_PX))
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self, f"{self.accessibleName()}. {stop.words}")
        )

    def place_beside(self, target: QRect, bounds: QRect) -> None:
        """Lie beside the target where there is room, else in its corner at the lower right."""
        self.move(beside(self.size(), target, bounds))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys go from stop to stop and not from button to button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(watched, event.key())
        return super().eventFilter(watched, event)

    def _takes(self, watched: QObject, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QPushButton):
            watched.click()
            return True
        act = {
            Qt.Key.Key_Escape: self.end_requested,
            Qt.Key.Key_Right: self.next_requested,
            Qt.Key.Key_Left: self.back_requested,
        }.get(Qt.Key(key))
        if act is not None:
            act.emit()
        return act is not None

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.setStyleSheet(
            f"#tourCard {{ background: {tokens.surface}; border: 2px solid {tokens.accent};"
            f" border-radius: {theme.RADIUS_PX}px; }}"
        )


def beside(size: QSize, target: QRect, bounds: QRect) -> QPoint:
    """Where a card of this size lies: right of the target, left, under, over; without room there, in its corner or
    wherever it hides least of it.
    """
    top = max(bounds.top(), min(target.top(), bounds.bottom() - size.height()))
    left = max(bounds.left(), min(target.left(), bounds.right() - size.width()))
    around = (
        QPoint(target.right() + GAP_PX, top),
        QPoint(target.left() - GAP_PX - size.width(), top),
        QPoint(left, target.bottom() + GAP_PX),
        QPoint(left, target.top() - GAP_PX - size.height()),
    )
    for corner in around:
        if bounds.contains(QRect(corner, size)):
            return corner
    inner = target & bounds
    within = QPoint(inner.right() - GAP_PX - size.width(), inner.bottom() - GAP_PX - size.height())
    return min(
        (_moved_into(bounds, size, one) for one in (within, *around)), key=partial(_hidden, size, target)
    )


def _moved_into(bounds: QRect, size: QSize, corner: QPoint) -> QPoint:
    return QPoint(
        max(bounds.left(), min(corner.x(), bounds.right() - size.width())),
        max(bounds.top(), min(corner.y(), bounds.bottom() - size.height())),
    )


def _hidden(size: QSize, target: QRect, corner: QPoint) -> int:
    """How much of the target a card would hide, in square pixels."""
    under = QRect(corner, size) & target
    return under.width() * under.height()
