"""The form: rubrics, sections, criteria, scales and the policy of a score, as frozen values.

Owns the vocabulary of the package. Imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

AnswerValue = str | Decimal | tuple[str, ...]


class AnswerState(StrEnum):
    """NOT_APPLICABLE is said by an evaluator, HIDDEN by a condition of the rubric: two different things."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "na"
    HIDDEN = "hidden"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one criterion.

    Attributes:
        value: an option's key (yes/no, levels), a number (points, bands), option keys (choices) or text;
            None unless the state is ANSWERED.
    """

    state: AnswerState
    value: AnswerValue | None = None


UNANSWERED = Answer(AnswerState.UNANSWERED)
NOT_APPLICABLE = Answer(AnswerState.NOT_APPLICABLE)
HIDDEN = Answer(AnswerState.HIDDEN)


@dataclass(frozen=True, slots=True)
class AnswerIs:
    """Holds when the criterion is answered with one of these option keys."""

    criterion_key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """When a criterion or a section is shown: every part that is written must hold.

    Attributes:
        channels: the interaction came over one of these.
        tags: the interaction carries at least one of these.
        answers: each of them holds; one whose criterion is hidden or unanswered does not.
        any_of: at least one of them holds.
        none_of: none of them holds.
    """

    channels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    answers: tuple[AnswerIs, ...] = ()
    any_of: tuple[Condition, ...] = ()
    none_of: tuple[Condition, ...] = ()


class ScaleKind(StrEnum):
    YES_NO = "yes_no"
    LEVELS = "levels"
    POINTS = "points"
    BANDS = "bands"
    CHOICES = "choices"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a scale, best first as written.

    Attributes:
        key: what is stored ("yes", "no", "2", …); never renamed.
        fraction: the raw mark, 0..1 of what the criterion can give.
        anchor: what this level looks like, in words.
        examples: wordings that deserve this level.
        below: upper end of a band, itself not in it; None on other scales and for the open last band.
        points: what a choice adds, may be negative; None on other scales.
    """

    key: str
    label: str
    fraction: Decimal
    anchor: str = ""
    examples: tuple[str, ...] = ()
    below: Decimal | None = None
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """How a criterion is answered.

    Attributes:
        options: empty for points and text; bands stand in ascending order.
        minimum, maximum: ends of a points scale, both included; of choices only `maximum`: the points that
            make the raw mark 1. None on other scales.
        step: points may only be multiples of it, counted from `minimum`; None: any number between the ends.
        unit: what the number of a band counts, e.g. "days"; "" elsewhere.
    """

    kind: ScaleKind
    options: tuple[Option, ...] = ()
    maximum: Decimal | None = None
    minimum: Decimal = Decimal(0)
    step: Decimal | None = None
    unit: str = ""

    def option(self, key: str) -> Option | None:
        """The option with this key, None when there is none."""
        return next((option for option in self.options if option.key == key), None)

    def band(self, value: Decimal) -> Option:
        """The band that a number falls into; only for a scale of bands."""
        inside = (option for option in self.options if option.below is None or value < option.below)
        return next(inside, self.options[-1])

    def extremes(self) -> tuple[Answer, Answer] | None:
        """The answers that give the least and the most; None for text, which gives no score."""
        values: tuple[AnswerValue, AnswerValue]
        if self.kind is ScaleKind.CHOICES:
            less = tuple(option.key for option in self.options if (option.points or 0) < 0)
            values = less, tuple(option.key for option in self.options if (option.points or 0) > 0)
        elif self.kind is ScaleKind.POINTS and self.maximum is not None:
            values = self.minimum, self.maximum
        elif self.kind is ScaleKind.TEXT or not self.options:
            return None
        else:
            ordered = sorted(self.options, key=lambda option: option.fraction)
            values = self.value_of(ordered[0]), self.value_of(ordered[-1])
        return Answer(AnswerState.ANSWERED, values[0]), Answer(AnswerState.ANSWERED, values[1])

    def value_of(self, option: Option) -> AnswerValue:
        """An option's key; for a band a number that falls into it: where the band before it ends."""
        if self.kind is not ScaleKind.BANDS:
            return option.key
        place = self.options.index(option)
        before = self.options[place - 1].below if place else None
        if before is not None:
            return before
        return min(Decimal(0), option.below - 1) if option.below is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class CheckUse:
    """A detector as bound by a rubric: a name in `scoring.checks.CHECKS`, arguments as plain values."""

    check: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SuggestRule:
    """Which answer follows when the named checks hit. The first rule of a criterion that holds decides.

    Attributes:
        answer: an option's key, or "na".
        any_of, all_of, none_of: empty ones do not restrict.
        confidence: 0..1, how far a hit of this rule is to be believed.
        reason: one sentence for the reviewer.
    """

    answer: str
    any_of: tuple[CheckUse, ...] = ()
    all_of: tuple[CheckUse, ...] = ()
    none_of: tuple[CheckUse, ...] = ()
    confidence: float = 0.5
    reason: str = ""


class Attribution(StrEnum):
    """To whom or what a lost point belongs. It never changes the score."""

    AGENT = "agent"
    POLICY = "policy"
    TOOL = "tool"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Reason:
    """A root cause a reviewer may pick for a lost point."""

    key: str
    label: str


class Role(StrEnum):
    """SCORED shares the 100 points; BONUS adds its weight in points on top; PENALTY takes it off."""

    SCORED = "scored"
    BONUS = "bonus"
    PENALTY = "penalty"


class CriticalPolicy(StrEnum):
    SCORE_ZERO = "score_zero"
    SECTION_ZERO = "section_zero"
    FAIL_OUTCOME = "fail_outcome"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of a rubric.

    Attributes:
        key: stable through versions; what evaluations store.
        weight: share of its section, >= 0, relative to its sisters; points of the score for a bonus or a
            penalty.
        guidance: how to mark it, for a reviewer who sees the form for the first time.
        suggest: rules of the automatic suggestion, in order; empty: never suggested.
        critical_effect: what failing this critical criterion does; None: what the policy says.
        comment_on: answers ("na" included) that need a comment.
        reasons: root causes to pick from when points were lost; empty: not asked.
        attribution: whom a lost point may be laid on; empty: not asked.
        shown_when: None: always shown.
        replaces: key of the criterion of the version before that this one goes on from; "" when the key
            stayed.
        bar: 0..1; a suggestion that is less sure than this abstains. None: the usual bar of the suggestions.
    """

    key: str
    title: str
    weight: Decimal
    scale: Scale
    guidance: str = ""
    na_allowed: bool = True
    critical: bool = False
    suggest: tuple[SuggestRule, ...] = ()
    role: Role = Role.SCORED
    critical_effect: CriticalPolicy | None = None
    comment_on: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    shown_when: Condition | None = None
    replaces: str = ""
    bar: Decimal | None = None

    def as_key(self, answer: Answer) -> Answer:
        """The answer with a number on bands replaced by the key of its band, which is what conditions ask for."""
        if self.scale.kind is not ScaleKind.BANDS or not isinstance(answer.value, Decimal):
            return answer
        return Answer(answer.state, self.scale.band(answer.value).key)


@dataclass(frozen=True, slots=True)
class Section:
    """Criteria that belong together.

    Attributes:
        weight: share of the score relative to its sisters; points of the score for a bonus section.
        role: BONUS or PENALTY makes the section's weight points on top of, or off, the score, shared by its
            criteria.
        shown_when: None: always shown; when hidden, so are all its criteria.
    """

    key: str
    title: str
    weight: Decimal
    criteria: tuple[Criterion, ...]
    role: Role = Role.SCORED
    shown_when: Condition | None = None
    description: str = ""


class NotApplicablePolicy(StrEnum):
    LEAVE_OUT = "leave_out"
    COUNT_AS_PASS = "count_as_pass"
    COUNT_AS_ZERO = "count_as_zero"
    NOT_ALLOWED = "not_allowed"


class UnansweredPolicy(StrEnum):
    REFUSE = "refuse"
    LEAVE_OUT = "leave_out"


class BelowTopPolicy(StrEnum):
    """What a mark that gives less than the top has to bring along before it can be submitted.

    REASON: a comment, or a root cause where the criterion offers some. EVIDENCE: words of the transcript. EITHER:
    one of the two.
    """

    NOTHING = "nothing"
    REASON = "reason"
    EVIDENCE = "evidence"
    EITHER = "either"


class Weighting(StrEnum):
    """How weights reach the score.

    SECTIONS: criteria share their section, sections share the score; what leaves is redistributed within the
    section, and only an empty section gives its share to the others. CRITERIA: all criteria share the score,
    weights of sections are not read. POINTS: a criterion's weight is its points, times the weight of its
    section.
    """

    SECTIONS = "sections"
    CRITERIA = "criteria"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Policy:
    """How a score is made from marks; pinned with the rubric's version.

    Attributes:
        critical_cap: highest score, 0..100, after a failed critical criterion; only read by
            CriticalPolicy.CAP.
        critical_below: 0..1; a critical criterion fails when its raw mark is 0 or under this.
        baseline: points every score starts from; each criterion then takes weight x (1 - raw). None: scores
            are built up from marks.
        bonus_cap: highest score that bonuses may lead to, >= 100; None: no end.
        decimals: digits that are shown and compared with thresholds, 0..4; one unless another system has to
            be met.
        abstained_below: 0..1; an automatic score is only shown while what the suggestions abstain from weighs
            less than this share of it. Source: the project's own choice, no published figure.
        below_top: what a mark by a person under the top asks for; criteria that are left out, and texts, ask for
            nothing.
    """

    not_applicable: NotApplicablePolicy = NotApplicablePolicy.LEAVE_OUT
    unanswered: UnansweredPolicy = UnansweredPolicy.REFUSE
    critical: CriticalPolicy = CriticalPolicy.FAIL_OUTCOME
    critical_cap: Decimal | None = None
    weighting: Weighting = Weighting.SECTIONS
    critical_below: Decimal = Decimal(0)
    baseline: Decimal | None = None
    bonus_cap: Decimal | None = Decimal(100)
    decimals: int = 1
    abstained_below: Decimal = Decimal("0.25")
    below_top: BelowTopPolicy = BelowTopPolicy.NOTHING


@dataclass(frozen=True, slots=True)
class Thresholds:
    """An operation is optimised when interactions score and customers rate it at least this.

    Attributes:
        interaction: score, 0..100.
        customer: rating normalised to 0..100.
    """

    interaction: Decimal = Decimal(91)
    customer: Decimal = Decimal(85)


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """A named stretch of the score, from `start` (included) up to the next band."""

    key: str
    label: str
    start: Decimal


class VersionState(StrEnum):
    """A draft may change, a published version never does, a retired one is no longer offered."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Rubric:
    """A versioned form.

    Attributes:
        key: stable through versions.
        version: 1, 2, …; a published version never changes.
        names: slots that checks may use, e.g. {"brand": ("Fernlea", "Fernlea Home")}.
        bands: highest first; empty: scores carry no name.
    """

    key: str
    title: str
    version: int
    sections: tuple[Section, ...]
    policy: Policy = Policy()
    thresholds: Thresholds = Thresholds()
    language: str = "en"
    description: str = ""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bands: tuple[ScoreBand, ...] = ()
    state: VersionState = VersionState.DRAFT

    def criteria(self) -> Iterator[Criterion]:
        """Every criterion, in the order of the form."""
        for section in self.sections:
            yield from section.criteria

    def criterion(self, key: str) -> Criterion | None:
        """The criterion with this key, None when the rubric has none."""
        return next((criterion for criterion in self.criteria() if criterion.key == key), None)
