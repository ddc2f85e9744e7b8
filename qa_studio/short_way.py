"""The short way into the window: a start that asks for nothing but the window needs no command line, and does not wait
until that is imported.

Owns which words those are. Whatever else is asked for, and whatever is wrong with it, is the command line's affair.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WORKSPACE_VARIABLE = "QA_STUDIO_WORKSPACE"
_OPTIONS = ("--workspace", "-w")


@dataclass(frozen=True, slots=True)
class WindowAsked:
    """Nothing but the window was asked for; `workspace` None: the one opened last."""

    workspace: Path | None


def window_asked(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> WindowAsked | None:
    """What the words of a command ask for; None when that is for the command line to find out."""
    if not words:
        named = environment.get(WORKSPACE_VARIABLE, "")
        return WindowAsked(Path(named) if named else None) if named.strip() == named else None
    option, is_joined, name = words[0].partition("=")
    if is_joined and option == "--workspace" and len(words) == 1:
        return _named(name)
    return _named(words[1]) if words[0] in _OPTIONS and len(words) == 2 else None


def _named(name: str) -> WindowAsked | None:
    return WindowAsked(Path(name)) if name.strip() and not name.startswith("-") else None
