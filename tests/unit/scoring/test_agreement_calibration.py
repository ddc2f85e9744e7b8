"""A calibration session: answers become categories, and scores are set beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from rubrics.model import (
    HIDDEN,
    NOT_APPLICABLE,
    UNANSWERED,
    Answer,
    AnswerState,
    Criterion,
    Option,
    Rubric,
    Scale,
    ScaleKind,
    Section,
)
from scoring.calibration import Sheet, calibrate, category
from scoring.differences import ScorePair, score_differences
from scoring.model import Mark
from scoring.score import score

YES_NO = Scale(ScaleKind.YES_NO, (Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0))))
LEVELS = Scale(
    ScaleKind.LEVELS,
    (Option("2", "Both", Decimal(1)), Option("1", "One", Decimal("0.5")), Option("0", "None", Decimal(0))),
)
SORRY = Criterion("sorry", "Sorry", Decimal(1), YES_NO)
GREETING = Criterion("greeting", "Greeting", Decimal(1), LEVELS, na_allowed=False)
RUBRIC = Rubric("small", "Small", 1, (Section("care", "Care", Decimal(1), (SORRY, GREETING)),))


def mark(key: str, value: str) -> Mark:
    answer = NOT_APPLICABLE if value == "na" else Answer(AnswerState.ANSWERED, value)
    return Mark(key, answer)


def sheet(number: int, evaluator: str, sorry: str, greeting: str) -> Sheet:
    marks = (mark("sorry", sorry), mark("greeting", greeting))
    return Sheet(number, evaluator, marks, score(RUBRIC, {one.criterion_key: one.answer for one in marks}))


def sheets(anna: Sequence[str], ben: Sequence[str]) -> list[Sheet]:
    """ "y2" is yes and two; "-2" is not applicable and two."""
    words = {"y": "yes", "n": "no", "-": "na"}
    return [
        sheet(at, name, words[one[0]], one[1])
        for name, marks in (("Anna", anna), ("Ben", ben))
        for at, one in enumerate(marks)
    ]


def test_marks_are_compared_by_criterion_with_not_applicable_as_its_own_category() -> None:
    found = calibrate(RUBRIC, ("Anna", "Ben"), sheets(["y2", "n1", "-0", "y2"], ["y2", "n2", "n0", "y2"]))
    sorry, greeting = found.criteria
    assert (sorry.same, sorry.percent.n, sorry.differing) == (3, 4, (2,))
    assert (greeting.same, greeting.differing) == (3, (1,))
    assert (found.same, found.marks) == (6, 8)
    assert found.percent.value == 0.75


def test_levels_are_weighted_and_yes_and_no_are_not() -> None:
    sorry, greeting = calibrate(RUBRIC, ("Anna", "Ben"), sheets(["y2", "n1"], ["y2", "n0"])).criteria
    assert (sorry.weighted, greeting.weighted) == (False, True)


def test_scores_lie_apart_by_the_second_evaluator_minus_the_first() -> None:
    found = calibrate(RUBRIC, ("Anna", "Ben"), sheets(["y2", "n2", "n0"], ["y0", "n0", "n0"]))
    (scores,) = found.scores
    assert [pair.difference for pair in scores.pairs] == [-50, -50, 0]
    assert scores.bias.value == pytest.approx(-100 / 3)


def test_three_evaluators_are_three_pairs_of_scores() -> None:
    third = [sheet(at, "Cleo", "yes", "2") for at in range(2)]
    found = calibrate(RUBRIC, ("Anna", "Ben", "Cleo"), [*sheets(["y2", "n1"], ["y2", "n2"]), *third])
    assert [(scores.first, scores.second) for scores in found.scores] == [
        ("Anna", "Ben"), ("Anna", "Cleo"), ("Ben", "Cleo"),
    ]  # fmt: skip


def test_an_interaction_with_one_sheet_is_named_and_left_out() -> None:
    found = calibrate(
        RUBRIC, ("Anna", "Ben"), [*sheets(["y2", "n1"], ["y2", "n1"]), sheet(9, "Anna", "no", "0")]
    )
    assert found.interaction_ids == (0, 1)
    assert found.incomplete == (9,)


def test_no_sheets_at_all_is_told_and_not_an_error() -> None:
    found = calibrate(RUBRIC, ("Anna", "Ben"), [])
    assert found.percent.value is None
    assert found.alpha.reason


def test_every_kind_of_answer_has_its_category() -> None:
    bands = Scale(
        ScaleKind.BANDS,
        (Option("fast", "Fast", Decimal(1), below=Decimal(2)), Option("slow", "Slow", Decimal(0))),
    )
    points = Scale(ScaleKind.POINTS, maximum=Decimal(5))
    choices = Scale(ScaleKind.CHOICES, (Option("a", "A", Decimal(1)), Option("b", "B", Decimal(1))))

    def of(scale: Scale, answer: Answer) -> str | None:
        return category(Criterion("c", "C", Decimal(1), scale), Mark("c", answer))

    assert of(bands, Answer(AnswerState.ANSWERED, Decimal("1.5"))) == "fast"
    assert of(bands, Answer(AnswerState.ANSWERED, Decimal(2))) == "slow"
    assert of(points, Answer(AnswerState.ANSWERED, Decimal("4.0"))) == "4"
    assert of(choices, Answer(AnswerState.ANSWERED, ("b", "a"))) == "a+b"
    assert of(YES_NO, HIDDEN) == "na"
    assert of(YES_NO, UNANSWERED) is None
    assert category(SORRY, None) is None


# Bland & Altman, Lancet 327, 1986, table 1: first readings of 17 subjects with the large and the mini peak
# flow meter.
LARGE = (494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427)
MINI = (512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451)


def test_bias_and_limits_are_those_of_bland_and_altman_1986() -> None:
    """They print mean -2.1 and deviation 38.8 l/min, 95 % interval of the bias -22.0 to 17.8, and limits of 2
    deviations, -79.7 and 75.5; with 1.96 deviations the limits are -78.1 and 73.9."""
    pairs = [ScorePair(at, mini, large) for at, (large, mini) in enumerate(zip(LARGE, MINI, strict=True))]
    found = score_differences("Mini", "Large", pairs)
    assert found.bias.value == pytest.approx(-2.1, abs=0.05)
    assert found.deviation == pytest.approx(38.8, abs=0.05)
    assert found.bias.low == pytest.approx(-22.0, abs=0.1)
    assert found.bias.high == pytest.approx(17.8, abs=0.1)
    assert found.lower.value == pytest.approx(-78.1, abs=0.1)
    assert found.upper.value == pytest.approx(73.9, abs=0.1)
    assert found.lower.low == pytest.approx(-114.3, abs=3)  # theirs reckons the error as sqrt(3/n) deviations


def test_two_pairs_have_a_bias_and_no_limits() -> None:
    found = score_differences("A", "B", [ScorePair(1, 80, 82), ScorePair(2, 70, 75)])
    assert found.bias.value == 3.5
    assert found.lower.value is None
    assert "at least 3" in found.lower.reason
