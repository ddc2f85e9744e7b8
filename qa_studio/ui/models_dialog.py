"""Speech models: what is here, what can be fetched, and what the draft engine is good for.

Owns the dialog's rows. Fetching is a job: it goes on when the dialog is closed, and shows among the running jobs.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QProgressBar, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobProgress, JobRunner
from qa_studio.rows import ModelRow
from qa_studio.ui import theme
from qa_studio.ui.library.wording import DRAFT_WORDS, model_name, size
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column, label, line, push_button, row

_WIDTH_PX = 760
_STATE_PX = 130
_STEPS = 1000
_WORDS = (
    "Recordings are transcribed on this computer by one of these models. The best one that is here is used. "
    "Nothing is downloaded before you ask for it, and recordings never leave this computer."
)
_KINDS = {
    "turbo": "nearly as exact as large, much faster",
    "tiny": "fastest, least exact",
    "base": "a good start",
    "small": "more exact, slower",
    "medium": "exact, slow",
    "large": "most exact, very slow",
}
"""Part of a Whisper model's name -> what it is good for without a graphics card; the first part found counts.
Source: measured for tiny, base and small; the table of openai-whisper's README for the others."""


def worth(model: ModelRow) -> str:
    """What a model is good for, in a few words; "" for one that nobody has named."""
    if model.is_draft:
        return "always here"
    kind = next((words for part, words in _KINDS.items() if part in model.name), "")
    return f"{kind}, English only" if kind and model.name.endswith(".en") else kind


class ModelsDialog(QDialog):
    """The models, one a line."""

    def __init__(self, fetcher: ModelFetcher, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetcher, self._runner = fetcher, runner
        self._lines: dict[str, _ModelLine] = {}
        self.setWindowTitle("Speech models")
        self.setMinimumWidth(_WIDTH_PX)
        self._problem = Banner(BannerKind.PROBLEM, can_close=True)
        self._problem.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.SPACE_L)
        self._grid.setVerticalSpacing(theme.SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        self._arrange()
        fetcher.progressed.connect(self._on_progressed)
        fetcher.ended.connect(self._on_ended)
        fetcher.came.connect(self.refresh)
        fetcher.failed.connect(self._on_failed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the models again."""

        def work(context: JobContext) -> tuple[tuple[ModelRow, ...], ModelRow]:
            return self._fetcher.models.rows(), self._fetcher.models.best()

        self._runner.submit(
            work, owner=self, on_done=lambda found: self._show(*found), on_failed=self._on_failed
        )

    def _arrange(self) -> None:
        add = push_button(
            "Add from a file…", icon="file", tip="A Whisper checkpoint (.pt) that you have already"
        )
        add.clicked.connect(self._on_add)
        close = push_button("Close")
        close.clicked.connect(self.accept)
        edge = theme.SPACE_L
        box = column(
            label(_WORDS, "muted", wraps=True), margins=(edge, edge, edge, edge), space=theme.SPACE_M
        )
        box.addWidget(Banner(BannerKind.WARNING, f"{DRAFT_WORDS} It is always here and needs no download."))
        box.addWidget(self._problem)
        box.addLayout(self._grid)
        box.addStretch(1)
        box.addWidget(line())
        box.addLayout(row(add, 1, close))
        self.setLayout(box)

    def _show(self, rows: tuple[ModelRow, ...], best: ModelRow) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        for at, model in enumerate(rows):
            made = _ModelLine(model, model == best, self._fetcher)
            made.place(self._grid, at)
            self._lines[model.name] = made
        self.adjustSize()

    def _on_failed(self, error: Exception) -> None:
        self._problem.set_text(str(error))
        self._problem.show()

    @Slot()
    def _on_add(self) -> None:
        kinds = "Whisper checkpoints (*.pt);;All files (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Whisper checkpoint", "", kinds)
        if chosen:
            self._fetcher.add(Path(chosen))

    @Slot(str, object)
    def _on_progressed(self, name: str, progress: JobProgress) -> None:
        if name in self._lines:
            self._lines[name].show_progress(progress)

    @Slot(str)
    def _on_ended(self, name: str) -> None:
        if name in self._lines:
            self._lines[name].show_idle()


class _ModelLine:
    """One model in the grid: name, what it is good for, its state, and what can be done."""

    def __init__(self, model: ModelRow, is_best: bool, fetcher: ModelFetcher) -> None:
        self._model, self._is_best = model, is_best
        name = model_name(model)
        self._name = label(name, "strong" if is_best else "")
        self._what = label(worth(model), "muted")
        self._state = label("", "small")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(f"Progress of fetching {name}")
        self._fetch = push_button("Fetch", icon="download")
        self._fetch.setAccessibleName(f"Fetch {name}")
        self._fetch.clicked.connect(lambda: self._on_fetch(fetcher))
        self._cancel = push_button("Cancel")
        self._cancel.setAccessibleName(f"Cancel fetching {name}")
        self._cancel.clicked.connect(lambda: fetcher.cancel(model.name))
        self.show_idle()
        if model.name in fetcher.running():
            self._show_fetching()

    def place(self, grid: QGridLayout, at: int) -> None:
        grid.addWidget(self._name, at, 0)
        grid.addWidget(self._what, at, 1)
        state = QWidget()
        state.setLayout(column(1, self._state, self._bar, 1, space=3))
        state.setFixedWidth(_STATE_PX)
        grid.addWidget(state, at, 2)
        buttons = QWidget()
        buttons.setLayout(row(1, self._fetch, self._cancel))
        buttons.setFixedHeight(theme.ROOMY_ROW_PX)
        grid.addWidget(buttons, at, 3)

    def show_idle(self) -> None:
        here = "here, in use" if self._is_best else "here"
        self._state.setText(here if self._model.is_here else size(self._model.size_bytes))
        self._bar.hide()
        self._cancel.hide()
        self._fetch.setVisible(not self._model.is_here)

    def show_progress(self, progress: JobProgress) -> None:
        self._bar.setValue(round((progress.fraction or 0) * _STEPS))
        self._state.setText(progress.message or "Fetching")

    def _on_fetch(self, fetcher: ModelFetcher) -> None:
        self._show_fetching()
        fetcher.fetch(self._model)

    def _show_fetching(self) -> None:
        self._state.setText("Waiting for its turn")
        self._bar.setValue(0)
        self._bar.show()
        self._fetch.hide()
        self._cancel.show()
