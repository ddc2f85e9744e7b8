"""Rubrics and answers of every kind for property tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rubrics.model import (
    HIDDEN,
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

YES_NO = Scale(ScaleKind.YES_NO, (Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0))))

weights = st.decimals(min_value=Decimal("0.01"), max_value=100, places=2)
fractions = st.decimals(min_value=0, max_value=1, places=2)


LENIENT = Policy(unanswered=UnansweredPolicy.LEAVE_OUT)
lenient = st.just(LENIENT)


def answered(value: Any) -> Answer:
    return Answer(AnswerState.ANSWERED, value)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    kind = draw(st.sampled_from([kind for kind in ScaleKind if kind is not ScaleKind.TEXT]))
    if kind is ScaleKind.YES_NO:
        return YES_NO
    if kind is ScaleKind.POINTS:
        low = draw(st.integers(-3, 3))
        return Scale(kind, maximum=Decimal(low + draw(st.integers(1, 9))), minimum=Decimal(low))
    count = draw(st.integers(2, 5))
    marks = sorted((draw(fractions) for _ in range(count)), reverse=True)
    if kind is ScaleKind.BANDS:
        edges = [Decimal(10 * place) for place in range(1, count)]
        options = [
            Option(f"b{place}", f"b{place}", mark, below=edge)
            for place, (mark, edge) in enumerate(zip(marks, [*edges, None], strict=True))
        ]
        return Scale(kind, tuple(options))
    if kind is ScaleKind.CHOICES:
        options = [
            Option(f"c{place}", f"c{place}", Decimal(0), points=Decimal(place + 1)) for place in range(count)
        ]
        return Scale(kind, tuple(options), maximum=Decimal(count))
    return Scale(kind, tuple(Option(str(place), str(place), mark) for place, mark in enumerate(marks)))


@st.composite
def rubrics(
    draw: st.DrawFn,
    *,
    policies: st.SearchStrategy[Policy] = lenient,
    roles: bool = False,
    critical: bool = True,
) -> Rubric:
    names = iter(f"c{number}" for number in range(100))
    kinds = st.sampled_from(Role) if roles else st.just(Role.SCORED)
    sections = []
    for place in range(draw(st.integers(1, 4))):
        criteria = [
            Criterion(
                key := next(names),
                f"Title of {key}",
                draw(weights),
                draw(scales()),
                critical=critical and draw(st.booleans()),
                role=draw(kinds),
            )
            for _ in range(draw(st.integers(1, 5)))
        ]
        section = Section(f"s{place}", f"Section {place}", draw(weights), tuple(criteria), draw(kinds))
        sections.append(section)
    return Rubric("any", "Any", 1, tuple(sections), draw(policies))


any_policy = st.builds(
    Policy,
    not_applicable=st.sampled_from(
        [NotApplicablePolicy.LEAVE_OUT, NotApplicablePolicy.COUNT_AS_PASS, NotApplicablePolicy.COUNT_AS_ZERO]
    ),
    unanswered=st.just(UnansweredPolicy.LEAVE_OUT),
    critical=st.sampled_from(CriticalPolicy),
    critical_cap=st.decimals(min_value=0, max_value=100, places=1),
    weighting=st.sampled_from(Weighting),
    critical_below=fractions,
    baseline=st.none() | st.decimals(min_value=0, max_value=100, places=1),
    bonus_cap=st.none() | st.decimals(min_value=100, max_value=150, places=1),
)


@st.composite
def answers_to(draw: st.DrawFn, criterion: Criterion) -> Answer:
    scale = criterion.scale
    if scale.kind is ScaleKind.POINTS:
        assert scale.maximum is not None
        return answered(draw(st.decimals(min_value=scale.minimum, max_value=scale.maximum, places=2)))
    if scale.kind is ScaleKind.BANDS:
        return answered(draw(st.decimals(min_value=-5, max_value=60, places=1)))
    keys = [option.key for option in scale.options]
    if scale.kind is ScaleKind.CHOICES:
        return answered(tuple(draw(st.lists(st.sampled_from(keys), unique=True))))
    return answered(draw(st.sampled_from(keys)))


@st.composite
def marks(draw: st.DrawFn, rubric: Rubric) -> dict[str, Answer]:
    others = st.sampled_from([NOT_APPLICABLE, HIDDEN, UNANSWERED])
    found = {}
    for criterion in rubric.criteria():
        found[criterion.key] = draw(answers_to(criterion) | answers_to(criterion) | others)
    return found


@st.composite
def marked(
    draw: st.DrawFn,
    *,
    policies: st.SearchStrategy[Policy] = lenient,
    roles: bool = False,
    critical: bool = True,
) -> tuple[Rubric, dict[str, Answer]]:
    rubric = draw(rubrics(policies=policies, roles=roles, critical=critical))
    return rubric, draw(marks(rubric))
