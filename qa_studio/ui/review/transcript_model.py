"""The turns of a transcript as a Qt model.

Owns no highlight and no size; those belong to the view. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from qa_studio.language import tr
from qa_studio.ui.review import ink
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.doubt_words import doubted, heard_words
from transcription.model import Turn

Index = QModelIndex | QPersistentModelIndex
TURN_ROLE = Qt.ItemDataRole.UserRole + 1


class TranscriptModel(QAbstractListModel):
    """One row a turn, in the transcript's order."""

    def __init__(self) -> None:
        super().__init__()
        self._turns: tuple[Turn, ...] = ()

    def set_turns(self, turns: Sequence[Turn]) -> None:
        """Show another transcript."""
        self.beginResetModel()
        self._turns = tuple(turns)
        self.endResetModel()

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self._turns

    def starts_run(self, row: int) -> bool:
        """True when somebody else spoke before."""
        return row == 0 or speaker(self._turns[row]) != speaker(self._turns[row - 1])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._turns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        turn = self._turns[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return turn.text
        if role == TURN_ROLE:
            return turn
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (clock(turn.start_s), f"{speaker(turn)}:", turn.text, doubted(turn), heard_words(turn))
            return " ".join(part for part in said if part)
        return None


def speaker(turn: Turn) -> str:
    """Who speaks, as the page writes it."""
    name = turn.speaker or ink.role_words(turn.role)
    return tr("{name}, internal note", name=name) if turn.note else name
