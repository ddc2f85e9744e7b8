"""The arithmetic of a score: a pure function of a rubric's version and the marks, exact to the last digit.

Everything is reckoned in fractions. Only at the end is it written down: the score rounded half up, once,
before any threshold is compared; the unrounded score and its contributions cut at the twelfth decimal so that
they still add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from rubrics.model import (
    UNANSWERED,
    Answer,
    AnswerState,
    Criterion,
    CriticalPolicy,
    Policy,
    Role,
    Rubric,
    ScaleKind,
    ScoreBand,
    Section,
    UnansweredPolicy,
)
from rubrics.shares import HUNDRED, Worth, worths
from scoring.gates import critically_failed, effect_of
from scoring.marks import answer_label, check_marks, mark_text, raw_mark
from scoring.model import Explanation, Finding, Gate, Outcome, Part, SectionPart
from scoring.words import gate_words, part_note

DIGITS = 12  # of unrounded values; cutting there never moves a value across a half of a shown decimal
_SCALE = 1_000_000_000_000  # 10 to the power of DIGITS


@dataclass(frozen=True, slots=True)
class _Line:
    """One criterion on its way; `raw` is None when it does not count."""

    section: Section
    criterion: Criterion
    answer: Answer
    raw: Fraction | None


@dataclass(frozen=True, slots=True)
class _Sum:
    """Points by criterion key, and the baseline they start from."""

    baseline: Fraction
    points: dict[str, Fraction]

    @property
    def total(self) -> Fraction:
        return sum(self.points.values(), self.baseline)

    def times(self, factor: Fraction) -> _Sum:
        return _Sum(self.baseline * factor, {key: value * factor for key, value in self.points.items()})


def score(rubric: Rubric, answers: Mapping[str, Answer]) -> Explanation:
    """Score marks under the rubric's policy and say where every point comes from.

    Args:
        answers: by criterion key; one that is not there is unanswered. Conditions are settled before, see
            `rubrics.conditions.resolve`.

    Raises: MarksError when an answer does not belong to this rubric or lies outside its scale.
    Source: README.md, "How a score is made".
    """
    check_marks(rubric, answers)
    lines = [
        _line(rubric, section, item, answers) for section in rubric.sections for item in section.criteria
    ]
    counted = {line.criterion.key for line in lines if line.raw is not None}
    worth = worths(rubric, counted)
    failed = [line for line in lines if critically_failed(line.criterion, line.answer, rubric.policy)]
    gates = tuple(_gate(line.criterion, rubric.policy) for line in failed)
    missing = _missing(lines, rubric.policy)
    total = _settled(lines, worth, failed, rubric.policy) if _anything(worth, rubric.policy) else None
    return _explanation(rubric, lines, worth, total, gates, missing)


def score_findings(rubric: Rubric, findings: Iterable[Finding]) -> tuple[Explanation, Decimal]:
    """Score the suggestions alone; what they abstain from is left out, for an abstention is not a zero.

    Returns: the explanation, and the share of the form's weight, 0..1, that the suggestions cover. A
    suggested N/A
        covers its criterion. The outcome is that of the suggestions alone: read it together with the share.

    Raises: MarksError as `score`.
    """
    answers = {found.criterion_key: found.answer for found in findings if found.answer is not None}
    lenient = replace(rubric, policy=replace(rubric.policy, unanswered=UnansweredPolicy.LEAVE_OUT))
    whole = worths(rubric, {criterion.key for criterion in rubric.criteria()})
    total = sum((worth.points for worth in whole.values()), Fraction(0))
    covered = sum((whole[key].points for key in answers if key in whole), Fraction(0))
    share = covered / total if total else Fraction(0)
    return score(lenient, answers), _written([share], _units(share))[0]


def _line(rubric: Rubric, section: Section, criterion: Criterion, answers: Mapping[str, Answer]) -> _Line:
    answer = answers.get(criterion.key, UNANSWERED)
    return _Line(section, criterion, answer, raw_mark(criterion, answer, rubric.policy))


def _missing(lines: Sequence[_Line], policy: Policy) -> tuple[str, ...]:
    if policy.unanswered is not UnansweredPolicy.REFUSE:
        return ()
    return tuple(
        line.criterion.key
        for line in lines
        if line.answer.state is AnswerState.UNANSWERED and line.criterion.scale.kind is not ScaleKind.TEXT
    )


def _anything(worth: Mapping[str, Worth], policy: Policy) -> bool:
    """Whether there is something to make a score of: bonuses and penalties alone do not."""
    return any(policy.baseline is not None or one.role is Role.SCORED for one in worth.values())


def _gate(criterion: Criterion, policy: Policy) -> Gate:
    effect = effect_of(criterion, policy)
    return Gate(criterion.key, effect.value, gate_words(criterion, effect, policy))


def _settled(
    lines: Sequence[_Line], worth: Mapping[str, Worth], failed: Sequence[_Line], policy: Policy
) -> _Sum:
    effects = {effect_of(line.criterion, policy) for line in failed}
    zeroed = {
        line.section.key
        for line in failed
        if effect_of(line.criterion, policy) is CriticalPolicy.SECTION_ZERO
    }
    points = {
        line.criterion.key: _points(worth[line.criterion.key], line.raw, zero=line.section.key in zeroed)
        for line in lines
        if line.raw is not None and line.criterion.key in worth
    }
    found = _Sum(Fraction(policy.baseline or 0), points)
    found = _capped_bonus(_floored(found), worth, policy)
    if CriticalPolicy.SCORE_ZERO in effects:
        return found.times(Fraction(0))
    if CriticalPolicy.CAP in effects and policy.critical_cap is not None:
        cap = Fraction(policy.critical_cap)
        return found.times(cap / found.total) if found.total > cap else found
    return found


def _points(worth: Worth, raw: Fraction, *, zero: bool) -> Fraction:
    mark = Fraction(0) if zero else raw
    return worth.points * (mark - 1) if worth.role is Role.PENALTY else worth.points * mark


def _floored(found: _Sum) -> _Sum:
    """No score is under 0: penalties that take more than there is share what there is."""
    if found.total >= 0:
        return found
    taken = sum((value for value in found.points.values() if value < 0), Fraction(0))
    factor = (taken - found.total) / taken
    return _Sum(found.baseline, {k: v * factor if v < 0 else v for k, v in found.points.items()})


def _capped_bonus(found: _Sum, worth: Mapping[str, Worth], policy: Policy) -> _Sum:
    """Bonuses that lead over the cap share what is left under it."""
    cap = None if policy.bonus_cap is None else Fraction(policy.bonus_cap)
    if cap is None or found.total <= cap:
        return found
    bonuses = {key: value for key, value in found.points.items() if worth[key].role is Role.BONUS}
    given = sum(bonuses.values(), Fraction(0))
    factor = (given - (found.total - cap)) / given
    return _Sum(found.baseline, found.points | {key: value * factor for key, value in bonuses.items()})


def _explanation(
    rubric: Rubric,
    lines: Sequence[_Line],
    worth: Mapping[str, Worth],
    total: _Sum | None,
    gates: tuple[Gate, ...],
    missing: tuple[str, ...],
) -> Explanation:
    policy = rubric.policy
    shown = None if total is None else rounded(total.total, policy.decimals)
    judged = shown if not missing else None
    baseline, sections = _sections(rubric, lines, worth, total, gates)
    return Explanation(
        score=judged,
        exact=None if total is None or missing else _decimal(_units(total.total)),
        outcome=_outcome(judged, rubric, gates),
        threshold=rubric.thresholds.interaction,
        sections=sections,
        gates=gates,
        missing=missing,
        so_far=shown if missing else None,
        baseline=baseline,
        critical_score=_critical_score(rubric, lines),
        band=_band(rubric, judged),
    )


def _outcome(judged: Decimal | None, rubric: Rubric, gates: tuple[Gate, ...]) -> Outcome:
    if judged is None:
        return Outcome.INCOMPLETE
    return Outcome.MET if judged >= rubric.thresholds.interaction and not gates else Outcome.NOT_MET


def _band(rubric: Rubric, judged: Decimal | None) -> ScoreBand | None:
    reached = (band for band in rubric.bands if judged is not None and judged >= band.start)
    return max(reached, key=lambda band: band.start, default=None)


def _critical_score(rubric: Rubric, lines: Sequence[_Line]) -> Decimal | None:
    raws = {
        line.criterion.key: line.raw for line in lines if line.criterion.critical and line.raw is not None
    }
    worth = worths(rubric, raws.keys())
    scored = {key: one.points for key, one in worth.items() if one.role is Role.SCORED}
    if not scored:
        return None
    return rounded(
        sum((points * raws[key] for key, points in scored.items()), Fraction(0)), rubric.policy.decimals
    )


def _sections(
    rubric: Rubric,
    lines: Sequence[_Line],
    worth: Mapping[str, Worth],
    total: _Sum | None,
    gates: tuple[Gate, ...],
) -> tuple[Decimal, tuple[SectionPart, ...]]:
    keys = [line.criterion.key for line in lines]
    given = [total.points.get(key, Fraction(0)) if total else Fraction(0) for key in keys]
    start = total.baseline if total else Fraction(0)
    contributions = _written([start, *given], _units(start + sum(given, Fraction(0))))
    applied = _applied(keys, worth if total else {})
    whole = worths(rubric, {line.criterion.key for line in lines})
    parts = {
        line.criterion.key: _part(line, applied[line.criterion.key], points)
        for line, points in zip(lines, contributions[1:], strict=True)
    }
    states = {line.criterion.key: line.answer.state for line in lines if line.raw is None}
    noted = {
        key: replace(part, note=part_note(rubric, part, states, whole.get(key), worth.get(key), gates))
        for key, part in parts.items()
    }
    return contributions[0], tuple(_section(section, noted) for section in rubric.sections)


def _applied(keys: Sequence[str], worth: Mapping[str, Worth]) -> dict[str, Decimal]:
    """Applied weights; those of the scored criteria add up to exactly 100."""
    scored = [key for key in keys if key in worth and worth[key].role is Role.SCORED]
    rest = [key for key in keys if key in worth and worth[key].role is not Role.SCORED]
    shares = _written([worth[key].points for key in scored], _units(HUNDRED if scored else Fraction(0)))
    found = dict.fromkeys(keys, Decimal(0)) | dict(zip(scored, shares, strict=True))
    return found | {key: _decimal(_units(worth[key].points)) for key in rest}


def _part(line: _Line, applied: Decimal, contribution: Decimal) -> Part:
    criterion = line.criterion
    return Part(
        key=criterion.key,
        title=criterion.title,
        state=line.answer.state,
        raw=None if line.raw is None else _decimal(_units(line.raw)),
        answer_label=answer_label(criterion, line.answer),
        weight=criterion.weight,
        applied_weight=applied,
        contribution=contribution,
        critical=criterion.critical,
        mark_text=mark_text(criterion, line.answer),
    )


def _section(section: Section, parts: Mapping[str, Part]) -> SectionPart:
    own = tuple(parts[criterion.key] for criterion in section.criteria)
    return SectionPart(
        key=section.key,
        title=section.title,
        weight=section.weight,
        applied_weight=sum((part.applied_weight for part in own), Decimal(0)),
        contribution=sum((part.contribution for part in own), Decimal(0)),
        parts=own,
    )


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Half up, towards the better score, to so many decimals; the zeros stay: 60.0."""
    doubled = 2 * value.numerator * int(10**decimals) + value.denominator
    return Decimal(doubled // (2 * value.denominator)).scaleb(-decimals)


def _units(value: Fraction) -> int:
    return (value.numerator * _SCALE) // value.denominator


def _decimal(units: int) -> Decimal:
    plain = Decimal(units).scaleb(-DIGITS).normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _written(values: Sequence[Fraction], total: int) -> list[Decimal]:
    """Values cut at the last digit; the largest remainders get one more, so that `total` units come out."""
    units = [_units(value) for value in values]
    by_remainder = sorted(range(len(values)), key=lambda i: units[i] - values[i] * _SCALE)
    for place in by_remainder[: total - sum(units)]:
        units[place] += 1
    return [_decimal(unit) for unit in units]
