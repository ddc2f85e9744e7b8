"""The menu behind the workspace's name: where things are, who marks, how the window looks.

Owns the actions. What they change is the keeper's. Knows no page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu

from qa_studio.language import quoted, tr
from qa_studio.settings import Places, Settings
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.settings.keeper import SettingsKeeper

LOOKS = {
    "system": (tr("As the system"), None),
    "light": (tr("Light"), theme.Scheme.LIGHT),
    "dark": (tr("Dark"), theme.Scheme.DARK),
    "contrast": (tr("High contrast"), theme.Scheme.HIGH_CONTRAST),
}
"""Settings.theme -> words and scheme; None follows the system."""


class WorkspaceMenu(QObject):
    """Actions for the frame's menu.

    Signals:
        message_posted(Message)
        settings_requested(): show the settings.
        models_requested(): show the speech models.
        evaluator_changed(str): somebody else marks from now on.
    """

    message_posted = Signal(object)
    settings_requested = Signal()
    models_requested = Signal()
    evaluator_changed = Signal(str)

    def __init__(self, app: QApplication, workspace: Path, keeper: SettingsKeeper, places: Places) -> None:
        super().__init__()
        self._app, self._workspace, self._keeper, self._places = app, workspace, keeper, places
        self._before = keeper.current
        self._look_actions: dict[str, QAction] = {}
        self._looks = self._look_menu()
        self._evaluator = self._action("", self.ask_evaluator)
        self._name_evaluator()
        keeper.changed.connect(self._on_settings)
        keeper.failed.connect(lambda err: self.message_posted.emit(Message(str(err), is_problem=True)))
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    @property
    def evaluator(self) -> str:
        """Who marks now."""
        return self._keeper.current.evaluator

    def entries(self) -> list[QAction | QMenu | None]:
        """What the menu holds, in its order; None is a separator."""
        return [
            self._action(tr("New workspace…"), self.ask_new),
            self._action(tr("Open another workspace…"), self.open_another),
            self._action(tr("Show the workspace’s folder"), self.show_workspace),
            None,
            self._evaluator,
            self._action(tr("Speech models…"), self.models_requested.emit),
            self._looks,
            self._action(tr("Settings…"), self.settings_requested.emit),
            None,
            self._action(tr("Show the log’s folder"), lambda: _show(self._places.logs)),
        ]

    def apply_look(self) -> None:
        """Put on the scheme of the settings."""
        theme.apply(self._app, LOOKS[self._keeper.current.theme][1])

    def set_look(self, name: str) -> None:
        """Change the scheme and remember it; `name` is one of the settings' THEMES."""
        self._keeper.change(theme=name)

    def set_evaluator(self, name: str) -> None:
        """Change who marks, and remember it; a name of blanks changes nothing."""
        if name.strip() and name.strip() != self.evaluator:
            self.message_posted.emit(Message(tr("From now on marks are {name}’s.", name=name.strip())))
            self._keeper.change(evaluator=name.strip(), name_chosen=True)
        elif name.strip():
            self._keeper.change(name_chosen=True)

    def ask_evaluator(self) -> QInputDialog:
        """Ask who marks."""
        self._asking = dialog = QInputDialog(self._app.activeWindow())  # kept: it would go with its last name
        dialog.setWindowTitle(tr("Who marks"))
        dialog.setLabelText(tr("Your name, as it stands in evaluations and reports:"))
        dialog.setTextValue(self.evaluator)
        dialog.textValueSelected.connect(self.set_evaluator)
        dialog.open()
        return dialog

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: act())
        return action

    def _look_menu(self) -> QMenu:
        menu = QMenu(tr("Appearance"))
        group = QActionGroup(menu)
        for name, (words, _) in LOOKS.items():
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(name == self._keeper.current.theme)
            action.triggered.connect(partial(self._on_look, name))
            group.addAction(action)
            self._look_actions[name] = action
            menu.addAction(action)
        return menu

    def _on_look(self, name: str, is_checked: bool) -> None:
        self.set_look(name)

    def _name_evaluator(self) -> None:
        self._evaluator.setText(tr("Marking as {evaluator}…", evaluator=self.evaluator).replace("&", "&&"))

    def _on_system_scheme(self) -> None:
        if self._keeper.current.theme == "system":
            self.apply_look()

    def _on_settings(self, settings: Settings) -> None:
        before, self._before = self._before, settings
        if settings.theme != before.theme:
            self._look_actions[settings.theme].setChecked(True)
            self.apply_look()
        if settings.evaluator != before.evaluator:
            self._name_evaluator()
            self.evaluator_changed.emit(settings.evaluator)

    def open_another(self) -> None:
        """Ask for a workspace and open it in a window of its own."""
        chosen = QFileDialog.getExistingDirectory(None, tr("Open a workspace"), str(self._workspace.parent))
        if chosen:
            _open(chosen)

    def ask_new(self) -> QInputDialog:
        """Ask for the name of a new workspace."""
        self._asking = dialog = QInputDialog(self._app.activeWindow())
        dialog.setWindowTitle(tr("New workspace"))
        folder = quoted(str(self._workspace.parent))
        dialog.setLabelText(
            tr("Its name. It becomes a folder in {folder} and opens in a window of its own.", folder=folder)
        )
        dialog.textValueSelected.connect(self.make_new)
        dialog.open()
        return dialog

    def make_new(self, name: str) -> None:
        """Make a folder beside this workspace and open it in a window of its own; a name of blanks does nothing."""
        wanted = name.strip()
        if not wanted:
            return
        folder = self._workspace.parent / wanted
        if folder.parent != self._workspace.parent or wanted in (".", ".."):
            self._refuse(tr("“{name}” cannot be a folder’s name. Leave out what parts folders.", name=wanted))
            return
        try:
            folder.mkdir()
        except FileExistsError:
            self._refuse(tr("“{name}” is there already. Choose another name, or open it.", name=wanted))
        except OSError as err:
            self._refuse(
                tr("“{name}” cannot be made: {reason}.", name=wanted, reason=err.strerror or str(err))
            )
        else:
            _open(str(folder))

    def _refuse(self, words: str) -> None:
        self.message_posted.emit(Message(words, is_problem=True))

    def show_workspace(self) -> None:
        """Show the workspace's folder in the system's own window."""
        _show(self._workspace)


def _open(folder: str) -> None:
    QProcess.startDetached(sys.executable, ["-m", "qa_studio", "--workspace", folder])


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
