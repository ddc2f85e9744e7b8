"""How a draft stands against its threshold, also while criteria are open. No Qt.

The score comes from the rubric's arithmetic, passed in as `explain`; this module only asks it about other marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from qa_studio.ui.review.choices import extremes
from qa_studio.ui.review.draft import Draft, unanswered
from rubrics.model import Rubric, UnansweredPolicy
from scoring.model import Explanation, Mark, Outcome, SectionPart

Explain = Callable[[Rubric, tuple[Mark, ...]], Explanation]


@dataclass(frozen=True, slots=True)
class Standing:
    """The score of a draft and where it can still end.

    Attributes:
        explanation: of the marks as they are, under the rubric's own policy.
        shown: what the tree shows: `explanation` when complete, else the one of what is marked so far.
        lowest, highest: 0..100, how the score ends when the open criteria get the least and the most.
        best: the explanation behind `highest`: its answered sections count as they will in the end.
        open_keys: criteria without an answer, in the order of the form.
    """

    explanation: Explanation
    shown: Explanation
    lowest: Decimal | None
    highest: Decimal | None
    best: Explanation
    open_keys: tuple[str, ...]
    total: int

    @property
    def is_complete(self) -> bool:
        return not self.open_keys

    @property
    def score(self) -> Decimal | None:
        """0..100 with one decimal: final when complete, else so far; None before the first mark that counts."""
        return self.shown.score

    @property
    def threshold(self) -> Decimal:
        return self.explanation.threshold


def standing(explain: Explain, rubric: Rubric, draft: Draft) -> Standing:
    """Ask the arithmetic about the draft, and while it is open also about its best and its worst end."""
    open_keys = unanswered(rubric, draft)
    total = sum(1 for _ in rubric.criteria())
    whole = explain(rubric, draft.marks)
    if not open_keys:
        return Standing(whole, whole, whole.score, whole.score, whole, open_keys, total)
    lenient = replace(rubric, policy=replace(rubric.policy, unanswered=UnansweredPolicy.LEAVE_OUT))
    so_far = explain(lenient, draft.marks)
    worst = explain(lenient, _filled(rubric, draft, open_keys, 0))
    best = explain(lenient, _filled(rubric, draft, open_keys, 1))
    return Standing(whole, so_far, worst.score, best.score, best, open_keys, total)


def _filled(rubric: Rubric, draft: Draft, keys: Iterable[str], end: int) -> tuple[Mark, ...]:
    guesses = []
    for key in keys:
        criterion = rubric.criterion(key)
        span = extremes(criterion) if criterion else None
        if span:
            guesses.append(Mark(key, span[end]))
    answered = tuple(mark for mark in draft.marks if mark.criterion_key not in set(keys))
    return (*answered, *guesses)


def verdict_words(now: Standing) -> str:
    """One line under the score: what it says, or how far it is."""
    if now.is_complete:
        return _final_words(now.explanation)
    done = now.total - len(now.open_keys)
    if now.lowest is None or now.highest is None:
        return f"{done} of {now.total} answered"
    if now.highest < now.threshold:
        reach = f"{now.threshold:f} is out of reach"
    elif now.lowest >= now.threshold:
        reach = f"at least {now.lowest}"
    else:
        reach = f"can end between {now.lowest} and {now.highest}"
    return f"{done} of {now.total} answered, {reach}"


def _final_words(explanation: Explanation) -> str:
    if explanation.score is None:
        return "No score: nothing in this form applied"
    if explanation.gates:
        return f"Not met: {explanation.gates[0].words}"
    if explanation.outcome is Outcome.MET:
        return "Met"
    missing = explanation.threshold - explanation.score
    return f"Not met, {missing} short" if missing > 0 else "Not met"


def section_words(now: Standing, key: str) -> str:
    """What stands at the right of a section: "28.0 of 30.0" once answered, before that how far it is."""
    section = next((s for s in now.best.sections if s.key == key), None)
    if section is None:
        return ""
    open_here = sum(1 for part in section.parts if part.key in now.open_keys)
    if open_here:
        return f"{len(section.parts) - open_here} of {len(section.parts)} answered"
    return points_words(section)


def points_words(section: SectionPart) -> str:
    """Points given and points possible, with one decimal; "does not count" when nothing in it applied."""
    if not section.applied_weight:
        return "does not count"
    return f"{one_decimal(section.contribution)} of {one_decimal(section.applied_weight)}"


def one_decimal(value: Decimal) -> Decimal:
    """Half up, for showing only; nothing is judged by it."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
