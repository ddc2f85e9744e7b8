"""The review page: one interaction heard, read and marked.

Owns the layout and which part tells which other; what is asked of the services stands in `desk`. Only the pure
arithmetic of the score runs on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import Channel, InteractionRow, ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.review.autosave import SaveState
from qa_studio.ui.review.cheat_sheet import CheatSheet
from qa_studio.ui.review.corrections import Corrections
from qa_studio.ui.review.criterion_card import CriterionCard, needs_comment
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.evidence_link import EvidenceLink
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.heading import Heading
from qa_studio.ui.review.insights_panel import InsightsPanel
from qa_studio.ui.review.keys import Act
from qa_studio.ui.review.measures_panel import MeasuresPanel
from qa_studio.ui.review.page_keys import bind_keys
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.score_foot import ScoreFoot
from qa_studio.ui.review.sound_panel import SoundPanel
from qa_studio.ui.review.standing import Standing, standing, verdict_words
from qa_studio.ui.review.timeline import TurnClock
from qa_studio.ui.review.transcript_panel import TranscriptPanel
from qa_studio.ui.review.waiting import WaitingList
from qa_studio.ui.widgets.basics import column, frame, line
from qa_studio.ui.widgets.states import StateStack

SPLITTER_KEY = "review/splitter"


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
        self._explain, self._memory = services.reviewing.explain, memory
        self._now: Standing | None = None
        self._clock = TurnClock(())
        self._waiting: tuple[InteractionRow, ...] = ()
        self.desk = Desk(services, runner, self)
        self.heading = Heading()
        self.sound = SoundPanel(services.listening, runner, memory)
        self.transcript = TranscriptPanel()
        self.measures = MeasuresPanel(services.measuring, runner, memory)
        self.insights = InsightsPanel(services.insights, runner, memory)
        self.corrections = Corrections(services, runner, self.desk, self.transcript, self)
        self.form = ReviewForm(self.desk.model)
        self.foot = ScoreFoot()
        self.waiting = WaitingList()
        self.evidence = EvidenceLink(self.desk.model, self.form, self.transcript.view, self.sound.map, self)
        self._lay_out()
        self._connect_desk()
        self._connect_parts()
        bind_keys(self, self._slots())
        self.desk.read_waiting()

    def _lay_out(self) -> None:
        right = frame("surface")
        right.setLayout(column(self.form, self.foot, space=0))
        left = frame("surface")
        reading = column(self.transcript, self.insights, self.measures, space=0)
        reading.setStretch(0, 1)
        left.setLayout(reading)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([theme.READING_WIDTH_PX, theme.READING_WIDTH_PX])
        self._restore_splitter()
        sound = frame("surface")
        sound.setLayout(column(self.sound, line(), space=0))
        sound.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sound_room = sound
        content = frame("surface")
        whole = column(self.heading, line(), sound, self.splitter, space=0)
        whole.setStretch(3, 1)
        content.setLayout(whole)
        self.states = StateStack(
            content, self.waiting, tr("This interaction cannot be opened"), self.open_again
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
        desk.reopened.connect(lambda _: self.form.focus_criterion(self.form.current_key))
        desk.refused.connect(self._on_refused)
        desk.waiting_read.connect(self._on_waiting)
        desk.changed.connect(self.data_changed)
        desk.told.connect(self._tell_problem)
        desk.autosave.state_changed.connect(self._on_save_state)
        model.changed.connect(self._show_standing)

    def _connect_parts(self) -> None:
        self.waiting.open_requested.connect(self.open_interaction)
        self.heading.back_requested.connect(self.show_waiting)
        self.heading.next_requested.connect(self.open_interaction)
        self.heading.help_requested.connect(self.show_keys)
        self.sound.position_changed.connect(self._on_position)
        self.sound.failed.connect(self._tell_problem)
        self.sound.bar.follow_changed.connect(self._on_follow)
        self.transcript.view.turn_activated.connect(self._on_turn)
        self.transcript.view.word_activated.connect(self._on_word)
        self.measures.moment_chosen.connect(self._on_moment)
        self.measures.call_measured.connect(self.sound.map.set_measures)
        self.insights.chosen.connect(self.evidence.go_to)
        self.transcript.swap_requested.connect(self.swap)
        self.corrections.told.connect(self._tell_problem)
        self.corrections.hear_requested.connect(self.sound.play_from)
        self.transcript.transcribe_requested.connect(self.desk.transcribe)
        self.form.suggest_requested.connect(self.desk.suggest)
        self.evidence.sought.connect(self.sound.player_seek)
        self.foot.save_requested.connect(self.desk.autosave.save)
        self.foot.submit_requested.connect(self.submit)
        self.foot.correct_requested.connect(self.desk.correct)
        self.foot.criterion_requested.connect(self.form.focus_criterion)
        self.splitter.splitterMoved.connect(self._remember_splitter)

    def _slots(self) -> dict[Act, Callable[[], object]]:
        model = self.desk.model
        return {
            Act.NOT_APPLICABLE: lambda: self._with_card(lambda card: card.answers.press("N")),
            Act.ACCEPT: lambda: model.accept(self.form.current_key),
            Act.ACCEPT_ALL: model.accept_all,
            Act.COMMENT: lambda: self._with_card(CriterionCard.open_comment),
            Act.GUIDANCE: lambda: self._with_card(CriterionCard.toggle_guidance),
            Act.EVIDENCE: self.evidence.step,
            Act.TIE: self.tie_selection,
            Act.UNDO: lambda: self.corrections.undo_else(model.stack),
            Act.REDO: lambda: self.corrections.redo_else(model.stack),
            Act.EDIT: self.corrections.edit,
            Act.SPLIT: self.corrections.split,
            Act.MERGE: self.corrections.merge,
            Act.SPEAKER: self.corrections.choose_speaker,
            Act.SWAP: self.swap,
            Act.HISTORY: self.corrections.show_history,
            Act.SAVE: self.desk.autosave.save,
            Act.SUBMIT: self.submit,
            **self.sound.slots(),
            Act.FIND: self.transcript.search_bar.open_search,
            Act.EXPLAIN: self.foot.toggle_explanation,
            Act.PANE: self.next_pane,
            Act.NEXT: self.heading.go_next,
            Act.HELP: self.show_keys,
        }

    def open_interaction(self, interaction_id: int) -> None:
        """Open an interaction; what is open is saved first."""
        self.sound.player.pause()
        self.corrections.settle()
        self.desk.open(interaction_id)

    def open_again(self) -> None:
        """Try once more what could not be opened."""
        if self.desk.open_id is not None:
            self.open_interaction(self.desk.open_id)

    def show_waiting(self) -> None:
        """Put the interaction away and show what waits."""
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

    def unsaved(self) -> str:
        if corrections := self.corrections.unsaved():
            return corrections
        if not self.desk.autosave.has_unwritten:
            return ""
        return tr("Marks of this review are not in the workspace yet. {words}", words=self.foot.state.text())

    def submit(self) -> None:
        """Submit, or list what is missing and go to the first of it."""
        if self.desk.model.is_frozen or self._now is None:
            return
        missing = self.missing()
        self.foot.show_missing(missing)
        if missing:
            self.form.focus_criterion(missing[0][0])
        else:
            self.desk.submit()

    def missing(self) -> list[tuple[str, str]]:
        """What keeps the draft from being submitted, as (criterion key, words), in the order of the form."""
        sheet, draft = self.desk.model.sheet, self.desk.model.draft
        if sheet is None or self._now is None:
            return []
        unanswered = set(self._now.explanation.missing)
        found = []
        for criterion in sheet.rubric.criteria():
            if criterion.key in unanswered:
                found.append((criterion.key, criterion.title))
            elif needs_comment(criterion, draft.mark(criterion.key)):
                found.append((criterion.key, tr("{title}: comment", title=criterion.title)))
        return found

    def swap(self) -> None:
        """Agent and customer are the wrong way round; where nothing is corrected, only by the recording's channels."""
        if self.desk.standing is not None:
            self.corrections.swap()
        else:
            self.desk.swap()

    def tie_selection(self) -> None:
        """Tie the selected words to the current criterion."""
        words = self.transcript.view.selection
        if words is not None and self.form.current_key:
            self.desk.model.tie(self.form.current_key, words)
            self.transcript.view.clear_selection()

    def next_pane(self) -> None:
        """Move the keyboard on: sound, transcript, form, foot, and round again."""
        panes: list[QWidget] = [self.sound.map, self.transcript.view, self.form, self.foot.save]
        shown = [pane for pane in panes if pane.isVisible() and pane.isEnabled()]
        here = next(
            (i for i, pane in enumerate(shown) if pane.isAncestorOf(self._focused()) or pane.hasFocus()), -1
        )
        target = shown[(here + 1) % len(shown)] if shown else None
        if target is self.form:
            self.form.focus_criterion(self.form.current_key)
        elif target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_keys(self) -> None:
        """Show every key of the page."""
        CheatSheet(self).open()

    def _focused(self) -> QWidget:
        return self.focusWidget() or self

    def _with_card(self, act: Callable[[CriterionCard], object]) -> None:
        if self.form.current_key and not self.desk.model.is_frozen:
            act(self.form.card(self.form.current_key))

    def _on_opened(self, sheet: ReviewSheet) -> None:
        self._show_conversation(sheet)
        self.form.show_sheet()
        self.foot.show_sheet(sheet)
        self._show_standing()
        self.evidence.refresh()
        self.states.show_content()
        self.form.focus_criterion(self.form.current_key)

    def _on_renewed(self, sheet: ReviewSheet) -> None:
        """Whoever is writing or listening is left where they are."""
        self._show_conversation(sheet)
        self._show_standing()
        self.evidence.refresh()

    def _show_conversation(self, sheet: ReviewSheet) -> None:
        is_call = sheet.row.channel is Channel.CALL
        self._clock = TurnClock(sheet.transcript.turns if sheet.transcript else ())
        self.heading.show_row(sheet.row)
        self.heading.show_waiting(self._waiting, sheet.row.id)
        self.transcript.show_sheet(sheet, self.desk.guess, self.desk.standing)
        self.corrections.show_sheet(sheet)
        self.insights.show_sheet(sheet)
        self.measures.show_sheet(sheet)
        self._sound_room.setVisible(is_call)
        if is_call:
            self.sound.open_sheet(sheet)
        else:
            self.sound.close_sheet()

    def _show_standing(self) -> None:
        sheet = self.desk.model.sheet
        if sheet is None:
            return
        self._now = standing(self._explain, sheet.rubric, self.desk.model.draft)
        self.form.show_standing(self._now)
        self.foot.show_standing(self._now)
        if self.foot.missing.isVisible():
            self.foot.show_missing(self.missing())

    def _on_submitted(self, sheet: ReviewSheet) -> None:
        now = standing(self._explain, sheet.rubric, self.desk.model.draft)
        score = (
            tr("without a score")
            if now.score is None
            else tr("{score} of {threshold:f}", score=now.score, threshold=now.threshold)
        )
        words = tr(
            "{title} submitted: {score}. {verdict}.",
            title=sheet.row.title,
            score=score,
            verdict=verdict_words(now),
        )
        self.message_posted.emit(Message(words, tr("Next"), self._go_on))
        self.submitted.emit(sheet)

    def _go_on(self) -> None:
        """From the message's button, which may be pressed while another page is shown."""
        self.wanted.emit()
        self.heading.go_next()

    def _on_refused(self, error: Exception) -> None:
        self._tell_problem(str(error))

    def _tell_problem(self, words: str) -> None:
        self.message_posted.emit(Message(words, is_problem=True))

    def _on_waiting(self, rows: tuple[InteractionRow, ...]) -> None:
        self._waiting = rows
        self.waiting.show_rows(rows)
        self.heading.show_waiting(rows, self.desk.open_id)
        self.count_changed.emit(len(rows))

    def _on_save_state(self, state: SaveState, words: str) -> None:
        self.foot.set_state(words)
        if state is SaveState.FAILED:
            again = self.desk.autosave.save
            self.message_posted.emit(Message(words, tr("Save again"), again, is_problem=True))

    def _on_position(self, seconds: float) -> None:
        if self._sound_room.isHidden():
            return
        turn = self._clock.turn_at(seconds)
        word = None if turn is None else self._clock.word_at(turn, seconds)
        self.transcript.view.set_now(turn, word)

    def _on_follow(self, is_on: bool) -> None:
        self.transcript.view.follows = is_on

    def _on_moment(self, seconds: float) -> None:
        """Go there in the sound, and show what is said there or was said last."""
        self.sound.player_seek(seconds)
        turn = self._clock.turn_at(seconds)
        self.transcript.view.show_turn(0 if turn is None else turn)

    def _on_turn(self, row: int) -> None:
        start_s = self.transcript.view.turns[row].start_s
        if start_s is not None:
            self.sound.play_from(start_s)

    def _on_word(self, row: int, character: int) -> None:
        turn = self.transcript.view.turns[row]
        word = next((w for w in turn.words if w.start <= character < w.end), None)
        if word is not None:
            self.sound.play_from(word.start_s)

    def _restore_splitter(self) -> None:
        place = self._memory.value(SPLITTER_KEY) if self._memory else None
        if isinstance(place, QByteArray):
            self.splitter.restoreState(place)

    def _remember_splitter(self) -> None:
        if self._memory is not None:
            self._memory.setValue(SPLITTER_KEY, self.splitter.saveState())
