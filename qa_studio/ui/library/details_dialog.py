"""Whose the selection is, in which round, and when it was, where an import could not know.

Owns what is asked; changing is done by whoever listens. A field that is left as it came changes nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QFormLayout, QWidget

from qa_studio.detail_rows import DetailWish, SharedDetails
from qa_studio.language import tr, trn
from qa_studio.ui import theme
from qa_studio.ui.library.filter_words import Offers
from qa_studio.ui.widgets.basics import column, label, push_button, row
from qa_studio.ui.widgets.name_box import name_box
from qa_studio.ui.widgets.screen_dialog import ScreenDialog

_WIDTH_PX = 480
_SEVERAL = tr("Several")
_UNKNOWN, _NO_TEAM, _NO_ROUND = tr("Unknown"), tr("No team"), tr("No round")


class MomentEdit(QDateTimeEdit):
    """Tab leaves it at once, there and back alike; the arrow keys lead from its day to its month, year and time."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)


class DetailsDialog(ScreenDialog):
    """Signals:
    wanted(DetailWish): the user has said Change.
    """

    wanted = Signal(object)

    def __init__(
        self, count: int, shared: SharedDetails, offers: Offers, parent: QWidget | None = None
    ) -> None:
        """
        Args:
            count: how many interactions it is about; one can be told its date and time.
            shared: what they have in common.
        """
        super().__init__(parent)
        self._shared = shared
        self.setWindowTitle(
            trn("Change details of {count} interaction", "Change details of {count} interactions", count)
        )
        self.setMinimumWidth(_WIDTH_PX)
        self.agent = _field(tr("Agent"), offers.agents, shared.agent, _UNKNOWN)
        self.team = _field(tr("Team"), (_NO_TEAM, *offers.teams), shared.team, _NO_TEAM)
        self.company = _field(tr("Company"), offers.companies, shared.company, _UNKNOWN)
        self.round = _field(tr("Round"), (_NO_ROUND, *offers.rounds), shared.round_name, _NO_ROUND)
        self._make_moment()
        self.change = push_button(tr("Change"), "primary")
        self.change.setDefault(True)
        self.change.clicked.connect(self._on_change)
        self._lay_out(count == 1)
        for box in (self.agent, self.team, self.company, self.round):
            box.currentTextChanged.connect(self._show)
        self.agent.setFocus()
        self._show()

    def _make_moment(self) -> None:
        start = self._shared.started_at
        self.is_dated = QCheckBox(tr("Date and &time"))
        self.is_dated.setAccessibleName(tr("The date and time are known"))
        self.start = MomentEdit(
            QDateTime.currentDateTime()
            if start is None
            else QDateTime.fromSecsSinceEpoch(int(start.timestamp()))
        )
        self.start.setAccessibleName(tr("Date and time"))
        self.start.setCalendarPopup(True)
        self.start.setDisplayFormat(tr("d MMM yyyy HH:mm"))
        self._shown_start = self.start.dateTime()
        self.is_dated.setChecked(start is not None)
        self.start.setEnabled(start is not None)
        self.is_dated.toggled.connect(self.start.setEnabled)
        self.is_dated.toggled.connect(self._show)
        self.start.dateTimeChanged.connect(self._show)

    def _lay_out(self, is_one: bool) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.setVerticalSpacing(theme.SPACE_S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("&Agent"), self.agent)
        form.addRow(tr("T&eam"), self.team)
        form.addRow(tr("Co&mpany"), self.company)
        form.addRow(tr("&Round"), self.round)
        if is_one:
            form.addRow(self.is_dated, self.start)
        else:
            self.is_dated.setParent(self)
            self.start.setParent(self)
            self.is_dated.hide()
            self.start.hide()
        told = tr("A team belongs to its agent: it changes for everything of theirs. Marks stay as they are.")
        cancel = push_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        edge = theme.SPACE_XL
        whole = column(margins=(edge, edge, edge, edge), space=theme.SPACE_M)
        whole.addLayout(form)
        whole.addWidget(label(told, "small", wraps=True))
        self.furnish(whole, row(1, cancel, self.change))

    def wish(self) -> DetailWish:
        """What would be said anew; fields that are as they came are None."""
        shared = self._shared
        is_dated, start = self.is_dated.isChecked(), self.start.dateTime()
        was_dated = shared.started_at is not None
        is_moved = is_dated and (not was_dated or start != self._shown_start)
        return DetailWish(
            agent=_said(self.agent, shared.agent, ""),
            team=_said(self.team, shared.team, _NO_TEAM),
            company=_said(self.company, shared.company, ""),
            round_name=_said(self.round, shared.round_name, _NO_ROUND),
            started_at=datetime.fromtimestamp(start.toSecsSinceEpoch(), UTC) if is_moved else None,
            is_undated=was_dated and not is_dated,
        )

    def _show(self) -> None:
        self.change.setEnabled(self.wish() != DetailWish())

    def _on_change(self) -> None:
        self.wanted.emit(self.wish())
        self.accept()


def _field(name: str, names: tuple[str, ...], shared: str | None, none: str) -> QComboBox:
    box = name_box(name, names, _SEVERAL if shared is None else none)
    box.setCurrentText(shared or "")
    return box


def _said(box: QComboBox, shared: str | None, none: str) -> str | None:
    """What was typed or chosen; None for what was there. `none`: the choice that stands for no name."""
    words = " ".join(box.currentText().split())
    if words == (shared or ""):
        return None
    return "" if words == none else words
