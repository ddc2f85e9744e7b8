"""Scores of small forms, each reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from rubric_strategies import YES_NO, answered

from rubrics.loader import builtin, load
from rubrics.model import (
    HIDDEN,
    NOT_APPLICABLE,
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
    ScoreBand,
    Section,
    UnansweredPolicy,
    Weighting,
)
from scoring.errors import MarksError
from scoring.model import Explanation, Finding, Outcome
from scoring.score import score, score_findings
from scoring.words import explain_in_words, part_words, to_json

YES, NO = answered("yes"), answered("no")
LEVELS = Scale(
    ScaleKind.LEVELS,
    (
        Option("2", "Both", Decimal(1)),
        Option("1", "One", Decimal("0.5")),
        Option("0", "None", Decimal(0)),
    ),
)
PERCENT = Scale(ScaleKind.POINTS, maximum=Decimal(100))


def criterion(key: str, weight: Any = 10, scale: Scale = YES_NO, **more: Any) -> Criterion:
    return Criterion(key, key.title(), Decimal(weight), scale, **more)


def section(key: str, weight: Any, *criteria: Criterion, **more: Any) -> Section:
    return Section(key, key.title(), Decimal(weight), criteria, **more)


def form(*sections: Section, **policy: Any) -> Rubric:
    return Rubric("form", "Form", 1, sections, Policy(**policy))


def contributions(found: Explanation) -> dict[str, Decimal]:
    return {part.key: part.contribution for part in found.parts()}


def applied(found: Explanation) -> dict[str, Decimal]:
    return {part.key: part.applied_weight for part in found.parts()}


TWO = form(
    section("one", 50, criterion("greeting", 10, LEVELS), criterion("hold", 30)),
    section("two", 50, criterion("solution", 50)),
)


def test_every_mark_at_its_best_scores_100() -> None:
    found = score(TWO, {"greeting": answered("2"), "hold": YES, "solution": YES})
    assert (found.score, found.exact, found.outcome) == (Decimal("100.0"), Decimal(100), Outcome.MET)


def test_a_score_is_written_with_one_decimal() -> None:
    found = score(TWO, {"greeting": answered("0"), "hold": NO, "solution": YES})
    assert str(found.score) == "50.0"


def test_not_applicable_leaves_within_its_section_first() -> None:
    found = score(TWO, {"greeting": answered("1"), "hold": NOT_APPLICABLE, "solution": YES})
    assert applied(found) == {"greeting": 50, "hold": 0, "solution": 50}
    assert found.score == 75


def test_a_section_that_is_emptied_gives_its_share_to_the_others() -> None:
    found = score(TWO, {"greeting": answered("1"), "hold": YES, "solution": NOT_APPLICABLE})
    assert applied(found) == {"greeting": 25, "hold": 75, "solution": 0}
    assert found.score == Decimal("87.5")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (NotApplicablePolicy.LEAVE_OUT, "100.0"),
        (NotApplicablePolicy.COUNT_AS_PASS, "100.0"),
        (NotApplicablePolicy.COUNT_AS_ZERO, "50.0"),
    ],
)
def test_not_applicable_counts_as_the_policy_says(policy: NotApplicablePolicy, expected: str) -> None:
    rubric = form(section("one", 1, criterion("a"), criterion("b")), not_applicable=policy)
    assert str(score(rubric, {"a": YES, "b": NOT_APPLICABLE}).score) == expected


def test_hidden_leaves_even_where_not_applicable_would_count_as_zero() -> None:
    rubric = form(
        section("one", 1, criterion("a"), criterion("b")), not_applicable=NotApplicablePolicy.COUNT_AS_ZERO
    )
    found = score(rubric, {"a": YES, "b": HIDDEN})
    assert (found.score, found.parts()[1].state) == (100, AnswerState.HIDDEN)


def test_an_unanswered_criterion_makes_no_score_but_a_score_so_far() -> None:
    found = score(TWO, {"greeting": answered("2"), "solution": NO})
    assert (found.score, found.exact, found.outcome) == (None, None, Outcome.INCOMPLETE)
    assert (found.missing, found.so_far) == (("hold",), Decimal("50.0"))


def test_an_unanswered_criterion_is_left_out_when_the_policy_says_so() -> None:
    rubric = replace(TWO, policy=Policy(unanswered=UnansweredPolicy.LEAVE_OUT))
    assert score(rubric, {"greeting": answered("2"), "solution": NO}).score == 50


def test_nothing_that_counts_makes_no_score() -> None:
    found = score(TWO, dict.fromkeys(("greeting", "hold", "solution"), NOT_APPLICABLE))
    assert (found.score, found.so_far, found.outcome) == (None, None, Outcome.INCOMPLETE)
    assert contributions(found) == {"greeting": 0, "hold": 0, "solution": 0}


@pytest.mark.parametrize(
    ("mark", "shown", "outcome"),
    [
        ("90.95", "91.0", Outcome.MET),
        ("90.949", "90.9", Outcome.NOT_MET),
        ("91", "91.0", Outcome.MET),
        ("90.94999999999999999999", "90.9", Outcome.NOT_MET),
    ],
)
def test_what_is_shown_is_what_is_judged(mark: str, shown: str, outcome: Outcome) -> None:
    rubric = form(section("one", 1, criterion("a", 1, PERCENT)))
    found = score(rubric, {"a": answered(Decimal(mark))})
    assert (str(found.score), found.outcome) == (shown, outcome)


def test_tenths_add_up_where_binary_numbers_would_not() -> None:
    rubric = form(
        section("one", 1, criterion("a", "0.1"), criterion("b", "0.2"), criterion("c", "0.7")),
    )
    found = score(rubric, {"a": YES, "b": YES, "c": NO})
    assert (found.exact, contributions(found)) == (Decimal(30), {"a": 10, "b": 20, "c": 0})


def test_thirds_are_thirds() -> None:
    third = Option("1", "One", Decimal(1) / 3)
    scale = Scale(ScaleKind.LEVELS, (Option("3", "All", Decimal(1)), third, Option("0", "None", Decimal(0))))
    rubric = form(
        section("one", 1, criterion("a", "13.5", scale), criterion("b", "86.45"), criterion("c", "0.05"))
    )
    found = score(rubric, {"a": answered("1"), "b": YES, "c": NO})
    assert (found.exact, found.score) == (Decimal("90.95"), Decimal("91.0"))


CRITICAL = (
    section("one", 60, criterion("a", 30, critical=True), criterion("b", 30)),
    section("two", 40, criterion("c", 40)),
)


@pytest.mark.parametrize(
    ("policy", "expected", "parts"),
    [
        ({"critical": CriticalPolicy.FAIL_OUTCOME}, "70.0", {"a": 0, "b": 30, "c": 40}),
        ({"critical": CriticalPolicy.SCORE_ZERO}, "0.0", {"a": 0, "b": 0, "c": 0}),
        ({"critical": CriticalPolicy.SECTION_ZERO}, "40.0", {"a": 0, "b": 0, "c": 40}),
        ({"critical": CriticalPolicy.CAP, "critical_cap": Decimal(35)}, "35.0", {"a": 0, "b": 15, "c": 20}),
        ({"critical": CriticalPolicy.CAP, "critical_cap": Decimal(80)}, "70.0", {"a": 0, "b": 30, "c": 40}),
    ],
)
def test_a_failed_critical_criterion_does_what_the_policy_says(
    policy: dict[str, Any], expected: str, parts: dict[str, int]
) -> None:
    found = score(form(*CRITICAL, **policy), {"a": NO, "b": YES, "c": YES})
    assert (str(found.score), contributions(found)) == (expected, parts)
    assert (found.outcome, [gate.criterion_key for gate in found.gates]) == (Outcome.NOT_MET, ["a"])


def test_a_failed_critical_criterion_fails_the_outcome_of_a_perfect_score() -> None:
    rubric = form(section("one", 1, criterion("a", 0, critical=True), criterion("b", 1)))
    found = score(rubric, {"a": NO, "b": YES})
    assert (found.score, found.outcome) == (100, Outcome.NOT_MET)


def test_a_critical_criterion_may_have_its_own_effect() -> None:
    own = criterion("a", critical=True, critical_effect=CriticalPolicy.SCORE_ZERO)
    found = score(form(section("one", 1, own, criterion("b"))), {"a": NO, "b": YES})
    assert (found.score, found.gates[0].effect) == (0, "score_zero")


@pytest.mark.parametrize(("mark", "gates"), [("1", 0), ("0", 1)])
def test_half_a_mark_does_not_fail_a_critical_criterion_by_default(mark: str, gates: int) -> None:
    rubric = form(section("one", 1, criterion("a", 1, LEVELS, critical=True)))
    assert len(score(rubric, {"a": answered(mark)}).gates) == gates


def test_half_a_mark_fails_where_the_policy_sets_the_bar_above_it() -> None:
    rubric = form(section("one", 1, criterion("a", 1, LEVELS, critical=True)), critical_below=Decimal("0.6"))
    assert score(rubric, {"a": answered("1")}).gates


def test_a_critical_criterion_that_does_not_apply_fails_nothing() -> None:
    rubric = form(*CRITICAL, not_applicable=NotApplicablePolicy.COUNT_AS_ZERO)
    assert score(rubric, {"a": NOT_APPLICABLE, "b": YES, "c": YES}).gates == ()


def test_the_critical_score_stands_beside_the_overall_one() -> None:
    found = score(form(*CRITICAL), {"a": YES, "b": NO, "c": NO})
    assert (found.score, found.critical_score) == (30, 100)


def test_flat_weights_do_not_read_the_sections() -> None:
    rubric = form(
        section("one", 1, criterion("a", 3)),
        section("two", 99, criterion("b", 1)),
        weighting=Weighting.CRITERIA,
    )
    assert score(rubric, {"a": YES, "b": NO}).score == 75


def test_points_times_the_weight_of_the_group() -> None:
    rubric = form(
        section("one", 40, criterion("a", 1), criterion("b", 1)),
        section("two", 20, criterion("c", 1)),
        weighting=Weighting.POINTS,
    )
    found = score(rubric, {"a": YES, "b": NO, "c": YES})
    assert (found.score, applied(found)) == (60, {"a": 40, "b": 40, "c": 20})


def test_a_bonus_adds_its_points_up_to_the_cap() -> None:
    parts = section("one", 1, criterion("a", 1), criterion("extra", 15, role=Role.BONUS))
    free, capped = form(parts, bonus_cap=None), form(parts, bonus_cap=Decimal(110))
    assert score(free, {"a": YES, "extra": YES}).score == 115
    found = score(capped, {"a": YES, "extra": YES})
    assert (found.score, contributions(found)) == (110, {"a": 100, "extra": 10})


def test_without_a_word_about_it_a_bonus_only_makes_up_for_lost_points() -> None:
    rubric = form(
        section("one", 1, criterion("a", 1), criterion("b", 1), criterion("extra", 15, role=Role.BONUS))
    )
    assert score(rubric, {"a": YES, "b": YES, "extra": YES}).score == 100
    assert score(rubric, {"a": YES, "b": NO, "extra": YES}).score == 65


def test_the_criteria_of_a_bonus_section_share_its_points() -> None:
    bonus = section("more", 9, criterion("x", 1), criterion("y", 2), role=Role.BONUS)
    rubric = form(section("one", 1, criterion("a", 1)), bonus, bonus_cap=None)
    found = score(rubric, {"a": YES, "x": YES, "y": NO})
    assert (found.score, contributions(found)) == (103, {"a": 100, "x": 3, "y": 0})


def test_a_penalty_takes_its_points_when_it_is_not_met() -> None:
    rubric = form(section("one", 1, criterion("a", 1), criterion("rude", 20, role=Role.PENALTY)))
    assert score(rubric, {"a": YES, "rude": YES}).score == 100
    found = score(rubric, {"a": YES, "rude": NO})
    assert (found.score, contributions(found)) == (80, {"a": 100, "rude": -20})


def test_penalties_never_lead_below_zero_and_still_add_up() -> None:
    rubric = form(
        section("one", 1, criterion("a", 1, LEVELS)),
        section("two", 120, criterion("x", 1), criterion("y", 2), role=Role.PENALTY),
    )
    found = score(rubric, {"a": answered("1"), "x": NO, "y": NO})
    assert found.score == 0
    assert sum(contributions(found).values()) == 0
    assert [round(value, 2) for value in contributions(found).values()] == [
        50,
        Decimal("-16.67"),
        Decimal("-33.33"),
    ]


def test_bonuses_alone_make_no_score() -> None:
    rubric = form(
        section("one", 1, criterion("a", 1)), section("more", 9, criterion("x", 1), role=Role.BONUS)
    )
    assert score(rubric, {"a": NOT_APPLICABLE, "x": YES}).score is None


def test_a_baseline_loses_what_is_not_met() -> None:
    rubric = form(
        section("one", 1, criterion("a", 5), criterion("b", 5), criterion("c", 7)),
        baseline=Decimal(100),
        unanswered=UnansweredPolicy.LEAVE_OUT,
    )
    found = score(rubric, {"a": NO, "b": YES})
    assert (found.score, found.baseline, contributions(found)) == (95, 100, {"a": -5, "b": 0, "c": 0})
    assert score(rubric, {}).score is None


def test_text_never_counts_and_is_never_missing() -> None:
    rubric = form(section("one", 1, criterion("a", 1), criterion("note", 0, Scale(ScaleKind.TEXT))))
    assert score(rubric, {"a": YES}).score == 100
    assert score(rubric, {"a": YES, "note": answered("kind words")}).parts()[1].raw is None


BANDED = Scale(
    ScaleKind.BANDS,
    (
        Option("b1", "Soon", Decimal(1), below=Decimal(3)),
        Option("b2", "Later", Decimal("0.5"), below=Decimal(7)),
        Option("b3", "Late", Decimal(0)),
    ),
    unit="days",
)


@pytest.mark.parametrize(("days", "expected"), [("2.9", 100), ("3", 50), ("6.99", 50), ("7", 0), ("-1", 100)])
def test_a_number_falls_into_its_band(days: str, expected: int) -> None:
    rubric = form(section("one", 1, criterion("a", 1, BANDED)))
    found = score(rubric, {"a": answered(Decimal(days))})
    assert (found.score, found.parts()[0].mark_text) == (expected, f"{days} days")


CHOICES = Scale(
    ScaleKind.CHOICES,
    (
        Option("a", "Asked", Decimal(0), points=Decimal(2)),
        Option("b", "Noted", Decimal(0), points=Decimal(2)),
        Option("c", "Guessed", Decimal(0), points=Decimal(-3)),
    ),
    Decimal(4),
)


@pytest.mark.parametrize(
    ("chosen", "expected"), [((), 0), (("a",), 50), (("a", "b"), 100), (("a", "b", "c"), 25), (("c",), 0)]
)
def test_choices_add_their_points_between_none_and_all(chosen: tuple[str, ...], expected: int) -> None:
    rubric = form(section("one", 1, criterion("a", 1, CHOICES)))
    assert score(rubric, {"a": answered(chosen)}).score == expected


def test_the_band_of_a_score_is_the_one_it_reaches() -> None:
    bands = (ScoreBand("good", "Good", Decimal(91)), ScoreBand("poor", "Poor", Decimal(0)))
    rubric = replace(form(section("one", 1, criterion("a", 1, PERCENT))), bands=bands)
    assert score(rubric, {"a": answered(Decimal("90.95"))}).band == bands[0]
    assert score(rubric, {"a": answered(Decimal("90.9"))}).band == bands[1]
    assert score(rubric, {}).band is None


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"greting": YES}, "There is no criterion 'greting'."),
        ({"greeting": answered("3")}, "'Greeting' is answered with '3'; possible: 2, 1, 0."),
        ({"hold": answered(Decimal(1))}, "'Hold' is answered with '1'; possible: yes, no."),
        ({"hold": answered(None)}, "'Hold' is answered with nothing; possible: yes, no."),
    ],
)
def test_marks_that_do_not_fit_are_named(answers: dict[str, Answer], words: str) -> None:
    with pytest.raises(MarksError, match="Form") as caught:
        score(TWO, answers)
    assert caught.value.faults == (words,)


@pytest.mark.parametrize("value", ["5.1", "-0.1", "2.5", "NaN", "Infinity"])
def test_points_outside_the_scale_or_between_its_steps_are_refused(value: str) -> None:
    scale = Scale(ScaleKind.POINTS, maximum=Decimal(5), step=Decimal(1))
    rubric = form(section("one", 1, criterion("a", 1, scale)))
    with pytest.raises(MarksError, match="0 to 5 in steps of 1"):
        score(rubric, {"a": answered(Decimal(value))})


@pytest.mark.parametrize("value", [("a", "a"), ("z",), Decimal(1)])
def test_choices_that_are_not_there_or_named_twice_are_refused(value: Any) -> None:
    rubric = form(section("one", 1, criterion("a", 1, CHOICES)))
    with pytest.raises(MarksError):
        score(rubric, {"a": answered(value)})


def test_not_applicable_is_refused_where_the_form_or_the_policy_does_not_allow_it() -> None:
    strict = form(section("one", 1, criterion("a", na_allowed=False), criterion("b")))
    with pytest.raises(MarksError, match="'A' does not allow N/A"):
        score(strict, {"a": NOT_APPLICABLE})
    never = replace(strict, policy=Policy(not_applicable=NotApplicablePolicy.NOT_ALLOWED))
    with pytest.raises(MarksError, match="'B' does not allow N/A"):
        score(never, {"b": NOT_APPLICABLE})


def test_all_faults_of_the_marks_are_told_at_once() -> None:
    with pytest.raises(MarksError) as caught:
        score(TWO, {"x": YES, "y": NO, "greeting": answered("9")})
    assert len(caught.value.faults) == 3


def test_a_part_says_why_it_counts_more_than_its_weight() -> None:
    rubric = form(
        section("one", 1, criterion("greeting", 10, LEVELS), criterion("hold", 20), criterion("b", 70))
    )
    found = score(rubric, {"greeting": answered("2"), "hold": NOT_APPLICABLE, "b": NO})
    assert part_words(found.parts()[0]) == (
        "Greeting: 2 of 2, weight 10, counts 12.5 because 'Hold' is N/A, gives 12.5."
    )
    assert part_words(found.parts()[1]) == "Hold: N/A, weight 20, does not count."


def test_a_part_says_which_section_fell_away() -> None:
    found = score(TWO, {"greeting": answered("2"), "hold": YES, "solution": HIDDEN})
    assert found.parts()[0].note == "counts 25 because 'Solution' is hidden"


def test_the_words_lead_with_the_verdict_and_end_with_the_gates() -> None:
    lines = explain_in_words(score(form(*CRITICAL), {"a": NO, "b": YES, "c": YES}))
    assert lines[0] == "Score 70.0, threshold 91: not met. Critical criteria alone: 0.0."
    assert lines[-1] == "'A' is critical and failed: the score stays and the outcome fails."


def test_json_carries_the_score_its_gates_and_its_parts() -> None:
    plain = to_json(score(form(*CRITICAL), {"a": NO, "b": YES, "c": NOT_APPLICABLE}))
    assert (plain["score"], plain["outcome"], plain["gates"][0]["key"]) == (50.0, "not_met", "a")
    wanted = ("key", "raw", "state", "weight", "applied_weight", "contribution")
    assert [tuple(part[name] for name in wanted) for part in plain["parts"]] == [
        ("a", 0.0, "answered", 30.0, 50.0, 0.0),
        ("b", 1.0, "answered", 30.0, 50.0, 50.0),
        ("c", None, "na", 40.0, 0.0, 0.0),
    ]


def test_the_parts_of_a_baseline_score_add_up_too() -> None:
    rubric = form(section("one", 1, criterion("a", 5)), baseline=Decimal(100))
    plain = to_json(score(rubric, {"a": NO}))
    assert sum(part["contribution"] for part in plain["parts"]) == plain["score"] == 95.0


def suggestion(key: str, answer: Answer | None) -> Finding:
    return Finding(key, answer, 0.8 if answer else 0.0, "because")


def test_an_abstention_is_not_a_zero() -> None:
    found, covered = score_findings(
        TWO, [suggestion("greeting", answered("1")), suggestion("solution", None)]
    )
    assert (found.score, covered) == (50, Decimal("0.125"))


def test_a_suggested_not_applicable_covers_its_criterion() -> None:
    found, covered = score_findings(TWO, [suggestion("solution", YES), suggestion("hold", NOT_APPLICABLE)])
    assert (found.score, covered) == (100, Decimal("0.875"))


def test_no_suggestion_at_all_gives_no_score() -> None:
    found, covered = score_findings(TWO, [suggestion("hold", None)])
    assert (found.score, covered, found.outcome) == (None, 0, Outcome.INCOMPLETE)


def test_the_built_in_form_marks_perfectly_and_its_weights_are_points_of_100() -> None:
    rubric = load(builtin("support_core"))
    best = {item.key: answered(item.scale.options[0].key) for item in rubric.criteria()}
    found = score(rubric, best)
    assert (found.score, found.outcome) == (100, Outcome.MET)
    assert all(part.applied_weight == part.weight for part in found.parts())
