"""Whether a suggestion is held back until the reviewer has answered, so that it cannot pull the mark towards it.

Pure. Who is shown what in the mixed mode is fixed by what is asked, of whom: opened again, it is the same.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum

NONE = "none"
"""Of a mark that was made before anything was suggested."""


class Showing(StrEnum):
    """SHOWN: beside the question at once. HIDDEN: once it is answered. MIXED: a half, drawn by chance, is hidden."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    MIXED = "mixed"


def is_held(showing: Showing, interaction_id: int, criterion_key: str, evaluator: str) -> bool:
    """Whether this evaluator is to answer this criterion of this interaction first.

    Source: the lowest bit of SHA-256, which is as good as a coin and gives the same side every time.
    """
    if showing is not Showing.MIXED:
        return showing is Showing.HIDDEN
    drawn = hashlib.sha256(f"{interaction_id}\n{criterion_key}\n{evaluator}".encode()).digest()
    return bool(drawn[-1] & 1)
