"""Words of a turn that somebody is writing and has not kept yet: they outlive a crash, and nothing else reads them.

Owns where they lie in the workspace, and to which turn they belong when the transcript has changed since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qa_studio.storage.store import Store
from transcription.model import Turn


@dataclass(frozen=True, slots=True)
class Typed:
    """Attributes:
    turn: place in the transcript, from 0.
    text: what stood there when the writing began.
    words: what has been written so far.
    """

    turn: int
    text: str
    words: str


class TypingDrafts:
    """One for each interaction and person."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, interaction_id: int, editor: str, typed: Typed | None) -> None:
        """Remember what is being written, in place of what was; None: nothing is."""
        key = _key(interaction_id, editor)
        value = None if typed is None else [typed.turn, typed.text, typed.words]
        if value is not None or self._store.setting(key) is not None:
            self._store.set_setting(key, value)

    def typed(self, interaction_id: int, editor: str) -> Typed | None:
        """What was being written when it was last heard of; None when nothing was left."""
        return _typed(self._store.setting(_key(interaction_id, editor)))


def place_in(turns: Sequence[Turn], typed: Typed) -> int | None:
    """The turn that the words belong to: the one that reads as it did, nearest to where it was; None without one."""
    alike = [place for place, turn in enumerate(turns) if turn.text == typed.text]
    return min(alike, key=lambda place: abs(place - typed.turn), default=None)


def _key(interaction_id: int, editor: str) -> str:
    return f"typing/{interaction_id}/{editor.strip()}"


def _typed(stored: Any) -> Typed | None:
    """What another version has stored in another shape is nobody's words any more."""
    match stored:
        case [int(turn), str(text), str(words)]:
            return Typed(turn, text, words)
        case _:
            return None
