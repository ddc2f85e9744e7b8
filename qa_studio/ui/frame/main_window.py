"""The window: side list, top bar, the page, message bar.

Owns which page is shown and what the window remembers. Knows pages by their contract only, and no service.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from qa_studio.jobs.runner import JobOutcome, JobProgress, JobRunner
from qa_studio.language import tr
from qa_studio.ui.frame.bug_bar import BugBar
from qa_studio.ui.frame.job_panel import JobButton, JobPanel
from qa_studio.ui.frame.message_bar import MessageBar
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.frame.reading_order import neighbour
from qa_studio.ui.frame.sheet_ground import SheetGround
from qa_studio.ui.frame.side_list import Entry, SideList
from qa_studio.ui.frame.top_bar import TopBar
from qa_studio.ui.keymap import Binding, Key, Sheet
from qa_studio.ui.widgets.basics import column, line, row
from qa_studio.ui.widgets.room import Room

FIRST_SIZE = (1280, 800)
TITLE_BAR_PX = 40
"""Kept free of the screen's height: what the system puts round a window is known only once it is shown."""
SMALLEST_SIZE = (620, 360)
"""Fits on a screen of 1280 by 800 at 200 %, with a task bar on it."""
NARROW_PX, LOW_PX = 860, 480
"""Under this width the side list is folded by itself, under this height bars and buttons are lower."""


class MainWindow(QMainWindow):
    """The frame around the pages.

    Args:
        pages: shown in this order; Ctrl+1 is the first. Those at the foot come last.
        memory: where geometry, fold and page are remembered; the pages may use it too.
        workspace: its name, for the foot of the side list.
        menu_actions: the menu behind the workspace's name; None is a separator.

    Signals:
        help_requested(): by its key.
        page_shown(Page): another page is shown, or the same one again.
    """

    help_requested = Signal()
    page_shown = Signal(object)

    def __init__(
        self,
        pages: Sequence[Page],
        runner: JobRunner,
        memory: QSettings,
        workspace: str = "",
        menu_actions: Sequence[QAction | QMenu | None] = (),
    ) -> None:
        super().__init__()
        self._pages, self._runner, self._memory = tuple(pages), runner, memory
        self._stale: set[Page] = set(pages)
        self._searches = [""] * len(pages)
        self._closing_asked = self._losing_asked = False
        self.setWindowTitle(
            tr("{workspace} – QA Studio", workspace=workspace) if workspace else tr("QA Studio")
        )
        self.setMinimumSize(*SMALLEST_SIZE)
        self._build(workspace, menu_actions)
        self._connect()
        self._add_shortcuts()
        self._restore()
        self._glance()

    def _build(self, workspace: str, menu_actions: Sequence[QAction | QMenu | None]) -> None:
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(Room(page))
        entries = [
            Entry(page.title, page.icon, page.keys or f"Ctrl+{place}", page.is_at_foot)
            for place, page in enumerate(self._pages, 1)
        ]
        self._side = SideList(entries, workspace, self._menu(menu_actions))
        self._job_button = JobButton(self._runner)
        self._top = TopBar(self._job_button)
        self._messages = MessageBar()
        self._bugs = BugBar()
        right = column(self._top, line(), space=0)
        right.addWidget(self._bugs)
        self._notices = column(space=0)
        right.addLayout(self._notices)
        self._ground = SheetGround(self._stack, lambda: self.page().minimumSizeHint().width())
        right.addWidget(self._ground, 1)
        right.addWidget(line())
        right.addWidget(self._messages)
        body = QWidget()
        whole = row(self._side, space=0)
        whole.addLayout(right, 1)
        body.setLayout(whole)
        self.setCentralWidget(body)
        self._panel = JobPanel(self._runner, self._job_button, body)

    def _menu(self, actions: Sequence[QAction | QMenu | None]) -> QMenu:
        menu = QMenu(tr("Workspace"), self)
        for action in actions:
            if action is None:
                menu.addSeparator()
            elif isinstance(action, QMenu):
                menu.addMenu(action)
            else:
                menu.addAction(action)
        return menu

    def _connect(self) -> None:
        self._side.chosen.connect(self.show_page_at)
        self._top.searched.connect(self._on_searched)
        self._top.left_search.connect(lambda: self.page().setFocus())
        self._runner.unhandled.connect(self._on_unhandled)
        self._runner.submitted.connect(self._on_submitted)
        for position, page in enumerate(self._pages):
            page.message_posted.connect(self._messages.post)
            page.data_changed.connect(partial(self._on_data_changed, page))
            page.search_changed.connect(partial(self._on_search_changed, position))
            page.wanted.connect(partial(self.show_page, page))
            page.page_requested.connect(self._on_page_requested)
            page.search_wanted.connect(self._on_search_wanted)
            page.count_changed.connect(partial(self._side.set_count, position))

    def _add_shortcuts(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            act: partial(self.show_page_at, position) for position, act in enumerate(_page_acts(self._pages))
        }
        slots |= {
            "search": self._on_search_wanted,
            "jobs": self._job_button.toggle,
            "refresh": self._on_refresh_wanted,
            "help": self.help_requested.emit,
        }
        self.key_sheet = window_sheet(self._pages)
        Binding(self, self.key_sheet, slots)

    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order of the list."""
        return self._pages

    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._stack.currentIndex()]

    def show_page(self, page: Page) -> None:
        """Show one of the window's pages."""
        self.show_page_at(self._pages.index(page))

    @Slot(int)
    def show_page_at(self, position: int) -> None:
        """Show a page by its position; refreshed first when its data may have changed."""
        if self._stack.currentIndex() != position:
            self.page().settle()
        self._stack.setCurrentIndex(position)
        self._side.choose(position)
        page = self._pages[position]
        self._top.show_page(page.title, page.search_hint, self._searches[position])
        if page in self._stale:
            self._stale.discard(page)
            page.refresh()
        self.page_shown.emit(page)

    def show_sheet(self, sheet: QWidget) -> None:
        """Show something beside every page, or over its right side where there is no room."""
        self._ground.show_sheet(sheet)

    def hide_sheet(self) -> None:
        self._ground.hide_sheet()

    def sheet(self) -> QWidget | None:
        """What is shown beside the pages; None for nothing."""
        return self._ground.sheet()

    def add_tool(self, tool: QWidget) -> None:
        """Add a button at the right end of the top bar."""
        self._top.add_tool(tool)

    def post(self, message: Message) -> None:
        """Show a message at the foot."""
        self._messages.post(message)

    def add_notice(self, notice: QWidget) -> None:
        """Put something that shows itself when it has something to say above every page."""
        self._notices.addWidget(notice)

    def add_job_action(self, text: str, act: Callable[[], object]) -> None:
        """Add a button to the foot of the panel of running jobs."""
        self._panel.add_action(text, act)

    def show_bug(self, error: BaseException) -> None:
        """Say that something of ours went wrong."""
        self._bugs.show_bug(error)

    def _on_data_changed(self, source: Page) -> None:
        self._stale.update(page for page in self._pages if page is not source)
        self._glance()
        if self.page() in self._stale:
            self.show_page(self.page())

    def _glance(self) -> None:
        """Let the pages that are not shown say what waits there."""
        for page in self._stale - {self.page()}:
            page.glance()

    def _on_searched(self, text: str) -> None:
        self._searches[self._stack.currentIndex()] = text
        self.page().search(text)

    def _on_search_changed(self, position: int, text: str) -> None:
        self._searches[position] = text
        if self._stack.currentIndex() == position:
            self._top.show_page(self.page().title, self.page().search_hint, text)

    def _on_page_requested(self, icon: str) -> None:
        self.show_page(next(page for page in self._pages if page.icon == icon))

    def _on_search_wanted(self) -> None:
        if not self.page().search_hint:
            found = next((page for page in self._pages if page.search_hint), None)
            if found is None:
                return
            self.show_page(found)
        self._top.focus_search()

    def _on_refresh_wanted(self) -> None:
        self._stale.update(self._pages)
        self._glance()
        self.show_page(self.page())

    @Slot(object)
    def _on_unhandled(self, outcome: JobOutcome) -> None:
        if outcome.is_bug and outcome.error is not None:
            self.show_bug(outcome.error)
        else:
            self.post(Message(str(outcome.error), is_problem=True))

    @Slot(object)
    def _on_submitted(self, progress: JobProgress) -> None:
        """New work: closing has to be asked about again."""
        self._closing_asked = self._closing_asked and not progress.title

    def _restore(self) -> None:
        geometry = self._memory.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(self._first_size())
        self._side.set_folded(self._memory.value("window/folded") == "true")
        at = str(self._memory.value("window/page", "0"))
        self.show_page_at(int(at) if at.isdecimal() and int(at) < len(self._pages) else 0)
        self.page().setFocus()

    def _first_size(self) -> QSize:
        """As large as wished, and no larger than the screen."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR_PX)
        return QSize(*FIRST_SIZE).boundedTo(room).expandedTo(QSize(*SMALLEST_SIZE))

    def _remember(self) -> None:
        self._memory.setValue("window/geometry", self.saveGeometry())
        self._memory.setValue("window/folded", "true" if self._side.is_wanted_folded() else "false")
        self._memory.setValue("window/page", str(self._stack.currentIndex()))
        self._memory.sync()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab goes in the order of reading."""
        following = neighbour(self, self.focusWidget(), is_forward)
        if following is None:
            return super().focusNextPrevChild(is_forward)
        reasons = Qt.FocusReason
        following.setFocus(reasons.TabFocusReason if is_forward else reasons.BacktabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.set_narrow(self.width() < NARROW_PX)
        self._top.set_narrow(self.width() < NARROW_PX)
        for part in (self._side, self._top, self._messages):
            part.set_low(self.height() < LOW_PX)
        if self._panel.isVisible():
            self._panel.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks once about running work, and once about what could not be stored."""
        jobs = self._runner.jobs()
        if jobs and not self._closing_asked:
            self._closing_asked = True
            names = ", ".join(job.title for job in jobs)
            self._stay_open(
                event,
                tr("Still running: {names}. Closing stops it; what is done stays.", names=names),
                tr("Close now"),
            )
            return
        self.page().settle()
        lost = " ".join(filter(None, (page.unsaved() for page in self._pages)))
        if lost and not self._losing_asked:
            self._losing_asked = True
            self._stay_open(event, lost, tr("Close and lose it"))
            return
        self._remember()
        event.accept()

    def _stay_open(self, event: QCloseEvent, words: str, close_words: str) -> None:
        self.post(Message(words, close_words, self.close, is_problem=True))
        event.ignore()


def window_sheet(pages: Sequence[Page]) -> Sheet:
    """The keys that hold on every page: one for each page, by its place in the list, and those of the frame."""
    going, doing = tr("Pages"), tr("The window")
    return Sheet(
        "window",
        tr("Everywhere"),
        (
            *(
                Key(
                    act,
                    (page.keys or f"Ctrl+{place}",),
                    tr("Show {title}", title=page.title),
                    going,
                )
                for place, (act, page) in enumerate(zip(_page_acts(pages), pages, strict=True), start=1)
            ),
            Key("search", ("Ctrl+K",), tr("Search"), doing),
            Key("jobs", ("Ctrl+J",), tr("Running jobs"), doing),
            Key("refresh", ("F5",), tr("Refresh"), doing),
            Key("help", ("F1",), tr("Help on where you are"), doing),
        ),
        is_everywhere=True,
    )


def _page_acts(pages: Sequence[Page]) -> list[str]:
    """What showing each page is called in the settings: by its icon, which stays when pages change their places."""
    icons = [page.icon for page in pages]
    return [
        f"show_{icon}" if icons.index(icon) == place else f"show_{icon}_{place}"
        for place, icon in enumerate(icons)
    ]
