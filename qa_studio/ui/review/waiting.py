"""What waits for review: shown while nothing is open.

Owns the list's look; opening is asked for by a signal. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from qa_studio.language import tr, trn
from qa_studio.rows import InteractionRow, WorkState
from qa_studio.ui import theme
from qa_studio.ui.library.wording import CHANNEL_WORDS
from qa_studio.ui.widgets.basics import ElidedLabel, column, frame, label, line, push_button, row
from qa_studio.ui.widgets.states import Notice

SHOWN_MOST = 200
"""A longer queue is worked from the library; building thousands of buttons would only take time."""
STATE_WORDS = {
    WorkState.DRAFT: tr("draft begun"),
    WorkState.SUGGESTED: tr("suggestions ready"),
    WorkState.TRANSCRIBED: tr("transcribed"),
    WorkState.IMPORTED: tr("not transcribed yet"),
}
NAME_PX = 6 * theme.SPACE_XL
BUILT_AT_ONCE = 20
"""Lines that are made in one go; more of them would hold the window up."""


def waiting_rows(rows: Iterable[InteractionRow]) -> tuple[InteractionRow, ...]:
    """What is not submitted: drafts first, then what is ready to be marked, each in the library's order."""
    order = list(STATE_WORDS)
    return tuple(sorted((r for r in rows if r.state in STATE_WORDS), key=lambda r: order.index(r.state)))


class WaitingLine(QWidget):
    """One interaction of the queue, with its button. Takes another one without being built anew.

    Signals: open_requested(int).
    """

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: InteractionRow | None = None
        self._channel, self._state = label("", "muted"), label("", "small")
        self._title, self._agent = ElidedLabel("", "strong"), ElidedLabel("")
        self.button = push_button(tr("Review"))
        self.button.clicked.connect(self._on_clicked)
        for part, width in (
            (self._channel, 2 * theme.SPACE_XL),
            (self._agent, NAME_PX),
            (self._state, NAME_PX),
            (self.button, 4 * theme.SPACE_XL),
        ):
            part.setFixedWidth(width)
        parts = row(self._channel, self._title, self._agent, self._state, self.button, space=theme.SPACE_M)
        parts.setContentsMargins(0, theme.SPACE_XS, 0, theme.SPACE_XS)
        whole = column(line(), space=0)
        whole.addLayout(parts)
        self.setLayout(whole)

    def show_item(self, item: InteractionRow) -> None:
        """Show an interaction; the same one costs nothing."""
        if item == self._item:
            return
        self._item = item
        self._channel.setText(CHANNEL_WORDS[item.channel])
        self._title.setText(item.title)
        self._agent.setText(item.agent)
        self._state.setText(STATE_WORDS[item.state])
        self.button.setText(tr("Continue") if item.state is WorkState.DRAFT else tr("Review"))
        self.button.setAccessibleName(f"{self.button.text()}: {item.title}, {item.agent}")

    def _on_clicked(self) -> None:
        if self._item is not None:
            self.open_requested.emit(self._item.id)


class WaitingList(QWidget):
    """The queue is read again at every change in the workspace: lines are built only while they are seen, and kept.

    Signals: open_requested(int).
    """

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[InteractionRow] = ()
        self._lines: list[WaitingLine] = []
        self._title = label("", "title")
        self._words = label("", "muted")
        self._nothing = Notice(
            "review",
            tr("Nothing waits for review"),
            tr(
                "Everything in the library has been submitted, or the library is still empty. "
                "Import calls and chats in the library; they appear here to be marked."
            ),
        )
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._show_lines)
        self._lay_out()

    def _lay_out(self) -> None:
        self._queue = column(space=0, margins=(theme.SPACE_XL, 0, theme.SPACE_XL, theme.SPACE_L))
        self._queue.addStretch(1)
        body = frame("surface")
        body.setLayout(self._queue)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(tr("Waiting for review"))
        self._area.setWidget(body)
        head = column(
            self._title, self._words, margins=(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_M)
        )
        self._head = frame("surface")
        self._head.setLayout(head)
        self.setLayout(column(self._head, self._area, self._nothing, space=0))

    def show_rows(self, rows: Sequence[InteractionRow]) -> None:
        """Show a queue; an empty one says what to do."""
        self._rows = rows
        for part in (self._head, self._area):
            part.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        count = len(rows)
        self._title.setText(
            trn("{count} interaction waits for review", "{count} interactions wait for review", count)
        )
        order = tr("Drafts come first, then what has suggestions.")
        more = tr("The first {number} are shown; the library has them all.", number=SHOWN_MOST)
        self._words.setText(f"{order} {more}" if count > SHOWN_MOST else order)
        if self.isVisible():
            self._show_lines()

    def _show_lines(self) -> None:
        """Bring the lines up to the queue; new ones in batches, the window's other work between them."""
        shown = self._rows[:SHOWN_MOST]
        for _ in range(min(BUILT_AT_ONCE, len(shown) - len(self._lines))):
            made = WaitingLine()
            made.open_requested.connect(self.open_requested)
            self._queue.insertWidget(len(self._lines), made)
            self._lines.append(made)
        for made, item in zip(self._lines, shown, strict=False):
            made.show_item(item)
        for place, made in enumerate(self._lines):
            made.setVisible(place < len(shown))
        if len(self._lines) < len(shown):
            self._next.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_lines()
