"""The queue's table as Qt sees it. Owns the rows that are shown; never touches storage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon

from qa_studio.language import tr
from qa_studio.speech_rows import JobRow, JobState
from qa_studio.ui import icons, theme
from qa_studio.ui.library.wording import DRAFT_WORDS
from qa_studio.ui.queue import wording

Index = QModelIndex | QPersistentModelIndex
FRACTION_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""0..1, or None where no bar is drawn."""
JOBS_TYPE = "application/x-qa-studio-jobs"


@dataclass(frozen=True, slots=True)
class Column:
    """How a column reads a row."""

    title: str
    text: Callable[[JobRow], str]


def _progress(row: JobRow) -> str:
    return f"{int(row.fraction * 100)} %" if row.fraction > 0 or row.state is JobState.RUNNING else ""


def _left(row: JobRow) -> str:
    return wording.left(row.seconds_left) if wording.is_open(row) else ""


COLUMNS = (
    Column(tr("State"), wording.state_words),
    Column(tr("Recording"), lambda row: row.title),
    Column(tr("Progress"), _progress),
    Column(tr("Time left"), _left),
    Column(tr("Made with"), wording.made_with),
    Column(tr("What to know"), wording.reason_words),
)
STATE, TITLE, PROGRESS, LEFT, WITH, REASON = range(len(COLUMNS))


class QueueTableModel(QAbstractTableModel):
    """Read-only view of JobRows; what has not ended can be dragged to another place.

    Signals:
        dropped(tuple[int, ...], int): ids that were let fall before a line.
    """

    dropped = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[JobRow, ...] = ()
        self._icons: dict[str, QIcon] = {}
        theme.scheme_changed.connect(self._on_scheme)

    def rows(self) -> tuple[JobRow, ...]:
        return self._rows

    def row_at(self, line: int) -> JobRow:
        return self._rows[line]

    def id_at(self, line: int) -> int:
        return self._rows[line].id

    def ids_in(self, start: int, end: int) -> list[int]:
        """Ids of a stretch of lines."""
        return [row.id for row in self._rows[start:end]]

    def line_of(self, job_id: int) -> int:
        """Where a job is shown; -1 when it is not."""
        return next((at for at, row in enumerate(self._rows) if row.id == job_id), -1)

    def lines_of(self, ids: Iterable[int]) -> list[int]:
        """Where these jobs are shown, in order."""
        wanted = set(ids)
        return [at for at, row in enumerate(self._rows) if row.id in wanted]

    def open_ids(self) -> list[int]:
        """Ids of the jobs that have not ended, in their order."""
        return [row.id for row in self._rows if wording.is_open(row)]

    def set_rows(self, rows: Sequence[JobRow]) -> None:
        """Show other rows. Rows that only changed keep their place, selection and all."""
        rows = tuple(rows)
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column, roles = self._rows[index.row()], index.column(), Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole):
            return self._text(row, column, spoken=role == roles.AccessibleTextRole)
        if role == roles.ToolTipRole:
            return self._text(row, column, spoken=True) or None
        if role == FRACTION_ROLE:
            return row.fraction if column == PROGRESS and _progress(row) else None
        if role == roles.DecorationRole:
            return self._picture(row, column)
        if role == roles.ForegroundRole and column in (STATE, REASON) and row.state is JobState.FAILED:
            return QColor(_ink(row.state))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        is_open = wording.is_open(self._rows[index.row()])
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_open else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [JOBS_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        lines = sorted({index.row() for index in indexes})
        held = QMimeData()
        ids = " ".join(str(self._rows[line].id) for line in lines if wording.is_open(self._rows[line]))
        held.setData(JOBS_TYPE, QByteArray(ids.encode()))
        return held

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tells what was wanted; the rows move when the queue has been read again."""
        ids = tuple(int(one) for one in data.data(JOBS_TYPE).toStdString().split())
        before = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        if action is Qt.DropAction.MoveAction and ids:
            self.dropped.emit(ids, before)
        return False

    @staticmethod
    def _text(row: JobRow, column: int, spoken: bool) -> str:
        text = COLUMNS[column].text(row)
        if spoken and column == WITH and row.is_draft:
            return f"{text}. {DRAFT_WORDS}"
        return text

    def _picture(self, row: JobRow, column: int) -> QIcon | None:
        if column == STATE:
            return self._icon(wording.STATE_ICONS[row.state], _ink(row.state))
        if column == WITH and row.is_draft:
            return self._icon("warning", theme.current().close)
        return None

    def _icon(self, name: str, colour: str) -> QIcon:
        key = f"{name} {colour}"
        if key not in self._icons:
            self._icons[key] = icons.icon(name, colour)
        return self._icons[key]

    def _on_scheme(self) -> None:
        self._icons.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))


def _ink(state: JobState) -> str:
    """The colour of a state's icon; its shape and its word say the same."""
    tokens = theme.current()
    inks = {JobState.DONE: tokens.met, JobState.FAILED: tokens.not_met, JobState.RUNNING: tokens.accent}
    return inks.get(state, tokens.muted)
