"""What several evaluators made of the same interactions: agreement by criterion, where they differ, how far
scores lie apart.

A pure function from frozen marks to frozen figures. Owns how answers become categories; `scoring.agreement`
owns the coefficients. Knows no storage and no page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rubrics.model import AnswerState, Criterion, Rubric, ScaleKind
from scoring.agreement import (
    Metric,
    RatingTable,
    Weights,
    gwet_ac,
    krippendorff_alpha,
    mean_of_pairs,
    percent_agreement,
)
from scoring.differences import ScoreDifferences, ScorePair, score_differences
from scoring.intervals import Estimate, Verdict
from scoring.marks import band_of
from scoring.model import Explanation, Mark

ENOUGH = 0.70
"""Chance-corrected agreement from which marks are steady enough to stand on; only an interval whose lower end
is there shows it. Between the 0.667 and 0.800 of Krippendorff, Content Analysis, 2nd ed., 2004, p. 241; a
setting of the house."""
FEWEST_ITEMS = 30
"""Interactions from which agreement is judged: under it large-sample intervals are too narrow where nearly all marks
agree. Source: our own reckoning: of six interactions with one near miss AC2 claims 0.79 to 1.00, of six without any
Wilson's interval 0.46 to 1.00."""
NOT_APPLICABLE = "na"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One evaluator's submitted marks on one interaction."""

    interaction_id: int
    evaluator: str
    marks: tuple[Mark, ...]
    explanation: Explanation

    def mark(self, key: str) -> Mark | None:
        """The mark on this criterion, None without one."""
        return next((mark for mark in self.marks if mark.criterion_key == key), None)


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """How evaluators agree on one criterion.

    Attributes:
        percent, kappa, ac, alpha: 0..1, with N/A as a category of its own; None with a reason where
            undefined. Plain for yes and no, with quadratic weights (kappa, AC2) and the ordinal metric
            (alpha) for scales that have an order of three or more.
        same: in how many of `percent.n` interactions all said the same.
        weighted: whether near misses count as partial agreement.
        differing: ids of the interactions that were not marked alike by all.
    """

    key: str
    title: str
    section_title: str
    percent: Estimate
    kappa: Estimate
    ac: Estimate
    alpha: Estimate
    same: int
    weighted: bool
    differing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a calibration session found.

    Attributes:
        interaction_ids: those that at least two evaluators submitted.
        same, marks: of how many marks in all, how many were the same from everybody.
        percent: pairs of equal marks, 0..1, over all criteria; its interval is of whole interactions.
        alpha: Krippendorff's nominal alpha over all criteria: full, part, none and N/A as categories.
        scores: one for each pair of evaluators.
        incomplete: ids of interactions that some evaluator has not submitted.
    """

    evaluators: tuple[str, ...]
    interaction_ids: tuple[int, ...]
    same: int
    marks: int
    percent: Estimate
    alpha: Estimate
    criteria: tuple[CriterionAgreement, ...]
    scores: tuple[ScoreDifferences, ...]
    incomplete: tuple[int, ...]


def calibrate(rubric: Rubric, evaluators: Sequence[str], sheets: Sequence[Sheet]) -> Calibration:
    """Compare the evaluators' sheets of the same interactions under one rubric version.

    Interactions with a single sheet are left out of every figure and named in `incomplete`.
    """
    by_place = {(sheet.interaction_id, sheet.evaluator): sheet for sheet in sheets}
    counts = {one: sum((one, name) in by_place for name in evaluators) for one in _ids(sheets)}
    shared = tuple(one for one, count in counts.items() if count >= 2)
    tables = [
        (section.title, criterion, _table(criterion, evaluators, shared, by_place))
        for section in rubric.sections
        for criterion in section.criteria
        if criterion.scale.kind is not ScaleKind.TEXT
    ]
    criteria = tuple(_agreement(title, criterion, table, shared) for title, criterion, table in tables)
    pooled = _pooled(rubric, evaluators, shared, by_place)
    return Calibration(
        evaluators=tuple(evaluators),
        interaction_ids=shared,
        same=sum(criterion.same for criterion in criteria),
        marks=sum(criterion.percent.n for criterion in criteria),
        percent=percent_agreement(pooled),
        alpha=krippendorff_alpha(pooled),
        criteria=criteria,
        scores=tuple(_scores(one, two, shared, by_place) for one, two in combinations(evaluators, 2)),
        incomplete=tuple(one for one, count in counts.items() if count < len(evaluators)),
    )


def category(criterion: Criterion, mark: Mark | None) -> str | None:
    """The answer as a category; None when there is none, "na" for not applicable and hidden."""
    if mark is None or mark.answer.state is AnswerState.UNANSWERED:
        return None
    if mark.answer.state is not AnswerState.ANSWERED:
        return NOT_APPLICABLE
    value = mark.answer.value
    if isinstance(value, tuple):
        return "+".join(sorted(value))
    if criterion.scale.kind is ScaleKind.BANDS and isinstance(value, Decimal):
        return band_of(criterion.scale, value).key
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def judge_agreement(found: Estimate) -> Verdict:
    """Whether enough agreement is shown: only a whole interval at ENOUGH shows it, and only of FEWEST_ITEMS or more."""
    if found.value is None or found.n < FEWEST_ITEMS:
        return Verdict.TOO_SMALL
    if found.low is None or found.high is None:
        return Verdict.TOO_CLOSE
    if found.low >= ENOUGH:
        return Verdict.SHOWN
    return Verdict.NOT_SHOWN if found.high < ENOUGH else Verdict.TOO_CLOSE


def _ids(sheets: Sequence[Sheet]) -> list[int]:
    return list(dict.fromkeys(sheet.interaction_id for sheet in sheets))


def _table(
    criterion: Criterion,
    evaluators: Sequence[str],
    ids: Sequence[int],
    sheets: Mapping[tuple[int, str], Sheet],
) -> RatingTable:
    rows = tuple(
        tuple(
            category(criterion, sheet.mark(criterion.key)) if (sheet := sheets.get((one, name))) else None
            for name in evaluators
        )
        for one in ids
    )
    return RatingTable(tuple(evaluators), rows, categories(criterion, rows), frozenset({NOT_APPLICABLE}))


def categories(criterion: Criterion, rows: Sequence[Sequence[str | None]]) -> tuple[str, ...]:
    """Worst first; a scale of points offers the numbers that were given."""
    given = {mark for row in rows for mark in row if mark is not None}
    options = sorted(criterion.scale.options, key=lambda option: option.fraction)
    offered = [option.key for option in options]
    others = given.difference(offered, {NOT_APPLICABLE})
    numbers = criterion.scale.kind is ScaleKind.POINTS
    ordered = sorted(others, key=Decimal) if numbers else sorted(others)
    outside = [NOT_APPLICABLE] if criterion.na_allowed or NOT_APPLICABLE in given else []
    return (*offered, *ordered, *outside)


def is_weighted(criterion: Criterion, table: RatingTable) -> bool:
    """Whether near misses count as partial agreement: on scales with an order of three or more."""
    ordered = criterion.scale.kind in (ScaleKind.LEVELS, ScaleKind.POINTS, ScaleKind.BANDS)
    return ordered and sum(one not in table.apart for one in table.categories) > 2


def _agreement(
    title: str, criterion: Criterion, table: RatingTable, ids: Sequence[int]
) -> CriterionAgreement:
    weighted = is_weighted(criterion, table)
    weights = Weights.QUADRATIC if weighted else Weights.IDENTITY
    said = [{mark for mark in row if mark is not None} for row in table.rows]
    n = len(table.shared().rows)
    differing = tuple(one for one, marks in zip(ids, said, strict=True) if len(marks) > 1)
    return CriterionAgreement(
        key=criterion.key,
        title=criterion.title,
        section_title=title,
        percent=percent_agreement(table),
        kappa=mean_of_pairs(table, weights),
        ac=gwet_ac(table, weights),
        alpha=krippendorff_alpha(table, Metric.ORDINAL if weighted else Metric.NOMINAL),
        same=n - len(differing),
        weighted=weighted,
        differing=differing,
    )


def _pooled(
    rubric: Rubric, evaluators: Sequence[str], ids: Sequence[int], sheets: Mapping[tuple[int, str], Sheet]
) -> RatingTable:
    """Every mark on every interaction in one table: full, part, none, N/A; an interaction is a group."""
    rows, groups = [], []
    for one in ids:
        for criterion in rubric.criteria():
            row = tuple(_amount(sheets.get((one, name)), criterion.key) for name in evaluators)
            if criterion.scale.kind is not ScaleKind.TEXT and any(row):
                rows.append(row)
                groups.append(one)
    offered = ("none", "part", "full", NOT_APPLICABLE)
    return RatingTable(tuple(evaluators), tuple(rows), offered, frozenset({NOT_APPLICABLE}), tuple(groups))


def _amount(sheet: Sheet | None, key: str) -> str | None:
    part = next((part for part in sheet.explanation.parts() if part.key == key), None) if sheet else None
    if part is None or part.state is AnswerState.UNANSWERED:
        return None
    if part.state is not AnswerState.ANSWERED or part.raw is None:
        return NOT_APPLICABLE
    return "none" if part.raw <= 0 else "full" if part.raw >= 1 else "part"


def _scores(
    first: str, second: str, ids: Sequence[int], sheets: Mapping[tuple[int, str], Sheet]
) -> ScoreDifferences:
    pairs = []
    for one in ids:
        left, right = sheets.get((one, first)), sheets.get((one, second))
        scores = [sheet.explanation.score for sheet in (left, right) if sheet is not None]
        if len(scores) == 2 and scores[0] is not None and scores[1] is not None:
            pairs.append(ScorePair(one, float(scores[0]), float(scores[1])))
    return score_differences(first, second, pairs)
