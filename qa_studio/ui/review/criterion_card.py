"""One criterion on the form: its question, guidance, answers, suggestion, own evidence and comment.

Owns its widgets; every change goes to the draft, and comes back from it. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QToolButton, QWidget

from qa_studio.language import inside, tr
from qa_studio.ui import keymap, theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.answers import AnswerField
from qa_studio.ui.review.comment_edit import CommentEdit
from qa_studio.ui.review.keys import ANSWERS, Act, hint, key_words, keys_of
from qa_studio.ui.review.lost_points import LostPoints
from qa_studio.ui.review.own_evidence import OwnEvidence
from qa_studio.ui.review.suggestion_row import SuggestionRow
from qa_studio.ui.widgets.basics import column, icon_button, label, row
from rubrics.model import Criterion
from scoring.model import Finding, Mark, Need

NUMBER_PX = theme.SPACE_XL
HELD = tr("The suggestion is shown once you have answered.")


class CriterionCard(QWidget):
    """Signals:
    focused(str): the keyboard has come to this criterion.
    step_requested(int): Up or Down: -1 or 1.
    evidence_hovered(bool), evidence_activated(): the suggestion under the mouse; its words clicked.
    """

    focused = Signal(str)
    step_requested = Signal(int)
    evidence_hovered = Signal(bool)
    evidence_activated = Signal()

    def __init__(self, criterion: Criterion, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion, self.number = criterion, number
        self._is_current = False
        self._shown: tuple[object, ...] = ()
        self.answers = AnswerField(criterion)
        self.suggestion = SuggestionRow(criterion)
        self.suggestion.hovered.connect(self.evidence_hovered)
        self.suggestion.quote_activated.connect(self.evidence_activated)
        self.held = label(HELD, "small", wraps=True)
        self.held.hide()
        self.own = OwnEvidence()
        self.lost = LostPoints(criterion)
        self.comment = CommentEdit(tr("{title}: comment", title=criterion.title), tr("Comment"))
        self.comment.left.connect(self.setFocus)
        self._guidance = label(criterion.guidance, "muted", wraps=True)
        self._guidance.setVisible(False)
        self._needed = label("", "small")
        self._fold = self._head_button("down", tr("Guidance"), Act.GUIDANCE, self.toggle_guidance)
        if not criterion.guidance:
            self._fold.hide()
        self._write = self._head_button("comment", tr("Comment"), Act.COMMENT, self.open_comment)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        keymap.changed.connect(self._forget_shown)
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)

    def _head_button(self, icon: str, name: str, act: Act, slot: object) -> QToolButton:
        button = icon_button(icon, name)
        hint(button, name, act)
        button.setAccessibleName(f"{self.criterion.title}: {inside(name)}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        title = label(self.criterion.title, "strong", wraps=True)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        critical = label(tr("critical"), "small")
        critical.setToolTip(tr("When this fails, the interaction is not met, whatever the score"))
        if not self.criterion.critical:
            critical.hide()
        head = row(title, critical, self._fold, self._write, space=theme.SPACE_XS)
        head.setStretch(0, 1)
        margins = (NUMBER_PX + theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_S)
        whole = column(margins=margins, space=theme.SPACE_XS)
        whole.addLayout(head)
        for part in (
            self._guidance,
            self.answers,
            self.suggestion,
            self.held,
            self.own,
            self.lost,
            self._needed,
            self.comment,
        ):
            whole.addWidget(part)
        self.setLayout(whole)
        self.setAccessibleName(
            tr("Criterion {number}: {title}", number=self.number, title=self.criterion.title)
        )
        self.setAccessibleDescription(self.criterion.guidance)

    def show_mark(
        self,
        mark: Mark,
        finding: Finding | None,
        at_s: float | None,
        is_frozen: bool,
        is_held: bool = False,
        need: Need | None = None,
    ) -> None:
        """Show a mark and what is suggested, or that a suggestion waits for the answer; says nothing.

        Args: need: what the form asks for with this answer and is not there.
        """
        shown = (mark, finding, at_s, is_frozen, is_held, need, self.comment.hasFocus())
        if shown == self._shown:
            return  # an answer elsewhere: nothing here is laid out or painted again
        self._shown = shown
        self.held.setVisible(is_held)
        suggested = finding.answer if finding else None
        is_taken = suggested is not None and mark.answer == suggested
        self.answers.show_answer(mark.answer, None if is_taken else suggested)
        self.answers.set_enabled(not is_frozen)
        self.suggestion.show_finding(finding, at_s, mark, is_frozen)
        self.own.show_evidence(mark.evidence if mark.origin == "person" else (), is_frozen)
        self.lost.show_mark(mark, is_frozen)
        self.comment.put(mark.comment)
        self.comment.setReadOnly(is_frozen)
        has_focus = self.comment.hasFocus()
        self.comment.setVisible(bool(mark.comment) or has_focus)
        needed = need or (Need.COMMENT if needs_comment(self.criterion, mark) else None)
        self._needed.setText(needed_words(needed))
        self._needed.setVisible(bool(self._needed.text()))
        self._write.setEnabled(not is_frozen)

    def _forget_shown(self) -> None:
        """What is said under an answer names keys: it is said anew."""
        self._shown = ()

    def open_comment(self) -> None:
        """Show the comment and put the cursor in it."""
        if self._write.isEnabled():
            self.comment.show()
            self.comment.moveCursor(QTextCursor.MoveOperation.End)
            self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_guidance(self) -> None:
        self._guidance.setVisible(self._guidance.isHidden() and bool(self.criterion.guidance))

    def set_current(self, is_current: bool) -> None:
        """Mark the criterion that the keys speak of."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.answers.show_digits(is_current)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        if self._is_current:
            painter.fillRect(self.rect(), QColor(tokens.hover))
            bar = tokens.accent if self._has_keyboard() else tokens.control_line
            painter.fillRect(QRectF(0, 0, theme.SPACE_XS, self.height()), QColor(bar))
        painter.setFont(ink.body())
        painter.setPen(QColor(tokens.accent if self._is_current else tokens.muted))
        place = QRectF(theme.SPACE_XS, theme.SPACE_XS, NUMBER_PX, theme.ROW_PX)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self.number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = next((at for at, act in enumerate(ANSWERS, 1) if event.text() in keys_of(act)), None)
        if place is not None and self.answers.isEnabled():
            self.answers.press(str(place))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Right:
            self._step_control(1)
        else:
            super().keyPressEvent(event)

    def _step_control(self, step: int) -> None:
        """Left and Right walk the buttons of the criterion, and back to the criterion itself."""
        buttons = [button for button in self.findChildren(QAbstractButton) if button.isVisible()]
        can = [b for b in buttons if b.isEnabled() and b.focusPolicy() & Qt.FocusPolicy.TabFocus]
        stops: list[QWidget] = [self, *can]
        here = QApplication.focusWidget()
        place = stops.index(here) + step if here in stops else 0
        if 0 <= place < len(stops):
            stops[place].setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit(self.criterion.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever within is used, this criterion is the current one."""
        if event.type() is QEvent.Type.FocusIn or (
            event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget)
        ):
            self.focused.emit(self.criterion.key)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            if is_arrow and isinstance(watched, QAbstractButton):
                self._step_control(-1 if event.key() == Qt.Key.Key_Left else 1)
                return True
        return super().eventFilter(watched, event)


def needed_words(need: Need | None) -> str:
    """What an answer lacks and how it is given, under the answer; "" for nothing."""
    tie, say = key_words(Act.TIE), key_words(Act.COMMENT)
    if need is Need.COMMENT:
        return tr("This answer needs a comment")
    if need is Need.REASON:
        return tr("Below the top: say why, in a comment or by a reason ({say})", say=say)
    if need is Need.EVIDENCE:
        return tr("Below the top: select the words that show it and tie them ({tie})", tie=tie)
    if need is Need.EITHER:
        return tr("Below the top: tie the words that show it ({tie}), or say why ({say})", tie=tie, say=say)
    return tr("Something beside this answer does not fit the form") if need else ""


def needs_comment(criterion: Criterion, mark: Mark) -> bool:
    """True when the rubric asks for words with this answer and there are none."""
    said = "na" if mark.answer.state.value == "na" else mark.answer.value
    return said in criterion.comment_on and not mark.comment.strip()
