"""What a run of the golden set says: in a sentence, and every difference in a list.

Owns the look, in the publish dialog and on the trust panel alike. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from qa_studio.language import tr, trn
from qa_studio.services.golden import GoldenDifference, GoldenRun, Turn
from qa_studio.ui import theme
from qa_studio.ui.theme import Verdict
from qa_studio.ui.widgets.basics import column, label

EMPTY = tr(
    "The golden set is empty, so nothing shows what these checks change. Add interactions whose marks hold on the "
    "Trust tab."
)
MEANING = tr(
    "The golden set is a handful of interactions whose marks hold. Changed checks are tried on it before anybody relies"
    " on them."
)
"""Said where the word is met."""
RUNNING = tr("Running the checks over the golden set …")
ROWS = 6
TURNS = {
    Turn.BETTER: (Verdict.MET, tr("better")),
    Turn.WORSE: (Verdict.NOT_MET, tr("worse")),
    Turn.OTHER: (Verdict.NOT_APPLICABLE, tr("neither better nor worse")),
}


class GoldenView(QWidget):
    """A sentence and, where there are any, the differences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "muted", wraps=True)
        self.list = _differences()
        self.setLayout(column(self.words, self.list))
        self.say("")

    def say(self, words: str) -> None:
        """Words alone."""
        self.words.setText(words)
        self.list.hide()

    def show_run(self, run: GoldenRun) -> None:
        """What came of a run."""
        self.words.setText(run_words(run) if run.items or run.failures else EMPTY)
        self.list.clear()
        for one in sorted(run.comparison.differences, key=lambda one: one.turn is not Turn.WORSE):
            self.list.addTopLevelItem(_item(one))
        shown = min(len(run.comparison.differences), ROWS)
        self.list.setFixedHeight((shown + 1) * theme.ROW_PX + theme.SPACE_S)
        self.list.setVisible(shown > 0)


def run_words(run: GoldenRun) -> str:
    """The finding in a sentence or two."""
    found = run.comparison
    told = [trn("{count} interaction run", "{count} interactions run", run.items)]
    if not found.differences:
        told.append(tr("no suggestion is another one than before"))
    else:
        told.append(
            trn(
                "{count} suggestion differs: {better} better, {worse} worse, {other} neither",
                "{count} suggestions differ: {better} better, {worse} worse, {other} neither",
                len(found.differences),
                better=found.count(Turn.BETTER),
                worse=found.count(Turn.WORSE),
                other=found.count(Turn.OTHER),
            )
        )
    words = "; ".join(told) + "."
    if run.failures:
        failed = trn(
            "{count} interaction could not be run: {message}",
            "{count} interactions could not be run: {message}",
            len(run.failures),
            message=run.failures[0].message,
        )
        return f"{words} {failed}"
    return words


def _differences() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(tr("Suggestions that differ on the golden set"))
    made.setProperty("kind", "boxed")
    made.setHeaderLabels([tr("Criterion"), tr("Interaction"), tr("Before → now"), tr("Reference")])
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    head = made.header()
    head.setStretchLastSection(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


def _item(one: GoldenDifference) -> QTreeWidgetItem:
    verdict, words = TURNS[one.turn]
    glyph = theme.current().verdict(verdict).glyph
    item = QTreeWidgetItem(
        [f"{glyph}  {one.criterion}", one.title, f"{one.before} → {one.after}", one.reference]
    )
    item.setSizeHint(0, QSize(0, theme.ROW_PX))
    told = tr(
        "{words}: {before} → {after}, reference {reference}",
        words=words,
        before=one.before,
        after=one.after,
        reference=one.reference,
    )
    for place in range(4):
        item.setToolTip(place, told)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{one.criterion}, {one.title}: {told}")
    return item
