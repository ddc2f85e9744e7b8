"""Every bookmark by tag, for coaching and workshops: heard, opened, noted upon, removed, written out.

Owns the list's widgets and what is asked of the services. What leaves the workspace is written where the user says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.services.workshop import Exported
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.reports.bookmark_player import BookmarkPlayer
from qa_studio.ui.reports.bookmark_tools import BookmarkDetails, BookmarkTools
from qa_studio.ui.reports.bookmarks_model import AGENT, KEPT, NOTE, TAG, WHERE, WORDS, BookmarkModel, Wanted
from qa_studio.ui.reports.ports import KeptWords
from qa_studio.ui.widgets.basics import column, line
from qa_studio.ui.widgets.row_table import RowTable
from qa_studio.ui.widgets.states import Notice, StateStack
from qa_studio.work_rows import SnippetRow

QUEUE = "bookmarks"
_EMPTY_WORDS = tr(
    "Bookmarks are words of a conversation that somebody kept for coaching or a workshop. Select words of a transcript "
    "on the review page and press B, or press it on a turn."
)
_WIDTHS = {TAG: 110, AGENT: 120, WHERE: 200, NOTE: 160, KEPT: 150}
_FROM_PX = {KEPT: 960, NOTE: 800, AGENT: 640, WHERE: 480}
"""Columns that give way to the words where the table is narrower."""


class BookmarkTable(RowTable):
    """Signals:
    opened(): Enter or a double click. heard(): Space. removed(): Delete.
    current_changed(int or None): the id of the row under the cursor.
    """

    opened = Signal()
    heard = Signal()
    removed = Signal()
    current_changed = Signal(object)

    def __init__(self, model: BookmarkModel, parent: QWidget | None = None) -> None:
        name = tr("Bookmarks by tag; Space plays, Enter opens, Delete removes")
        super().__init__(model, WORDS, name, parent)
        head = self.horizontalHeader()
        head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in _WIDTHS.items():
            head.resizeSection(place, width)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit(self.current_id()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for place, width in _FROM_PX.items():
            self.setColumnHidden(place, self.width() < width)

    def after_reset(self) -> None:
        self.current_changed.emit(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.heard,
            Qt.Key.Key_Delete: self.removed,
        }
        found = acts.get(Qt.Key(event.key())) if not event.modifiers() else None
        if found is None:
            super().keyPressEvent(event)
        else:
            found.emit()


class BookmarksView(QWidget):
    """Signals:
    message_posted(Message): for the message bar.
    open_requested(SnippetRow): the review at these words.
    """

    message_posted = Signal(object)
    open_requested = Signal(object)

    def __init__(self, kept: KeptWords, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept, self._runner = kept, runner
        self._rows: tuple[SnippetRow, ...] = ()
        self.model = BookmarkModel(self)
        self.table = BookmarkTable(self.model)
        self.tools, self.details = BookmarkTools(), BookmarkDetails()
        self.player = BookmarkPlayer(kept.listening, runner, self)
        edge = theme.SPACE_L
        content = QWidget()
        box = column(space=0)
        box.addLayout(column(self.tools, margins=(edge, theme.SPACE_S, edge, theme.SPACE_S)))
        box.addWidget(self.table, 1)
        box.addWidget(line())
        box.addLayout(column(self.details, margins=(edge, theme.SPACE_S, edge, theme.SPACE_S)))
        content.setLayout(box)
        empty = Notice("bookmark", tr("Nothing is bookmarked yet"), _EMPTY_WORDS)
        self.states = StateStack(content, empty, tr("The bookmarks cannot be read"), self.refresh)
        self.setLayout(column(self.states, space=0))
        self._connect()

    def refresh(self) -> None:
        """Read the bookmarks again."""
        self._ask(lambda _: self._kept.bookmarks.rows(), self._show, self.states.show_failed)

    def chosen(self) -> tuple[SnippetRow, ...]:
        """The selected bookmarks; without a selection, all that are shown."""
        ids = set(self.table.selected_ids())
        return tuple(one for one in self.model.rows() if not ids or one.id in ids)

    def export(self) -> QFileDialog:
        """Ask for the folder in which bookmarks are written out."""
        dialog = QFileDialog(self, tr("Export the bookmarks into a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Export here"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()
        return dialog

    def export_to(self, folder: Path) -> None:
        """Write out what is shown, or what of it is selected when that is more than one."""
        ids = self.table.selected_ids()
        rows = self.chosen() if len(ids) > 1 else self.model.rows()
        sounds = self.tools.sounds.isChecked()
        self._runner.submit(
            lambda context: self._kept.workshop.export(rows, folder, sounds, context),
            trn("Exporting {count} bookmark", "Exporting {count} bookmarks", len(rows)),
            owner=self,
            on_done=self._on_exported,
            on_failed=lambda error: self.message_posted.emit(Message(str(error), is_problem=True)),
        )

    def remove(self) -> None:
        """Take the selected bookmarks away; the message brings them back."""
        ids = self.table.selected_ids()
        if not ids:
            return
        bookmarks = self._kept.bookmarks

        def back() -> None:
            self._ask(lambda _: bookmarks.restore(ids), lambda _: self.refresh())

        def gone(_: object) -> None:
            words = trn("{count} bookmark removed.", "{count} bookmarks removed.", len(ids))
            self.message_posted.emit(Message(words, tr("Undo"), back))
            self.refresh()

        self._ask(lambda _: bookmarks.remove(ids), gone)

    def settle(self) -> None:
        """Take over what is being typed, and stop what is heard."""
        self.details.take_over()
        self.player.stop()

    def _connect(self) -> None:
        tools, table, player = self.tools, self.table, self.player
        tools.wanted_changed.connect(self._on_wanted)
        tools.play.clicked.connect(self._play)
        tools.open.clicked.connect(self._open)
        tools.remove.clicked.connect(self.remove)
        tools.export.clicked.connect(lambda: self.export())
        table.heard.connect(self._play)
        table.opened.connect(self._open)
        table.removed.connect(self.remove)
        table.current_changed.connect(self._show_details)
        table.selectionModel().selectionChanged.connect(lambda *_: self._show_tools())
        self.details.changed.connect(self._change)
        player.playing_changed.connect(tools.show_playing)
        player.failed.connect(lambda words: self.message_posted.emit(Message(words, is_problem=True)))

    def _show(self, rows: Sequence[SnippetRow]) -> None:
        self._rows = tuple(rows)
        self.tools.offer(rows)
        self.details.offer(rows)
        with QSignalBlocker(self.tools):
            self.model.set_wanted(self.tools.wanted())
        self.model.set_rows(rows)
        self.states.show_content() if rows else self.states.show_empty()
        self._show_tools()

    def _on_wanted(self, wanted: Wanted) -> None:
        self.model.set_wanted(wanted)
        self._show_tools()

    def _current(self) -> SnippetRow | None:
        return self.model.row_of(self.table.current_id())

    def _show_details(self) -> None:
        self.details.show_row(self._current())
        self._show_tools()

    def _show_tools(self) -> None:
        selected = len(self.table.selected_ids())
        self.tools.show_chosen(self._current(), selected, len(self.model.rows()), len(self._rows))

    def _play(self) -> None:
        one = self._current()
        if one is not None and one.start_s is not None:
            self.player.toggle(one)

    def _open(self) -> None:
        one = self._current()
        if one is not None:
            self.player.stop()
            self.open_requested.emit(one)

    def _change(self, before: SnippetRow, tag: str, note: str) -> None:
        """Another tag or note; the message brings back what it was."""
        bookmarks = self._kept.bookmarks

        def back() -> None:
            self._ask(
                lambda _: bookmarks.change(before.id, before.tag, before.note), lambda _: self.refresh()
            )

        def done(_: object) -> None:
            self.message_posted.emit(Message(tr("Bookmark changed."), tr("Undo"), back))
            self.refresh()

        self._ask(lambda _: bookmarks.change(before.id, tag, note), done)

    def _on_exported(self, done: Exported) -> None:
        folder = QUrl.fromLocalFile(str(done.folder))
        count = trn("{count} bookmark", "{count} bookmarks", done.count)
        clips = trn("{count} sound", "{count} sounds", done.clips)
        words = tr(
            "Wrote {bookmarks} and {sounds} to {folder}.", bookmarks=count, sounds=clips, folder=done.folder
        )
        if done.silent:
            told = "; ".join(dict.fromkeys(reason for _, reason in done.silent))
            words = tr("{words} Without sound: {told}", words=words, told=told)
        show = tr("Show the folder")
        self.message_posted.emit(Message(words, show, lambda: QDesktopServices.openUrl(folder)))

    def _ask(
        self,
        work: Callable[[JobContext], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], object] | None = None,
    ) -> None:
        def told(error: Exception) -> None:
            if failed is not None:
                failed(str(error))
            else:
                self.message_posted.emit(Message(str(error), is_problem=True))

        self._runner.submit(work, queue=QUEUE, owner=self, on_done=done, on_failed=told)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.player.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
