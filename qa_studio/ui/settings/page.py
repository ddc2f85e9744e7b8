"""The settings page: its sections at the left, the one that is looked at beside them.

Owns which section is shown and the keys of the page. What a section sets is its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qa_studio.language import tr
from qa_studio.ui import icons, theme
from qa_studio.ui.frame.page import Page
from qa_studio.ui.keymap import Binding, Key, Sheet
from qa_studio.ui.settings.history import ChangeHistory
from qa_studio.ui.settings.section import SettingsSection
from qa_studio.ui.widgets.basics import column, frame, line, row
from qa_studio.ui.widgets.room import Room

_LIST_PX, _FOLDED_PX = 184, 40
_NARROW_PX = 700
"""Under this width the list of sections shows their pictures alone."""
SETTINGS = Sheet(
    "settings",
    tr("Settings"),
    (
        Key("undo", ("Ctrl+Z",), tr("Undo"), tr("Settings")),
        Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), tr("Redo"), tr("Settings")),
        Key("pane", ("F6",), tr("Next pane"), tr("Settings")),
    ),
)
_MEMORY = "settings/section"


class SettingsPage(Page):
    """What can be set, by section. Every change holds at once, and Ctrl+Z takes it back.

    Args:
        sections: in their order.
        history: where the sections note their changes.
        memory: which section was looked at last is remembered here.
    """

    title = tr("Settings")
    icon = "settings"
    keys = "Ctrl+,"
    is_at_foot = True

    def __init__(
        self,
        sections: Sequence[SettingsSection],
        history: ChangeHistory,
        memory: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sections, self.history, self._memory = tuple(sections), history, memory
        self._shown = -1
        self._stack = QStackedWidget()
        self._list = self._section_list()
        self._build()
        history.message_posted.connect(self.message_posted)
        for section in self.sections:
            section.message_posted.connect(self.message_posted)
            section.data_changed.connect(self.data_changed)
        slots = {"undo": history.undo, "redo": history.redo, "pane": self.next_pane}
        Binding(self, SETTINGS, slots, can=history.can)
        self._list.currentRowChanged.connect(self._on_chosen)
        self.show_section(str(memory.value(_MEMORY, "")))

    def show_section(self, key: str) -> None:
        """Show a section by its key; an unknown one stands for the first."""
        found = next((at for at, section in enumerate(self.sections) if section.key == key), 0)
        self._list.setCurrentRow(found)

    def section(self) -> SettingsSection:
        """The section that is shown."""
        return self.sections[self._list.currentRow()]

    def refresh(self) -> None:
        self.section().refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """A file that was put somewhere by hand is found when the page is looked at."""
        super().showEvent(event)
        if not event.spontaneous():
            self.section().refresh()

    def settle(self) -> None:
        self.section().settle()
        self._memory.setValue(_MEMORY, self.section().key)

    def next_pane(self) -> None:
        """Move the keyboard from the list into the section and back."""
        if self._list.hasFocus():
            self.focusNextChild()
        else:
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_PX
        self._list.setFixedWidth(_FOLDED_PX if is_narrow else _LIST_PX)
        for at, section in enumerate(self.sections):
            self._list.item(at).setText("" if is_narrow else section.title)

    def _section_list(self) -> QListWidget:
        made = _SectionList()
        made.setItemDelegate(_Line(made))
        made.setAccessibleName(tr("Sections of the settings"))
        made.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedWidth(_LIST_PX)
        for section in self.sections:
            item = QListWidgetItem(section.title)
            item.setSizeHint(QSize(0, theme.ROOMY_ROW_PX))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, section.title)
            item.setToolTip(section.title)
            made.addItem(item)
        theme.scheme_changed.connect(self._draw)
        return made

    def _build(self) -> None:
        for section in self.sections:
            self._stack.addWidget(_scrolled(section))
        side = frame("surface")
        side.setLayout(column(self._list, margins=(theme.SPACE_S,) * 4))
        whole = row(side, line(upright=True), space=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self._draw()

    def _draw(self) -> None:
        for at, section in enumerate(self.sections):
            self._list.item(at).setIcon(icons.icon(section.icon))

    def _on_chosen(self, at: int) -> None:
        if self._shown >= 0:
            self.sections[self._shown].settle()
        self._shown = at
        self._stack.setCurrentIndex(at)
        self.sections[at].refresh()


class _Line(QStyledItemDelegate):
    """A picture that stands alone stands in the middle."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if not option.text:
            option.icon = QIcon()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if not index.data():
            room = QRect(0, 0, theme.ICON_PX, theme.ICON_PX)
            room.moveCenter(option.rect.center())
            index.data(Qt.ItemDataRole.DecorationRole).paint(painter, room)


class _SectionList(QListWidget):
    """With a bar at the section that the keyboard is at: the selection alone does not say so."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            shown = self.visualRect(self.currentIndex())
            with QPainter(self.viewport()) as painter:
                painter.fillRect(0, shown.top(), 3, shown.height(), QColor(theme.current().accent))


def _scrolled(section: SettingsSection) -> Room:
    inside = QWidget()
    line_up = row(section, 1, space=0)
    line_up.setStretch(0, 1_000)  # as wide as it may be before the room beside it grows
    inside.setLayout(line_up)
    area = Room(inside)
    area.setAccessibleName(section.title)
    return area
