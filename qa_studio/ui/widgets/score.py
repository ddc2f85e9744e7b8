"""A score as it is shown everywhere: shape, number, and how it stands to its threshold: "88.4  under 91".

Owns the drawing of the shapes and the badge. A number is never shown by colour alone, and an automatic one
never without saying so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.language import figure, tr
from qa_studio.ui import theme
from qa_studio.ui.theme import Shape, Verdict
from scoring.model import Outcome

_NO_SCORE = tr("no score")
"""Neither a zero nor a mark: nobody has said anything yet."""
_DOT = 0.62
"""Side of the badge's shape as a share of the number's ascent: about the height of a figure."""


@dataclass(frozen=True, slots=True)
class ScoreLook:
    """What a score says.

    Attributes:
        number: "92.5", or "–" when there is no score.
        standing: to the threshold: "under 91"; "" without a score. Never "of 91": that is said of points.
        verdict: against the threshold.
        is_automatic: no person has confirmed it.
        words: all of it as one sentence, for tooltips and screen readers.
        empty: what stands in the place of a number where there is none.
        reach: of an automatic score, in the place of the word: "auto 64–79"; "" says only that it is automatic.
    """

    number: str
    standing: str
    verdict: Verdict
    is_automatic: bool
    words: str
    empty: str = _NO_SCORE
    reach: str = ""


def score_look(
    score: Decimal | None,
    threshold: Decimal,
    outcome: Outcome | None = None,
    is_automatic: bool = False,
    interval: tuple[Decimal, Decimal] | None = None,
) -> ScoreLook:
    """What a score says against its threshold; see `theme.verdict_of` for the arguments."""
    verdict = theme.verdict_of(score, threshold, outcome, interval)
    if score is None:
        return ScoreLook("–", "", verdict, False, _NO_SCORE)
    number = figure(str(score))
    standing, words = standing_words(verdict, threshold), against(number, verdict, threshold)
    if verdict is Verdict.NOT_MET and score >= threshold:
        standing = tr("not met, though over {threshold}", threshold=plain(threshold))
        words = tr(
            "{score}, over {threshold} and not met because a critical criterion failed",
            score=score,
            threshold=plain(threshold),
        )
    if is_automatic:
        words = tr("{words}; automatic, no person has marked it yet", words=words)
    return ScoreLook(number, standing, verdict, is_automatic, words)


def against(said: str, verdict: Verdict, threshold: Decimal) -> str:
    """What was reached, as it is said, and how it stands to its threshold."""
    return tr("{said}, {standing}", said=said, standing=standing_words(verdict, threshold))


def standing_words(verdict: Verdict, threshold: Decimal) -> str:
    """How a score stands to its threshold: "at or over 91", "under 91", "too close to 91 to call"."""
    bar = plain(threshold)
    if verdict is Verdict.CLOSE:
        return tr("too close to {threshold} to call", threshold=bar)
    if verdict is Verdict.MET:
        return tr("at or over {threshold}", threshold=bar)
    if verdict is Verdict.NOT_MET:
        return tr("under {threshold}", threshold=bar)
    return theme.current().verdict(verdict).word


def plain(number: Decimal) -> str:
    """A number without needless zeros, for the reader: 91, 90.5."""
    text = format(number.normalize(), "f")
    return figure(text) if text != "-0" else "0"


def paint_shape(painter: QPainter, box: QRectF, shape: Shape, colour: str) -> None:
    """Draw the shape of a meaning into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.2, box.width() / 7)
    ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    pen = QPen(QColor(colour), width)
    painter.setPen(pen)
    if shape is Shape.DASH:
        painter.drawLine(QPointF(ring.left(), ring.center().y()), QPointF(ring.right(), ring.center().y()))
    elif shape is Shape.DOTTED:
        painter.setPen(dotted(colour, width))
        painter.drawEllipse(ring)
    else:
        painter.setBrush(QColor(colour) if shape is Shape.FILLED else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
    if shape is Shape.HALF:
        painter.setBrush(QColor(colour))
        painter.drawPie(ring, 90 * 16, 180 * 16)
    painter.restore()


def dotted(colour: str, width: float) -> QPen:
    """The outline of what is automatic."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.4])
    return pen


def paint_score(painter: QPainter, box: QRectF, look: ScoreLook, font: QFont) -> None:
    """Draw a score at the left of a box: shape, number, and "automatic" or its range inside a dotted outline."""
    tokens = theme.current()
    meaning = tokens.verdict(look.verdict)
    metrics = QFontMetricsF(font)
    side = round(metrics.ascent() * 0.75)
    at = QRectF(box.left(), box.center().y() - side / 2, side, side)
    if look.is_automatic:
        at.translate(theme.SPACE_S, 0)
    paint_shape(painter, at, meaning.shape, meaning.colour)
    left = at.right() + theme.SPACE_S - 2
    painter.setFont(font)
    painter.setPen(QColor(tokens.text if look.verdict is not Verdict.NOT_APPLICABLE else tokens.muted))
    left = _text(
        painter, left, box, look.number if look.verdict is not Verdict.NOT_APPLICABLE else look.empty
    )
    if look.is_automatic:
        automatic = tokens.verdict(Verdict.AUTOMATIC)
        painter.setPen(QColor(automatic.colour))
        small = QFont(font)
        small.setPointSizeF(tokens.small_pt)
        painter.setFont(small)
        right = _text(painter, left + theme.SPACE_XS + 2, box, look.reach or automatic.word)
        _outline(painter, box, right + theme.SPACE_S, metrics.height() + 4, automatic.colour)


def _text(painter: QPainter, left: float, box: QRectF, text: str) -> float:
    """Draw text from `left` and return where it ends."""
    room = QRectF(left, box.top(), max(box.right() - left, 0), box.height())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    return left + painter.fontMetrics().horizontalAdvance(text)


def _outline(painter: QPainter, box: QRectF, right: float, height: float, colour: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(dotted(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pill = QRectF(box.left() + 1, box.center().y() - height / 2, right - box.left() - 1, height)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.restore()


class ScoreBadge(QWidget):
    """A score of its own on a page: shape, number and "under 91". `big` is for the foot of a form."""

    def __init__(self, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._big = big
        self._look: ScoreLook | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.scheme_changed.connect(self.update)

    @property
    def look(self) -> ScoreLook | None:
        return self._look

    def set_look(self, look: ScoreLook | None) -> None:
        """Show a score; None shows nothing."""
        self._look = look
        words = look.words if look else ""
        self.setAccessibleName(tr("Score {words}", words=words) if look else "")
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        number, rest = (QFontMetricsF(font) for font in self._fonts())
        gaps = self._inset() + theme.SPACE_S + theme.SPACE_XS + 2 + theme.SPACE_M
        width: float = round(number.ascent() * _DOT) + gaps
        if self._look is not None:
            width += number.horizontalAdvance(self._number()) + rest.horizontalAdvance(self._tail())
        return QSize(round(width), round(max(number.height(), rest.height()) + theme.SPACE_XS))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        tokens = theme.current()
        meaning = tokens.verdict(self._look.verdict)
        with QPainter(self) as painter:
            number_font, rest_font = self._fonts()
            metrics = QFontMetricsF(number_font)
            side = round(metrics.ascent() * _DOT)
            base = (self.height() + metrics.ascent() - metrics.descent()) / 2
            dot = QRectF(self._inset(), base - metrics.capHeight() / 2 - side / 2, side, side)
            paint_shape(painter, dot, meaning.shape, meaning.colour)
            left = dot.right() + theme.SPACE_S
            painter.setFont(number_font)
            painter.setPen(QColor(tokens.text))
            painter.drawText(QPointF(left, base), self._number())
            left += metrics.horizontalAdvance(self._number()) + theme.SPACE_XS + 2
            painter.setFont(rest_font)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QPointF(left, base), self._tail())
            if self._look.is_automatic:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(dotted(tokens.automatic, 1.3))
                painter.drawRoundedRect(
                    QRectF(self.rect()).adjusted(1, 1, -1, -1), self.height() / 2, self.height() / 2
                )

    def _inset(self) -> int:
        """Room for the dotted outline; without one the shape stands flush left."""
        return theme.SPACE_S if self._look is not None and self._look.is_automatic else 0

    def _has_score(self) -> bool:
        return self._look is not None and self._look.verdict is not Verdict.NOT_APPLICABLE

    def _number(self) -> str:
        return self._look.number if self._look is not None and self._has_score() else ""

    def _tail(self) -> str:
        if self._look is None:
            return ""
        if not self._has_score():
            return self._look.empty
        tail = self._look.standing
        return tr("{standing}, automatic", standing=tail) if self._look.is_automatic else tail

    def _fonts(self) -> tuple[QFont, QFont]:
        tokens = theme.current()
        number, rest = QFont(self.font()), QFont(self.font())
        number.setPointSizeF(tokens.score_pt if self._big else tokens.body_pt)
        number.setWeight(QFont.Weight.DemiBold)
        rest.setPointSizeF(tokens.body_pt if self._big else tokens.small_pt)
        return number, rest
