"""The line over the criteria: which form it is, how much was suggested, what that alone scores, and its buttons.

Owns its words and buttons; the form says what they do. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.keys import Act, hint
from qa_studio.ui.review.standing import AutomaticWords
from qa_studio.ui.widgets.basics import ShorteningLabel, push_button, row

BETWEEN = "  ·  "


class FormHead(QWidget):
    """Attributes: words: what is said. suggest, accept_all: the buttons, shown by the form when they have a use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.words = ShorteningLabel("small")
        self.suggest = push_button(tr("Suggest marks"), "quiet", "suggest")
        hint(self.suggest, tr("Look for evidence in the transcript"), Act.SUGGEST)
        self.accept_all = push_button("", "quiet", "suggest")
        hint(self.accept_all, tr("Accept all that is open"), Act.ACCEPT_ALL)
        self.setLayout(
            row(self.words, self.suggest, self.accept_all, margins=(theme.SPACE_L, 0, theme.SPACE_S, 0))
        )
        self.setFixedHeight(theme.ROOMY_ROW_PX)

    def set_title(self, title: str) -> None:
        """Which form it is: the first words to go where there is no room for all."""
        self._title = title
        self.show_suggested("", AutomaticWords())

    def show_suggested(self, counted: str, automatic: AutomaticWords) -> None:
        """Args:
        counted: how many criteria have a suggestion; "" for not a word of it.
        automatic: what the suggestions alone score.
        """
        versions = (
            (self._title, counted, automatic.spread),
            (counted, automatic.spread),
            (counted, automatic.short),
            (counted,) if counted else (self._title,),
        )
        tip = "\n".join(filter(None, (self._title, counted, automatic.whole)))
        self.words.set_versions([BETWEEN.join(filter(None, version)) for version in versions], tip)

    def show_open(self, count: int) -> None:
        """Say how many suggestions can still be accepted at once."""
        words = tr("Accept {left} open", left=count) if count > 1 else tr("Accept the open one")
        self.accept_all.setText(f" {words}")
