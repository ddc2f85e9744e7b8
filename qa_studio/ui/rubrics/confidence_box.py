"""Whether suggestions are right as often as they say, and fitting that to the workspace's own marks.

Owns the section's widgets and jobs; what is counted is the service's. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.services.reliability import (
    FEW,
    FEWEST_PAIRS,
    Curve,
    FitReport,
    MapState,
    ReliabilityReport,
)
from qa_studio.ui.frame.page import Message
from qa_studio.ui.rubrics.reliability_chart import ReliabilityChart
from qa_studio.ui.rubrics.try_row import TryRow
from qa_studio.ui.widgets.basics import column, label, push_button, row

_WRITES = "confidence"


class Reliability(Protocol):
    """What is asked of the service. All of it may wait for the disk, a fit for the checks."""

    def report(self, form: str | None = None) -> ReliabilityReport: ...

    def fit(self, context: JobContext, form: str | None = None) -> FitReport: ...

    def go_back(self, form: str | None = None) -> MapState: ...

    def go_on(self, form: str | None = None) -> MapState: ...


class ConfidenceBox(QWidget):
    """Signals:
    told(Message): for the message bar.
    fitted(): suggestions are read otherwise from now on.
    """

    told = Signal(object)
    fitted = Signal()

    def __init__(self, reliability: Reliability, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reliability, self._runner, self._form = reliability, runner, ""
        self.found: FitReport | None = None
        self.words = label("", wraps=True)
        self.details = label("", "small", wraps=True)
        self.state = label("", "small", wraps=True)
        self.chart = ReliabilityChart()
        self.trying = TryRow(tr("Fit on our marks"), runner)
        self.trying.button.setToolTip(
            tr("Suggestions are as sure from then on as your marks say they may be")
        )
        self.back = push_button(tr("Take the fit back"), icon="undo")
        self.trying.button.clicked.connect(self.fit)
        self.back.clicked.connect(self.go_back)
        self.back.hide()
        whole = column(
            label(tr("Is a suggestion right as often as it says?"), "strong", wraps=True),
            self.words,
            self.chart,
            self.details,
            self.state,
        )
        whole.addLayout(row(self.trying, self.back, 1))
        self.setLayout(whole)

    def open(self, form: str) -> None:
        """Another form: nothing was fitted yet."""
        if form != self._form:
            self._form, self.found = form, None
            self.trying.cancel()

    def show_report(self, report: ReliabilityReport) -> None:
        """The curve as suggestions were made; what a fit has shown stays beside its buttons."""
        self._show_state(report.state)
        if self.found is not None:
            return
        self.chart.setVisible(report.curve.n > 0)
        self.chart.show_curves([report.curve])
        self.words.setText(curve_words(report.curve))
        self.details.setText(left_out_words(report.left_out))
        self.details.setVisible(bool(self.details.text()))

    def fit(self) -> None:
        """Fit to the marks; when it holds better it is in force at once, and can be taken back."""
        form = self._form
        self.trying.submit(
            lambda context: self._reliability.fit(context, form),
            tr("Fitting how sure suggestions are"),
            self._on_fitted,
            self._on_failed,
        )

    def go_back(self) -> None:
        """Take the fit in force back."""
        form = self._form
        self._change(
            lambda: self._reliability.go_back(form),
            Message(
                tr("The fit is taken back. Suggestions that are there stay until they are asked for again."),
                tr("Undo"),
                self.go_on,
            ),
        )

    def go_on(self) -> None:
        """Put in force again what was taken back last."""
        form = self._form
        self._change(lambda: self._reliability.go_on(form), Message(tr("The fit is in force again.")))

    def _change(self, change: Callable[[], MapState], message: Message) -> None:
        def done(state: MapState) -> None:
            self._show_state(state)
            self.told.emit(message)
            self.fitted.emit()

        self._runner.submit(
            lambda _: change(), queue=_WRITES, owner=self, on_done=done, on_failed=self._on_failed
        )

    def _on_fitted(self, found: FitReport) -> None:
        self.found = found
        self._show_state(found.state)
        self.chart.setVisible(found.refit.pairs > 0)
        self.chart.show_curves([found.refit.before, found.refit.after])
        self.words.setText(fit_words(found))
        self.details.setText(" ".join(filter(None, (error_words(found), left_out_words(found.left_out)))))
        self.details.setVisible(bool(self.details.text()))
        if found.is_used:
            message = tr(
                "Suggestions are as sure from now on as your marks say. Ask for them again to see it."
            )
            self.told.emit(Message(message, tr("Undo"), self.go_back))
            self.fitted.emit()

    def _show_state(self, state: MapState) -> None:
        self.back.setVisible(state.can_go_back)
        self.state.setText(state_words(state))

    def _on_failed(self, error: Exception) -> None:
        self.words.setText(tr("The confidences could not be read or fitted: {error}", error=error))


def curve_words(curve: Curve) -> str:
    """The finding in a sentence or two."""
    if curve.error is None or curve.by_chance is None or curve.mean is None or curve.right.value is None:
        return tr("No suggestion that counts has a person’s mark beside it yet.")
    told = tr(
        "{n} say that they are {mean:.0f} % sure on average; {right:.0f} % were right.",
        n=trn("{count} suggestion", "{count} suggestions", curve.n),
        mean=curve.mean * 100,
        right=curve.right.value * 100,
    )
    told += tr(
        " They are off by {error:.0f} points; flawless ones would be by {chance:.0f} on so many, by chance.",
        error=curve.error * 100,
        chance=curve.by_chance * 100,
    )
    return told + (tr(" A small sample.") if curve.n < FEW else "")


def fit_words(found: FitReport) -> str:
    """What came of a fit, in a sentence or two."""
    refit = found.refit
    if refit.pairs < FEWEST_PAIRS:
        return tr(
            "Not fitted: {pairs} of {needed} suggestions with a mark that counts.",
            pairs=refit.pairs,
            needed=FEWEST_PAIRS,
        )
    told = tr(
        "{pairs} with a mark, of {interactions}.",
        pairs=trn("{count} suggestion", "{count} suggestions", refit.pairs),
        interactions=trn("{count} interaction", "{count} interactions", refit.interactions),
    )
    if refit.pairs < FEW:
        told += tr(" A small sample.")
    if found.is_used:
        return told + tr(" Fitted: on interactions it had not seen the fit holds better, and it is in force.")
    return told + tr(
        " Not fitted: on interactions it had not seen a fit does not hold better. Nothing has changed."
    )


def error_words(found: FitReport) -> str:
    """How far off confidences are before and after; "" without pairs."""
    before, after = found.refit.before, found.refit.after
    if before.error is None or after.error is None or after.by_chance is None:
        return ""
    return tr(
        "○ now off by {before:.1f} points, ● fitted by {after:.1f}, every suggestion by a fit without its interaction;"
        " by chance alone {chance:.1f}.",
        before=before.error * 100,
        after=after.error * 100,
        chance=after.by_chance * 100,
    )


def left_out_words(left_out: int) -> str:
    """What does not count; "" when all does."""
    if not left_out:
        return ""
    return trn(
        "{count} mark was made with the suggestion in sight and does not count.",
        "{count} marks were made with the suggestion in sight and do not count.",
        left_out,
    )


def state_words(state: MapState) -> str:
    """Which map is in force."""
    if state.fit is None:
        return tr("In force: what comes with the form.")
    return tr(
        "In force: fit {number}, of {pairs} suggestions, {date}.",
        number=state.fit.number,
        pairs=state.fit.pairs,
        date=state.fit.made_at[:10],
    )
