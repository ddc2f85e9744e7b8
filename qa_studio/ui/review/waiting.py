"""What waits for review: shown while nothing is open.

Owns the list's look; opening is asked for by a signal. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from qa_studio.language import tr, trn
from qa_studio.rows import InteractionRow, WorkState
from qa_studio.ui import moments, theme
from qa_studio.ui.library.wording import CHANNEL_WORDS
from qa_studio.ui.review.waiting_queue import SHOWN_MOST, Waiting
from qa_studio.ui.widgets.basics import ElidedLabel, column, frame, label, line, push_button, row
from qa_studio.ui.widgets.states import Notice

STATE_WORDS = {
    WorkState.DRAFT: tr("draft begun"),
    WorkState.SUGGESTED: tr("suggestions ready"),
    WorkState.OUTDATED: tr("old suggestions"),
    WorkState.TRANSCRIBED: tr("transcribed"),
    WorkState.IMPORTED: tr("not transcribed yet"),
}
NAME_PX, STATE_PX = 6 * theme.SPACE_XL, 11 * theme.SPACE_XL
NARROW_PX = 26 * theme.SPACE_XL
"""In a line narrower than this the title stands over whose it is and what became of it: 624 px."""
BUILT_AT_ONCE = 20
"""Lines that are made in one go; more of them would hold the window up."""


class WaitingLine(QWidget):
    """One interaction of the queue, with its button. Takes another one without being built anew.

    Signals: open_requested(int).
    """

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: tuple[InteractionRow, str] | None = None
        self._channel, self._state = label("", "muted"), ElidedLabel("", "small")
        self._title, self._agent = ElidedLabel("", "strong"), ElidedLabel("")
        self.button = push_button(tr("Review"))
        self.button.clicked.connect(self._on_clicked)
        for part, width in (
            (self._channel, 2 * theme.SPACE_XL),
            (self._agent, NAME_PX),
            (self.button, 4 * theme.SPACE_XL),
        ):
            part.setFixedWidth(width)
        self._facts = row(self._title, self._agent, self._state, space=theme.SPACE_M)
        self._words = column(space=0)
        self._words.addLayout(self._facts)
        self._is_narrow = False
        parts = row(self._channel, space=theme.SPACE_M)
        parts.addLayout(self._words, 1)
        parts.addWidget(self.button)
        # The titles' and the states' room is the same in every line, whatever stands in it.
        for elided, share in ((self._title, 2), (self._state, 1)):
            elided.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._facts.setStretchFactor(elided, share)
        self._state.setMaximumWidth(STATE_PX)
        parts.setContentsMargins(0, theme.SPACE_XS, 0, theme.SPACE_XS)
        whole = column(line(), space=0)
        whole.addLayout(parts)
        self.setLayout(whole)

    def show_item(self, item: InteractionRow, told: str = "") -> None:
        """Show an interaction; the same one costs nothing.

        Args: told: why it stands where it stands: that it is assigned, and until when.
        """
        if (item, told) == self._item:
            return
        self._item = item, told
        self._channel.setText(CHANNEL_WORDS[item.channel])
        self._title.setText(item.title)
        self._agent.setText(item.agent)
        state = STATE_WORDS.get(item.state, "")
        self._state.setText(" · ".join(filter(None, (told, state))))
        self.button.setText(tr("Continue") if item.state is WorkState.DRAFT else tr("Review"))
        self.button.setAccessibleName(f"{self.button.text()}: {item.title}, {item.agent}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_PX
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._facts.removeWidget(self._title)
            self._words.removeWidget(self._title)
            if is_narrow:
                self._words.insertWidget(0, self._title)
            else:
                self._facts.insertWidget(0, self._title, 2)

    def _on_clicked(self) -> None:
        if self._item is not None:
            self.open_requested.emit(self._item[0].id)


class WaitingList(QWidget):
    """The queue is read again at every change in the workspace: lines are built only while they are seen, and kept.

    Signals:
        open_requested(int)
        library_requested(): the user wants to import something first.
    """

    open_requested = Signal(object)
    library_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[InteractionRow] = ()
        self._told: Mapping[int, str] = {}
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
        self._nothing.add_button(tr("Go to the library"), self.library_requested.emit, "primary", "library")
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
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(tr("Waiting for review"))
        self._area.setWidget(body)
        head = column(
            self._title, self._words, margins=(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_M)
        )
        self._head = frame("surface")
        self._head.setLayout(head)
        self.setLayout(column(self._head, self._area, self._nothing, space=0))

    def show_waiting(self, waiting: Waiting) -> None:
        """Show a reviewer's queue; their own is marked as theirs, with its last day."""
        own = waiting.rows[: waiting.mine]
        self._told = {row.id: _yours(waiting.due.get(row.id)) for row in own}
        self.show_rows(waiting.rows, waiting.total)

    def show_rows(self, rows: Sequence[InteractionRow], total: int | None = None) -> None:
        """Show a queue; an empty one says what to do.

        Args: total: how much waits in all; None: just these.
        """
        self._rows = rows
        for part in (self._head, self._area):
            part.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        count = len(rows) if total is None else total
        self._title.setText(
            trn("{count} interaction waits for review", "{count} interactions wait for review", count)
        )
        self._words.setText(" ".join(filter(None, (self._order(), self._more(count)))))
        self._show_lines()

    def _order(self) -> str:
        if not self._told:
            return tr("Drafts come first, then what has suggestions.")
        return trn(
            "{count} is assigned to you and stands first; then drafts, then what has suggestions.",
            "{count} are assigned to you and stand first; then drafts, then what has suggestions.",
            len(self._told),
        )

    @staticmethod
    def _more(count: int) -> str:
        if count <= SHOWN_MOST:
            return ""
        return tr("The first {number} are shown; the library has them all.", number=SHOWN_MOST)

    def _show_lines(self) -> None:
        """Bring the lines up to the queue; new ones in batches, the window's other work between them."""
        if not self.isVisible():
            return
        shown = self._rows[:SHOWN_MOST]
        for _ in range(min(BUILT_AT_ONCE, len(shown) - len(self._lines))):
            made = WaitingLine()
            made.open_requested.connect(self.open_requested)
            self._queue.insertWidget(len(self._lines), made)
            self._lines.append(made)
        for made, item in zip(self._lines, shown, strict=False):
            made.show_item(item, self._told.get(item.id, ""))
        for place, made in enumerate(self._lines):
            made.setVisible(place < len(shown))
        if len(self._lines) < len(shown):
            self._next.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next.start()  # who comes from the library to open something never sees the list


def _yours(due_on: date | None) -> str:
    if due_on is None:
        return tr("yours")
    return tr("yours until {day}", day=moments.day(datetime.combine(due_on, time(12))))
