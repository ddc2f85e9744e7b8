"""How far suggestions agree with people, criterion by criterion, and whether one has earned to stand alone.

Pure: pairs of a suggestion and a person's mark go in, frozen figures come out. An abstention is no pair: it counts
against the coverage and never as agreement. Knows no storage and no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rubrics.model import Answer, AnswerState, Criterion, Rubric, ScaleKind
from scoring.anchoring import Counted, Sight
from scoring.bar import HUNDREDTH, Bar
from scoring.calibration import category, is_weighted
from scoring.intervals import ALPHA, MODEST, Difference, Estimate, difference_of_shares, wilson
from scoring.model import Mark
from scoring.pair_figures import (
    Figures,
    figures_of,
    interval_words,
    percent_words,
    rating_table,
    two_decimals,
)

__all__ = [
    "HUNDREDTH",
    "Bar",
    "Counted",
    "CriterionTrust",
    "Figures",
    "Pair",
    "Sight",
    "Standing",
    "Trust",
    "agrees",
    "interval_words",
    "is_given",
    "percent_words",
    "trust",
]

RESAMPLES = 2_000
"""Source: `scoring.agreement.RESAMPLES`."""


class Standing(StrEnum):
    """EARNED: may be marked unattended. BELOW: the interval's lower end is under the bar. UNDEFINED: no kappa can be
    told. NO_CHECKS: nothing is bound to the criterion."""

    EARNED = "earned"
    TOO_FEW = "too_few"
    BELOW = "below"
    UNDEFINED = "undefined"
    NO_CHECKS = "no_checks"


@dataclass(frozen=True, slots=True)
class Pair:
    """A suggestion and a person's mark for the same words.

    Attributes:
        suggested: None is an abstention.
        given: the mark as submitted.
        unseen: what was answered while the suggestion was out of sight; None when it was in sight or nobody knows.
        drawn: chance decided whether the suggestion was in sight.
    """

    interaction_id: int
    suggested: Answer | None
    given: Answer
    unseen: Answer | None = None
    sight: Sight = Sight.UNKNOWN
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class CriterionTrust:
    """How far one criterion's suggestions can be relied on.

    Attributes:
        figures: of all pairs, as submitted. unseen_figures: of what was answered with the suggestion out of sight.
        counted_figures: of the pairs that the standing rests on, see `Counted`.
        seen, unseen, unknown: how many pairs were marked how.
        coverage: 0..1, suggestions among what was looked at; the rest are abstentions.
        changed, towards: of the unseen ones, how many were answered otherwise once the suggestion was shown, and how
            many of those went over to it.
        influence: agreement in sight minus agreement out of sight, -1..1, where chance decided which.
        standing: by the bar. words: the same in a sentence.
    """

    key: str
    title: str
    section_title: str
    weighted: bool
    figures: Figures
    unseen_figures: Figures
    counted_figures: Figures
    seen: int
    unseen: int
    unknown: int
    suggested: int
    abstained: int
    coverage: Estimate
    changed: int
    towards: int
    influence: Difference
    standing: Standing
    words: str

    @property
    def is_earned(self) -> bool:
        return self.standing is Standing.EARNED


@dataclass(frozen=True, slots=True)
class Trust:
    """All criteria of a form, in its order; `influence` is over all of them together."""

    criteria: tuple[CriterionTrust, ...]
    influence: Difference
    bar: Bar

    def earned(self) -> frozenset[str]:
        """Keys of the criteria that may be marked unattended."""
        return frozenset(one.key for one in self.criteria if one.is_earned)


def trust(rubric: Rubric, pairs: Mapping[str, Sequence[Pair]], bar: Bar) -> Trust:
    """What the pairs of each criterion, by its key, say of its suggestions; text has no mark to agree with."""
    criteria: list[CriterionTrust] = []
    drawn: list[_Outcome] = []
    for section in rubric.sections:
        for criterion in section.criteria:
            found = pairs.get(criterion.key, ())
            said = _said(criterion, found)
            of_it = list(_drawn(said))
            drawn += of_it
            if criterion.scale.kind is not ScaleKind.TEXT:
                abstained = len(found) - len(said)
                criteria.append(_criterion(section.title, criterion, said, abstained, bar, _influence(of_it)))
    return Trust(tuple(criteria), _influence(drawn), bar)


def agrees(criterion: Criterion, one: Answer, other: Answer) -> bool:
    """Whether two answers are the same mark."""
    return _category(criterion, one) == _category(criterion, other)


@dataclass(frozen=True, slots=True)
class _Said:
    """A pair in the categories of its criterion; nobody abstains."""

    interaction_id: int
    suggested: str
    given: str
    unseen: str | None
    sight: Sight
    drawn: bool


def _said(criterion: Criterion, pairs: Iterable[Pair]) -> list[_Said]:
    """Without the abstentions. A form knows few answers: each is named once."""
    names: dict[Answer, str] = {}

    def name(answer: Answer) -> str:
        if answer not in names:
            names[answer] = _category(criterion, answer)
        return names[answer]

    return [
        _Said(
            pair.interaction_id,
            name(pair.suggested),
            name(pair.given),
            None if pair.unseen is None else name(pair.unseen),
            pair.sight,
            pair.drawn,
        )
        for pair in pairs
        if pair.suggested is not None
    ]


def _criterion(
    section: str,
    criterion: Criterion,
    said: Sequence[_Said],
    abstained: int,
    bar: Bar,
    influence: Difference,
) -> CriterionTrust:
    by_sight = {sight: sum(one.sight is sight for one in said) for sight in Sight}
    whole, unseen = _figures(criterion, said, _all), _figures(criterion, said, _before_seen)
    moved = [one for one in said if one.unseen is not None and one.unseen != one.given]
    counted = _counted(criterion, said, bar, whole, unseen)
    standing = _standing(criterion, counted, bar)
    return CriterionTrust(
        key=criterion.key,
        title=criterion.title,
        section_title=section,
        weighted=is_weighted(criterion, rating_table(criterion, (), ())),
        figures=whole,
        unseen_figures=unseen,
        counted_figures=counted,
        seen=by_sight[Sight.SEEN],
        unseen=by_sight[Sight.UNSEEN],
        unknown=by_sight[Sight.UNKNOWN],
        suggested=len(said),
        abstained=abstained,
        coverage=wilson(len(said), len(said) + abstained, "mark"),
        changed=len(moved),
        towards=sum(one.suggested == one.given for one in moved),
        influence=influence,
        standing=standing,
        words=_words(standing, counted, bar, by_sight, counted is unseen),
    )


def _counted(
    criterion: Criterion, said: Sequence[_Said], bar: Bar, whole: Figures, unseen: Figures
) -> Figures:
    """What the standing rests on, see `Counted`."""
    if bar.counted is Counted.ALL:
        return whole
    unknown = sum(one.sight is Sight.UNKNOWN for one in said)
    if bar.counted is Counted.UNSEEN or unseen.pairs >= bar.pairs or not unknown:
        return unseen
    return whole if unknown == len(said) else _figures(criterion, said, _not_in_sight)


def _all(one: _Said) -> str | None:
    return one.given


def _before_seen(one: _Said) -> str | None:
    return one.unseen


def _not_in_sight(one: _Said) -> str | None:
    return one.given if one.sight is Sight.UNKNOWN else one.unseen


def _figures(criterion: Criterion, said: Iterable[_Said], mark: Callable[[_Said], str | None]) -> Figures:
    """Of the pairs that have this mark."""
    kept = [(one, given) for one in said if (given := mark(one)) is not None]
    pairs = [(one.suggested, given) for one, given in kept]
    return figures_of(criterion, pairs, [one.interaction_id for one, _ in kept])


def _category(criterion: Criterion, answer: Answer) -> str:
    found = category(criterion, Mark(criterion.key, answer))
    if found is None:
        raise ValueError(f"{criterion.key}: an unanswered criterion is no half of a pair")
    return found


def _standing(criterion: Criterion, figures: Figures, bar: Bar) -> Standing:
    kappa = figures.kappa
    if not criterion.suggest and not figures.pairs:
        return Standing.NO_CHECKS
    if figures.pairs < bar.pairs:
        return Standing.TOO_FEW
    if kappa.value is None or kappa.low is None:
        return Standing.UNDEFINED
    return Standing.EARNED if two_decimals(kappa.low) >= bar.kappa else Standing.BELOW


def _words(
    standing: Standing, figures: Figures, bar: Bar, by_sight: Mapping[Sight, int], is_unseen: bool
) -> str:
    seen = by_sight[Sight.SEEN]
    kind = (
        "pairs marked before the suggestion was seen"
        if is_unseen and (seen or bar.counted is Counted.UNSEEN)
        else "pairs"
    )
    if standing is Standing.NO_CHECKS:
        return "No checks are bound to it; it is for a person to answer."
    if standing is Standing.TOO_FEW:
        told = f"Not yet: {figures.pairs} of {bar.pairs} {kind}."
        return told if bar.counted is Counted.ALL else told + _left_out(seen)
    if standing is Standing.UNDEFINED:
        return f"Not yet: {figures.kappa.reason}."
    head = "Earned" if standing is Standing.EARNED else "Not yet"
    reaches = "reaches" if standing is Standing.EARNED else "does not reach"
    kappa = interval_words(figures.kappa)
    told = f"{head}: kappa {kappa} of {figures.pairs} {kind}; its lower end {reaches} {bar.kappa}."
    if figures.interactions < MODEST:
        told += f" A small sample: {figures.interactions} interactions."
    if bar.counted is not Counted.ALL:
        return told + _left_out(seen)
    if seen * 2 > figures.pairs:
        told += f" {seen} of the marks were made with the suggestion in sight, which pulls them towards it."
    return told


def _left_out(seen: int) -> str:
    if not seen:
        return ""
    made, count = ("was made", "does not count") if seen == 1 else ("were made", "do not count")
    return f" {seen} more {made} with the suggestion in sight and {count}."


@dataclass(frozen=True, slots=True)
class _Outcome:
    interaction_id: int
    is_seen: bool
    is_same: bool


def _drawn(said: Iterable[_Said]) -> Iterable[_Outcome]:
    """Pairs for which chance decided what was in sight; any other choice may have reasons of its own."""
    for one in said:
        if one.drawn and one.sight is not Sight.UNKNOWN:
            is_seen = one.sight is Sight.SEEN
            given = one.given if is_seen or one.unseen is None else one.unseen
            yield _Outcome(one.interaction_id, is_seen, given == one.suggested)


def _influence(rows: Sequence[_Outcome]) -> Difference:
    """Share of agreement in sight minus that out of sight; marks of one interaction are drawn together."""
    seen = [row.is_same for row in rows if row.is_seen]
    unseen = [row.is_same for row in rows if not row.is_seen]
    plain = difference_of_shares(sum(unseen), len(unseen), sum(seen), len(seen))
    if plain.value is None or len({row.interaction_id for row in rows}) == len(rows):
        return plain
    return _by_interaction(rows, plain)


def _by_interaction(rows: Sequence[_Outcome], plain: Difference) -> Difference:
    import numpy as np

    from scoring.resampling import resampled_sums

    items = np.array(
        [
            [row.is_seen, row.is_seen and row.is_same, not row.is_seen, not row.is_seen and row.is_same]
            for row in rows
        ],
        dtype=float,
    )
    drawn = resampled_sums(items, [row.interaction_id for row in rows], RESAMPLES)
    kept = drawn[(drawn[:, 0] > 0) & (drawn[:, 2] > 0)]
    if len(kept) < RESAMPLES / 2:
        few = "too few interactions to tell"
        return Difference(plain.value, None, None, None, plain.n_before, plain.n_after, reason=few)
    changes = kept[:, 1] / kept[:, 0] - kept[:, 3] / kept[:, 2]
    low, high = (float(limit) for limit in np.quantile(changes, [ALPHA / 2, 1 - ALPHA / 2]))
    if high - low < float(HUNDREDTH):
        return plain
    method = f"bootstrap over interactions, {RESAMPLES:,} resamples"
    return Difference(plain.value, low, high, None, plain.n_before, plain.n_after, method)


def is_given(answer: Answer) -> bool:
    """Whether a person has said this; what a condition hides, and what is open, nobody has."""
    return answer.state in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)
