"""The reviewer's name, until somebody has said it: where it is asked for, and what is done with the answer.

Owns the line of the welcome page that asks. Never in the way: whoever does not answer is asked again by the summary of
a submission. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from qa_studio.errors import USER_ERRORS
from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.widgets.basics import column, label, push_button, row

LONGEST_NAME = 80
FIELD_PX = 8 * theme.SPACE_XL


class Naming:
    """Args: sign: takes what was begun under the first name over to the second; `Reviewing.sign`."""

    def __init__(self, keeper: SettingsKeeper, sign: Callable[[str, str], None]) -> None:
        self.keeper, self._sign = keeper, sign

    @property
    def name(self) -> str:
        """What marks are signed with now."""
        return self.keeper.current.evaluator

    @property
    def is_asked(self) -> bool:
        """Whether nobody has said yet that this is their name."""
        return not self.keeper.current.is_named

    def choose(self, name: str) -> None:
        """Sign with this name from now on, and what was begun until now too; one of blanks chooses nothing.

        Raises: StudioError when the workspace cannot be written.
        """
        chosen = name.strip()[:LONGEST_NAME]
        if not chosen:
            return
        if self.is_asked:
            self._sign(self.name, chosen)
        self.keeper.change(evaluator=chosen, name_chosen=True)


class NameLine(QWidget):
    """Asks for the name in one line, with the login name in the field; afterwards it says who signs.

    Signals: posted(Message).
    """

    posted = Signal(object)

    def __init__(self, naming: Naming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._naming = naming
        self._question = label(tr("Your name, as it stands in evaluations and reports:"), "muted")
        self.field = QLineEdit(naming.name)
        self.field.setAccessibleName(tr("Your name"))
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setFixedWidth(FIELD_PX)
        self.field.returnPressed.connect(self.choose)
        self.button = push_button(tr("That is me"))
        self.button.clicked.connect(self.choose)
        self._signed = label("", "muted")
        asking = row(1, self._question, self.field, self.button, 1, space=theme.SPACE_S)
        told = column(space=0)
        told.addLayout(asking)
        told.addLayout(row(1, self._signed, 1))
        self.setLayout(told)
        naming.keeper.changed.connect(lambda _: self._show())
        self._show()

    def choose(self) -> None:
        """Take what is written for the name."""
        try:
            self._naming.choose(self.field.text())
        except USER_ERRORS as err:
            self.posted.emit(Message(str(err), is_problem=True))

    def _show(self) -> None:
        is_asked = self._naming.is_asked
        for part in (self._question, self.field, self.button):
            part.setVisible(is_asked)
        self._signed.setVisible(not is_asked)
        words = tr("You review as {name}; the settings change that.", name=self._naming.name)
        self._signed.setText(words)
