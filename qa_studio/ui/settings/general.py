"""General: who marks, how the window looks, where the workspace is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.settings import SCALES, Settings
from qa_studio.ui import theme
from qa_studio.ui.frame.workspace_menu import LOOKS
from qa_studio.ui.languages import LANGUAGES, SYSTEM
from qa_studio.ui.rubrics.fields import Pick
from qa_studio.ui.settings.entry import LineEntry
from qa_studio.ui.settings.history import ChangeHistory, setting_change
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.settings.section import SettingsSection
from qa_studio.ui.widgets.basics import ElidedLabel, column, push_button

_LONGEST_NAME = 80
_TONGUES = {SYSTEM: tr("As the system"), **LANGUAGES}


def name_fault(name: str) -> str:
    """Why a reviewer's name will not do; "" when it does."""
    if not name:
        return tr("A name is needed: it stands in evaluations and reports.")
    if len(name) > _LONGEST_NAME:
        return tr("At most {most} characters: it stands in tables.", most=_LONGEST_NAME)
    return ""


class GeneralSection(SettingsSection):
    """
    Args:
        open_another: asks for another workspace and opens it.
        show_folder: shows the workspace's folder in the system's own window.
    """

    key, title, icon = "general", tr("General"), "settings"

    def __init__(
        self,
        keeper: SettingsKeeper,
        history: ChangeHistory,
        workspace: Path,
        open_another: Callable[[], object],
        show_folder: Callable[[], object],
    ) -> None:
        super().__init__(
            tr(
                "Every change holds at once; Ctrl+Z takes it back. Only size and language wait for the next start."
            )
        )
        self._keeper, self._history = keeper, history
        self._name = LineEntry(tr("Your name"), tr("Name"))
        self._name.entered.connect(self._on_name)
        self._look = Pick(tr("Appearance"), [(key, words) for key, (words, _) in LOOKS.items()])
        self._look.picked.connect(self._on_look)
        self._scale = Pick(tr("Size"), [(str(one), _percent(one)) for one in SCALES])
        self._scale.picked.connect(self._on_scale)
        self._tongue = Pick(tr("Language"), list(_TONGUES.items()))
        self._tongue.picked.connect(self._on_tongue)
        self._name_setting = self.add_setting(
            tr("Your name"),
            tr("As it stands in evaluations and reports. Marks that you have made already keep their name."),
            self._name,
        )
        self.add_setting(
            tr("Appearance"), tr("Light and dark follow the system unless you choose one."), self._look
        )
        self.add_setting(
            tr("Size"),
            tr("Of everything in the window, measured by the system's own size; from its next start on."),
            self._scale,
        )
        self.add_setting(
            tr("Language"),
            tr(
                "The window speaks it from its next start on, dates and numbers included. What forms and their"
                " checks say, and the reports, stay in English."
            ),
            self._tongue,
        )
        self.add_setting(
            tr("Workspace"),
            tr(
                "Everything that belongs together: interactions, transcripts, marks. Another one"
                " opens in a window of its "
                "own; this one stays."
            ),
            _workspace_box(workspace, open_another, show_folder),
        )
        self.body.addStretch(1)
        keeper.changed.connect(self._show)
        self._show(keeper.current)

    def settle(self) -> None:
        self._name.settle()

    def _show(self, settings: Settings) -> None:
        self._name.put(settings.evaluator)
        self._name_setting.show_fault("")
        self._look.put(settings.theme)
        self._scale.put(str(settings.scale_percent))
        self._tongue.put(settings.language)

    def _on_name(self, name: str) -> None:
        fault = name_fault(name)
        self._name_setting.show_fault(fault)
        if not fault and name != self._keeper.current.evaluator:
            words = tr("From now on marks are {name}’s.", name=name)
            self._history.make(setting_change(self._keeper, words, evaluator=name))

    def _on_look(self, look: str) -> None:
        if look != self._keeper.current.theme:
            words = tr("Appearance: “{look}”.", look=LOOKS[look][0])
            self._history.make(setting_change(self._keeper, words, theme=look))

    def _on_scale(self, scale: str) -> None:
        if int(scale) != self._keeper.current.scale_percent:
            words = tr("Size from the next start on: {size}.", size=_percent(int(scale)))
            self._history.make(setting_change(self._keeper, words, scale_percent=int(scale)))

    def _on_tongue(self, code: str) -> None:
        if code != self._keeper.current.language:
            words = tr("Language from the next start on: {language}.", language=_TONGUES[code])
            self._history.make(setting_change(self._keeper, words, language=code))


def _percent(scale: int) -> str:
    return tr("{scale} %", scale=scale)


def _workspace_box(
    workspace: Path, open_another: Callable[[], object], show_folder: Callable[[], object]
) -> QWidget:
    box = QWidget()
    name = ElidedLabel(workspace.name, "strong")
    place = ElidedLabel(str(workspace))
    place.setProperty("type", "small")
    show, another = (
        push_button(tr("Show its folder"), icon="folder"),
        push_button(tr("Open another…"), icon="open"),
    )
    show.clicked.connect(lambda: show_folder())
    another.clicked.connect(lambda: open_another())
    box.setAccessibleName(tr("Workspace {name}", name=workspace.name))
    box.setLayout(column(name, place, show, another, space=theme.SPACE_XS))
    return box
