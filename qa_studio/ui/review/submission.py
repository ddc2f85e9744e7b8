"""From a draft to an evaluation that stands: what is missing, the summary, submitting, and what is said then.

Owns when the desk is asked to submit. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.errors import USER_ERRORS
from qa_studio.language import tr, trn
from qa_studio.rows import ReviewSheet
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.disagreement import disagreement, disagreement_words
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.score_foot import ScoreFoot
from qa_studio.ui.review.standing import Explain, Standing, verdict_words
from qa_studio.ui.review.summary_dialog import SummaryDialog
from qa_studio.ui.widgets.score import plain, score_look
from rubrics.model import AnswerState
from scoring.model import Need

NO_GATE = tr("None was hit: nothing failed that fails the whole, whatever the score")
"""Says in passing what a gate is, to who meets the word here."""


class Submission(QObject):
    """Args:
        spent: the words for the time that was spent on what is open; "" for none.

    Signals:
        summed_up(SummaryDialog): the summary is shown.
    """

    summed_up = Signal(object)

    def __init__(
        self,
        desk: Desk,
        form: ReviewForm,
        foot: ScoreFoot,
        explain: Explain,
        spent: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._form, self._foot = desk, form, foot
        self._explain, self._spent, self._page = explain, spent, parent
        self._now: Standing | None = None
        foot.submit_requested.connect(self.submit)

    def show_standing(self, now: Standing) -> None:
        """The score of this moment; what is missing is listed anew where it is listed."""
        self._now = now
        if self._foot.missing.isVisible():
            self._foot.show_missing(self.missing())

    def submit(self) -> None:
        """Sum it up and submit when that is confirmed; or list what is missing and go to the first of it."""
        sheet, now = self._desk.model.sheet, self._now
        if sheet is None or now is None or self._desk.model.is_frozen:
            return
        missing = self.missing()
        self._foot.show_missing(missing)
        if missing:
            self._form.focus_criterion(missing[0][0])
            return
        asked = sheet.evaluator if self._desk.asks_name else ""
        summary = SummaryDialog(sheet.row.title, now, self._lines(sheet, now), asked, self._page)
        summary.accepted.connect(lambda: self._on_accepted(summary.name.text() if asked else ""))
        summary.rejected.connect(lambda: self._form.focus_criterion(self._form.current_key))
        summary.finished.connect(lambda _: self._page.activateWindow())
        summary.open()
        self.summed_up.emit(summary)

    def _on_accepted(self, name: str) -> None:
        """Args: name: what was answered to the question for it; "" where none was asked."""
        try:
            if name:
                self._desk.sign(name)
        except USER_ERRORS as err:
            self._desk.refused.emit(err)
        else:
            self._desk.submit()

    def missing(self) -> list[tuple[str, str]]:
        """What keeps the draft from being submitted, as (criterion key, words), in the order of the form."""
        sheet, now = self._desk.model.sheet, self._now
        if sheet is None or now is None:
            return []
        unanswered = set(now.explanation.missing)
        found = []
        for criterion in sheet.rubric.criteria():
            if criterion.key in unanswered:
                found.append((criterion.key, criterion.title))
            elif (need := now.needs.get(criterion.key)) is not None:
                found.append((criterion.key, f"{criterion.title}: {need_words(need)}"))
        return found

    def submitted_words(self, sheet: ReviewSheet) -> str:
        """What is said of what has just been submitted."""
        if self._now is None or self._now.score is None:
            score = tr("without a score")
        else:
            now = self._now
            score = score_look(now.score, now.threshold, now.explanation.outcome).words
        return tr(
            "{title} submitted: {score}. {verdict_words}.",
            title=sheet.row.title,
            score=score,
            verdict_words=verdict_words(self._now) if self._now else "",
        )

    def _lines(self, sheet: ReviewSheet, now: Standing) -> list[tuple[str, str]]:
        draft, thresholds = self._desk.model.draft, sheet.rubric.thresholds
        findings = self._desk.model.findings()
        found = disagreement(self._explain, sheet.rubric, draft, findings)
        has_any = any(not finding.abstained for finding in findings)
        return [
            (tr("Reviewer"), "" if self._desk.asks_name else sheet.evaluator),
            (
                tr("Threshold"),
                tr(
                    "{interaction} for the interaction, {customer} for the customer’s rating",
                    interaction=plain(thresholds.interaction),
                    customer=plain(thresholds.customer),
                ),
            ),
            (tr("Gates"), "\n".join(gate.words for gate in now.explanation.gates) or NO_GATE),
            (tr("Suggestions"), disagreement_words(found, has_any)),
            (tr("Marks"), _mark_words(now)),
            (tr("Time spent"), self._spent()),
            (tr("Comment"), draft.comment),
        ]


def need_words(need: Need) -> str:
    """What is missing beside an answer, in the list of what is to do."""
    return {
        Need.COMMENT: tr("comment"),
        Need.REASON: tr("comment or reason"),
        Need.EVIDENCE: tr("evidence"),
        Need.EITHER: tr("evidence or reason"),
        Need.OTHER: tr("does not fit the form"),
    }[need]


def _mark_words(now: Standing) -> str:
    """How many criteria were marked, and how many of them do not count."""
    states = [part.state for part in now.explanation.parts()]
    left = sum(1 for state in states if state is AnswerState.NOT_APPLICABLE)
    marked = trn(
        "{count} criterion marked",
        "{count} criteria marked",
        sum(1 for state in states if state is AnswerState.ANSWERED),
    )
    return tr("{marked}, {left} not applicable", marked=marked, left=left) if left else marked
