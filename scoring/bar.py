"""What suggestions must show before they may stand alone; apart from how it is measured, which takes long to import."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scoring.anchoring import Counted

HUNDREDTH = Decimal("0.01")
"""What figures of agreement are told to."""
USUAL_KAPPA = Decimal("0.70")
"""Source: `scoring.calibration.ENOUGH`, the agreement that people are asked for among themselves."""
USUAL_PAIRS = 50
"""Source: a setting of the house; with 50 pairs a kappa of 0.85 has an interval of some 0.15 to either side."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What a criterion's suggestions must show before they may stand alone.

    Attributes:
        kappa: -1..1, what the lower end of the interval has to reach.
        pairs: fewest pairs of suggestion and mark.
        counted: which of them count.
    """

    kappa: Decimal = USUAL_KAPPA
    pairs: int = USUAL_PAIRS
    counted: Counted = Counted.INDEPENDENT
