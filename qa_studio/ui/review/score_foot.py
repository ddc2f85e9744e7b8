"""The foot of the form: the score against its threshold, what is missing, saving, submitting and correcting.

Owns its widgets and words; it asks for everything by signals. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from qa_studio.language import figure, tr
from qa_studio.rows import ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.moments import full_day_and_time
from qa_studio.ui.review import ink
from qa_studio.ui.review.explanation_view import ExplanationView
from qa_studio.ui.review.keys import Act, hint
from qa_studio.ui.review.standing import Standing, shortening_verdict
from qa_studio.ui.widgets.basics import (
    ElidedLabel,
    ShorteningLabel,
    column,
    icon_button,
    label,
    line,
    push_button,
    row,
    set_icon,
)
from qa_studio.ui.widgets.flow import FlowLayout
from qa_studio.ui.widgets.score import ScoreBadge, plain, score_look

EXPLANATION_PX, EXPLANATION_LEAST_PX = 9 * theme.ROW_PX, 4 * theme.ROW_PX
EXPLANATION_IN_PLACE_PX, EXPLANATION_LOW_PX = 20 * theme.ROW_PX, 2 * theme.ROW_PX
"""In a low window it stands in place of the form, and the lines under the score may be unfolded too."""
LISTED_MOST = 5
"""Missing criteria listed at once: two lines; the others follow as these are answered."""


SPENT = tr("Your time on this evaluation, while the window is active; others see only sums.")

MORE, LESS = tr("Show saving, time spent and history"), tr("Hide saving, time spent and history")


class ScoreFoot(QWidget):
    """Signals:
    save_requested(), submit_requested(), correct_requested(str): with the reason.
    criterion_requested(str): a missing answer was clicked.
    history_requested(): of the marks.
    explained(bool): the explanation was opened or closed.
    """

    save_requested = Signal()
    submit_requested = Signal()
    correct_requested = Signal(str)
    criterion_requested = Signal(str)
    history_requested = Signal()
    explained = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = ScoreBadge(big=True)
        self.running = RunningScore()
        self.words = ShorteningLabel("muted")
        self.state = ElidedLabel("", "small")
        self.why = push_button(tr("Why"), "quiet", "up")
        self.why.setCheckable(True)
        self.save = push_button(tr("Save draft"), "quiet")
        self.submit = push_button(tr("Submit"), "primary")
        self.correct = push_button(tr("Correct …"), "", "lock")
        self.past = icon_button("history", tr("History of the marks"))
        self.spent = label("", "small")
        self.more = icon_button("up", MORE)
        self.more.hide()
        self._lines = QWidget()
        self._is_low = self._is_unfolded = False
        self._is_frozen = False
        self._hint()
        self.explanation = ExplanationView()
        self.explanation.setMinimumHeight(EXPLANATION_LEAST_PX)
        self.explanation.setMaximumHeight(EXPLANATION_PX)
        self.explanation.hide()
        self.missing = QWidget()
        self._missing_flow = FlowLayout(self.missing, theme.SPACE_XS)
        self.missing.hide()
        self.reason = QLineEdit()
        self.start = push_button(tr("Start the correction"), "primary")
        self._reason_row = self._make_reason_row()
        self._connect()
        self._lay_out()

    def _hint(self) -> None:
        hint(self.why, tr("How the score is made"), Act.EXPLAIN)
        hint(self.save, tr("Save now; it saves itself too"), Act.SAVE)
        hint(self.submit, tr("Submit"), Act.SUBMIT)
        hint(self.past, tr("History of the marks"), Act.REVISIONS)
        hint(self.correct, tr("Open it again as a new revision, with a reason"), Act.CORRECT)

    def _make_reason_row(self) -> QWidget:
        self.reason.setPlaceholderText(tr("Why is it corrected?"))
        self.reason.setAccessibleName(tr("Reason of the correction"))
        never_mind = push_button(tr("Cancel"), "quiet")
        never_mind.clicked.connect(lambda: self._show_reason(False))
        made = QWidget()
        made.setLayout(row(self.reason, self.start, never_mind))
        made.hide()
        return made

    def _connect(self) -> None:
        self.why.toggled.connect(self._on_why)
        self.save.clicked.connect(self.save_requested)
        self.submit.clicked.connect(self.submit_requested)
        self.correct.clicked.connect(self.ask_reason)
        self.past.clicked.connect(self.history_requested)
        self.more.clicked.connect(self._on_more)
        self.reason.textChanged.connect(lambda text: self.start.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._on_start)
        self.start.clicked.connect(self._on_start)
        self.start.setEnabled(False)

    def _lay_out(self) -> None:
        inner = column(
            self.missing,
            self._reason_row,
            margins=(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S),
        )
        inner.addLayout(row(self.badge, self.running, 1, self.more, self.submit, self.correct))
        lines = column(space=theme.SPACE_XS)
        lines.addLayout(row(self.words, self.why))
        lines.addLayout(row(self.state, self.spent, self.past, self.save))
        self._lines.setLayout(lines)
        inner.addWidget(self._lines)
        inner.setSpacing(theme.SPACE_XS)
        whole = column(line(), space=0)
        whole.addLayout(column(self.explanation, margins=(theme.SPACE_M, 0, 0, 0)))
        whole.addLayout(inner)
        self.setLayout(whole)

    def set_low(self, is_low: bool) -> None:
        """Where the window is low, the score and what submits it stay; the lines under them are asked for."""
        if is_low != self._is_low:
            self._is_low, self._is_unfolded = is_low, False
            self.running.set_low(is_low)
            self.explanation.setMinimumHeight(EXPLANATION_LOW_PX if is_low else EXPLANATION_LEAST_PX)
            self.explanation.setMaximumHeight(EXPLANATION_IN_PLACE_PX if is_low else EXPLANATION_PX)
            self._show_lines()

    def stop(self) -> QWidget:
        """Where the keyboard comes to the foot."""
        ways: tuple[QWidget, ...] = (self.save, self.submit, self.correct)
        return next((one for one in ways if one.isVisibleTo(self) and one.isEnabled()), self.past)

    def _on_more(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_lines()

    def _show_lines(self) -> None:
        self.more.setVisible(self._is_low)
        set_icon(self.more, "down" if self._is_unfolded else "up")
        name = LESS if self._is_unfolded else MORE
        self.more.setToolTip(name)
        self.more.setAccessibleName(name)
        self._lines.setVisible(not self._is_low or self._is_unfolded)

    def show_sheet(self, sheet: ReviewSheet, is_locked: bool = False) -> None:
        """Show whether it is a draft or submitted, by whom and when; `is_locked` while somebody else has it."""
        self._is_frozen = is_frozen = sheet.submitted_at is not None
        self.save.setVisible(not is_frozen and not is_locked)
        self.submit.setVisible(not is_frozen and not is_locked)
        self.correct.setVisible(is_frozen)
        self._show_reason(False)
        self.show_missing(())
        self.set_state(submitted_words(sheet))

    def show_standing(self, now: Standing) -> None:
        """Show the score of this moment."""
        self._now = now
        self.badge.setVisible(now.is_final)
        self.running.setVisible(not now.is_final)
        if now.is_final:
            self.badge.set_look(score_look(now.score, now.threshold, now.explanation.outcome))
        else:
            self.running.show_score(now)
        self.words.set_versions(shortening_verdict(now))
        if self.explanation.isVisible():
            self.explanation.show_explanation(now.explanation)

    def show_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        """List (key, words) of what keeps it from being submitted; each leads there."""
        while (item := self._missing_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if missing:
            head = label(tr("{number} to go before submitting:", number=len(missing)), "strong")
            head.setFixedHeight(theme.ROW_PX)
            self._missing_flow.addWidget(head)
        for key, words in missing[:LISTED_MOST]:
            link = push_button(words, "quiet")
            link.clicked.connect(lambda _=False, key=key: self.criterion_requested.emit(key))
            self._missing_flow.addWidget(link)
        if len(missing) > LISTED_MOST:
            more = label(tr("and {count} more", count=len(missing) - LISTED_MOST), "muted")
            more.setFixedHeight(theme.ROW_PX)
            self._missing_flow.addWidget(more)
        self.missing.setVisible(bool(missing))

    def set_state(self, words: str) -> None:
        """The last line: saved when, or submitted by whom."""
        self.state.setText(words)

    def set_spent(self, words: str, criteria: Sequence[str] = ()) -> None:
        """How long somebody has worked on it, and on each criterion."""
        self.spent.setText(words)
        self.spent.setAccessibleName(tr("Time spent: {words}", words=words))
        self.spent.setToolTip("\n".join((SPENT, *criteria)))

    def ask_reason(self) -> None:
        """Ask why what was submitted is corrected."""
        if self._is_frozen:
            self._show_reason(True)

    @property
    def is_explained(self) -> bool:
        """Whether the explanation of the score is open."""
        return self.why.isChecked()

    def toggle_explanation(self) -> None:
        self.why.toggle()

    def _show_reason(self, is_shown: bool) -> None:
        self._reason_row.setVisible(is_shown)
        self.reason.clear()
        if is_shown:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_start(self) -> None:
        if self.reason.text().strip():
            self.correct_requested.emit(self.reason.text().strip())

    def _on_why(self, is_open: bool) -> None:
        set_icon(self.why, "down" if is_open else "up")
        if is_open:
            self.explanation.show()
        self.explained.emit(is_open)
        self.explanation.setVisible(is_open)
        if is_open:
            self.show_standing(self._now)


class RunningScore(QWidget):
    """The score of what is answered until now: a number and its threshold, and no verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = QLabel()
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rest = ElidedLabel("", "muted")
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setLayout(row(self._number, self._rest, margins=(theme.SPACE_S, 0, 0, 0)))
        self.set_low(False)

    def set_low(self, is_low: bool) -> None:
        """A smaller number where the window is low."""
        font = ink.title() if is_low else ink.score()
        self._number.setFont(font)
        # As wide as the widest score, and close to its threshold: nothing moves while the marks come in.
        self._number.setMinimumWidth(QFontMetrics(font).horizontalAdvance("100.0"))

    def show_score(self, now: Standing) -> None:
        """Show the score so far; a dash before the first mark that counts."""
        self._number.setText("–" if now.score is None else figure(str(now.score)))
        self._rest.setText(tr("so far, threshold {threshold}", threshold=plain(now.threshold)))
        self.setAccessibleName(tr("Score {score} {rest}", score=self._number.text(), rest=self._rest.text()))


def submitted_words(sheet: ReviewSheet) -> str:
    """When and by whom it was submitted, and which revision it is; for a draft, what it goes on from."""
    who, revision = sheet.evaluator, sheet.revision
    if sheet.submitted_at is not None:
        when = full_day_and_time(sheet.submitted_at)
        if revision == 1:
            return tr("Submitted {when} by {evaluator}", when=when, evaluator=who)
        return tr(
            "Submitted {when} by {evaluator}, revision {revision}",
            when=when,
            evaluator=who,
            revision=revision,
        )
    if revision > 1:
        return tr(
            "Correction by {evaluator}, revision {revision}; the submitted one stays until this is submitted",
            evaluator=who,
            revision=revision,
        )
    return tr("Draft by {evaluator}", evaluator=sheet.evaluator) if sheet.evaluation_id else ""
