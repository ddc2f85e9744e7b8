"""What stands round the list of bookmarks: which are shown, what can be done, and the whole of the chosen one.

Owns these widgets. Asks nothing of the services.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from qa_studio.language import tr, trn
from qa_studio.services.workshop import place
from qa_studio.ui import theme
from qa_studio.ui.reports.bookmarks_model import Wanted
from qa_studio.ui.widgets.basics import column, label, push_button, row, set_icon
from qa_studio.ui.widgets.flow import FlowLayout
from qa_studio.work_rows import SnippetRow

LONGEST_QUOTE = 400
_SEARCH_PX = 150


class BookmarkTools(QWidget):
    """Signals:
    wanted_changed(Wanted): others are to be shown.
    """

    wanted_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag, self.agent = _choice(tr("Tag")), _choice(tr("Agent"))
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Search in the bookmarks"))
        self.search.setPlaceholderText(tr("Words, tag, agent or title"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(_SEARCH_PX)
        self.count = label("", "muted")
        self.play = push_button(tr("Play"), icon="play", tip=tr("Space in the list"))
        self.open = push_button(
            tr("Open"), icon="review", tip=tr("The review at these words: Enter in the list")
        )
        self.remove = push_button(
            tr("Remove"), icon="remove", tip=tr("Delete in the list; there is a way back")
        )
        self.sounds = QCheckBox(tr("With the sounds"))
        self.sounds.setChecked(True)
        self.sounds.setToolTip(tr("A WAV file of each bookmark of a call, beside the list of the words"))
        self.export = push_button(
            tr("Export…"),
            "primary",
            "export",
            tr(
                "Words as a table and as text, and sounds, in a folder of your choice; nothing is written elsewhere"
            ),
        )
        self._lay_out()
        for choice in (self.tag, self.agent):
            choice.currentIndexChanged.connect(lambda _: self.wanted_changed.emit(self.wanted()))
        self.search.textChanged.connect(lambda _: self.wanted_changed.emit(self.wanted()))

    def wanted(self) -> Wanted:
        """What is asked for now."""
        return Wanted(self.tag.currentData(), self.agent.currentData(), self.search.text())

    def offer(self, rows: Iterable[SnippetRow]) -> None:
        """What there is to choose from; what was chosen stays where it still is there. Emits nothing."""
        found = tuple(rows)
        tags = sorted({one.tag for one in found}, key=lambda tag: (not tag, tag.casefold()))
        agents = sorted({one.agent for one in found}, key=str.casefold)
        _fill(self.tag, tr("All tags"), [(tag or tr("Without a tag"), tag) for tag in tags])
        _fill(self.agent, tr("All agents"), [(name, name) for name in agents])

    def show_chosen(self, current: SnippetRow | None, selected: int, shown: int, every: int) -> None:
        """What can be done with what is chosen."""
        self.play.setEnabled(current is not None and current.start_s is not None)
        self.open.setEnabled(current is not None)
        self.remove.setEnabled(selected > 0)
        self.export.setEnabled(shown > 0)
        whole = trn("{count} bookmark", "{count} bookmarks", every)
        self.count.setText(whole if shown == every else tr("{shown:,} of {whole}", shown=shown, whole=whole))

    def show_playing(self, is_playing: bool) -> None:
        words = tr("Stop") if is_playing else tr("Play")
        set_icon(self.play, "stop" if is_playing else "play")
        self.play.setText(f" {words}")
        self.play.setAccessibleName(words)

    def _lay_out(self) -> None:
        for low in (self.sounds, self.count):
            low.setMinimumHeight(self.export.sizeHint().height())
        flow = FlowLayout()
        for part in (
            *(self.tag, self.agent, self.search, self.play, self.open, self.remove, self.export, self.sounds),
            self.count,
        ):
            flow.addWidget(part)
        self.setLayout(flow)


class BookmarkDetails(QWidget):
    """Signals:
    changed(SnippetRow, str, str): the bookmark as it was, its new tag and its new note.
    """

    changed = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: SnippetRow | None = None
        self.words = label("", wraps=True)
        self.source = label("", "small", wraps=True)
        self.tag = QComboBox()
        self.tag.setEditable(True)
        self.tag.setAccessibleName(tr("Tag of the bookmark"))
        self.tag.setMinimumContentsLength(10)
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note on the bookmark"))
        self.note.setPlaceholderText(tr("Why these words? The note stands in the report and in the export."))
        edit = self.tag.lineEdit()
        assert edit is not None
        edit.editingFinished.connect(self.take_over)
        self.tag.activated.connect(lambda _: self.take_over())
        self.note.editingFinished.connect(self.take_over)
        fields = row(label(tr("Tag"), "muted"), self.tag, label(tr("Note"), "muted"), self.note)
        fields.setStretch(3, 1)
        whole = column(self.words, self.source, space=theme.SPACE_XS)
        whole.addLayout(fields)
        self.setLayout(whole)
        self.show_row(None)

    def offer(self, rows: Sequence[SnippetRow]) -> None:
        """Tags to choose from."""
        with QSignalBlocker(self.tag):
            shown = self.tag.currentText()
            self.tag.clear()
            self.tag.addItems(sorted({one.tag for one in rows if one.tag}, key=str.casefold))
            self.tag.setEditText(shown)

    def show_row(self, shown: SnippetRow | None) -> None:
        """Show a bookmark; what was typed for the one before is taken over first."""
        self.take_over()
        self._row = shown
        for part in (self.words, self.source, self.tag, self.note):
            part.setEnabled(shown is not None)
        words = " ".join(shown.text.split()) if shown else ""
        cut = words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"
        self.words.setText(f"“{cut}”" if shown else tr("Choose a bookmark to see the whole of it."))
        self.source.setText(f"{shown.agent} · {shown.title} · {place(shown)}" if shown else "")
        self.note.setText(shown.note if shown else "")
        with QSignalBlocker(self.tag):
            self.tag.setEditText(shown.tag if shown else "")

    def take_over(self) -> None:
        """Tell what was typed, if it is something else than it was."""
        shown = self._row
        tag, note = " ".join(self.tag.currentText().split()), self.note.text().strip()
        if shown is not None and (tag, note) != (shown.tag, shown.note):
            self._row = None
            self.changed.emit(shown, tag, note)


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def _fill(choice: QComboBox, every: str, items: Sequence[tuple[str, str]]) -> None:
    """With all of them as the first; what was chosen stays where it still is there."""
    chosen = choice.currentData()
    with QSignalBlocker(choice):
        choice.clear()
        choice.addItem(every, None)
        for words, value in items:
            choice.addItem(words, value)
        found = choice.findData(chosen) if chosen is not None else 0
        choice.setCurrentIndex(max(0, found))
