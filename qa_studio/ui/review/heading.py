"""The line above a review: what is open, and the way to what waits.

Owns its words and buttons. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.language import tr, trn
from qa_studio.rows import InteractionRow
from qa_studio.ui import theme
from qa_studio.ui.moments import full_day
from qa_studio.ui.review.keys import Act, hint
from qa_studio.ui.review.pane_switch import PaneSwitch
from qa_studio.ui.widgets.basics import ElidedLabel, icon_button, push_button, row

BACK = tr("All waiting")


class Heading(QWidget):
    """Signals: back_requested(), help_requested(), next_requested(int)."""

    back_requested = Signal()
    help_requested = Signal()
    next_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_id: int | None = None
        self._is_narrow = False
        self._next_words = ""
        self.title = _HeadingLabel("", "strong")
        self.facts = ElidedLabel("", "muted")
        self.back = push_button(BACK, "quiet", "left")
        hint(self.back, tr("Back to the list of what waits for review"), Act.WAITING)
        self.next = push_button(tr("Next"), "quiet", "right")
        self.help = icon_button("keys", tr("Keys of this page"))
        hint(self.help, tr("Keys of this page"), Act.HELP)
        self.switch = PaneSwitch()
        self.switch.hide()
        self.back.clicked.connect(self.back_requested)
        self.help.clicked.connect(self.help_requested)
        self.next.clicked.connect(self.go_next)
        self.setFixedHeight(theme.ROOMY_ROW_PX)
        margins = (theme.SPACE_S, 0, theme.SPACE_S, 0)
        self._row = row(
            self.back,
            self.title,
            self.facts,
            self.switch,
            self.next,
            self.help,
            margins=margins,
            space=theme.SPACE_S,
        )
        self._row.setStretch(2, 1)
        self.setLayout(self._row)

    def set_narrow(self, is_narrow: bool) -> None:
        """Where there is little room the buttons say with tooltips alone what they do, and the parts take turns."""
        self._is_narrow = is_narrow
        self.switch.setVisible(is_narrow)
        self.facts.setVisible(not is_narrow)
        self._row.setStretch(1, int(is_narrow))
        self.back.setText("" if is_narrow else f" {BACK}")
        self._show_next()

    def _show_next(self) -> None:
        self.next.setText("" if self._is_narrow else self._next_words)

    def show_row(self, item: InteractionRow) -> None:
        """Say what is open."""
        self.title.setText(item.title)
        self.facts.setText(facts(item))

    def show_waiting(self, rows: Sequence[InteractionRow], open_id: int | None, total: int = 0) -> None:
        """Offer the next of what waits; the button goes when there is none.

        Args: total: how much waits in all, where that is more than these rows.
        """
        ids = [item.id for item in rows]
        place = ids.index(open_id) + 1 if open_id in ids else 0
        others = [item for item in (*rows[place:], *rows[:place]) if item.id != open_id]
        self._next_id = others[0].id if others else None
        self.next.setVisible(bool(others))
        if others:
            self._next_words = trn(
                "Next, {count} waits", "Next, {count} wait", len(others) + max(0, total - len(rows))
            )
            self._show_next()
            hint(self.next, f"{others[0].title}, {others[0].agent}", Act.NEXT)
            self.next.setAccessibleName(
                tr("Next: {title}, {agent}", title=others[0].title, agent=others[0].agent)
            )

    def go_next(self) -> None:
        if self._next_id is not None:
            self.next_requested.emit(self._next_id)


class _HeadingLabel(ElidedLabel):
    """As wide as its words while there is room, and cut with "…" when there is not."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text, kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


def facts(item: InteractionRow) -> str:
    """Agent, company when it is another one's, round and day."""
    day = full_day(item.started_at) if item.started_at else ""
    company = "" if item.is_own_company else item.company
    return "  ·  ".join(part for part in (item.agent, company, item.round_name, day) if part)
