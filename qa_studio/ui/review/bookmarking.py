"""Bookmarks of words for coaching and workshops: kept with a tag, taken back, found again.

Owns what is asked of the service and when. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.services.bookmarks import Selection
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.bookmark_dialogs import BookmarksDialog, TagDialog
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.marking import current_words
from qa_studio.ui.review.ports import Bookmarks
from qa_studio.ui.review.transcript_view import TranscriptView
from qa_studio.work_rows import SnippetRow
from scoring.model import Evidence

QUEUE = "bookmarks"


class Bookmarking(QObject):
    """Signals:
    posted(Message): what was kept or removed, with its Undo.
    asked(QDialog): a dialog is open.
    wanted(SnippetRow): somebody wants to go to these words.
    """

    posted = Signal(object)
    asked = Signal(object)
    wanted = Signal(object)

    def __init__(
        self,
        bookmarks: Bookmarks | None,
        runner: JobRunner,
        desk: Desk,
        view: TranscriptView,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bookmarks, self._runner, self._desk, self._view = bookmarks, runner, desk, view
        self._page = parent

    def bookmark(self) -> None:
        """Ask for a tag for the selected words, or for the turn that is read or sounds."""
        sheet, words, bookmarks = self._desk.model.sheet, current_words(self._view), self._bookmarks
        if sheet is None or sheet.transcript is None or words is None or bookmarks is None:
            return
        number, who, version = sheet.row.id, sheet.evaluator, sheet.transcript.version

        def ask(tags: tuple[str, ...]) -> None:
            dialog = TagDialog(words.text, tags, self._page)
            dialog.chosen.connect(lambda tag: self.keep(number, version, words, tag, who))
            self._open(dialog)

        self._ask(lambda _: bookmarks.tags(), ask)

    def keep(self, interaction_id: int, version: int, words: Evidence, tag: str, who: str) -> None:
        """Keep words of a transcript's version under a tag."""
        bookmarks = self._bookmarks
        if bookmarks is None:
            return
        place = Selection(words.turn, words.start, words.turn, words.end)

        def kept(row: SnippetRow) -> None:
            said = tr("Bookmarked as “{tag}”: “{words}”.", tag=tag, words=" ".join(words.text.split()))
            self.posted.emit(Message(said, tr("Undo"), lambda: self._take_back(row)))
            self._view.clear_selection()

        self._ask(lambda _: bookmarks.keep(interaction_id, place, who, tag, version=version), kept)

    def show(self) -> None:
        """Show every bookmark of the workspace."""
        bookmarks = self._bookmarks
        if bookmarks is None:
            return
        dialog = BookmarksDialog(self._page)
        dialog.opened.connect(self.wanted)
        dialog.removed.connect(self.remove)
        self._ask(lambda _: bookmarks.rows(), dialog.show_rows)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(lambda _: self._page.activateWindow())
        dialog.open()
        self.asked.emit(dialog)

    def remove(self, row: SnippetRow) -> None:
        """Take a bookmark away; it can be had back."""
        bookmarks = self._bookmarks
        if bookmarks is None:
            return

        def gone(_: object) -> None:
            back = self._asking(lambda _: bookmarks.restore([row.id]))
            self.posted.emit(Message(tr("Bookmark removed."), tr("Undo"), back))

        self._ask(lambda _: bookmarks.remove([row.id]), gone)

    def _take_back(self, row: SnippetRow) -> None:
        bookmarks = self._bookmarks
        if bookmarks is not None:
            self._ask(lambda _: bookmarks.remove([row.id]), lambda _: None)

    def _asking(self, work: Callable[[JobContext], object]) -> Callable[[], None]:
        return lambda: self._ask(work, lambda _: None)

    def _ask(self, work: Callable[[JobContext], object], on_done: Callable[..., None]) -> None:
        def failed(error: Exception) -> None:
            self.posted.emit(Message(str(error), is_problem=True))

        self._runner.submit(work, queue=QUEUE, owner=self, on_done=on_done, on_failed=failed)
