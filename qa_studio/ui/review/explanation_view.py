"""The explanation of a score as a tree: sections, criteria, what each gave and why, gates.

Owns its columns and words. GUI thread only.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from qa_studio.language import figure, tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.standing import one_decimal
from qa_studio.ui.widgets.score import plain
from rubrics.model import AnswerState
from scoring.model import Explanation, Part, SectionPart

COLUMNS = ("", tr("Mark and answer"), tr("Weight"), tr("Counts"), tr("Gives"))
TIPS = (
    "",
    tr(
        "The raw mark, from 0 for nothing to 1 for all that the criterion can give, and the answer on the form"
    ),
    tr("As written in the rubric"),
    tr("Points of 100 that it counts in this interaction, after what does not apply has left"),
    tr("Points it gives to the score"),
)
NUMBERS = range(2, 5)
ANSWER = 1
ANSWER_PX = 2 * theme.SPACE_XL
"""The narrowest column of the answers: the titles have their room first."""
TITLE_PX = 7 * theme.SPACE_XL


class ExplanationView(QTreeWidget):
    """The contributions add up to the unrounded score, which stands last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Explanation of the score"))
        self.setColumnCount(len(COLUMNS))
        self.setHeaderLabels(list(COLUMNS))
        self.setRootIsDecorated(False)
        self.setIndentation(theme.SPACE_L)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, tip in enumerate(TIPS):
            self.headerItem().setToolTip(place, tip)
            if place in NUMBERS:
                self.headerItem().setTextAlignment(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(theme.SPACE_XL)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(ANSWER, QHeaderView.ResizeMode.Fixed)
        self._answer_px = 6 * theme.SPACE_XL
        head.resizeSection(ANSWER, self._answer_px)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show a score's parts; while answers are missing, those of what is answered."""
        self.clear()
        if explanation.baseline:
            start = str(one_decimal(explanation.baseline))
            self._add(None, [tr("The score starts from"), "", "", "", start], is_strong=True)
        for section in explanation.sections:
            item = self._add(None, _section_texts(section), is_strong=True)
            for part in section.parts:
                self._add_part(item, part)
        for gate in explanation.gates:
            self._add_words(None, gate.words, theme.current().not_met)
        self._add_words(None, _aside(explanation))
        self._add(None, _total_texts(explanation), is_strong=True)
        self.expandAll()
        self._fit_answers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_answers()
        super().resizeEvent(event)

    def _fit_answers(self) -> None:
        """As wide as the longest answer, where the titles leave so much."""
        numbers = sum(self.columnWidth(place) for place in NUMBERS)
        left = self.viewport().width() - numbers - TITLE_PX
        self.header().resizeSection(ANSWER, min(max(left, ANSWER_PX), self._answer_px))

    def _add(
        self, parent: QTreeWidgetItem | None, texts: list[str], is_strong: bool = False, tip: str = ""
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(texts)
        item.setSizeHint(0, QSize(0, theme.SPACE_XL))
        for place in range(len(COLUMNS)):
            item.setFont(place, ink.small(is_strong))
            item.setToolTip(place, tip or texts[place])
            if place in NUMBERS:
                item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _add_part(self, section: QTreeWidgetItem, part: Part) -> None:
        """A criterion; one that a condition hides is there too, for its weight went to the others."""
        texts = _part_texts(part)
        item = self._add(section, texts, tip=part.note)
        width = QFontMetrics(ink.small(False)).horizontalAdvance(texts[ANSWER]) + theme.SPACE_L
        self._answer_px = max(self._answer_px, width)
        if part.state is AnswerState.HIDDEN:
            for place in range(len(COLUMNS)):
                item.setForeground(place, QColor(theme.current().muted))
        self._add_words(section, part.note)

    def _add_words(self, parent: QTreeWidgetItem | None, words: str, colour: str = "") -> None:
        """A line of words across all columns."""
        if not words:
            return
        item = self._add(parent, [words, *("" for _ in COLUMNS[1:])])
        item.setForeground(0, QColor(colour or theme.current().muted))
        item.setFirstColumnSpanned(True)


def _section_texts(section: SectionPart) -> list[str]:
    counts, gives = one_decimal(section.applied_weight), one_decimal(section.contribution)
    return [section.title, "", plain(section.weight), figure(str(counts)), figure(str(gives))]


def _part_texts(part: Part) -> list[str]:
    raw = "" if part.raw is None else plain(part.raw.quantize(Decimal("0.01")))
    counts = figure(str(one_decimal(part.applied_weight))) if part.applied_weight else ""
    gives = figure(str(one_decimal(part.contribution))) if part.applied_weight or part.contribution else ""
    title = tr("{title} (critical)", title=part.title) if part.critical else part.title
    answer = tr("hidden by a condition") if part.state is AnswerState.HIDDEN else part.answer_label
    return [title, f"{raw}  {answer}".strip(), plain(part.weight), counts, gives]


def _aside(explanation: Explanation) -> str:
    """What stands beside the score: the critical criteria alone, and the name of its band."""
    told = []
    if explanation.critical_score is not None and explanation.score is not None:
        told.append(tr("Critical criteria alone: {score}", score=explanation.critical_score))
    if explanation.band is not None:
        told.append(tr("Band: {label}", label=explanation.band.label))
    return ".  ".join(told)


def _total_texts(explanation: Explanation) -> list[str]:
    """The sum, and what it was rounded from where that shows."""
    final = explanation.score if explanation.score is not None else explanation.so_far
    words = tr("Score") if explanation.score is not None else tr("So far")
    exact = explanation.exact
    rounded = tr("rounded from {exact}", exact=plain(exact)) if exact is not None and exact != final else ""
    return [words, rounded, "", "", "" if final is None else figure(str(final))]
