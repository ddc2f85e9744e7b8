"""The rubrics page over a real workspace, and hands that work it: clicks and keys only."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.laboratory import Laboratory
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubric_editing import EditingSession
from qa_studio.services.rubric_shelf import RubricShelf
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.rule_trials import RuleTrials
from qa_studio.services.suggesting import Suggesting
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.rubrics.page import RubricsPage
from rubrics.model import Criterion, Option, Rubric, Scale, Section

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass
class Window:
    """The page, what lies under it, and what it told."""

    page: RubricsPage
    store: Store
    shelf: RubricShelf
    qtbot: QtBot
    messages: list[Message]

    @property
    def session(self) -> EditingSession:
        assert self.page.desk.session is not None
        return self.page.desk.session

    @property
    def rubric(self) -> Rubric:
        self.page.desk.flush()
        return self.session.rubric

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self.qtbot.keyClick(widget, key, modifier)

    def shortcut(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """A key of the page, with the keyboard wherever it is."""
        self.qtbot.keyClick(self.page.window().focusWidget() or self.page, key, modifier)

    def write(self, editor: QWidget, text: str) -> None:
        """Put the cursor into a field and type over what is there."""
        assert isinstance(editor, (QLineEdit, QPlainTextEdit))
        editor.setFocus()
        editor.selectAll()
        if not text:
            self.qtbot.keyClick(editor, Qt.Key.Key_Delete)
        for run in re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]", text):
            if run.isascii():
                self.qtbot.keyClicks(editor, run)
            else:  # the test library knows no keys beyond ASCII
                QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, NO_MODIFIER, run))

    def choose(self, combo: QWidget, words: str) -> None:
        """Choose by typing the first letter."""
        assert isinstance(combo, QComboBox)
        combo.setFocus()
        interval = QApplication.keyboardInputInterval()
        QApplication.setKeyboardInputInterval(0)  # a letter right after another one begins anew
        self.qtbot.keyClick(combo, words[0])
        QApplication.setKeyboardInputInterval(interval)
        assert combo.currentText() == words

    def tick(self, button: QWidget, is_on: bool) -> None:
        assert isinstance(button, QAbstractButton)
        if button.isChecked() != is_on:
            button.setFocus()
            self.qtbot.keyClick(button, Qt.Key.Key_Space)
        assert button.isChecked() == is_on


def open_window(qtbot: QtBot, runner: JobRunner, folder: Path) -> Window:
    """The page on the screen, with the shelf read."""
    store = Store.open(folder, stored_rubric)
    shelf = RubricShelf(store, folder / "rubrics")
    page = RubricsPage(
        shelf,
        Laboratory(store),
        Reviewing(store).explain,
        runner,
        trials=RuleTrials(store),
        suggesting=Suggesting(store),
    )
    messages: list[Message] = []
    page.message_posted.connect(messages.append)
    qtbot.addWidget(page)
    page.resize(1116, 705)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.refresh()
    qtbot.waitUntil(lambda: page.open_id != "" and runner.is_idle(), timeout=20_000)
    return Window(page, store, shelf, qtbot, messages)


def bare(rubric: Rubric) -> Rubric:
    """What the window can build: without the rules and names of the automatic suggestion."""
    return replace(rubric, names={}, sections=tuple(_bare_section(section) for section in rubric.sections))


def _bare_section(section: Section) -> Section:
    return replace(section, criteria=tuple(_bare_criterion(item) for item in section.criteria))


def _bare_criterion(item: Criterion) -> Criterion:
    return replace(item, suggest=(), scale=_bare_scale(item.scale))


def _bare_scale(scale: Scale) -> Scale:
    return replace(scale, options=tuple(_plain(option) for option in scale.options))


def _plain(option: Option) -> Option:
    return replace(option, examples=option.examples[:1])
