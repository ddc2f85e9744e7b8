"""How a draft stands against its threshold, also while criteria are open. No Qt.

The score comes from the rubric's arithmetic, passed in as `explain`; this module asks about other marks too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from qa_studio.language import figure, tr
from qa_studio.ui.review.choices import extremes
from qa_studio.ui.review.draft import Draft
from rubrics.model import AnswerState, Rubric
from scoring.model import Explanation, Mark, Need, Outcome, RemarkFault, SectionPart

Explain = Callable[[Rubric, tuple[Mark, ...]], Explanation]
Remarks = Callable[[Rubric, tuple[Mark, ...]], tuple[RemarkFault, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The score of a draft and where it can still end.

    Attributes:
        explanation: of the marks as they are.
        lowest, highest: 0..100, how the score ends when the open criteria get the least and the most.
        best: the explanation behind `highest`: its answered sections count as they will in the end.
        open_keys: criteria that are shown and have no answer, in the order of the form.
        total: how many criteria are shown.
        needs: what answers lack before they can be submitted, by criterion.
    """

    explanation: Explanation
    lowest: Decimal | None
    highest: Decimal | None
    best: Explanation
    open_keys: tuple[str, ...]
    total: int
    needs: Mapping[str, Need] = field(default_factory=dict)

    @property
    def is_final(self) -> bool:
        """True when the number is judged: everything is answered, or the rubric leaves out what is not."""
        return not self.open_keys or self.explanation.score is not None

    @property
    def score(self) -> Decimal | None:
        """0..100 with one decimal: final or so far; None before the first mark that counts."""
        return self.explanation.score if self.is_final else self.explanation.so_far

    @property
    def threshold(self) -> Decimal:
        return self.explanation.threshold


def standing(explain: Explain, rubric: Rubric, draft: Draft, remarks: Remarks | None = None) -> Standing:
    """Ask the arithmetic about the draft, and while it is open also about its best and its worst end.

    Args: remarks: what answers lack; None asks nobody.
    """
    needs = {one.criterion_key: one.need for one in reversed(remarks(rubric, draft.marks))} if remarks else {}
    whole = explain(rubric, draft.marks)
    shown = [part for part in whole.parts() if part.state is not AnswerState.HIDDEN]
    open_keys = tuple(part.key for part in shown if part.state is AnswerState.UNANSWERED)
    if not open_keys:
        return Standing(whole, whole.score, whole.score, whole, (), len(shown), needs)
    worst = explain(rubric, _filled(rubric, draft, open_keys, 0))
    best = explain(rubric, _filled(rubric, draft, open_keys, 1))
    return Standing(whole, _end(worst), _end(best), best, open_keys, len(shown), needs)


def _end(explanation: Explanation) -> Decimal | None:
    return explanation.so_far if explanation.score is None else explanation.score


def _filled(rubric: Rubric, draft: Draft, keys: Iterable[str], end: int) -> tuple[Mark, ...]:
    guesses = {}
    for key in keys:
        criterion = rubric.criterion(key)
        span = extremes(criterion) if criterion else None
        if span:
            guesses[key] = Mark(key, span[end])
    return (*(mark for mark in draft.marks if mark.criterion_key not in guesses), *guesses.values())


def verdict_words(now: Standing) -> str:
    """One line under the score: what it says, or how far it is."""
    if now.is_final:
        return _final_words(now.explanation)
    done = _done_words(now)
    if now.lowest is None or now.highest is None:
        return done
    if now.highest < now.threshold:
        return tr("{done}; {threshold:f} is out of reach", done=done, threshold=now.threshold)
    if now.lowest >= now.threshold:
        return tr("{done}; at least {lowest}", done=done, lowest=now.lowest)
    return tr(
        "{done}; can end between {lowest} and {highest}", done=done, lowest=now.lowest, highest=now.highest
    )


def shortening_verdict(now: Standing) -> tuple[str, ...]:
    """The same, and while it is open also how far it is alone, for where there is no room for more."""
    return (verdict_words(now),) if now.is_final else (verdict_words(now), _done_words(now))


def _done_words(now: Standing) -> str:
    return tr("{done} of {all} answered", done=now.total - len(now.open_keys), all=now.total)


def _final_words(explanation: Explanation) -> str:
    if explanation.score is None:
        return tr("No score: nothing in this form applied")
    if explanation.gates and explanation.outcome is not Outcome.MET:
        return tr("Not met: {words}", words=explanation.gates[0].words)
    over = explanation.score - explanation.threshold
    if explanation.outcome is Outcome.MET:
        return tr("Met, {over} over", over=over) if over > 0 else tr("Met, just")
    return tr("Not met, {over} short", over=-over) if over < 0 else tr("Not met")


@dataclass(frozen=True, slots=True)
class AutomaticWords:
    """What the suggestions alone score; each "" without suggestions that count.

    Attributes:
        short: the score. spread: with the range it may lie in, where there is one. whole: in a sentence.
    """

    short: str = ""
    spread: str = ""
    whole: str = ""


def automatic_words(made: Explanation | None) -> AutomaticWords:
    """What the suggestions alone score, in three lengths."""
    if made is None or made.spread is None:
        return AutomaticWords()
    spread = made.spread
    if made.score is None:
        short, whole = tr("No automatic score"), tr("No automatic score. {words}", words=spread.words)
    else:
        short = tr("{score} automatic", score=made.score)
        told = tr("The suggestions alone score {score}", score=made.score)
        whole = f"{told}, {spread.words}." if spread.words else f"{told}."
    is_sure = spread.low == spread.high
    return AutomaticWords(
        short, short if is_sure else f"{short} ({figure(f'{spread.low}–{spread.high}')})", whole
    )


def section_words(now: Standing, key: str) -> str:
    """What stands at the right of a section: "28.0 of 30.0" once answered, before that how far it is."""
    section = next((s for s in now.best.sections if s.key == key), None)
    if section is None:
        return ""
    shown = [part for part in section.parts if part.state is not AnswerState.HIDDEN]
    open_here = sum(1 for part in shown if part.key in now.open_keys)
    return (
        tr("{done} of {all} answered", done=len(shown) - open_here, all=len(shown))
        if open_here
        else points_words(section)
    )


def points_words(section: SectionPart) -> str:
    """Points given and points possible, with one decimal; "does not count" when nothing in it applied."""
    if not section.applied_weight:
        return tr("does not count")
    return tr(
        "{given} of {possible}",
        given=one_decimal(section.contribution),
        possible=one_decimal(section.applied_weight),
    )


def one_decimal(value: Decimal) -> Decimal:
    """Half up, for showing only; nothing is judged by it."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
