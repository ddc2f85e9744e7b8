"""Where everything stands on the library page.

Owns the widgets that are not tables' or menus' own, and their places. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QStackedWidget, QTabBar, QWidget

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.library.draft_banner import DraftBanner
from qa_studio.ui.library.failures import FailureList
from qa_studio.ui.library.filter_bar import FilterBar
from qa_studio.ui.library.hit_preview import HitPreview
from qa_studio.ui.library.hits import HitList, HitModel
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.library.preview import PreviewPane
from qa_studio.ui.library.table_model import LibraryTableModel
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column, push_button, row
from qa_studio.ui.widgets.flow import FlowLayout
from qa_studio.ui.widgets.states import Notice, StateStack

_EMPTY_WORDS = tr(
    "An interaction is one call, chat or e-mail thread with one customer. Drop recordings, chat logs or survey "
    "results here, or look around in the demonstration first: an invented retailer with calls, chats and marks."
)
_UNFINISHED_WORDS = tr(
    "The demonstration was stopped before its end: transcripts of calls and marks of reviewers are missing."
)
_PREVIEW_PX = 288
_NARROW_PX = 700
_SPLITTER_KEY = "library/splitter"
ROWS, SAID = 0, 1


class LibraryLayout(QWidget):
    """Everything under the top bar."""

    def __init__(
        self,
        services: LibraryServices,
        runner: JobRunner,
        model: LibraryTableModel,
        retry: Callable[[], object],
    ) -> None:
        super().__init__()
        self.table = LibraryTable(model)
        self.hit_model = HitModel(self)
        self.hits = HitList(self.hit_model)
        self.filters, self.draft = FilterBar(), DraftBanner()
        self.unfinished = Banner(BannerKind.INFO, _UNFINISHED_WORDS, can_close=True)
        self.go_on = self.unfinished.add_button(tr("Go on with it"))
        self.unfinished.hide()
        self.failures, self.notes = FailureList(), FailureList(BannerKind.INFO)
        self.preview = PreviewPane(services, runner)
        self.hit_preview = HitPreview(services, runner)
        self.side = QStackedWidget()
        self.nothing = Notice(
            "filter", tr("Nothing matches"), tr("No interaction fits the filters and the search.")
        )
        self.show_all = self.nothing.add_button(tr("Show everything"), lambda: None)
        self.show_said = self.nothing.add_button(
            tr("Show what was said"), lambda: self.tabs.setCurrentIndex(SAID)
        )
        self.unsaid = Notice("search", tr("Nobody said so"), "")
        self.tabs = QTabBar()
        self.list = QStackedWidget()
        self._tool_room = QWidget()
        self._tools, self._views = FlowLayout(self._tool_room), row()
        self.empty = Notice("library", tr("Nothing here yet"), _EMPTY_WORDS)
        self.states = StateStack(self._content(), self.empty, tr("The library cannot be read"), retry)
        self._lay_out()

    def add_tools(self, *items: QWidget) -> None:
        """Buttons above the chips, at the left; they go on in a second line where there is no room."""
        for item in items:
            self._tools.addWidget(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons over the table are pictures, and the table has the rest."""
        super().resizeEvent(event)
        for button in self._tool_room.findChildren(QPushButton):
            if button.menu() is not None and not button.icon().isNull():
                words = str(button.property("words") or button.text())
                button.setProperty("words", words)
                button.setText(" ▾" if self.width() < _NARROW_PX else words)
                button.setToolTip(words.removesuffix("▾").strip())

    def add_views(self, *items: QWidget) -> None:
        """Buttons at the right of that line."""
        for item in items:
            self._views.addWidget(item)

    def remember(self, memory: QSettings) -> None:
        memory.setValue(_SPLITTER_KEY, self._splitter.saveState())

    def restore(self, memory: QSettings) -> None:
        state = memory.value(_SPLITTER_KEY)
        if isinstance(state, QByteArray):
            self._splitter.restoreState(state)

    def _lay_out(self) -> None:
        notes = column(
            self.unfinished,
            self.draft,
            self.failures,
            self.notes,
            margins=(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, 0),
        )
        whole = column(space=0)
        whole.addLayout(notes)
        whole.addWidget(self.states, 1)
        self.setLayout(whole)

    def _content(self) -> QWidget:
        self.tabs.setAccessibleName(tr("What the search found"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(tr("Interactions"))
        self.tabs.addTab(tr("Said"))
        self.tabs.hide()
        for shown in (self.table, self.nothing, self.hits, self.unsaid):
            self.list.addWidget(shown)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        for pane in (self.preview, self.hit_preview):
            self.side.addWidget(pane)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([10_000, _PREVIEW_PX])
        edge = theme.SPACE_L
        tools = row(self._tool_room, margins=(edge, theme.SPACE_S, edge, theme.SPACE_S))
        tools.setStretch(0, 1)
        tools.addLayout(self._views)
        tools.setAlignment(self._views, Qt.AlignmentFlag.AlignTop)
        box = column(space=0)
        box.addLayout(tools)
        box.addLayout(column(self.filters, margins=(edge, 0, edge, theme.SPACE_S)))
        box.addLayout(row(self.tabs, 1, margins=(edge, 0, edge, 0)))
        box.addWidget(self._splitter, 1)
        content = QWidget()
        content.setLayout(box)
        return content


def menu_button(text: str, icon: str, menu: QMenu) -> QPushButton:
    """A button that opens a menu, and says so."""
    button = push_button(f"{text} ▾", icon=icon)
    button.setAccessibleName(tr("{words}, menu", words=text))
    button.setMenu(menu)
    return button
