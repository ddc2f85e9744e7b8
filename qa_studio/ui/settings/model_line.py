"""One speech model: its name, what it is good for, its state and where it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from qa_studio.jobs.runner import JobProgress
from qa_studio.language import tr
from qa_studio.speech_rows import ModelCheckRow, ModelRow
from qa_studio.ui import theme
from qa_studio.ui.library.wording import model_name, size
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import (
    ElidedLabel,
    column,
    frame,
    icon_button,
    label,
    line,
    push_button,
    restyle,
    row,
    set_icon,
)

FETCHED = "whisper"
"""The engine whose models can be fetched; those of others are added."""
_STATE_PX, _ACT_PX = 172, 96
_STEPS = 1000
_KINDS = {
    "turbo": tr("nearly as exact as large, much faster"),
    "tiny": tr("fastest, least exact"),
    "base": tr("a good start"),
    "small": tr("more exact, slower"),
    "medium": tr("exact, slow"),
    "large": tr("most exact, very slow"),
}
"""Part of a Whisper model's name -> what it is good for without a graphics card; the first part found counts.
Source: measured for tiny, base and small; the table of openai-whisper's README for the others."""


def worth(model: ModelRow) -> str:
    """What a model is good for, in a few words; "" for one that nobody has named."""
    if model.is_draft:
        return tr("always here")
    kind = next((words for part, words in _KINDS.items() if part in model.name), "")
    return tr("{kind}, English only", kind=kind) if kind and model.name.endswith(".en") else kind


def state_words(model: ModelRow, is_best: bool) -> str:
    """Whether a model is here, and how large it is or would be."""
    there = size(model.size_bytes)
    if model.is_here:
        here = tr("here, used unasked") if is_best else tr("here")
        return f"{here}, {there}" if there else here
    if model.arrived_bytes:
        return tr("{size} of {there} here", size=size(model.arrived_bytes), there=there)
    return there


class ModelLine(QFrame):
    """Args: fetcher: fetches, cancels and removes the model."""

    def __init__(self, model: ModelRow, fetcher: ModelFetcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._fetcher, self._is_best, self._by_hand = model, fetcher, False, ""
        self._spoken = model_name(model)
        self._name, self._state = ElidedLabel(self._spoken), ElidedLabel("", "small")
        self._what = ElidedLabel(worth(model), "small")
        if not worth(model):
            self._what.hide()  # never shown here: before it has a parent it would be a window of its own
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress of fetching {model}", model=self._spoken))
        self._fetch = self._act(tr("Fetch"), tr("Fetch {model}", model=self._spoken), self._on_fetch)
        self._cancel = self._act(
            tr("Cancel"),
            tr("Cancel fetching {model}", model=self._spoken),
            lambda: fetcher.cancel(model.name),
        )
        self._remove = self._act(tr("Remove…"), tr("Remove… {model}", model=self._spoken), self._on_remove)
        self._open = self._opener()
        self._details, self._where = self._details_box()
        self._found = Banner(BannerKind.PROBLEM)
        self._found.hide()
        self._question, self._asked = self._question_box()
        self._arrange()
        self.show_idle()
        if self._is_fetching():
            self._show_fetching()

    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the keyboard stops at, in order."""
        details = (self._where, *self._details.findChildren(QPushButton))
        return (self._fetch, self._cancel, self._remove, self._open, *details, self._yes, self._no)

    def show_model(self, model: ModelRow, is_best: bool, by_hand: str) -> None:
        """Show how the model stands now.

        Args: by_hand: how to get the file without a connection; "" for what is here or cannot be got.
        """
        self._model, self._is_best, self._by_hand = model, is_best, by_hand
        self._name.setProperty("type", "strong" if is_best else "")
        restyle(self._name)
        self._where.setText(self._place_words())
        if not self._is_fetching():
            self.show_idle()

    def show_check(self, found: ModelCheckRow) -> None:
        """Show what a check of this model has found."""
        self._found.set_text(found.fault)
        self._found.setVisible(bool(found.fault))
        self._show_worth("" if found.fault else tr("checked: {words}", words=found.words))

    def _show_worth(self, checked: str = "") -> None:
        words = "; ".join(part for part in (worth(self._model), checked) if part)
        self._what.setText(words)
        self._what.setVisible(bool(words))

    def show_idle(self) -> None:
        """Show the model as it stands, without a download."""
        model = self._model
        if not model.is_here:
            self._found.hide()
            self._show_worth()
        self._state.setText(state_words(model, self._is_best))
        self._bar.hide()
        self._cancel.hide()
        self._fetch.setText(tr("Go on") if model.arrived_bytes else tr("Fetch"))
        self._fetch.setAccessibleName(
            tr("Go on fetching {model}", model=self._spoken)
            if model.arrived_bytes
            else tr("Fetch {model}", model=self._spoken)
        )
        self._fetch.setVisible(not model.is_here and model.engine == FETCHED)
        self._remove.setVisible(model.is_here and not model.is_draft)

    def _is_fetching(self) -> bool:
        return self._model.engine == FETCHED and self._model.name in self._fetcher.running()

    def show_progress(self, progress: JobProgress) -> None:
        """Show how far the download is."""
        self._bar.setValue(round((progress.fraction or 0) * _STEPS))
        self._state.setText(progress.message or tr("Fetching"))

    def _act(self, text: str, name: str, act: object) -> QPushButton:
        button = push_button(text)
        button.setAccessibleName(name)
        button.setFixedWidth(_ACT_PX)
        button.clicked.connect(act)
        return button

    def _opener(self) -> QToolButton:
        button = icon_button("down", tr("Where {model} is", model=self._spoken))
        button.setCheckable(True)
        button.toggled.connect(self._on_opened)
        return button

    def _details_box(self) -> tuple[QWidget, QLabel]:
        where = label("", "small", wraps=True)
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        where.setAccessibleName(tr("Where {model} is or belongs", model=self._spoken))
        copy = push_button(tr("Copy"), "quiet", "copy")
        copy.setAccessibleName(tr("Copy where {model} is or belongs", model=self._spoken))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(where.text()))
        show = push_button(tr("Show the folder"), "quiet", "folder")
        show.setAccessibleName(tr("Show the folder of {model}", model=self._spoken))
        show.clicked.connect(self._on_show)
        box = frame("sunken")
        edge = theme.SPACE_S
        inside = column(where, margins=(theme.SPACE_M, edge, theme.SPACE_M, edge), space=0)
        inside.addLayout(row(copy, show, 1))
        box.setLayout(inside)
        box.hide()
        return box, where

    def _question_box(self) -> tuple[QWidget, QLabel]:
        words = label("", wraps=True)
        yes, no = push_button(tr("Remove"), "primary"), push_button(tr("Keep it"))
        yes.setAccessibleName(tr("Remove {model} now", model=self._spoken))
        no.setAccessibleName(tr("Keep {model}", model=self._spoken))
        yes.clicked.connect(self._on_sure)
        no.clicked.connect(self._on_kept)
        box = frame("sunken")
        edge = theme.SPACE_S
        inside = column(words, margins=(theme.SPACE_M, edge, theme.SPACE_M, edge))
        inside.addLayout(row(yes, no, 1))
        box.setLayout(inside)
        box.hide()
        self._yes, self._no = yes, no
        return box, words

    def _arrange(self) -> None:
        words = column(self._name, self._what, space=1)
        state = QWidget()
        state.setLayout(column(1, self._state, self._bar, 1, space=3))
        state.setFixedWidth(_STATE_PX)
        acts = QWidget()
        acts.setLayout(row(1, self._fetch, self._cancel, self._remove))
        acts.setFixedWidth(_ACT_PX)
        head = row(space=theme.SPACE_M)
        head.addLayout(words, 1)
        for part in (state, acts, self._open):
            head.addWidget(part)
        whole = column(margins=(0, theme.SPACE_XS, 0, 0), space=theme.SPACE_XS)
        whole.addLayout(head)
        for part in (self._found, self._details, self._question, line()):
            whole.addWidget(part)
        self.setLayout(whole)
        self.setMinimumHeight(theme.ROOMY_ROW_PX + theme.SPACE_XS)

    def _place_words(self) -> str:
        if self._model.is_here:
            return tr("It is here: {path}", path=self._model.path)
        if self._by_hand:
            return tr(
                "Without a connection: {by_hand}. It is found the next time this page is shown.",
                by_hand=self._by_hand,
            )
        return tr("It belongs here: {path}", path=self._model.path)

    def _on_opened(self, is_open: bool) -> None:
        self._where.setText(self._place_words())
        self._details.setVisible(is_open)
        set_icon(self._open, "up" if is_open else "down")

    def _on_show(self) -> None:
        folder = next((one for one in self._model.path.parents if one.is_dir()), self._model.path.parent)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_fetch(self) -> None:
        self._show_fetching()
        self._fetcher.fetch(self._model)

    def _show_fetching(self) -> None:
        had_focus = self._fetch.hasFocus()
        self._state.setText(tr("Waiting for its turn"))
        self._bar.setValue(0)
        self._bar.show()
        self._cancel.show()
        if had_focus:
            self._cancel.setFocus()
        self._fetch.hide()

    def _on_remove(self) -> None:
        back = (
            tr("To have it back, fetch it again.")
            if worth(self._model)
            else tr("To have it back, add its file again.")
        )
        free = size(self._model.size_bytes)
        asked = (
            tr("Remove {model} from this computer and free {free}?", model=self._spoken, free=free)
            if free
            else tr("Remove {model} from this computer?", model=self._spoken)
        )
        self._asked.setText(f"{asked} {back}")
        self._question.show()
        self._no.setFocus()

    def _on_sure(self) -> None:
        self._on_kept()
        self._fetcher.remove(self._model.name, self._model.engine)

    def _on_kept(self) -> None:
        self._question.hide()
        self._remove.setFocus()
