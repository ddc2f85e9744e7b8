"""How far suggestions agree with people, criterion by criterion, and whether one has earned to stand alone.

Pure: pairs of a suggestion and a person's mark go in, frozen figures come out. An abstention is no pair: it counts
against the coverage and never as agreement. Knows no storage and no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from rubrics.model import Answer, AnswerState, Criterion, Rubric, ScaleKind
from scoring.agreement import RatingTable, Weights, cohen_kappa, gwet_ac, percent_agreement
from scoring.calibration import NOT_APPLICABLE, categories, category, is_weighted
from scoring.intervals import ALPHA, MODEST, Difference, Estimate, difference_of_shares, wilson
from scoring.model import Mark

USUAL_KAPPA = Decimal("0.70")
"""Source: `scoring.calibration.ENOUGH`, the agreement that people are asked for among themselves."""
USUAL_PAIRS = 50
"""Source: a setting of the house; with 50 pairs a kappa of 0.85 has an interval of some 0.15 to either side."""
HUNDREDTH = Decimal("0.01")
RESAMPLES = 2_000
"""Source: `scoring.agreement.RESAMPLES`."""


class Sight(StrEnum):
    """Whether the suggestion was in sight when the mark was made. UNKNOWN: nobody recorded it."""

    SEEN = "seen"
    UNSEEN = "unseen"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """EARNED: may be marked unattended. BELOW: the interval's lower end is under the bar. UNDEFINED: no kappa can be
    told. NO_CHECKS: nothing is bound to the criterion."""

    EARNED = "earned"
    TOO_FEW = "too_few"
    BELOW = "below"
    UNDEFINED = "undefined"
    NO_CHECKS = "no_checks"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a criterion's suggestions must show before they may stand alone.

    Attributes:
        kappa: -1..1, what the lower end of the interval has to reach.
        pairs: fewest pairs of suggestion and mark.
        unseen_only: only marks that were made with the suggestion out of sight count.
    """

    kappa: Decimal = USUAL_KAPPA
    pairs: int = USUAL_PAIRS
    unseen_only: bool = False


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
class Figures:
    """Agreement of suggestions with marks, N/A as a category of its own.

    Attributes:
        pairs, interactions: how many made them; marks of one interaction are drawn together.
        percent: 0..1.
        kappa: Cohen's, with quadratic weights where the scale has an order of three or more; None with its reason.
        ac: Gwet's AC1, which habit does not pull down; always of equal answers.
    """

    pairs: int
    interactions: int
    percent: Estimate
    kappa: Estimate
    ac: Estimate


@dataclass(frozen=True, slots=True)
class CriterionTrust:
    """How far one criterion's suggestions can be relied on.

    Attributes:
        figures: of all pairs, as submitted. unseen_figures: of what was answered with the suggestion out of sight.
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
    criteria = tuple(
        _criterion(section.title, criterion, pairs.get(criterion.key, ()), bar)
        for section in rubric.sections
        for criterion in section.criteria
        if criterion.scale.kind is not ScaleKind.TEXT
    )
    known = {criterion.key: criterion for criterion in rubric.criteria()}
    rows = [row for key, found in pairs.items() if key in known for row in _drawn(known[key], found)]
    return Trust(criteria, _influence(rows), bar)


def agrees(criterion: Criterion, one: Answer, other: Answer) -> bool:
    """Whether two answers are the same mark."""
    return _category(criterion, one) == _category(criterion, other)


def _criterion(section: str, criterion: Criterion, pairs: Sequence[Pair], bar: Bar) -> CriterionTrust:
    said = [pair for pair in pairs if pair.suggested is not None]
    by_sight = {sight: sum(pair.sight is sight for pair in said) for sight in Sight}
    whole = _figures(criterion, [(pair, pair.given) for pair in said])
    unseen = _figures(criterion, [(pair, pair.unseen) for pair in said if pair.unseen is not None])
    moved = [one for one in said if one.unseen is not None and not agrees(criterion, one.unseen, one.given)]
    counted = unseen if bar.unseen_only else whole
    standing = _standing(criterion, counted, bar)
    return CriterionTrust(
        key=criterion.key,
        title=criterion.title,
        section_title=section,
        weighted=is_weighted(criterion, _table(criterion, [])),
        figures=whole,
        unseen_figures=unseen,
        seen=by_sight[Sight.SEEN],
        unseen=by_sight[Sight.UNSEEN],
        unknown=by_sight[Sight.UNKNOWN],
        suggested=len(said),
        abstained=len(pairs) - len(said),
        coverage=wilson(len(said), len(pairs), "mark"),
        changed=len(moved),
        towards=sum(
            one.suggested is not None and agrees(criterion, one.suggested, one.given) for one in moved
        ),
        influence=_influence(list(_drawn(criterion, said))),
        standing=standing,
        words=_words(standing, counted, bar, by_sight[Sight.SEEN]),
    )


def _figures(criterion: Criterion, pairs: Sequence[tuple[Pair, Answer]]) -> Figures:
    table = _table(criterion, pairs)
    weights = Weights.QUADRATIC if is_weighted(criterion, table) else Weights.IDENTITY
    return Figures(
        pairs=len(pairs),
        interactions=len(set(table.groups)),
        percent=percent_agreement(table if _repeats(table) else _ungrouped(table)),
        kappa=cohen_kappa(table, weights),
        ac=gwet_ac(table),
    )


def _table(criterion: Criterion, pairs: Sequence[tuple[Pair, Answer]]) -> RatingTable:
    rows = tuple(
        (_category(criterion, pair.suggested), _category(criterion, given))
        for pair, given in pairs
        if pair.suggested is not None
    )
    groups = tuple(pair.interaction_id for pair, _ in pairs)
    offered = categories(criterion, rows)
    return RatingTable(("suggestion", "person"), rows, offered, frozenset({NOT_APPLICABLE}), groups)


def _repeats(table: RatingTable) -> bool:
    return len(set(table.groups)) < len(table.groups)


def _ungrouped(table: RatingTable) -> RatingTable:
    return RatingTable(table.evaluators, table.rows, table.categories, table.apart)


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


def two_decimals(value: float) -> Decimal:
    """A coefficient as it is printed; rounded before it is compared, so that what is shown is what is judged."""
    return Decimal(repr(float(value))).quantize(HUNDREDTH, ROUND_HALF_UP)


def _words(standing: Standing, figures: Figures, bar: Bar, seen: int) -> str:
    kind = "pairs marked with the suggestion out of sight" if bar.unseen_only else "pairs"
    if standing is Standing.NO_CHECKS:
        return "No checks are bound to it; it is for a person to answer."
    if standing is Standing.TOO_FEW:
        return f"Not yet: {figures.pairs} of {bar.pairs} {kind}."
    if standing is Standing.UNDEFINED:
        return f"Not yet: {figures.kappa.reason}."
    kappa = figures.kappa
    head = "Earned" if standing is Standing.EARNED else "Not yet"
    reaches = "reaches" if standing is Standing.EARNED else "does not reach"
    told = f"{head}: kappa {interval_words(kappa)} of {figures.pairs} {kind}; its lower end {reaches} {bar.kappa}."
    if figures.interactions < MODEST:
        told += f" A small sample: {figures.interactions} interactions."
    if not bar.unseen_only and seen * 2 > figures.pairs:
        told += f" {seen} of the marks were made with the suggestion in sight, which pulls them towards it."
    return told


def interval_words(found: Estimate) -> str:
    """A coefficient with its interval: "0.62 (0.45 to 0.79)"; "–" where it is undefined."""
    if found.value is None:
        return "–"
    value = two_decimals(found.value)
    if found.low is None or found.high is None:
        return f"{value} (no interval)"
    return f"{value} ({two_decimals(found.low)} to {two_decimals(found.high)})"


def percent_words(found: Estimate) -> str:
    """A share with its interval: "75 % (30 to 95)"."""
    if found.value is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{found.value * 100:.0f} %"
    return f"{found.value * 100:.0f} % ({found.low * 100:.0f} to {found.high * 100:.0f})"


@dataclass(frozen=True, slots=True)
class _Outcome:
    interaction_id: int
    is_seen: bool
    is_same: bool


def _drawn(criterion: Criterion, pairs: Iterable[Pair]) -> Iterable[_Outcome]:
    """Pairs for which chance decided what was in sight; any other choice may have reasons of its own."""
    for pair in pairs:
        if pair.drawn and pair.suggested is not None and pair.sight is not Sight.UNKNOWN:
            is_seen = pair.sight is Sight.SEEN
            given = pair.given if is_seen or pair.unseen is None else pair.unseen
            yield _Outcome(pair.interaction_id, is_seen, agrees(criterion, pair.suggested, given))


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
