"""Learning: what the reviewers' marks teach about the form on the desk, and how sure its suggestions may be.

Owns when figures are read and learning is tried; both are jobs. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.services.learning import (
    Decision,
    LearningReport,
    LearningRow,
    LearningState,
    Verdict,
)
from qa_studio.services.reliability import ReliabilityReport
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.rubrics.confidence_box import ConfidenceBox, Reliability
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.learning_line import LearningLine
from qa_studio.ui.rubrics.trust_panel import NOT_PUBLISHED
from qa_studio.ui.rubrics.try_row import TryRow
from qa_studio.ui.widgets.basics import column, frame, label, line

_WRITES = "learning"
ANEW = tr("Suggestions that are there stay until they are asked for again.")


class Learning(Protocol):
    """What is asked of the service. All of it may wait for the disk, a trial for the checks."""

    def report(self, form: str | None = None) -> LearningReport: ...

    def rows(
        self, context: JobContext, keys: None = None, form: str | None = None
    ) -> tuple[LearningRow, ...]: ...

    def take_over(self, key: str, form: str | None = None) -> LearningRow: ...

    def refuse(self, key: str, form: str | None = None) -> None: ...

    def take_back(self, key: str, form: str | None = None) -> Decision: ...


@dataclass(frozen=True, slots=True)
class LearningServices:
    """What the panel works with."""

    learning: Learning
    reliability: Reliability


class LearningPanel(QScrollArea):
    """A tab beside trust.

    Signals:
        told(Message): what was decided, with a way back.
        decided(): suggestions are made otherwise from now on.
    """

    told = Signal(object)
    decided = Signal()

    def __init__(
        self, desk: FormDesk, services: LearningServices, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._services, self._runner = desk, services, runner
        self._reading, self._form = 0, ""
        self.report: LearningReport | None = None
        self.lines: dict[str, LearningLine] = {}
        self._build()
        desk.opened.connect(self._on_opened)

    def _build(self) -> None:
        self.setAccessibleName(tr("Learning"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.headline, self.details = label("", "strong", wraps=True), label("", "muted", wraps=True)
        self.trying = TryRow(tr("Try learning"), self._runner)
        self.trying.button.setToolTip(tr("Learn every criterion from the submitted marks, on this machine"))
        self.trying.button.clicked.connect(self.try_learning)
        self.confidence = ConfidenceBox(self._services.reliability, self._runner)
        self.confidence.told.connect(self.told)
        self.confidence.fitted.connect(self.decided)
        self.legend = label(
            tr("○ checks   ● learnt: kappa from 0 to 1, on unseen interactions"), "small", wraps=True
        )
        self._lines: QVBoxLayout = column(space=0)
        edge = theme.SPACE_L
        whole = column(
            self.headline,
            self.details,
            self.trying,
            self.legend,
            margins=(edge, theme.SPACE_M, edge, theme.SPACE_M),
            space=theme.SPACE_S,
        )
        whole.addLayout(self._lines)
        whole.addWidget(line())
        whole.addWidget(self.confidence)
        whole.addStretch(1)
        ground = frame("surface")
        ground.setLayout(whole)
        self.setWidget(ground)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def settle(self) -> None:
        """Stop what is on its way."""
        for trying in (self.trying, self.confidence.trying):
            trying.cancel()

    def refresh(self) -> None:
        """Read the figures again; marks may have come."""
        form = self._key()
        if not form or not self.isVisible():
            return
        self._runner.cancel(self._reading)

        def work(_: JobContext) -> tuple[LearningReport, ReliabilityReport]:
            return self._services.learning.report(form), self._services.reliability.report(form)

        self._reading = self._runner.submit(
            work, owner=self, on_done=self._on_read, on_failed=self._on_unread
        )

    def try_learning(self) -> None:
        """Learn every criterion of the form, and show what came of it."""
        form = self._key()
        self.trying.submit(
            lambda context: self._services.learning.rows(context, None, form),
            tr("Learning from the marks"),
            self._on_tried,
            self._on_failed,
        )

    def take_over(self, key: str) -> None:
        """Let the model of the last trial suggest for a criterion."""
        words = tr("What was learnt suggests for “{title}” from now on.", title=self._title(key))
        self._decide(key, lambda form: self._services.learning.take_over(key, form), words)

    def refuse(self, key: str) -> None:
        """Let the checks suggest."""
        words = tr("Refused: the checks suggest for “{title}”.", title=self._title(key))
        self._decide(key, lambda form: self._services.learning.refuse(key, form), words)

    def take_back(self, key: str) -> None:
        """Undo the last decision on a criterion."""
        form, title = self._form, self._title(key)

        def done(_: Decision) -> None:
            self.told.emit(Message(tr("Taken back for “{title}”.", title=title) + " " + ANEW))
            self._changed()

        self._submit(lambda: self._services.learning.take_back(key, form), done)

    def _decide(self, key: str, change: Callable[[str], object], words: str) -> None:
        form = self._form

        def done(_: object) -> None:
            self.told.emit(Message(f"{words} {ANEW}", tr("Undo"), lambda: self.take_back(key)))
            self._changed()

        self._submit(lambda: change(form), done)

    def _submit(self, change: Callable[[], object], done: Callable[..., None]) -> None:
        self._runner.submit(
            lambda _: change(), queue=_WRITES, owner=self, on_done=done, on_failed=self._on_failed
        )

    def _changed(self) -> None:
        self.refresh()
        self.decided.emit()

    def _key(self) -> str:
        session = self._desk.session
        if session is None:
            return ""
        return session.rubric.key if session.before is None else session.before.key

    def _title(self, key: str) -> str:
        criterion = None if self.report is None else self.report.rubric.criterion(key)
        return key if criterion is None else criterion.title

    def _on_opened(self) -> None:
        form = self._key()
        if form != self._form:
            self.trying.cancel()
            self._form = form
        self.confidence.open(form)
        self.refresh()

    def _on_tried(self, _: object) -> None:
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self.told.emit(Message(str(error), is_problem=True))

    def _on_read(self, found: tuple[LearningReport, ReliabilityReport]) -> None:
        self.report, reliability = found
        self._show_lines()
        self.confidence.show_report(reliability)

    def _on_unread(self, error: Exception) -> None:
        self.report = None
        self._show_lines()
        self.details.setText(str(error))

    def _show_lines(self) -> None:
        report, self.lines = self.report, {}
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.trying.setVisible(report is not None)
        self.confidence.setVisible(report is not None)
        self.legend.setVisible(report is not None and any(one.kept is not None for one in report.criteria))
        if report is None:
            self.headline.setText(NOT_PUBLISHED)
            return
        self.headline.setText(headline(report))
        self.details.setText(_DETAILS)
        self.trying.button.setEnabled(any(not one.missing for one in report.criteria))
        for one in report.criteria:
            made = LearningLine(report, one)
            made.taken.connect(self.take_over)
            made.refused.connect(self.refuse)
            made.taken_back.connect(self.take_back)
            self.lines[one.key] = made
            self._lines.addWidget(made)


_DETAILS = tr(
    "A model of words and checks is learnt from submitted marks, on this machine. It is offered only where it agrees"
    " with your reviewers better than the checks do, on interactions and on agents that it had not seen. Decisions"
    " belong to this version of the form."
)


def headline(report: LearningReport) -> str:
    """The finding in a sentence."""
    able = sum(not one.missing for one in report.criteria)
    taken = sum(one.decision is Decision.ACCEPTED for one in report.criteria)
    offered = sum(map(_is_open_offer, report.criteria))
    whole = len(report.criteria)
    if not able:
        return tr(
            "No criterion has enough marks to learn from yet: it takes {needed} each.", needed=report.needed
        )
    told = tr("{able} of {whole} criteria have enough marks to learn from", able=able, whole=whole)
    if taken:
        told += trn("; {count} is taken over", "; {count} are taken over", taken)
    if offered:
        told += trn("; {count} is offered", "; {count} are offered", offered)
    return f"{told}."


def _is_open_offer(one: LearningState) -> bool:
    is_offered = one.kept is not None and one.kept.trial.verdict is Verdict.OFFERED
    return is_offered and one.decision is Decision.OPEN
