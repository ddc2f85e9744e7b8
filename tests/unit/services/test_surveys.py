"""Ratings of any scale brought to 0..100."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa_studio.services.surveys import normalised

NUMBERS = st.decimals(-1000, 1000, places=4)


@pytest.mark.parametrize(
    ("rating", "scale", "pct"),
    [
        ("4", "1 5", "75"),
        ("1", "1 5", "0"),
        ("5", "1 5", "100"),
        ("9", "0 10", "90"),
        ("4.4", "1 5", "85"),
        ("2", "1 4", "33.3333"),
        ("3", "1 4", "66.6667"),
        ("0", "-2 2", "50"),
    ],
)
def test_a_rating_is_its_share_of_the_scale(rating: str, scale: str, pct: str) -> None:
    low, high = map(Decimal, scale.split())
    assert normalised(Decimal(rating), low, high) == Decimal(pct)


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS).map(sorted))
def test_it_lies_between_0_and_100_and_is_symmetric(numbers: list[Decimal]) -> None:
    low, rating, high = numbers
    assume(low < high)
    pct = normalised(rating, low, high)
    assert 0 <= pct <= 100
    assert abs(pct + normalised(low + high - rating, low, high) - 100) <= Decimal("0.0001")


@given(low=NUMBERS, high=NUMBERS, rating=NUMBERS)
def test_a_rating_off_its_scale_is_refused(low: Decimal, high: Decimal, rating: Decimal) -> None:
    assume(low >= high or not low <= rating <= high)
    with pytest.raises(ValueError, match="is not on the scale"):
        normalised(rating, low, high)
