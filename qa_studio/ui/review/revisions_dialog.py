"""Who changed what in the marks: the revisions at the left, what the chosen one changed at the right.

Owns its look; asks in a job. Changes nothing. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QListWidget,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import figure, tr, trn
from qa_studio.rows import InteractionRow
from qa_studio.services.revisions import MarkChange, Revision
from qa_studio.ui import theme
from qa_studio.ui.review.choices import answer_words
from qa_studio.ui.review.correction_words import when
from qa_studio.ui.review.ports import Revisions
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.screen_dialog import ScreenDialog
from scoring.model import Mark

LIST_PX = 13 * theme.SPACE_XL
CHANGES_PX = 26 * theme.SPACE_XL
HIGH_PX = 20 * theme.SPACE_XL
COLUMNS = (tr("Criterion"), tr("Before"), tr("After"))
BEFORE = 1
_ENDLESS_PX = 100_000


class RevisionsDialog(ScreenDialog):
    """Args: reader: who looks; what others marked is shown to those alone who have submitted."""

    def __init__(
        self,
        revisions: Revisions,
        runner: JobRunner,
        interaction: InteractionRow,
        reader: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: tuple[Revision, ...] = ()
        self.setWindowTitle(tr("History of the marks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.revisions = QListWidget()
        self.revisions.setProperty("kind", "boxed")
        self.revisions.setAccessibleName(tr("Revisions, the newest first"))
        self.revisions.setWordWrap(True)
        self.revisions.setSpacing(theme.SPACE_XS)
        self.revisions.currentRowChanged.connect(self._on_row)
        self.heading = label("", "strong", wraps=True)
        self.reason = label("", "muted", wraps=True)
        self.changes = QTreeWidget()
        self.changes.setProperty("kind", "boxed")
        self._set_up_changes()
        self.traces = label("", "small", wraps=True)
        self.traces.hide()
        self._lay_out(interaction)
        self._read(revisions, runner, interaction.id, reader)

    def _set_up_changes(self) -> None:
        self.changes.setAccessibleName(tr("What this revision changed"))
        self.changes.setHeaderLabels(list(COLUMNS))
        self.changes.setRootIsDecorated(False)
        self.changes.setWordWrap(True)
        self.changes.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        head = self.changes.header()
        for place in range(len(COLUMNS)):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self._fit_rows)

    def _lay_out(self, interaction: InteractionRow) -> None:
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.revisions, margins=(0, 0, theme.SPACE_L, 0), space=0))
        inner = column(
            self.heading, self.reason, self.changes, margins=(theme.SPACE_M, 0, 0, 0), space=theme.SPACE_S
        )
        inner.setStretch(2, 1)
        right.setLayout(inner)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setSizes([LIST_PX, CHANGES_PX])
        sides.setChildrenCollapsible(False)
        close = push_button(tr("Close"))
        close.clicked.connect(self.accept)
        whole = column(
            label(interaction.title, "title"), line(), margins=(theme.SPACE_XL,) * 4, space=theme.SPACE_M
        )
        whole.addWidget(sides, 1)
        whole.addWidget(self.traces)
        self.furnish(whole, row(1, close))
        self.resize(LIST_PX + CHANGES_PX, HIGH_PX)

    def _read(self, revisions: Revisions, runner: JobRunner, interaction_id: int, reader: str) -> None:
        def work(_: JobContext) -> tuple[Revision, ...]:
            return revisions.of(interaction_id, reader)

        runner.submit(
            work, owner=self, on_done=self.show_rows, on_failed=lambda e: self.heading.setText(str(e))
        )

    def show_rows(self, rows: tuple[Revision, ...]) -> None:
        """Show revisions, the first of them chosen."""
        self.rows = rows
        self.revisions.clear()
        for one in rows:
            self.revisions.addItem(f"{revision_words(one)}\n{score_words(one)}")
        if rows:
            self.revisions.setCurrentRow(0)
        else:
            self.heading.setText(tr("Nobody has marked this interaction yet."))
        self.revisions.setFocus()

    def show_traces(self, traces: Sequence[str]) -> None:
        """Say who took the interaction out of whose hands."""
        self.traces.setText("\n".join(traces))
        self.traces.setVisible(bool(traces))

    def _on_row(self, place: int) -> None:
        if not 0 <= place < len(self.rows):
            return
        chosen = self.rows[place]
        self.heading.setText(f"{revision_words(chosen)}. {count_words(chosen)}")
        self.reason.setText(tr("Why: {reason}", reason=chosen.reason) if chosen.reason else "")
        self.reason.setVisible(bool(chosen.reason))
        self.changes.clear()
        for change in chosen.changes:
            before = "" if change.before is None else mark_words(change, change.before)
            title = f"{change.number}  {change.criterion.title}"
            self._add(title, before, mark_words(change, change.after))
        if chosen.comment != chosen.comment_before:
            self._add(tr("Comment on the whole"), chosen.comment_before, chosen.comment)
        self.changes.setColumnHidden(BEFORE, not any(item.text(BEFORE) for item in self._items()))
        self._fit_rows()

    def _items(self) -> list[QTreeWidgetItem]:
        found = map(self.changes.topLevelItem, range(self.changes.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _fit_rows(self) -> None:
        """Give every row the lines that its words take: a tree breaks them, but leaves its rows as high as before."""
        metrics = self.changes.fontMetrics()
        for item in self._items():
            high = 0
            for place in range(len(COLUMNS)):
                room = QRect(0, 0, self.changes.columnWidth(place) - 2 * theme.SPACE_S, _ENDLESS_PX)
                broken = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
                high = max(high, metrics.boundingRect(room, broken, item.text(place)).height())
            item.setSizeHint(0, QSize(0, max(high + theme.SPACE_S, theme.ROW_PX)))

    def _add(self, *texts: str) -> None:
        item = QTreeWidgetItem(list(texts))
        for place, text in enumerate(texts):
            item.setToolTip(place, text)
            item.setTextAlignment(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.changes.addTopLevelItem(item)


def revision_words(one: Revision) -> str:
    """Who, which revision and when: "Anna Lindt, revision 2, 14:02"."""
    name = tr("{evaluator}, revision {number}", evaluator=one.evaluator, number=one.number)
    if one.submitted_at is None:
        return tr("{name}, not submitted yet", name=name)
    return f"{name}, {when(one.submitted_at)}"


def score_words(one: Revision) -> str:
    """The score, and what it was before: "88.4, was 91.0"."""
    if one.explanation is None:
        return tr("Draft")
    score = one.explanation.score
    now = tr("No score") if score is None else figure(str(score))
    if one.before is None or one.before.score is None or one.before.score == score:
        return now
    return tr("{now}, was {before}", now=now, before=one.before.score)


def count_words(one: Revision) -> str:
    """How much it marked, or changed."""
    if one.number == 1:
        return trn("{count} criterion marked.", "{count} criteria marked.", len(one.changes))
    return trn("{count} mark changed.", "{count} marks changed.", len(one.changes))


def mark_words(change: MarkChange, mark: Mark) -> str:
    """An answer with its comment and the words that it rests on."""
    criterion = change.criterion
    reasons = [reason.label for reason in criterion.reasons if reason.key in mark.reasons]
    quotes = [f"“{' '.join(piece.text.split())}”" for piece in mark.evidence]
    parts = (answer_words(criterion.scale, mark.answer), mark.comment, ", ".join(reasons), *quotes)
    return "\n".join(part for part in parts if part)
