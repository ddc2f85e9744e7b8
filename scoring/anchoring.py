"""Whether a suggestion is held back until the reviewer has answered, so that it cannot pull the mark towards it; and
which marks speak for a suggestion.

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


class Sight(StrEnum):
    """Whether the suggestion was in sight when the mark was made. UNKNOWN: nobody recorded it."""

    SEEN = "seen"
    UNSEEN = "unseen"
    UNKNOWN = "unknown"


class Counted(StrEnum):
    """Which marks speak for a suggestion when it is judged by the bar.

    INDEPENDENT: none that was made with the suggestion in sight; once there are as many as the bar asks for that are
    known to have been made before it was seen, those alone. UNSEEN: only those that are known to. ALL: every mark, also
    one that was taken over from the suggestion.

    Source: that seeing a proposal pulls the judgement: Tversky & Kahneman, Science 185, 1974.
    """

    INDEPENDENT = "independent"
    UNSEEN = "unseen"
    ALL = "all"


def is_held(showing: Showing, interaction_id: int, criterion_key: str, evaluator: str) -> bool:
    """Whether this evaluator is to answer this criterion of this interaction first.

    Source: the lowest bit of SHA-256, which is as good as a coin and gives the same side every time.
    """
    if showing is not Showing.MIXED:
        return showing is Showing.HIDDEN
    drawn = hashlib.sha256(f"{interaction_id}\n{criterion_key}\n{evaluator}".encode()).digest()
    return bool(drawn[-1] & 1)
