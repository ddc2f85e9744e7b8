"""The laboratory: what the form on the desk would do to the evaluations that were submitted. Nothing is written.

Owns when marks are read and when the form is tried on them; both are jobs, and only the last one counts.
GUI thread only.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QScrollArea, QTreeWidget, QTreeWidgetItem, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobProgress, JobRunner
from qa_studio.language import figure, joined_by_and, tr, trn
from qa_studio.services.laboratory import Bench, Crossing, Trial
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.trial_charts import ChangeChart, ShiftChart
from qa_studio.ui.widgets.basics import column, frame, label
from qa_studio.ui.widgets.score import plain
from rubrics.model import Rubric

REST_MS = 120
CROSSING_ROWS = 6


class Laboratory(Protocol):
    """What the panel asks of the service."""

    def bench(self, key: str, context: JobContext) -> Bench: ...

    def try_out(self, bench: Bench, rubric: Rubric, context: JobContext) -> Trial: ...


class LaboratoryPanel(QScrollArea):
    """Signals:
    tried(Trial): the numbers on the panel are of the form as it is now.
    review_requested(int): an interaction whose outcome would change was activated.
    """

    tried = Signal(object)
    review_requested = Signal(object)

    def __init__(
        self, desk: FormDesk, laboratory: Laboratory, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._laboratory, self._runner = desk, laboratory, runner
        self._bench: Bench | None = None
        self._reading, self._trying = 0, 0
        self.trial: Trial | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._try)
        self._build()
        runner.progressed.connect(self._on_progressed)
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)

    def _build(self) -> None:
        self.setAccessibleName(tr("Laboratory"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.headline, self.details = label("", "strong", wraps=True), label("", "muted", wraps=True)
        self.chart, self.shifts = ChangeChart(), ShiftChart()
        self.crossings = _crossing_list()
        self.crossings.itemActivated.connect(self._on_activated)
        self._crossing_head = label(tr("Whose outcome changes"), "strong", wraps=True)
        self._more = label("", "small")
        self._shift_head = label(tr("What each criterion gives on average"), "strong", wraps=True)
        self._key = label(tr("○ as judged   ● with this form"), "small", wraps=True)
        edge = theme.SPACE_L
        whole = column(margins=(edge, theme.SPACE_M, edge, theme.SPACE_M), space=theme.SPACE_S)
        for part in (
            self.headline,
            self.details,
            self.chart,
            self._crossing_head,
            self.crossings,
            self._more,
            self._shift_head,
            self._key,
            self.shifts,
        ):
            whole.addWidget(part)
        whole.addStretch(1)
        ground = frame("surface")
        ground.setLayout(whole)
        self.setWidget(ground)
        self._show_nothing("", "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_changed()

    def refresh(self) -> None:
        """Evaluations may have come or changed: read them again when they are looked at next."""
        self._bench = None
        self._on_changed()

    def settle(self) -> None:
        """Stop what is on its way."""
        self._rest.stop()
        for job_id in (self._reading, self._trying):
            self._runner.cancel(job_id)

    def _on_opened(self) -> None:
        self.trial = None
        self._on_changed()

    def _on_changed(self) -> None:
        if self.isVisible() and self._desk.session is not None:
            self._rest.start()

    def _try(self) -> None:
        session = self._desk.session
        if session is None:
            return
        if session.faults or not session.is_readable:
            self._show_nothing(
                tr("No trial while the form has faults."), tr("Mend them, and the numbers come back.")
            )
            return
        key = session.rubric.key if session.before is None else session.before.key
        self._runner.cancel(self._trying)
        if self._bench is None or self._bench.key != key:
            self._read(key)
        else:
            self._submit(self._bench, session.rubric)

    def _read(self, key: str) -> None:
        self._runner.cancel(self._reading)
        self._show_nothing(tr("Reading the evaluations that were submitted …"), "")
        self._reading = self._runner.submit(
            lambda context: self._laboratory.bench(key, context),
            owner=self,
            on_done=self._on_read,
            on_failed=self._on_failed,
        )

    def _on_progressed(self, progress: JobProgress) -> None:
        if progress.job_id == self._reading and self._bench is None:
            self.details.setText(progress.message)

    def _on_read(self, bench: Bench) -> None:
        self._bench = bench
        self._try()

    def _submit(self, bench: Bench, rubric: Rubric) -> None:
        if not len(bench):
            self._show_nothing(
                tr("Nothing to try this form on yet."),
                tr(
                    "As soon as evaluations by one of its versions are submitted, you see here what a change of"
                    " weights, policy or thresholds would do to them."
                ),
            )
            return
        self._trying = self._runner.submit(
            lambda context: self._laboratory.try_out(bench, rubric, context),
            owner=self,
            on_done=lambda trial: self._show_trial(bench, trial),
            on_failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        self._show_nothing(tr("The trial could not be made."), str(error))

    def _show_nothing(self, headline: str, details: str) -> None:
        self.trial = None
        self.headline.setText(headline)
        self.details.setText(details)
        for part in (self.chart, self.shifts, self.crossings, *self._heads()):
            part.hide()

    def _heads(self) -> tuple[QWidget, ...]:
        return (self._crossing_head, self._more, self._shift_head, self._key)

    def _show_trial(self, bench: Bench, trial: Trial) -> None:
        self.trial = trial
        self.headline.setText(headline(trial))
        self.details.setText(details(bench, trial))
        self.chart.show_stretches(trial.stretches)
        self.shifts.show_shifts(trial.by_criterion)
        self.chart.setVisible(trial.moved > 0)
        self._show_crossings(trial)
        for part in (self.shifts, self._shift_head, self._key):
            part.show()
        self.tried.emit(trial)

    def _show_crossings(self, trial: Trial) -> None:
        self.crossings.clear()
        for one in trial.crossings:
            self.crossings.addTopLevelItem(_crossing_item(one))
        rows = min(max(len(trial.crossings), 1), CROSSING_ROWS)
        self.crossings.setFixedHeight(rows * theme.ROW_PX + theme.SPACE_S)
        hidden = trial.risen + trial.fallen - len(trial.crossings)
        self._more.setText(tr("and {hidden:,} more", hidden=hidden))
        self._more.setVisible(hidden > 0)
        for part in (self.crossings, self._crossing_head):
            part.setVisible(bool(trial.crossings))

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        self.review_requested.emit(item.data(0, Qt.ItemDataRole.UserRole))


def headline(trial: Trial) -> str:
    """The finding in one or two sentences."""
    if not trial.moved and not trial.risen and not trial.fallen and not trial.lost and not trial.won:
        return trn(
            "Nothing would change: all {count} evaluation keep score and outcome.",
            "Nothing would change: all {count} evaluations keep score and outcome.",
            trial.rows,
        )
    limit = plain(trial.threshold)
    moved = _moved_words(trial)
    if not trial.risen and not trial.fallen:
        return tr("{moved}. Nobody crosses {limit}.", moved=moved, limit=limit)
    told = []
    if trial.risen:
        told.append(
            trn(
                "{count} would newly reach {limit}",
                "{count} would newly reach {limit}",
                trial.risen,
                limit=limit,
            )
        )
    if trial.fallen:
        told.append(
            trn(
                "{count} would no longer reach {limit}",
                "{count} would no longer reach {limit}",
                trial.fallen,
                limit=limit,
            )
        )
    return f"{moved}. {joined_by_and(told)}."


def _moved_words(trial: Trial) -> str:
    """How many scores would move, without the full stop; or that there are none to lay side by side."""
    if not trial.compared:
        return tr("No two scores can be compared: no evaluation has one both before and with this draft")
    moved = trn(
        "{moved:,} of {count} score would move",
        "{moved:,} of {count} scores would move",
        trial.compared,
        moved=trial.moved,
    )
    if trial.moved and trial.mean_change is not None:
        return tr("{moved}, {points} points on average", moved=moved, points=signed(trial.mean_change))
    return moved


def details(bench: Bench, trial: Trial) -> str:
    """What it was tried on, and what could not be compared."""
    versions = joined_by_and(map(str, bench.versions))
    made = (
        tr("version {versions}", versions=versions)
        if len(bench.versions) == 1
        else tr("versions {versions}", versions=versions)
    )
    told = [
        trn(
            "Tried on {count} evaluation that people submitted by {made}; nothing is written.",
            "Tried on {count} evaluations that people submitted by {made}; nothing is written.",
            trial.rows,
            made=made,
        )
    ]
    if trial.moved:
        told.append(
            tr(
                "From {least} to {most} points.",
                least=signed(trial.largest_loss),
                most=signed(trial.largest_gain),
            )
        )
    if trial.lost:
        told.append(
            trn(
                "{count} evaluation would have no score: answers are missing.",
                "{count} evaluations would have no score: answers are missing.",
                trial.lost,
            )
        )
    if trial.won:
        told.append(
            trn(
                "{count} evaluation would have a score for the first time.",
                "{count} evaluations would have a score for the first time.",
                trial.won,
            )
        )
    if trial.unfit:
        told.append(
            trn(
                "{count} evaluation holds answers that this form does not know.",
                "{count} evaluations hold answers that this form does not know.",
                trial.unfit,
            )
        )
    return " ".join(told)


def signed(number: Decimal) -> str:
    """With its sign: "+1.5", "−3", "0"."""
    text = plain(abs(number))
    return text if not number else f"{'+' if number > 0 else '−'}{text}"


def _crossing_list() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(tr("Evaluations whose outcome changes"))
    made.setColumnCount(3)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    head = made.header()
    head.setStretchLastSection(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


def _crossing_item(one: Crossing) -> QTreeWidgetItem:
    before = "–" if one.before is None else figure(str(one.before))
    after = "–" if one.after is None else figure(str(one.after))
    item = QTreeWidgetItem(
        [
            one.title,
            tr("{agent}, by {evaluator}", agent=one.agent, evaluator=one.evaluator),
            f"{before} → {after}",
        ]
    )
    tokens = theme.current()
    meaning = tokens.verdict(theme.Verdict.MET if one.rises else theme.Verdict.NOT_MET)
    item.setText(0, f"{meaning.glyph}  {one.title}")
    item.setToolTip(0, tr("newly met") if one.rises else tr("no longer met"))
    item.setData(0, Qt.ItemDataRole.UserRole, one.interaction_id)
    for place in range(3):
        item.setFont(place, ink.small())
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
