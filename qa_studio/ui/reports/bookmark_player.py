"""Plays the words of a bookmark, from their first to their last, and stops there. GUI thread only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.workshop import MARGIN_S
from qa_studio.ui.reports.ports import Listening
from qa_studio.ui.review.outlet import Outlet, best_outlet
from qa_studio.ui.review.player import Player
from qa_studio.work_rows import SnippetRow


class BookmarkPlayer(QObject):
    """Signals:
    playing_changed(bool): something is heard, or nothing any more.
    failed(str): why nothing can be heard, in words.
    """

    playing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(
        self,
        listening: Listening,
        runner: JobRunner,
        parent: QObject | None = None,
        outlet: Callable[[], Outlet] = best_outlet,
    ) -> None:
        super().__init__(parent)
        self._listening, self._runner = listening, runner
        self._row: SnippetRow | None = None
        self._job = 0
        self.player = Player(runner, self, outlet)
        self.player.position_changed.connect(self._on_position)
        self.player.playing_changed.connect(self.playing_changed)
        self.player.failed.connect(self.failed)

    @property
    def is_playing(self) -> bool:
        return self.player.is_playing

    def toggle(self, row: SnippetRow) -> None:
        """Stop what is heard; where that is other words, or nothing is heard, play these."""
        was = self._row if self.player.is_playing else None
        self.stop()
        if was is None or was.id != row.id:
            self._row = row
            self._find(row)

    def stop(self) -> None:
        self._runner.cancel(self._job)
        self.player.pause()
        self._row = None

    def close(self) -> None:
        """Let go of the recording."""
        self.stop()
        self.player.open(None)

    def _find(self, row: SnippetRow) -> None:
        def work(_: JobContext) -> Path:
            return self._listening.source(row.interaction_id)

        def done(path: Path) -> None:
            if self._row is row:
                self._play(row, path)

        self._job = self._runner.submit(
            work, owner=self, on_done=done, on_failed=lambda error: self.failed.emit(str(error))
        )

    def _play(self, row: SnippetRow, path: Path) -> None:
        if self.player.path != path:
            self.player.open(path)
        self.player.seek(max(0.0, (row.start_s or 0.0) - MARGIN_S))
        self.player.play()

    def _on_position(self, seconds: float) -> None:
        row = self._row
        if row is None or row.end_s is None or not self.player.is_playing:
            return
        if seconds >= row.end_s + MARGIN_S:
            self.stop()
