"""A plan of assignments: so many interactions of each agent in each period, for whom, and what it would do now.

Owns what is asked, and the preview; nothing is assigned here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.library_filter import LibraryFilter
from qa_studio.ui import theme
from qa_studio.ui.library.filter_words import Offers
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.widgets.basics import column, label, push_button, row
from qa_studio.ui.widgets.popup_chip import ChoicePanel, PopupChip, chosen_words
from qa_studio.ui.widgets.reviewer_list import ReviewerList
from qa_studio.ui.widgets.screen_dialog import ScreenDialog
from qa_studio.work_rows import AssignReport, Period, PlanRow, Share, Way

_WIDTH_PX, _PREVIEW_PX, _CHANGED_MS = 560, 132, 150
_MOST = 1_000
PERIOD_WORDS = {
    Period.WEEK: tr("week"),
    Period.MONTH: tr("month"),
    Period.QUARTER: tr("quarter"),
}


def plan_words(plan: PlanRow) -> str:
    """What a plan asks for, in a sentence."""
    told = trn(
        "{count} of each agent in each {period}",
        "{count} of each agent in each {period}",
        plan.per_agent,
        period=PERIOD_WORDS[plan.period],
    )
    whose = ", ".join((*plan.wanted.agents, *plan.wanted.teams, *plan.wanted.companies))
    return tr("{told}: {whose}", told=told, whose=whose) if whose else told


class PlanDialog(ScreenDialog):
    """Signals:
    saved(PlanRow): the plan is in the workspace.
    """

    saved = Signal(object)

    def __init__(
        self,
        services: LibraryServices,
        runner: JobRunner,
        offers: Offers,
        plan: PlanRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._runner, self._offers = services, runner, offers
        self._plan = plan
        self._agents = plan.wanted.agents if plan else ()
        self._teams = plan.wanted.teams if plan else ()
        self._asked = 0
        self.setWindowTitle(tr("Change the plan") if plan else tr("New plan"))
        self.setMinimumWidth(_WIDTH_PX)
        self._later = QTimer(self, singleShot=True, interval=_CHANGED_MS)
        self._later.timeout.connect(self._ask)
        self._build(plan)
        self._lay_out()
        self._connect()
        self._on_way()
        self._ask()

    def plan(self) -> PlanRow:
        """As it stands in the dialog."""
        by_hand = self._way() is Way.BY_HAND
        shares = tuple(
            Share(name, self._shares[name].value() if by_hand and name in self._shares else None)
            for name in self.reviewers.names()
        )
        before = self._plan.wanted if self._plan else LibraryFilter()
        return PlanRow(
            id=self._plan.id if self._plan else 0,
            name=self.name.text(),
            per_agent=self.per_agent.value(),
            period=Period(self.period.currentData()),
            way=self._way(),
            reviewers=shares,
            wanted=replace(before, agents=self._agents, teams=self._teams),
            created_by=self._plan.created_by if self._plan else self._services.evaluator(),
            ended_at=None,
        )

    def _way(self) -> Way:
        """Qt keeps plain text of what it is given."""
        return Way(self.way.currentData())

    def _build(self, plan: PlanRow | None) -> None:
        self.name = QLineEdit(plan.name if plan else tr("Each agent, each month"))
        self.per_agent = _number_box(1)
        self.per_agent.setValue(plan.per_agent if plan else 3)
        self.period, self.way = QComboBox(), QComboBox()
        for period, words in PERIOD_WORDS.items():
            self.period.addItem(words, period)
        self.period.setCurrentIndex(list(PERIOD_WORDS).index(plan.period if plan else Period.MONTH))
        self.way.addItem(tr("Evenly among the reviewers"), Way.EVENLY)
        self.way.addItem(tr("So many to each reviewer"), Way.BY_HAND)
        self.way.setCurrentIndex(int(plan is not None and plan.way is Way.BY_HAND))
        chosen = tuple(share.evaluator for share in plan.reviewers) if plan else ()
        self.reviewers = ReviewerList(self._offers.reviewers, chosen)
        self._shares: dict[str, QSpinBox] = {}
        self._counts = {share.evaluator: share.count or 0 for share in plan.reviewers} if plan else {}
        self.agents = self._whose(tr("Agents"), self._offers.agents, "_agents")
        self.teams = self._whose(tr("Teams"), self._offers.teams, "_teams")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(_PREVIEW_PX)
        self.save = push_button(tr("Save the plan"), "primary")
        for widget, words in (
            (self.name, tr("Name of the plan")),
            (self.per_agent, tr("Interactions of each agent")),
            (self.period, tr("Period")),
            (self.way, tr("How they are shared out")),
            (self.preview, tr("What the plan would assign now")),
        ):
            widget.setAccessibleName(words)

    def _whose(self, name: str, offered: tuple[str, ...], field: str) -> PopupChip:
        """A chip for whose interactions the plan asks for."""
        panel = ChoicePanel(name)
        chip = PopupChip(name, panel)
        choices = tuple((one, one) for one in offered)

        def choose(values: tuple[str, ...]) -> None:
            setattr(self, field, values)
            chip.show_words(chosen_words(values, choices))
            self._later.start()

        chip.opening.connect(lambda: panel.set_choices(choices, getattr(self, field)))
        chip.cleared.connect(lambda: choose(()))
        panel.chosen.connect(choose)
        chip.show_words(chosen_words(getattr(self, field), choices))
        return chip

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.addRow(label(tr("Name")), self.name)
        form.addRow(
            label(tr("Asks for")),
            row(self.per_agent, label(tr("of each agent in each")), self.period, 1),
        )
        form.addRow(label(tr("Of")), row(self.agents, self.teams, 1))
        form.addRow(label(tr("Reviewers")), self.reviewers)
        form.addRow(label(tr("Shared out")), self.way)
        self._share_form = QFormLayout()
        form.addRow(label(""), self._share_form)
        cancel = push_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        edge = theme.SPACE_XL
        whole = column(margins=(edge, edge, edge, edge), space=theme.SPACE_M)
        whole.addLayout(form)
        whole.addWidget(label(tr("If it assigned now"), "strong"))
        whole.addWidget(self.preview)
        self.furnish(whole, row(1, cancel, self.save))

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _: self._later.start())
        self.per_agent.valueChanged.connect(lambda _: self._later.start())
        self.period.currentIndexChanged.connect(lambda _: self._later.start())
        self.way.currentIndexChanged.connect(self._on_way)
        self.reviewers.changed.connect(self._on_way)
        self.save.clicked.connect(self._on_save)

    def _on_way(self) -> None:
        """Numbers for each reviewer where they are shared out by hand; their sum is what is asked for."""
        by_hand = self._way() is Way.BY_HAND
        self._counts |= {name: box.value() for name, box in self._shares.items()}
        while self._share_form.rowCount():
            self._share_form.removeRow(0)
        self._shares = {}
        for name in self.reviewers.names() if by_hand else ():
            box = _number_box(0)
            box.setAccessibleName(tr("Interactions of each agent for {name}", name=name))
            box.setValue(self._counts.get(name) or 1)
            box.valueChanged.connect(self._on_share)
            self._shares[name] = box
            self._share_form.addRow(label(name), box)
        self.per_agent.setEnabled(not by_hand)
        self._on_share()

    def _on_share(self) -> None:
        if self._shares:
            self.per_agent.setValue(max(1, sum(box.value() for box in self._shares.values())))
        self._later.start()

    def _ask(self) -> None:
        plan = self.plan()
        self._asked += 1
        number = self._asked

        def newest(tell: Callable[[str], None], words: Callable[..., str]) -> Callable[[object], None]:
            return lambda found: tell(words(found)) if self._asked == number else None

        def work(_: JobContext) -> AssignReport:
            return self._services.assigning.preview(plan)

        self._runner.submit(
            work,
            owner=self,
            on_done=newest(self.preview.setPlainText, preview_words),
            on_failed=newest(self.preview.setPlainText, str),
        )

    def _on_save(self) -> None:
        plan = self.plan()

        def done(saved: PlanRow) -> None:
            self.saved.emit(saved)
            self.accept()

        self._runner.submit(
            lambda _: self._services.assigning.save_plan(plan),
            owner=self,
            on_done=done,
            on_failed=lambda error: self.preview.setPlainText(str(error)),
        )


def preview_words(report: AssignReport) -> str:
    """What a plan would do now, and of whom there is too little, and why."""
    counts = Counter(one.evaluator for one in report.given)
    lines = [
        trn(
            "{count} interaction would be assigned.",
            "{count} interactions would be assigned.",
            len(report.given),
        ),
        *(f"{name}: {count:,}" for name, count in sorted(counts.items(), key=lambda one: one[0].casefold())),
        report.rule,
    ]
    if report.gaps:
        lines.append("")
        lines.append(tr("What it cannot fill:"))
    lines += [
        tr(
            "{agent}: {reached} of {wanted}. {words}",
            agent=g.agent,
            reached=g.reached,
            wanted=g.wanted,
            words=g.words,
        )
        for g in report.gaps
    ]
    return "\n".join(lines)


def _number_box(least: int) -> QSpinBox:
    """A number of interactions; the style sheet's margin passes by the field of such a box."""
    box = QSpinBox()
    box.setRange(least, _MOST)
    box.lineEdit().setTextMargins(theme.SPACE_S, 0, 0, 0)
    return box
