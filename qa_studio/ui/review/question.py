"""One question about the transcript at a time, with its answers: a banner above the turns.

Owns which question stands there. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.ui import theme
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: its words, what it does, and whether the question stays for another answer."""

    words: str
    act: Callable[[], object]
    stays: bool = False


class QuestionBar(QWidget):
    """Hidden while nothing is asked. A new question takes the place of the old one, which counts as unanswered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: QVBoxLayout = column(margins=(theme.SPACE_M, 0, theme.SPACE_M, theme.SPACE_S))
        self.setLayout(self._box)
        self._banner: Banner | None = None
        self._unasked: Callable[[bool], object] | None = None
        self._answers: tuple[Answer, ...] = ()
        self.key = ""
        self.hide()

    @property
    def words(self) -> str:
        """What is asked; "" when nothing is."""
        return self._banner.text() if self._banner else ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The words of the buttons, the first one first."""
        return tuple(answer.words for answer in self._answers)

    def ask(
        self,
        key: str,
        words: str,
        answers: Sequence[Answer],
        unasked: Callable[[bool], object] | None = None,
        kind: BannerKind = BannerKind.INFO,
    ) -> None:
        """Put a question.

        Args:
            key: what it is about, for `drop`.
            unasked: done when the question goes; told whether it was answered.
        """
        self.drop()
        self.key, self._unasked, self._answers = key, unasked, tuple(answers)
        banner = Banner(kind, words)
        for place, answer in enumerate(answers):
            button = banner.add_button(answer.words)
            button.clicked.connect(lambda _=False, place=place: self.answer(place))
        self._banner = banner
        self._box.addWidget(banner)
        self.show()

    def answer(self, place: int) -> None:
        """Press a button by its place."""
        answer = self._answers[place]
        if not answer.stays:
            self._go(is_answered=True)
        answer.act()

    def drop(self, key: str = "") -> None:
        """Take the question away; with a key only when it is about that."""
        if not key or key == self.key:
            self._go(is_answered=False)

    def _go(self, is_answered: bool) -> None:
        if self._banner is None:
            return
        banner, unasked = self._banner, self._unasked
        self._banner, self._unasked, self._answers, self.key = None, None, (), ""
        self._box.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self.hide()
        if unasked is not None:
            unasked(is_answered)
