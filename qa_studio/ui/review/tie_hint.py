"""What stands under the transcript to say how words are tied to a criterion, until somebody has done it once.

Owns when it is there. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.ui import keymap, theme
from qa_studio.ui.review.keys import Act, key_words
from qa_studio.ui.widgets.basics import column, label, line

LEARNT_KEY = "review/has_tied"


class TieHint(QWidget):
    """Args: memory: where it is remembered that nobody needs it any more; None forgets it with the window."""

    def __init__(self, memory: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._is_learnt = bool(memory and memory.value(LEARNT_KEY, False, bool))
        self._has_room = True
        self.words = label("", "small", wraps=True)
        margins = (theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS)
        whole = column(line(), space=0)
        whole.addLayout(column(self.words, margins=margins))
        self.setLayout(whole)
        keymap.changed.connect(self._say)
        self._say()

    def learn(self) -> None:
        """Somebody has tied words: never say it again."""
        self._is_learnt = True
        if self._memory is not None:
            self._memory.setValue(LEARNT_KEY, True)
        self._show()

    def set_room(self, has_room: bool) -> None:
        """Whether there is room for what is not needed at every moment."""
        self._has_room = has_room
        self._show()

    def _say(self) -> None:
        self.words.setText(
            tr(
                "{pane} leads to the words, the arrow keys choose them, {tie} ties them to the criterion.",
                pane=key_words(Act.PANE_BACK),
                tie=key_words(Act.TIE),
            )
        )
        self._show()

    def _show(self) -> None:
        has_keys = bool(key_words(Act.PANE_BACK) and key_words(Act.TIE))
        self.setVisible(has_keys and self._has_room and not self._is_learnt)
