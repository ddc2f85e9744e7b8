"""What changes from one round to the next, on evaluations whose figures can be reckoned on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    AnswerState,
    Criterion,
    Option,
    Policy,
    Rubric,
    Scale,
    ScaleKind,
    Section,
)
from scoring.intervals import Verdict
from scoring.rounds import Judged, compare, profile
from scoring.score import score

YES_NO = Scale(
    ScaleKind.YES_NO, (Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0))),
)  # fmt: skip
LEVELS = Scale(
    ScaleKind.LEVELS,
    (Option("2", "Both", Decimal(1)), Option("1", "One", Decimal("0.5")), Option("0", "None", Decimal(0))),
)


def criterion(key: str, weight: int, scale: Scale = YES_NO, critical: bool = False) -> Criterion:
    return Criterion(key, key.title(), Decimal(weight), scale, critical=critical)


RUBRIC = Rubric(
    "small",
    "Small",
    1,
    (
        Section("brand", "Brand", Decimal(40), (criterion("greeting", 1, LEVELS),)),
        Section(
            "care", "Care", Decimal(60), (criterion("identity", 1, critical=True), criterion("sorry", 1))
        ),
    ),
    Policy(),
)


def judged(number: int, agent: str, rating: int | None = None, **answers: str) -> Judged:
    given = {key: _answer(value) for key, value in answers.items()}
    return Judged(number, agent, score(RUBRIC, given), None if rating is None else Decimal(rating))


def _answer(value: str) -> Answer:
    return NOT_APPLICABLE if value == "na" else Answer(AnswerState.ANSWERED, value)


FULL = {"greeting": "2", "identity": "yes", "sorry": "yes"}
HALF = {"greeting": "1", "identity": "yes", "sorry": "no"}  # 20 + 30 = 50
BARE = {"greeting": "0", "identity": "no", "sorry": "na"}  # 0; the critical criterion fails


def sample(
    *answers: Mapping[str, str], agent: str = "Maya", ratings: Sequence[int | None] = ()
) -> list[Judged]:
    held = [*ratings, *[None] * len(answers)]
    return [judged(at, agent, held[at], **one) for at, one in enumerate(answers)]


def test_a_sample_has_the_mean_the_share_and_the_parts_that_paper_gives() -> None:
    found = profile(sample(FULL, HALF, HALF, BARE, ratings=[100, 75, None, 0]), RUBRIC)
    assert found.score.values == (100, 50, 50, 0)
    assert found.score.estimate.value == 50
    assert found.rating.values == (100, 75, 0)
    assert (found.met_count, found.met.value) == (1, 0.25)
    assert [section.values for section in found.sections] == [(100, 50, 50, 0), (100, 50, 50, 0)]
    assert [lost.marks.estimate.value for lost in found.criteria] == [50, 75, pytest.approx(100 / 3)]


def test_points_lost_are_of_the_whole_score_and_nothing_where_it_did_not_apply() -> None:
    found = profile(sample(FULL, HALF, HALF, BARE), RUBRIC)
    # Greeting: 0, 20, 20, 40 of 100. Identity: 0, 0, 0, 60, as "sorry" left its weight to it. Sorry: 0, 30,
    # 30, none.
    assert [lost.lost for lost in found.criteria] == [20, 15, 15]
    assert [lost.full for lost in found.criteria] == [1, 3, 1]
    assert [lost.marks.estimate.n for lost in found.criteria] == [4, 4, 3]


def test_an_interaction_that_failed_a_critical_criterion_does_not_meet_the_standard() -> None:
    failed = {"greeting": "2", "identity": "no", "sorry": "yes"}
    assert profile(sample(failed, FULL), RUBRIC).met_count == 1


def test_interactions_without_a_score_are_counted_and_left_out() -> None:
    found = profile(sample(FULL, {"greeting": "2"}), RUBRIC)
    assert (found.n, found.without_score) == (1, 1)


def test_the_change_is_the_second_round_minus_the_first_with_an_interval() -> None:
    change = compare(sample(*[HALF] * 6, FULL), sample(*[FULL] * 6, HALF), RUBRIC).score
    assert change.difference.value == pytest.approx(650 / 7 - 400 / 7)
    assert change.difference.low is not None
    assert change.difference.low > 0
    assert change.difference.p == pytest.approx(
        100 / 3432
    )  # 14 over 7 regroupings, 50 as far apart on each side
    assert change.verdict is Verdict.SHOWN


def test_few_interactions_are_too_small_to_tell_however_far_apart() -> None:
    found = compare(sample(*[BARE] * 3), sample(*[FULL] * 3), RUBRIC)
    assert found.score.verdict is Verdict.TOO_SMALL
    assert found.before.optimised is Verdict.TOO_SMALL


def test_optimised_is_shown_only_when_both_whole_intervals_are_at_their_thresholds() -> None:
    good = profile(sample(*[FULL] * 60, ratings=[100] * 60), RUBRIC)
    assert good.optimised is Verdict.SHOWN
    unhappy = profile(sample(*[FULL] * 60, ratings=[100, 50] * 30), RUBRIC)
    assert (unhappy.score_verdict, unhappy.rating_verdict) == (Verdict.SHOWN, Verdict.NOT_SHOWN)
    assert unhappy.optimised is Verdict.NOT_SHOWN


def test_an_agent_who_served_in_one_round_only_has_no_change() -> None:
    found = compare(sample(FULL, agent="Tom"), sample(FULL, HALF, agent="Maya"), RUBRIC)
    assert [change.title for change in found.agents] == ["Maya", "Tom"]
    assert [change.difference.value for change in found.agents] == [None, None]


def test_a_comparable_company_is_a_third_perspective_and_never_part_of_the_change() -> None:
    found = compare(sample(HALF), sample(FULL), RUBRIC, comparable=sample(FULL, HALF, agent="Alex"))
    assert found.comparable is not None
    assert found.comparable.score.estimate.value == 75
    assert found.score.difference.value == 50
    assert compare(sample(HALF), sample(FULL), RUBRIC).comparable is None


def test_nothing_at_all_is_told_and_not_an_error() -> None:
    found = compare([], [], RUBRIC)
    assert found.score.difference.value is None
    assert found.before.score.estimate.reason == "there is no interaction"


answers = st.fixed_dictionaries(
    {
        "greeting": st.sampled_from(["2", "1", "0", "na"]),
        "identity": st.sampled_from(["yes", "no", "na"]),
        "sorry": st.sampled_from(["yes", "no", "na"]),
    }
)


@settings(max_examples=50, deadline=None)
@given(st.lists(answers, max_size=8))
def test_points_lost_and_the_mean_score_make_a_hundred(marks: list[dict[str, str]]) -> None:
    found = profile([one for one in sample(*marks) if one.explanation.score is not None], RUBRIC)
    if found.n:
        assert found.score.estimate.value is not None
        lost = sum(criterion.lost for criterion in found.criteria)
        assert found.score.estimate.value + lost == pytest.approx(100, abs=0.051)
