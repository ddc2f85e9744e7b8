"""What an empty workspace says beside its buttons: where the demonstration goes, and who is at the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.naming import NameLine, Naming
from qa_studio.ui.widgets.basics import label, row
from qa_studio.ui.widgets.states import Notice

DEMONSTRATION_WORDS = tr(
    "The demonstration goes into this workspace; building it takes one to three minutes. It can be taken out of the"
    " library afterwards, and its data stays in the workspace’s folder: whoever wants nothing but their own calls there"
    " builds it in a workspace of its own."
)


def furnish(empty: Notice, naming: Naming | None, post: Callable[[object], object]) -> None:
    """Add the sentence on the demonstration, and the question for the reviewer's name where somebody asks it."""
    words = label(DEMONSTRATION_WORDS, "small", wraps=True)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    words.setMaximumWidth(theme.READING_WIDTH_PX)
    room = QWidget()
    middle = row(1, words, 1)
    middle.setStretch(1, 1_000)  # as wide as it may be before the room beside it grows
    room.setLayout(middle)
    empty.add_below(room)
    if naming is not None:
        asked = NameLine(naming)
        asked.posted.connect(post)
        empty.add_below(asked)
