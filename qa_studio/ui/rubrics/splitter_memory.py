"""Remembers where the splitters of a page stand.

Owns their keys in the memory. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter


class SplitterMemory:
    """
    Args:
        memory: None forgets.
        splitters: by the names that they are remembered by.
    """

    def __init__(self, memory: QSettings | None, prefix: str, splitters: Mapping[str, QSplitter]) -> None:
        self._memory, self._prefix, self._splitters = memory, prefix, dict(splitters)

    def restore(self) -> None:
        """Put them where they were; those that nobody has moved stay."""
        for name, splitter in self._splitters.items():
            state = self._memory.value(f"{self._prefix}/{name}") if self._memory else None
            if isinstance(state, QByteArray):
                splitter.restoreState(state)

    def save(self) -> None:
        """Remember where they are."""
        if self._memory is not None:
            for name, splitter in self._splitters.items():
                self._memory.setValue(f"{self._prefix}/{name}", splitter.saveState())
