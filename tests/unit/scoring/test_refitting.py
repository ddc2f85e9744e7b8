"""Fitting confidences to marks: around the map that comes with a form, judged out of fold, never by a handful."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from rubrics.loader import builtin, load
from scoring.calibrating import AS_WRITTEN, Calibrator, fit, pairs_of, shipped
from scoring.folds import FOLDS, folds
from scoring.refitting import FEWEST_PAIRS, Judged, as_delivered, refit
from scoring.resampling import ONE_BY_ONE, resampled_sums


def judged(count: int, confidence: float, right: float, seed: int = 1) -> list[Judged]:
    """So many suggestions of one confidence, each of its own interaction; `right` of them, in random places."""
    chance = random.Random(seed)
    outcomes = [place < round(count * right) for place in range(count)]
    chance.shuffle(outcomes)
    return [Judged(place, confidence, is_right) for place, is_right in enumerate(outcomes)]


def test_suggestions_that_are_too_sure_are_fitted_and_hold_better_out_of_fold() -> None:
    found = refit(judged(200, 0.9, 0.6), AS_WRITTEN, AS_WRITTEN)
    assert found.is_better
    assert 0.55 < found.calibrator(0.9) < 0.7
    assert (found.before.error or 0) == pytest.approx(0.3)
    assert (found.after.error or 1) < 0.06
    assert (found.pairs, found.interactions) == (200, 200)


def test_confidences_that_hold_are_left_alone() -> None:
    found = refit(judged(300, 0.8, 0.8), AS_WRITTEN, AS_WRITTEN)
    assert abs(found.calibrator(0.8) - 0.8) < 0.02
    assert abs((found.loss_after or 0) - (found.loss_before or 0)) < 0.005


def test_too_few_pairs_are_never_used() -> None:
    assert not refit(judged(FEWEST_PAIRS - 1, 0.9, 0.2), AS_WRITTEN, AS_WRITTEN).is_better
    nothing = refit([], Calibrator(0.8, 0.5), AS_WRITTEN)
    assert not nothing.is_better
    assert nothing.calibrator == Calibrator(0.8, 0.5), "without marks the prior stands"


def test_pairs_of_one_interaction_alone_show_nothing_out_of_fold() -> None:
    rows = [Judged(1, 0.9, False) for _ in range(60)]
    assert not refit(rows, AS_WRITTEN, AS_WRITTEN).is_better


def test_a_few_marks_move_the_map_that_comes_with_the_form_only_a_little() -> None:
    rubric = load(builtin("support_core"))
    prior = as_delivered(rubric)
    assert prior == shipped().calibrator
    few, many = (refit(judged(count, 0.8, 0.5), prior, prior).calibrator for count in (5, 500))
    assert abs(few(0.8) - prior(0.8)) < abs(many(0.8) - prior(0.8))
    assert abs(many(0.8) - 0.5) < 0.05


@settings(max_examples=25)
@given(
    st.lists(
        st.builds(Judged, st.integers(0, 9), st.floats(0.05, 0.99), st.booleans()), min_size=1, max_size=40
    )
)
def test_the_order_of_confidences_is_kept_whatever_is_marked(rows: list[Judged]) -> None:
    found = refit(rows, AS_WRITTEN, AS_WRITTEN)
    assert found.calibrator.slope >= 0
    assert found.before.n == found.after.n == len(rows)


def test_the_built_in_map_is_still_what_its_own_data_say() -> None:
    assert fit(pairs_of(shipped().levels)) == shipped().calibrator


@given(st.lists(st.integers(0, 30), min_size=1, max_size=80))
def test_folds_hold_every_group_once_and_nearly_alike(groups: list[int]) -> None:
    fold = folds(groups)
    assert set(fold) == set(groups)
    assert set(fold.values()) == set(range(min(FOLDS, len(set(groups)))))
    assert fold == folds(sorted(groups, reverse=True))


def test_groups_that_are_drawn_by_their_kind_follow_the_binomial_law() -> None:
    """1,000 groups of which 300 add one: the sum of a resample is binomial (1,000, 0.3)."""
    items = np.array([[1.0, 1.0]] * 300 + [[0.0, 1.0]] * 700)
    assert len(items) > ONE_BY_ONE
    drawn = resampled_sums(items, list(range(1_000)), 20_000)
    assert (drawn[:, 1] == 1_000).all(), "every resample draws as many groups as there are"
    low, high = np.quantile(drawn[:, 0], [0.025, 0.975])
    assert low == pytest.approx(binom.ppf(0.025, 1_000, 0.3), abs=1)
    assert high == pytest.approx(binom.ppf(0.975, 1_000, 0.3), abs=1)
    assert drawn[:, 0].std() == pytest.approx((1_000 * 0.3 * 0.7) ** 0.5, rel=0.02)
