"""Trust: what the suggestions of the form on the desk have earned, and the golden set that changed checks are tried on.

Owns when figures are read and the golden set is run; both are jobs, and only the last one counts. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.services.golden import GoldenRow, GoldenRun
from qa_studio.services.golden_state import GoldenState
from qa_studio.services.trust import TrustReport, lines
from qa_studio.ui import theme
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import Tick
from qa_studio.ui.rubrics.golden_dialog import GoldenDialog
from qa_studio.ui.rubrics.golden_view import MEANING, RUNNING, GoldenView
from qa_studio.ui.rubrics.publish_dialog import PublishDialog
from qa_studio.ui.rubrics.trust_line import TrustLine
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column, frame, label, line, push_button, row
from rubrics.model import Rubric

_WRITES = "golden set"
NOT_PUBLISHED = tr("Nothing is marked by this form yet.")


class Trusting(Protocol):
    """What has been earned."""

    def report(self, key: str | None = None) -> TrustReport: ...


class Golden(Protocol):
    """The golden set; everything may wait for the disk, a run for the checks."""

    def rows(self) -> tuple[GoldenRow, ...]: ...

    def state(self) -> GoldenState: ...

    def candidates(self) -> tuple[GoldenRow, ...]: ...

    def add(
        self, interaction_ids: Sequence[int], evaluator: str | None, context: JobContext
    ) -> tuple[GoldenRow, ...]: ...

    def remove(self, interaction_ids: Sequence[int]) -> tuple[GoldenRow, ...]: ...

    def run(self, context: JobContext, candidate: Rubric | None = None) -> GoldenRun: ...

    def accept(self, run: GoldenRun) -> None: ...


@dataclass(frozen=True, slots=True)
class TrustServices:
    """What the panel works with."""

    trusting: Trusting
    golden: Golden


class TrustPanel(QScrollArea):
    """A tab beside the laboratory."""

    def __init__(
        self, desk: FormDesk, services: TrustServices, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._services, self._runner = desk, services, runner
        self._reading, self._running = 0, 0
        self.report: TrustReport | None = None
        self._run: GoldenRun | None = None
        self._build()
        desk.opened.connect(self._on_opened)

    def _build(self) -> None:
        self.setAccessibleName(tr("Trust"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.headline, self.details = label("", "strong", wraps=True), label("", "muted", wraps=True)
        self.unseen = Tick(tr("Only marks made without seeing it"))
        self.unseen.ticked.connect(lambda _: self._show_lines())
        self._lines: QVBoxLayout = column(space=0)
        self.golden_words = label("", "muted", wraps=True)
        self.behind = Banner(BannerKind.WARNING)
        self.behind.hide()
        self.golden = GoldenView()
        self.choose = push_button(tr("Choose…"), tip=tr("Choose the interactions whose marks hold"))
        self.run = push_button(
            tr("Run"), icon="suggest", tip=tr("Run the checks of this form over the golden set")
        )
        self.keep = push_button(tr("Take as known"), tip=tr("Lay the next run beside what is suggested now"))
        self.choose.clicked.connect(self.ask_choice)
        self.run.clicked.connect(self.run_golden)
        self.keep.clicked.connect(self._on_keep)
        edge = theme.SPACE_L
        whole = column(margins=(edge, theme.SPACE_M, edge, theme.SPACE_M), space=theme.SPACE_S)
        for above in (self.headline, self.details, self.unseen):
            whole.addWidget(above)
        whole.addLayout(self._lines)
        head = (line(), label(tr("Golden set"), "strong"), label(MEANING, "small", wraps=True))
        for below in (*head, self.golden_words, self.behind, self.golden):
            whole.addWidget(below)
        whole.addLayout(row(self.choose, self.run, self.keep, 1))
        whole.addStretch(1)
        ground = frame("surface")
        ground.setLayout(whole)
        self.setWidget(ground)
        self.keep.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the figures again; marks may have come."""
        session = self._desk.session
        if session is None or not self.isVisible():
            return
        key = session.rubric.key if session.before is None else session.before.key
        self._runner.cancel(self._reading)

        def work(_: JobContext) -> tuple[TrustReport, tuple[GoldenRow, ...], str]:
            golden = self._services.golden
            return self._services.trusting.report(key), golden.rows(), golden.state().words

        self._reading = self._runner.submit(
            work, owner=self, on_done=self._on_read, on_failed=self._on_unread
        )

    def _on_opened(self) -> None:
        self._forget_run()
        self.refresh()

    def _on_read(self, found: tuple[TrustReport, tuple[GoldenRow, ...], str]) -> None:
        self.report, rows, behind = found
        self._show_lines()
        self._show_rows(rows)
        self.behind.set_text(behind)
        self.behind.setVisible(bool(behind))

    def _on_unread(self, error: Exception) -> None:
        self.report = None
        self._show_lines()
        self.details.setText(str(error))

    def _show_lines(self) -> None:
        report = self.report
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.unseen.setVisible(report is not None)
        if report is None:
            self.headline.setText(NOT_PUBLISHED)
            return
        self.headline.setText(headline(report))
        self.details.setText("\n".join(lines(report)))
        bar = float(report.trust.bar.kappa)
        for one in report.trust.criteria:
            self._lines.addWidget(TrustLine(one, bar, self.unseen.isChecked()))

    def _show_rows(self, rows: Sequence[GoldenRow]) -> None:
        self.golden_words.setText(
            trn(
                "{count} interaction whose marks hold. Changed checks are tried on them before a form is published.",
                "{count} interactions whose marks hold. Changed checks are tried on them before a form is published.",
                len(rows),
            )
            if rows
            else tr(
                "Empty. Choose interactions whose marks hold: changed checks are tried on them before anybody relies"
                " on them."
            )
        )
        self.run.setEnabled(bool(rows))

    def ask_choice(self) -> None:
        """Read what there is to choose from, then ask."""
        self._runner.submit(
            lambda _: (self._services.golden.rows(), self._services.golden.candidates()),
            owner=self,
            on_done=self._show_dialog,
            on_failed=lambda error: self.golden.say(str(error)),
        )

    def _show_dialog(self, found: tuple[tuple[GoldenRow, ...], tuple[GoldenRow, ...]]) -> None:
        dialog = GoldenDialog(*found, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.choose_rows)
        dialog.open()

    def choose_rows(self, added: tuple[int, ...], removed: tuple[int, ...]) -> None:
        """Put these interactions in, and take those out."""

        def work(context: JobContext) -> tuple[GoldenRow, ...]:
            golden = self._services.golden
            rows = golden.remove(removed) if removed else golden.rows()
            return golden.add(added, None, context) if added else rows

        self._forget_run()
        self._runner.cancel(self._reading)  # it may have read the set as it was before
        self._runner.submit(
            work,
            tr("Freezing the golden set"),
            queue=_WRITES,
            owner=self,
            on_done=self._on_chosen,
            on_failed=lambda error: self.golden.say(str(error)),
        )

    def _on_chosen(self, rows: Sequence[GoldenRow]) -> None:
        self._show_rows(rows)
        self.refresh()

    def run_golden(self) -> None:
        """Run the checks of the form on the desk, and show what differs."""
        self._begin(self.golden, lambda _: None)

    def attach(self, dialog: PublishDialog) -> None:
        """Let a publish dialog show what the form changes on the golden set; it waits for the run."""

        def ended(found: object) -> None:
            if isinstance(found, GoldenRun):
                dialog.show_golden(found)

        self._begin(dialog.add_golden(), ended)

    def _begin(self, view: GoldenView, ended: Callable[[object], object]) -> None:
        session = self._desk.session
        if session is None:
            return
        rubric = session.rubric
        view.say(RUNNING)

        def done(run: GoldenRun) -> None:
            self._run = run if run.items else None
            view.show_run(run)
            self.keep.setVisible(self._run is not None)
            ended(run)

        def failed(error: Exception) -> None:
            view.say(tr("The golden set could not be run: {error}", error=error))
            ended(error)

        self._runner.cancel(self._running)
        self._running = self._runner.submit(
            lambda context: self._services.golden.run(context, rubric),
            tr("Running the golden set"),
            owner=view,
            on_done=done,
            on_failed=failed,
        )

    def _on_keep(self) -> None:
        run = self._run
        self._forget_run()
        if run is not None:
            self._accept(run)

    def _accept(self, run: GoldenRun) -> None:
        self._runner.submit(
            lambda _: self._services.golden.accept(run),
            queue=_WRITES,
            owner=self,
            on_done=lambda _: self._on_accepted(),
            on_failed=lambda error: self.golden.say(str(error)),
        )

    def _on_accepted(self) -> None:
        self.golden.say(tr("The next run is laid beside this one."))
        self.refresh()

    def _forget_run(self) -> None:
        self._run = None
        self.keep.hide()
        self.golden.say("")


def headline(report: TrustReport) -> str:
    """The finding in a sentence."""
    earned, whole = len(report.trust.earned()), len(report.trust.criteria)
    if not report.interactions:
        return tr("No suggestion has been marked by a person yet, so none can be relied on.")
    met = trn("{count} interaction", "{count} interactions", report.interactions)
    if not earned:
        return tr(
            "None of {whole} criteria may be marked unattended yet; {met} with suggestions and marks.",
            whole=whole,
            met=met,
        )
    return trn(
        "{count} of {whole} criterion has earned to be marked unattended; {met} with suggestions and marks.",
        "{count} of {whole} criteria have earned to be marked unattended; {met} with suggestions and marks.",
        earned,
        whole=whole,
        met=met,
    )
