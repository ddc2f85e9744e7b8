"""The way back from changes of the settings page: one list for all its sections.

Owns the order of changes. Knows nothing of what they do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from qa_studio.language import tr
from qa_studio.ui.frame.page import Message
from qa_studio.ui.settings.keeper import SettingsKeeper


@dataclass(frozen=True, slots=True)
class Change:
    """Something that has been done, in words, and how it is taken back and done again."""

    words: str
    undo: Callable[[], object]
    redo: Callable[[], object]


def setting_change(keeper: SettingsKeeper, words: str, **after: Any) -> Change:
    """The change of one or several settings by their names, with the way back to what they are now."""
    before = {name: getattr(keeper.current, name) for name in after}
    return Change(words, lambda: keeper.change(**before), lambda: keeper.change(**after))


class ChangeHistory(QObject):
    """Signals:
    message_posted(Message): what was done, with its Undo, for the message bar.
    """

    message_posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def did(self, change: Change) -> None:
        """Note a change that is being made, and say it."""
        self._done.append(change)
        self._undone.clear()
        self._say(change)

    def make(self, change: Change) -> None:
        """Make a change and note it. What goes wrong in making it is said after the change itself, and stays."""
        self.did(change)
        change.redo()

    def can(self, act: str) -> bool:
        """Whether "undo" or "redo" would do anything; True for whatever else."""
        return bool({"undo": self._done, "redo": self._undone}.get(act, (True,)))

    def undo(self) -> None:
        """Take the last change back; says so when there is none."""
        if not self._done:
            self.message_posted.emit(Message(tr("Nothing to undo on this page.")))
            return
        change = self._done.pop()
        self._undone.append(change)
        self.message_posted.emit(
            Message(tr("Taken back: {words}", words=change.words), tr("Redo"), self.redo)
        )
        change.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if not self._undone:
            self.message_posted.emit(Message(tr("Nothing to redo on this page.")))
            return
        change = self._undone.pop()
        self._done.append(change)
        self._say(change)
        change.redo()

    def _say(self, change: Change) -> None:
        self.message_posted.emit(Message(change.words, tr("Undo"), lambda: self._take_back(change)))

    def _take_back(self, change: Change) -> None:
        """From the message: only while it is still the last one; a later one has its own message by then."""
        if self._done and self._done[-1] is change:
            self.undo()
