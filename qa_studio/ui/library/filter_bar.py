"""The chips above the table.

Owns the filter that they make together. Offers what the rows hold, so that no choice leads to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.ui import theme
from qa_studio.ui.library.filtering import RATING_BANDS, SCORE_BANDS, LibraryFilter
from qa_studio.ui.library.wording import CHANNEL_WORDS, STATE_WORDS
from qa_studio.ui.widgets.basics import label, push_button, row
from qa_studio.ui.widgets.chips import FilterChip
from qa_studio.ui.widgets.flow import FlowLayout

Choices = list[tuple[str, str]]
_NAMES = {
    "channel": tr("Channel"),
    "agent": tr("Agent"),
    "company": tr("Company"),
    "round_name": tr("Round"),
    "state": tr("State"),
    "score": tr("Score"),
    "rating": tr("Rating"),
}


class FilterBar(QWidget):
    """Signals:
    filter_changed(LibraryFilter)
    """

    filter_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = LibraryFilter()
        self._chips = {field: FilterChip(name) for field, name in _NAMES.items()}
        for field, chip in self._chips.items():
            chip.value_changed.connect(self._setter(field))
        self._clear = push_button(tr("Clear filters"), "quiet")
        self._clear.clicked.connect(self.clear)
        self._count = label("", "small")
        chips = QWidget()
        flow = FlowLayout(chips)
        for widget in (*self._chips.values(), self._clear):
            flow.addWidget(widget)
        whole = row(chips, self._count, space=theme.SPACE_M)
        whole.setStretch(0, 1)
        whole.setAlignment(self._count, Qt.AlignmentFlag.AlignTop)
        self._count.setMinimumHeight(self._clear.sizeHint().height())
        self.setLayout(whole)
        self._show()

    def filter(self) -> LibraryFilter:
        return self._filter

    def set_text(self, text: str) -> None:
        """The search box's words."""
        self._change(replace(self._filter, text=text))

    def clear(self) -> None:
        """Let everything through but what the search box says."""
        for chip in self._chips.values():
            chip.set_value("")

    def set_count(self, words: str) -> None:
        """How much is shown, at the right."""
        self._count.setText(words)

    def offer(self, rows: Sequence[InteractionRow]) -> None:
        """Offer what these rows hold."""
        names: dict[str, Callable[[InteractionRow], str]] = {
            "agent": lambda row: row.agent,
            "company": lambda row: row.company,
            "round_name": lambda row: row.round_name,
        }
        for field, read in names.items():
            found = sorted({read(row) for row in rows} - {""}, key=str.casefold)
            self._chips[field].set_choices([(name, name) for name in found])
        channels, states = {row.channel for row in rows}, {row.state for row in rows}
        self._chips["channel"].set_choices(
            [(one.value, CHANNEL_WORDS[one]) for one in Channel if one in channels]
        )
        self._chips["state"].set_choices(
            [(one.value, STATE_WORDS[one]) for one in WorkState if one in states]
        )
        for field, bands in (("score", SCORE_BANDS), ("rating", RATING_BANDS)):
            self._chips[field].set_choices([(key, words) for key, (words, _) in bands.items()])

    def remember(self, memory: QSettings) -> None:
        for field, chip in self._chips.items():
            memory.setValue(f"library/filter/{field}", chip.value())

    def restore(self, memory: QSettings) -> None:
        for field, chip in self._chips.items():
            chip.set_value(str(memory.value(f"library/filter/{field}", "") or ""))

    def _setter(self, field: str) -> Callable[[str], None]:
        def changed(value: str) -> None:
            self._change(replace(self._filter, **{field: value}))

        return changed

    def _change(self, wanted: LibraryFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.filter_changed.emit(wanted)

    def _show(self) -> None:
        self._clear.setVisible(any(chip.value() for chip in self._chips.values()))
