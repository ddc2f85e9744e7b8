"""How other systems make a score, as policies, each with worked examples that carry the numbers to expect.

Owns the presets for people who come from another system. The examples are data: whoever may import the
arithmetic reckons them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from rubrics.model import (
    NOT_APPLICABLE,
    UNANSWERED,
    Answer,
    AnswerState,
    Criterion,
    CriticalPolicy,
    NotApplicablePolicy,
    Option,
    Policy,
    Role,
    Rubric,
    Scale,
    ScaleKind,
    Section,
    UnansweredPolicy,
    Weighting,
)
from rubrics.scale_fields import YES_NO

YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")


@dataclass(frozen=True, slots=True)
class Example:
    """A form, its marks, and what comes out.

    Attributes:
        score: as shown; None when no score may come out.
        met: whether the outcome is met at the form's threshold.
        applied: criterion key -> applied weight, where the example is about weights.
        critical_score: None where the example is not about it.
    """

    title: str
    rubric: Rubric
    marks: Mapping[str, Answer]
    score: Decimal | None
    met: bool = False
    applied: Mapping[str, Decimal] = field(default_factory=dict)
    critical_score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Preset:
    """The policy of another system.

    Attributes:
        mean: what the examples' scores average to, rounded half up to two decimals; None when that is not the
            point.
    """

    name: str
    title: str
    description: str
    policy: Policy
    examples: tuple[Example, ...]
    mean: Decimal | None = None


def preset(name: str) -> Preset | None:
    """The preset of this name; None when there is none."""
    return next((found for found in PRESETS if found.name == name), None)


def _levels(best: int) -> Scale:
    options = (Option(str(mark), str(mark), Decimal(mark) / best) for mark in range(best, -1, -1))
    return Scale(ScaleKind.LEVELS, tuple(options))


def _level(mark: int) -> Answer:
    return Answer(AnswerState.ANSWERED, str(mark))


def _criterion(
    key: str,
    weight: str,
    scale: Scale = YES_NO,
    *,
    critical: CriticalPolicy | bool = False,
    role: Role = Role.SCORED,
) -> Criterion:
    effect = critical if isinstance(critical, CriticalPolicy) else None
    return Criterion(
        key,
        key.replace("_", " ").capitalize(),
        Decimal(weight),
        scale,
        critical=bool(critical),
        critical_effect=effect,
        role=role,
    )


def _section(key: str, weight: int, *criteria: Criterion, role: Role = Role.SCORED) -> Section:
    return Section(key, key.capitalize(), Decimal(weight), criteria, role)


def _form(name: str, policy: Policy, *sections: Section) -> Rubric:
    return Rubric(name, name.replace("_", " ").capitalize(), 1, sections, policy)


def _amazon_connect() -> Preset:
    policy = Policy(unanswered=UnansweredPolicy.REFUSE, critical=CriticalPolicy.SCORE_ZERO)
    half = _levels(2)
    questions = [
        _criterion("greeting", "40"),
        *(_criterion(key, "20", half) for key in ("needs", "answer", "close")),
    ]
    form = _form("amazon_connect", policy, _section("form", 100, *questions))
    marks = {"greeting": YES, "needs": _level(1), "answer": _level(1), "close": _level(0)}
    return Preset(
        "amazon_connect",
        "Amazon Connect",
        "Weights of questions share the form; N/A leaves and the others take its share in proportion.",
        policy,
        (
            Example("Weights 40/20/20/20, marks 1, ½, ½, 0", form, marks, Decimal("60.0")),
            Example(
                "The fourth is N/A",
                form,
                marks | {"close": NOT_APPLICABLE},
                Decimal("75.0"),
                applied={
                    "greeting": Decimal(50),
                    "needs": Decimal(25),
                    "answer": Decimal(25),
                    "close": Decimal(0),
                },
            ),
        ),
    )


def _genesys() -> Preset:
    policy = Policy(weighting=Weighting.POINTS, critical=CriticalPolicy.FAIL_OUTCOME)
    form = _form(
        "genesys",
        policy,
        _section("first", 40, _criterion("opening", "1", critical=True), _criterion("listening", "1")),
        _section("second", 20, _criterion("closing", "1")),
    )
    marks = {"opening": YES, "listening": NO, "closing": YES}
    return Preset(
        "genesys",
        "Genesys Cloud",
        "Points times the weight of their group, over all groups; a score of the critical questions beside it.",
        policy,
        (
            Example(
                "Groups of weight 40 (yes, no) and 20 (yes); the first question is critical",
                form,
                marks,
                Decimal("60.0"),
                applied={"opening": Decimal(40), "listening": Decimal(40), "closing": Decimal(20)},
                critical_score=Decimal("100.0"),
            ),
        ),
    )


def _zendesk() -> Preset:
    policy = Policy(
        weighting=Weighting.CRITERIA,
        unanswered=UnansweredPolicy.LEAVE_OUT,
        critical=CriticalPolicy.SCORE_ZERO,
        critical_below=Decimal("0.5"),
        decimals=2,
    )
    five = _levels(4)
    form = _form(
        "zendesk",
        policy,
        _section("critical", 1, _criterion("privacy", "0.05", five, critical=True)),
        _section(
            "skills",
            1,
            *(_criterion(key, weight, five) for key, weight in (("politeness", "1"), ("explanation", "2"))),
            *(_criterion(key, weight, five) for key, weight in (("empathy", "0.5"), ("solution", "2"))),
        ),
    )
    reviews = [
        ("All at the top", (4, 4, 4, 4, 4), "100.00"),
        ("Only empathy and the critical category", (4, 0, 0, 4, 0), "9.91"),
        ("No solution", (4, 4, 4, 4, 0), "63.96"),
        ("No empathy", (4, 4, 4, 0, 4), "90.99"),
        ("Critical category at 25 %", (1, 4, 4, 4, 4), "0.00"),
    ]
    keys = [criterion.key for criterion in form.criteria()]
    examples = tuple(
        Example(
            title,
            form,
            dict(zip(keys, map(_level, marks), strict=True)),
            Decimal(shown),
            met=shown == "100.00",
        )
        for title, marks, shown in reviews
    )
    return Preset(
        "zendesk",
        "Zendesk QA",
        "(selected - least) / (most - least); only rated categories count; a critical one under 50 % makes it 0.",
        policy,
        examples,
        mean=Decimal("52.97"),
    )


def _evaluagent() -> Preset:
    keeps, zero = CriticalPolicy.FAIL_OUTCOME, CriticalPolicy.SCORE_ZERO
    leaves, passes = NotApplicablePolicy.LEAVE_OUT, NotApplicablePolicy.COUNT_AS_PASS
    rows = [
        ("N/A leaves, the score is kept", leaves, keeps, "66.7"),
        ("N/A counts as 1, the score is kept", passes, keeps, "75.0"),
        ("N/A leaves, the score is 0", leaves, zero, "0.0"),
        ("N/A counts as 1, the score is 0", passes, zero, "0.0"),
    ]
    questions = [_criterion(key, "1") for key in ("greeting", "hold", "solution")]
    section = _section("form", 100, *questions, _criterion("data_protection", "1", critical=True))
    marks = {"greeting": YES, "hold": NOT_APPLICABLE, "solution": YES, "data_protection": NO}
    examples = tuple(
        Example(title, _form("evaluagent", Policy(na, critical=critical), section), marks, Decimal(shown))
        for title, na, critical, shown in rows
    )
    return Preset(
        "evaluagent",
        "evaluagent",
        "N/A leaves or counts as 1; a failed critical item fails the outcome, and the score is kept or 0.",
        examples[0].rubric.policy,
        examples,
    )


def _playvox() -> Preset:
    policy = Policy(critical=CriticalPolicy.SECTION_ZERO, bonus_cap=None)
    form = _form(
        "playvox",
        policy,
        _section(
            "service",
            60,
            _criterion("courtesy", "20"),
            _criterion("accuracy", "30", critical=CriticalPolicy.SECTION_ZERO),
            _criterion("hold", "10"),
            _criterion("delight", "5", role=Role.BONUS),
        ),
        _section("process", 40, _criterion("notes", "40", critical=CriticalPolicy.SCORE_ZERO)),
    )
    best = dict.fromkeys(("courtesy", "accuracy", "hold", "notes"), YES)
    weights = {"courtesy": Decimal(24), "accuracy": Decimal(36), "hold": Decimal(0), "notes": Decimal(40)}
    return Preset(
        "playvox",
        "Playvox",
        "A failed group is 0, a failed form is 0, a bonus goes beyond 100, and N/A rescales the rest.",
        policy,
        (
            Example("Everything and the bonus", form, best | {"delight": YES}, Decimal("105.0"), met=True),
            Example("The group fails", form, best | {"accuracy": NO, "delight": NO}, Decimal("40.0")),
            Example("The form fails", form, best | {"notes": NO, "delight": YES}, Decimal("0.0")),
            Example(
                "N/A rescales the rest",
                form,
                best | {"courtesy": NO, "hold": NOT_APPLICABLE, "delight": NO},
                Decimal("76.0"),
                applied=weights,
            ),
        ),
    )


def _verint() -> Preset:
    policy = Policy(
        unanswered=UnansweredPolicy.LEAVE_OUT, baseline=Decimal(100), weighting=Weighting.CRITERIA
    )
    keys = ("identified", "polite", "resolved")
    form = _form("verint", policy, _section("form", 1, *(_criterion(key, "5") for key in keys)))
    return Preset(
        "verint",
        "Verint",
        "Every score starts from 100 and a No takes 5; blanks leave, and without any answer there is no score.",
        policy,
        (
            Example("One No and one Yes", form, {"identified": NO, "polite": YES}, Decimal("95.0"), met=True),
            Example(
                "A blank leaves",
                form,
                {"identified": NO, "polite": NO, "resolved": UNANSWERED},
                Decimal("90.0"),
            ),
            Example("Nothing is answered", form, {}, None),
        ),
    )


def _maestroqa() -> Preset:
    policy = Policy(critical=CriticalPolicy.SCORE_ZERO, bonus_cap=None)
    form = _form(
        "maestroqa",
        policy,
        _section("rubric", 100, _criterion("tone", "40"), _criterion("solution", "60")),
        _section("failures", 0, _criterion("rude", "0", critical=True)),
        _section("bonus", 10, _criterion("delight", "1"), role=Role.BONUS),
    )
    best = {"tone": YES, "solution": YES, "rude": YES, "delight": YES}
    return Preset(
        "maestroqa",
        "MaestroQA",
        "A bonus section goes beyond 100 %, and one automatic failure makes the score 0.",
        policy,
        (
            Example("Everything and the bonus section", form, best, Decimal("110.0"), met=True),
            Example("The bonus makes up for what was lost", form, best | {"tone": NO}, Decimal("70.0")),
            Example("One automatic failure", form, best | {"rude": NO}, Decimal("0.0")),
        ),
    )


PRESETS: tuple[Preset, ...] = (
    _amazon_connect(),
    _genesys(),
    _zendesk(),
    _evaluagent(),
    _playvox(),
    _verint(),
    _maestroqa(),
)
"""In the order in which they are offered."""
