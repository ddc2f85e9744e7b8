"""Where sound goes: the computer's loudspeaker or headphones, or nowhere while time runs on.

Owns the sound card while something plays. GUI thread only; Qt's own thread empties what was written.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QIODevice

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioSink

RATE_HZ = 48_000
"""What nearly every sound card takes; others say what they want."""

EARS = 2
AHEAD_S = 0.25
"""Written ahead: sound goes on while the window is busy for so long. A louder voice is heard after it."""

log = logging.getLogger(__name__)


class Outlet(Protocol):
    """A place for sound. Frames are counted from the last `start`.

    Attributes:
        rate_hz: frames a second that it takes.
        is_silent: nothing can be heard; time runs all the same.
    """

    rate_hz: int
    is_silent: bool

    def start(self) -> None: ...

    def stop(self) -> None:
        """At once; what was written and not heard is dropped."""
        ...

    def room(self) -> int:
        """Frames that can be written now."""
        ...

    def write(self, sound: NDArray[np.int16]) -> None:
        """int16 (n, 2), n <= room()."""
        ...

    def heard(self) -> int:
        """Frames that were heard."""
        ...

    def has_failed(self) -> bool:
        """True when nothing more will be heard from it: it was unplugged, or another program keeps it."""
        ...


class SilentOutlet:
    """Hears nothing, in the time that hearing it would take."""

    is_silent = True

    def __init__(self, rate_hz: int = RATE_HZ) -> None:
        self.rate_hz = rate_hz
        self._clock = QElapsedTimer()
        self._written = 0
        self._waited = 0.0

    def start(self) -> None:
        self._written, self._waited = 0, 0.0
        self._clock.start()

    def stop(self) -> None:
        self._clock.invalidate()

    def room(self) -> int:
        return max(0, round(AHEAD_S * self.rate_hz) - (self._written - self.heard()))

    def write(self, sound: NDArray[np.int16]) -> None:
        self.heard()
        self._written += len(sound)

    def heard(self) -> int:
        """Time in which there was nothing to hear does not count."""
        if not self._clock.isValid():
            return 0
        passed = self._clock.nsecsElapsed() / 1e9 * self.rate_hz
        heard = passed - self._waited
        if heard > self._written:
            self._waited, heard = passed - self._written, self._written
        return int(heard)

    def has_failed(self) -> bool:
        return False


class CardOutlet:
    """The sound output that the system prefers."""

    is_silent = False

    def __init__(self, device: QAudioDevice) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QtAudio

        wanted = QAudioFormat()
        wanted.setSampleRate(RATE_HZ)
        wanted.setChannelCount(EARS)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(wanted):
            wanted.setSampleRate(device.preferredFormat().sampleRate())
        self._fine = QtAudio.Error.NoError
        self._starved = QtAudio.Error.UnderrunError
        self.rate_hz = wanted.sampleRate()
        self._frame_bytes = wanted.bytesPerFrame()
        self._sink: QAudioSink = QAudioSink(device, wanted)
        self._sink.setBufferSize(wanted.bytesForDuration(round(AHEAD_S * 1e6)))
        self._pipe: QIODevice | None = None
        self._written = 0

    def start(self) -> None:
        self._written = 0
        self._pipe = self._sink.start()

    def stop(self) -> None:
        self._pipe = None
        self._sink.reset()

    def room(self) -> int:
        return 0 if self._pipe is None else self._sink.bytesFree() // self._frame_bytes

    def write(self, sound: NDArray[np.int16]) -> None:
        if self._pipe is not None:
            taken = self._pipe.write(np.ascontiguousarray(sound).tobytes())
            self._written += max(0, taken) // self._frame_bytes

    def heard(self) -> int:
        if self._pipe is None:
            return 0
        waiting = (self._sink.bufferSize() - self._sink.bytesFree()) // self._frame_bytes
        return max(0, self._written - waiting)

    def has_failed(self) -> bool:
        return self._sink.error() not in (self._fine, self._starved)


def best_outlet() -> Outlet:
    """The system's preferred output; a silent one where there is none or it cannot be asked."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as err:  # a bare system lacks a library that Qt's sound needs
        log.warning("Sound cannot be played on this system: %s", err)
        return SilentOutlet()
    device = QMediaDevices.defaultAudioOutput()
    return SilentOutlet() if device.isNull() else CardOutlet(device)
