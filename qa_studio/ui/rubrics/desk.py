"""The form that is open on the page: its session, which row of it is current, and every change.

Owns the order of things: what is being typed is put into the form before anything else happens. Knows no
widget. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from qa_studio.errors import USER_ERRORS
from qa_studio.services.rubric_editing import EditingSession
from rubrics.model import Criterion, Rubric, Section

Result = TypeVar("Result")


class FormDesk(QObject):
    """Signals:
    opened(): another form, or none, lies on the desk.
    changed(): the form says something else, by a change, undo or redo.
    current_changed(str): another row is current, by its path; "" is the form itself.
    revealed(str, str): go to a field of a row: the row's path, and the field's path below it.
    told(str): why a change was not made.
    """

    opened = Signal()
    changed = Signal()
    current_changed = Signal(str)
    revealed = Signal(str, str)
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: EditingSession | None = None
        self._current = ""
        self._pending: Callable[[], None] | None = None

    @property
    def session(self) -> EditingSession | None:
        return self._session

    @property
    def current(self) -> str:
        """Path of the current row; "" is the form itself."""
        return self._current

    @property
    def is_frozen(self) -> bool:
        return self._session is None or self._session.is_frozen

    def row(self) -> Rubric | Section | Criterion | None:
        """What the current row is."""
        return None if self._session is None else self._session.at(self._current)

    def open(self, session: EditingSession | None) -> None:
        """Put a form on the desk, or clear it."""
        self.flush()
        self._session, self._current = session, ""
        self.opened.emit()
        self.current_changed.emit("")

    def set_current(self, path: str) -> None:
        """Make a row current."""
        if path != self._current:
            self.flush()
            self._current = path
            if self._session is not None:
                self._session.end_step()
            self.current_changed.emit(path)

    def act(self, change: Callable[[EditingSession], Result]) -> Result | None:
        """Make a change, after what is being typed. None when it was refused, which is told."""
        self.flush()
        return self.put(change)

    def put(self, change: Callable[[EditingSession], Result]) -> Result | None:
        """Make a change that is itself what was typed."""
        if self._session is None:
            return None
        before = self._session.text
        try:
            return change(self._session)
        except USER_ERRORS as err:
            self.told.emit(str(err))
            return None
        finally:
            if self._session.text != before:
                self._keep_current()
                self.changed.emit()

    def act_on_row(self, change: Callable[[EditingSession], str]) -> None:
        """Make a change that says which row is current afterwards."""
        path = self.act(change)
        if path is not None:
            self.set_current(path)

    def undo(self) -> None:
        self.act(lambda session: session.undo())

    def redo(self) -> None:
        self.act(lambda session: session.redo())

    def reveal(self, path: str) -> None:
        """Go to the place of a fault or remark."""
        row, field = split_place(path)
        self.set_current(row)
        self.revealed.emit(row, field)

    def expect(self, settle: Callable[[], None]) -> None:
        """Somebody is typing: `settle` puts it into the form, at the latest before the next change."""
        if self._pending is not None and self._pending != settle:
            self.flush()
        self._pending = settle

    def flush(self) -> None:
        """Put into the form what is being typed."""
        if self._pending is not None:
            settle, self._pending = self._pending, None
            settle()

    def _keep_current(self) -> None:
        """The current row may be gone: the one above it takes its place."""
        path = self._current
        while path and self._session is not None and self._session.at(path) is None:
            path = _above(path)
        if path != self._current:
            self._current = path
            self.current_changed.emit(path)


def _above(path: str) -> str:
    head, _, last = path.rpartition("[")
    place = int(last.rstrip("]"))
    return f"{head}[{place - 1}]" if place else head.rpartition(".")[0]


def split_place(path: str) -> tuple[str, str]:
    """A path as its row and the field below it: "sections[0].criteria[2].scale" -> ("…[2]", "scale")."""
    parts = path.split(".")
    rows = [part for part in parts if part.startswith(("sections[", "criteria[")) and part.endswith("]")]
    if parts[: len(rows)] != rows or rows[2:]:
        return "", path
    return ".".join(rows), ".".join(parts[len(rows) :])
