"""Speech models: what is here and where, what can be fetched, and what the draft engine is good for.

Owns the section's lines. Fetching is a job: it goes on when another page is shown, and shows among the running jobs.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobProgress, JobRunner
from qa_studio.language import tr, trn
from qa_studio.speech_rows import ModelCheckRow, ModelRow, RemovedModel
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.wording import DRAFT_WORDS, size
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.settings.model_line import FETCHED, ModelLine
from qa_studio.ui.settings.section import SettingsSection, order_tabs
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column, push_button
from qa_studio.ui.widgets.flow import FlowLayout

_WORDS = tr(
    "Recordings are transcribed on this computer by one of these models. "
    "Nothing is downloaded before you ask for it, and recordings never leave this computer."
)
_FILE_KINDS = tr("Whisper checkpoints (*.pt);;All files (*)")
Key = tuple[str, str]
"""Engine and name of a model: two engines may have one of the same name."""
Found = tuple[tuple[ModelRow, ...], ModelRow, dict[str, str]]
"""The models, the one used unasked, and what is said of getting each by hand."""


class ModelsSection(SettingsSection):
    """The models, one a line."""

    key, title, icon = "models", tr("Speech models"), "model"

    def __init__(self, fetcher: ModelFetcher, runner: JobRunner) -> None:
        super().__init__(_WORDS)
        self._fetcher, self._runner = fetcher, runner
        self._lines: dict[Key, ModelLine] = {}
        self._problem = Banner(BannerKind.PROBLEM, can_close=True)
        self._problem.hide()
        self._list: QVBoxLayout = column(space=0)
        self._arrange()
        fetcher.progressed.connect(self._on_progressed)
        fetcher.ended.connect(self._on_ended)
        fetcher.came.connect(self.refresh)
        fetcher.went.connect(self._on_went)
        fetcher.checked.connect(self._on_checked)
        fetcher.failed.connect(self._on_failed)

    @Slot()
    def refresh(self) -> None:
        """Read the models again."""
        self._runner.submit(self._read, owner=self, on_done=self._show, on_failed=self._tell_problem)

    def _read(self, context: JobContext) -> Found:
        models = self._fetcher.models
        rows = models.rows()
        return rows, models.best(), {one.name: models.by_hand(one.name) for one in rows if not one.is_here}

    def _arrange(self) -> None:
        add = push_button(
            tr("Add from a file…"), icon="file", tip=tr("A Whisper checkpoint (.pt) that you have already")
        )
        folder = push_button(
            tr("Add a folder…"),
            icon="folder",
            tip=tr("A converted model for Faster Whisper: the folder of its files"),
        )
        self._check = push_button(
            tr("Check what is here"),
            icon="done",
            tip=tr("Compares each published model with its SHA-256, and looks into every other one"),
        )
        self._check.clicked.connect(self._on_check)
        self._adds = (add, folder, self._check)
        add.clicked.connect(self._on_add)
        folder.clicked.connect(self._on_add_folder)
        self.body.addWidget(
            Banner(BannerKind.WARNING, tr("{caution} It is always here.", caution=DRAFT_WORDS))
        )
        self.body.addWidget(self._problem)
        self.body.addLayout(self._list)
        acts = FlowLayout(space=theme.SPACE_S)
        for act in self._adds:
            acts.addWidget(act)
        self.body.addLayout(acts)
        self.body.addStretch(1)

    def _show(self, found: Found) -> None:
        rows, best, by_hand = found
        if list(self._lines) != [_key(model) for model in rows]:
            self._make_lines(rows)
        for model in rows:
            self._lines[_key(model)].show_model(model, model == best, by_hand.get(model.name, ""))

    def _make_lines(self, rows: tuple[ModelRow, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {_key(model): ModelLine(model, self._fetcher) for model in rows}
        for made in self._lines.values():
            self._list.addWidget(made)
        order_tabs([*(stop for made in self._lines.values() for stop in made.tab_stops()), *self._adds])

    def _tell_problem(self, error: Exception) -> None:
        self._problem.set_text(str(error))
        self._problem.show()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tell_problem(error)
        self.refresh()

    @Slot(object)
    def _on_went(self, gone: RemovedModel) -> None:
        room = size(gone.size_bytes)
        words = (
            tr("{name} is removed; {size} is free again.", name=gone.name, size=room)
            if room
            else tr("{name} is removed; its room is free again.", name=gone.name)
        )
        words = f"{words} {gone.way_back}"
        self.message_posted.emit(Message(words))
        self._problem.hide()
        self.data_changed.emit()
        self.refresh()

    @Slot()
    def _on_add(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Whisper checkpoint"), "", _FILE_KINDS)
        if chosen:
            self._fetcher.add(Path(chosen))

    @Slot()
    def _on_add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder of a model"))
        if chosen:
            self._fetcher.add(Path(chosen))

    @Slot()
    def _on_check(self) -> None:
        self._check.setEnabled(False)
        self._problem.hide()
        self._fetcher.check()

    @Slot(object)
    def _on_checked(self, found: tuple[ModelCheckRow, ...] | None) -> None:
        self._check.setEnabled(True)
        for one in found or ():
            if _key(one.model) in self._lines:
                self._lines[_key(one.model)].show_check(one)
        if found is not None:
            self.message_posted.emit(Message(check_words(found), is_problem=any(one.fault for one in found)))

    @Slot(str, object)
    def _on_progressed(self, name: str, progress: JobProgress) -> None:
        if (FETCHED, name) in self._lines:
            self._lines[FETCHED, name].show_progress(progress)

    @Slot(str)
    def _on_ended(self, name: str) -> None:
        if (FETCHED, name) in self._lines:
            self._lines[FETCHED, name].show_idle()
            self.refresh()


def check_words(found: tuple[ModelCheckRow, ...]) -> str:
    """What a check has come to."""
    faults = sum(bool(one.fault) for one in found)
    if not found:
        return tr("There is nothing to check: only the draft engine’s own model is here.")
    if faults:
        return trn(
            "{faults} of {count} model cannot be relied on; its line says why.",
            "{faults} of {count} models cannot be relied on; its line says why.",
            len(found),
            faults=faults,
        )
    return trn(
        "{count} model checked: what is here is what it is called.",
        "{count} models checked: what is here is what it is called.",
        len(found),
    )


def _key(model: ModelRow) -> Key:
    return model.engine, model.name
