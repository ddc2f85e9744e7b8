"""The criteria of one rubric under each other, made as they come to sight: the first screen at once, the rest after it.

Owns which of them are there. What they show is the form's. GUI thread only.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qa_studio.ui import theme
from qa_studio.ui.review.criterion_card import CriterionCard
from qa_studio.ui.widgets.basics import column, label, line, row
from rubrics.model import Criterion, Rubric, Section

FIRST = 4
"""Criteria that are there at once: with their suggestions more than most screens show."""
BATCH_S = 0.012
"""Of each turn of the event loop as much is spent on the others, so that no key and no paint waits for them."""


class FormBody(QFrame):
    """Args:
        head: stands above all of it. tail: under it, once everything is there.

    Signals: grown(tuple[str, ...]): criteria that have just come to it, in their order.
    """

    grown = Signal(object)

    def __init__(self, rubric: Rubric, head: QWidget, tail: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.rubric = rubric
        self.keys = tuple(criterion.key for criterion in rubric.criteria())
        self.cards: dict[str, CriterionCard] = {}
        self.points: dict[str, QLabel] = {}
        self._heads: dict[str, QWidget] = {}
        self._tail, self._last = tail, _reached(head)[-1:]
        self._rest = self._criteria()
        self._box: QVBoxLayout = column(head, 1, space=0)
        self.setLayout(self._box)
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._on_turn)

    @property
    def is_whole(self) -> bool:
        """True once every criterion is there."""
        return len(self.cards) == len(self.keys)

    def begin(self, first: int = FIRST) -> None:
        """Make as many criteria now, and the rest in the turns of the event loop after this one."""
        self._turns.start()
        self._grow(min(first, len(self.keys)))

    def reach(self, key: str) -> None:
        """Make everything down to a criterion now; one that the rubric does not have changes nothing."""
        if key in self.keys and key not in self.cards:
            self._grow(self.keys.index(key) + 1)

    def top_of(self, key: str) -> int:
        """Where a criterion begins, in pixels; of the first one of a section, where the section's title does."""
        return self._heads.get(key, self.cards[key]).y()

    def _on_turn(self) -> None:
        end = time.perf_counter() + BATCH_S
        before = len(self.cards)
        while not self.is_whole and (len(self.cards) == before or time.perf_counter() < end):
            self._add(*next(self._rest))
        self._tell(before)

    def _grow(self, count: int) -> None:
        before = len(self.cards)
        while len(self.cards) < count:
            self._add(*next(self._rest))
        self._tell(before)

    def _tell(self, before: int) -> None:
        if self.is_whole and self._tail.parent() is None:
            self._turns.stop()
            self._put(self._tail)
        if len(self.cards) > before:
            self.grown.emit(self.keys[before : len(self.cards)])

    def _criteria(self) -> Iterator[tuple[Section, Criterion]]:
        return ((section, criterion) for section in self.rubric.sections for criterion in section.criteria)

    def _add(self, section: Section, criterion: Criterion) -> None:
        if section.key not in self.points:
            self._heads[criterion.key] = self._section_head(section)
            self._put(self._heads[criterion.key])
        card = CriterionCard(criterion, len(self.cards) + 1)
        self.cards[criterion.key] = card
        self._put(card)

    def _put(self, piece: QWidget) -> None:
        """Under what is there, also for the Tab key: Qt would come to it after everything else of the window."""
        self._box.insertWidget(self._box.count() - 1, piece)
        piece.show()
        for widget in (piece, *piece.findChildren(QWidget)):
            widget.ensurePolished()  # made ahead, all of it would be polished in the turn in which it is shown
        for widget in _reached(piece):
            for last in self._last:
                QWidget.setTabOrder(last, widget)
            self._last = [widget]

    def _section_head(self, section: Section) -> QWidget:
        self.points[section.key] = points = label("", "strong")
        head = QWidget()
        box = column(line(), space=theme.SPACE_S, margins=(0, theme.SPACE_S, 0, theme.SPACE_XS))
        box.addLayout(
            row(label(section.title, "title"), 1, points, margins=(theme.SPACE_L, 0, theme.SPACE_M, 0))
        )
        head.setLayout(box)
        return head


def _reached(piece: QWidget) -> list[QWidget]:
    """What takes the keyboard in a piece of the form, itself first."""
    every = (piece, *piece.findChildren(QWidget))
    return [one for one in every if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
