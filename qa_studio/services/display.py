"""Whether a window can be shown."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Whether a window could be shown to a person; an offscreen platform shows it to nobody."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
