"""The sound of a call: its map and its player, kept together.

Owns the loading of recording and waveform. GUI thread only; both are read in jobs.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.review.call_map import CallMap
from qa_studio.ui.review.player import Player
from qa_studio.ui.review.player_bar import PlayerBar
from qa_studio.ui.review.ports import Listening
from qa_studio.ui.widgets.basics import column

BUCKETS = 4_000
"""Peaks asked for: more than any screen is wide, so that a resize needs no second reading."""


class SoundPanel(QWidget):
    """Signals: position_changed(float): seconds; failed(str): words for the message bar."""

    position_changed = Signal(float)
    failed = Signal(str)

    def __init__(self, listening: Listening, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listening, self._runner = listening, runner
        self._interaction_id: int | None = None
        self._file_name = ""
        self._peaks: NDArray[np.float32] | None = None
        self.map = CallMap()
        self.player = Player(self)
        self.bar = PlayerBar(self.player)
        self.map.seek_requested.connect(self.player_seek)
        self.bar.find_requested.connect(self._on_find)
        self.player.position_changed.connect(self._on_position)
        self.player.duration_changed.connect(self.map.set_duration)
        self.player.failed.connect(self.bar.set_problem)
        margins = (theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, 0)
        self.setLayout(column(self.map, self.bar, margins=margins, space=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def open_sheet(self, sheet: ReviewSheet) -> None:
        """Show a call's map at once; its sound and its waveform follow."""
        if sheet.row.id != self._interaction_id:
            self.map.set_measures(None)
        self._show_map(sheet)
        if sheet.row.id != self._interaction_id:
            self._interaction_id = sheet.row.id
            self._file_name = sheet.row.source.name
            self._peaks = None
            self.player.open(None)
            self._load()
        elif self._peaks is not None:
            self.map.set_peaks(self._peaks)
        else:
            self._load_peaks()

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

    def _show_map(self, sheet: ReviewSheet) -> None:
        transcript = sheet.transcript
        duration = sheet.row.duration_s or (transcript.duration_s if transcript else None)
        self.map.set_call(transcript.turns if transcript else (), duration, sheet.agent_channel)
        if sheet.row.id == self._interaction_id:
            self.map.set_duration(self.player.duration_s)
            self.map.set_position(self.player.position_s)

    def _load(self) -> None:
        opened = self._interaction_id
        assert opened is not None
        self.bar.set_problem("")

        def find(_: JobContext) -> Path:
            return self._listening.source(opened)

        def ready(path: Path) -> None:
            if opened == self._interaction_id:
                self.player.open(path)

        self._runner.submit(find, owner=self, on_done=ready, on_failed=lambda e: self._on_missing(opened, e))
        self._load_peaks()

    def _load_peaks(self) -> None:
        opened = self._interaction_id
        assert opened is not None

        def read(_: JobContext) -> NDArray[np.float32]:
            return self._listening.peaks(opened, BUCKETS)

        def ready(peaks: NDArray[np.float32]) -> None:
            if opened == self._interaction_id:
                self._peaks = peaks
                self.map.set_peaks(peaks)

        # Without its waveform a call can still be read and marked; why it is missing is said by the player's bar.
        self._runner.submit(read, owner=self, on_done=ready, on_failed=lambda _: None)

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
