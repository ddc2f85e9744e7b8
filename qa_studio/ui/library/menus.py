"""The library's actions as menus: what can be done with the selection, and with all.

Owns the QActions. Each says how many interactions it is about, as far as their rows are here, and is off when it is
about none. Keys are the page's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.language import tr, trn
from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.ui import keymap
from qa_studio.ui.library.actions import LibraryActions
from qa_studio.ui.library.keys import LIBRARY
from qa_studio.ui.library.selection_actions import SelectionActions
from qa_studio.ui.library.table_model import LibraryTableModel
from qa_studio.ui.library.table_view import LibraryTable

COUNTED_MOST = 500
"""Rows of a selection that are looked at one by one at each step of the cursor."""


def recordings(rows: Sequence[InteractionRow], again: bool = False) -> list[InteractionRow]:
    """Calls that wait for a transcript; `again`: those that have one."""
    return [row for row in rows if row.channel is Channel.CALL and (row.origin is not None) is again]


def transcribed(rows: Sequence[InteractionRow]) -> list[InteractionRow]:
    """What has a transcript and no marks of a person yet."""
    done = (WorkState.TRANSCRIBED, WorkState.OUTDATED, WorkState.SUGGESTED)
    return [row for row in rows if row.state in done]


Kind = Callable[[Sequence[InteractionRow]], list[InteractionRow]]


class LibraryMenus(QObject):
    """Signals:
    review_wanted(int), models_wanted(), queue_wanted(), assign_wanted(), export_wanted(), team_wanted()
    tags_wanted(): a new tag for the selection. details_wanted(): other details for it.
    """

    review_wanted = Signal(object)
    models_wanted = Signal()
    queue_wanted = Signal()
    assign_wanted = Signal()
    export_wanted = Signal()
    team_wanted = Signal()
    tags_wanted = Signal()
    details_wanted = Signal()

    def __init__(
        self,
        table: LibraryTable,
        model: LibraryTableModel,
        actions: LibraryActions,
        selection: SelectionActions,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._actions, self._selection = table, model, actions, selection
        self._whole = parent
        self._keys: dict[QAction, str] = {}
        self._names: tuple[str, ...] = ()
        self._waiting = self._unmarked = 0
        self._make_actions()
        self._make_menus()
        table.selection_changed.connect(self.update)
        table.current_changed.connect(lambda _: self.update())
        table.removal_requested.connect(self.remove)
        table.customContextMenuRequested.connect(
            lambda at: self.context_menu.popup(table.viewport().mapToGlobal(at))
        )
        keymap.changed.connect(self.update)
        self.update()

    def offer(self, tags: tuple[str, ...], waiting: int, unmarked: int) -> None:
        """Tags that there are; how much waits for a transcript, and for marks."""
        self._names, self._waiting, self._unmarked = tags, waiting, unmarked
        self.update()

    def _make_actions(self) -> None:
        whole = self._actions
        self._open = self._action(tr("Open the review"), self._on_open)
        self._transcribe = self._action("", self.transcribe, "transcribe")
        self._again = self._action("", self._on_transcribe_again)
        self._transcribe_all = self._action("", lambda: whole.transcribe(None), "transcribe_all")
        self._suggest = self._action("", self.suggest, "suggest")
        self._suggest_all = self._action("", lambda: whole.suggest(None), "suggest_all")
        self._assign = self._action("", self.assign_wanted.emit, "assign")
        self._team = self._action(tr("Plans and progress of the team…"), self.team_wanted.emit, "team")
        self._new_tag = self._action(tr("Another tag…"), self.tags_wanted.emit, "tag")
        self._flag = self._action("", self.flag, "flag")
        self._details = self._action("", self.details_wanted.emit, "details")
        self._export = self._action("", self.export_wanted.emit, "export")
        self._folder = self._action(tr("Show the file in its folder"), self._on_folder)
        self._remove = self._action("", self.remove)

    def _make_menus(self) -> None:
        models = self._action(tr("Speech models…"), self.models_wanted.emit)
        queue = self._action(tr("Transcription queue"), self.queue_wanted.emit)
        self.transcribe_menu = self._menu(
            tr("Transcribe"), self._transcribe, self._again, None, self._transcribe_all, None, queue, models
        )
        self.suggest_menu = self._menu(tr("Suggest marks"), self._suggest, None, self._suggest_all)
        self.assign_menu = self._menu(tr("Assign"), self._assign, None, self._team)
        self.tag_menu = self._menu(tr("Tags"))
        self.tag_menu.aboutToShow.connect(self._fill_tags)
        self.more_menu = self._menu(tr("More"), self._details, self._flag, self._export, None, self._remove)
        self.columns_menu = self._menu(tr("Columns"), *self._table.column_actions())
        self.columns_menu.addSeparator()
        for act, words, step in (
            ("column_left", tr("Move the sorted column to the left"), -1),
            ("column_right", tr("Move the sorted column to the right"), 1),
        ):
            self.columns_menu.addAction(self._action(words, self._moving(step), act))
        usual = self._action(tr("The usual columns"), lambda: self._table.show_columns(()))
        self.columns_menu.addAction(usual)
        self.context_menu = self._menu(
            tr("Interaction"),
            self._open,
            None,
            self._transcribe,
            self._again,
            self._suggest,
            None,
            self._assign,
        )
        self.context_menu.addMenu(self.tag_menu)
        for action in (self._details, self._flag, self._export, self._folder, self._remove):
            self.context_menu.addAction(action)

    def _moving(self, step: int) -> Callable[[], None]:
        return lambda: self._table.move_column(step)

    @Slot()
    def update(self) -> None:
        """Say what each action is about now."""
        count, here = self._table.selected_count(), self._here()
        self._show(self._transcribe, tr("Transcribe the selection"), count, here, recordings)
        self._show(
            self._again,
            tr("Transcribe the selection again"),
            count,
            here,
            lambda rows: recordings(rows, again=True),
        )
        self._show(self._suggest, tr("Suggest marks for the selection"), count, here, transcribed)
        self._count(self._transcribe_all, tr("Transcribe everything without a transcript"), self._waiting)
        self._count(self._suggest_all, tr("Suggest marks for everything transcribed"), self._unmarked)
        self._count(self._assign, tr("Assign the selection…"), count)
        self._count(self._details, tr("Change details…"), count)
        self._count(self._export, tr("Export the selection…"), count)
        self._count(self._flag, self._flag_words(here), count)
        is_there = self._table.current_id() is not None
        self._open.setEnabled(is_there)
        self._folder.setEnabled(is_there)
        remove = trn("Remove {count} interaction", "Remove {count} interactions", count)
        self._count(self._remove, remove if count else tr("Remove"), count, counted=False)
        for action, act in self._keys.items():
            self._tell_key(action, act)

    def can(self, act: str) -> bool:
        """Whether an action would do anything now; what is no menu's always would."""
        return all(action.isEnabled() for action, name in self._keys.items() if name == act)

    def transcribe(self) -> None:
        self._with_rows(recordings, self._actions.transcribe)

    def suggest(self) -> None:
        self._with_rows(transcribed, self._actions.suggest)

    def flag(self) -> None:
        """Flag the selection; where all of it is flagged, take the flags off."""
        ids = self._table.selected_ids()
        here = self._here()
        if ids:
            (self._selection.unflag if self._is_flagged(here) else self._selection.flag)(ids)

    @Slot()
    def remove(self) -> None:
        chosen = self._table.selected_ids()
        if chosen:
            self._selection.remove(chosen)

    def _here(self) -> Sequence[InteractionRow] | None:
        """The selected rows; None where they are too many to be looked at, or one is not here."""
        if self._table.selected_count() > COUNTED_MOST:
            return None
        return self._model.rows_here(self._table.selected_ids())

    @staticmethod
    def _is_flagged(here: Sequence[InteractionRow] | None) -> bool:
        return bool(here) and all(row.is_flagged for row in here or ())

    def _flag_words(self, here: Sequence[InteractionRow] | None) -> str:
        return tr("Take the flag off") if self._is_flagged(here) else tr("Flag the selection")

    def _with_rows(self, kind: Kind, act: Callable[[tuple[int, ...]], object]) -> None:
        """Those of the selection that it is about; all of it where not every row is here: the work passes over."""
        ids = self._table.selected_ids()
        here = self._model.rows_here(ids)
        wanted = ids if here is None else tuple(row.id for row in kind(here))
        if wanted:
            act(wanted)

    def _show(
        self,
        action: QAction,
        words: str,
        count: int,
        here: Sequence[InteractionRow] | None,
        kind: Kind,
    ) -> None:
        self._count(action, words, count if here is None else len(kind(here)))

    @staticmethod
    def _count(action: QAction, words: str, number: int, counted: bool = True) -> None:
        action.setText(
            tr("{words} ({number:,})", words=words, number=number) if number and counted else words
        )
        action.setEnabled(number > 0)

    def _tell_key(self, action: QAction, act: str) -> None:
        """The key stands at the right of the menu; it is the page that listens to it."""
        keys = LIBRARY.keys_of(act)
        words = action.text().partition("\t")[0]
        action.setText(f"{words}\t{keymap.shown(keys[0])}" if keys else words)

    def _action(self, text: str, act: Callable[[], object], key: str = "") -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: act())
        if key:
            self._keys[action] = key
        return action

    def _menu(self, title: str, *actions: QAction | None) -> QMenu:
        menu = QMenu(title, self._whole)
        menu.setToolTipsVisible(True)
        for action in actions:
            menu.addSeparator() if action is None else menu.addAction(action)
        return menu

    def _fill_tags(self) -> None:
        """Every tag, with a check where all of the selection has it: choosing one of those takes it off."""
        self.tag_menu.clear()
        ids = self._table.selected_ids()
        here = self._here()
        for name in self._names:
            has_it = bool(here) and all(name in row.tags for row in here or ())
            action = self.tag_menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(has_it)
            action.setEnabled(bool(ids))
            action.triggered.connect(self._tagging(ids, name, has_it))
        self.tag_menu.addSeparator()
        self._new_tag.setEnabled(bool(ids))
        self.tag_menu.addAction(self._new_tag)

    def _tagging(self, ids: Sequence[int], name: str, has_it: bool) -> Callable[[], None]:
        return lambda: (self._selection.untag if has_it else self._selection.tag)(ids, name)

    def _on_open(self) -> None:
        current = self._table.current_id()
        if current is not None:
            self.review_wanted.emit(current)

    def _on_transcribe_again(self) -> None:
        self._with_rows(
            lambda rows: recordings(rows, again=True), lambda ids: self._actions.transcribe(ids, again=True)
        )

    def _on_folder(self) -> None:
        row = self._table.current_row()
        if row is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.source.parent)))
