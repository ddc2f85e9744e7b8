"""The window: side list, top bar, the page, message bar.

Owns which page is shown and what the window remembers. Knows pages by their contract only, and no service.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from qa_studio.jobs.runner import JobOutcome, JobProgress, JobRunner
from qa_studio.language import tr
from qa_studio.ui.frame import page_entry
from qa_studio.ui.frame.bug_bar import BugBar
from qa_studio.ui.frame.job_panel import JobButton, JobPanel
from qa_studio.ui.frame.message_bar import MessageBar
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.frame.page_stack import PageStack
from qa_studio.ui.frame.place import Place, place_of
from qa_studio.ui.frame.reading_order import neighbour
from qa_studio.ui.frame.sheet_ground import SheetGround
from qa_studio.ui.frame.side_list import Entry, SideList
from qa_studio.ui.frame.top_bar import TopBar
from qa_studio.ui.frame.window_keys import page_acts, window_sheet
from qa_studio.ui.keymap import Binding
from qa_studio.ui.widgets.basics import column, line, row

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
        pages: shown in this order; Ctrl+1 is the first. Those at the foot come last. The page of a place is made when
            it is shown first.
        memory: where geometry, fold and page are remembered; the pages may use it too.
        workspace: its name, for the foot of the side list.
        menu_actions: the menu behind the workspace's name; None is a separator.
        door: shown in place of every page until `let_in`, while the workspace is being opened; None: it is open.

    Signals:
        help_requested(): by its key.
        anything_requested(): the palette, by its key.
        page_shown(Page): another page is shown, or the same one again.
    """

    help_requested = Signal()
    anything_requested = Signal()
    page_shown = Signal(object)

    def __init__(
        self,
        pages: Sequence[Page | Place],
        runner: JobRunner,
        memory: QSettings,
        workspace: str = "",
        menu_actions: Sequence[QAction | QMenu | None] = (),
        door: Page | None = None,
    ) -> None:
        super().__init__()
        self._runner, self._memory = runner, memory
        self._places = tuple(place_of(one) if isinstance(one, Page) else one for one in pages)
        self._stale = set(range(len(pages)))
        self._searches = [""] * len(pages)
        self._closing_asked = self._losing_asked = False
        self.setWindowTitle(
            tr("{workspace} – QA Studio", workspace=workspace) if workspace else tr("QA Studio")
        )
        self.setMinimumSize(*SMALLEST_SIZE)
        self._stack = PageStack(self._places, door)
        self._build(workspace, menu_actions)
        self._connect()
        for position, one in enumerate(pages):
            if isinstance(one, Page):
                self._stack.page_at(position)
        self._add_shortcuts()
        self._restore()
        self.glance()

    def _build(self, workspace: str, menu_actions: Sequence[QAction | QMenu | None]) -> None:
        entries = [
            Entry(one.title, one.icon, one.keys or f"Ctrl+{number}", one.is_at_foot)
            for number, one in enumerate(self._places, 1)
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
        self._stack.made.connect(self._on_made)

    @Slot(int, object)
    def _on_made(self, position: int, page: Page) -> None:
        page.message_posted.connect(self._messages.post)
        page.data_changed.connect(partial(self._on_data_changed, position))
        page.search_changed.connect(partial(self._on_search_changed, position))
        page.wanted.connect(partial(self.show_page_at, position))
        page.page_requested.connect(self.show_place)
        page.search_wanted.connect(self._on_search_wanted)
        page.count_changed.connect(partial(self._side.set_count, position))

    def _add_shortcuts(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            act: partial(self.show_page_at, position) for position, act in enumerate(page_acts(self._places))
        }
        slots |= {
            "search": self.anything_requested.emit,
            "jobs": self._job_button.toggle,
            "refresh": self._on_refresh_wanted,
            "help": self.help_requested.emit,
        }
        self.key_sheet = window_sheet(self._places)
        Binding(self, self.key_sheet, slots)

    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order of the list; those that nobody has wanted yet are made."""
        return tuple(map(self._stack.page_at, range(len(self._places))))

    def places(self) -> tuple[Place, ...]:
        """What is known of every page without making it, in the order of the list."""
        return self._places

    def page(self) -> Page:
        """The page that is shown."""
        return self._stack.page()

    def page_of(self, icon: str) -> Page:
        """A page by its icon, made when it is wanted first."""
        return self._stack.page_at(self._position_of(icon))

    def made_page(self, icon: str) -> Page | None:
        """A page by its icon; None while nobody has wanted it."""
        return self._stack.made_at(self._position_of(icon))

    def show_page(self, page: Page) -> None:
        """Show one of the window's pages."""
        self.show_page_at(next(at for at, made in self._stack.made_pages() if made is page))

    def show_place(self, icon: str) -> None:
        """Show a page by its icon."""
        self.show_page_at(self._position_of(icon))

    @Slot(int)
    def show_page_at(self, position: int) -> None:
        """Show a page by its position; refreshed first when its data may have changed."""
        if self._stack.position != position:
            self.page().settle()
        self._stack.choose(position)
        self._side.choose(position)
        self._show_top()
        if self._stack.is_shut():
            return
        page = self.page()
        if position in self._stale:
            self._stale.discard(position)
            page.refresh()
        self.page_shown.emit(page)

    def let_in(self) -> None:
        """The workspace is open: show the page that was chosen meanwhile, with what was typed into its search."""
        had_focus = self.page().isAncestorOf(self.focusWidget() or self) or self.focusWidget() is None
        self._stack.let_in()
        self.show_page_at(self._stack.position)
        if self._searches[self._stack.position]:
            self.page().search(self._searches[self._stack.position])
        if had_focus:
            self.page().setFocus()

    def chosen(self) -> str:
        """The icon of the page that is shown, or will be as soon as pages are let in."""
        return self._places[self._stack.position].icon

    def set_count(self, icon: str, count: int) -> None:
        """Show beside a page's name how much waits there; 0 shows nothing."""
        self._side.set_count(self._position_of(icon), count)

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

    def _position_of(self, icon: str) -> int:
        return next(at for at, one in enumerate(self._places) if one.icon == icon)

    def _show_top(self) -> None:
        position = self._stack.position
        made = self._stack.made_at(position)
        hint = made.search_hint if made is not None else self._places[position].search_hint
        self._top.show_page(self._places[position].title, hint, self._searches[position])

    def _on_data_changed(self, source: int) -> None:
        self._stale.update(set(range(len(self._places))) - {source})
        self.glance()
        if self._stack.position in self._stale:
            self.show_page_at(self._stack.position)

    def glance(self) -> None:
        """Let the pages that are not shown say what waits there."""
        if self._stack.is_shut():
            return
        for position in sorted(self._stale - {self._stack.position}):
            made = self._stack.made_at(position)
            (made or self._places[position]).glance()

    def _on_searched(self, text: str) -> None:
        self._searches[self._stack.position] = text
        self.page().search(text)

    def _on_search_changed(self, position: int, text: str) -> None:
        self._searches[position] = text
        if self._stack.position == position:
            self._show_top()

    def _on_search_wanted(self) -> None:
        if not self._places[self._stack.position].search_hint:
            found = next((at for at, one in enumerate(self._places) if one.search_hint), None)
            if found is None:
                return
            self.show_page_at(found)
        self._top.focus_search()

    def _on_refresh_wanted(self) -> None:
        self._stale.update(range(len(self._places)))
        self.glance()
        self.show_page_at(self._stack.position)

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
        self.show_page_at(int(at) if at.isdecimal() and int(at) < len(self._places) else 0)
        self.page().setFocus()

    def _first_size(self) -> QSize:
        """As large as wished, and no larger than the screen."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR_PX)
        return QSize(*FIRST_SIZE).boundedTo(room).expandedTo(QSize(*SMALLEST_SIZE))

    def _remember(self) -> None:
        self._memory.setValue("window/geometry", self.saveGeometry())
        self._memory.setValue("window/folded", "true" if self._side.is_wanted_folded() else "false")
        self._memory.setValue("window/page", str(self._stack.position))
        self._memory.sync()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab goes in the order of reading."""
        following = neighbour(self, self.focusWidget(), is_forward)
        if following is None:
            return super().focusNextPrevChild(is_forward)
        reasons = Qt.FocusReason
        following.setFocus(reasons.TabFocusReason if is_forward else reasons.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody took: from the frame the key of the page's parts leads into the page."""
        is_inside = self.page().isAncestorOf(self.focusWidget() or self)
        if is_inside or not page_entry.enters(self.page(), event):
            super().keyPressEvent(event)
        else:
            page_entry.enter(self.page())

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
        lost = " ".join(filter(None, (page.unsaved() for _, page in self._stack.made_pages())))
        if lost and not self._losing_asked:
            self._losing_asked = True
            self._stay_open(event, lost, tr("Close and lose it"))
            return
        if not self._stack.is_shut():
            self._remember()
        event.accept()

    def _stay_open(self, event: QCloseEvent, words: str, close_words: str) -> None:
        self.post(Message(words, close_words, self.close, is_problem=True))
        event.ignore()
