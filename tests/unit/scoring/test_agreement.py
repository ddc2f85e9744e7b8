"""Coefficients of agreement against the figures their authors and later textbooks printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.agreement import (
    COEFFICIENTS,
    Metric,
    RatingTable,
    Weights,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    krippendorff_alpha,
    mean_of_pairs,
    percent_agreement,
)
from scoring.errors import ScoringError
from scoring.intervals import Estimate

# Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section C: 4 observers, 12 units, "."
# missing.
KRIPPENDORFF_2011 = ("1233214 12...", "12332241 25.3", ".3332342 251.", "12332441 251.")
FLEISS_1971 = """
    00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
    00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
# Fleiss, Psychological Bulletin 76, 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses, counts.


def limits(estimate: Estimate) -> object:
    return (estimate.low, estimate.high)


def table_of(rows: Sequence[Sequence[str | None]], categories: str, apart: str = "") -> RatingTable:
    names = tuple("ABCDEFGHIJKLMN"[: len(rows[0])])
    return RatingTable(names, tuple(tuple(row) for row in rows), tuple(categories), frozenset(apart))


def cross(cells: Sequence[Sequence[int]], categories: str) -> RatingTable:
    pairs = [
        (categories[first], categories[second])
        for first, row in enumerate(cells)
        for second, count in enumerate(row)
        for _ in range(count)
    ]
    return table_of(pairs, categories)


@pytest.fixture
def krippendorff_2011() -> RatingTable:
    columns = [
        [None if mark == "." else mark for mark in line.replace(" ", "")] for line in KRIPPENDORFF_2011
    ]
    return table_of(list(zip(*columns, strict=True)), "12345")


@pytest.fixture
def fleiss_1971() -> RatingTable:
    rows = [
        "".join(category * int(count) for category, count in zip("12345", word, strict=True))
        for word in FLEISS_1971.split()
    ]
    return table_of(rows, "12345")


@pytest.mark.parametrize(
    ("metric", "expected"), [(Metric.NOMINAL, 0.743), (Metric.ORDINAL, 0.815), (Metric.INTERVAL, 0.849)]
)
def test_alpha_is_what_krippendorff_2011_prints_for_his_example(
    krippendorff_2011: RatingTable, metric: Metric, expected: float
) -> None:
    values = (1, 2, 3, 4, 5) if metric is Metric.INTERVAL else ()
    estimate = krippendorff_alpha(krippendorff_2011, metric, values)
    assert estimate.value == pytest.approx(expected, abs=5e-4)
    assert estimate.n == 11  # the twelfth unit was seen by one observer
    assert estimate.low is not None
    assert estimate.high is not None
    assert estimate.low < expected < estimate.high


def test_alpha_of_two_observers_is_what_krippendorff_2011_prints_for_binary_data() -> None:
    """Section A: alpha 0.095 for ten articles seen by Meg and Owen."""
    rows = list(zip("0100000010", "1110010000", strict=True))
    assert krippendorff_alpha(table_of(rows, "01")).value == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_five_categories_is_what_krippendorff_2011_prints_for_two_observers() -> None:
    """Section B: alpha 0.692 for twelve animals named by Ben and Gerry."""
    rows = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert krippendorff_alpha(table_of(rows, "abcde")).value == pytest.approx(0.692, abs=5e-4)


def test_ac1_and_fleiss_kappa_with_missing_marks_are_gwets_figures(krippendorff_2011: RatingTable) -> None:
    """Gwet, Handbook, 4th ed., 2014, four raters and twelve units: AC1 0.775, 0.461 to 1; Fleiss 0.761, 0.424
    to 1."""
    ac1, fleiss = gwet_ac(krippendorff_2011), fleiss_kappa(krippendorff_2011)
    assert ac1.value == pytest.approx(0.77544, abs=1e-5)
    assert limits(ac1) == (pytest.approx(0.46081, abs=1e-5), 1.0)
    assert fleiss.value == pytest.approx(0.76117, abs=1e-5)
    assert fleiss.low == pytest.approx(0.42438, abs=1e-5)


def test_ac2_with_quadratic_and_linear_weights_is_gwets_figure(krippendorff_2011: RatingTable) -> None:
    assert gwet_ac(krippendorff_2011, Weights.QUADRATIC).value == pytest.approx(0.914, abs=5e-4)
    assert gwet_ac(krippendorff_2011, Weights.LINEAR).value == pytest.approx(0.85874, abs=1e-5)


def test_gwet_2008_shows_kappa_below_zero_where_ac1_sees_the_agreement() -> None:
    """Gwet 2008, the example of 125 participants: 118 agreed positives, no agreed negative."""
    table = cross([[118, 5], [2, 0]], "+-")
    assert percent_agreement(table).value == pytest.approx(0.944)
    assert cohen_kappa(table).value == pytest.approx(-0.0234, abs=5e-5)
    assert gwet_ac(table).value == pytest.approx(0.9408, abs=5e-5)


def test_kappa_is_what_cohen_1960_prints_for_his_example() -> None:
    """Table 1: 200 patients; observed 0.70, expected 0.41, kappa 0.492; the cells are Cohen's (1968, table
    1)."""
    table = cross([[88, 14, 18], [10, 40, 10], [2, 6, 12]], "123")
    assert percent_agreement(table).value == pytest.approx(0.70)
    assert cohen_kappa(table).value == pytest.approx(0.492, abs=5e-4)


def test_kappa_and_its_interval_are_those_of_fleiss_levin_and_paik() -> None:
    """Statistical Methods for Rates and Proportions, 3rd ed., 2003, table 18.1: kappa 0.68, standard error
    0.087, 0.50 to 0.85."""
    estimate = cohen_kappa(cross([[75, 1, 4], [5, 4, 1], [0, 0, 10]], "PNO"))
    assert estimate.value == pytest.approx(0.676, abs=5e-4)
    assert limits(estimate) == (pytest.approx(0.5046, abs=1e-4), pytest.approx(0.8484, abs=1e-4))


def test_fleiss_kappa_is_what_fleiss_1971_prints(fleiss_1971: RatingTable) -> None:
    estimate = fleiss_kappa(fleiss_1971)
    assert estimate.value == pytest.approx(0.430, abs=5e-4)
    assert limits(estimate) == (pytest.approx(0.3194, abs=1e-4), pytest.approx(0.5411, abs=1e-4))
    assert percent_agreement(fleiss_1971).value == pytest.approx(0.5556, abs=1e-4)


def test_the_mean_of_pairs_of_three_evaluators_is_the_mean_of_their_three_kappas() -> None:
    table = table_of(["aab", "abb", "bbb", "aaa", "bba", "aaa", "bab", "bbb"], "ab")
    pairs = [cohen_kappa(table.of(*columns)).value for columns in ((0, 1), (0, 2), (1, 2))]
    assert mean_of_pairs(table).value == pytest.approx(sum(pair for pair in pairs if pair is not None) / 3)


@pytest.mark.parametrize("name", [name for name in COEFFICIENTS if name != "percent"])
@pytest.mark.parametrize("evaluators", [2, 3])
def test_one_category_only_has_no_coefficient_and_says_why(name: str, evaluators: int) -> None:
    estimate = COEFFICIENTS[name](table_of(["a" * evaluators] * 9, "ab"))
    assert estimate.value is None
    assert "same mark" in estimate.reason


@pytest.mark.parametrize("name", [name for name in COEFFICIENTS if name != "percent"])
def test_one_item_has_no_coefficient_and_says_why(name: str) -> None:
    estimate = COEFFICIENTS[name](table_of(["ab"], "ab"))
    assert estimate.value is None
    assert "fewer than two items" in estimate.reason


@pytest.mark.parametrize("name", sorted(COEFFICIENTS))
def test_no_item_at_all_is_undefined_and_not_an_error(name: str) -> None:
    estimate = COEFFICIENTS[name](RatingTable(("A", "B"), (("a", None), (None, "b")), ("a", "b")))
    assert (estimate.value, estimate.n) == (None, 0)
    assert estimate.reason


def test_full_agreement_on_few_items_has_no_interval_of_zero_width() -> None:
    table = table_of(["aa", "bb", "aa", "aa", "bb"], "ab")
    for estimate in (cohen_kappa(table), gwet_ac(table), krippendorff_alpha(table), fleiss_kappa(table)):
        assert estimate.value == pytest.approx(1.0)
        assert estimate.low is not None
        assert estimate.low < 0.3
        assert estimate.high == 1.0


def test_an_evaluator_who_always_says_the_same_leaves_kappa_without_interval() -> None:
    estimate = cohen_kappa(table_of(["aa", "ab", "aa", "ab", "aa"], "ab"))
    assert estimate.value == pytest.approx(0)
    assert limits(estimate) == (None, None)
    assert "one evaluator" in estimate.reason


def test_not_applicable_is_as_far_from_the_next_level_as_from_the_last() -> None:
    near = table_of(["00", "11", "22", "0n", "12"], "012n", "n")
    far = table_of(["00", "11", "22", "2n", "12"], "012n", "n")
    for weights in (Weights.LINEAR, Weights.QUADRATIC):
        # The marginals differ, so the observed agreement is what must be equal.
        assert _observed(near, weights) == pytest.approx(_observed(far, weights))


def _observed(table: RatingTable, weights: Weights) -> float:
    from scoring.ratings import pair_cells, weight_matrix

    return float((pair_cells(table, 0, 1) * weight_matrix(table, weights)).sum())


def test_not_applicable_agreed_on_by_both_is_agreement() -> None:
    table = table_of(["nn", "nn", "yy", "nn", "yy", "yn"], "yzn", "n")
    assert percent_agreement(table).value == pytest.approx(5 / 6)
    assert krippendorff_alpha(table, Metric.ORDINAL).value == pytest.approx(
        krippendorff_alpha(table).value or 0
    )


def test_a_missing_mark_is_no_disagreement() -> None:
    whole = table_of(["aa", "bb", "ab", "bb"], "ab")
    holes = table_of(["aa", "bb", "ab", "bb", ("a", None), (None, "b")], "ab")
    for name in ("percent", "kappa", "alpha_nominal"):
        assert COEFFICIENTS[name](holes).value == pytest.approx(COEFFICIENTS[name](whole).value)


def test_items_in_groups_are_resampled_by_group_and_widen_the_interval() -> None:
    rows = ["aa"] * 12 + ["ab"] * 4 + ["bb"] * 12 + ["ba"] * 4
    alone = table_of(rows, "ab")
    grouped = RatingTable(
        alone.evaluators, alone.rows, alone.categories, groups=tuple(at // 8 for at in range(32))
    )
    width = [
        (estimate.high or 0) - (estimate.low or 0)
        for estimate in (krippendorff_alpha(alone), krippendorff_alpha(grouped))
    ]
    assert width[1] > width[0]


def test_a_row_of_the_wrong_length_is_refused_by_its_number() -> None:
    with pytest.raises(ScoringError, match="Item 2 has 1 marks for 2 evaluators"):
        RatingTable(("A", "B"), (("a", "b"), ("a",)), ("a", "b"))


def test_a_mark_that_the_scale_does_not_offer_is_refused_by_name() -> None:
    with pytest.raises(ScoringError, match="“x”"):
        RatingTable(("A", "B"), (("a", "x"),), ("a", "b"))


def test_one_evaluator_is_refused() -> None:
    with pytest.raises(ScoringError, match="at least two"):
        RatingTable(("A",), (("a",),), ("a", "b"))


marks = st.sampled_from([None, "0", "1", "2", "n"])
tables = st.integers(2, 4).flatmap(lambda k: st.lists(st.tuples(*[marks] * k), min_size=0, max_size=9))


@settings(max_examples=60, deadline=None)
@given(rows=tables, name=st.sampled_from(sorted(COEFFICIENTS)))
def test_any_table_gives_a_figure_within_its_range_or_a_reason(
    rows: list[tuple[str | None, ...]], name: str
) -> None:
    width = len(rows[0]) if rows else 2
    table = RatingTable(tuple("ABCD"[:width]), tuple(rows), tuple("012n"), frozenset("n"))
    estimate = COEFFICIENTS[name](table)
    if estimate.value is None:
        assert estimate.reason
        return
    assert -1.0 - 1e-9 <= estimate.value <= 1.0 + 1e-9 or name.startswith(("alpha", "fleiss", "ac"))
    if estimate.low is None or estimate.high is None:
        assert estimate.reason
    else:
        assert estimate.low - 1e-9 <= estimate.high


@settings(max_examples=30, deadline=None)
@given(rows=st.lists(st.tuples(*[st.sampled_from("abc")] * 2), min_size=2, max_size=12), seed=st.randoms())
def test_the_order_of_items_and_the_names_of_categories_do_not_matter(
    rows: list[tuple[str, str]], seed: object
) -> None:
    shuffled = rows[::-1]
    renamed = [tuple("xyz"["abc".index(mark)] for mark in row) for row in rows]
    for name in ("percent", "kappa", "fleiss", "ac1", "alpha_nominal"):
        value = COEFFICIENTS[name](table_of(rows, "abc")).value
        assert COEFFICIENTS[name](table_of(shuffled, "abc")).value == pytest.approx(value)
        assert COEFFICIENTS[name](table_of(renamed, "xyz")).value == pytest.approx(value)


def test_equal_marks_give_equal_intervals(krippendorff_2011: RatingTable) -> None:
    assert krippendorff_alpha(krippendorff_2011) == krippendorff_alpha(krippendorff_2011)


def _grouped(copies: int) -> tuple[RatingTable, RatingTable]:
    """The same twelve items, each once, and each several times as marks of one interaction."""
    rows = [("yes", "yes")] * 5 + [("no", "no")] * 4 + [("yes", "no")] * 2 + [("no", "yes")]
    repeated = tuple(row for row in rows for _ in range(copies))
    groups = tuple(at for at in range(len(rows)) for _ in range(copies))
    plain = RatingTable(("one", "two"), tuple(rows), ("yes", "no"))
    return plain, RatingTable(("one", "two"), repeated, ("yes", "no"), groups=groups)


@pytest.mark.parametrize("coefficient", [cohen_kappa, gwet_ac])
def test_marks_of_one_interaction_are_no_more_evidence_than_the_interaction(coefficient: Any) -> None:
    plain, grouped = _grouped(5)
    alone, together = coefficient(plain), coefficient(grouped)
    assert together.value == pytest.approx(alone.value)
    assert together.n == 60
    assert together.high - together.low == pytest.approx(alone.high - alone.low, rel=0.3)


@pytest.mark.parametrize("coefficient", [cohen_kappa, gwet_ac])
def test_full_agreement_of_few_interactions_stays_uncertain_however_often_they_are_marked(
    coefficient: Any,
) -> None:
    rows = (("yes", "yes"),) * 30 + (("no", "no"),) * 30
    once = coefficient(RatingTable(("one", "two"), rows, ("yes", "no")))
    groups = tuple(at // 10 for at in range(60))
    often = coefficient(RatingTable(("one", "two"), rows, ("yes", "no"), groups=groups))
    assert once.low > 0.85 > 0.3 > often.low


def test_marks_of_a_single_interaction_have_no_interval() -> None:
    rows = (("yes", "yes"), ("no", "yes"), ("no", "no"))
    found = gwet_ac(RatingTable(("one", "two"), rows, ("yes", "no"), groups=(1, 1, 1)))
    assert found.low is None
    assert "one interaction" in found.reason
