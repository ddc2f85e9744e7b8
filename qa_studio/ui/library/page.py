"""The library: every interaction, what became of it, and what to do next.

Owns the page's widgets and which part tells which other. What is asked of the workspace stands in `desk`, the work is
done by `LibraryActions` and `SelectionActions`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.ui.frame.page import Page
from qa_studio.ui.keymap import Binding, hint
from qa_studio.ui.library.actions import LibraryActions
from qa_studio.ui.library.advising import Advising
from qa_studio.ui.library.desk import Found, LibraryDesk, Surroundings
from qa_studio.ui.library.dialogs import LibraryDialogs
from qa_studio.ui.library.drop_veil import DropVeil, has_files
from qa_studio.ui.library.import_dialog import ImportDialog
from qa_studio.ui.library.keys import LIBRARY
from qa_studio.ui.library.layout import ROWS, SAID, LibraryLayout, menu_button
from qa_studio.ui.library.menus import LibraryMenus
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.library.question import remember, remembered
from qa_studio.ui.library.selection_actions import SelectionActions
from qa_studio.ui.library.table_model import LibraryTableModel
from qa_studio.ui.library.view_menu import ViewMenu
from qa_studio.ui.library.welcome import furnish
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.widgets.basics import column, push_button
from qa_studio.work_rows import Hits, ViewRow

_PREVIEW_FROM_PX = 1000
"""Width of the page from which the preview has room beside the usual columns."""
_TYPED_MS = 0
"""Letters that arrive together are one question. Nothing else is waited for: the desk lets no questions pile up."""


class LibraryPage(Page):
    """Signals:
    review_requested(int): the id of the interaction to be opened.
    turn_requested(Hit): the review at words that were said.
    models_requested(): the user wants to see the speech models.
    queue_requested(): the user wants to see the transcription queue.
    tour_requested(): the user wants to be shown round.
    """

    title = tr("Library")
    icon = "library"
    review_requested = Signal(object)
    turn_requested = Signal(object)
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
        self._awaited: tuple[int, ...] = ()
        self._has_begun = self._looks = False
        self._model = LibraryTableModel(self)
        self._desk = LibraryDesk(services, fetcher, runner, self)
        self._actions = LibraryActions(services, queue, runner, self)
        self._selection = SelectionActions(services, runner, self)
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._build()
        self._connect_reading()
        self._connect_actions()
        self._bind_keys()
        self._restore()

    @property
    def search_hint(self) -> str:
        return tr("Search names and what was said")

    def refresh(self) -> None:
        """Read what is shown again, and then what is around it: rows come first."""
        self._looks = True
        self._desk.find(self._table.first_line(), counts=True)
        if self._search_text():
            self._desk.search(self._search_text())

    def search(self, text: str) -> None:
        self._desk.wanted = replace(self._desk.wanted, words=text)
        self._filters.set_filter(self._desk.wanted)
        self._typed.start()

    def settle(self) -> None:
        """Remember how the page looks."""
        self._table.remember(self._memory)
        self._layout.remember(self._memory)
        remember(self._memory, self._desk.wanted, self._desk.sort)

    def open_import(self, paths: Sequence[Path] = ()) -> ImportDialog:
        """Open the import's dialog, with these paths in it."""
        return self.dialogs.open_import(paths)

    def show_view(self, view: ViewRow) -> None:
        """Show a saved or ready-made view."""
        self._desk.wanted = replace(view.filter, words=self._search_text())
        self._desk.sort = view.sort
        if view.columns:
            self._table.show_columns(view.columns)
        self._table.show_sorting(view.sort)
        self._filters.set_filter(self._desk.wanted)
        self._ask()

    def show_alone(self, view: ViewRow) -> None:
        """Show a view in place of whatever was searched for; also of the one that the page would begin with."""
        self._has_begun = True
        self._desk.wanted = replace(self._desk.wanted, words="")
        self.search_changed.emit("")
        self.show_view(view)
        self._on_typed()

    def current_view(self) -> ViewRow:
        """What is shown now, without a name."""
        wanted = replace(self._desk.wanted, words="", evaluator="")
        return ViewRow(0, "", "", wanted, self._desk.sort, self._table.columns())

    def _build(self) -> None:
        self._layout = LibraryLayout(self._services, self._runner, self._model, self.refresh)
        shown = self._layout
        self._table, self._filters, self._preview = shown.table, shown.filters, shown.preview
        self._states, self._failures, self._notes = shown.states, shown.failures, shown.notes
        self._menus = LibraryMenus(self._table, self._model, self._actions, self._selection, self)
        self._views = ViewMenu(self._services, self._runner, self._memory, self.current_view, self)
        self.dialogs = LibraryDialogs(
            self._services, self._runner, self._memory, self._actions, self._selection, self._table, self
        )
        begin = push_button(tr("Import…"), "primary", "import")
        hint(begin, LIBRARY, tr("Recordings, chats and surveys"), "import")
        begin.clicked.connect(lambda: self.open_import())
        menus = self._menus
        shown.add_tools(
            begin,
            menu_button(tr("Transcribe"), "transcribe", menus.transcribe_menu),
            menu_button(tr("Suggest marks"), "suggest", menus.suggest_menu),
            menu_button(tr("Assign"), "assign", menus.assign_menu),
            menu_button(tr("Tags"), "tag", menus.tag_menu),
            menu_button(tr("More"), "more", menus.more_menu),
        )
        shown.add_views(self._views.button, menu_button(tr("Columns"), "", menus.columns_menu))
        self._advising = Advising(shown, self._actions, self._fetcher, self)
        shown.empty.add_button(tr("Import…"), self.open_import, icon="import")
        shown.empty.add_button(tr("Take the tour"), self.tour_requested.emit, "quiet")
        furnish(shown.empty, self._services.naming, self.message_posted.emit)
        self.setLayout(column(shown, space=0))
        self._veil = DropVeil(self)
        self.setAcceptDrops(True)

    def _connect_reading(self) -> None:
        desk, shown = self._desk, self._layout
        desk.found.connect(self._on_found)
        desk.unreadable.connect(lambda error: self._states.show_failed(str(error)))
        desk.rows_came.connect(self._model.put_rows)
        desk.hits_came.connect(self._on_hits)
        desk.looked_round.connect(self._on_looked_round)
        self._model.rows_wanted.connect(desk.fetch)
        self._model.sort_wanted.connect(self._on_sort_wanted)
        self._filters.filter_changed.connect(self._on_filter_changed)
        self._table.current_changed.connect(self._preview.show_row)
        self._table.columns_changed.connect(self._views.show_current)
        self._table.opened.connect(self.review_requested)
        self._preview.review_requested.connect(lambda wanted: self.review_requested.emit(wanted.id))
        self._typed.timeout.connect(self._on_typed)
        shown.tabs.currentChanged.connect(self._show_list)
        shown.hits.opened.connect(self.turn_requested)
        shown.hits.current_changed.connect(lambda _: self._show_hit())
        shown.hit_preview.opened.connect(self.turn_requested)
        shown.hit_model.more_wanted.connect(lambda after: desk.search(self._search_text(), after))
        shown.show_all.clicked.connect(self._show_everything)
        self._views.chosen.connect(self.show_view)
        self._views.changed.connect(desk.look_round)
        self._views.posted.connect(self.message_posted)

    def _connect_actions(self) -> None:
        actions, menus, dialogs = self._actions, self._menus, self.dialogs
        for acting in (actions, self._selection):
            acting.changed.connect(self._on_changed)
            acting.posted.connect(self.message_posted)
            acting.noted.connect(self._notes.show_failures)
        actions.imported.connect(self._on_imported)
        actions.failed.connect(self._failures.show_failures)
        menus.review_wanted.connect(self.review_requested)
        menus.models_wanted.connect(self.models_requested)
        menus.queue_wanted.connect(self.queue_requested)
        menus.assign_wanted.connect(dialogs.open_assign)
        menus.export_wanted.connect(dialogs.export)
        menus.team_wanted.connect(dialogs.open_team)
        menus.tags_wanted.connect(dialogs.tag)
        menus.details_wanted.connect(dialogs.change_details)
        self._advising.posted.connect(self.message_posted)
        self._advising.refresh_wanted.connect(self.refresh)

    def _bind_keys(self) -> None:
        actions, menus, views = self._actions, self._menus, self._views
        slots: dict[str, Callable[[], object]] = {
            "said": self._on_said_wanted,
            "filter": self._filters.open_more,
            "clear": self._filters.clear,
            "transcribe": menus.transcribe,
            "suggest": menus.suggest,
            "assign": self.dialogs.open_assign,
            "tag": self.dialogs.tag,
            "details": self.dialogs.change_details,
            "flag": menus.flag,
            "export": self.dialogs.export,
            "import": self.open_import,
            "transcribe_all": lambda: actions.transcribe(None),
            "suggest_all": lambda: actions.suggest(None),
            "team": self.dialogs.open_team,
            "views": views.button.showMenu,
            "save_view": views.save,
            "column_left": lambda: self._table.move_column(-1),
            "column_right": lambda: self._table.move_column(1),
        }
        Binding(self, LIBRARY, slots, can=menus.can)

    def _restore(self) -> None:
        """As the page was left; a view for the start takes its place when the views have been read."""
        self._desk.wanted, self._desk.sort = remembered(self._memory)
        self._model.set_sorting(self._desk.sort)
        self._table.restore(self._memory)
        self._filters.set_filter(self._desk.wanted)
        self._layout.restore(self._memory)

    def _ask(self) -> None:
        """Other interactions, or in another order."""
        self._desk.find(self._table.first_line())
        self._views.show_current()
        if self._search_text():
            self._desk.search(self._search_text())

    def _search_text(self) -> str:
        return self._desk.wanted.words

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._model.set_sorting(found.sort)
        self._model.show_ids(found.ids, found.rows)
        self._states.show_content() if found.total else self._states.show_empty()
        whole = trn("{count} interaction", "{count} interactions", found.total)
        if len(found.ids) != found.total:
            whole = trn("{shown:,} of {count}", "{shown:,} of {count}", found.total, shown=len(found.ids))
        self._filters.set_count(whole)
        self._advising.show_total(found.total)
        self._menus.update()
        self._show_list()
        if self._looks:
            self._looks = False
            self._desk.look_round()
        if self._awaited:
            self._table.select_ids(self._awaited)
            self._awaited = ()

    @Slot(object)
    def _on_looked_round(self, found: Surroundings) -> None:
        self.dialogs.offers = found.offers
        self._filters.offer(found.offers)
        self._model.set_thresholds(found.thresholds)
        self._menus.offer(found.offers.tags, found.waiting, found.unmarked)
        self._views.offer(found.views, found.queues, found.thresholds)
        self._advising.show(found)
        if not self._has_begun:
            self._has_begun = True
            first = self._views.first(found.views)
            if first is not None:
                self.show_view(first)

    def _on_hits(self, text: str, hits: Hits, is_more: bool) -> None:
        if text == self._search_text():
            self._layout.hit_model.show_hits(hits, is_more)
            self._show_list()

    @Slot()
    def _show_list(self) -> None:
        """The table or what was said, each with its own empty state."""
        shown, text = self._layout, self._search_text()
        said, has_more = shown.hit_model.rowCount(), shown.hit_model.has_more
        shown.tabs.setVisible(bool(text))
        count = len(self._model.ids)
        shown.tabs.setTabText(ROWS, tr("Interactions {count:,}", count=count))
        more = tr("Said {count:,}+", count=said) if has_more else tr("Said {count:,}", count=said)
        shown.tabs.setTabText(SAID, more)
        shown.show_said.setVisible(bool(text) and said > 0)
        shown.unsaid.set_text(
            tr(
                "No turn of what passes the filters holds all of “{words}”. Words are looked for whole; a star stands"
                " for the rest of one, from three letters on: “refu*”.",
                words=text,
            )
        )
        if text and shown.tabs.currentIndex() == SAID:
            shown.list.setCurrentWidget(shown.hits if said else shown.unsaid)
        else:
            shown.list.setCurrentWidget(self._table if count else shown.nothing)
        self._show_hit()

    def _show_hit(self) -> None:
        """What was said around the hit that the keyboard is on; read only where it is seen."""
        shown = self._layout
        is_said = shown.list.currentWidget() is shown.hits
        shown.side.setCurrentWidget(shown.hit_preview if is_said else shown.preview)
        if is_said:
            shown.hit_preview.show_hit(shown.hits.current_hit(), self._search_text())

    @Slot()
    def _on_typed(self) -> None:
        text = self._search_text()
        self._desk.find()
        if text:
            self._desk.search(text)
        else:
            self._layout.hit_model.show_hits(Hits((), None), False)
            self._layout.tabs.setCurrentIndex(ROWS)
            self._show_list()

    def _on_said_wanted(self) -> None:
        """The search box, with what was said under it."""
        self._layout.tabs.setCurrentIndex(SAID)
        self.search_wanted.emit()

    @Slot(object)
    def _on_filter_changed(self, wanted: LibraryFilter) -> None:
        self._desk.wanted = replace(wanted, words=self._search_text())
        self._ask()

    @Slot(object)
    def _on_sort_wanted(self, sort: LibrarySort) -> None:
        self._desk.sort = sort
        self._ask()

    def _show_everything(self) -> None:
        self.show_alone(ViewRow(0, "", "", LibraryFilter(), self._desk.sort, ()))

    @Slot()
    def _on_changed(self) -> None:
        self.refresh()
        self.data_changed.emit()

    @Slot(object)
    def _on_imported(self, ids: tuple[int, ...]) -> None:
        """Shown selected once they have been read."""
        self._awaited = ids

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the table has the whole width: a score out of sight helps nobody."""
        super().resizeEvent(event)
        self._layout.side.setVisible(self.width() >= _PREVIEW_FROM_PX)
        self._views.fit(self.width())

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
        shown = self._layout
        is_said = shown.list.currentWidget() is shown.hits
        (shown.hits if is_said else self._table).setFocus(Qt.FocusReason.OtherFocusReason)
