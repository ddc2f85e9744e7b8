"""Which criteria a coach should speak of: what went well first, then at most three that cost most.

Owns the choice and its quotes. A pure function of the inputs; knows no page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.model import CoachingInputs, Evaluation, Interaction
from rubrics.model import AnswerState, Criterion
from scoring.model import Evidence, Mark, Part
from scoring.rounds import LostPoints

STRENGTHS, WORK_ON, QUOTES = 3, 3, 2
STRONG = 0.5
"""Share of full marks over which a criterion is called a strength: more often than not."""
WORTH_NAMING = 0.5
"""Points of the score lost an interaction, under which a criterion is left alone."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an interaction that carried a mark.

    Attributes:
        number: of the interaction in the report, from 1.
        comment: what the evaluator wrote beside the mark; "" for nothing.
        found: the words were found by the automatic scorer, not quoted by the evaluator.
        speaker: "agent", "customer", …; "" when unknown.
    """

    number: int
    interaction: Interaction
    evidence: Evidence | None
    evaluator: str
    comment: str
    answer: str
    found: bool = False
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One criterion to speak of, with its figures, its marks in time order and its quotes."""

    criterion: Criterion
    figures: LostPoints
    parts: tuple[Part, ...]
    quotes: tuple[Quote, ...]


def strengths(inputs: CoachingInputs) -> tuple[Highlight, ...]:
    """What went well: the criteria with the largest share of full marks, over STRONG; among equals those with words
    to show, seen most often, weighing most. Never one that is to be worked on."""
    spoken = {one.criterion.key for one in work_on(inputs)}
    good = [one for one in _judged(inputs) if _share(one) > STRONG and one.marks.key not in spoken]
    good.sort(
        key=lambda one: (
            -_share(one),
            not _quotes(inputs, one.marks.key, full=True),
            -one.marks.estimate.n,
            -_weight(inputs, one),
        )
    )
    return tuple(_highlight(inputs, one, full=True) for one in good[:STRENGTHS])


def work_on(inputs: CoachingInputs) -> tuple[Highlight, ...]:
    """What cost most: a failed critical criterion first, then the points lost an interaction."""
    poor = [one for one in _judged(inputs) if one.lost >= WORTH_NAMING or _failed(inputs, one)]
    poor.sort(key=lambda one: (not _failed(inputs, one), -one.lost))
    return tuple(_highlight(inputs, one, full=False) for one in poor[:WORK_ON])


def parts_of(evaluations: Sequence[Evaluation], key: str) -> tuple[Part | None, ...]:
    """The criterion's part in each evaluation; None where its rubric version had none."""
    return tuple(
        next((part for part in one.explanation.parts() if part.key == key), None) for one in evaluations
    )


def _judged(inputs: CoachingInputs) -> list[LostPoints]:
    return [one for one in inputs.profile.criteria if one.marks.estimate.n]


def _share(one: LostPoints) -> float:
    return one.full / one.marks.estimate.n


def _weight(inputs: CoachingInputs, one: LostPoints) -> float:
    return sum(float(part.applied_weight) for part in parts_of(inputs.evaluations, one.marks.key) if part)


def _failed(inputs: CoachingInputs, one: LostPoints) -> bool:
    gates = (gate for evaluation in inputs.evaluations for gate in evaluation.explanation.gates)
    return any(gate.criterion_key == one.marks.key for gate in gates)


def _highlight(inputs: CoachingInputs, one: LostPoints, *, full: bool) -> Highlight:
    criterion = inputs.rubric.criterion(one.marks.key)
    assert criterion is not None  # profiles are made by the same rubric
    parts = tuple(part for part in parts_of(inputs.evaluations, criterion.key) if part)
    return Highlight(criterion, one, parts, _quotes(inputs, criterion.key, full=full)[:QUOTES])


def _quotes(inputs: CoachingInputs, key: str, *, full: bool) -> tuple[Quote, ...]:
    """Words of the newest interactions first, the evaluators' own before found ones; comments without words last.

    Of a strength found words stand only where no evaluator quoted any: a check that finds nothing wrong points to all
    that it searched.
    """
    found: list[Quote] = []
    for number, evaluation in reversed(list(enumerate(inputs.evaluations, 1))):
        part, mark = parts_of([evaluation], key)[0], evaluation.mark(key)
        if part is None or mark is None or part.state is not AnswerState.ANSWERED or part.raw is None:
            continue
        if (part.raw >= 1) is full:
            found += _quote(number, evaluation, part, mark, full)
    own = [quote for quote in found if quote.evidence and not quote.found]
    if full and own:
        return tuple(own)
    return tuple(sorted(found, key=lambda quote: (quote.evidence is None, quote.found)))


def _quote(number: int, evaluation: Evaluation, part: Part, mark: Mark, full: bool) -> list[Quote]:
    evidence = max(mark.evidence, key=lambda one: len(one.text), default=None)
    if evidence is None and (full or not mark.comment):
        return []
    found = evidence is not None and mark.criterion_key in evaluation.found_keys
    who, said = evaluation.evaluator, mark.comment
    speaker = evaluation.speaker(evidence) if evidence else ""
    return [Quote(number, evaluation.interaction, evidence, who, said, part.answer_label, found, speaker)]
