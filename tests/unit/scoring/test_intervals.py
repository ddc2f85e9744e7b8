"""Means, shares and differences against published figures, and what is said when a sample is too small."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.intervals import (
    Difference,
    Estimate,
    Verdict,
    both,
    difference_of_means,
    difference_of_shares,
    judge,
    judge_change,
    mean_by_t,
    mean_of_scores,
    one_decimal,
    size_words,
    wilson,
)

# Student, Biometrika 6, 1908, table of Cushny and Peebles: additional hours of sleep by each drug, ten
# patients.
DRUG_A = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
DRUG_B = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)


def limits(estimate: Estimate) -> object:
    return (estimate.low, estimate.high)


def test_the_t_interval_is_that_of_students_sleep_data() -> None:
    """Mean difference 1.58 hours, 95 % interval 0.70 to 2.46."""
    estimate = mean_by_t([b - a for a, b in zip(DRUG_A, DRUG_B, strict=True)])
    assert estimate.value == pytest.approx(1.58)
    assert estimate.n == 10
    assert limits(estimate) == (pytest.approx(0.7001, abs=1e-4), pytest.approx(2.4599, abs=1e-4))


def test_welch_on_the_sleep_data_is_the_textbook_figure() -> None:
    """t = 1.8608, df = 17.776, interval -0.205 to 3.365."""
    difference = difference_of_means(DRUG_A, DRUG_B)
    assert difference.value == pytest.approx(1.58)
    assert difference.low == pytest.approx(-0.2055, abs=1e-4)
    assert difference.high == pytest.approx(3.3655, abs=1e-4)
    assert difference.p == pytest.approx(0.0816, abs=1e-3)  # all 184,756 regroupings; Welch's own p is 0.0794
    assert "every regrouping" in difference.method


def test_large_samples_are_tested_by_welch() -> None:
    difference = difference_of_means(
        [float(at % 7) for at in range(60)], [float(at % 7) + 1 for at in range(60)]
    )
    assert "Welch's t test" in difference.method
    assert difference.p is not None
    assert difference.p < 0.01


def test_a_permutation_of_three_against_three_cannot_be_rarer_than_one_in_ten() -> None:
    """Fisher: 20 regroupings, two of them as far apart as the complete separation."""
    assert difference_of_means([1, 2, 3], [11, 12, 13]).p == pytest.approx(0.1)


def test_drawn_regroupings_come_near_the_counted_ones() -> None:
    random = np.random.default_rng(3)
    first, second = random.normal(0, 1, 16), random.normal(0.8, 1, 14)
    drawn = difference_of_means(list(first), list(second))
    assert "drawn" in drawn.method
    from scipy.stats import ttest_ind

    assert drawn.p == pytest.approx(float(ttest_ind(first, second).pvalue), abs=0.02)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_what_newcombe_1998_prints(successes: int, n: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17, 857-872, table I, method 3."""
    estimate = wilson(successes, n)
    assert limits(estimate) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_difference_of_shares_is_what_newcombe_1998_prints() -> None:
    """Newcombe, Statistics in Medicine 17, 873-890, table II (a), method 10: 56/70 - 48/80 = 0.2, 0.0524 to
    0.3339."""
    difference = difference_of_shares(48, 80, 56, 70)
    assert difference.value == pytest.approx(0.2)
    assert (difference.low, difference.high) == (
        pytest.approx(0.0524, abs=5e-5),
        pytest.approx(0.3339, abs=5e-5),
    )


def test_bca_is_what_an_independent_implementation_finds() -> None:
    from scipy.stats import bootstrap

    scores = [round(100 - 2.5 * (at % 9) ** 1.5, 1) for at in range(45)]
    estimate = mean_of_scores(scores)
    other = bootstrap(
        (np.array(scores),), np.mean, n_resamples=9_999, method="BCa", rng=7
    ).confidence_interval
    assert "BCa" in estimate.method
    assert limits(estimate) == (pytest.approx(other.low, abs=0.3), pytest.approx(other.high, abs=0.3))


def test_small_samples_are_cut_at_the_ends_of_the_scale() -> None:
    estimate = mean_of_scores([100, 100, 98, 70])
    assert estimate.high == 100
    assert "cut" in estimate.method


@pytest.mark.parametrize(("values", "words"), [([], "there is no interaction"), ([90], "one interaction")])
def test_none_and_one_have_no_interval_and_say_why(values: Sequence[float], words: str) -> None:
    estimate = mean_of_scores(values)
    assert limits(estimate) == (None, None)
    assert words in estimate.reason


def test_ten_perfect_scores_do_not_prove_perfection() -> None:
    estimate = mean_of_scores([100] * 10)
    assert estimate.low == pytest.approx(100 * 0.025 ** (1 / 10))
    assert judge(estimate, Decimal(91)) is Verdict.TOO_CLOSE
    assert judge(mean_of_scores([100] * 40), Decimal(91)) is Verdict.SHOWN


def test_the_interval_holds_the_mean_of_symmetric_scores_as_often_as_it_says() -> None:
    random = np.random.default_rng(11)
    held = 0
    for _ in range(600):
        estimate = mean_of_scores(list(np.clip(random.normal(70, 8, 8), 0, 100)))
        held += estimate.low is not None and estimate.high is not None and estimate.low <= 70 <= estimate.high
    assert 0.925 < held / 600 < 0.975


@pytest.mark.parametrize(
    ("low", "value", "high", "n", "verdict"),
    [
        (91.0, 93, 95, 12, Verdict.SHOWN),
        (90.95, 93, 95, 12, Verdict.SHOWN),  # printed as 91.0
        (90.94, 93, 95, 12, Verdict.TOO_CLOSE),  # printed as 90.9
        (85.0, 88, 91.0, 12, Verdict.TOO_CLOSE),
        (85.0, 88, 90.9, 12, Verdict.NOT_SHOWN),
        (85.0, 88, 90.95, 12, Verdict.TOO_CLOSE),
        (95.0, 96, 97, 4, Verdict.TOO_SMALL),
        (None, 96, None, 12, Verdict.TOO_CLOSE),
        (None, None, None, 0, Verdict.TOO_SMALL),
    ],
)
def test_only_a_whole_interval_at_the_threshold_shows_it(
    low: float | None, value: float | None, high: float | None, n: int, verdict: Verdict
) -> None:
    assert judge(Estimate(value, low, high, n), Decimal(91)) is verdict


def test_a_change_is_shown_only_when_interval_and_test_agree() -> None:
    assert judge_change(Difference(5, 1, 9, 0.01, 12, 12)) is Verdict.SHOWN
    assert judge_change(Difference(-5, -9, -1, 0.01, 12, 12)) is Verdict.SHOWN
    assert judge_change(Difference(5, 1, 9, 0.07, 12, 12)) is Verdict.TOO_CLOSE
    assert judge_change(Difference(5, -1, 11, 0.04, 12, 12)) is Verdict.TOO_CLOSE
    assert judge_change(Difference(5, 1, 9, 0.01, 12, 4)) is Verdict.TOO_SMALL
    assert judge_change(Difference(None, None, None, None, 0, 4)) is Verdict.TOO_SMALL


def test_two_conditions_hold_together_only_when_both_are_shown() -> None:
    assert both(Verdict.SHOWN, Verdict.SHOWN) is Verdict.SHOWN
    assert both(Verdict.SHOWN, Verdict.TOO_CLOSE) is Verdict.TOO_CLOSE
    assert both(Verdict.TOO_SMALL, Verdict.TOO_CLOSE) is Verdict.TOO_SMALL
    assert both(Verdict.TOO_SMALL, Verdict.NOT_SHOWN) is Verdict.NOT_SHOWN


def test_differences_without_spread_or_values_say_so() -> None:
    assert difference_of_means([], [1, 2]).reason == "one side is empty"
    assert difference_of_means([1], [1, 2]).low is None
    assert difference_of_means([90, 90], [95, 95]).reason == "neither side has any spread"
    assert difference_of_shares(0, 0, 1, 2).reason == "one side is empty"


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "1 interaction: too few to tell"),
        (4, "4 interactions: too few to tell"),
        (12, "12 interactions: a small sample"),
        (30, "30 interactions"),
    ],
)
def test_a_small_sample_says_that_it_is_small(n: int, words: str) -> None:
    assert size_words(n) == words


def test_printed_figures_are_rounded_half_up_once() -> None:
    assert [str(one_decimal(value)) for value in (90.95, 90.949, 90.85, -0.05)] == [
        "91.0",
        "90.9",
        "90.9",
        "-0.1",
    ]


scores = st.lists(
    st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 1)), min_size=2, max_size=40
)


@settings(max_examples=60, deadline=None)
@given(values=scores)
def test_any_scores_have_a_mean_inside_its_interval_and_the_interval_on_the_scale(
    values: list[float],
) -> None:
    estimate = mean_of_scores(values)
    assert estimate.value is not None
    assert estimate.low is not None
    assert estimate.high is not None
    assert 0 <= estimate.low <= estimate.value + 1e-9
    assert estimate.value - 1e-9 <= estimate.high <= 100


@settings(max_examples=40, deadline=None)
@given(before=scores, after=scores)
def test_swapping_the_rounds_turns_the_difference_round(before: list[float], after: list[float]) -> None:
    there, back = difference_of_means(before[:8], after[:8]), difference_of_means(after[:8], before[:8])
    assert there.value == pytest.approx(-(back.value or 0.0))
    assert there.p == (None if back.p is None else pytest.approx(back.p))
    if there.low is not None and back.high is not None:
        assert there.low == pytest.approx(-back.high)
