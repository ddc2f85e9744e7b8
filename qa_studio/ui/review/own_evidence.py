"""The words that a person has tied to a criterion, each with a way to play and to untie it.

Owns its chips. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.language import quoted, tr
from qa_studio.ui import theme
from qa_studio.ui.review.clock import clock
from qa_studio.ui.widgets.basics import ElidedLabel, column, icon_button, push_button, row
from scoring.model import Evidence


class OwnEvidence(QWidget):
    """Signals: played(Evidence), untied(Evidence)."""

    played = Signal(object)
    untied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Evidence, ...] = ()
        self._is_frozen = False
        self._box = column(space=0)
        self.setLayout(self._box)
        self.hide()

    def show_evidence(self, evidence: Sequence[Evidence], is_frozen: bool) -> None:
        """One line a piece."""
        self.setVisible(bool(evidence))
        if (tuple(evidence), is_frozen) == (self._shown, self._is_frozen):
            return
        self._shown, self._is_frozen = tuple(evidence), is_frozen
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for piece in evidence:
            self._box.addWidget(self._line(piece))

    def _line(self, piece: Evidence) -> QWidget:
        line = QWidget()
        play = push_button(clock(piece.start_s) or tr("Show"), "quiet", "evidence", tr("Go to these words"))
        play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        play.clicked.connect(lambda: self.played.emit(piece))
        untie = icon_button("close", tr("Untie these words from the criterion"))
        untie.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        untie.clicked.connect(lambda: self.untied.emit(piece))
        if self._is_frozen:
            untie.hide()
        box = row(play, ElidedLabel(quoted(piece.text)), untie, space=theme.SPACE_XS)
        line.setLayout(box)
        return line
