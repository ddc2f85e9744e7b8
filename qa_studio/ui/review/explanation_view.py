"""The explanation of a score as a tree: sections, criteria, what each gave and why, gates.

Owns its columns and words. GUI thread only.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.standing import one_decimal
from qa_studio.ui.widgets.score import plain
from scoring.model import Explanation, Part, SectionPart

COLUMNS = ("", "Answer", "Mark", "Weight", "Counts", "Gives", "")
TIPS = (
    "",
    "The answer on the form",
    "The raw mark: 0 is nothing, 1 is all that the criterion can give",
    "As written in the rubric",
    "Points of 100 that it counts in this interaction, after what does not apply has left",
    "Points it gives to the score",
    "Why it counts differently from what is written",
)
NUMBERS = range(2, 6)


class ExplanationView(QTreeWidget):
    """The contributions add up to the unrounded score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Explanation of the score")
        self.setColumnCount(len(COLUMNS))
        self.setHeaderLabels(list(COLUMNS))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(theme.SPACE_L)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        head = self.headerItem()
        for place, tip in enumerate(TIPS):
            head.setToolTip(place, tip)
            if place in NUMBERS:
                head.setTextAlignment(place, Qt.AlignmentFlag.AlignRight)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show a score's parts; while answers are missing, those of what is answered."""
        self.clear()
        for section in explanation.sections:
            item = QTreeWidgetItem(_section_texts(section))
            self._dress(item, is_strong=True)
            self.addTopLevelItem(item)
            for part in section.parts:
                child = QTreeWidgetItem(_part_texts(part))
                child.setToolTip(len(COLUMNS) - 1, part.note)
                self._dress(child, is_strong=False)
                item.addChild(child)
        for gate in explanation.gates:
            item = QTreeWidgetItem([gate.words])
            item.setForeground(0, QColor(theme.current().not_met))
            self.addTopLevelItem(item)
            item.setFirstColumnSpanned(True)
        self.expandAll()

    def _dress(self, item: QTreeWidgetItem, is_strong: bool) -> None:
        for place in range(len(COLUMNS)):
            item.setFont(place, ink.small(is_strong))
            if place in NUMBERS:
                item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _section_texts(section: SectionPart) -> list[str]:
    counts, gives = one_decimal(section.applied_weight), one_decimal(section.contribution)
    return [section.title, "", "", plain(section.weight), str(counts), str(gives), ""]


def _part_texts(part: Part) -> list[str]:
    raw = "" if part.raw is None else _mark(part.raw)
    counts = str(one_decimal(part.applied_weight)) if part.applied_weight else ""
    gives = str(one_decimal(part.contribution)) if part.applied_weight or part.contribution else ""
    title = f"{part.title} (critical)" if part.critical else part.title
    return [title, part.answer_label, raw, plain(part.weight), counts, gives, part.note]


def _mark(raw: Decimal) -> str:
    return plain(raw.quantize(Decimal("0.01")))
