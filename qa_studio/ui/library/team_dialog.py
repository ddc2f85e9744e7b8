"""How far everybody is with what they were assigned, and the plans that assign it.

Owns both lists. People stand in alphabetical order and nobody is ranked; how fast somebody works is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.ui import theme
from qa_studio.ui.library.filter_words import Offers
from qa_studio.ui.library.plan_dialog import PlanDialog, plan_words
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.library.selection_actions import UNASSIGNED
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column, label, push_button, row
from qa_studio.ui.widgets.screen_dialog import ScreenDialog
from qa_studio.work_rows import AssignReport, PlanRow, ProgressRow

_SIZE_PX = (760, 620)
_SINCE: tuple[tuple[str, int], ...] = (
    (tr("in the last 7 days"), 6),
    (tr("in the last 30 days"), 29),
    (tr("in the last 90 days"), 89),
)


class TeamDialog(ScreenDialog):
    """Signals:
    assigned(AssignReport): a plan has assigned what it asks for.
    """

    assigned = Signal(object)

    def __init__(
        self, services: LibraryServices, runner: JobRunner, offers: Offers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._runner, self._offers = services, runner, offers
        self._plans: tuple[PlanRow, ...] = ()
        self._filling = 0
        self.setWindowTitle(tr("Plans and progress of the team"))
        self.resize(*_SIZE_PX)
        self.since = QComboBox()
        self.since.setAccessibleName(tr("Submitted since"))
        for words, _ in _SINCE:
            self.since.addItem(words)
        self.since.setCurrentIndex(1)
        self.since.currentIndexChanged.connect(self._read)
        self.people = _table((tr("Reviewer"), tr("To do"), tr("Overdue"), tr("Submitted")), tr("Progress"))
        self.plans = _table((tr("Plan"), tr("What it asks for"), tr("Reviewers")), tr("Plans"), wide=1)
        self.plans.itemSelectionChanged.connect(self._show_buttons)
        self.fault = Banner(BannerKind.PROBLEM, can_close=True)
        self.fault.hide()
        self._nobody = label(tr("Nobody has been assigned anything yet."), "muted", wraps=True)
        self._no_plan = label(
            tr(
                "No plan yet. A plan assigns so many interactions of each agent in each week, month or quarter."
            ),
            "muted",
            wraps=True,
        )
        self._add_buttons()
        self._lay_out()
        self._show_buttons()
        self._read()

    def _add_buttons(self) -> None:
        self.new = push_button(tr("New plan…"), icon="add")
        self.new.clicked.connect(lambda: self.open_plan(None))
        self.change = push_button(tr("Change…"))
        self.change.clicked.connect(lambda: self.open_plan(self.plan()))
        self.fill = push_button(
            tr("Assign now"), "primary", tip=tr("Assign what is missing in the present period")
        )
        self.fill.clicked.connect(self._on_fill)
        self.end = push_button(tr("End the plan"))
        self.end.clicked.connect(self._on_end)
        self.stop = push_button(tr("Stop assigning"), icon="stop")
        self.stop.clicked.connect(lambda: self._runner.cancel(self._filling))
        self.stop.hide()
        for button in (self.new, self.change, self.fill, self.end, self.stop):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        edge = theme.SPACE_XL
        whole = column(self.fault, margins=(edge, edge, edge, edge), space=theme.SPACE_M)
        whole.addLayout(row(label(tr("Progress"), "title"), 1, label(tr("Submitted"), "muted"), self.since))
        whole.addWidget(self._nobody)
        whole.addWidget(self.people, 1)
        whole.addSpacing(theme.SPACE_S)
        whole.addWidget(label(tr("Plans"), "title"))
        whole.addWidget(self._no_plan)
        whole.addWidget(self.plans, 1)
        whole.addStretch()  # takes the room of the lists while there are none
        close = push_button(tr("Close"))
        close.clicked.connect(self.accept)
        self.furnish(whole, row(self.new, self.change, self.fill, self.stop, self.end, 1, close))

    def plan(self) -> PlanRow | None:
        """The plan that is chosen; None without."""
        lines = {item.row() for item in self.plans.selectedItems()}
        return self._plans[min(lines)] if lines else None

    def open_plan(self, plan: PlanRow | None) -> PlanDialog:
        """Make a plan, or change one."""
        dialog = PlanDialog(self._services, self._runner, self._offers, plan, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(lambda _: self._read())
        dialog.open()
        return dialog

    def _read(self) -> None:
        since = date.today() - timedelta(days=_SINCE[self.since.currentIndex()][1])
        assigning = self._services.assigning

        def work(_: JobContext) -> tuple[tuple[ProgressRow, ...], tuple[PlanRow, ...]]:
            return assigning.progress(since), tuple(p for p in assigning.plans() if p.ended_at is None)

        self._submit(work, lambda found: self._show(*found))

    def _show(self, people: Sequence[ProgressRow], plans: tuple[PlanRow, ...]) -> None:
        self._plans = plans
        self._nobody.setVisible(not people)
        self.people.setVisible(bool(people))
        _fill(
            self.people,
            [(one.evaluator, *(f"{n:,}" for n in (one.to_do, one.overdue, one.done))) for one in people],
        )
        self._no_plan.setVisible(not plans)
        self.plans.setVisible(bool(plans))
        _fill(
            self.plans,
            [(plan.name, plan_words(plan), ", ".join(s.evaluator for s in plan.reviewers)) for plan in plans],
        )
        if plans:
            self.plans.selectRow(0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """While a plan assigns, it can be stopped, and nothing else be done with plans."""
        self.fill.setVisible(not self._filling)
        self.stop.setVisible(bool(self._filling))
        for button in (self.change, self.fill, self.end):
            button.setEnabled(self.plan() is not None and not self._filling)

    def _on_fill(self) -> None:
        plan, by = self.plan(), self._services.evaluator()
        if plan is None:
            return

        def done(report: AssignReport) -> None:
            self._end_filling()
            self.assigned.emit(report)
            self._read()
            self._tell_gaps(report)

        def work(context: JobContext) -> AssignReport:
            return self._services.assigning.fill(plan.id, by, context=context)

        self.fault.hide()
        self._filling = self._runner.submit(
            work,
            tr("Assigning by “{name}”", name=plan.name),
            owner=self,
            on_done=done,
            on_failed=lambda error: self._end_filling(str(error)),
            on_cancelled=lambda: self._end_filling(UNASSIGNED),
        )
        self._show_buttons()

    def _end_filling(self, words: str = "") -> None:
        """Nothing is being assigned any more; `words`: why not."""
        self._filling = 0
        self._show_buttons()
        if words:
            self.fault.set_text(words)
            self.fault.show()

    def _tell_gaps(self, report: AssignReport) -> None:
        if report.gaps:
            count = trn("{count} agent had too few", "{count} agents had too few", len(report.gaps))
            told = " ".join(f"{gap.agent}: {gap.words}" for gap in report.gaps[:3])
            self.fault.set_text(f"{count}. {told}")
            self.fault.show()

    def _on_end(self) -> None:
        plan = self.plan()
        if plan is not None:
            self._submit(lambda _: self._services.assigning.end_plan(plan.id), lambda _: self._read())

    def _submit(self, work: Callable[[JobContext], object], done: Callable[..., None]) -> None:
        def failed(error: Exception) -> None:
            self.fault.set_text(str(error))
            self.fault.show()

        self._runner.submit(work, owner=self, on_done=done, on_failed=failed)


def _table(titles: Sequence[str], name: str, wide: int = 0) -> QTableWidget:
    made = QTableWidget(0, len(titles))
    made.setHorizontalHeaderLabels(list(titles))
    made.setAccessibleName(name)
    made.setProperty("kind", "boxed")
    made.setShowGrid(False)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(theme.ROW_PX)
    made.horizontalHeader().setHighlightSections(False)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made


def _fill(table: QTableWidget, lines: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(lines))
    for at, cells in enumerate(lines):
        for place, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            table.setItem(at, place, item)
