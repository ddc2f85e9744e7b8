"""The figures of a call or a chat, line by line, each with its definition.

Owns the lines. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import label
from scoring.measure_model import Definition, Figure

HEADERS = ("", tr("Agent"), tr("Customer"))


class FigureGrid(QWidget):
    """Title, agent, customer; a figure of both together goes over both columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_L)
        self._grid.setVerticalSpacing(theme.SPACE_XS)
        for place in (1, 2):
            self._grid.setColumnStretch(place, 1)
        self.setLayout(self._grid)

    def show_figures(self, figures: Sequence[Figure], definitions: Sequence[Definition]) -> None:
        """Show these lines in place of the former ones."""
        self._clear()
        words = {one.title: one.words for one in definitions}
        for place, header in enumerate(HEADERS):
            self._grid.addWidget(label(header, "small"), 0, place)
        for at, figure in enumerate(figures, start=1):
            self._add(at, figure, words.get(figure.title, ""))

    def _add(self, at: int, figure: Figure, definition: str) -> None:
        title = label(figure.title, "muted")
        title.setToolTip(definition)
        self._grid.addWidget(title, at, 0)
        if figure.both:
            self._grid.addWidget(self._value(figure, figure.both, "both"), at, 1, 1, 2)
            return
        self._grid.addWidget(self._value(figure, figure.agent, "agent"), at, 1)
        self._grid.addWidget(self._value(figure, figure.customer, "customer"), at, 2)

    def _value(self, figure: Figure, words: str, whose: str) -> QLabel:
        made = label(words)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setToolTip(figure.reason)
        made.setAccessibleName(f"{figure.title}, {whose}: {words}. {figure.reason}".strip())
        return made

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def reasons(figures: Sequence[Figure]) -> str:
    """Why figures are missing, each reason once; "" when none is."""
    return " ".join(dict.fromkeys(figure.reason for figure in figures if figure.reason))
