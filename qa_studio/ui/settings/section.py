"""What every section of the settings page is, and how one setting is laid out in it.

Owns the look of a setting: its name and what it means at the left, its control at the right, faults under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from qa_studio.ui import theme
from qa_studio.ui.rubrics.fields import SharedNote
from qa_studio.ui.widgets.basics import column, label

CONTROL_PX = 272
WIDEST_PX = 840
"""Of a section's column: words and control stay in one glance on a wide screen."""


class SettingsSection(QWidget):
    """A part of the settings page. Subclasses set `key`, `title` and `icon`.

    Signals:
        message_posted(Message): for the message bar.
        data_changed(): something stored has changed that other pages show.
    """

    key = ""
    title = ""
    icon = ""
    """A name in `qa_studio.ui.icons.ICONS`."""

    message_posted = Signal(object)
    data_changed = Signal()

    def __init__(self, intro: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        edge = theme.SPACE_XL
        self.body = column(margins=(edge, edge, edge, edge), space=theme.SPACE_L)
        self.body.addWidget(label(self.title, "title"))
        self.body.addWidget(label(intro, "muted", wraps=True))
        self.setMaximumWidth(WIDEST_PX)
        self.setLayout(self.body)

    def refresh(self) -> None:
        """Read again what the section shows. Called when it is shown."""

    def settle(self) -> None:
        """Take over what is still being typed."""

    def add_setting(self, name: str, words: str, control: QWidget) -> Setting:
        """Add a setting under the others and return it."""
        made = Setting(name, words, control)
        self.body.addWidget(made)
        return made


class Setting(QWidget):
    """One setting: its name, what it means, its control, and what is wrong with what was entered."""

    def __init__(self, name: str, words: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._name, self._words = label(name, "strong", wraps=True), label(words, "small", wraps=True)
        self._fault = SharedNote()
        self._told = ""
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(words)
        self._name.setBuddy(control)
        control.setFixedWidth(CONTROL_PX)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACE_XL)
        grid.setVerticalSpacing(theme.SPACE_XS)
        grid.setColumnStretch(0, 1)
        grid.addLayout(_stacked(self._name, self._words), 0, 0)
        grid.addLayout(_stacked(control, self._fault), 0, 1, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(control)

    def set_words(self, words: str) -> None:
        """Change what the setting is said to mean."""
        self._words.setText(words)

    @property
    def fault(self) -> str:
        """What is said to be wrong; "" for nothing."""
        return self._told

    def show_fault(self, words: str) -> None:
        """Say beside the control why what was entered does not hold; "" for nothing."""
        self._told = words
        self._fault.show_fault(self.control, words)
        self._fault.setMaximumWidth(CONTROL_PX)
        self.control.setAccessibleDescription(words or self._words.text())


def _stacked(*parts: QLabel | QWidget) -> QVBoxLayout:
    return column(*parts, 1, space=theme.SPACE_XS)


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab go through these one after the other; for what was made later and stands before."""
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)
