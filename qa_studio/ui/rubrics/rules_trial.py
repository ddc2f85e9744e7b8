"""Trying the rules of a criterion: over conversations of the workspace, and on words that are typed.

Owns both jobs and what is told of them. Nothing is stored. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import joined_by_and, quoted, tr, trn
from qa_studio.services.rule_trials import NEWEST, Outcome, RuleTrial, TrialQuote
from qa_studio.ui.review.comment_edit import CommentEdit
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import Pick
from qa_studio.ui.rubrics.panel import BROWSES
from qa_studio.ui.rubrics.rules_words import SPEAKERS
from qa_studio.ui.rubrics.try_row import TryRow
from qa_studio.ui.widgets.basics import column, label
from rubrics.model import Criterion, Rubric

SOME, ALL = "newest", "all"


class Trials(Protocol):
    """What is asked of the service."""

    def try_out(self, rubric: Rubric, key: str, newest: int | None, context: JobContext) -> RuleTrial: ...

    def try_words(self, rubric: Rubric, key: str, text: str, context: JobContext) -> RuleTrial: ...


class TrialBox(QWidget):
    """Tries the current criterion's rules as they are now.

    Attributes:
        trial: what is shown of the conversations; None before, and when another criterion came up.
    """

    def __init__(
        self, desk: FormDesk, trials: Trials, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._trials = desk, trials
        self._key = ""
        self._tried: object = None
        self.trial: RuleTrial | None = None
        self.reach = Pick(
            tr("Tried over"),
            [
                (SOME, trn("The newest", "The {count} newest conversations", NEWEST)),
                (ALL, tr("All conversations")),
            ],
        )
        self.reach.put(SOME)
        self.run, self.run_words = TryRow(tr("Try it"), runner), TryRow(tr("Try these words"), runner)
        self.words = CommentEdit(
            tr("Words to try"), tr("Or a sentence of the agent’s to try; “Customer: …” begins one of theirs")
        )
        for button in (
            self.reach,
            self.run.button,
            self.run.stop,
            self.run_words.button,
            self.run_words.stop,
        ):
            button.setProperty(BROWSES, True)
        self.told, self.told_words = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self.results = column(space=2)
        self.run.button.clicked.connect(self.try_out)
        self.run_words.button.clicked.connect(self.try_words)
        whole = column(self.reach, self.run, self.told)
        whole.addLayout(self.results)
        for part in (self.words, self.run_words, self.told_words):
            whole.addWidget(part)
        self.setLayout(whole)
        self._clear()

    def refill(self, item: Criterion) -> None:
        """Another criterion clears what was told; a change of its rules is said to have come since."""
        if item.key != self._key:
            self._key = item.key
            for one in (self.run, self.run_words):
                one.cancel()
            self._clear()
        elif self.trial is not None and self._tried != item.suggest:
            self.told.setText(tr("The rules have changed since. Try them again."))

    def try_out(self) -> None:
        """Look at conversations."""
        newest = NEWEST if self.reach.currentData() == SOME else None
        self._begin(
            self.run,
            lambda rubric, key, context: self._trials.try_out(rubric, key, newest, context),
            self._show,
            self._say,
        )

    def try_words(self) -> None:
        """Look at what was typed."""
        text = self.words.toPlainText()
        self._begin(
            self.run_words,
            lambda rubric, key, context: self._trials.try_words(rubric, key, text, context),
            self._show_words,
            self.told_words.setText,
        )

    def _begin(
        self,
        runs: TryRow,
        work: Callable[[Rubric, str, JobContext], RuleTrial],
        done: Callable[[RuleTrial], None],
        say: Callable[[str], None],
    ) -> None:
        self._desk.flush()
        session, item = self._desk.session, self._desk.row()
        if session is None or not isinstance(item, Criterion):
            return
        at = f"{self._desk.current}.suggest"
        if any(one.path.startswith(at) for one in session.faults):
            say(tr("Mend the faults of the rules first, then try them."))
            return
        rubric, key, rules = session.rubric, item.key, item.suggest

        def finish(trial: RuleTrial) -> None:
            if key == self._key:
                self._tried = rules
                done(trial)

        runs.submit(
            lambda context: work(rubric, key, context),
            tr("Trying the rules of “{title}”", title=item.title),
            finish,
            lambda err: say(str(err)),
        )

    def _clear(self) -> None:
        self.trial = None
        self._say("")
        self.told_words.setText("")
        self.told_words.hide()
        self._empty()

    def _empty(self) -> None:
        while (old := self.results.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _show(self, trial: RuleTrial) -> None:
        self.trial = trial
        self._say(summary(trial))
        self._empty()
        for outcome in trial.outcomes:
            self.results.addWidget(label(outcome_words(outcome, trial.looked), "strong", wraps=True))
            for words in (*map(quote_words, outcome.quotes), *_told_reasons(outcome)):
                self.results.addWidget(label(words, "small", wraps=True))

    def _show_words(self, trial: RuleTrial) -> None:
        self.told_words.show()
        self.told_words.setText("\n".join(map(word_outcome, trial.outcomes)))


def summary(trial: RuleTrial) -> str:
    """How many were looked at, and why not more."""
    if not trial.looked:
        return tr("There is no conversation with words yet. Import a chat, or transcribe a recording.")
    told = [trn("{count} conversation looked at.", "{count} conversations looked at.", trial.looked)]
    if trial.not_asked:
        told.append(
            trn(
                "{count} is not asked this.", "{count} are not asked this (another channel).", trial.not_asked
            )
        )
    if trial.wordless:
        told.append(trn("{count} has no transcript yet.", "{count} have no transcript yet.", trial.wordless))
    if trial.looked < NEWEST:
        told.append(tr("That is a small sample."))
    return " ".join(told)


def outcome_words(outcome: Outcome, looked: int) -> str:
    """An answer with how often it would be suggested."""
    if outcome.answer is None:
        return tr("No suggestion: {count:,} of {looked:,}", count=outcome.count, looked=looked)
    return tr("{answer}: {count:,} of {looked:,}", answer=outcome.label, count=outcome.count, looked=looked)


def quote_words(quote: TrialQuote) -> str:
    """A quote, to the letter, with who said it and where."""
    who = dict(SPEAKERS).get(quote.role.value, quote.role.value)
    if not quote.title:
        return f"{quoted(quote.text)} ({who})"
    return f"{quoted(quote.text)} ({who}, {quote.title})"


def _told_reasons(outcome: Outcome) -> tuple[str, ...]:
    return outcome.reasons if outcome.answer is None else ()


def word_outcome(outcome: Outcome) -> str:
    """What would be suggested for the typed words, and by which of them."""
    what = (
        tr("No suggestion.") if outcome.answer is None else tr("Suggested: {answer}.", answer=outcome.label)
    )
    quotes = joined_by_and(quoted(quote.text) for quote in outcome.quotes)
    return " ".join(filter(None, (what, *outcome.reasons, quotes)))
