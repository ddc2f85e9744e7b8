"""Who is to judge the selection: one reviewer, or several who share it evenly, and until when.

Owns what is asked; assigning is done by whoever listens.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget

from qa_studio.language import tr, trn
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column, label, push_button, row
from qa_studio.ui.widgets.reviewer_list import ReviewerList
from qa_studio.ui.widgets.screen_dialog import ScreenDialog

_WIDTH_PX, _DUE_DAYS = 440, 7


class AssignDialog(ScreenDialog):
    """Signals:
    wanted(tuple[str, ...], date | None): reviewers and the last day; the user has said Assign.
    """

    wanted = Signal(object, object)

    def __init__(
        self, count: int, reviewers: Sequence[str], evaluator: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count = count
        self.setWindowTitle(trn("Assign {count} interaction", "Assign {count} interactions", count))
        self.setMinimumWidth(_WIDTH_PX)
        self.reviewers = ReviewerList((*reviewers, evaluator) if evaluator else reviewers)
        self.reviewers.changed.connect(self._show)
        self.has_due = QCheckBox(tr("Due until"))
        self.due = QDateEdit(QDate.currentDate().addDays(_DUE_DAYS))
        self.due.setAccessibleName(tr("Last day"))
        self.due.setDisplayFormat(tr("d MMM yyyy"))  # the month by name, as everywhere: 11/12 is two days
        self.due.setCalendarPopup(True)
        self.due.setEnabled(False)
        self.has_due.toggled.connect(self.due.setEnabled)
        self._words = label("", "muted", wraps=True)
        self.assign = push_button(tr("Assign"), "primary")
        self.assign.setDefault(True)
        self.assign.clicked.connect(self._on_assign)
        cancel = push_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        edge = theme.SPACE_XL
        whole = column(self.reviewers, margins=(edge, edge, edge, edge), space=theme.SPACE_M)
        whole.addLayout(row(self.has_due, self.due, 1))
        whole.addWidget(self._words)
        self.furnish(whole, row(1, cancel, self.assign))
        self._show()

    def words(self) -> str:
        """What pressing Assign would do."""
        return self._words.text()

    def _show(self) -> None:
        names = self.reviewers.names()
        self.assign.setEnabled(bool(names))
        if not names:
            self._words.setText(tr("Check one reviewer, or several who share the selection evenly."))
        elif len(names) == 1:
            name = names[0]
            told = trn(
                "{count} interaction goes to {name}.",
                "{count} interactions go to {name}.",
                self._count,
                name=name,
            )
            rest = tr("What {name} has or has judged already is left out, and told.", name=name)
            self._words.setText(f"{told} {rest}")
        else:
            least, more = divmod(self._count, len(names))
            share = (
                tr("{least:,} or {most:,}", least=least, most=least + 1)
                if more
                else tr("{least:,}", least=least)
            )
            self._words.setText(
                tr(
                    "Dealt out evenly by agent and time, so that each gets some of every agent: {share} to each of"
                    " {count}.",
                    share=share,
                    count=len(names),
                )
            )

    def _on_assign(self) -> None:
        chosen = self.due.date()
        due_on = date(chosen.year(), chosen.month(), chosen.day()) if self.has_due.isChecked() else None
        self.wanted.emit(self.reviewers.names(), due_on)
        self.accept()
