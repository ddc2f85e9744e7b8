"""What is about to be submitted, on one card: the score and how firm it is, gates, what is left out, time spent.

Owns its look. Submits nothing itself. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.naming import LONGEST_NAME
from qa_studio.ui.review.keys import Act, hint, keys_of
from qa_studio.ui.review.standing import Standing, verdict_words
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.score import ScoreBadge, score_look
from qa_studio.ui.widgets.screen_dialog import ScreenDialog

WIDE_PX = 20 * theme.SPACE_XL
NAME_PX = 6 * theme.SPACE_XL


class SummaryDialog(ScreenDialog):
    """Accepted when it is to be submitted: by the button, by Enter, or by the key of submitting once more.

    Args:
        title: of the interaction.
        lines: (name, words) under the score, in their order; a line without words is left out.
        asked: the name that is asked for above them, as it stands now; "" asks for none.
    """

    def __init__(
        self,
        title: str,
        now: Standing,
        lines: Sequence[tuple[str, str]],
        asked: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Submit the evaluation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = tuple((name, words) for name, words in lines if words)
        self.badge = ScoreBadge(big=True)
        self.badge.set_look(score_look(now.score, now.threshold, now.explanation.outcome))
        self.submit = push_button(tr("Submit"), "primary")
        self.back = push_button(tr("Back to the form"))
        self.submit.setDefault(True)
        self.submit.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        hint(self.submit, tr("It is frozen then; only a correction with a reason changes it"), Act.SUBMIT)
        self.name = QLineEdit(asked, self)
        self.name.setVisible(bool(asked))
        self.name.setAccessibleName(tr("Your name, as it stands in evaluations and reports"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(lambda text: self.submit.setEnabled(bool(text.strip())))
        self._lay_out(title, verdict_words(now))
        for keys in keys_of(Act.SUBMIT):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submit.click)
        self.submit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str, verdict: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_L)
        grid.setVerticalSpacing(theme.SPACE_S)
        grid.setColumnMinimumWidth(0, NAME_PX)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, words) in enumerate(self.lines):
            told = label(words, wraps=True)
            told.setAccessibleName(f"{name}: {words}")
            grid.addWidget(label(name, "muted"), place, 0, top)
            grid.addWidget(told, place, 1, top)
        whole = column(label(title, "title", wraps=True), margins=(theme.SPACE_XL,) * 4, space=theme.SPACE_M)
        whole.addLayout(row(self.badge, 1))
        whole.addWidget(label(verdict, "strong", wraps=True))
        whole.addWidget(line())
        if self.name.text():
            question = tr(
                "Reviewed by: your name, as it stands in evaluations and reports. It is asked once."
            )
            whole.addWidget(label(question, "muted", wraps=True))
            whole.addWidget(self.name)
        whole.addLayout(grid)
        whole.addWidget(line())
        self.furnish(whole, row(1, self.back, self.submit))
        self.setFixedWidth(WIDE_PX)
        self.setAccessibleDescription(verdict)
