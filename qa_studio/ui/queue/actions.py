"""What can be done with the selected jobs, as actions with keys: for the menu, the buttons and the keyboard.

Owns the QActions. Each says how many jobs it is about, and is off when it is about none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from qa_studio.language import tr
from qa_studio.speech_rows import JobState
from qa_studio.ui.keymap import follow
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.queue.keys import QUEUE
from qa_studio.ui.queue.ordering import dropped, moves, stepped
from qa_studio.ui.queue.table_model import QueueTableModel
from qa_studio.ui.queue.table_view import QueueTable
from qa_studio.ui.queue.wording import is_open
from qa_studio.ui.widgets.basics import icon_button, push_button, set_icon

_LIVE = (JobState.QUEUED, JobState.RUNNING)
_PAUSED = (JobState.PAUSED,)
_AGAIN = (JobState.FAILED, JobState.CANCELLED)
_ENDED = (JobState.DONE, *_AGAIN)


class QueueActions(QObject):
    """Signals:
    review_requested(int): id of the interaction whose transcript is done.
    """

    review_requested = Signal(object)

    def __init__(self, table: QueueTable, model: QueueTableModel, desk: QueueDesk, page: QWidget) -> None:
        super().__init__(page)
        self._table, self._model, self._desk = table, model, desk
        self.hold = self._action(tr("Pause"), "hold", self._on_hold)
        self.end = self._action(tr("Cancel"), "end", self._on_end)
        self.retry = self._action(tr("Try again"), "retry", lambda: desk.retry(self._ids(*_AGAIN)))
        self.up = self._action(tr("Move up"), "up", lambda: self._step(-1))
        self.down = self._action(tr("Move down"), "down", lambda: self._step(1))
        self.first = self._action(tr("To the front"), "first", lambda: self.drop(self._open_ids(), 0))
        self.clear = self._action(tr("Clear what has ended"), "clear", lambda: desk.clear())
        self.open = self._action(tr("Open the review"), "open", self._on_open)
        self.menu = self._menu(page)
        table.customContextMenuRequested.connect(lambda at: self.menu.popup(table.viewport().mapToGlobal(at)))
        table.selection_changed.connect(self.update_actions)
        self.update_actions()

    @Slot()
    def update_actions(self) -> None:
        """Say what each action is about now. One key pauses and lets go on, one cancels and takes off the list."""
        live, paused = self._ids(*_LIVE), self._ids(*_PAUSED)
        _show(self.hold, *((tr("Go on"), paused) if self.goes_on else (tr("Pause"), live)))
        open_ids, ended = self._open_ids(), self._ids(*_ENDED)
        _show(
            self.end,
            *((tr("Take off the list"), ended) if self.takes_off else (tr("Cancel"), open_ids)),
        )
        _show(self.retry, tr("Try again"), self._ids(*_AGAIN))
        order = self._model.open_ids()
        for action, step in ((self.up, -1), (self.first, -1), (self.down, 1)):
            action.setEnabled(bool(open_ids) and stepped(order, open_ids, step) != order)
        self.clear.setEnabled(any(not is_open(row) for row in self._model.rows()))
        current = self._table.current_row()
        self.open.setEnabled(current is not None and current.state is JobState.DONE)

    @property
    def goes_on(self) -> bool:
        """Whether `hold` would let go on what is paused."""
        return bool(self._ids(*_PAUSED)) and not self._ids(*_LIVE)

    @property
    def takes_off(self) -> bool:
        """Whether `end` would take off the list what has ended."""
        return bool(self._ids(*_ENDED)) and not self._open_ids()

    def drop(self, ids: Sequence[int], before: int) -> None:
        """Let jobs go before a line of the table; lines of what has ended count as the end of the queue."""
        order = self._model.open_ids()
        self._desk.move(moves(order, dropped(order, set(ids), min(before, len(order)))))

    def _action(self, text: str, name: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        follow(action, QUEUE, name)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._table.addAction(action)
        action.triggered.connect(lambda: act())
        return action

    def _menu(self, page: QWidget) -> QMenu:
        menu = QMenu(tr("Job"), page)
        menu.addActions([self.open])
        menu.addSeparator()
        menu.addActions([self.hold, self.retry, self.end])
        menu.addSeparator()
        menu.addActions([self.up, self.down, self.first])
        menu.addSeparator()
        menu.addActions([self.clear])
        return menu

    def _ids(self, *states: JobState) -> tuple[int, ...]:
        return tuple(row.id for row in self._table.selected_rows() if row.state in states)

    def _open_ids(self) -> tuple[int, ...]:
        return self._ids(*_LIVE, *_PAUSED)

    def _on_hold(self) -> None:
        live = self._ids(*_LIVE)
        if live:
            self._desk.pause(live)
        else:
            self._desk.resume(self._ids(*_PAUSED))

    def _on_end(self) -> None:
        open_ids = self._open_ids()
        if open_ids:
            self._desk.cancel(open_ids)
        else:
            self._desk.clear(self._ids(*_ENDED))

    def _step(self, step: int) -> None:
        order = self._model.open_ids()
        self._desk.move(moves(order, stepped(order, self._open_ids(), step)))

    def _on_open(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self.review_requested.emit(row.interaction_id)


class ActionButton(QObject):
    """A button that does, says and is able to do what an action does; lives as long as the action.

    Args:
        icon: a name in ICONS.
        picture: says which icon fits the action's words, where these change; None keeps `icon`.
        has_words: False shows the icon alone, with the words as its name.
    """

    def __init__(
        self, action: QAction, icon: str, picture: Callable[[], str] | None = None, has_words: bool = True
    ) -> None:
        super().__init__(action)
        self._action, self._has_words = action, has_words
        self._picture = picture or (lambda: icon)
        self.button: QAbstractButton = (
            push_button(action.text(), icon=icon) if has_words else icon_button(icon, action.text())
        )
        self.button.clicked.connect(lambda: action.trigger())
        action.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        words, keys = self._action.text(), self._action.shortcut().toString(_NATIVE)
        if words != self.button.accessibleName():
            set_icon(self.button, self._picture())
        if self._has_words:
            self.button.setText(f" {words}")
        self.button.setAccessibleName(words)
        self.button.setToolTip(f"{words} ({keys})")
        self.button.setEnabled(self._action.isEnabled())


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _show(action: QAction, words: str, ids: Sequence[int]) -> None:
    action.setText(f"{words} ({len(ids)})" if len(ids) > 1 else words)
    action.setEnabled(bool(ids))
