"""The library's actions as menus and keys: what can be done with the selection, and with all.

Owns the QActions. Each says how many interactions it is about, and is off when it is about none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.language import tr, trn
from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.ui.library.actions import LibraryActions
from qa_studio.ui.library.table_model import LibraryTableModel
from qa_studio.ui.library.table_view import LibraryTable


def ids_of(rows: Sequence[InteractionRow]) -> tuple[int, ...]:
    return tuple(row.id for row in rows)


def recordings(rows: Sequence[InteractionRow], again: bool = False) -> list[InteractionRow]:
    """Calls that wait for a transcript; `again`: those that have one."""
    return [row for row in rows if row.channel is Channel.CALL and (row.origin is not None) is again]


def transcribed(rows: Sequence[InteractionRow]) -> list[InteractionRow]:
    """What has a transcript and no marks of a person yet."""
    done = (WorkState.TRANSCRIBED, WorkState.SUGGESTED)
    return [row for row in rows if row.state in done]


class LibraryMenus(QObject):
    """Signals:
    review_wanted(InteractionRow)
    models_wanted(): show the speech models.
    queue_wanted(): show the transcription queue.
    """

    review_wanted = Signal(object)
    models_wanted = Signal()
    queue_wanted = Signal()

    def __init__(
        self, table: LibraryTable, model: LibraryTableModel, actions: LibraryActions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._actions = table, model, actions
        self._open = self._action(tr("Open the review"), "", self._on_open)
        self._transcribe = self._action(tr("Transcribe"), "Ctrl+T", self._on_transcribe)
        self._again = self._action(tr("Transcribe again"), "", self._on_transcribe_again)
        self._transcribe_all = self._action(
            tr("Transcribe"), "Ctrl+Shift+T", lambda: actions.transcribe(None)
        )
        self._suggest = self._action(tr("Suggest"), "Ctrl+G", self._on_suggest)
        self._suggest_all = self._action(tr("Suggest"), "Ctrl+Shift+G", lambda: actions.suggest(None))
        self._folder = self._action(tr("Show the file in its folder"), "", self._on_folder)
        self._remove = self._action(tr("Remove"), "", self._on_remove)
        self._remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        models = self._action(tr("Speech models…"), "", self.models_wanted.emit)
        queue = self._action(tr("Transcription queue"), "", self.queue_wanted.emit)
        whole, more = self._transcribe_all, (queue, models)
        self.transcribe_menu = self._menu(
            tr("Transcribe"), self._transcribe, self._again, None, whole, None, *more
        )
        self.suggest_menu = self._menu(tr("Suggest marks"), self._suggest, None, self._suggest_all)
        self.columns_menu = self._menu(tr("Columns"), *table.column_actions())
        self.context_menu = self._menu(
            tr("Interaction"),
            self._open,
            None,
            self._transcribe,
            self._again,
            self._suggest,
            None,
            self._folder,
            self._remove,
        )
        table.selection_changed.connect(self.update)
        table.removal_requested.connect(self._on_remove)
        table.customContextMenuRequested.connect(
            lambda at: self.context_menu.popup(table.viewport().mapToGlobal(at))
        )
        self.update()

    @Slot()
    def update(self) -> None:
        """Say what each action is about now."""
        chosen, every = self._table.selected_rows(), self._model.all_rows()
        waiting, done = recordings(chosen), recordings(chosen, again=True)
        to_do = recordings(every)
        self._show(self._transcribe, tr("Transcribe the selection"), len(waiting))
        self._show(self._again, tr("Transcribe the selection again"), len(done))
        self._show(self._transcribe_all, tr("Transcribe everything without a transcript"), len(to_do))
        self._show(self._suggest, tr("Suggest marks for the selection"), len(transcribed(chosen)))
        self._show(self._suggest_all, tr("Suggest marks for everything transcribed"), len(transcribed(every)))
        self._open.setEnabled(self._table.current_row() is not None)
        self._folder.setEnabled(self._table.current_row() is not None)
        self._remove.setText(
            trn("Remove {count} interaction", "Remove {count} interactions", len(chosen))
            if chosen
            else tr("Remove")
        )
        self._remove.setEnabled(bool(chosen))

    def selection_count(self) -> int:
        return len(self._table.selected_rows())

    def remove_selection(self) -> None:
        self._on_remove()

    @staticmethod
    def _show(action: QAction, words: str, number: int) -> None:
        action.setText(f"{words} ({number})" if number else words)
        action.setEnabled(number > 0)

    def _action(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: act())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            parent = self.parent()
            if isinstance(parent, QWidget):
                parent.addAction(action)
        return action

    def _menu(self, title: str, *actions: QAction | None) -> QMenu:
        parent = self.parent()
        menu = QMenu(title, parent if isinstance(parent, QWidget) else None)
        menu.setToolTipsVisible(True)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def _on_open(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self.review_wanted.emit(row)

    def _on_transcribe(self) -> None:
        self._actions.transcribe(ids_of(recordings(self._table.selected_rows())))

    def _on_transcribe_again(self) -> None:
        self._actions.transcribe(ids_of(recordings(self._table.selected_rows(), again=True)), again=True)

    def _on_suggest(self) -> None:
        self._actions.suggest(ids_of(transcribed(self._table.selected_rows())))

    def _on_folder(self) -> None:
        row = self._table.current_row()
        if row is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.source.parent)))

    @Slot()
    def _on_remove(self) -> None:
        chosen = self._table.selected_rows()
        if chosen:
            self._actions.remove(ids_of(chosen))
