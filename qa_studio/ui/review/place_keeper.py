"""Brings a reviewer back to where they were: the criterion, what was in sight, the playhead.

Owns when that is written, which is within a second of each move. GUI thread only; the write is a job.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ReviewSheet
from qa_studio.services.review_places import Place
from qa_studio.ui.review.conversation import Conversation
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.ports import Places

DELAY_MS = 700
"""From a move to its write: scrolling is not a write a line."""
QUEUE = "place"


class PlaceKeeper(QObject):
    """Args: places: None keeps nothing."""

    def __init__(
        self,
        places: Places | None,
        runner: JobRunner,
        form: ReviewForm,
        conversation: Conversation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._places, self._runner, self._form, self._conversation = places, runner, form, conversation
        self._sheet: ReviewSheet | None = None
        self._kept: Place | None = None
        self._seconds: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._write)
        form.current_changed.connect(self._on_moved)
        form.verticalScrollBar().valueChanged.connect(self._on_moved)
        conversation.transcript.view.verticalScrollBar().valueChanged.connect(self._on_moved)
        conversation.listened.connect(self._on_moved)
        conversation.sound.player.loaded.connect(self._on_loaded)

    def restore(self, sheet: ReviewSheet, place: Place | None) -> None:
        """Go to where somebody was in what has just been opened; None: to the beginning."""
        self._sheet, self._kept, self._seconds = sheet, place, None
        if place is None:
            self._form.focus_criterion(self._form.current_key)
            return
        self._form.focus_criterion(place.criterion or self._form.current_key)
        self._form.scroll_to(place.form_px)
        self._conversation.transcript.view.show_turn(place.turn)
        if place.seconds > 0:
            self._seconds = place.seconds
            self._conversation.sound.player_seek(place.seconds)

    def go_on(self, sheet: ReviewSheet, offset: int) -> None:
        """Stay where somebody is: it was submitted or opened again, and is the same interaction.

        Args: offset: how far under the form's upper edge the current criterion began, in pixels.
        """
        self._sheet, self._kept = sheet, None
        self._form.hold(offset)

    def leave(self) -> None:
        """Keep the place at once, on this thread: the page or the window goes."""
        if self._timer.isActive():
            self._timer.stop()
            place, sheet = self.place(), self._sheet
            if self._places is not None and sheet is not None:
                try:
                    self._places.keep(sheet.row.id, sheet.evaluator, place)
                except USER_ERRORS:
                    return  # marks that cannot be written are told elsewhere; a place alone is not worth it
                self._kept = place

    def close(self) -> None:
        """Nothing is open any more."""
        self.leave()
        self._sheet = None

    def place(self) -> Place:
        """Where the reviewer is now."""
        view = self._conversation.transcript.view
        middle = view.indexAt(view.viewport().rect().center()).row()
        sound = (
            self._conversation.sound.map.position_s if not self._conversation.sound_room.isHidden() else 0.0
        )
        seconds = sound if self._seconds is None else self._seconds
        return Place(
            self._form.current_key, self._form.verticalScrollBar().value(), max(middle, 0), round(seconds, 2)
        )

    def _on_loaded(self) -> None:
        """The recording is there: the playhead can go to where it was."""
        if self._seconds is not None:
            seconds, self._seconds = self._seconds, None
            self._conversation.sound.player_seek(seconds)

    def _on_moved(self) -> None:
        if self._sheet is not None and self._places is not None and not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        sheet, places, place = self._sheet, self._places, self.place()
        if sheet is None or places is None or place == self._kept:
            return
        self._kept = place
        number, who = sheet.row.id, sheet.evaluator

        def work(_: JobContext) -> None:
            places.keep(number, who, place)

        self._runner.submit(work, queue=QUEUE, owner=self, on_failed=lambda _: None)
