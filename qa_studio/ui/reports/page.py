"""The reports page: choose at the left, see at the right, save.

Owns the preview's file and which choice it belongs to. A report is made beside the window, in a folder of its own that
goes when the page does; saving copies what is seen.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QSettings, Qt, QTemporaryDir, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.keymap import Binding, hint
from qa_studio.ui.reports.bookmarks_view import BookmarksView
from qa_studio.ui.reports.choice_panel import ChoicePanel
from qa_studio.ui.reports.choices import Choice, Kind, Offer, file_name, lacking
from qa_studio.ui.reports.keys import REPORTS
from qa_studio.ui.reports.ports import KeptWords, Reporting
from qa_studio.ui.reports.viewer import PdfViewer
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.states import Notice, Skeleton, StateStack
from qa_studio.work_rows import SnippetRow

REPORT, BOOKMARKS = 0, 1
"""The tabs."""
SIDE_PX, NARROW_SIDE_PX = 272, 208
NARROW_PX = 700
"""Under this width of the page the choices have less of it."""
PAUSE_MS = 150
"""Waits until a choice stands, so that arrow keys in a list do not make a report for every line."""
_EMPTY_WORDS = tr(
    "A report is made from submitted marks. Import interactions in the library, or build the demonstration there; "
    "then review one and submit it."
)


class _Side(QFrame):
    """The choice and what is done with it: in little room the choice scrolls, and Save stays in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "side")

    def hasHeightForWidth(self) -> bool:
        """Else the lines of its foot would ask for all the height that the choice likes to have."""
        return False


class ReportsPage(Page):
    """Args: kept: the bookmarks, which stand on a tab of their own; None leaves it out.

    Signals:
        library_requested(): the user wants to import something first.
        snippet_requested(SnippetRow): the review at bookmarked words.
    """

    title = tr("Reports")
    icon = "reports"
    library_requested = Signal()
    snippet_requested = Signal(object)

    def __init__(
        self,
        reporting: Reporting,
        runner: JobRunner,
        memory: QSettings,
        kept: KeptWords | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reporting, self._runner, self._memory = reporting, runner, memory
        self._offer = Offer()
        self._folder = QTemporaryDir(QDir.temp().filePath("qa-studio-report-XXXXXX"))
        self._made: tuple[Choice, Path] | None = None
        self._number = self._read_id = self._make_id = self._snippets_id = 0
        self._snippets_of: tuple[str, str] | None = None
        self.bookmarks = None if kept is None else BookmarksView(kept, runner)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._connect()
        self._restore()

    def refresh(self) -> None:
        """Read again what there is to report on, and make the preview anew."""
        self._runner.cancel(self._read_id)
        self._read_id = self._runner.submit(
            self._read, owner=self, on_done=self._show_offer, on_failed=self._on_unreadable
        )
        self._snippets_of = None
        if self.bookmarks is not None:
            self.bookmarks.refresh()

    def show_bookmarks(self) -> None:
        """Show the tab with the bookmarks."""
        if self.bookmarks is not None:
            self.tabs.setCurrentIndex(BOOKMARKS)
            self.bookmarks.setFocus()

    def settle(self) -> None:
        """Remember the kind and the paper."""
        choice = self._panel.choice()
        if self.bookmarks is not None:
            self.bookmarks.settle()
        self._memory.setValue("reports/kind", choice.kind.value)
        self._memory.setValue("reports/paper", choice.paper)

    def save_as(self) -> QFileDialog:
        """Open the dialog that asks where to save what is seen."""
        dialog = QFileDialog(self, tr("Save the report"), str(self._reporting.folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(self._panel.choice()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()
        return dialog

    def save_to(self, out: Path) -> None:
        """Save what is seen under this name."""
        if self._made is None:
            return
        made = self._made[1]
        self._runner.submit(
            lambda context: self._reporting.save_copy(made, out),
            tr("Saving {name}", name=out.name),
            owner=self,
            on_done=self._on_saved,
            on_failed=self._on_not_saved,
        )

    def _build(self) -> None:
        self._panel = ChoicePanel()
        self._viewer = PdfViewer()
        self._waiting = Skeleton(tr("Making the report"))
        self._obstacle = Notice("reports", tr("This report cannot be made yet"), "")
        self._seen = QStackedWidget()
        for pane in (self._waiting, self._viewer, self._obstacle):
            self._seen.addWidget(pane)
        self._save = push_button(tr("Save as…"), "primary", "save")
        hint(self._save, REPORTS, tr("Save what is seen as a PDF"), "save")
        self._state = label("", "small", wraps=True)
        self._state.setMinimumHeight(2 * self._state.fontMetrics().height())
        empty = Notice("reports", tr("No report yet"), _EMPTY_WORDS)
        empty.add_button(tr("Go to the library"), self.library_requested.emit, "primary", "library")
        self._states = StateStack(self._content(), empty, tr("The reports cannot be read"), self.refresh)
        self.setLayout(self._parts())
        self._show_save()

    def _parts(self) -> QVBoxLayout:
        """The reports alone, or a tab for them and one for the bookmarks."""
        self.tabs, shown = QTabBar(), QStackedWidget()
        self.tabs.setAccessibleName(tr("Reports and bookmarks"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(tr("PDF reports"))
        shown.addWidget(self._states)
        if self.bookmarks is None:
            self.tabs.hide()
        else:
            self.tabs.addTab(tr("Bookmarks"))
            shown.addWidget(self.bookmarks)
            self.bookmarks.message_posted.connect(self.message_posted)
            self.bookmarks.open_requested.connect(self.snippet_requested)
        self.tabs.currentChanged.connect(shown.setCurrentIndex)
        whole = column(space=0)
        whole.addLayout(row(self.tabs, 1, margins=(theme.SPACE_L, 0, theme.SPACE_L, 0)))
        whole.addWidget(shown, 1)
        return whole

    def _content(self) -> QWidget:
        content, side = QWidget(), _Side()
        foot = column(
            self._save,
            self._state,
            margins=(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_L),
            space=theme.SPACE_S,
        )
        choices = QScrollArea()
        choices.setWidgetResizable(True)
        choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        choices.setWidget(self._panel)
        self._panel.setProperty("kind", "sunken")
        box = column(choices, line(), space=0)
        box.setStretch(0, 1)
        box.addLayout(foot)
        side.setLayout(box)
        self._side = side
        whole = row(side, self._seen, space=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        return content

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(NARROW_SIDE_PX if self.width() < NARROW_PX else SIDE_PX)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._make)
        self._panel.choice_changed.connect(self._on_choice_changed)
        self._save.clicked.connect(lambda: self.save_as())
        slots = {"save": self._save.click, **self._viewer.slots()}
        if self.bookmarks is not None:
            slots |= {"bookmarks": self.show_bookmarks, "export": self._export}
        Binding(self, REPORTS, slots, can=self._can)

    def _can(self, act: str) -> bool:
        """Whether an action would do anything now."""
        kept = self.bookmarks
        if act == "export":
            return kept is not None and kept.tools.export.isEnabled()
        return act == "bookmarks" or self._save.isEnabled()

    def _export(self) -> None:
        """Ask where to, with what would be written in sight."""
        kept = self.bookmarks
        if kept is not None and kept.tools.export.isEnabled():
            self.show_bookmarks()
            kept.export()

    def _restore(self) -> None:
        kind = str(self._memory.value("reports/kind") or Kind.COACHING.value)
        paper = str(self._memory.value("reports/paper") or "")
        self._panel.choose(Kind(kind) if kind in set(Kind) else Kind.COACHING, paper)

    def _read(self, context: JobContext) -> Offer:
        found = self._reporting
        return Offer(found.agents(), found.rounds(), found.calibrations())

    def _show_offer(self, found: Offer) -> None:
        self._offer = found
        self._panel.offer(found)
        if found.is_empty:
            self._states.show_empty()
            return
        self._states.show_content()
        self._make()

    def _on_unreadable(self, error: Exception) -> None:
        self._states.show_failed(str(error))

    @Slot(object)
    def _on_choice_changed(self, _choice: Choice) -> None:
        self._runner.cancel(self._make_id)
        self._show_save()
        self._pause.start()

    def _read_snippets(self, choice: Choice) -> None:
        """The bookmarks of the agent and the round that are chosen now."""
        wanted = (choice.agent, choice.round_name)
        if choice.kind is not Kind.COACHING or wanted == self._snippets_of:
            return
        self._snippets_of = wanted
        self._runner.cancel(self._snippets_id)

        def done(rows: tuple[SnippetRow, ...]) -> None:
            if self._snippets_of == wanted and self._panel.snippets.offer(rows):
                self._on_choice_changed(self._panel.choice())

        agent, within = choice.agent, choice.round_name or None
        self._snippets_id = self._runner.submit(
            lambda _: self._reporting.snippets(agent, within), owner=self, on_done=done
        )

    @Slot()
    def _make(self) -> None:
        """Make the chosen report; what was seen stays until the new one is there."""
        self._pause.stop()
        self._runner.cancel(self._make_id)
        choice = self._panel.choice()
        self._read_snippets(choice)
        missing = lacking(choice, self._offer)
        if missing:
            self._show_obstacle(missing)
            return
        self._number += 1
        out = Path(self._folder.filePath(f"report-{self._number}.pdf"))
        if self._made is None:
            self._seen.setCurrentWidget(self._waiting)
        self._state.setText(tr("Making the report …"))
        self._make_id = self._runner.submit(
            lambda context: choice.make(self._reporting, out, context),
            owner=self,
            on_done=lambda path: self._show_made(choice, path),
            on_failed=lambda error: self._show_obstacle(_words(error)),
        )

    def _show_made(self, choice: Choice, path: Path) -> None:
        before = self._made
        if not self._viewer.open(path):
            self._show_obstacle(tr("{name} cannot be shown. Choose the report again.", name=path.name))
            return
        self._made = (choice, path)
        if before is not None:
            before[1].unlink(missing_ok=True)
        self._seen.setCurrentWidget(self._viewer)
        pages = self._viewer.page_count
        self._state.setText(
            tr("{pages} pages, {paper}", pages=pages, paper=choice.paper)
            if pages != 1
            else tr("1 page, {paper}", paper=choice.paper)
        )
        self._show_save()

    def _show_obstacle(self, words: str) -> None:
        self._obstacle.set_text(words)
        self._seen.setCurrentWidget(self._obstacle)
        self._state.setText("")
        self._forget()
        self._show_save()

    def _forget(self) -> None:
        """What was seen does not belong to the choice any more."""
        self._viewer.close_document()
        if self._made is not None:
            self._made[1].unlink(missing_ok=True)
        self._made = None

    def _show_save(self) -> None:
        self._save.setEnabled(self._made is not None and self._made[0] == self._panel.choice())

    def _on_saved(self, out: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self.message_posted.emit(Message(tr("Saved {out}", out=out), tr("Open"), show))

    def _on_not_saved(self, error: Exception) -> None:
        self.message_posted.emit(Message(str(error), tr("Save as…"), self.save_as, is_problem=True))


def _words(error: Exception) -> str:
    """What a user is told; our own mistakes are shown whole in the bar at the foot of the window."""
    if isinstance(error, USER_ERRORS):
        return str(error)
    return tr("Making it failed by a mistake of ours. The details are in the bar below and in the log.")
