"""What the automatic suggestion says of a criterion: the answer, how sure, why, and the words it rests on.

Owns the look; accepting and playing is asked for by signals. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.choices import answer_words
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.keys import Act, keys_of, shown
from qa_studio.ui.widgets.basics import push_button, row
from qa_studio.ui.widgets.score import dotted
from rubrics.model import Criterion
from scoring.model import Finding


class SuggestionRow(QWidget):
    """A dotted outline around a suggestion; one quiet line for an abstention.

    Signals: accepted(); hovered(bool); quote_activated(): the words were clicked.
    """

    accepted = Signal()
    hovered = Signal(bool)
    quote_activated = Signal()

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._finding: Finding | None = None
        self._at_s: float | None = None
        self._is_taken = False
        self.accept = push_button(
            "Accept", "quiet", tip=f"Accept the suggestion ({shown(keys_of(Act.ACCEPT)[0])})"
        )
        self.accept.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.accept.clicked.connect(self.accepted)
        self.setLayout(row(1, self.accept, margins=(0, 0, theme.SPACE_XS, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.scheme_changed.connect(self.update)

    def show_finding(
        self, finding: Finding | None, at_s: float | None, is_taken: bool, is_frozen: bool
    ) -> None:
        """Show a suggestion.

        Args:
            at_s: when its first evidence is said; None without times.
            is_taken: the criterion carries this very answer.
        """
        self._finding, self._at_s, self._is_taken = finding, at_s, is_taken
        has_answer = finding is not None and finding.answer is not None
        self.setVisible(finding is not None)
        self.accept.setVisible(has_answer and not is_taken and not is_frozen)
        self.accept.setAccessibleName(f"Accept the suggestion for {self._criterion.title}: {self._answer()}")
        self.setAccessibleName(self.words())
        self.setToolTip(self._tip())
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._quote() else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The whole suggestion in words, for the tooltip and screen readers."""
        finding = self._finding
        if finding is None:
            return ""
        if finding.answer is None:
            return f"No suggestion: {finding.reason}"
        return f"Suggested: {self._answer()}, {self._sure()}. {finding.reason}"

    def _answer(self) -> str:
        answer = self._finding.answer if self._finding else None
        return answer_words(self._criterion.scale, answer) if answer else ""

    def _sure(self) -> str:
        return f"{round(self._finding.confidence * 100)} % sure" if self._finding else ""

    def _quote(self) -> str:
        finding = self._finding
        if finding is None or finding.answer is None or not finding.evidence:
            return ""
        more = f"  and {len(finding.evidence) - 1} more" if len(finding.evidence) > 1 else ""
        return f"“{' '.join(finding.evidence[0].text.split())}”{more}"

    def _tip(self) -> str:
        quotes = [
            f"{clock(e.start_s)} “{e.text}”".strip()
            for e in (self._finding.evidence if self._finding else ())
        ]
        return "\n".join((self.words(), *quotes[:4]))

    def _is_abstention(self) -> bool:
        return self._finding is not None and self._finding.answer is None

    def _line_px(self) -> int:
        return theme.SPACE_L + theme.SPACE_XS

    def sizeHint(self) -> QSize:
        lines = 1 if self._is_abstention() else 2
        pad = 0 if self._is_abstention() else theme.SPACE_S
        return QSize(theme.READING_WIDTH_PX // 2, lines * self._line_px() + pad)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._finding is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_abstention():
            self._paint_line(painter, QRectF(self.rect()), ((self.words(), theme.current().muted, False),))
            return
        tokens = theme.current()
        if self.underMouse():
            painter.setBrush(QColor(tokens.evidence_fill))
        painter.setPen(dotted(tokens.automatic, 1.3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS_PX, theme.RADIUS_PX)
        taken = self._line_px() * 4 if self.accept.isHidden() is False else theme.SPACE_S
        room = QRectF(self.rect()).adjusted(theme.SPACE_S, theme.SPACE_XS, -taken, -theme.SPACE_XS)
        upper = QRectF(room.left(), room.top(), room.width(), self._line_px())
        head = "Taken over" if self._is_taken else "Suggested"
        self._paint_line(
            painter,
            upper,
            (
                (f"{head}: {self._answer()}", tokens.automatic, True),
                (self._sure(), tokens.muted, False),
                (self._finding.reason, tokens.muted, False),
            ),
        )
        lower = upper.translated(0, self._line_px())
        self._paint_line(
            painter, lower, ((clock(self._at_s), tokens.accent, False), (self._quote(), tokens.text, False))
        )

    def _paint_line(self, painter: QPainter, room: QRectF, parts: tuple[tuple[str, str, bool], ...]) -> None:
        left = room.left()
        for words, colour, bold in parts:
            width = room.right() - left
            if not words or width < theme.SPACE_L:
                continue
            painter.setFont(ink.small(bold))
            painter.setPen(QColor(colour))
            metrics = painter.fontMetrics()
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width))
            place = QRectF(left, room.top(), width, room.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            left += metrics.horizontalAdvance(text) + theme.SPACE_S

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered.emit(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(False)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._quote():
            self.quote_activated.emit()
