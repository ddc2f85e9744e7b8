"""The way of one interaction over the reviewer's desk: opened, saved, submitted, corrected.

Owns what is asked of the services and when; shows nothing. Every question is a job. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import SPEECH, JobRunner
from qa_studio.language import tr
from qa_studio.rows import BatchReport, ReviewSheet
from qa_studio.services.correcting import Standing
from qa_studio.services.review_places import Place
from qa_studio.speech_rows import TurnGuess
from qa_studio.ui.review.autosave import QUEUE, Autosave
from qa_studio.ui.review.correction_saver import CorrectionSaver
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.waiting_queue import Waiting, waiting_for
from rubrics.model import Rubric
from scoring.model import Mark


class Desk(QObject):
    """One interaction at a time.

    Attributes:
        is_fresh: what is being opened was not open a moment ago.

    Signals:
        opening(int): a sheet was asked for. opened(ReviewSheet), open_failed(str). closed(): nothing is open.
        renewed(ReviewSheet): of what is open, something beside the draft has changed.
        submitted(ReviewSheet), reopened(ReviewSheet): in the workspace, and open.
        refused(Exception): a submission or correction was refused, in words for the user.
        waiting_read(Waiting): what waits for review.
        changed(): something in the workspace is not as before.
        told(str): words for the message bar.
    """

    opening = Signal(object)
    opened = Signal(object)
    open_failed = Signal(str)
    closed = Signal()
    renewed = Signal(object)
    submitted = Signal(object)
    reopened = Signal(object)
    refused = Signal(object)
    waiting_read = Signal(object)
    changed = Signal()
    told = Signal(str)

    def __init__(self, services: ReviewServices, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._runner = services, runner
        self._wanted: int | None = None
        self._guess: TurnGuess | None = None
        self._place: Place | None = None
        self._standing: Standing | None = None
        self._has_moved = False
        self._waiting_job = 0
        self.is_fresh = True
        self.model = DraftModel(self)
        self.autosave = Autosave(self.model, services.reviewing, runner, self)
        self.autosave.guard = self._refuse_twin
        self.autosave.saved.connect(lambda _: self.changed.emit())
        self.corrections: CorrectionSaver | None = None
        if services.correcting is not None:
            self.corrections = CorrectionSaver(services.correcting, runner, self)
            self.autosave.may_write = self._has_words

    def read_form(self, on_done: Callable[[Rubric], None]) -> None:
        """Ask for the form that interactions are marked with now; without one, nothing comes back."""
        form_in_use = self._services.form_in_use
        if form_in_use is not None:
            self._runner.submit(
                lambda _: form_in_use(), owner=self, on_done=on_done, on_failed=lambda _: None
            )

    @property
    def guess(self) -> TurnGuess | None:
        """Which channel of the open recording was taken for the agent's; None when nobody had to guess."""
        return self._guess

    @property
    def place(self) -> Place | None:
        """Where the evaluator was when they left what has just been opened; None the first time."""
        return self._place

    @property
    def standing(self) -> Standing | None:
        """Where the open transcript stands among its versions; None without one, and where none is corrected."""
        return self._standing

    @property
    def open_id(self) -> int | None:
        """What is open or being opened; None when nothing is."""
        return self._wanted

    def read_waiting(self) -> None:
        """Ask what waits for review; what was asked before and has not begun is not asked any more."""

        services = self._services

        def work(_: JobContext) -> Waiting:
            return waiting_for(services.library, services.assigning, services.evaluator())

        self._runner.cancel(self._waiting_job)
        self._waiting_job = self._runner.submit(
            work, owner=self, on_done=self.waiting_read.emit, on_failed=lambda e: self.told.emit(str(e))
        )

    def save_here(self) -> None:
        """Write at once what waits, on this thread: corrections first, because the draft speaks of their words."""
        if self.corrections is not None:
            self.corrections.save_here()
        self.autosave.save_here()

    def _refuse_twin(self, interaction_id: int, evaluator: str) -> None:
        """On any thread. Two windows of one person have one draft: only the one that has it writes.

        Raises: StudioError in the other one.
        """
        holding = self._services.holding
        held = None if holding is None else holding.holder(interaction_id)
        if held is not None and not held.is_mine and held.holder == evaluator:
            words = tr(
                "You took this over in another window. What was marked here since then was not written."
            )
            raise StudioError(words)

    def _has_words(self, interaction_id: int) -> bool:
        """Whether the words of an interaction are in the workspace as they are shown."""
        return self.corrections is None or self.corrections.is_written(interaction_id)

    def open(self, interaction_id: int) -> None:
        """Open an interaction as this evaluator left it; what was not yet written of another is written first."""
        self.save_here()
        self._wanted = interaction_id
        self.is_fresh = True
        self.opening.emit(interaction_id)
        self._read(interaction_id, self._on_opened)

    def read_again(self) -> None:
        """Look whether transcript or suggestions of what is open have changed; the draft stays as it is."""
        if self._wanted is not None and self.model.sheet is not None and self._has_words(self._wanted):
            self._read(self._wanted, self._on_read_again)

    def read_anew(self) -> None:
        """Read what is open with its draft as it stands in the workspace now: somebody has marked it meanwhile."""
        if self._wanted is not None:
            self.is_fresh = True
            self._read(self._wanted, self._on_opened)

    def change_hands(self) -> None:
        """Somebody else marks from now on: what waits is written for whoever made it, then theirs is opened."""
        self.save_here()
        sheet = self.model.sheet
        if sheet is None or sheet.evaluator != self._services.evaluator():
            self.read_again()

    @property
    def asks_name(self) -> bool:
        """Whether nobody has said whose marks these are; a correction stays with whoever submitted."""
        naming, sheet = self._services.naming, self.model.sheet
        return naming is not None and naming.is_asked and sheet is not None and sheet.revision == 1

    def sign(self, name: str) -> None:
        """The draft, and all else that was begun until now, is this person's.

        Raises: StudioError when the workspace cannot be written.
        """
        naming, sheet = self._services.naming, self.model.sheet
        if naming is None or sheet is None or not name.strip():
            return
        self.save_here()
        self.model.refit(replace(sheet, evaluator=name.strip()))
        naming.choose(name)

    def close(self) -> None:
        """Put the interaction away."""
        self.save_here()
        self._wanted = None
        self.closed.emit()
        self.model.load(None)

    def submit(self) -> None:
        """Freeze the draft as it is now, after the words that it speaks of."""
        sheet, draft = self.model.sheet, self.model.draft
        if sheet is None:
            return
        if self.corrections is not None:
            self.corrections.save_here()
            if self.corrections.is_stuck(sheet.row.id):
                return
        self.autosave.forget(sheet.row.id)

        def work(_: JobContext) -> ReviewSheet:
            self._refuse_twin(sheet.row.id, sheet.evaluator)
            return self._services.reviewing.submit(sheet.row.id, sheet.evaluator, draft.marks, draft.comment)

        self._write(work, self._on_submitted, self._on_not_submitted)

    def correct(self, reason: str) -> None:
        """Begin a new revision of what was submitted."""
        sheet = self.model.sheet
        if sheet is None:
            return

        def work(_: JobContext) -> ReviewSheet:
            return self._services.reviewing.reopen(sheet.row.id, sheet.evaluator, reason)

        self._write(work, self._on_reopened, self.refused.emit)

    def swap(self) -> None:
        """Say that the other channel is the agent's; what was suggested is looked for anew."""
        sheet = self.model.sheet
        if sheet is None or sheet.agent_channel is None:
            return
        channel = 1 - sheet.agent_channel
        self.save_here()

        def work(context: JobContext) -> BatchReport:
            self._services.transcribing.set_agent_channel(sheet.row.id, channel)
            return self._services.suggesting.suggest([sheet.row.id], context)

        self._run(work, tr("Swapping the speakers of {title}", title=sheet.row.title))

    def amend(
        self,
        sheet: ReviewSheet,
        standing: Standing | None,
        carried: Callable[[tuple[Mark, ...]], tuple[Mark, ...]] | None = None,
    ) -> None:
        """Take a corrected transcript for what is open, and the draft's quotes to its words."""
        self._standing = standing
        if carried is None:
            self.model.refit(sheet)
        else:
            self.model.carry(sheet, carried)
        self.renewed.emit(sheet)

    def suggest(self) -> None:
        """Look for suggestions in the transcript."""
        if self.model.sheet is not None:
            self.suggest_for(self.model.sheet.row.id)

    def suggest_for(self, interaction_id: int) -> None:
        """Look for suggestions in the newest transcript of an interaction, which need not be open any more."""
        self._run(
            lambda context: self._services.suggesting.suggest([interaction_id], context),
            tr("Suggesting marks"),
        )

    def transcribe(self) -> None:
        """Make the transcript of what is open with what is set, and suggestions from it."""
        sheet = self.model.sheet
        if sheet is None:
            return

        def work(context: JobContext) -> BatchReport:
            ids = [sheet.row.id]
            made = self._services.transcribing.transcribe(
                ids, self._services.speech(), context.part(0.0, 0.9)
            )
            return self._services.suggesting.suggest(ids, context.part(0.9, 1.0)) if made.done else made

        self._run(work, tr("Transcribing {title}", title=sheet.row.title), SPEECH)

    def _run(self, work: Callable[[JobContext], BatchReport], title: str, queue: str = "") -> None:
        """Long work on what is open, shown among the running jobs."""
        self._runner.submit(
            work, title, queue=queue, owner=self, on_done=self._on_report, on_failed=self.refused.emit
        )

    def _read(self, interaction_id: int, on_done: Callable[[ReviewSheet], None]) -> None:
        evaluator = self._services.evaluator()

        def work(_: JobContext) -> tuple[ReviewSheet, TurnGuess | None, Standing | None, Place | None]:
            sheet = self._services.reviewing.open(interaction_id, evaluator)
            has_channels = sheet.agent_channel is not None
            guess = self._services.transcribing.guess(interaction_id) if has_channels else None
            places = self._services.places
            place = None if places is None else places.place(interaction_id, evaluator)
            return sheet, guess, self._read_standing(sheet), place

        def done(found: tuple[ReviewSheet, TurnGuess | None, Standing | None, Place | None]) -> None:
            sheet, guess, standing, place = found
            # What was corrected while this was read is newer than it.
            if sheet.row.id == self._wanted and (
                on_done == self._on_opened or self._has_words(interaction_id)
            ):
                self._guess, self._place, self._has_moved = guess, place, standing != self._standing
                self._standing = standing
                on_done(sheet)

        def failed(error: Exception) -> None:
            if interaction_id == self._wanted:
                self.open_failed.emit(str(error))

        self._runner.submit(work, owner=self, on_done=done, on_failed=failed)

    def _read_standing(self, sheet: ReviewSheet) -> Standing | None:
        if self._services.correcting is None or sheet.transcript is None:
            return None
        return self._services.correcting.standing(sheet.row.id, sheet.evaluator, sheet.transcript.version)

    def _write(
        self,
        work: Callable[[JobContext], ReviewSheet],
        on_done: Callable[[ReviewSheet], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        self._runner.submit(work, queue=QUEUE, owner=self, on_done=on_done, on_failed=on_failed)

    def _on_opened(self, sheet: ReviewSheet) -> None:
        if sheet.row.id == self._wanted:
            self.model.load(sheet)
            self.opened.emit(sheet)
            self.is_fresh = False

    def _on_read_again(self, sheet: ReviewSheet) -> None:
        now = self.model.sheet
        if now is None or sheet.row.id != now.row.id:
            return
        if (sheet.submitted_at, sheet.evaluator, sheet.rubric) != (
            now.submitted_at,
            now.evaluator,
            now.rubric,
        ):
            self._on_opened(sheet)
        elif self._has_moved or (sheet.transcript, sheet.findings, sheet.row, sheet.showing) != (
            now.transcript,
            now.findings,
            now.row,
            now.showing,
        ):
            self.model.refit(sheet)
            self.renewed.emit(sheet)

    def _on_submitted(self, sheet: ReviewSheet) -> None:
        self._on_written(sheet)
        self.submitted.emit(sheet)

    def _on_not_submitted(self, error: Exception) -> None:
        """The draft is written instead: what waited was dropped for the submission."""
        self.autosave.keep()
        self.refused.emit(error)

    def _on_reopened(self, sheet: ReviewSheet) -> None:
        self._on_written(sheet)
        self.reopened.emit(sheet)
        # The transcript may have been corrected since: a draft can move to its words, what was submitted could not.
        self.read_again()

    def _on_written(self, sheet: ReviewSheet) -> None:
        self._on_opened(sheet)
        self.changed.emit()
        self.read_waiting()

    def _on_report(self, report: BatchReport) -> None:
        for failure in report.failures:
            self.told.emit(f"{failure.name}: {failure.message}")
        self.changed.emit()
        self.read_again()
