"""What was said and how it sounds: recording, transcript and what is known of them, kept in step with each other.

Owns the parts and which of them follows which. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import Channel, ReviewSheet
from qa_studio.services.correcting import Standing
from qa_studio.speech_rows import TurnGuess
from qa_studio.ui.review.insights_panel import InsightsPanel
from qa_studio.ui.review.measures_panel import MeasuresPanel
from qa_studio.ui.review.ports import ReviewServices
from qa_studio.ui.review.sound_panel import SoundPanel
from qa_studio.ui.review.timeline import TurnClock
from qa_studio.ui.review.transcript_panel import TranscriptPanel
from qa_studio.ui.widgets.basics import column, frame, line


class Conversation(QObject):
    """Args:
        memory: where what was folded, and how the recording was heard, is remembered; None forgets it.

    Signals:
        told(str): words for the message bar.
        listened(): the playhead has moved.
        sought(): words of the transcript were asked for from elsewhere.
    """

    told = Signal(str)
    listened = Signal()
    sought = Signal()

    def __init__(
        self,
        services: ReviewServices,
        runner: JobRunner,
        memory: QSettings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = TurnClock(())
        self.sound = SoundPanel(services.listening, runner, memory)
        self.transcript = TranscriptPanel(memory)
        self.measures = MeasuresPanel(services.measuring, runner, memory)
        self.insights = InsightsPanel(services.insights, runner, memory)
        self.sound_room = self._make_sound_room()
        self._connect()

    def _make_sound_room(self) -> QFrame:
        room = frame("surface")
        room.setLayout(column(self.sound, line(), space=0))
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return room

    def _connect(self) -> None:
        self.sound.position_changed.connect(self._on_position)
        self.sound.failed.connect(self.told)
        self.sound.bar.follow_changed.connect(self._on_follow)
        self.transcript.view.turn_activated.connect(self._on_turn)
        self.transcript.view.word_activated.connect(self._on_word)
        self.measures.moment_chosen.connect(self._on_moment)
        self.measures.call_measured.connect(self.sound.map.set_measures)

    def set_low(self, is_low: bool) -> None:
        """Leave the words as much of the height as there is."""
        self.sound.map.set_low(is_low)
        self.transcript.set_low(is_low)

    def show_sheet(self, sheet: ReviewSheet, guess: TurnGuess | None, standing: Standing | None) -> None:
        """Show the words of a sheet, and of a call its sound."""
        self._clock = TurnClock(sheet.transcript.turns if sheet.transcript else ())
        self.transcript.show_sheet(sheet, guess, standing)
        is_call = sheet.row.channel is Channel.CALL
        self.sound_room.setVisible(is_call)
        if is_call:  # first: what is only looked up later must not keep the waveform waiting
            self.sound.open_sheet(sheet)
        else:
            self.sound.close_sheet()
        self.insights.show_sheet(sheet)
        self.measures.show_sheet(sheet)

    def _on_position(self, seconds: float) -> None:
        if self.sound_room.isHidden():
            return
        turn = self._clock.turn_at(seconds)
        word = None if turn is None else self._clock.word_at(turn, seconds)
        self.transcript.view.set_now(turn, word)
        self.listened.emit()

    def _on_follow(self, is_on: bool) -> None:
        self.transcript.view.follows = is_on

    def _on_moment(self, seconds: float) -> None:
        """Go there in the sound, and show what is said there or was said last."""
        self.sound.player_seek(seconds)
        self.sought.emit()
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
