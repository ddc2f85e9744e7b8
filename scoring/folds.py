"""Which part of a cross-validation each group belongs to. Pure; the same groups are always parted alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

FOLDS = 5
"""Source: five to ten is usual, and five costs least: Hastie, Tibshirani & Friedman, The Elements of Statistical
Learning, 2nd ed., 2009, sec. 7.10."""


def folds(groups: Sequence[Hashable]) -> dict[Hashable, int]:
    """The place of each group, 0 up to FOLDS: the largest first, each to the fold that holds least.

    Args:
        groups: of every item.
    """
    sizes = Counter(groups)
    filled = [0] * min(FOLDS, len(sizes))
    fold = {}
    for group in sorted(sizes, key=lambda one: (-sizes[one], str(one))):
        place = filled.index(min(filled))
        fold[group] = place
        filled[place] += sizes[group]
    return fold
