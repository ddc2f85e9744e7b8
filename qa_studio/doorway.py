"""A workspace that is still to be opened, and what is known of it before: enough for a window to stand.

Imports nothing that is slow to import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qa_studio.settings import Places, Settings

if TYPE_CHECKING:
    from qa_studio.bootstrap import Studio
    from qa_studio.jobs.context import JobContext


@dataclass(frozen=True, slots=True)
class Doorway:
    """Stands where an open `Studio` may stand.

    Attributes:
        workspace: the folder.
        open: opens it, on any thread. Raises: WorkspaceError. Whoever called it closes what it returns.
        watched: the same, telling how an older workspace is brought up to this version; None: it cannot be watched.
            Raises: JobCancelled too; nothing was changed then.
    """

    workspace: Path
    settings: Settings
    places: Places
    open: Callable[[], Studio]
    watched: Callable[[JobContext], Studio] | None = None
