"""What is done to the selection by hand: tags, flags, assignments, a file of its rows, out of the library and back.

Owns no widget. Each is a job: what takes a while is shown, can be stopped, and says how to take it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from qa_studio.detail_rows import DetailChange, DetailWish
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner, Work
from qa_studio.language import tr, trn
from qa_studio.rows import Note
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.work_rows import AssignReport, LabelChange

_WRITES = "library"
STEP = 500
"""Interactions in one transaction: some hundredths of a second, so that stopping is quick."""
UNASSIGNED = tr("Stopped: nothing was assigned, and nothing is changed.")
"""Assigning is one transaction: whoever stops it in the middle finds everything as it was."""
Act = Callable[[Sequence[int]], Any]


class SelectionActions(QObject):
    """Signals:
    changed(): what is stored has changed; read it again.
    posted(Message): for the message bar.
    noted(str, tuple[Note, ...]): what could not be assigned, and why; an empty list clears it.
    """

    changed = Signal()
    posted = Signal(object)
    noted = Signal(str, object)

    def __init__(self, services: LibraryServices, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._runner = services, runner

    def tag(self, ids: Sequence[int], name: str) -> None:
        by, tagging = self._services.evaluator(), self._services.tagging
        title = tr("Tagging with “{name}”", name=name)
        self._in_steps(title, ids, lambda part: tagging.tag(part, name, by), partial(self._tagged, name))

    def untag(self, ids: Sequence[int], name: str) -> None:
        tagging = self._services.tagging
        title = tr("Taking off “{name}”", name=name)
        self._in_steps(title, ids, lambda part: tagging.untag(part, name), partial(self._untagged, name))

    def flag(self, ids: Sequence[int]) -> None:
        by, tagging = self._services.evaluator(), self._services.tagging
        self._in_steps(tr("Flagging"), ids, lambda part: tagging.flag(part, by), self._flagged)

    def unflag(self, ids: Sequence[int]) -> None:
        self._in_steps(tr("Taking off flags"), ids, self._services.tagging.unflag, self._unflagged)

    def remove(self, ids: Sequence[int]) -> None:
        """Take interactions out of the library; the message offers to undo it."""
        self._in_steps(tr("Removing"), ids, self._services.library.take_out, self._removed)

    def restore(self, ids: Sequence[int]) -> None:
        """Bring removed interactions back."""
        kept = tuple(ids)
        words = trn("{count} interaction brought back.", "{count} interactions brought back.", len(kept))
        restore = self._services.library.restore
        self._in_steps(tr("Bringing back"), kept, restore, lambda _: self.posted.emit(Message(words)))

    def change_details(self, ids: Sequence[int], wish: DetailWish) -> None:
        """Say anew whose they are, in which round and when; in one transaction, and so without a way to stop it."""
        library = self._services.library

        def told(change: DetailChange) -> None:
            count = change.count
            words = trn(
                "Changed details of {count} interaction.", "Changed details of {count} interactions.", count
            )
            undo = partial(self._undo_details, change)
            self.posted.emit(Message(words, tr("Undo"), undo) if count else Message(words))

        self._submit(lambda _: library.change_details(ids, wish), "", told)

    def assign(self, ids: Sequence[int], names: Sequence[str], due_on: date | None) -> None:
        """To one reviewer, or dealt out evenly; in one transaction, because even shares need a view of all."""
        services, by = self._services, self._services.evaluator()
        self.noted.emit("", ())

        def work(context: JobContext) -> tuple[AssignReport, tuple[Note, ...]]:
            report = services.assigning.share_out(ids, names, by, due_on, context)
            words = {one.interaction_id: one.words for one in report.refused}
            titles = {row.id: row.title for row in services.library.rows_of(tuple(words))}
            return report, tuple(
                Note(titles.get(number, str(number)), told) for number, told in words.items()
            )

        def stopped() -> None:
            self.posted.emit(Message(UNASSIGNED))

        self._submit(work, tr("Assigning"), lambda found: self.assigned(*found), stopped)

    def assigned(self, report: AssignReport, refused: Sequence[Note] = ()) -> None:
        """Say what was assigned, here or by a plan, and how to take it back."""
        count = len(report.given)
        words = trn("Assigned {count} interaction.", "Assigned {count} interactions.", count)
        ids = tuple(one.assignment_id for one in report.given)
        undo = partial(self._withdraw, ids)
        said = f"{words} {report.rule}".strip()
        self.posted.emit(Message(said, tr("Undo"), undo) if ids else Message(words))
        if refused:
            heading = trn("{count} was not assigned", "{count} were not assigned", len(refused))
            self.noted.emit(heading, tuple(refused))
        self.changed.emit()

    def export(self, ids: Sequence[int], path: Path) -> None:
        """Write the rows of these interactions as CSV."""
        exporting = self._services.exporting

        def done(count: int) -> None:
            words = trn(
                "Wrote {count} row to {name}.", "Wrote {count} rows to {name}.", count, name=path.name
            )
            folder = QUrl.fromLocalFile(str(path.parent))
            shown = partial(QDesktopServices.openUrl, folder)
            self.posted.emit(Message(words, tr("Show the folder"), shown))

        title = tr("Exporting to {name}", name=path.name)
        self._runner.submit(
            lambda context: exporting.write(ids, path, context), title, owner=self, on_done=done
        )

    def _tagged(self, name: str, changes: list[LabelChange]) -> None:
        count = sum(len(change.added) for change in changes)
        words = trn("Tagged {count} with “{name}”.", "Tagged {count} with “{name}”.", count, name=name)
        self._tell(words, changes, count)

    def _untagged(self, name: str, changes: list[LabelChange]) -> None:
        count = sum(len(change.taken) for change in changes)
        words = trn("Took “{name}” off {count}.", "Took “{name}” off {count}.", count, name=name)
        self._tell(words, changes, count)

    def _flagged(self, changes: list[LabelChange]) -> None:
        count = sum(len(change.added) for change in changes)
        self._tell(
            trn("Flagged {count} interaction.", "Flagged {count} interactions.", count), changes, count
        )

    def _unflagged(self, changes: list[LabelChange]) -> None:
        count = sum(len(change.taken) for change in changes)
        words = trn("Took the flag off {count}.", "Took the flag off {count}.", count)
        self._tell(words, changes, count)

    def _tell(self, words: str, changes: list[LabelChange], count: int) -> None:
        undo = partial(self._undo, tuple(changes))
        self.posted.emit(Message(words, tr("Undo"), undo) if count else Message(words))

    def _undo(self, changes: Sequence[LabelChange]) -> None:
        back = self._services.tagging.undo

        def told(_: object) -> None:
            self.posted.emit(Message(tr("Taken back.")))

        numbers = tuple(range(len(changes)))
        self._in_steps(tr("Taking it back"), numbers, lambda part: back(changes[part[0]]), told, step=1)

    def _undo_details(self, change: DetailChange) -> None:
        undo = self._services.library.undo_details
        self._submit(lambda _: undo(change), "", lambda _: self.posted.emit(Message(tr("Taken back."))))

    def _withdraw(self, assignment_ids: Sequence[int]) -> None:
        words = trn("Took {count} assignment back.", "Took {count} assignments back.", len(assignment_ids))
        withdraw = self._services.assigning.withdraw
        self._submit(
            lambda _: withdraw(assignment_ids), tr("Taking back"), lambda _: self.posted.emit(Message(words))
        )

    def _removed(self, parts: list[tuple[int, ...]]) -> None:
        kept = tuple(number for part in parts for number in part)
        words = trn(
            "Removed {count} interaction. The files stay where they are.",
            "Removed {count} interactions. The files stay where they are.",
            len(kept),
        )
        self.posted.emit(Message(words, tr("Undo"), partial(self.restore, kept)) if kept else Message(words))

    def _in_steps(
        self,
        title: str,
        ids: Sequence[int],
        act: Act,
        told: Callable[[list[Any]], object],
        step: int = STEP,
    ) -> None:
        """Step by step; when it is stopped, what was done by then is told, and can be taken back like all of it."""
        done: list[Any] = []
        kept = tuple(ids)

        def work(context: JobContext) -> None:
            for start in range(0, len(kept), step):
                context.report(start / len(kept), tr("{count:,} of {all:,}", count=start, all=len(kept)))
                done.append(act(kept[start : start + step]))

        self._submit(work, title if len(kept) > step else "", lambda _: told(done), lambda: told(done))

    def _submit(
        self,
        work: Work,
        title: str,
        told: Callable[[Any], object],
        stopped: Callable[[], object] | None = None,
    ) -> None:
        """What has no title is finished even while the window closes."""

        def ended(value: Any) -> None:
            told(value)
            self.changed.emit()

        def cancelled() -> None:
            if stopped is not None:
                stopped()
            self.changed.emit()

        self._runner.submit(work, title, queue=_WRITES, owner=self, on_done=ended, on_cancelled=cancelled)
