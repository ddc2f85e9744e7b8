"""What was chosen in the palette, the last first: in the workspace's own memory of the window."""

from __future__ import annotations

import json

from PySide6.QtCore import QSettings

KEY = "palette/recent"
MOST = 12


class Recent:
    """Keys of things. A memory that cannot be read is an empty one."""

    def __init__(self, memory: QSettings) -> None:
        self._memory = memory

    def keys(self) -> tuple[str, ...]:
        """The last first."""
        try:
            found = json.loads(str(self._memory.value(KEY, "[]") or "[]"))
        except ValueError:
            return ()
        return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()

    def note(self, key: str) -> None:
        """This was chosen just now."""
        kept = (key, *(one for one in self.keys() if one != key))[:MOST]
        self._memory.setValue(KEY, json.dumps(kept))
