"""Plays a recording: from any moment, at any speed with its pitch kept, each voice as loud as is wished.

Owns what is ready to be heard and where the playhead stands. Decoding runs on the sound queue, one job at a time;
mixing is done as late as can be. Works without a sound card: then time runs in silence. GUI thread only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.services.deck import Chunk, Cue, Deck, Loaded
from qa_studio.services.route import NEAR_S, Interval, Route
from qa_studio.ui.review.mixing import mixed
from qa_studio.ui.review.outlet import RATE_HZ, Outlet, best_outlet

RATES = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)
STEP_S = 5.0
QUEUE = "sound"
TICK_MS = 25
"""Between two looks at the outlet: a tenth of what is written ahead."""

FIRST_S = 0.3
"""Read before anything is heard: a little, so that it is heard at once."""

MORE_S = 1.0
"""Read ahead while it plays."""

PAST_END = 1.1
"""Files that guess their length may be longer by a tenth; the sound itself says where it ends."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What was handed to the outlet: from which frame on, and what is heard there."""

    frame: int
    length: int
    start_s: float
    speed: float


class Player(QObject):
    """One recording at a time.

    Args: outlet: makes the place for sound, when it is first played.

    Signals:
        position_changed(float), duration_changed(float): seconds.
        playing_changed(bool), rate_changed(float).
        loop_changed(tuple[float, float] | None): what is played again and again.
        loaded(Loaded): a recording is open.
        failed(str): the recording cannot be played, in words.
        silenced(bool): whether this computer has no sound output; told when it is first played.
    """

    position_changed = Signal(float)
    duration_changed = Signal(float)
    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    loop_changed = Signal(object)
    loaded = Signal(object)
    failed = Signal(str)
    silenced = Signal(bool)

    def __init__(
        self, runner: JobRunner, parent: QObject | None = None, outlet: Callable[[], Outlet] = best_outlet
    ) -> None:
        super().__init__(parent)
        self._runner, self._make_outlet = runner, outlet
        self._deck = Deck()
        self._outlet: Outlet | None = None
        self._path: Path | None = None
        self._duration_s, self._at_s, self._rate = 0.0, 0.0, 1.0
        self._loop: Interval | None = None
        self._skips: tuple[Interval, ...] = ()
        self._volumes: tuple[float, ...] = (1.0,)
        self._is_playing = self._is_asked = self._has_ended = self._is_loaded = False
        self._turn = 0
        self._ready: deque[Chunk] = deque()
        self._written: deque[_Written] = deque()
        self._frames = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_quit)

    @property
    def path(self) -> Path | None:
        """What is open; None when nothing is."""
        return self._path

    @property
    def position_s(self) -> float:
        return self._at_s

    @property
    def duration_s(self) -> float:
        return self._duration_s

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def loop(self) -> Interval | None:
        """What is played again and again; None plays on."""
        return self._loop

    @property
    def is_playing(self) -> bool:
        return self._is_playing

    def open(self, path: Path | None, expected_s: float | None = None) -> None:
        """Open a recording without playing it; None closes what is open.

        Args: expected_s: its length, where the file itself does not say.
        """
        if path is None and self._path is None:
            return
        self._stop()
        self._turn += 1
        self._path, self._duration_s, self._at_s, self._skips = path, expected_s or 0.0, 0.0, ()
        self._is_loaded = False
        self._drop()
        self.set_loop(None)
        if path is None:
            self._runner.submit(lambda _: self._deck.close(), queue=QUEUE)
            return
        turn = self._turn

        def load(_: JobContext) -> tuple[Loaded, tuple[Chunk, ...]]:
            loaded = self._deck.load(path)
            self._deck.cue(Cue(0.0, self._rate, Route(_past(loaded.duration_s)), RATE_HZ))
            return loaded, self._deck.more(FIRST_S)

        def done(found: tuple[Loaded, tuple[Chunk, ...]]) -> None:
            self._on_loaded(turn, *found)

        self._is_asked = True
        self._runner.submit(load, queue=QUEUE, owner=self, on_done=done, on_failed=self._failing(turn))

    def play(self) -> None:
        if self._path is None or self._is_playing:
            return
        outlet = self._sound()
        if self._duration_s and self._at_s >= self._duration_s - 0.05:
            self.seek(self._loop[0] if self._loop else 0.0)
        self._is_playing = True
        outlet.start()
        self._timer.start()
        self.playing_changed.emit(True)
        self._on_tick()

    def pause(self) -> None:
        if self._is_playing:
            self._stop()
            self._cue()

    def toggle(self) -> None:
        self.pause() if self._is_playing else self.play()

    def seek(self, seconds: float) -> None:
        """Go to a moment; one outside the recording becomes its end or start, one outside a loop ends it."""
        if self._path is None:
            return
        end_s = self._duration_s
        self._at_s = min(max(seconds, 0.0), end_s) if end_s else max(seconds, 0.0)
        if self._loop and not self._loop[0] - NEAR_S <= self._at_s < self._loop[1]:
            self._loop = None
            self.loop_changed.emit(None)
        self._cue()
        self.position_changed.emit(self._at_s)

    def step(self, seconds: float) -> None:
        """Go forward, or back with a negative number."""
        self.seek(self._at_s + seconds)

    def set_rate(self, rate: float) -> None:
        """Speed of playing, 0.75..2.5, the pitch kept."""
        self._rate = min(max(rate, RATES[0]), RATES[-1])
        self._cue()
        self.rate_changed.emit(self._rate)

    def step_rate(self, step: int) -> None:
        """The next faster rate for 1, the next slower one for -1."""
        nearest = min(range(len(RATES)), key=lambda place: abs(RATES[place] - self._rate))
        self.set_rate(RATES[min(max(nearest + step, 0), len(RATES) - 1)])

    def set_volumes(self, volumes: Sequence[float]) -> None:
        """0..1, one a channel; 0 is mute. Heard a quarter of a second later."""
        self._volumes = tuple(volumes) or (1.0,)

    def set_skips(self, skips: Sequence[Interval]) -> None:
        """What is jumped over, in order; () plays everything."""
        if tuple(skips) != self._skips:
            self._skips = tuple(skips)
            self._cue()

    def set_loop(self, loop: Interval | None) -> None:
        """Play a stretch again and again; None plays on from here."""
        if loop != self._loop:
            self._loop = loop
            if loop is not None and not loop[0] - NEAR_S <= self._at_s < loop[1]:
                self._at_s = loop[0]
            self._cue()
            self.loop_changed.emit(loop)

    def _sound(self) -> Outlet:
        """Where the sound goes; another place than the last when that has gone."""
        if self._outlet is None or self._outlet.is_silent or self._outlet.has_failed():
            before = self._outlet
            self._outlet = self._make_outlet()
            self.silenced.emit(self._outlet.is_silent)
            if self._outlet.rate_hz != (before.rate_hz if before else RATE_HZ):
                self._cue()
        return self._outlet

    def _stop(self) -> None:
        if self._is_playing:
            self._is_playing = False
            self._timer.stop()
            self._sound_off()
            self.playing_changed.emit(False)

    def _sound_off(self) -> None:
        if self._outlet is not None:
            self._outlet.stop()

    def _drop(self) -> None:
        """Nothing that was read or written counts any more."""
        self._ready.clear()
        self._written.clear()
        self._frames, self._is_asked, self._has_ended = 0, False, False

    def _cue(self) -> None:
        """Read anew from where the playhead stands, as everything is set now."""
        if self._path is None or not self._is_loaded:
            return
        self._turn += 1
        self._drop()
        if self._is_playing and self._outlet is not None:
            self._outlet.stop()
            self._outlet.start()
        turn, rate_hz = self._turn, self._outlet.rate_hz if self._outlet else RATE_HZ
        cue = Cue(self._at_s, self._rate, Route(_past(self._duration_s), self._skips, self._loop), rate_hz)

        def read(_: JobContext) -> tuple[Chunk, ...]:
            if turn != self._turn:  # the mouse has been dragged on meanwhile
                return ()
            self._deck.cue(cue)
            return self._deck.more(FIRST_S)

        self._ask(read)

    def _ask(self, read: Callable[[JobContext], tuple[Chunk, ...]]) -> None:
        turn = self._turn
        self._is_asked = True
        self._runner.submit(
            read,
            queue=QUEUE,
            owner=self,
            on_done=lambda chunks: self._on_read(turn, chunks),
            on_failed=self._failing(turn),
        )

    def _on_loaded(self, turn: int, loaded: Loaded, chunks: tuple[Chunk, ...]) -> None:
        if turn != self._turn:
            return
        self.loaded.emit(loaded)
        self._is_loaded = True
        self._duration_s = loaded.duration_s or self._duration_s
        if self._duration_s:
            self.duration_changed.emit(self._duration_s)
        self._on_read(turn, chunks)
        if self._at_s or self._loop or self._skips:
            self._cue()

    def _on_read(self, turn: int, chunks: tuple[Chunk, ...]) -> None:
        if turn != self._turn:
            return
        self._is_asked = False
        self._has_ended = not chunks
        self._ready.extend(chunks)
        if self._is_playing:
            self._on_tick()

    def _failing(self, turn: int) -> Callable[[Exception], None]:
        def act(error: Exception) -> None:
            if turn != self._turn or self._path is None:
                return
            name = self._path.name
            self._stop()
            self._path = None
            self._drop()
            words = tr(
                "{name} cannot be played. {why} Transcript and form work without it.", name=name, why=error
            )
            self.failed.emit(words)

        return act

    def _on_tick(self) -> None:
        outlet = self._outlet
        if outlet is None or not self._is_playing:
            return
        if outlet.has_failed():  # unplugged: the next best, or silence
            self._sound()
            self._cue()
            return
        self._fill(outlet)
        self._move_to(outlet.heard())
        waiting = sum(len(chunk.samples) for chunk in self._ready)
        if not self._is_asked and not self._has_ended and waiting < MORE_S * outlet.rate_hz:
            self._ask(lambda _: self._deck.more(MORE_S))
        elif self._has_ended and not self._ready and outlet.heard() >= self._frames:
            self._on_end()

    def _fill(self, outlet: Outlet) -> None:
        room = outlet.room()
        while self._ready and room > 0:
            chunk = self._ready.popleft()
            now, later = chunk.samples[:room], chunk.samples[room:]
            outlet.write(mixed(now, self._volumes))
            self._written.append(_Written(self._frames, len(now), chunk.start_s, chunk.speed))
            self._frames += len(now)
            room -= len(now)
            if len(later):
                after_s = chunk.start_s + len(now) / outlet.rate_hz * chunk.speed
                self._ready.appendleft(Chunk(later, after_s, chunk.speed))

    def _move_to(self, frame: int) -> None:
        while len(self._written) > 1 and self._written[1].frame <= frame:
            self._written.popleft()
        if not self._written or self._outlet is None:
            return
        part = self._written[0]
        inside = min(max(0, frame - part.frame), part.length)
        at_s = part.start_s + inside / self._outlet.rate_hz * part.speed
        if at_s != self._at_s:
            self._at_s = at_s
            self.position_changed.emit(at_s)

    def _on_end(self) -> None:
        self._stop()
        if self._duration_s < self._at_s:
            self._duration_s = self._at_s
            self.duration_changed.emit(self._at_s)
        self._at_s = self._duration_s
        self.position_changed.emit(self._at_s)

    def _on_quit(self) -> None:
        self.open(None)


def _past(duration_s: float | None) -> float:
    return (duration_s or 12 * 3600.0) * PAST_END + STEP_S
