"""The menu behind the workspace's name: where things are, who marks, how the window looks.

Owns the actions and what they change in the settings. Knows no page.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QWidget

from qa_studio import settings as stored
from qa_studio.settings import Places, Settings, SettingsError
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message

_LOOKS = {
    "system": ("As the system", None),
    "light": ("Light", theme.Scheme.LIGHT),
    "dark": ("Dark", theme.Scheme.DARK),
    "contrast": ("High contrast", theme.Scheme.HIGH_CONTRAST),
}
"""Settings.theme -> words and scheme; None follows the system."""


class WorkspaceMenu(QObject):
    """Actions for the frame's menu.

    Signals:
        message_posted(Message)
        models_requested(): show the speech models.
        evaluator_changed(str): somebody else marks from now on.
    """

    message_posted = Signal(object)
    models_requested = Signal()
    evaluator_changed = Signal(str)

    def __init__(self, app: QApplication, workspace: Path, settings: Settings, places: Places) -> None:
        super().__init__()
        self._app, self._workspace, self._settings, self._places = app, workspace, settings, places
        self._looks = self._look_menu()
        self._evaluator = self._action("", self.ask_evaluator)
        self._name_evaluator()
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    @property
    def evaluator(self) -> str:
        """Who marks now."""
        return self._settings.evaluator

    def entries(self) -> list[QAction | QMenu | None]:
        """What the menu holds, in its order; None is a separator."""
        return [
            self._action("Open another workspace…", self._on_open),
            self._action("Show the workspace’s folder", lambda: _show(self._workspace)),
            None,
            self._evaluator,
            self._action("Speech models…", self.models_requested.emit),
            self._looks,
            None,
            self._action("Show the log’s folder", lambda: _show(self._places.logs)),
        ]

    def apply_look(self) -> None:
        """Put on the scheme of the settings."""
        theme.apply(self._app, _LOOKS[self._settings.theme][1])

    def set_look(self, name: str) -> None:
        """Change the scheme and remember it; `name` is one of the settings' THEMES."""
        self._change(theme=name)
        self.apply_look()

    def set_evaluator(self, name: str) -> None:
        """Change who marks, and remember it; a name of blanks changes nothing."""
        if name.strip() and name.strip() != self.evaluator:
            self._change(evaluator=name.strip())
            self._name_evaluator()
            self.evaluator_changed.emit(self.evaluator)
            self.message_posted.emit(Message(f"From now on marks are {self.evaluator}’s."))

    def ask_evaluator(self) -> QInputDialog:
        """Ask who marks."""
        parent = self.parent()
        dialog = QInputDialog(parent if isinstance(parent, QWidget) else None)
        dialog.setWindowTitle("Who marks")
        dialog.setLabelText("Your name, as it stands in evaluations and reports:")
        dialog.setTextValue(self.evaluator)
        dialog.textValueSelected.connect(self.set_evaluator)
        dialog.open()
        return dialog

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: act())
        return action

    def _look_menu(self) -> QMenu:
        menu = QMenu("Appearance")
        group = QActionGroup(menu)
        for name, (words, _) in _LOOKS.items():
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(name == self._settings.theme)
            action.triggered.connect(partial(self._on_look, name))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _on_look(self, name: str, is_checked: bool) -> None:
        self.set_look(name)

    def _name_evaluator(self) -> None:
        self._evaluator.setText(f"Marking as {self.evaluator}…".replace("&", "&&"))

    def _on_system_scheme(self) -> None:
        if self._settings.theme == "system":
            self.apply_look()

    def _on_open(self) -> None:
        chosen = QFileDialog.getExistingDirectory(None, "Open a workspace", str(self._workspace.parent))
        if chosen:
            QProcess.startDetached(sys.executable, ["-m", "qa_studio", "--workspace", chosen])

    def _change(self, **changes: str) -> None:
        """A setting that cannot be written still holds for this window."""
        self._settings = dataclasses.replace(self._settings, **changes)  # type: ignore[arg-type]
        try:
            on_disk = stored.load(self._places.settings_file)
            stored.save(dataclasses.replace(on_disk, **changes), self._places.settings_file)  # type: ignore[arg-type]
        except SettingsError as err:
            self.message_posted.emit(Message(str(err), is_problem=True))


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
