"""Plays a recording: a thin layer over Qt's player that speaks in seconds and says what is wrong in words.

Owns the player and its sound output; both are made when the first recording is opened. Works without a sound
card: then time runs in silence. GUI thread only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Q_ARG, QCoreApplication, QMetaObject, QObject, Qt, QUrl, Signal

from qa_studio.language import tr

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

RATES = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)
STEP_S = 5.0
NEAR_S = 0.5
STALE_REPORTS = 5
"""Qt reports about twenty positions a second: a quarter of a second of patience after a seek."""


class Player(QObject):
    """One recording at a time.

    Signals:
        position_changed(float), duration_changed(float): seconds.
        playing_changed(bool), rate_changed(float).
        failed(str): the recording cannot be played, in words.
    """

    position_changed = Signal(float)
    duration_changed = Signal(float)
    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: QMediaPlayer | None = None
        self._path: Path | None = None
        self._rate = 1.0
        self._wanted_s: float | None = None
        self._stale = 0

    @property
    def path(self) -> Path | None:
        """What is open; None when nothing is."""
        return self._path

    @property
    def position_s(self) -> float:
        if self._wanted_s is not None:
            return self._wanted_s
        return self._media.position() / 1000 if self._media else 0.0

    @property
    def duration_s(self) -> float:
        return self._media.duration() / 1000 if self._media else 0.0

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def is_playing(self) -> bool:
        from PySide6.QtMultimedia import QMediaPlayer

        return (
            self._media is not None and self._media.playbackState() is QMediaPlayer.PlaybackState.PlayingState
        )

    def open(self, path: Path | None) -> None:
        """Open a recording without playing it; None closes what is open."""
        if path is None and self._media is None:
            return
        self._media = self._media or self._make()
        self._path, self._wanted_s = path, None
        self._ask("stop")
        self._ask("setSource", (QUrl, QUrl.fromLocalFile(str(path)) if path else QUrl()))
        self._ask("setPlaybackRate", ("double", self._rate))

    def play(self) -> None:
        if self._media is not None and self._path is not None:
            if self.duration_s and self.position_s >= self.duration_s - 0.05:
                self.seek(0.0)
            self._ask("play")

    def pause(self) -> None:
        if self.is_playing:
            self._ask("pause")

    def toggle(self) -> None:
        self.pause() if self.is_playing else self.play()

    def seek(self, seconds: float) -> None:
        """Go to a moment; one outside the recording becomes its end or start."""
        if self._media is None or self._path is None:
            return
        end, self._stale = self.duration_s, 0
        target = min(max(seconds, 0.0), end) if end else max(seconds, 0.0)
        self._wanted_s = target
        if end:
            self._ask("setPosition", ("qlonglong", round(target * 1000)))
        self.position_changed.emit(target)

    def step(self, seconds: float) -> None:
        """Go forward, or back with a negative number."""
        self.seek(self.position_s + seconds)

    def set_rate(self, rate: float) -> None:
        """Speed of playing, 0.75..2.5, the pitch kept."""
        self._rate = min(max(rate, RATES[0]), RATES[-1])
        if self._media is not None:
            self._ask("setPlaybackRate", ("double", self._rate))
        self.rate_changed.emit(self._rate)

    def step_rate(self, step: int) -> None:
        """The next faster rate for 1, the next slower one for -1."""
        nearest = min(range(len(RATES)), key=lambda place: abs(RATES[place] - self._rate))
        self.set_rate(RATES[min(max(nearest + step, 0), len(RATES) - 1)])

    def set_volume(self, share: float) -> None:
        """0..1."""
        self._media = self._media or self._make()
        self._media.audioOutput().setVolume(share)

    def _make(self) -> QMediaPlayer:
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        media = QMediaPlayer(self)
        media.setAudioOutput(QAudioOutput(self))
        media.positionChanged.connect(self._on_position)
        media.durationChanged.connect(self._on_duration)
        media.playbackStateChanged.connect(
            lambda state: self.playing_changed.emit(state is QMediaPlayer.PlaybackState.PlayingState)
        )
        media.errorOccurred.connect(self._on_error)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_quit)
        return media

    def _ask(self, slot: str, *arguments: tuple[object, object]) -> None:
        """Call a slot of Qt's player without Python's lock.

        A thread of Qt's player may need that lock, to ask whether Python overrides a method of the sound output,
        while it holds a lock that the call waits for: called directly, `stop` has been seen to wait for ever.
        """
        if self._media is not None:
            given = [Q_ARG(kind, value) for kind, value in arguments]
            QMetaObject.invokeMethod(self._media, slot, Qt.ConnectionType.DirectConnection, *given)

    def _on_quit(self) -> None:
        self.open(None)

    def _on_position(self, position_ms: int) -> None:
        # A position from before a seek may still arrive after it; the playhead would jump back for a moment.
        # Recordings that cannot be entered exactly never come near: after a few reports they are right.
        far = self._wanted_s is not None and abs(position_ms / 1000 - self._wanted_s) > NEAR_S
        if far and self._stale < STALE_REPORTS:
            self._stale += 1
            return
        self._wanted_s = None
        self.position_changed.emit(position_ms / 1000)

    def _on_duration(self, duration_ms: int) -> None:
        if duration_ms <= 0:
            return
        self.duration_changed.emit(duration_ms / 1000)
        if self._wanted_s is not None:
            self.seek(self._wanted_s)

    def _on_error(self, _error: object, words: str) -> None:
        name = self._path.name if self._path else tr("The recording")
        self.failed.emit(
            tr(
                "{name} cannot be played: {words}. Transcript and form work without it.",
                name=name,
                words=words,
            )
        )
