"""The library: every interaction, what became of it, and what to do next.

Owns the page's widgets and their order. The work is done by `LibraryActions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QStackedWidget, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import InteractionRow, ModelRow
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.library import wording
from qa_studio.ui.library.actions import LibraryActions
from qa_studio.ui.library.draft_banner import DraftBanner, advice
from qa_studio.ui.library.drop_veil import DropVeil, has_files
from qa_studio.ui.library.failures import FailureList
from qa_studio.ui.library.filter_bar import FilterBar
from qa_studio.ui.library.filtering import LibraryFilter
from qa_studio.ui.library.import_dialog import ImportDialog
from qa_studio.ui.library.menus import LibraryMenus
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.library.preview import PreviewPane
from qa_studio.ui.library.table_model import LibraryTableModel
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column, push_button, row
from qa_studio.ui.widgets.states import Notice, StateStack

_EMPTY_WORDS = tr(
    "An interaction is one call, chat or e-mail thread with one customer. Drop recordings, chat logs or survey "
    "results here, or look around in the demonstration first: an invented retailer with calls, chats and marks."
)
_UNFINISHED_WORDS = tr(
    "The demonstration was stopped before its end: transcripts of calls and marks of reviewers are missing."
)
_PREVIEW_PX = 288
_PREVIEW_FROM_PX = 1000
"""Width of the page from which the preview has room beside the usual columns."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the page reads of the workspace each time."""

    rows: tuple[InteractionRow, ...]
    models: tuple[ModelRow, ...]
    best: ModelRow
    is_demonstration_unfinished: bool


class LibraryPage(Page):
    """Signals:
    review_requested(int): the id of the interaction to be opened.
    models_requested(): the user wants to see the speech models.
    queue_requested(): the user wants to see the transcription queue.
    tour_requested(): the user wants to be shown round.
    """

    title = tr("Library")
    icon = "library"
    review_requested = Signal(object)
    models_requested = Signal()
    queue_requested = Signal()
    tour_requested = Signal()

    def __init__(
        self,
        services: LibraryServices,
        fetcher: ModelFetcher,
        queue: QueueDesk,
        runner: JobRunner,
        memory: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._fetcher, self._runner, self._memory = services, fetcher, runner, memory
        self._models: tuple[tuple[ModelRow, ...], ModelRow] | None = None
        self._awaited: tuple[int, ...] = ()
        self._read_id = 0
        self._is_busy = self._is_unfinished = self._keeps_unfinished = False
        self._actions = LibraryActions(services, queue, runner, self)
        self._model = LibraryTableModel(self)
        self._build()
        self._connect()
        self._restore()

    @property
    def search_hint(self) -> str:
        return tr("Search title, people, file")

    def refresh(self) -> None:
        """Read the rows and the models again, beside the window."""
        self._runner.cancel(self._read_id)
        self._read_id = self._runner.submit(
            self._read, owner=self, on_done=self._show, on_failed=self._on_unreadable
        )

    def search(self, text: str) -> None:
        self._filters.set_text(text)

    def settle(self) -> None:
        """Remember how the page looks."""
        self._table.remember(self._memory)
        self._filters.remember(self._memory)
        self._memory.setValue("library/splitter", self._splitter.saveState())

    def open_import(self, paths: Sequence[Path] = ()) -> ImportDialog:
        """Open the import's dialog, with these paths in it."""
        rows = self._model.all_rows()
        names = {
            "agent": _names(row.agent for row in rows),
            "company": _names(row.company for row in rows),
            "round": _names(row.round_name for row in rows),
        }
        dialog = ImportDialog(names, self._memory, paths, self._services.agent_channel(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.import_requested.connect(self._actions.import_paths)
        dialog.open()
        return dialog

    def _build(self) -> None:
        self._table = LibraryTable(self._model)
        self._menus = LibraryMenus(self._table, self._model, self._actions, self)
        self._filters = FilterBar()
        self._draft = DraftBanner()
        self._unfinished = Banner(BannerKind.INFO, _UNFINISHED_WORDS, can_close=True)
        self._unfinished.add_button(tr("Go on with it")).clicked.connect(self._actions.build_demonstration)
        self._unfinished.dismissed.connect(self._on_unfinished_dismissed)
        self._unfinished.hide()
        self._failures, self._notes = FailureList(), FailureList(BannerKind.INFO)
        self._preview = PreviewPane(self._services, self._runner)
        self._nothing = Notice(
            "filter", tr("Nothing matches"), tr("No interaction fits the filters and the search.")
        )
        self._nothing.add_button(tr("Show everything"), self._show_everything)
        self._list = QStackedWidget()
        self._list.addWidget(self._table)
        self._list.addWidget(self._nothing)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self._preview)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([10_000, _PREVIEW_PX])
        self._states = StateStack(
            self._content(), self._empty(), tr("The library cannot be read"), self.refresh
        )
        notes = column(
            self._unfinished,
            self._draft,
            self._failures,
            self._notes,
            margins=(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, 0),
        )
        whole = column(space=0)
        whole.addLayout(notes)
        whole.addWidget(self._states, 1)
        self.setLayout(whole)
        self._veil = DropVeil(self)
        self.setAcceptDrops(True)

    def _content(self) -> QWidget:
        content = QWidget()
        edge = theme.SPACE_L
        tools = row(*self._tools(), margins=(edge, theme.SPACE_S, edge, theme.SPACE_S))
        filters = column(self._filters, margins=(edge, 0, edge, theme.SPACE_S))
        box = column(space=0)
        box.addLayout(tools)
        box.addLayout(filters)
        box.addWidget(self._splitter, 1)
        content.setLayout(box)
        return content

    def _tools(self) -> list[QWidget | int]:
        begin = push_button(tr("Import…"), "primary", "import", tr("Recordings, chats and surveys (Ctrl+I)"))
        begin.clicked.connect(lambda: self.open_import())
        self._remove = push_button(
            tr("Remove"), icon="remove", tip=tr("Take the selection out of the library (Delete)")
        )
        self._remove.clicked.connect(self._menus.remove_selection)
        return [
            begin,
            _menu_button(tr("Transcribe"), "transcribe", self._menus.transcribe_menu),
            _menu_button(tr("Suggest marks"), "suggest", self._menus.suggest_menu),
            self._remove,
            1,
            _menu_button(tr("Columns"), "", self._menus.columns_menu),
        ]

    def _empty(self) -> Notice:
        empty = Notice("library", tr("Nothing here yet"), _EMPTY_WORDS)
        self._demo = empty.add_button(
            tr("Build the demonstration"), self._actions.build_demonstration, "primary", "demo"
        )
        empty.add_button(tr("Import…"), self.open_import, icon="import")
        empty.add_button(tr("Take the tour"), self.tour_requested.emit, "quiet")
        return empty

    def _connect(self) -> None:
        begin = QAction(tr("Import"), self)
        begin.setShortcut(QKeySequence("Ctrl+I"))
        begin.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        begin.triggered.connect(lambda: self.open_import())
        self.addAction(begin)
        self._filters.filter_changed.connect(self._on_filter_changed)
        self._table.current_changed.connect(self._preview.show_row)
        self._table.selection_changed.connect(self._show_selection)
        self._table.opened.connect(self._on_open)
        self._preview.review_requested.connect(self._on_open)
        self._menus.review_wanted.connect(self._on_open)
        self._actions.changed.connect(self._on_changed)
        self._actions.imported.connect(self._on_imported)
        self._actions.posted.connect(self.message_posted)
        self._actions.failed.connect(self._failures.show_failures)
        self._actions.noted.connect(self._notes.show_failures)
        self._actions.busy_changed.connect(self._show_busy)
        self._menus.models_wanted.connect(self.models_requested)
        self._menus.queue_wanted.connect(self.queue_requested)
        self._draft.fetch_requested.connect(self._on_fetch)
        self._draft.again_requested.connect(lambda ids: self._actions.transcribe(ids, again=True))
        self._fetcher.came.connect(self._on_model_came)
        self._fetcher.ended.connect(lambda name: self._show_advice())
        self._fetcher.failed.connect(self._on_fetch_failed)

    def _restore(self) -> None:
        self._table.restore(self._memory)
        self._filters.restore(self._memory)
        state = self._memory.value("library/splitter")
        if isinstance(state, QByteArray):
            self._splitter.restoreState(state)

    def _read(self, context: JobContext) -> Reading:
        models = self._fetcher.models
        is_unfinished = self._services.demonstration.is_unfinished()
        return Reading(self._services.library.rows(), models.rows(), models.best(), is_unfinished)

    def _show(self, found: Reading) -> None:
        rows = found.rows
        self._models = (found.models, found.best)
        self._is_unfinished = found.is_demonstration_unfinished
        self._filters.offer(rows)
        self._model.set_rows(rows)
        self._show_unfinished()
        if rows:
            self._states.show_content()
        else:
            self._states.show_empty()
        self._show_counts()
        self._show_advice()
        self._menus.update()
        if self._awaited:
            self._table.select_ids(self._awaited)
            self._awaited = ()

    def _on_unreadable(self, error: Exception) -> None:
        self._states.show_failed(str(error))

    def _show_counts(self) -> None:
        shown, every = self._model.shown_rows(), self._model.all_rows()
        self._list.setCurrentWidget(self._table if shown else self._nothing)
        people = trn("{count} agent", "{count} agents", len({row.agent for row in shown} - {wording.NOBODY}))
        whole = trn("{count} interaction", "{count} interactions", len(every))
        if len(shown) != len(every):
            whole = trn(
                "{shown:,} of {count} interaction",
                "{shown:,} of {count} interactions",
                len(every),
                shown=len(shown),
            )
        self._filters.set_count(f"{whole}, {people}")

    def _show_advice(self) -> None:
        if self._models is not None:
            wanted = advice(self._model.all_rows(), *self._models)
            is_fetching = wanted is not None and wanted.model is not None
            name = wanted.model.name if wanted is not None and wanted.model is not None else ""
            self._draft.show_advice(wanted, is_fetching and name in self._fetcher.running())

    def _show_everything(self) -> None:
        self._filters.clear()
        self._filters.set_text("")
        self.search_changed.emit("")

    @Slot()
    def _show_selection(self) -> None:
        self._remove.setEnabled(bool(self._table.selectionModel().hasSelection()))

    @Slot(bool)
    def _show_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._show_unfinished()
        self._demo.setEnabled(not is_busy)
        self._demo.setText(tr("Building…") if is_busy else tr("Build the demonstration"))

    def _show_unfinished(self) -> None:
        is_wanted = self._is_unfinished and not self._is_busy and bool(self._model.all_rows())
        self._unfinished.setVisible(is_wanted and not self._keeps_unfinished)

    @Slot()
    def _on_unfinished_dismissed(self) -> None:
        self._keeps_unfinished = True

    @Slot(object)
    def _on_filter_changed(self, wanted: LibraryFilter) -> None:
        self._model.set_filter(wanted)
        self._show_counts()

    @Slot(object)
    def _on_open(self, wanted: InteractionRow) -> None:
        self.review_requested.emit(wanted.id)

    @Slot()
    def _on_changed(self) -> None:
        self.refresh()
        self.data_changed.emit()

    @Slot(object)
    def _on_imported(self, ids: tuple[int, ...]) -> None:
        """Shown selected once they have been read."""
        self._awaited = ids

    @Slot(object)
    def _on_fetch(self, model: ModelRow) -> None:
        self._fetcher.fetch(model)
        self._show_advice()

    @Slot(object)
    def _on_model_came(self, model: ModelRow) -> None:
        words = tr(
            "{model_name} is here; new transcripts are made with it.", model_name=wording.model_name(model)
        )
        self.message_posted.emit(Message(words))
        self.refresh()

    @Slot(object)
    def _on_fetch_failed(self, error: Exception) -> None:
        self.message_posted.emit(Message(str(error), is_problem=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the table has the whole width: a score out of sight helps nobody."""
        super().resizeEvent(event)
        self._preview.setVisible(self.width() >= _PREVIEW_FROM_PX)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_files(event):
            event.acceptProposedAction()
            self._veil.cover(self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open_import(paths)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame hands the focus to the page after a search."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)


def _menu_button(text: str, icon: str, menu: QMenu) -> QPushButton:
    button = push_button(f"{text} ▾", icon=icon)
    button.setAccessibleName(tr("{words}, menu", words=text))
    button.setMenu(menu)
    return button


def _names(names: Iterable[str]) -> list[str]:
    return sorted(set(names) - {""}, key=str.casefold)
