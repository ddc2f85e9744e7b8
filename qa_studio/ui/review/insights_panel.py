"""What the customer let on, each with the very words: needs, wishes, competitors, early warnings. Never scored.

Folded to one line until it is asked for; not there where nothing was let on. Owns the looking, which is a job. GUI
thread only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import Channel, ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.ports import Insights
from qa_studio.ui.widgets.basics import ElidedLabel, column, line, row
from qa_studio.ui.widgets.fold import FoldButton
from scoring.model import Insight, InsightKind
from transcription.model import Transcript

OPEN_KEY = "review/insights_open"
KIND_WORDS = {
    InsightKind.WARNING: tr("Early warning"),
    InsightKind.NEED: tr("Need"),
    InsightKind.WISH: tr("Wish"),
    InsightKind.COMPETITOR: tr("Competitor"),
}
TITLE = tr("What the customer let on")
NOT_SCORED = tr("Kept for whoever improves the product or wins the customer back; no mark is made of it.")
MOST_LINES = 6
"""Lines that are seen at once; the others are scrolled to."""
LATER_MS = 200
"""After its opening a call is painted first, with its waveform; what is looked up in its words would hold that up."""


class InsightsPanel(QWidget):
    """Signals: chosen(Evidence): words that somebody wants to read or hear."""

    chosen = Signal(object)

    def __init__(
        self,
        insights: Insights | None,
        runner: JobRunner,
        memory: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._insights, self._runner, self._memory = insights, runner, memory
        self._wanted: tuple[Transcript, str] | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._read)
        self.fold = FoldButton(
            TITLE, tr("Show what the customer let on"), tr("Hide what the customer let on")
        )
        self.summary = ElidedLabel("", "small")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("{TITLE}; Enter goes there", TITLE=TITLE))
        self.list.setToolTip(NOT_SCORED)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._lay_out()
        self.fold.changed.connect(self._on_fold)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)
        self.fold.set_open(bool(memory and memory.value(OPEN_KEY, False, bool)))
        self.hide()

    def _lay_out(self) -> None:
        head = QWidget()
        head.setLayout(
            row(self.fold, self.summary, margins=(theme.SPACE_S, 0, theme.SPACE_M, 0), space=theme.SPACE_M)
        )
        head.setFixedHeight(theme.ROOMY_ROW_PX)
        self._body = QWidget()
        edge = theme.SPACE_M
        self._body.setLayout(column(self.list, margins=(edge + theme.SPACE_S, 0, edge, theme.SPACE_S)))
        self.setLayout(column(line(), head, self._body, space=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """Look through the transcript that is shown."""
        if sheet.transcript is None or self._insights is None:
            self._wanted = None
            self.hide()
            return
        if self._wanted is None or self._wanted[0] is not sheet.transcript:
            self._wanted = (sheet.transcript, sheet.row.company)
            self.hide()
            self._later.start(LATER_MS if sheet.row.channel is Channel.CALL else 0)

    def _read(self) -> None:
        insights, wanted = self._insights, self._wanted
        if insights is None or wanted is None:
            return

        def work(_: JobContext) -> tuple[Insight, ...]:
            return insights.within(*wanted)

        def ready(found: tuple[Insight, ...]) -> None:
            if wanted is self._wanted:
                self.show_insights(found, wanted[0])

        # A transcript can be read and marked without its insights.
        self._runner.submit(work, owner=self, on_done=ready, on_failed=lambda _: self.hide())

    def show_insights(self, found: Sequence[Insight], transcript: Transcript) -> None:
        """Show insights that were found in this transcript; nothing where there are none."""
        self.list.clear()
        for one in found:
            item = QListWidgetItem(insight_words(one, transcript))
            item.setData(Qt.ItemDataRole.UserRole, one.evidence)
            item.setToolTip(f"{one.theme}: “{one.evidence.text}”\n{NOT_SCORED}")
            self.list.addItem(item)
        self.summary.setText(summary_words(found))
        shown = min(self.list.count(), MOST_LINES)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * shown + 2 * self.list.frameWidth())
        self.setVisible(bool(found))

    def _on_fold(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.updateGeometry()
        if self._memory is not None:
            self._memory.setValue(OPEN_KEY, is_open)

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def insight_words(one: Insight, transcript: Transcript) -> str:
    """When, what, and the words: "00:29   Early warning, has asked before: “…”"; the turn where there are no times."""
    start_s = (
        transcript.turns[one.evidence.turn].start_s if one.evidence.start_s is None else one.evidence.start_s
    )
    place = tr("Turn {turn}", turn=one.evidence.turn + 1) if start_s is None else clock(start_s)
    theme_words = f"{one.theme[:1].lower()}{one.theme[1:]}"
    return f"{place}   {KIND_WORDS[one.kind]}, {theme_words}: “{' '.join(one.evidence.text.split())}”"


def summary_words(found: Sequence[Insight]) -> str:
    """What is seen while it is folded: "2 early warnings  ·  1 need"."""
    counts = Counter(one.kind for one in found)
    return "  ·  ".join(_counted(kind, number) for kind, number in counts.items())


def _counted(kind: InsightKind, number: int) -> str:
    if kind is InsightKind.WARNING:
        return trn("{count} early warning", "{count} early warnings", number)
    if kind is InsightKind.NEED:
        return trn("{count} need", "{count} needs", number)
    if kind is InsightKind.WISH:
        return trn("{count} wish", "{count} wishes", number)
    return trn("{count} competitor", "{count} competitors", number)
