"""Column types that lose nothing: moments keep their zone (UTC), decimals their digits."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sqlalchemy import BigInteger, DateTime
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, stored and returned in UTC; SQLite has no zones of its own.

    Raises: ValueError for a naive datetime, which could mean any of two dozen moments.
    """

    impl = DateTime
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


STEPS = 10_000


class _ScaledDecimal(TypeDecorator[Decimal]):
    """A decimal as a whole number of ten-thousandths: exact, and SQL sorts and sums it.

    Raises: ValueError for a number that has no exact form with four decimals.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        steps = Fraction(value) * STEPS if value.is_finite() else None
        if steps is None or steps.denominator != 1:
            raise ValueError(f"{value} has no exact form with four decimals")
        return steps.numerator


class TenThousandths(_ScaledDecimal):
    """A rating, a threshold or a share, returned without idle zeros ("85", "4.5")."""

    cache_ok = True

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else trimmed(value)


class Score(_ScaledDecimal):
    """A score, returned with at least its one decimal ("91.0"), as it is shown everywhere."""

    cache_ok = True

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else _with_a_decimal(value)


@lru_cache(maxsize=4096)
def _with_a_decimal(steps: int) -> Decimal:
    return trimmed(steps) if steps % 1_000 else Decimal(steps // 1_000).scaleb(-1)


@lru_cache(maxsize=4096)
def trimmed(steps: int) -> Decimal:
    """The decimal of this many ten-thousandths, without idle zeros and never in exponent form."""
    whole, rest = divmod(steps, STEPS)
    return Decimal(whole) if rest == 0 else Decimal(steps).scaleb(-4).normalize()
