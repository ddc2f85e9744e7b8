"""How far a sentence's vector speaks for what examples mean: the nearest of them, and the middle of them all.

Pure arithmetic. The shares were chosen on benchmarks/meaning_sentences.yaml, where both together rank sentences better
than either alone with either encoder.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scoring.meaning.table import unit

MIDDLE_SHARE = 0.4
DENIAL = 0.15
"""Cosine taken off between a sentence that denies something and one that does not: vectors hardly know “not”."""

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


def near_and_lead(
    vectors: Floats, negated: Flags, examples: Floats, denying: Flags, against: Floats
) -> tuple[Floats, Floats]:
    """The nearest example's cosine, and how much nearer examples are than counter-examples; float32 (n,) each.

    Args:
        vectors: float32 (n, d) of length one, as are `examples` and `against`.
        negated, denying: bool, which sentences and which examples deny something.
    """
    likeness = vectors @ examples.T
    likeness -= np.float32(DENIAL) * (negated[:, None] != denying[None, :])
    near = likeness.max(axis=1)
    nearer = near - (vectors @ against.T).max(axis=1)
    middles = unit(np.stack([examples.mean(axis=0), against.mean(axis=0)]))
    middle = vectors @ (middles[0] - middles[1])
    return near, np.float32(1 - MIDDLE_SHARE) * nearer + np.float32(MIDDLE_SHARE) * middle
