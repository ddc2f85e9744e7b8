"""Help: the manual beside the page, opened where the reader is.

Owns which chapter is shown, the way back, and the search. Knows no page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from qa_studio.language import tr, trn
from qa_studio.ui import icons, keymap, theme
from qa_studio.ui.help.key_words import with_keys
from qa_studio.ui.help.manual import Chapter, find, load
from qa_studio.ui.help.reader import Reader
from qa_studio.ui.keymap import Sheet
from qa_studio.ui.widgets.basics import column, icon_button, label, line, restyle, row


class HelpSheet(QFrame):
    """The manual.

    Args:
        sheets: the keys that the manual names.

    Signals:
        closed(): the user wants it away.
    """

    closed = Signal()

    def __init__(self, language: str, sheets: Sequence[Sheet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters, self._sheets = load(language), tuple(sheets)
        self._topic = ""
        self._past: list[str] = []
        self.setObjectName("helpSheet")
        self.setAccessibleName(tr("Help"))
        self.back = icon_button("left", tr("Back"))
        self.close_button = icon_button("close", tr("Close the help"), "Esc")
        self.chapters = QComboBox()
        self.search = QLineEdit()
        self.reader = Reader()
        self._set_up()
        self._lay_out()
        self._connect()
        self.show_topic("start")

    def topic(self) -> str:
        """What is shown: "review#evidence", or a chapter's name alone."""
        return self._topic

    def show_topic(self, topic: str) -> None:
        """Show a chapter, at one of its parts; "review#evidence". An unknown chapter shows the first."""
        if self._topic and self._topic != topic:
            self._past.append(self._topic)
        self._put(topic)

    def go_back(self) -> None:
        """Show what was read before."""
        if self._past:
            self._put(self._past.pop())

    def _set_up(self) -> None:
        self.chapters.addItems([chapter.title for chapter in self._chapters])
        self.chapters.setAccessibleName(tr("Part of the manual"))
        self.search.setPlaceholderText(tr("Search in the manual"))
        self.search.setAccessibleName(tr("Search in the manual"))
        self.search.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._dress()

    def _lay_out(self) -> None:
        edge = theme.SPACE_M
        head = row(self.back, label(tr("Help"), "title"), 1, self.close_button)
        tools = column(margins=(edge, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S))
        tools.addLayout(head)
        tools.addWidget(self.chapters)
        tools.addWidget(self.search)
        whole = column(space=0, margins=(1, 0, 0, 0))
        whole.addLayout(tools)
        whole.addWidget(line())
        whole.addWidget(self.reader, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.closed)
        self.chapters.activated.connect(lambda place: self.show_topic(self._chapters[place].name))
        self.search.textEdited.connect(self._on_searched)
        self.search.textChanged.connect(lambda text: None if text else self._put(self._topic))
        self.search.returnPressed.connect(self._on_entered)
        self.reader.link_chosen.connect(self._on_link)
        keymap.changed.connect(self._renew)
        theme.scheme_changed.connect(self._dress)

    def _put(self, topic: str) -> None:
        name, _, anchor = topic.partition("#")
        chapter = next((one for one in self._chapters if one.name == name), self._chapters[0])
        self._topic = topic
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.chapters.setCurrentIndex(self._chapters.index(chapter))
        self.back.setEnabled(bool(self._past))
        self.reader.show_markdown(self._page(chapter), chapter.place_of(anchor))

    @Slot()
    def _renew(self) -> None:
        """Keys were changed: the text names them anew."""
        self._put(self._topic)

    def _page(self, chapter: Chapter) -> str:
        pieces = [f"# {chapter.title}"]
        if not chapter.is_translated:
            pieces.append(f"*{tr('This part of the manual is in English: it is not translated yet.')}*")
        for part in chapter.parts:
            pieces += [f"## {part.heading}"] if part.heading else []
            pieces.append(part.text)
        return with_keys("\n\n".join(pieces), self._sheets)

    def _on_link(self, link: str) -> None:
        self.show_topic(f"{self._topic.partition('#')[0]}{link}" if link.startswith("#") else link)

    def _on_searched(self, text: str) -> None:
        if not text.strip():
            self._put(self._topic)
            return
        hits = find(self._chapters, text)
        head = trn("{count} place", "{count} places", len(hits)) if hits else tr("Nothing found.")
        lines = []
        for hit in hits:
            where = " › ".join(filter(None, (hit.chapter.title, hit.part.heading)))
            target = f"{hit.chapter.name}#{hit.part.anchor}" if hit.part.anchor else hit.chapter.name
            lines.append(f"- [{where}]({target})  \n  {hit.snippet}")
        self.reader.show_markdown("\n".join((head, "", *lines)))

    def _on_entered(self) -> None:
        """Enter in the search opens the first that was found."""
        hits = find(self._chapters, self.search.text())
        if hits:
            first = hits[0]
            self.show_topic(f"{first.chapter.name}#{first.part.anchor}")
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.closed.emit,
            Qt.Key.Key_Backspace: self.go_back,
        }
        found = act.get(event.key())
        if found is None:
            super().keyPressEvent(event)
        else:
            found()

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self._glass.setIcon(icons.icon("search"))
        self.setStyleSheet(
            f"#helpSheet {{ background: {tokens.window}; border: none; border-left: 1px solid {tokens.control_line}; }}"
            f"#reader {{ border: none; border-radius: 0; padding: 2px; background: {tokens.surface}; }}"
            f"#reader:focus {{ border: 2px solid {tokens.accent}; padding: 0; }}"
        )
        restyle(self)
