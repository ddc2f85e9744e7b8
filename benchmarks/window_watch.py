"""Watches an event loop, and waits in it until something is painted. For the benchmarks of the window."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from qa_studio.ui.frame.main_window import MainWindow

BEAT_MS = 1
SCREEN = (1920, 1080)


def on_screen(folder: Path) -> dict[str, str]:
    """The environment of a process whose windows are drawn on a full-size screen that nobody sees."""
    told = {"screens": [{"name": "wide", "x": 0, "y": 0, "width": SCREEN[0], "height": SCREEN[1]}]}
    file = folder / "screen.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    platform = f"offscreen:configfile={file}"
    # The product opens no window where it sees no display; which one it is does not matter to this platform.
    return {
        **os.environ,
        "QT_QPA_PLATFORM": platform,
        "DISPLAY": os.environ.get("DISPLAY") or ":0",
        "QA_STUDIO_HOME": str(folder),
    }


def main_window() -> MainWindow:
    """The one that is open."""
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))


@dataclass(frozen=True, slots=True)
class Gap:
    """How long the event loop did not come round, in ms.

    Attributes:
        busy_ms: what its thread computed meanwhile. waiting_ms: how long the thread was ready and no core was free.
            What is left it waited for the interpreter's lock, or for the disk.
    """

    clock_ms: float = 0.0
    busy_ms: float = 0.0
    waiting_ms: float = 0.0


class LoopWatch(QObject):
    """Beats each millisecond; made on the thread of the window, whose gaps it measures.

    Attributes: looks: called at every beat.
    """

    def __init__(self) -> None:
        super().__init__()
        self._file = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
        self.looks: Callable[[], object] = int
        self.restart()
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def restart(self) -> None:
        """Forget the gaps so far."""
        self._last = self._now()
        self.gaps: list[Gap] = []
        self.largest = Gap()

    def _now(self) -> tuple[float, float, float]:
        busy, waiting, _ = os.pread(self._file, 100, 0).split()
        return time.perf_counter() * 1e3, int(busy) / 1e6, int(waiting) / 1e6

    def _on_beat(self) -> None:
        now = self._now()
        gap = Gap(*(after - before for after, before in zip(now, self._last, strict=True)))
        if gap.clock_ms > self.largest.clock_ms:
            self.largest = gap
        if gap.clock_ms > 100:
            self.gaps.append(gap)
        self._last = now
        self.looks()


class Eye(QObject):
    """Sees when a widget is painted while something holds."""

    def __init__(self, widget: QWidget, holds: Callable[[], bool]) -> None:
        super().__init__(widget)
        self._widget, self._holds = widget, holds
        self.has_seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self.has_seen:
            self.has_seen = self._holds()
        return False

    def look(self) -> bool:
        """Whether it was seen; asks for a paint where it holds, which merges with one that is under way."""
        if not self.has_seen and self._holds():
            self._widget.update()
        return self.has_seen

    def close(self) -> None:
        self._widget.removeEventFilter(self)
        self.deleteLater()


def until(watch: LoopWatch, holds: Callable[[], bool], limit_s: float = 20.0) -> None:
    """Run the loop until something holds.

    Raises: TimeoutError.
    """
    loop, start = QEventLoop(), time.perf_counter()
    held = False  # when it was looked at: something else may begin before the loop has ended

    def look() -> None:
        nonlocal held
        held = holds()
        if held or time.perf_counter() - start > limit_s:
            loop.quit()

    watch.looks = look
    loop.exec()
    watch.looks = int
    if not held:
        raise TimeoutError("what the benchmark waits for did not come")


def until_seen(watch: LoopWatch, widgets: Sequence[QWidget], holds: Callable[[], bool]) -> None:
    """Run the loop until all of these were painted while something held."""
    eyes = [Eye(widget, holds) for widget in widgets]
    until(watch, lambda: all(eye.look() for eye in eyes))
    for eye in eyes:
        eye.close()


def rest(watch: LoopWatch, milliseconds: int) -> None:
    """Run the loop for a while."""
    end = time.perf_counter() + milliseconds / 1e3
    until(watch, lambda: time.perf_counter() >= end)
