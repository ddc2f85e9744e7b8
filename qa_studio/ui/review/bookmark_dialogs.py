"""Bookmarks on screen: under which tag words are kept, and where they are found again.

Owns the looks of both; asks for everything by signals. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QListWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from qa_studio.language import tr, trn
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.correction_words import when
from qa_studio.ui.widgets.basics import column, label, push_button, row
from qa_studio.ui.widgets.screen_dialog import ScreenDialog
from qa_studio.work_rows import SnippetRow

WIDE_PX = 16 * theme.SPACE_XL
LIST_PX = (38 * theme.SPACE_XL, 20 * theme.SPACE_XL)
PLACE_PX, KEPT_PX = 10 * theme.SPACE_XL, 7 * theme.SPACE_XL
USUAL_TAGS = (tr("Coaching"), tr("Workshop"), tr("Good example"))
"""Offered before anybody has made tags of their own."""
TAGS_SEEN = 6
LONGEST_QUOTE = 160


class TagDialog(ScreenDialog):
    """Asks under which tag words are kept: Enter takes the first that fits what is typed, or what is typed itself.

    Signals: chosen(str): the tag.
    """

    chosen = Signal(str)

    def __init__(self, words: str, tags: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Bookmark"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = {tag.casefold() for tag in tags}
        self._tags = (*tags, *(tag for tag in USUAL_TAGS if tag.casefold() not in known))
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Tag of the bookmark"))
        self.field.setPlaceholderText(tr("A tag, or choose one below"))
        self.list = QListWidget()
        self.list.setProperty("kind", "boxed")
        self.list.setAccessibleName(tr("Tags"))
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take)
        self.list.itemActivated.connect(lambda _: self._take())
        self.list.itemClicked.connect(lambda _: self._take())
        for key, step in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self._step(step))
        quote = label(f"“{_short(words)}”", "muted", wraps=True)
        keep = push_button(tr("Keep"), "primary")
        keep.setAutoDefault(False)
        keep.clicked.connect(self._take)
        margins = (theme.SPACE_L,) * 4
        whole = column(quote, self.field, self.list, margins=margins, space=theme.SPACE_S)
        self.furnish(whole, row(1, keep))
        self.setFixedWidth(WIDE_PX)
        self._fill("")
        self.list.setFixedHeight(TAGS_SEEN * theme.ROW_PX)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, text: str) -> None:
        typed = text.strip().casefold()
        self.list.clear()
        self.list.addItems([tag for tag in self._tags if typed in tag.casefold()])
        exact = [tag.casefold() for tag in self._tags]
        if not typed or typed in exact or (self.list.count() and not typed):
            self.list.setCurrentRow(0)

    def _step(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())

    def _take(self) -> None:
        """What is chosen in the list, else what is typed, which makes a new tag."""
        item = self.list.currentItem()
        tag = item.text() if item is not None else self.field.text().strip()
        if tag:
            self.chosen.emit(tag)
            self.accept()


class BookmarksDialog(ScreenDialog):
    """Every bookmark of the workspace, by tag. Enter goes there; Delete removes.

    Signals:
        opened(SnippetRow): go to its words.
        removed(SnippetRow): take it away.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Bookmarks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows: tuple[SnippetRow, ...] = ()
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Search in the bookmarks"))
        self.search.setPlaceholderText(tr("Words, tag, agent or title"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._fill())
        self.tree = QTreeWidget()
        self.tree.setProperty("kind", "boxed")
        self.tree.setAccessibleName(tr("Bookmarks by tag; Enter goes to the words, Delete removes"))
        self.tree.setHeaderLabels([tr("Words"), tr("Interaction"), tr("Kept by")])
        self.tree.setColumnCount(3)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, width in ((1, PLACE_PX), (2, KEPT_PX)):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(place, width)
        self.tree.itemActivated.connect(lambda item, _: self._open(item))
        self.count = label("", "muted")
        self.empty = label(
            tr("Nothing is bookmarked yet. Select words of a transcript on the review page and press B."),
            "muted",
            wraps=True,
        )
        self.go = push_button(tr("Go to the words"), "primary")
        self.remove = push_button(tr("Remove"))
        self.go.clicked.connect(lambda: self._open(self.tree.currentItem()))
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.tree, self._remove).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        self._lay_out()

    def _lay_out(self) -> None:
        close = push_button(tr("Close"))
        close.clicked.connect(self.reject)
        margins = (theme.SPACE_XL,) * 4
        whole = column(
            label(tr("Bookmarks"), "title"), self.search, self.empty, margins=margins, space=theme.SPACE_M
        )
        whole.addWidget(self.tree, 1)
        self.furnish(whole, row(self.count, 1, self.remove, self.go, close))
        self.resize(*LIST_PX)

    def show_rows(self, rows: Sequence[SnippetRow]) -> None:
        """Show bookmarks, by tag and with the newest first within it."""
        self._rows = tuple(rows)
        self._fill()

    def current(self) -> SnippetRow | None:
        """The bookmark that the keyboard is on; None on a tag."""
        item = self.tree.currentItem()
        return None if item is None else item.data(0, Qt.ItemDataRole.UserRole)

    def _fill(self) -> None:
        wanted = self.search.text().strip().casefold()
        found = [one for one in self._rows if wanted in _searched(one)]
        self.tree.clear()
        for tag in sorted({one.tag for one in found}, key=str.casefold):
            group = [one for one in found if one.tag == tag]
            head = QTreeWidgetItem([f"{tag or tr('Without a tag')}  ({len(group)})"])
            self.tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            head.setFont(0, ink.body(bold=True))
            for one in sorted(group, key=lambda one: one.at, reverse=True):
                head.addChild(_item(one))
        self.tree.expandAll()
        first = self.tree.topLevelItem(0)
        chosen = first.child(0) if first is not None else None
        if chosen is not None:
            self.tree.setCurrentItem(chosen)
        self.count.setText(trn("{count} bookmark", "{count} bookmarks", len(found)))
        self.empty.setVisible(not self._rows)
        for button in (self.go, self.remove):
            button.setEnabled(bool(found))

    def _open(self, item: QTreeWidgetItem | None) -> None:
        found = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        if found is not None:
            self.opened.emit(found)
            self.accept()

    def _remove(self) -> None:
        found = self.current()
        if found is not None:
            self._rows = tuple(one for one in self._rows if one.id != found.id)
            self._fill()
            self.removed.emit(found)


def _item(one: SnippetRow) -> QTreeWidgetItem:
    place = clock(one.start_s) or tr("Turn {turn}", turn=one.first_turn + 1)
    words = f"“{' '.join(one.text.split())}”"
    item = QTreeWidgetItem([words, f"{one.agent}  ·  {one.title}, {place}", f"{one.by}, {when(one.at)}"])
    item.setToolTip(1, one.title)
    item.setData(0, Qt.ItemDataRole.UserRole, one)
    item.setToolTip(0, one.text)
    return item


def _searched(one: SnippetRow) -> str:
    return " ".join((one.text, one.tag, one.agent, one.title, one.note)).casefold()


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1].rstrip()}…"
