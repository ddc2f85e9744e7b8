"""What the library advises above its table: draft transcripts, a demonstration that was stopped, the way to begin.

Owns when each is shown; the banners say it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from qa_studio.language import tr
from qa_studio.speech_rows import ModelRow
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library import wording
from qa_studio.ui.library.actions import LibraryActions
from qa_studio.ui.library.desk import Surroundings
from qa_studio.ui.library.draft_banner import advice
from qa_studio.ui.library.layout import LibraryLayout
from qa_studio.ui.model_fetcher import ModelFetcher


class Advising(QObject):
    """Signals:
    posted(Message)
    refresh_wanted(): a model has come; what the page advises is other now.
    """

    posted = Signal(object)
    refresh_wanted = Signal()

    def __init__(
        self, shown: LibraryLayout, actions: LibraryActions, fetcher: ModelFetcher, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shown, self._fetcher = shown, fetcher
        self._round: Surroundings | None = None
        self._total = 0
        self._is_busy = self._keeps_unfinished = False
        self._demo = shown.empty.add_button(
            tr("Build the demonstration"), actions.build_demonstration, "primary", "demo"
        )
        actions.busy_changed.connect(self._show_busy)
        shown.go_on.clicked.connect(actions.build_demonstration)
        shown.unfinished.dismissed.connect(self._on_unfinished_dismissed)
        shown.draft.fetch_requested.connect(self._on_fetch)
        shown.draft.again_requested.connect(lambda ids: actions.transcribe(ids, again=True))
        fetcher.came.connect(self._on_model_came)
        fetcher.ended.connect(lambda _: self._show_drafts())
        fetcher.failed.connect(lambda error: self.posted.emit(Message(str(error), is_problem=True)))

    def show(self, found: Surroundings) -> None:
        self._round = found
        self._show_unfinished()
        self._show_drafts()

    def show_total(self, total: int) -> None:
        """How many interactions there are."""
        self._total = total
        self._show_unfinished()

    def _show_drafts(self) -> None:
        if self._round is None:
            return
        found = self._round
        wanted = advice(found.drafts, found.waiting, found.models, found.best)
        name = wanted.model.name if wanted is not None and wanted.model is not None else ""
        self._shown.draft.show_advice(wanted, bool(name) and name in self._fetcher.running())

    @Slot(bool)
    def _show_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._show_unfinished()
        self._demo.setEnabled(not is_busy)
        self._demo.setText(tr("Building…") if is_busy else tr("Build the demonstration"))

    def _show_unfinished(self) -> None:
        is_unfinished = self._round is not None and self._round.is_demonstration_unfinished
        is_wanted = is_unfinished and not self._is_busy and self._total > 0
        self._shown.unfinished.setVisible(is_wanted and not self._keeps_unfinished)

    @Slot()
    def _on_unfinished_dismissed(self) -> None:
        self._keeps_unfinished = True

    @Slot(object)
    def _on_fetch(self, model: ModelRow) -> None:
        self._fetcher.fetch(model)
        self._show_drafts()

    @Slot(object)
    def _on_model_came(self, model: ModelRow) -> None:
        words = tr(
            "{model_name} is here; new transcripts are made with it.", model_name=wording.model_name(model)
        )
        self.posted.emit(Message(words))
        self.refresh_wanted.emit()
