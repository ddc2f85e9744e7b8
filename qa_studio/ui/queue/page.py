"""The page of the transcription queue: what is in work, what waits, and what became of the rest.

Owns the page's widgets. The work is the desk's.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr, trn
from qa_studio.speech_rows import Hold, JobState
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Page
from qa_studio.ui.library.wording import DRAFT_WORDS
from qa_studio.ui.queue.actions import ActionButton, QueueActions
from qa_studio.ui.queue.desk import QueueDesk, QueueState
from qa_studio.ui.queue.table_model import QueueTableModel
from qa_studio.ui.queue.table_view import QueueTable
from qa_studio.ui.queue.wording import is_open, made_with, reason_words, state_words, summary
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import ElidedLabel, column, label, push_button, row
from qa_studio.ui.widgets.flow import FlowLayout
from qa_studio.ui.widgets.states import Notice, StateStack

_EMPTY_WORDS = tr(
    "Recordings that you transcribe stand here: what is in work, how long it will take, and what went wrong. "
    "The order can be changed, and nothing is lost when the computer stops."
)
LOOK_MS = 2_000
"""How often a queue that is looked at is read again: a command line may work on it too."""


class QueuePage(Page):
    """Signals:
    library_requested(): the user wants to choose recordings.
    models_requested(): the user wants to see the speech models.
    review_requested(int): the id of the interaction to be opened.
    """

    title = tr("Queue")
    icon = "queue"
    keys = "Ctrl+Shift+J"
    is_at_foot = True
    library_requested = Signal()
    models_requested = Signal()
    review_requested = Signal(object)

    def __init__(self, desk: QueueDesk, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = QueueTableModel(self)
        self._table = QueueTable(self._model)
        self._actions = QueueActions(self._table, self._model, desk, self)
        self._build()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(desk.refresh)
        self._model.dropped.connect(self._actions.drop)
        self._table.selection_changed.connect(self._show_details)
        self._actions.review_requested.connect(self.review_requested)
        desk.shown.connect(self._show)
        desk.unreadable.connect(lambda error: self._states.show_failed(str(error)))
        desk.message_posted.connect(self.message_posted)
        desk.busy_changed.connect(self._show_run)

    def refresh(self) -> None:
        self._desk.refresh()

    def glance(self) -> None:
        self._desk.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._summary = label("", "strong")
        self._run = push_button(tr("Start"), "primary", "play", tr("Work off what waits"))
        self._run.clicked.connect(self._desk.run)
        self._draft = Banner(BannerKind.WARNING)
        models = self._draft.add_button(tr("Speech models…"))
        models.clicked.connect(self.models_requested)
        self._title, self._details = ElidedLabel("", "strong"), label("", "muted", wraps=True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        empty = Notice("queue", tr("Nothing is in the queue"), _EMPTY_WORDS)
        empty.add_button(tr("Show the library"), self.library_requested.emit, icon="library")
        self._states = StateStack(self._content(), empty, tr("The queue cannot be read"), self.refresh)
        self.setLayout(column(self._states, space=0))

    def _content(self) -> QWidget:
        edge = theme.SPACE_L
        content = QWidget()
        foot = QWidget()
        foot.setLayout(
            column(self._title, self._details, margins=(edge, theme.SPACE_S, edge, theme.SPACE_S), space=2)
        )
        foot.setMinimumHeight(3 * theme.SPACE_XL)
        head = column(margins=(edge, theme.SPACE_S, edge, theme.SPACE_S))
        head.addLayout(row(self._summary, 1, self._run))
        head.addWidget(self._draft)
        acting, clear = self._buttons()
        room = QWidget()
        flow = FlowLayout(room)
        for button in acting:
            flow.addWidget(button)
        beside = row(room, clear)
        beside.setStretchFactor(room, 1)
        head.addLayout(beside)
        box = column(space=0)
        box.addLayout(head)
        box.addWidget(self._table, 1)
        box.addWidget(foot)
        content.setLayout(box)
        return content

    def _buttons(self) -> tuple[list[QWidget], QWidget]:
        """Those about the selection, which go on in a second line where there is no room, and the one at the right."""
        acts = self._actions
        made = (
            ActionButton(acts.hold, "pause", lambda: "play" if acts.goes_on else "pause"),
            ActionButton(acts.end, "stop", lambda: "close" if acts.takes_off else "stop"),
            ActionButton(acts.retry, "refresh"),
            ActionButton(acts.up, "up", has_words=False),
            ActionButton(acts.down, "down", has_words=False),
        )
        clear = ActionButton(acts.clear, "done")
        return [one.button for one in made], clear.button

    @Slot(object)
    def _show(self, state: QueueState) -> None:
        self._model.set_rows(state.rows)
        self._summary.setText(summary(state.rows, state.seconds_left))
        self._show_draft(state)
        self._show_run()
        self._actions.update_actions()
        self.count_changed.emit(sum(map(is_open, state.rows)))
        if state.rows:
            self._states.show_content()
        else:
            self._states.show_empty()

    def _show_draft(self, state: QueueState) -> None:
        drafts = sum(1 for one in state.rows if one.is_draft and is_open(one))
        self._draft.setVisible(drafts > 0)
        self._draft.set_text(
            trn(
                "{count} recording for the draft engine. {caution}",
                "{count} recordings for the draft engine. {caution}",
                drafts,
                caution=DRAFT_WORDS,
            )
        )

    @Slot()
    def _show_run(self) -> None:
        """Only where something waits and nobody works on it."""
        rows = self._model.rows()
        waits = any(one.state is JobState.QUEUED or one.hold is Hold.BATTERY for one in rows)
        self._run.setVisible(waits and not self._desk.is_running)

    @Slot()
    def _show_details(self) -> None:
        """The whole of what the line under the cursor may have no room for."""
        shown = self._table.current_row()
        self._title.setText(shown.title if shown else "")
        if shown is None:
            self._details.setText("")
            return
        parts = [f"{state_words(shown)}, {made_with(shown)}.", reason_words(shown)]
        if shown.is_draft:
            parts.append(DRAFT_WORDS)
        self._details.setText(" ".join(filter(None, parts)))
