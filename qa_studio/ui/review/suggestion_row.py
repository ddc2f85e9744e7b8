"""What the automatic suggestion says of a criterion: the answer, how sure, why, and the words it rests on.

Owns the look; accepting and playing is asked for by signals. GUI thread only.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.choices import answer_words
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.keys import Act, hint
from qa_studio.ui.widgets.basics import push_button
from qa_studio.ui.widgets.score import dotted
from rubrics.model import Criterion
from scoring.model import Finding, Mark

WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
QWIDGETSIZE = 16_777_215
"""Qt's largest size: as high as the words need."""


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
        self._head = ""
        self.accept = push_button(tr("Accept"), "quiet")
        hint(self.accept, tr("Accept the suggestion"), Act.ACCEPT)
        self.accept.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.accept.clicked.connect(self.accepted)
        self.accept.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.scheme_changed.connect(self.update)

    def show_finding(self, finding: Finding | None, at_s: float | None, mark: Mark, is_frozen: bool) -> None:
        """Show a suggestion beside the mark that a person has given.

        Args:
            at_s: when its first evidence is said; None without times.
        """
        is_taken = finding is not None and mark.answer == finding.answer
        self._finding, self._at_s = finding, at_s
        self._head = tr("Suggested")
        if is_taken:
            self._head = tr("Taken over") if mark.origin == "suggestion" else tr("Suggested too")
        has_answer = finding is not None and finding.answer is not None
        self.setVisible(finding is not None)
        self.accept.setVisible(has_answer and not is_taken and not is_frozen)
        self.accept.setAccessibleName(
            tr(
                "Accept the suggestion for {title}: {answer}",
                title=self._criterion.title,
                answer=self._answer(),
            )
        )
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
            return tr("No suggestion: {reason}", reason=finding.reason)
        return tr(
            "Suggested: {answer}, {sure}. {reason}",
            answer=self._answer(),
            sure=self._sure(),
            reason=finding.reason,
        )

    def _answer(self) -> str:
        answer = self._finding.answer if self._finding else None
        return answer_words(self._criterion.scale, answer) if answer else ""

    def _sure(self) -> str:
        return tr("{percent} % sure", percent=round(self._finding.confidence * 100)) if self._finding else ""

    def _quote(self) -> str:
        finding = self._finding
        if finding is None or finding.answer is None or not finding.evidence:
            return ""
        quote = tr("“{words}”", words=" ".join(finding.evidence[0].text.split()))
        more = len(finding.evidence) - 1
        return f"{quote}  {tr('and {count} more', count=more)}" if more else quote

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

    def _room(self, width: int) -> QRectF:
        """Where words may stand in a row of this width, before anything is known of its height."""
        if self._is_abstention():
            return QRectF(0, 0, width, 0)
        taken = 0 if self.accept.isHidden() else self.accept.sizeHint().width() + theme.SPACE_S
        return QRectF(theme.SPACE_S, theme.SPACE_XS, width - 2 * theme.SPACE_S - taken, 0)

    def _wrapped_px(self, words: str, width: float) -> float:
        """Height of words that may take several lines."""
        box = QRectF(0, 0, max(width, theme.SPACE_XL), QWIDGETSIZE)
        return QFontMetricsF(ink.small()).boundingRect(box, int(WRAPPED), words).height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        if self._finding is None:
            return 0
        if self._is_abstention():
            return ceil(self._wrapped_px(self.words(), room.width()))
        reason = self._wrapped_px(self._finding.reason, room.width()) + theme.SPACE_XS
        return ceil(2 * self._line_px() + reason + 2 * theme.SPACE_XS)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.READING_WIDTH_PX // 2)
        return QSize(theme.READING_WIDTH_PX // 2, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.READING_WIDTH_PX // 4, self._line_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        finding = self._finding
        if finding is None:
            return
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room(self.width())
        if self._is_abstention():
            self._paint_wrapped(painter, QRectF(self.rect()), self.words())
            return
        painter.setPen(dotted(tokens.automatic, 1.3))
        if self.underMouse():
            painter.setBrush(QColor(tokens.evidence_fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS_PX, theme.RADIUS_PX)
        line = QRectF(room.left(), room.top(), room.width(), self._line_px())
        named = (f"{self._head}: {self._answer()}", tokens.automatic, True)
        self._paint_line(painter, line, (named, (self._sure(), tokens.muted, False)))
        height = self._wrapped_px(finding.reason, room.width())
        reason = QRectF(room.left(), line.bottom(), room.width(), height)
        self._paint_wrapped(painter, reason, finding.reason)
        quote = line.translated(0, line.height() + height + theme.SPACE_XS)
        self._paint_line(
            painter, quote, ((clock(self._at_s), tokens.accent, False), (self._quote(), tokens.text, False))
        )

    def _paint_wrapped(self, painter: QPainter, room: QRectF, words: str) -> None:
        painter.setFont(ink.small())
        painter.setPen(QColor(theme.current().muted))
        painter.drawText(room, int(WRAPPED), words)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = self.accept.sizeHint()
        left, top = self.width() - size.width() - theme.SPACE_XS, (self.height() - size.height()) // 2
        self.accept.setGeometry(left, top, size.width(), size.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered.emit(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(False)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._quote():
            self.quote_activated.emit()
