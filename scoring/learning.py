"""Learning a criterion from the reviewers' marks: one small logistic model, and whether it may be offered.

Pure and deterministic. A model is offered only when, on interactions it has not seen and on agents it has not seen, it
agrees with the reviewers better than the hand-written checks do and better than always giving the usual answer.
scipy's optimiser does it: with a few hundred columns a library of learning methods would bring nothing but its size.

Source: grouped folds: Roberts et al., Ecography 40, 2017 (what belongs together stays together); one model for each
answer against the rest: Rifkin & Klautau, Journal of Machine Learning Research 5, 2004.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rubrics.model import Criterion, Rubric, ScaleKind
from scoring.folds import folds
from scoring.intervals import Estimate, mean_of_scores, wilson
from scoring.learning_model import Comparison, Example, Learned, Strength, Trial, Verdict
from scoring.pair_figures import Figures, figures_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEWEST_MARKS = 30
FEWEST_OF_AN_ANSWER = 8
"""Two answers must have been given so often each. Source: about ten events for each thing that is learnt, of which a
firm prior leaves few: Peduzzi et al., Journal of Clinical Epidemiology 49, 1996; own choice."""
SEEN_IN = 3
"""Interactions that a sign has to be in, or it is only that interaction's."""
MOST_SIGNS = 1_000
FIRM_WORD, FIRM_CHECK, FIRM_MEANING, LOOSE = 0.5, 1.0, 1.0, 10.0
"""Standard deviations of the priors, around nothing: of words, of checks (which somebody has thought about), of the
meaning's dimensions and of the intercept. Own choice, never tuned on anybody's marks."""
STRONGEST = 8
CHECK = "check: "
"""How the sign of a check begins."""


@dataclass(frozen=True)
class _Fit:
    """Coefficients, (answers, 1 + signs + dimensions)."""

    answers: tuple[str, ...]
    signs: tuple[str, ...]
    dimensions: int
    weights: Floats

    def foretell(self, example: Example) -> str:
        return max(zip(self.scores(example), self.answers, strict=True), key=lambda pair: pair[0])[1]

    def scores(self, example: Example) -> list[float]:
        import numpy as np

        row = _row(example.signs, example.meaning, self.signs, self.dimensions)
        return [float(one) for one in self.weights @ np.array(row)]


@dataclass(frozen=True)
class _Foretold:
    """One mark as a model foretold it that had not seen its group, beside the usual answer.

    Attributes:
        usual: the most frequent answer of all marks. That of the other folds would be no fair rival: without a group
            that often gets an answer, the others seldom get it.
    """

    example: Example
    learned: str
    usual: str


def learn(
    rubric: Rubric,
    criterion: Criterion,
    examples: Sequence[Example],
    tell: Callable[[float], None] = lambda _: None,
) -> Trial:
    """Try to learn one criterion, and say what came of it. The order of the examples does not matter.

    Args:
        tell: is told how far it is, 0..1, before each fit; what it raises ends the trial.
    """
    known = sorted(examples, key=lambda one: (one.interaction_id, one.answer, one.agent, sorted(one.signs)))
    counts = tuple(sorted(Counter(one.answer for one in known).items(), key=lambda pair: (-pair[1], pair[0])))
    too_few = why_not(criterion, counts)
    if too_few:
        return Trial(criterion.key, criterion.title, *too_few, counts=counts)
    comparisons = tuple(_comparisons(criterion, known, tell))
    found = _fit(known)
    strongest = tuple(_strongest(found))
    if not all(one.is_better for one in comparisons):
        reason = _not_better(comparisons)
        return Trial(
            criterion.key, criterion.title, Verdict.NOT_BETTER, reason, counts, comparisons, strongest
        )
    sureness = min(one.learned.value or 0.0 for one in comparisons)
    return Trial(
        criterion.key,
        criterion.title,
        Verdict.OFFERED,
        _better(comparisons),
        counts,
        comparisons,
        strongest,
        _model(rubric, criterion, found, known, sureness),
    )


def chances_of(model: Learned, signs: frozenset[str], meaning: Sequence[float]) -> dict[str, float]:
    """How likely each answer is, adding up to 1."""
    import numpy as np

    from scoring.logistic import chances

    row = np.array(_row(signs, meaning, model.signs, model.dimensions))
    alone = chances(np.array(model.weights) @ row)
    return {answer: float(one) for answer, one in zip(model.answers, alone / alone.sum(), strict=True)}


def why_not(criterion: Criterion, counts: Sequence[tuple[str, int]]) -> tuple[Verdict, str] | None:
    """Why a criterion cannot be learnt from so many marks of each answer; None when it can be tried."""
    if criterion.scale.kind not in (ScaleKind.YES_NO, ScaleKind.LEVELS):
        return Verdict.UNSUITED, "Only yes/no and levels can be learnt."
    marks = sum(count for _, count in counts)
    often = sum(count >= FEWEST_OF_AN_ANSWER for _, count in counts)
    if marks < FEWEST_MARKS or often < 2:
        said = ", ".join(f"{count} × {answer}" for answer, count in counts) or "none"
        return Verdict.TOO_FEW, (
            f"It takes {FEWEST_MARKS} submitted marks, at least {FEWEST_OF_AN_ANSWER} of each of two answers; there are"
            f" {marks} ({said})."
        )
    return None


def _comparisons(
    criterion: Criterion, examples: Sequence[Example], tell: Callable[[float], None]
) -> Iterable[Comparison]:
    told = _out_of_fold(examples, lambda one: one.interaction_id, lambda done: tell(done / 2))
    yield _comparison(criterion, "interaction", told)
    if len({one.agent for one in examples}) > 1:
        told = _out_of_fold(examples, lambda one: one.agent, lambda done: tell((1 + done) / 2))
        yield _comparison(criterion, "agent", told)


def _out_of_fold(
    examples: Sequence[Example], group: Callable[[Example], Hashable], tell: Callable[[float], None]
) -> list[_Foretold]:
    """Each mark by a model of the other folds. An interaction is never in two folds, and neither is a group."""
    fold, usual = folds([group(one) for one in examples]), _usual(examples)
    told: list[_Foretold] = []
    places = sorted(set(fold.values()))
    for place in places:
        tell(place / len(places))
        inside = [one for one in examples if fold[group(one)] == place]
        # one whose agent was named anew by hand could stand on both sides
        apart = {one.interaction_id for one in inside}
        others = [one for one in examples if fold[group(one)] != place and one.interaction_id not in apart]
        if not others:
            continue
        model = _fit(others)
        told.extend(_Foretold(one, model.foretell(one), usual) for one in inside)
    return told


def _usual(examples: Sequence[Example]) -> str:
    counts = Counter(one.answer for one in examples)
    return min(counts, key=lambda answer: (-counts[answer], answer))


def _comparison(criterion: Criterion, kept_apart: str, told: Sequence[_Foretold]) -> Comparison:
    def paired(rival: Callable[[_Foretold], str]) -> Estimate:
        by_interaction = defaultdict(list)
        for one in told:
            gain = (one.learned == one.example.answer) - (rival(one) == one.example.answer)
            by_interaction[one.example.interaction_id].append(gain)
        means = [sum(gains) / len(gains) for gains in by_interaction.values()]
        return mean_of_scores(means, -1.0, 1.0)

    same = sum(one.learned == one.example.answer for one in told)
    by_checks = sum(one.example.suggested == one.example.answer for one in told)
    return Comparison(
        kept_apart,
        wilson(same, len(told), "mark"),
        wilson(by_checks, len(told), "mark"),
        paired(lambda one: one.usual if one.example.suggested is None else one.example.suggested),
        paired(lambda one: one.usual),
        _figures(criterion, told, lambda one: one.learned),
        _figures(criterion, told, lambda one: one.example.suggested),
    )


def _figures(
    criterion: Criterion, told: Sequence[_Foretold], saying: Callable[[_Foretold], str | None]
) -> Figures:
    """Agreement with the marks, where something is said."""
    kept = [(one.example, said) for one in told if (said := saying(one)) is not None]
    pairs = [(said, example.answer) for example, said in kept]
    return figures_of(criterion, pairs, [example.interaction_id for example, _ in kept])


def _fit(examples: Sequence[Example]) -> _Fit:
    """One model for each answer against the rest; of two answers the second is the first turned round."""
    import numpy as np

    from scoring.logistic import fitted

    answers = tuple(sorted({one.answer for one in examples}))
    signs, dimensions = _signs(examples), min(len(one.meaning) for one in examples)
    table = np.array([_row(one.signs, one.meaning, signs, dimensions) for one in examples])
    deviation = np.array(
        [LOOSE, *(FIRM_CHECK if sign.startswith(CHECK) else FIRM_WORD for sign in signs)]
        + [FIRM_MEANING] * dimensions
    )
    rows = []
    for answer in answers[:1] if len(answers) == 2 else answers:
        outcomes = np.array([float(one.answer == answer) for one in examples])
        rows.append(fitted(table, outcomes, np.zeros(len(deviation)), deviation))
    if len(answers) == 2:
        rows.append(-rows[0])
    return _Fit(answers, signs, dimensions, np.array(rows))


def _signs(examples: Sequence[Example]) -> tuple[str, ...]:
    """What stands in enough interactions, and not in all; the most frequent ones, in a fixed order."""
    present = defaultdict(set)
    for one in examples:
        for sign in one.signs:
            present[sign].add(one.interaction_id)
    whole = len({one.interaction_id for one in examples})
    useful = [sign for sign, where in present.items() if SEEN_IN <= len(where) < whole]
    return tuple(sorted(sorted(useful, key=lambda sign: (-len(present[sign]), sign))[:MOST_SIGNS]))


def _row(
    signs: frozenset[str], meaning: Sequence[float], columns: Sequence[str], dimensions: int
) -> list[float]:
    own = meaning if len(meaning) >= dimensions else [0.0] * dimensions
    return [1.0, *(float(sign in signs) for sign in columns), *own[:dimensions]]


def _strongest(found: _Fit) -> Iterable[Strength]:
    weighed = [
        Strength(answer, sign, round(float(weight), 3))
        for answer, row in zip(found.answers, found.weights, strict=True)
        for sign, weight in zip(found.signs, row[1 : 1 + len(found.signs)], strict=True)
        if weight > 0
    ]
    return sorted(weighed, key=lambda one: (-one.weight, one.answer, one.sign))[:STRONGEST]


def _model(
    rubric: Rubric, criterion: Criterion, found: _Fit, examples: Sequence[Example], sureness: float
) -> Learned:
    return Learned(
        rubric_key=rubric.key,
        rubric_version=rubric.version,
        criterion_key=criterion.key,
        answers=found.answers,
        signs=found.signs,
        dimensions=found.dimensions,
        weights=tuple(tuple(round(float(one), 6) for one in row) for row in found.weights),
        sureness=round(sureness, 3),
        marks=len(examples),
        seen=tuple(sorted({one.interaction_id for one in examples})),
    )


def _better(comparisons: Sequence[Comparison]) -> str:
    apart = " and ".join(f"{one.kept_apart}s" for one in comparisons)
    alone = (
        "" if len(comparisons) > 1 else " All marks are of one agent; how it does with others is not known."
    )
    return f"It agrees better than the checks, and than the usual answer, on {apart} that it had not seen.{alone}"


def _not_better(comparisons: Sequence[Comparison]) -> str:
    first = next(one for one in comparisons if not one.is_better)
    rival = "the checks"
    if first.over_checks.low is not None and first.over_checks.low > 0:
        rival = "always giving the usual answer"
    return (
        f"On {first.kept_apart}s that it had not seen it does not clearly agree better than {rival}, so it is not"
        " offered."
    )
