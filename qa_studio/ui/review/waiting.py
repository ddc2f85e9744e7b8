"""What waits for review: shown while nothing is open.

Owns the list's look; opening is asked for by a signal. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import ElidedLabel, column, frame, label, line, push_button, row
from qa_studio.ui.widgets.states import Notice

SHOWN_MOST = 200
"""A longer queue is worked from the library; building thousands of buttons would only take time."""
STATE_WORDS = {
    WorkState.DRAFT: "draft begun",
    WorkState.SUGGESTED: "suggestions ready",
    WorkState.TRANSCRIBED: "transcribed",
    WorkState.IMPORTED: "not transcribed yet",
}
NAME_PX = 6 * theme.SPACE_XL


def waiting_rows(rows: Iterable[InteractionRow]) -> tuple[InteractionRow, ...]:
    """What is not submitted: drafts first, then what is ready to be marked, each in the library's order."""
    order = list(STATE_WORDS)
    return tuple(sorted((r for r in rows if r.state in STATE_WORDS), key=lambda r: order.index(r.state)))


class WaitingList(QWidget):
    """Signals: open_requested(int)."""

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title")
        self._words = label("", "muted")
        self._nothing = Notice(
            "review",
            "Nothing waits for review",
            "Everything in the library has been submitted, or the library is still empty. "
            "Import calls and chats in the library; they appear here to be marked.",
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Waiting for review")
        head = column(
            self._title, self._words, margins=(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_M)
        )
        self._head = frame("surface")
        self._head.setLayout(head)
        self.setLayout(column(self._head, self._area, self._nothing, space=0))

    def show_rows(self, rows: Sequence[InteractionRow]) -> None:
        """Show a queue; an empty one says what to do."""
        for part in (self._head, self._area):
            part.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        count = len(rows)
        self._title.setText(
            "1 interaction waits for review" if count == 1 else f"{count} interactions wait for review"
        )
        more = f" The first {SHOWN_MOST} are shown; the library has them all." if count > SHOWN_MOST else ""
        self._words.setText(f"Drafts come first, then what has suggestions.{more}")
        body = frame("surface")
        whole = column(space=0, margins=(theme.SPACE_XL, 0, theme.SPACE_XL, theme.SPACE_L))
        for item in rows[:SHOWN_MOST]:
            whole.addWidget(line())
            whole.addLayout(self._line(item))
        whole.addStretch(1)
        body.setLayout(whole)
        self._area.setWidget(body)

    def _line(self, item: InteractionRow) -> QHBoxLayout:
        channel = label("Call" if item.channel is Channel.CALL else item.channel.value.capitalize(), "muted")
        channel.setFixedWidth(2 * theme.SPACE_XL)
        agent = ElidedLabel(item.agent)
        agent.setFixedWidth(NAME_PX)
        state = label(STATE_WORDS[item.state], "small")
        state.setFixedWidth(NAME_PX)
        is_begun = item.state is WorkState.DRAFT
        button = push_button("Continue" if is_begun else "Review")
        button.setAccessibleName(f"{button.text()}: {item.title}, {item.agent}")
        button.clicked.connect(lambda: self.open_requested.emit(item.id))
        button.setFixedWidth(4 * theme.SPACE_XL)
        made = row(channel, ElidedLabel(item.title, "strong"), agent, state, button, space=theme.SPACE_M)
        made.setContentsMargins(0, theme.SPACE_XS, 0, theme.SPACE_XS)
        return made
