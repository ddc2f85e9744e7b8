"""One answer as a button: chosen, suggested, or neither, with its key.

Owns the look. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.widgets.score import dotted


class AnswerButton(QAbstractButton):
    """Checked when it is the answer; a dotted outline when it is only suggested."""

    def __init__(self, text: str, digit: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_suggested = False
        self._shows_digit = False
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._hint = hint
        self.set_digit(digit)
        self.setAccessibleDescription(hint)
        theme.scheme_changed.connect(self.update)

    def set_digit(self, digit: str) -> None:
        """The key that chooses it, as it is printed on the keyboard; "" for none."""
        self._digit = digit
        key = f"{self.text()} ({digit})" if digit else self.text()
        self.setToolTip(f"{key}\n{self._hint}" if self._hint else key)
        self.updateGeometry()
        self.update()

    def set_suggested(self, is_suggested: bool) -> None:
        """Outline it as the automatic suggestion."""
        self._is_suggested = is_suggested
        self.update()

    def set_digit_shown(self, is_shown: bool) -> None:
        """Show the key that chooses it; its room is always kept, so that nothing moves."""
        self._shows_digit = is_shown
        self.update()

    @property
    def is_suggested(self) -> bool:
        return self._is_suggested

    def _digit_width(self) -> int:
        return QFontMetrics(ink.small()).horizontalAdvance(self._digit) + theme.SPACE_XS if self._digit else 0

    def sizeHint(self) -> QSize:
        text = QFontMetrics(ink.body(bold=True)).horizontalAdvance(self.text())
        return QSize(text + self._digit_width() + 2 * theme.SPACE_S + theme.SPACE_XS, theme.ROW_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.ROW_PX, theme.ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_box(painter, box)
        self._paint_words(painter, box.adjusted(theme.SPACE_S, 0, -theme.SPACE_S, 0))
        if self.hasFocus():
            ink.paint_focus(painter, QRectF(self.rect()))

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        tokens = theme.current()
        ground = tokens.selection if self.isChecked() else tokens.surface
        if self.underMouse() and self.isEnabled() and not self.isChecked():
            ground = tokens.hover
        painter.setBrush(QColor(ground))
        if self.isChecked():
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
        elif self._is_suggested:
            painter.setPen(dotted(tokens.automatic, 1.6))
        else:
            painter.setPen(QPen(QColor(tokens.control_line if self.isEnabled() else tokens.line), 1))
        painter.drawRoundedRect(box, theme.RADIUS_PX, theme.RADIUS_PX)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        tokens = theme.current()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self._digit and self._shows_digit:
            painter.setFont(ink.small())
            painter.setPen(QColor(tokens.muted))
            painter.drawText(room, left, self._digit)
        painter.setFont(ink.body(bold=self.isChecked()))
        # Of what is submitted the other answers are read as well: quieter, and not as faint as what is off.
        is_live = self.isEnabled() or self.isChecked()
        painter.setPen(QColor(tokens.text if is_live else tokens.muted))
        words = room.adjusted(self._digit_width() if self._shows_digit else 0, 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
