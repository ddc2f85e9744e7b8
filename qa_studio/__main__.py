"""Entry point of `qa-studio` and of `python -m qa_studio`."""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path

PATIENCE = 100_000
"""New objects before Python looks for garbage among them: what is imported stays, and usually it is looked at anew at
every 700, which takes a fifth of the start."""


def main() -> None:
    """Run the command. While it loads nothing can answer a Ctrl+C in words: then the system ends it without any."""
    gc.set_threshold(PATIENCE)
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from qa_studio.short_way import window_asked

    asked = window_asked(sys.argv[1:])
    if asked is not None:
        signal.signal(signal.SIGINT, before)
        _open_window(asked.workspace)
        return
    from qa_studio.cli import main as command

    signal.signal(signal.SIGINT, before)
    command()


def _open_window(workspace: Path | None) -> None:
    from qa_studio.entry import guarded
    from qa_studio.opening import doorway, show_window

    guarded(lambda: sys.exit(show_window(doorway(workspace))))


if __name__ == "__main__":
    main()
