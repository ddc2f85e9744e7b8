"""Scores of very many evaluations: the same as one by one, to the last digit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rubric_strategies import YES_NO, answered, any_policy, marks, rubrics

from rubrics.conditions import Situation, resolve
from rubrics.model import (
    HIDDEN,
    NOT_APPLICABLE,
    UNANSWERED,
    Answer,
    AnswerIs,
    Condition,
    Criterion,
    NotApplicablePolicy,
    Option,
    Policy,
    Rubric,
    Scale,
    ScaleKind,
    Section,
    UnansweredPolicy,
)
from scoring.bulk import score_many
from scoring.mark_table import mark_table, resolved
from scoring.model import Outcome
from scoring.score import score

HALF = Scale(
    ScaleKind.LEVELS,
    (Option("2", "2", Decimal(1)), Option("1", "1", Decimal("0.5")), Option("0", "0", Decimal(0))),
)
any_unanswered = st.sampled_from(UnansweredPolicy)


def form(*criteria: Criterion, **policy: Any) -> Rubric:
    return Rubric("form", "Form", 1, (Section("one", "One", Decimal(1), criteria),), Policy(**policy))


def criterion(key: str, weight: str = "1", scale: Scale = YES_NO, **more: Any) -> Criterion:
    return Criterion(key, key, Decimal(weight), scale, **more)


def keys_of(rubric: Rubric) -> list[str]:
    return [item.key for item in rubric.criteria()]


@given(st.data(), rubrics(policies=any_policy, roles=True), any_unanswered)
def test_every_score_is_the_one_its_explanation_shows(
    data: st.DataObject, lenient: Rubric, unanswered: UnansweredPolicy
) -> None:
    rubric = replace(lenient, policy=replace(lenient.policy, unanswered=unanswered))
    rows = data.draw(st.lists(marks(rubric), max_size=4))
    found = score_many(rubric, mark_table(keys_of(rubric), rows))
    explained = [score(rubric, row) for row in rows]
    assert [found.score(place) for place in range(len(rows))] == [one.score for one in explained]
    assert found.met.tolist() == [one.outcome is Outcome.MET for one in explained]
    assert found.gated.tolist() == [bool(one.gates) for one in explained]
    assert not found.unfit.any()


@given(st.data(), rubrics(policies=any_policy, roles=True))
def test_the_mean_points_are_the_mean_contributions(data: st.DataObject, rubric: Rubric) -> None:
    free = replace(rubric.policy, bonus_cap=None, critical_cap=None, baseline=None)
    plain = replace(rubric, policy=free, sections=tuple(map(_uncritical, rubric.sections)))
    rows = data.draw(st.lists(marks(plain), min_size=1, max_size=3))
    explained = [one for one in (score(plain, row) for row in rows) if one.score is not None]
    if any(one.exact == 0 for one in explained):  # penalties may have been cut to what there was
        return
    found = score_many(plain, mark_table(keys_of(plain), rows)).mean_points
    for place, key in enumerate(keys_of(plain)):
        total = sum(float(one.parts()[place].contribution) for one in explained)
        assert found[key] == pytest.approx(total / max(len(explained), 1), abs=1e-6)


def _uncritical(section: Section) -> Section:
    return replace(section, criteria=tuple(replace(item, critical=False) for item in section.criteria))


def test_scores_exactly_between_two_digits_go_up() -> None:
    rubric = form(*(criterion(f"c{n}", "2.5" if n < 36 else "10", HALF) for n in range(37)))
    rows = [{f"c{n}": answered("1" if n < halves else "2") for n in range(37)} for halves in range(37)]
    found = score_many(rubric, mark_table(keys_of(rubric), rows))
    assert [found.score(n) for n in range(37)] == [score(rubric, row).score for row in rows]
    assert found.score(1) == Decimal("98.8")
    assert found.score(7) == Decimal("91.3")


def test_thirds_and_sevenths_in_many_sections_agree_with_the_explanation() -> None:
    third = Scale(ScaleKind.LEVELS, tuple(Option(str(n), str(n), Decimal(3 - n) / 3) for n in range(4)))
    sections = tuple(
        Section(
            f"s{s}",
            f"S{s}",
            Decimal(s + 1),
            tuple(criterion(f"c{s}{n}", str(n + 3), third) for n in range(3)),
        )
        for s in range(3)
    )
    rubric = Rubric("form", "Form", 1, sections, Policy())
    picks = [answered(str(n)) for n in range(4)]
    rows: list[dict[str, Answer]] = [
        dict(zip(keys_of(rubric), (a, b, NOT_APPLICABLE, b, a, c, c, NOT_APPLICABLE, a), strict=True))
        for a, b, c in product(picks, repeat=3)
    ]
    found = score_many(rubric, mark_table(keys_of(rubric), rows))
    assert [found.score(n) for n in range(len(rows))] == [score(rubric, row).score for row in rows]


def test_weights_too_long_for_floating_point_are_reckoned_one_by_one() -> None:
    rubric = form(
        criterion("a", "999999.999999999"), criterion("b", "0.000000001"), criterion("c", "31415.926535897")
    )
    rows = [
        dict(zip("abc", pick, strict=True)) for pick in product([answered("yes"), answered("no")], repeat=3)
    ]
    found = score_many(rubric, mark_table("abc", [*rows, {"a": answered("9")}]))
    assert [found.score(n) for n in range(8)] == [score(rubric, row).score for row in rows]
    assert (found.score(8), found.unfit.tolist()[-1]) == (None, 1)
    assert found.mean_points["b"] == pytest.approx(0, abs=1e-9)


def test_a_criterion_that_the_table_does_not_have_is_unanswered() -> None:
    rows = [{"a": answered("yes")}]
    strict, lenient = (
        form(criterion("a"), criterion("new"), unanswered=policy)
        for policy in (UnansweredPolicy.REFUSE, UnansweredPolicy.LEAVE_OUT)
    )
    assert score_many(strict, mark_table(["a"], rows)).score(0) is None
    assert score_many(lenient, mark_table(["a"], rows)).score(0) == 100


def test_answers_that_do_not_fit_a_changed_scale_are_counted() -> None:
    table = mark_table(
        ["a", "b"], [{"a": answered("yes"), "b": answered("2")}, {"a": NOT_APPLICABLE, "b": answered("no")}]
    )
    rubric = form(
        criterion("a", na_allowed=False),
        criterion("b"),
        unanswered=UnansweredPolicy.LEAVE_OUT,
        not_applicable=NotApplicablePolicy.LEAVE_OUT,
    )
    found = score_many(rubric, table)
    assert (found.unfit.tolist(), found.score(0), found.score(1)) == ([1, 1], 100, 0)


def test_an_empty_table_has_no_scores() -> None:
    found = score_many(form(criterion("a")), mark_table(["a"], []))
    assert (len(found.units), found.mean_points) == (0, {"a": 0.0})


def test_a_table_gives_back_what_was_put_in() -> None:
    row = {"a": answered("yes"), "b": HIDDEN, "c": answered(("x", "y")), "d": answered(Decimal(3))}
    table = mark_table("abcde", [{}, row])
    assert table.row(1) == row | {"e": UNANSWERED}
    assert set(table.row(0).values()) == {UNANSWERED}


conditions = st.recursive(
    st.builds(
        Condition,
        channels=st.sampled_from([(), ("chat",), ("call", "chat")]),
        tags=st.sampled_from([(), ("vip",)]),
        answers=st.sampled_from([(), (AnswerIs("a", ("yes",)),), (AnswerIs("b", ("2", "na")),)]),
    ),
    lambda inner: st.builds(Condition, any_of=st.tuples(inner, inner), none_of=st.tuples(inner)),
    max_leaves=4,
)
situations = st.builds(
    Situation,
    st.sampled_from([None, "call", "chat"]),
    st.sampled_from([None, frozenset[str](), frozenset({"vip"})]),
)


@given(st.data(), conditions, conditions)
def test_conditions_hide_in_a_table_what_they_hide_in_a_form(
    data: st.DataObject, first: Condition, second: Condition
) -> None:
    rubric = form(
        criterion("d", shown_when=second),
        criterion("c", shown_when=first),
        criterion("b", scale=HALF, shown_when=Condition(answers=(AnswerIs("a", ("yes", "na")),))),
        criterion("a"),
    )
    rows = data.draw(st.lists(marks(rubric), max_size=4))
    known = [data.draw(situations) for _ in rows]
    found = resolved(rubric, mark_table("abcd", rows, known))
    for place, (row, situation) in enumerate(zip(rows, known, strict=True)):
        expected = dict.fromkeys("abcd", UNANSWERED) | resolve(rubric, row, situation)
        assert found.row(place) == expected


def test_bands_hide_by_the_band_a_number_falls_into() -> None:
    options = (Option("soon", "Soon", Decimal(1), below=Decimal(3)), Option("late", "Late", Decimal(0)))
    days = criterion("days", scale=Scale(ScaleKind.BANDS, options))
    rubric = form(days, criterion("b", shown_when=Condition(answers=(AnswerIs("days", ("late",)),))))
    rows = [{"days": answered(Decimal(n)), "b": answered("yes")} for n in (1, 5)]
    found = resolved(rubric, mark_table(["days", "b"], rows))
    assert [found.row(n)["b"] for n in (0, 1)] == [HIDDEN, answered("yes")]
