"""Running work: the button at the top right and the panel under it.

Owns their look; the runner owns the jobs. Nothing moves but the bars.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from qa_studio.jobs.runner import JobOutcome, JobProgress, JobRunner
from qa_studio.language import tr, trn
from qa_studio.ui import theme
from qa_studio.ui.frame.reading_order import controls
from qa_studio.ui.widgets.basics import ElidedLabel, column, label, push_button, row, set_icon
from qa_studio.ui.widgets.room import Room

PANEL_PX = 380
_STEPS = 1000


class JobButton(QToolButton):
    """How many jobs run and how far they are, in a few words."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self, "jobs")
        for signal in (runner.submitted, runner.progressed, runner.finished):
            signal.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isChecked():
            self.setChecked(False)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show(self) -> None:
        words = summary(self._runner.jobs())
        if words != self.accessibleDescription():
            self.setText(f" {words} ▾")
            self.setAccessibleName(tr("Jobs: {words}", words=words))
            self.setAccessibleDescription(words)
            self.setToolTip(tr("What is running, how far it is, and a way to stop it (Ctrl+J)"))


def summary(jobs: tuple[JobProgress, ...]) -> str:
    """Jobs in a few words: "No jobs", "1 job, 42 %"."""
    if not jobs:
        return tr("No jobs")
    count = trn("{count} job", "{count} jobs", len(jobs))
    known = [job.fraction for job in jobs if job.fraction is not None]
    return f"{count}, {percent(sum(known) / len(jobs))}" if known else count


def percent(fraction: float) -> str:
    """0.42 as "42 %"; never 100 before the end."""
    return f"{int(fraction * 100)} %"


class JobRow(QWidget):
    """One job: what, how far, in which words, and Cancel."""

    def __init__(self, progress: JobProgress, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(progress.title, "strong")
        self._share = label("", "small")
        self._message = ElidedLabel("", "small")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress of {title}", title=progress.title))
        self._cancel = push_button(tr("Cancel"), "quiet")
        self._cancel.setAccessibleName(tr("Cancel {title}", title=progress.title))
        self._cancel.clicked.connect(lambda: self._on_cancel(runner, progress.job_id))
        words = column(space=theme.SPACE_XS)
        words.addLayout(row(self._title, self._share))
        words.addWidget(self._bar)
        words.addWidget(self._message)
        whole = row(margins=(0, theme.SPACE_S, 0, theme.SPACE_S))
        whole.addLayout(words, 1)
        whole.addWidget(self._cancel)
        self.setLayout(whole)
        self.show_progress(progress)

    def show_progress(self, progress: JobProgress) -> None:
        self._bar.setValue(round((progress.fraction or 0) * _STEPS))
        self._share.setText(percent(progress.fraction) if progress.fraction is not None else "")
        if self._cancel.isEnabled():
            self._message.setText(
                progress.message or (tr("Working") if progress.started else tr("Waiting for its turn"))
            )

    def _on_cancel(self, runner: JobRunner, job_id: int) -> None:
        self._cancel.setEnabled(False)
        self._message.setText(tr("Stopping; what is done stays"))
        runner.cancel(job_id)


class JobPanel(QWidget):
    """The running and waiting jobs, laid over the page under the button."""

    def __init__(self, runner: JobRunner, button: JobButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._runner, self._button = runner, button
        self._rows: dict[int, JobRow] = {}
        self._came_from: QWidget | None = None
        self.setObjectName("jobPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Running jobs"))
        self.setFixedWidth(PANEL_PX)
        self._nothing = label(
            tr("Nothing is running. Imports, transcriptions and reports appear here."), "muted", wraps=True
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        edge = theme.SPACE_M
        listed = QWidget()
        inside = column(self._nothing)
        inside.addLayout(self._list)
        listed.setLayout(inside)
        self._room = Room(listed)
        box = column(label(tr("Running jobs"), "strong"), self._room, margins=(edge, edge, edge, edge))
        self._foot = column(space=theme.SPACE_XS)
        box.addLayout(self._foot)
        self.setLayout(box)
        theme.scheme_changed.connect(self._dress)
        self._dress()
        button.toggled.connect(self._on_toggled)
        runner.submitted.connect(self._on_submitted)
        runner.progressed.connect(self._on_progressed)
        runner.finished.connect(self._on_finished)
        for progress in runner.jobs():
            self._on_submitted(progress)
        self.hide()

    def add_action(self, text: str, act: Callable[[], object]) -> None:
        """Add a button at the foot; it closes the panel."""
        button = push_button(text, "quiet")
        button.clicked.connect(lambda: self._button.setChecked(False))
        button.clicked.connect(lambda: act())
        self._foot.addLayout(row(button, 1))

    def place(self) -> None:
        """Put the panel under its button, as high as its list and no higher than the window."""
        under = self._button.mapTo(self._ground, self._button.rect().bottomRight())
        listed = self._room.wished_height(PANEL_PX - 2 * theme.SPACE_M)
        around = self.sizeHint().height() - self._room.sizeHint().height()
        self.resize(PANEL_PX, min(listed + around, self._ground.height() - under.y() - theme.SPACE_S))
        left = min(under.x() - self.width() + 1, self._ground.width() - self.width() - theme.SPACE_S)
        self.move(max(left, 0), under.y() + theme.SPACE_XS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._button.setChecked(False)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab goes from the panel, which is no stop itself, to its first control or its last."""
        inside = controls(self) if self.hasFocus() else []
        if not inside:
            return super().focusNextPrevChild(is_forward)
        reasons = Qt.FocusReason
        inside[0 if is_forward else -1].setFocus(
            reasons.TabFocusReason if is_forward else reasons.BacktabFocusReason
        )
        return True

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        """The keyboard comes into the panel, so that Escape closes it, and goes back to where it was."""
        if is_open:
            self._came_from = self.window().focusWidget()
            self.show()
            self.place()
            self.raise_()
            self.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        focused, back = self.window().focusWidget(), self._came_from
        had_keyboard = focused is None or focused is self or self.isAncestorOf(focused)
        is_there = back is not None and isValid(back) and back.isVisible() and back.isEnabled()
        self.hide()
        if had_keyboard:
            (back if back is not None and is_there else self._button).setFocus(
                Qt.FocusReason.PopupFocusReason
            )
        self._came_from = None

    @Slot(object)
    def _on_submitted(self, progress: JobProgress) -> None:
        if progress.title:
            self._rows[progress.job_id] = JobRow(progress, self._runner)
            self._list.addWidget(self._rows[progress.job_id])
            self._settle()

    @Slot(object)
    def _on_progressed(self, progress: JobProgress) -> None:
        shown = self._rows.get(progress.job_id)
        if shown is not None:
            shown.show_progress(progress)

    @Slot(object)
    def _on_finished(self, outcome: JobOutcome) -> None:
        gone = self._rows.pop(outcome.job_id, None)
        if gone is not None:
            had_focus = gone.isAncestorOf(self.focusWidget() or self)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            if had_focus:
                self.setFocus()
            self._settle()

    def _settle(self) -> None:
        self._nothing.setVisible(not self._rows)
        if self.isVisible():
            self.place()

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.setStyleSheet(
            f"#jobPanel {{ background: {tokens.surface}; border: 1px solid {tokens.control_line};"
            f" border-radius: {theme.RADIUS_PX}px; }}"
            f"#jobPanel:focus {{ border-color: {tokens.accent}; }}"
        )
