"""The offer to give other turns, which sound like a corrected one, to the same speaker.

Owns the search, the preview and the question. Changes nothing itself. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import Channel, ReviewSheet
from qa_studio.services.correcting import SetRole
from qa_studio.ui.review.correction_words import alike_words, speaker_words
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.highlights import Kind, Span
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.question import Answer
from qa_studio.ui.review.transcript_panel import TranscriptPanel
from transcription.model import Role, Transcript, Turn

ALIKE = "alike"
VOICES = (Role.AGENT, Role.CUSTOMER, Role.UNKNOWN)
"""Speakers that a voice may be; a bot and the system are known by their words."""


class AlikeOffer(QObject):
    """Signals: accepted(tuple[int, ...], Role): these turns are to be given to this speaker as well."""

    accepted = Signal(object, object)

    def __init__(
        self,
        services: ReviewServices,
        runner: JobRunner,
        desk: Desk,
        panel: TranscriptPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._runner, self._desk, self._panel = services, runner, desk, panel
        self._turns: tuple[int, ...] = ()
        self._role = Role.UNKNOWN
        self._place = -1

    @property
    def turns(self) -> tuple[int, ...]:
        """What is offered, in reading order; () while nothing is."""
        return self._turns

    def look(self, edit: SetRole, before: Transcript) -> None:
        """After one turn was given to somebody: find the others of its voice, where voices had to be told apart."""
        sheet, correcting = self._desk.model.sheet, self._services.correcting
        if sheet is None or sheet.transcript is None or correcting is None or len(edit.turns) != 1:
            return
        turn, now = edit.turns[0], sheet.transcript
        was = before.turns[turn].role
        if not is_voice(sheet, before.turns[turn]) or edit.role not in VOICES or was not in VOICES:
            return

        def work(context: JobContext) -> tuple[int, ...]:
            return correcting.alike(sheet.row.id, now, turn, was, context)

        def done(found: tuple[int, ...]) -> None:
            self._offer(sheet.row.id, now, found, was, edit.role)

        # A recording that is not there is told by the player's bar; there is nothing to offer then.
        title = tr("Listening for turns like turn {turn}", turn=turn + 1)
        self._runner.submit(work, title, owner=self, on_done=done, on_failed=lambda _: None)

    def _offer(
        self, interaction_id: int, asked: Transcript, found: tuple[int, ...], was: Role, role: Role
    ) -> None:
        """Only while the transcript is the one that was listened to: other turns have other numbers."""
        sheet = self._desk.model.sheet
        if sheet is None or sheet.row.id != interaction_id or sheet.transcript is None:
            return
        if sheet.transcript.turns != asked.turns:
            return
        self._turns = tuple(sorted(turn for turn in found if asked.turns[turn].role is was))
        self._role, self._place = role, -1
        if self._turns:
            self._ask()

    def _ask(self) -> None:
        turns, role = self._turns, self._role
        answers = (
            Answer(
                tr("Give all to {speaker}", speaker=speaker_words(role)),
                lambda: self.accepted.emit(turns, role),
            ),
            Answer(tr("Show the next"), self._show_next, stays=True),
            Answer(tr("No"), lambda: None),
        )
        self._panel.question.ask(ALIKE, alike_words(len(turns), role), answers, unasked=self._clear)
        view = self._panel.view
        view.set_spans(ALIKE, [Span(turn, 0, len(view.turns[turn].text), Kind.FOUND) for turn in turns])

    def _show_next(self) -> None:
        self._place = (self._place + 1) % len(self._turns)
        self._panel.view.show_turn(self._turns[self._place])

    def _clear(self, _: bool) -> None:
        self._turns = ()
        self._panel.view.set_spans(ALIKE, [])


def is_voice(sheet: ReviewSheet, turn: Turn) -> bool:
    """Whether who speaks in this turn is a matter of how it sounds."""
    return sheet.row.channel is Channel.CALL and turn.channel is None and turn.start_s is not None
