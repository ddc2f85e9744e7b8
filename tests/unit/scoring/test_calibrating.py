"""Confidences that hold: the curve, the map, and the data that come with the built-in forms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.loader import BUILTIN, builtin, load
from scoring.calibrating import (
    AS_WRITTEN,
    Calibrator,
    Level,
    Pair,
    calibrated,
    fit,
    pairs_of,
    reliability,
    shipped,
)

PAIRS = st.lists(st.builds(Pair, st.floats(0.01, 1), st.booleans()), max_size=60)


def test_bins_count_what_falls_into_them_and_the_error_weighs_them() -> None:
    curve = reliability(pairs_of([Level(0.7, 4, 2), Level(0.9, 6, 6)]))
    assert [(each.low, each.n, each.right.value) for each in curve.bins] == [(0.7, 4, 0.5), (0.9, 6, 1.0)]
    assert curve.error == pytest.approx((4 * 0.2 + 6 * 0.1) / 10)
    assert curve.mean == pytest.approx(0.82)


def test_every_bin_has_the_interval_of_its_size() -> None:
    few, many = reliability(pairs_of([Level(0.6, 5, 4), Level(0.8, 50, 40)])).bins
    assert few.right.value == many.right.value == 0.8
    assert few.right.low is not None
    assert many.right.low is not None
    assert few.right.low < many.right.low


def test_without_pairs_nothing_is_claimed() -> None:
    curve = reliability([])
    assert (curve.n, curve.bins, curve.error, curve.right.value) == (0, (), None, None)


@given(PAIRS)
def test_every_pair_is_in_one_bin_and_the_error_is_a_share(pairs: list[Pair]) -> None:
    curve = reliability(pairs)
    assert sum(each.n for each in curve.bins) == curve.n == len(pairs)
    assert all(each.low - 1e-9 <= each.mean <= each.high + 1e-9 for each in curve.bins)
    assert curve.error is None or 0 <= curve.error <= 1


def test_flawless_confidences_show_about_the_error_that_chance_makes() -> None:
    curve = reliability(pairs_of([Level(0.6, 100, 60), Level(0.8, 100, 80)]))
    assert curve.error == pytest.approx(0, abs=1e-9)
    assert curve.by_chance == pytest.approx(0.036, abs=0.006)


def test_without_pairs_confidences_stay_as_written() -> None:
    assert fit([]) == AS_WRITTEN
    assert AS_WRITTEN(0.65) == 0.65


def test_a_few_pairs_move_little_and_many_move_much() -> None:
    few, many = (fit(pairs_of([Level(0.6, n, n // 4)])) for n in (4, 400))
    assert 0.4 < few(0.6) < 0.55
    assert many(0.6) == pytest.approx(0.25, abs=0.02)


@given(PAIRS)
def test_the_map_never_turns_an_order_round_and_leaves_abstentions_at_zero(pairs: list[Pair]) -> None:
    found = fit(pairs)
    mapped = [found(place / 20) for place in range(1, 21)]
    assert mapped == sorted(mapped)
    assert all(0 <= one <= 1 for one in mapped)
    assert found(0.0) == 0.0


def test_the_map_that_is_shipped_is_the_one_its_counts_give() -> None:
    made = shipped()
    found = fit(pairs_of(made.levels))
    assert found.slope == pytest.approx(made.calibrator.slope, abs=1e-3)
    assert found.intercept == pytest.approx(made.calibrator.intercept, abs=1e-3)
    assert set(made.forms) == set(BUILTIN)


def test_rules_of_a_built_in_form_are_mapped_and_those_of_a_form_of_ones_own_stay() -> None:
    rubric = load(builtin("support_core"))
    written = [rule.confidence for one in rubric.criteria() for rule in one.suggest]
    mapped = [rule.confidence for one in calibrated(rubric).criteria() for rule in one.suggest]
    assert mapped == [shipped().calibrator(one) for one in written]
    own = replace(rubric, key="our_own")
    assert calibrated(own) is own


def test_what_the_map_says_of_what_it_was_fitted_to_is_nearer_than_what_was_written() -> None:
    known = pairs_of(shipped().levels)
    to = shipped().calibrator
    before, after = (
        reliability(Pair(how(pair.confidence), pair.right) for pair in known) for how in (float, to)
    )
    assert before.error is not None
    assert after.error is not None
    assert after.error < before.error / 2


def test_a_map_is_plain_arithmetic_on_log_odds() -> None:
    assert Calibrator(2.0, 0.0)(0.75) == 0.9
