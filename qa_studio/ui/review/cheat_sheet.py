"""The list of keys, laid over the page until a key or a click.

Owns its look; the keys come from `keys`. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.keys import CORRECTING, DRAFT, FIXED, KEYS, LISTENING, LOOKING, MARKING, shown
from qa_studio.ui.widgets.basics import column, label, push_button, row

COLUMNS = ((MARKING, DRAFT, LOOKING), (CORRECTING, LISTENING))
KEYS_PX = 5 * theme.SPACE_XL


class CheatSheet(QDialog):
    """Every key of the page, by group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys of the review page"))
        sides = row(space=2 * theme.SPACE_XL)
        for groups in COLUMNS:
            side = column(space=theme.SPACE_M)
            for group in groups:
                side.addWidget(label(group, "title"))
                side.addLayout(_grid(group))
            side.addStretch(1)
            sides.addLayout(side)
        close = push_button(tr("Close"))
        close.clicked.connect(self.accept)
        whole: QVBoxLayout = column(margins=(theme.SPACE_XL,) * 4, space=theme.SPACE_L)
        whole.addLayout(sides)
        whole.addLayout(row(1, close))
        self.setLayout(whole)


def _grid(group: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SPACE_L)
    grid.setVerticalSpacing(theme.SPACE_XS)
    fixed = [(keys, words) for keys, words, where in FIXED if where == group]
    own = [(shown(key.keys[0]), key.words) for key in KEYS if key.group == group]
    for place, (keys, words) in enumerate((*fixed, *own)):
        key_label: QLabel = label(keys, "strong")
        grid.addWidget(key_label, place, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(words), place, 1)
    grid.setColumnMinimumWidth(0, KEYS_PX)
    grid.setColumnStretch(1, 1)
    return grid
