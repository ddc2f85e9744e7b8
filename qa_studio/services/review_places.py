"""Where a reviewer was in an interaction: the criterion, what was in sight, the playhead. It outlives a crash.

Owns where that lies in the workspace. What is marked is not kept here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qa_studio.storage.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Attributes:
    criterion: key of the criterion that was worked on; "" for none.
    form_px: how far the form was scrolled.
    turn: the turn of the transcript in the middle of what is in sight, from 0.
    seconds: the playhead; 0 for a text.
    """

    criterion: str = ""
    form_px: int = 0
    turn: int = 0
    seconds: float = 0.0


class ReviewPlaces:
    """One for each interaction and person."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, interaction_id: int, evaluator: str, place: Place) -> None:
        """Remember where somebody is, in place of where they were."""
        value = [place.criterion, place.form_px, place.turn, place.seconds]
        self._store.set_setting(_key(interaction_id, evaluator), value)

    def place(self, interaction_id: int, evaluator: str) -> Place | None:
        """Where somebody was when they were last heard of; None when they never were here."""
        return _place(self._store.setting(_key(interaction_id, evaluator)))


def _key(interaction_id: int, evaluator: str) -> str:
    return f"place/{interaction_id}/{evaluator.strip()}"


def _place(stored: Any) -> Place | None:
    """What another version has stored in another shape is nobody's place any more."""
    match stored:
        case [str(criterion), int(form_px), int(turn), int(seconds) | float(seconds)]:
            return Place(criterion, max(form_px, 0), max(turn, 0), max(float(seconds), 0.0))
        case _:
            return None
