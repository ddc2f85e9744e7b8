"""How the time of a call or a chat was spent: figures, their definitions, and the places that they speak of.

Context beside the form: no mark is made of it, and it says so. Folded to one line until it is asked for. Owns the
reading of the figures, which is a job. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import Channel, Measured, ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.figure_grid import FigureGrid, reasons
from qa_studio.ui.review.insights_panel import LATER_MS
from qa_studio.ui.review.ports import Measuring
from qa_studio.ui.review.share_bar import ShareBar
from qa_studio.ui.widgets.basics import ElidedLabel, column, frame, label, line, push_button, row, set_icon
from qa_studio.ui.widgets.fold import FoldButton
from scoring.measure_model import Definition, Moment
from transcription.model import Transcript

OPEN_KEY = "review/measures_open"
BODY_PX = 12 * theme.SPACE_XL
"""Height of what unfolds: the transcript above it stays readable."""
MOST_MOMENTS = 6
"""Lines of the list of places that are seen at once; the others are scrolled to."""

CONTEXT = tr("Context: no mark is made of these figures, and none rewards speed.")


class MeasuresPanel(QWidget):
    """Signals:
    moment_chosen(float): the start, in seconds, of a place that somebody wants to hear or read.
    call_measured(CallMeasures | None): the figures that are shown now; None for text.
    """

    moment_chosen = Signal(float)
    call_measured = Signal(object)

    def __init__(
        self,
        measuring: Measuring,
        runner: JobRunner,
        memory: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._measuring, self._runner, self._memory = measuring, runner, memory
        self._wanted: tuple[Transcript, Channel] | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self.fold = FoldButton(tr("How the time was spent"), tr("Show the figures"), tr("Hide the figures"))
        self.summary = ElidedLabel("", "small")
        self.share = ShareBar()
        self.grid = FigureGrid()
        self.missing = label("", "small", wraps=True)
        self.moments = _MomentList()
        self.how = push_button(tr("How each figure is made"), "quiet", "down")
        self.definitions = label("", "small", wraps=True)
        self._lay_out()
        self.fold.changed.connect(self._on_fold)
        self.moments.itemClicked.connect(self._on_moment)
        self.moments.itemActivated.connect(self._on_moment)
        self.how.clicked.connect(lambda: self._show_definitions(self.definitions.isHidden()))
        self.fold.set_open(bool(memory and memory.value(OPEN_KEY, False, bool)))
        self.hide()

    def _lay_out(self) -> None:
        head = QWidget()
        head.setLayout(
            row(self.fold, self.summary, margins=(theme.SPACE_S, 0, theme.SPACE_M, 0), space=theme.SPACE_M)
        )
        head.setFixedHeight(theme.ROOMY_ROW_PX)
        inner = frame("surface")
        inner.setLayout(self._content())
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setWidget(inner)
        self._body.setFixedHeight(BODY_PX)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(line(), head, self._body, space=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _content(self) -> QVBoxLayout:
        edge = theme.SPACE_M
        whole = column(
            label(CONTEXT, "small", wraps=True), self.share, self.grid, self.missing, self.moments,
            margins=(edge, theme.SPACE_XS, edge, edge), space=theme.SPACE_S,
        )  # fmt: skip
        whole.addLayout(row(self.how, 1))
        whole.addWidget(self.definitions)
        whole.addStretch(1)
        return whole

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """Measure the transcript that is shown; without one there is nothing to see."""
        if sheet.transcript is None:
            self._wanted = None
            self.hide()
            return
        wanted = (sheet.transcript, sheet.row.channel)
        if self._wanted is None or self._wanted[0] is not wanted[0]:
            self._wanted = wanted
            self.summary.setText("")
            self.show()  # its room is taken at once, so that the transcript does not move under the reader
            self._later.start(LATER_MS if sheet.row.channel is Channel.CALL else 0)

    def refresh(self) -> None:
        """Measure again: a threshold may have changed."""
        if self._wanted is not None:
            self._read()

    def _read(self) -> None:
        wanted = self._wanted
        assert wanted is not None

        def work(_: JobContext) -> Measured:
            return self._measuring.measured(*wanted)

        def ready(found: Measured) -> None:
            if wanted is self._wanted:
                self.show_measured(found)

        # A transcript can be read and marked without its figures.
        self._runner.submit(work, owner=self, on_done=ready, on_failed=lambda _: self.hide())

    def show_measured(self, found: Measured) -> None:
        """Show figures that were measured."""
        is_call = found.call is not None
        self.fold.set_title(tr("How the time was spent") if is_call else tr("Response times"))
        self.summary.setText(summary_words(found))
        self.share.set_share(found.call.agent.share.value if found.call else None)
        self.grid.show_figures(found.figures, found.definitions)
        why = reasons(found.figures)
        self.missing.setText(f"–: {why}")
        self.missing.setVisible(bool(why))
        self.moments.show_moments(found.moments)
        self.definitions.setText(definition_words(found.definitions))
        self._show_definitions(False)
        self.show()
        self.call_measured.emit(found.call)

    def _show_definitions(self, is_open: bool) -> None:
        self.definitions.setVisible(is_open)
        set_icon(self.how, "up" if is_open else "down", lambda tokens: tokens.accent)

    def _on_fold(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.updateGeometry()
        if self._memory is not None:
            self._memory.setValue(OPEN_KEY, is_open)

    def _on_moment(self, item: QListWidgetItem) -> None:
        self.moment_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _MomentList(QListWidget):
    """The places, one a line: when, what, how long. A click or Enter goes there."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Places in the call; Enter goes there"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        self.clear()
        for moment in moments:
            item = QListWidgetItem(moment_words(moment))
            item.setData(Qt.ItemDataRole.UserRole, moment.start_s)
            item.setToolTip(tr("Go to {time}", time=clock(moment.start_s)))
            self.addItem(item)
        shown = min(self.count(), MOST_MOMENTS)
        height = self.sizeHintForRow(0) * shown + 2 * self.frameWidth() if shown else 0
        self.setFixedHeight(height)
        self.setVisible(bool(shown))


def moment_words(moment: Moment) -> str:
    """When, what, and how long: "00:29  Hold, announced: “one moment”, 8.5 s"."""
    length = tr("{seconds:.1f} s", seconds=moment.end_s - moment.start_s)
    return f"{clock(moment.start_s)}   {moment.words}, {length}"


def definition_words(definitions: Sequence[Definition]) -> str:
    """Every definition, one a paragraph."""
    return "\n\n".join(f"{one.title}. {one.words}" for one in definitions)


def summary_words(found: Measured) -> str:
    """What is seen while it is folded: the shares and the holds, or the usual response time."""
    if found.call is None:
        response = next((one.agent for one in found.figures if one.title == "Response time"), "–")
        return "" if response == "–" else tr("Agent answers in {response}", response=response)
    share = found.call.agent.share.value
    parts = (
        []
        if share is None
        else [tr("Agent {agent:.0%}, customer {other:.0%}", agent=share, other=1 - share).replace("%", " %")]
    )
    if found.call.holds:
        parts.append(trn("{count} hold", "{count} holds", len(found.call.holds)))
    if found.call.silences:
        parts.append(trn("{count} silence", "{count} silences", len(found.call.silences)))
    return "  ·  ".join(parts)
