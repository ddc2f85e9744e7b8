"""Correcting the transcript on the review page: what is asked before, done, told after, and looked for anew.

Owns the course of a correction; the steps, the field, the menu and the words stand beside it. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMenu

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.services.correcting import (
    CorrectionError,
    Edit,
    MarkNoise,
    MarkNote,
    Merge,
    OvertakenError,
    Reword,
    Saved,
    SetRole,
    Split,
    SwapRoles,
    corrected,
)
from qa_studio.services.quotes import Carrier
from qa_studio.ui.review.alike import ALIKE, AlikeOffer
from qa_studio.ui.review.correction_steps import CorrectionSteps
from qa_studio.ui.review.correction_words import edit_words, touched_words
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.history_dialog import HistoryDialog
from qa_studio.ui.review.move_offers import MoveOffers
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.question import Answer
from qa_studio.ui.review.transcript_panel import TranscriptPanel
from qa_studio.ui.review.turn_editor import TurnEditor
from qa_studio.ui.review.turn_menu import TurnActs, speaker_menu, turn_menu
from qa_studio.ui.review.unkept_words import UnkeptWords
from qa_studio.ui.widgets.banner import BannerKind
from transcription.model import Transcript, Turn

QUIET_MS = 2_000
"""Suggestions are looked for anew when nothing was corrected for so long: not after each of ten words."""

ASKED, FAILED = "asked", "failed"


class Corrections(QObject):
    """Signals:
    told(str): words for the message bar.
    hear_requested(float): play from this second.
    menu_made(QMenu): a turn's menu is about to open; more may be added.
    """

    told = Signal(str)
    hear_requested = Signal(float)
    menu_made = Signal(object)

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
        self._view, self._question = panel.view, panel.question
        self.steps = CorrectionSteps(desk, self)
        self.editor = TurnEditor(panel.view)
        self.unkept: UnkeptWords | None = None
        if services.correcting is not None:
            drafts = services.correcting.typing
            self.unkept = UnkeptWords(
                drafts, runner, desk, panel, self.editor, lambda: self.can_edit, parent=self
            )
        self.alike = AlikeOffer(services, runner, desk, panel, self)
        self.moving = MoveOffers(services, runner, desk, panel, self)
        self.moving.history_requested.connect(self.show_history)
        self.moving.told.connect(self.told)
        self.menu: QMenu | None = None
        self.history: HistoryDialog | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._suggest)
        self._unread: int | None = None
        self._connect()

    def _connect(self) -> None:
        if self._desk.corrections is not None:
            self._desk.corrections.saved.connect(self._on_saved)
            self._desk.corrections.failed.connect(self._on_failed)
        self._desk.opening.connect(self._on_leaving)
        self._desk.closed.connect(self._on_leaving)
        self._view.edit_requested.connect(self.edit)
        self._view.menu_requested.connect(self.open_menu)
        self._panel.history_requested.connect(self.show_history)
        self._panel.undo_requested.connect(self.undo)
        self._panel.redo_requested.connect(self.redo)
        self.editor.kept.connect(lambda turn, words: self.apply(Reword(turn, words)))
        self.editor.split_requested.connect(self._on_split)
        self.editor.hear_requested.connect(self._on_hear)
        self.alike.accepted.connect(lambda turns, role: self.apply(SetRole(turns, role)))
        self.steps.stack.indexChanged.connect(self._show_steps)
        self.steps.corrected.connect(lambda: self._question.drop(ALIKE))

    @property
    def can_edit(self) -> bool:
        """Whether the transcript that is shown can be corrected: it is the newest, and no submitted one's."""
        standing = self._desk.standing
        is_newest = standing is not None and standing.version >= standing.newest
        return is_newest and not self._desk.model.is_frozen and self.steps.transcript is not None

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """Take what was opened, read again or corrected."""
        self.steps.take(sheet)
        self._view.can_edit = self.can_edit
        if self.editor.turn is not None and (not self.can_edit or self.editor.turn >= len(self._view.turns)):
            self.editor.leave()
        self.moving.show()
        self._show_steps()

    def edit(self, turn: int | None = None, character: int | None = None) -> None:
        """Open a turn for correction; the current one when none is named. What is open is kept first."""
        self.editor.keep()
        row = self._view.current_row if turn is None else turn
        if row is not None and self._may():
            self._view.setCurrentIndex(self._view.model().index(row, 0))
            self.editor.open_turn(row, character)

    def apply(self, edit: Edit, asks: bool = True) -> None:
        """Put something right; when quotes of the draft rest on it, after asking."""
        before = self.steps.transcript
        if before is None or not self._may():
            return
        try:
            made = corrected(before, edit)
        except CorrectionError as err:
            self.told.emit(str(err))
            return
        if self._propose(before, made, edit_words(edit), asks) and isinstance(edit, SetRole):
            self.alike.look(edit, before)

    def split(self) -> None:
        """Before the cursor in the field, else before the selected words."""
        if self.editor.turn is not None:
            self.editor.split()
        elif self._view.selection is not None:
            self.apply(Split(self._view.selection.turn, self._view.selection.start))
        else:
            self.told.emit(
                tr(
                    "Select the words that the second turn begins with, or press F2 and put the"
                    " cursor between two words."
                )
            )

    def merge(self, turn: int | None = None) -> None:
        """The current turn and the next one become one."""
        self.editor.keep()
        row = self._view.current_row if turn is None else turn
        if row is not None:
            self.apply(Merge(row))

    def swap(self) -> None:
        """Agent and customer are the wrong way round, in the whole conversation."""
        self.editor.keep()
        self.apply(SwapRoles())

    def undo(self) -> None:
        """Take the last correction back."""
        if self._may() and self.steps.stack.canUndo():
            self._question.drop(ASKED)
            self.editor.drop()
            self.steps.stack.undo()

    def redo(self) -> None:
        """Make the correction that was taken back."""
        if self._may() and self.steps.stack.canRedo():
            self.editor.drop()
            self.steps.stack.redo()

    def undo_else(self, marks: QUndoStack) -> None:
        """In the transcript a correction is taken back, everywhere else a mark."""
        if self._has_keyboard() and self.steps.stack.canUndo():
            self.undo()
        else:
            marks.undo()

    def redo_else(self, marks: QUndoStack) -> None:
        """As `undo_else`, the other way."""
        if self._has_keyboard() and self.steps.stack.canRedo():
            self.redo()
        else:
            marks.redo()

    def choose_speaker(self) -> None:
        """Open the list of speakers at the current turn."""
        self.editor.keep()
        row = self._view.current_row
        if row is not None and self._may():
            where = self._view.viewport().mapToGlobal(self._view.text_rect(row).bottomLeft())
            self._pop_up(speaker_menu(self._panel, self._view.turns[row], self._acts(row, None)), where)

    def open_menu(self, turn: int, character: int | None, where: QPoint) -> None:
        """Everything that can be done with a turn."""
        if self._services.correcting is None:
            return
        self.editor.keep()
        stack = self.steps.stack
        made = turn_menu(
            self._panel,
            self._view.turns[turn],
            self._acts(turn, character),
            stack.undoText() if stack.canUndo() else "",
            stack.redoText() if stack.canRedo() else "",
        )
        self.menu_made.emit(made)
        self._pop_up(made, where)

    def show_history(self) -> None:
        """Lay the history of the transcript over the page."""
        sheet, correcting = self._desk.model.sheet, self._services.correcting
        if sheet is None or sheet.transcript is None or correcting is None:
            return
        self.history = HistoryDialog(correcting, self._runner, sheet.row, self.can_edit, self._panel)
        self.history.revert_requested.connect(self.revert)
        self.history.open()

    def revert(self, version: int, transcript: Transcript) -> None:
        """Make the words of an older version the newest; a step of undo like any other."""
        before = self.steps.transcript
        if before is not None and self._may():
            self._propose(before, transcript, tr("back to transcript {version}", version=version), asks=True)

    def settle(self) -> None:
        """Keep what is being written: the page or the window goes."""
        self.editor.keep()

    def unsaved(self) -> str:
        """What would be lost if the window closed now, in words; "" when nothing would."""
        if self._question.key == ASKED:
            return tr("A correction of this transcript waits for your answer.")
        saver = self._desk.corrections
        is_unwritten = saver is not None and saver.has_unwritten
        return tr("A correction of this transcript is not in the workspace yet.") if is_unwritten else ""

    def _has_keyboard(self) -> bool:
        focused = self._panel.window().focusWidget()
        return focused is not None and self._panel.isAncestorOf(focused)

    def _may(self) -> bool:
        """Whether correcting is possible now; says why not."""
        if self.can_edit:
            return True
        if self._desk.model.is_frozen and self._desk.model.sheet is not None:
            self.told.emit(tr("A submitted evaluation keeps its words. Reopen it to correct the transcript."))
        elif self._desk.standing is not None:
            self.told.emit(
                tr("There is a newer transcript. Move your marks to it first, then correct that one.")
            )
        return False

    def _propose(self, before: Transcript, made: Transcript, words: str, asks: bool) -> bool:
        """Correct at once where no quote of the draft is touched, else ask; True when it was done at once."""
        if made.turns == before.turns:
            return False
        carrier = Carrier(before, made)
        moves = carrier.moves(self._desk.model.draft.marks)
        if not asks or all(move.is_as_before for move in moves):
            self._push(made, carrier, words)
            return True
        self._question.ask(
            ASKED,
            touched_words(moves, self._desk.model.title),
            (
                Answer(tr("Correct"), lambda: self._push_if_same(before, made, carrier, words)),
                Answer(tr("Leave as it was"), self._forget_words),
            ),
            unasked=lambda is_answered: None if is_answered else self._tell_left(words),
            kind=BannerKind.WARNING,
        )
        return False

    def _forget_words(self) -> None:
        if self.unkept is not None:
            self.unkept.forget()

    def _tell_left(self, words: str) -> None:
        self.told.emit(tr("Not corrected, because nobody said so: {words}.", words=words))

    def _push_if_same(self, before: Transcript, made: Transcript, carrier: Carrier, words: str) -> None:
        now = self.steps.transcript
        if now is not None and now.turns == before.turns and self._may():
            self._push(made, carrier, words)

    def _push(self, made: Transcript, carrier: Carrier, words: str) -> None:
        self.steps.push(made, carrier, words)
        self._view.setFocus()

    def _acts(self, turn: int, character: int | None) -> TurnActs:
        stack, turns = self.steps.stack, self._view.turns
        return TurnActs(
            edit=lambda: self.edit(turn, character),
            split=None
            if character is None
            else lambda: self.apply(Split(turn, _word_start(turns[turn], character))),
            merge=None if turn + 1 >= len(turns) else lambda: self.merge(turn),
            set_role=lambda role: self.apply(SetRole((turn,), role)),
            noise=lambda: self.apply(MarkNoise(turn)),
            note=lambda: self.apply(MarkNote(turn, not turns[turn].note)),
            swap=self.swap,
            undo=self.undo if stack.canUndo() else None,
            redo=self.redo if stack.canRedo() else None,
            history=self.show_history,
        )

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(where)

    def _show_steps(self, _: int = 0) -> None:
        stack = self.steps.stack
        undo = stack.undoText() if stack.canUndo() and self.can_edit else ""
        redo = stack.redoText() if stack.canRedo() and self.can_edit else ""
        self._panel.show_steps(undo, redo)

    def _on_split(self, turn: int, words: str, character: int) -> None:
        """The words as they are written now, then the cut: both, or neither and the field again."""
        if words and words != self._view.turns[turn].text:
            self.apply(Reword(turn, words))
            if self._view.turns[turn].text != words:
                return
        self.apply(Split(turn, character))

    def _on_hear(self, turn: int) -> None:
        start_s = self._view.turns[turn].start_s if 0 <= turn < len(self._view.turns) else None
        if start_s is not None:
            self.hear_requested.emit(start_s)

    def _on_saved(self, interaction_id: int, saved: Saved) -> None:
        self._question.drop(FAILED)
        self.steps.settle(interaction_id, saved)
        if self.unkept is not None:
            self.unkept.settle(interaction_id)
        self._desk.autosave.save()
        self._desk.changed.emit()
        self._unread = interaction_id
        self._quiet.start()

    def _on_failed(self, error: Exception) -> None:
        saver = self._desk.corrections
        if saver is None:
            return
        if isinstance(error, OvertakenError):
            answer = Answer(tr("Drop my correction and read the newest"), self._take_newest)
        else:
            answer = Answer(tr("Save again"), saver.save, stays=True)
        self._question.ask(
            FAILED,
            tr("The correction is not saved. {error}", error=error),
            (answer,),
            kind=BannerKind.PROBLEM,
        )

    def _take_newest(self) -> None:
        if self._desk.corrections is not None and self._desk.open_id is not None:
            self._desk.corrections.forget(self._desk.open_id)
            self._desk.open(self._desk.open_id)

    def _on_leaving(self, _: int = 0) -> None:
        """Another interaction: what was asked about this one has no answer any more, its suggestions are made."""
        self._question.drop()
        self.editor.leave()
        if self._quiet.isActive():
            self._quiet.stop()
            self._suggest()

    def _suggest(self) -> None:
        saver = self._desk.corrections
        if self._unread is None or (saver is not None and not saver.is_settled):
            return
        unread, self._unread = self._unread, None
        self._desk.suggest_for(unread)


def _word_start(turn: Turn, character: int) -> int:
    """The beginning of the word that a character belongs to."""
    text = turn.text
    while 0 < character <= len(text) and not text[character - 1].isspace():
        character -= 1
    return character
