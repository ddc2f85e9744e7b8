"""What is set, for everybody in the window: one value, changed in one place, told to all.

Owns the settings while the window is open, and their file. No widget.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from qa_studio import settings as stored
from qa_studio.settings import Settings, SettingsError


class SettingsKeeper(QObject):
    """Signals:
    changed(Settings): what holds from now on. Nothing is told of a change that changes nothing.
    failed(Exception): the file cannot be written, in words for the user; the change holds for this window.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, settings: Settings, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._file = settings, file

    @property
    def current(self) -> Settings:
        """What holds now."""
        return self._settings

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return self._file

    def change(self, **changes: Any) -> None:
        """Set one or several by their names, at once, and write them; what others have written meanwhile stays."""
        before = self._settings
        self._settings = dataclasses.replace(before, **changes)
        if self._settings == before:
            return
        try:
            stored.save(dataclasses.replace(stored.load(self._file), **changes), self._file)
        except SettingsError as err:
            self.failed.emit(err)
        self.changed.emit(self._settings)
