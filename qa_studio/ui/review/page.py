"""The review page: one interaction heard, read and marked.

Owns the layout and which part tells which other; what is asked of the services stands in `desk`. Only the pure
arithmetic of the score runs on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import InteractionRow, ReviewSheet
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.review.autosave import SaveState
from qa_studio.ui.review.bench import Bench
from qa_studio.ui.review.bookmarking import Bookmarking
from qa_studio.ui.review.cheat_sheet import CheatSheet
from qa_studio.ui.review.conversation import Conversation
from qa_studio.ui.review.corrections import Corrections
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.evidence_link import EvidenceLink
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.heading import Heading
from qa_studio.ui.review.hold_watch import HoldBar, HoldWatch
from qa_studio.ui.review.keys import Act
from qa_studio.ui.review.marking import Marking
from qa_studio.ui.review.page_keys import bind_keys, possible
from qa_studio.ui.review.pane_switch import Pane
from qa_studio.ui.review.past import Past
from qa_studio.ui.review.place_keeper import PlaceKeeper
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.score_foot import ScoreFoot
from qa_studio.ui.review.standing import standing
from qa_studio.ui.review.submission import Submission
from qa_studio.ui.review.suggestion_bar import Suggestions
from qa_studio.ui.review.time_watch import TimeWatch, spent_words
from qa_studio.ui.review.turn_menu import add_keeping
from qa_studio.ui.review.waiting import WaitingList
from qa_studio.ui.review.waiting_queue import Waiting
from qa_studio.ui.widgets.basics import column
from qa_studio.ui.widgets.states import StateStack
from qa_studio.work_rows import SnippetRow
from scoring.model import Evidence


class ReviewPage(Page):
    """Where one person judges one interaction.

    Args:
        memory: where the splitter's place is remembered; None forgets it.

    Signals:
        submitted(ReviewSheet): an evaluation was submitted and is in the workspace.
    """

    title = tr("Review")
    icon = "review"
    submitted = Signal(object)

    def __init__(
        self,
        services: ReviewServices,
        runner: JobRunner,
        memory: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reviewing, self._memory = services.reviewing, memory
        self._waiting: tuple[InteractionRow, ...] = ()
        self._waiting_count = 0
        self._sought: tuple[int, Evidence] | None = None
        self.desk = Desk(services, runner, self)
        self.heading = Heading()
        self.conversation = Conversation(services, runner, memory, self)
        self.sound, self.transcript = self.conversation.sound, self.conversation.transcript
        self.measures, self.insights = self.conversation.measures, self.conversation.insights
        self.corrections = Corrections(services, runner, self.desk, self.transcript, self)
        self.form = ReviewForm(self.desk.model)
        self.foot = ScoreFoot()
        self.waiting = WaitingList()
        self.evidence = EvidenceLink(self.desk.model, self.form, self.transcript.view, self.sound.map, self)
        self.marking = Marking(self.desk.model, self.form, self.transcript.view, services.advances, self)
        self.suggestions = Suggestions(self.desk, self.form, self.marking, self.evidence, self)
        self.spent = TimeWatch(services.spent, runner, self, lambda: self.sound.player.is_playing)
        self.submission = Submission(
            self.desk, self.form, self.foot, services.reviewing.explain, self._spent_words, self
        )
        self.hold = HoldWatch(services.holding, runner, HoldBar(), self)
        self.places = PlaceKeeper(services.places, runner, self.form, self.conversation, self)
        self.past = Past(services, runner, self.desk, self)
        self.bookmarks = Bookmarking(services.bookmarks, runner, self.desk, self.transcript.view, self)
        self._lay_out()
        self._connect_desk()
        self._connect_parts()
        self._connect_watches()
        bind_keys(self, self._slots(), partial(possible, self.desk.model))
        self.desk.read_waiting()
        self.desk.read_form(self.form.make_ready)

    def _lay_out(self) -> None:
        form = (self.suggestions.bar, self.form, self.foot)
        self.bench = Bench(self.heading, self.hold.bar, self.conversation, form, self._memory)
        self.states = StateStack(
            self.bench, self.waiting, tr("This interaction cannot be opened"), self.open_again
        )
        self.states.show_empty()
        self.setLayout(column(self.states, space=0))

    def _connect_desk(self) -> None:
        desk, model = self.desk, self.desk.model
        desk.opening.connect(lambda _: self.states.show_loading())
        desk.opened.connect(self._on_opened)
        desk.renewed.connect(self._on_renewed)
        desk.open_failed.connect(self.states.show_failed)
        desk.submitted.connect(self._on_submitted)
        desk.refused.connect(self._on_refused)
        desk.waiting_read.connect(self._on_waiting)
        desk.changed.connect(self.data_changed)
        desk.told.connect(self._tell_problem)
        desk.autosave.state_changed.connect(self._on_save_state)
        model.changed.connect(self._show_standing)

    def _connect_parts(self) -> None:
        self.waiting.open_requested.connect(self.open_interaction)
        self.waiting.library_requested.connect(lambda: self.page_requested.emit("library"))
        self.heading.back_requested.connect(self.show_waiting)
        self.heading.next_requested.connect(self.open_interaction)
        self.heading.help_requested.connect(self.show_keys)
        self.conversation.told.connect(self._tell_problem)
        self.insights.chosen.connect(self.evidence.go_to)
        self.transcript.swap_requested.connect(self.swap)
        self.corrections.told.connect(self._tell_problem)
        self.corrections.hear_requested.connect(self.sound.play_from)
        self.corrections.menu_made.connect(self._on_menu)
        self.transcript.transcribe_requested.connect(self.desk.transcribe)
        self.suggestions.posted.connect(self.message_posted)
        self.evidence.sought.connect(self.sound.player_seek)
        self.evidence.went.connect(lambda: self.bench.show_pane(Pane.WORDS))
        self.marking.tied.connect(self.transcript.tie_hint.learn)
        self.foot.save_requested.connect(self.desk.autosave.save)
        self.foot.correct_requested.connect(self.desk.correct)
        self.foot.criterion_requested.connect(self.form.focus_criterion)
        self.foot.history_requested.connect(self.past.show)
        self.bookmarks.posted.connect(self.message_posted)
        self.bookmarks.wanted.connect(self.show_snippet)

    def _connect_watches(self) -> None:
        """Who has the interaction, and how long somebody works on it."""
        self.hold.changed.connect(self._on_hold)
        self.hold.lost.connect(self._on_lost)
        self.hold.regained.connect(self.desk.read_anew)
        self.spent.changed.connect(self._show_spent)
        self.form.current_changed.connect(self.spent.turn_to)
        self.desk.model.changed.connect(self.spent.note)
        self.conversation.listened.connect(self.spent.note)
        for area in (self.form, self.transcript.view):
            area.verticalScrollBar().valueChanged.connect(self.spent.note)

    def _slots(self) -> dict[Act, Callable[[], object]]:
        model = self.desk.model
        return {
            **self.marking.slots(),
            **self.sound.slots(),
            **self.suggestions.slots(),
            Act.UNDO: lambda: self.corrections.undo_else(model.stack),
            Act.REDO: lambda: self.corrections.redo_else(model.stack),
            Act.EDIT: self._in_words(self.corrections.edit),
            Act.SPLIT: self._in_words(self.corrections.split),
            Act.MERGE: self._in_words(self.corrections.merge),
            Act.SPEAKER: self._in_words(self.corrections.choose_speaker),
            Act.SWAP: self.swap,
            Act.HISTORY: self.corrections.show_history,
            Act.SAVE: self.desk.autosave.save,
            Act.SUBMIT: self.submission.submit,
            Act.CORRECT: self.foot.ask_reason,
            Act.REVISIONS: self.past.show,
            Act.BOOKMARK: self.bookmarks.bookmark,
            Act.BOOKMARKS: self.bookmarks.show,
            Act.FIND: self._in_words(self.transcript.search_bar.open_search),
            Act.EXPLAIN: self.foot.toggle_explanation,
            Act.PANE: self.bench.next_pane,
            Act.PANE_BACK: self.bench.previous_pane,
            Act.WAITING: self.show_waiting,
            Act.TAKE_OVER: self.hold.take_over_if_told,
            Act.NEXT: self.heading.go_next,
            Act.HELP: self.show_keys,
        }

    def _in_words(self, act: Callable[[], object]) -> Callable[[], object]:
        """What is done in the transcript, which is shown first where it has to be."""

        def shown() -> object:
            self.bench.show_pane(Pane.WORDS)
            return act()

        return shown

    def _on_menu(self, menu: QMenu) -> None:
        """The words of a turn are evidence and bookmarks, by their menu as by their keys."""
        can_tie = possible(self.desk.model, Act.TIE) and bool(self.form.current_key)
        add_keeping(menu, self.marking.tie if can_tie else None, self.bookmarks.bookmark)

    def open_interaction(self, interaction_id: int) -> None:
        """Open an interaction; what is open is saved first."""
        self.sound.player.pause()
        self.places.close()
        self.corrections.settle()
        self.desk.open(interaction_id)

    def show_snippet(self, row: SnippetRow) -> None:
        """Go to bookmarked words."""
        piece = Evidence(row.first_turn, row.start, row.end, row.text, row.start_s, row.end_s)
        self.show_words(row.interaction_id, piece)

    def show_words(self, interaction_id: int, piece: Evidence) -> None:
        """Go to words of a transcript; opens their interaction first where it is not open."""
        self._sought = (interaction_id, piece)
        if self.desk.model.sheet is not None and self.desk.open_id == interaction_id:
            self._go_to_words()
        else:
            self.open_interaction(interaction_id)

    def _go_to_words(self) -> None:
        sought, self._sought = self._sought, None
        if sought is not None and sought[0] == self.desk.open_id:
            self.evidence.go_to(sought[1])

    def open_again(self) -> None:
        """Try once more what could not be opened."""
        if self.desk.open_id is not None:
            self.open_interaction(self.desk.open_id)

    def show_waiting(self) -> None:
        """Put the interaction away and show what waits."""
        self.places.close()
        self.spent.end()
        self.hold.release()
        self.sound.close_sheet()
        self.corrections.settle()
        self.desk.close()
        self.states.show_empty()
        self.desk.read_waiting()

    def refresh(self) -> None:
        self.desk.read_waiting()
        self.desk.read_again()
        self.measures.refresh()

    def glance(self) -> None:
        self.desk.read_waiting()

    def settle(self) -> None:
        self.sound.player.pause()
        self.corrections.settle()
        self.desk.save_here()
        self.places.leave()
        self.spent.pause()

    def unsaved(self) -> str:
        if corrections := self.corrections.unsaved():
            return corrections
        if not self.desk.autosave.has_unwritten:
            return ""
        return tr("Marks of this review are not in the workspace yet. {words}", words=self.foot.state.text())

    def submit(self) -> None:
        """Sum it up and submit, or list what is missing and go to the first of it."""
        self.submission.submit()

    def missing(self) -> list[tuple[str, str]]:
        """What keeps the draft from being submitted, as (criterion key, words), in the order of the form."""
        return self.submission.missing()

    def swap(self) -> None:
        """Agent and customer are the wrong way round; where nothing is corrected, only by the recording's channels."""
        if self.desk.standing is not None:
            self.corrections.swap()
        else:
            self.desk.swap()

    def show_keys(self) -> None:
        """Show every key of the page."""
        CheatSheet(self).open()

    def _on_opened(self, sheet: ReviewSheet) -> None:
        is_other, offset = self.desk.is_fresh, self.form.offset()
        self._show_conversation(sheet)
        self.form.show_sheet(keeps_place=not is_other)
        self.foot.show_sheet(sheet, self.desk.model.is_locked)
        self._show_standing()
        self.evidence.refresh()
        self.states.show_content()
        self.hold.begin(sheet)
        self.spent.begin(sheet)
        self.spent.turn_to(self.form.current_key)
        if is_other:
            self.places.restore(sheet, self.desk.place)
        else:
            self.places.go_on(sheet, offset)
        self._go_to_words()

    def _on_renewed(self, sheet: ReviewSheet) -> None:
        """Whoever is writing or listening is left where they are."""
        self._show_conversation(sheet)
        self._show_standing()
        self.evidence.refresh()

    def _show_conversation(self, sheet: ReviewSheet) -> None:
        self.heading.show_row(sheet.row)
        self.heading.show_waiting(self._waiting, sheet.row.id, self._waiting_count)
        self.corrections.show_sheet(sheet)
        self.conversation.show_sheet(sheet, self.desk.guess, self.desk.standing)

    def _show_standing(self) -> None:
        sheet = self.desk.model.sheet
        if sheet is None:
            return
        asked = self._reviewing
        now = standing(asked.explain, sheet.rubric, self.desk.model.draft, asked.remarks)
        self.form.show_standing(now)
        self.foot.show_standing(now)
        self.submission.show_standing(now)

    def _on_submitted(self, sheet: ReviewSheet) -> None:
        words = self.submission.submitted_words(sheet)
        self.message_posted.emit(Message(words, tr("Next"), self._go_on))
        self.submitted.emit(sheet)

    def _on_hold(self, has_it: bool) -> None:
        """Somebody else has it: it can be looked at, and nothing of it changes here."""
        sheet, was_locked = self.desk.model.sheet, self.desk.model.is_locked
        self.desk.model.lock(not has_it)
        if sheet is not None and was_locked == has_it:
            self.foot.show_sheet(sheet, is_locked=not has_it)
            self.form.show_marks()

    def _on_lost(self) -> None:
        """What was typed until now is this person's draft."""
        self.desk.save_here()
        self.spent.end()

    def _show_spent(self) -> None:
        self.foot.set_spent(self._spent_words(), self.spent.lines())

    def _spent_words(self) -> str:
        return spent_words(self.spent.seconds)

    def _go_on(self) -> None:
        """From the message's button, which may be pressed while another page is shown."""
        self.wanted.emit()
        self.heading.go_next()

    def _on_refused(self, error: Exception) -> None:
        self._tell_problem(str(error))

    def _tell_problem(self, words: str) -> None:
        self.message_posted.emit(Message(words, is_problem=True))

    def _on_waiting(self, found: Waiting) -> None:
        self._waiting, self._waiting_count = found.rows, found.total
        self.waiting.show_waiting(found)
        self.heading.show_waiting(found.rows, self.desk.open_id, found.total)
        self.count_changed.emit(found.count)

    def _on_save_state(self, state: SaveState, words: str) -> None:
        self.foot.set_state(words)
        if state is SaveState.FAILED:
            again = self.desk.autosave.save
            self.message_posted.emit(Message(words, tr("Save again"), again, is_problem=True))
