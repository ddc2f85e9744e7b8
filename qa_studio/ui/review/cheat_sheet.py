"""The list of keys, laid over the page until a key or a click.

Owns its look; the keys come from `keys`. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.keys import (
    ANSWERS,
    CORRECTING,
    DRAFT,
    FIXED,
    KEYS,
    LISTENING,
    LOOKING,
    MARKING,
    Act,
    key_words,
    keys_of,
)
from qa_studio.ui.widgets.basics import column, label, push_button, row

COLUMNS = ((MARKING, DRAFT, LOOKING), (LISTENING, CORRECTING))
KEYS_PX = 5 * theme.SPACE_XL
NARROW_PX = 1_000
"""On a screen of less width all groups stand under each other."""


class CheatSheet(QDialog):
    """Every key of the page, by group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys of the review page"))
        is_narrow = self.screen().availableSize().width() < NARROW_PX
        sides = column(space=theme.SPACE_M) if is_narrow else row(space=2 * theme.SPACE_XL)
        for groups in COLUMNS:
            side = column(space=theme.SPACE_M)
            for group in groups:
                side.addWidget(label(group, "title"))
                side.addLayout(_grid(group))
            side.addStretch(1)
            sides.addLayout(side)
        close = push_button(tr("Close"))
        close.clicked.connect(self.accept)
        inside = QWidget()
        edge = theme.SPACE_S
        sides.setContentsMargins(edge, edge, edge, edge)
        inside.setLayout(sides)
        area = QScrollArea()
        area.setProperty("kind", "pane")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(tr("Keys of the review page"))
        whole: QVBoxLayout = column(area, margins=(theme.SPACE_XL,) * 4, space=theme.SPACE_L)
        whole.addLayout(row(1, close))
        self.setLayout(whole)
        self._fit(inside)

    def _fit(self, inside: QWidget) -> None:
        """As large as the list, and no larger than the screen: the rest is scrolled to."""
        edges = QSize(4 * theme.SPACE_XL, 5 * theme.SPACE_XL)
        self.resize((inside.sizeHint() + edges).boundedTo(self.screen().availableSize() * 0.95))


def _own(group: str) -> list[tuple[str, str]]:
    """The keys of a group as they are now; the nine of the answers in one line while they are the usual ones."""
    found = [(key_words(Act(key.act)), key.words) for key in KEYS if key.group == group]
    digits = [keys_of(act) for act in ANSWERS]
    if group == MARKING and digits == [(str(place),) for place in range(1, len(ANSWERS) + 1)]:
        found[: len(ANSWERS)] = [("1 … 9", tr("Answer, in the order of the buttons"))]
    return [(keys, words) for keys, words in found if keys]


def _grid(group: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SPACE_L)
    grid.setVerticalSpacing(theme.SPACE_XS)
    fixed = [(keys, words) for keys, words, where in FIXED if where == group]
    for place, (keys, words) in enumerate((*_own(group), *fixed)):
        key_label: QLabel = label(keys, "strong")
        grid.addWidget(key_label, place, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(words), place, 1)
    grid.setColumnMinimumWidth(0, KEYS_PX)
    grid.setColumnStretch(1, 1)
    return grid
