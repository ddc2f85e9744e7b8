"""The chips above the table: what must hold of an interaction to be shown.

Owns the filter that they make together. The chips of daily use are always there, any other comes by "Filter" and stays
while it is set. Offers what the workspace holds, so that no choice leads to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.language import tr
from qa_studio.library_filter import LibraryFilter
from qa_studio.ui import theme
from qa_studio.ui.library import filter_words as words
from qa_studio.ui.library.bounds_panels import PERIODS, DaysPanel, PointsPanel
from qa_studio.ui.widgets.basics import label, push_button, row
from qa_studio.ui.widgets.flow import FlowLayout
from qa_studio.ui.widgets.popup_chip import ChoicePanel, Choices, PopupChip

EVERYTHING = LibraryFilter()
DAILY = ("agent", "round", "state", "score", "date")
"""Chips that are there without being asked for."""


class FilterBar(QWidget):
    """Signals:
    filter_changed(LibraryFilter): by hand; not by `set_filter`.
    """

    filter_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter, self._offers = EVERYTHING, words.Offers()
        self._asked: set[str] = set()
        self._chips = {field.key: self._chip(field) for field in words.FIELDS}
        self._more_menu = QMenu(self)
        self._more = push_button(tr("Filter"), "quiet", "add", tr("Filter by something else"))
        self._more.setMenu(self._more_menu)
        self._more_menu.aboutToShow.connect(self._fill_more)
        self._clear = push_button(tr("Clear filters"), "quiet")
        self._clear.clicked.connect(self.clear)
        self._count = label("", "small")
        chips = QWidget()
        flow = FlowLayout(chips)
        for widget in (*self._chips.values(), self._more, self._clear):
            flow.addWidget(widget)
        whole = row(chips, self._count, space=theme.SPACE_M)
        whole.setStretch(0, 1)
        whole.setAlignment(self._count, Qt.AlignmentFlag.AlignTop)
        self._count.setMinimumHeight(self._clear.sizeHint().height())
        self.setLayout(whole)
        self._show()

    def filter(self) -> LibraryFilter:
        return self._filter

    def set_filter(self, wanted: LibraryFilter) -> None:
        """Show a filter that is in force already."""
        self._filter = wanted
        self._asked.clear()
        self._show()

    def chip(self, key: str) -> PopupChip:
        """The chip of a field of `filter_words.FIELDS`."""
        return self._chips[key]

    def clear(self) -> None:
        """Let everything through but what the search box says."""
        self._asked.clear()
        kept = replace(EVERYTHING, words=self._filter.words, evaluator=self._filter.evaluator)
        self._show() if kept == self._filter else self.change(kept)

    def change(self, wanted: LibraryFilter) -> None:
        """As if the chips had been set so."""
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.filter_changed.emit(wanted)

    def set_count(self, told: str) -> None:
        """How much is shown, at the right."""
        self._count.setText(told)

    def offer(self, offers: words.Offers) -> None:
        """Offer these names from now on."""
        self._offers = offers
        self._show()

    def ask_for(self, key: str) -> None:
        """Bring a chip and open it."""
        self._asked.add(key)
        self._show()
        self._chips[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self._chips[key].open_panel()

    def open_more(self) -> None:
        """Offer the fields that have no chip yet."""
        if self._more.isVisible():
            self._more.showMenu()

    def _chip(self, field: words.Field) -> PopupChip:
        made = PopupChip(field.name, self._panel(field))
        made.opening.connect(lambda: self._fill(field))
        made.cleared.connect(lambda: self.change(field.put(self._filter, ())))
        return made

    def _panel(self, field: words.Field) -> ChoicePanel:
        panel = _made(field)
        panel.chosen.connect(lambda values: self._on_chosen(field, values))
        if isinstance(panel, PointsPanel | DaysPanel):
            panel.bounded.connect(partial(self._on_bounded, field))
        return panel

    def _on_chosen(self, field: words.Field, values: tuple[str, ...]) -> None:
        if field.kind == words.DAYS and values:
            first, last = PERIODS[values[0]][1](date.today())
            self._on_bounded(field, first, last)
        else:
            self.change(field.put(self._filter, values))

    def _on_bounded(self, field: words.Field, least: Any, most: Any) -> None:
        self.change(replace(self._filter, **dict(zip(field.bounds, (least, most), strict=True))))

    def _choices(self, field: words.Field) -> Choices:
        return field.choices(self._offers) if field.choices else ()

    def _fill(self, field: words.Field) -> None:
        panel = self._chips[field.key].panel
        panel.set_choices(self._choices(field), field.read(self._filter))
        if isinstance(panel, PointsPanel | DaysPanel):
            first, last = (getattr(self._filter, name) for name in field.bounds)
            panel.set_bounds((first, last))

    def _fill_more(self) -> None:
        self._more_menu.clear()
        for field in words.FIELDS:
            if self._chips[field.key].isHidden():
                self._more_menu.addAction(field.name.replace("&", "&&"), self._asking(field.key))

    def _asking(self, key: str) -> Callable[[], None]:
        return lambda: self.ask_for(key)

    def _show(self) -> None:
        for field in words.FIELDS:
            chip = self._chips[field.key]
            chip.show_words(words.told(field, self._filter, self._choices(field)))
            chip.setVisible(field.key in DAILY or field.key in self._asked or chip.is_set)
        self._more.setVisible(any(chip.isHidden() for chip in self._chips.values()))
        self._clear.setVisible(any(chip.is_set for chip in self._chips.values()))


def _made(field: words.Field) -> ChoicePanel:
    if field.kind == words.POINTS:
        return PointsPanel(field.name)
    return (
        DaysPanel(field.name)
        if field.kind == words.DAYS
        else ChoicePanel(field.name, field.kind == words.ONE)
    )
