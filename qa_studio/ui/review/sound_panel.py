"""The sound of a call: its map and its player, kept together.

Owns the loading of recording and waveform, and what the player is set to. GUI thread only; both are read in jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.services.deck import Loaded
from qa_studio.services.outlines import PEAKS, Outline
from qa_studio.services.route import Interval, skips
from qa_studio.ui import theme
from qa_studio.ui.review.call_map import CallMap
from qa_studio.ui.review.keys import Act
from qa_studio.ui.review.player import STEP_S, Player
from qa_studio.ui.review.player_bar import PlayerBar
from qa_studio.ui.review.ports import Listening
from qa_studio.ui.review.timeline import TurnClock
from qa_studio.ui.widgets.basics import column
from transcription.model import Role, Turn

BUCKETS = PEAKS
SPEED_KEY, SKIP_KEY = "review/speed", "review/skip_silence"
LEAST_LOOP_S = 0.5
"""A shorter turn is heard with what comes next: over and over it would be a rattle."""


class SoundPanel(QWidget):
    """Args: memory: where speed, skipping and volumes are remembered; None forgets them.

    Signals: position_changed(float): seconds; failed(str): words for the message bar.
    """

    position_changed = Signal(float)
    failed = Signal(str)

    def __init__(
        self,
        listening: Listening,
        runner: JobRunner,
        memory: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._listening, self._runner, self._memory = listening, runner, memory
        self._interaction_id: int | None = None
        self._on_map: int | None = None
        self._file_name = ""
        self._turns: tuple[Turn, ...] = ()
        self._outline: Outline | None = None
        self._skips: tuple[Interval, ...] = ()
        self._agent_channel: int | None = None
        self._duration_s: float | None = None
        self.map = CallMap()
        self.player = Player(runner, self)
        self.bar = PlayerBar(self.player, memory)
        self._connect()
        self.bar.set_settings(*_remembered(memory))
        margins = (theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, 0)
        self.setLayout(column(self.map, self.bar, margins=margins, space=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.map.seek_requested.connect(self.player_seek)
        self.bar.find_requested.connect(self._on_find)
        self.bar.skip_changed.connect(self._on_skip)
        self.bar.loop_requested.connect(self.toggle_loop)
        self.bar.voices.changed.connect(self._on_volumes)
        self.player.position_changed.connect(self._on_position)
        self.player.duration_changed.connect(self.map.set_duration)
        self.player.loop_changed.connect(self.map.set_loop)
        self.player.rate_changed.connect(lambda rate: self._remember(SPEED_KEY, rate))
        self.player.loaded.connect(self._on_loaded)
        self.player.failed.connect(self.bar.set_problem)

    def slots(self) -> dict[Act, Callable[[], object]]:
        """What the keys of listening do."""
        player, bar = self.player, self.bar
        return {
            Act.PLAY: player.toggle,
            Act.PAUSE: player.toggle,
            Act.BACK: lambda: self.player_seek(self.map.position_s - STEP_S),
            Act.FORWARD: lambda: self.player_seek(self.map.position_s + STEP_S),
            Act.SLOWER: lambda: player.step_rate(-1),
            Act.FASTER: lambda: player.step_rate(1),
            Act.NORMAL: lambda: player.set_rate(1.0),
            Act.SKIP: bar.skip.toggle,
            Act.LOOP: self.toggle_loop,
            Act.MUTE_AGENT: lambda: bar.voices.toggle_mute(Role.AGENT),
            Act.MUTE_CUSTOMER: lambda: bar.voices.toggle_mute(Role.CUSTOMER),
            Act.LOUDER: lambda: bar.voices.step(1),
            Act.QUIETER: lambda: bar.voices.step(-1),
            Act.FOLLOW: bar.follow.toggle,
        }

    def open_sheet(self, sheet: ReviewSheet) -> None:
        """Show a call's map at once; its sound and its waveform follow."""
        is_other = sheet.row.id != self._interaction_id
        if sheet.row.id != self._on_map:  # what was measured of a call still holds when it is opened again
            self.map.set_measures(None)
        self._on_map = sheet.row.id
        self._show_map(sheet)
        if is_other:
            self._interaction_id = sheet.row.id
            self._file_name = sheet.row.source.name
            self._outline = None
            self.player.open(None)
            self._load()
        elif self._outline is None:
            self._load_outline()
        else:
            self.map.set_peaks(self._outline.peaks)
            self._read_skips()

    def close_sheet(self) -> None:
        """Nothing is open any more."""
        self._interaction_id = None
        self.player.open(None)

    def player_seek(self, seconds: float) -> None:
        """Go to a moment; without a recording the map alone follows."""
        if self.player.path is None:
            self._on_position(seconds)
        else:
            self.player.seek(seconds)

    def play_from(self, seconds: float) -> None:
        """Go to a moment and play."""
        self.player_seek(seconds)
        self.player.play()

    def toggle_loop(self) -> None:
        """Hear the turn at the playhead over and over, or go on."""
        loop = None if self.player.loop else turn_around(self._turns, self.player.position_s)
        self.player.set_loop(loop)
        self.bar.loop.setChecked(self.player.loop is not None)

    def _show_map(self, sheet: ReviewSheet) -> None:
        transcript = sheet.transcript
        self._turns = transcript.turns if transcript else ()
        self._duration_s = sheet.row.duration_s or (transcript.duration_s if transcript else None)
        self._agent_channel = sheet.agent_channel
        self.bar.voices.set_agent_channel(sheet.agent_channel)
        self.map.set_call(self._turns, self._duration_s, sheet.agent_channel)
        if sheet.row.id == self._interaction_id:
            self.map.set_duration(self.player.duration_s)
            self.map.set_position(self.player.position_s)
            self.map.set_loop(self.player.loop)

    def _load(self) -> None:
        opened = self._interaction_id
        assert opened is not None
        self.bar.set_problem("")

        def find(_: JobContext) -> Path:
            return self._listening.source(opened)

        def ready(path: Path) -> None:
            if opened == self._interaction_id:
                self.player.open(path, self._duration_s)

        self._runner.submit(find, owner=self, on_done=ready, on_failed=lambda e: self._on_missing(opened, e))
        self._load_outline()

    def _load_outline(self) -> None:
        opened, turns = self._interaction_id, self._turns
        assert opened is not None
        self.map.set_state(tr("Reading the waveform …"))

        def read(_: JobContext) -> tuple[Outline, tuple[Interval, ...]]:
            outline = self._listening.outline(opened, BUCKETS)
            return outline, _skips(outline, turns)

        def ready(found: tuple[Outline, tuple[Interval, ...]]) -> None:
            if opened == self._interaction_id:
                self._outline, self._skips = found
                self.map.set_peaks(self._outline.peaks)
                self._show_skips()

        # Without its waveform a call can still be read and marked; why it is missing is said by the player's bar.
        self._runner.submit(read, owner=self, on_done=ready, on_failed=lambda _: self._on_no_outline(opened))

    def _on_no_outline(self, opened: int) -> None:
        if opened == self._interaction_id:
            self.map.set_state(tr("No waveform: the recording cannot be read"))

    def _read_skips(self) -> None:
        """The words have changed: what may be jumped over is looked for anew."""
        opened, outline, turns = self._interaction_id, self._outline, self._turns
        assert outline is not None

        def ready(found: tuple[Interval, ...]) -> None:
            if opened == self._interaction_id and turns is self._turns:
                self._skips = found
                self._show_skips()

        self._runner.submit(lambda _: _skips(outline, turns), owner=self, on_done=ready)

    def _show_skips(self) -> None:
        self.bar.set_skipped(sum(end_s - start_s for start_s, end_s in self._skips))
        shown = self._skips if self.bar.skip.isChecked() else ()
        self.map.set_skips(shown)
        if self.player.path is not None:
            self.player.set_skips(shown)

    def _on_skip(self, is_on: bool) -> None:
        self._remember(SKIP_KEY, is_on)
        self._show_skips()

    def _on_loaded(self, loaded: Loaded) -> None:
        self.bar.voices.show_channels(loaded.channels, self._agent_channel)
        self._on_volumes()
        self._show_skips()

    def _on_volumes(self) -> None:
        self.player.set_volumes(self.bar.voices.volumes)

    def _remember(self, key: str, value: object) -> None:
        if self._memory is not None:
            self._memory.setValue(key, value)

    def _on_missing(self, opened: int, error: Exception) -> None:
        if opened == self._interaction_id:
            self.bar.set_problem(str(error), can_find=True)

    def _on_position(self, seconds: float) -> None:
        self.map.set_position(seconds)
        self.position_changed.emit(seconds)

    def _on_find(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Find {file_name}", file_name=self._file_name), self._file_name
        )
        if chosen:
            self.relocate(Path(chosen))

    def relocate(self, path: Path) -> None:
        """Take the recording from where it lies now."""
        opened = self._interaction_id
        if opened is None:
            return

        def work(_: JobContext) -> None:
            self._listening.relocate(opened, path)

        self._runner.submit(
            work, owner=self, on_done=lambda _: self._load(), on_failed=lambda e: self.failed.emit(str(e))
        )


def turn_around(turns: Sequence[Turn], seconds: float) -> Interval | None:
    """Start and end of the turn at a moment, of the first one before any; None without times."""
    timed = [turn for turn in turns if turn.start_s is not None]
    if not timed:
        return None
    here = TurnClock(timed).turn_at(seconds) or 0
    start_s, end_s = timed[here].start_s or 0.0, timed[here].end_s
    if end_s is None:
        end_s = timed[here + 1].start_s if here + 1 < len(timed) else start_s
    return start_s, max(end_s or 0.0, start_s + LEAST_LOOP_S)


def _skips(outline: Outline, turns: Iterable[Turn]) -> tuple[Interval, ...]:
    quiet = [(float(start_s), float(end_s)) for start_s, end_s in outline.quiet]
    return skips(quiet, [span for turn in turns for span in _spoken(turn)])


def _spoken(turn: Turn) -> Iterable[Interval]:
    """When the transcript says that somebody speaks: word by word where it knows."""
    if turn.words:
        return [(word.start_s, word.end_s) for word in turn.words]
    if turn.start_s is None or turn.end_s is None:
        return ()
    return [(turn.start_s, turn.end_s)]


def _remembered(memory: QSettings | None) -> tuple[float, bool]:
    """Speed and skipping as they were left; a damaged value is the ordinary one."""
    try:
        rate = float(str(memory.value(SPEED_KEY, 1.0))) if memory else 1.0
    except ValueError:
        rate = 1.0
    return rate, bool(memory and str(memory.value(SKIP_KEY, False)).lower() == "true")
