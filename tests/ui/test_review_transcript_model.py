"""The turns of a transcript as Qt sees them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from qa_studio.ui.review.transcript_model import TURN_ROLE, TranscriptModel
from transcription.model import Role, Turn


def test_a_turn_is_told_to_a_screen_reader_with_who_speaks() -> None:
    model = TranscriptModel()
    model.set_turns([Turn(Role.CUSTOMER, "My lamp is late.")])
    index = model.index(0)
    assert index.data(TURN_ROLE).text == "My lamp is late."
    assert "Customer: My lamp is late." in index.data(Qt.ItemDataRole.AccessibleTextRole)
