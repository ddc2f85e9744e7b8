"""Keeps evidence in step: what a criterion rests on is set off in the transcript and pinned on the call map.

Owns which criterion's evidence stands out, and where "next evidence" is. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.ui.review.call_map import CallMap
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.highlights import Kind, evidence_spans
from qa_studio.ui.review.timeline import Pin, evidence_time
from qa_studio.ui.review.transcript_view import TranscriptView
from scoring.model import Evidence

DWELL_MS = 200
"""The mouse has to rest on a suggestion this long before the transcript moves to its words."""


class EvidenceLink(QObject):
    """Signals:
    sought(float): evidence was asked for that is said at this second.
    went(): words of the transcript were asked for.
    """

    sought = Signal(float)
    went = Signal()

    def __init__(
        self, model: DraftModel, form: ReviewForm, view: TranscriptView, call_map: CallMap, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._form, self._view, self._map = model, form, view, call_map
        self._hovered = ""
        self._place = -1
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(DWELL_MS)
        self._dwell.timeout.connect(self._show_first)
        form.current_changed.connect(self._on_current)
        form.evidence_hovered.connect(self._on_hovered)
        form.evidence_activated.connect(self._on_activated)
        form.evidence_played.connect(self.go_to)
        call_map.pin_hovered.connect(lambda pin: self._on_hovered(pin.criterion_key if pin else ""))
        call_map.pin_activated.connect(self._on_pin)
        model.changed.connect(self.refresh)

    @property
    def active_key(self) -> str:
        """The criterion whose evidence stands out: the one under the mouse, else the current one."""
        return self._hovered or self._form.current_key

    def evidence(self, key: str) -> tuple[Evidence, ...]:
        """What a criterion rests on: the person's own words first, then the suggestion's."""
        return (*self._own(key), *self._suggested(key))

    def refresh(self) -> None:
        """Show the evidence of the active criterion anew."""
        key = self.active_key
        own = evidence_spans(self._own(key), Kind.TIED)
        suggested = evidence_spans(self._suggested(key), Kind.EVIDENCE)
        self._view.set_spans("evidence", (*suggested, *own))
        self._map.set_pins(self._pins(key), key)

    def step(self) -> bool:
        """Go to the next piece of evidence of the current criterion; False when it has none."""
        pieces = self.evidence(self._form.current_key)
        if not pieces:
            return False
        self._place = (self._place + 1) % len(pieces)
        self.go_to(pieces[self._place])
        return True

    def go_to(self, piece: Evidence) -> None:
        """Bring the words into sight and the playhead to them."""
        self.went.emit()
        self._view.show_turn(piece.turn)
        at_s = evidence_time(piece, self._view.turns)
        if at_s is not None:
            self.sought.emit(at_s)

    def show_first(self) -> None:
        """Bring the first evidence of the active criterion into sight."""
        pieces = self.evidence(self.active_key)
        if pieces:
            self._view.show_turn(pieces[0].turn)

    def _show_first(self) -> None:
        if self._hovered:
            self.show_first()

    def _own(self, key: str) -> tuple[Evidence, ...]:
        mark = self._model.draft.mark(key)
        return tuple(e for e in mark.evidence if mark.origin == "person" and self._fits(e))

    def _suggested(self, key: str) -> tuple[Evidence, ...]:
        finding = self._model.finding(key)
        if finding is None or finding.abstained:
            return ()
        return tuple(e for e in finding.evidence if self._fits(e))

    def _fits(self, piece: Evidence) -> bool:
        """False for evidence of another transcript version, which would set off other words."""
        turns = self._view.turns
        return 0 <= piece.turn < len(turns) and turns[piece.turn].text[piece.start : piece.end] == piece.text

    def _pins(self, active_key: str) -> list[Pin]:
        sheet = self._model.sheet
        found: list[Pin] = []
        for number, criterion in enumerate(sheet.rubric.criteria() if sheet else (), start=1):
            own, suggested = self._own(criterion.key), self._suggested(criterion.key)
            shown = suggested if criterion.key == active_key else suggested[:1]
            for piece in (*own, *shown):
                at_s = evidence_time(piece, self._view.turns)
                if at_s is not None:
                    found.append(Pin(criterion.key, number, criterion.title, at_s, piece, own=piece in own))
        return found

    def _on_current(self, _key: str) -> None:
        self._place = -1
        self.refresh()

    def _on_hovered(self, key: str) -> None:
        self._hovered = key
        self.refresh()
        if key:
            self._dwell.start()
        else:
            self._dwell.stop()

    def _on_activated(self, key: str) -> None:
        self._form.focus_criterion(key)
        pieces = self.evidence(key)
        if pieces:
            self._place = 0
            self.go_to(pieces[0])

    def _on_pin(self, pin: Pin) -> None:
        self._form.focus_criterion(pin.criterion_key)
        self.go_to(pin.evidence)
