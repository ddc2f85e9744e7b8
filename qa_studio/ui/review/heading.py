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
from qa_studio.ui.widgets.basics import ElidedLabel, icon_button, push_button, row


class Heading(QWidget):
    """Signals: back_requested(), help_requested(), next_requested(int)."""

    back_requested = Signal()
    help_requested = Signal()
    next_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_id: int | None = None
        self.title = _HeadingLabel("", "strong")
        self.facts = ElidedLabel("", "muted")
        self.back = push_button(tr("All waiting"), "quiet", "left")
        hint(self.back, tr("Back to the list of what waits for review"), Act.WAITING)
        self.next = push_button(tr("Next"), "quiet", "right")
        self.help = icon_button("help", tr("Keys of this page"))
        hint(self.help, tr("Keys of this page"), Act.HELP)
        self.back.clicked.connect(self.back_requested)
        self.help.clicked.connect(self.help_requested)
        self.next.clicked.connect(self.go_next)
        self.setFixedHeight(theme.ROOMY_ROW_PX)
        margins = (theme.SPACE_S, 0, theme.SPACE_S, 0)
        made = row(
            self.back, self.title, self.facts, self.next, self.help, margins=margins, space=theme.SPACE_S
        )
        made.setStretch(2, 1)
        self.setLayout(made)

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
            self.next.setText(
                trn("Next, {count} waits", "Next, {count} wait", len(others) + max(0, total - len(rows)))
            )
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
