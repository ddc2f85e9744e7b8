"""Selecting words of a turn without the mouse: one by one, or more and more of them. No Qt."""

from __future__ import annotations

import re

from qa_studio.ui.review.highlights import selected_evidence
from scoring.model import Evidence
from transcription.model import Turn

WORD = re.compile(r"\S+")


def next_words(row: int, turn: Turn, now: Evidence | None, step: int, extends: bool) -> Evidence | None:
    """The selection after a step to the right (1) or to the left (-1).

    Without `extends` it is the word beside the one that is selected, the first one when nothing is; with it the
    selection ends a word later, or earlier, and one word is always left.

    Args: now: what is selected; of another turn it counts as nothing.

    Returns: None for a turn without a word.
    """
    words = [(found.start(), found.end()) for found in WORD.finditer(turn.text)]
    if not words:
        return None
    if now is None or now.turn != row:
        first = 0 if step > 0 else len(words) - 1
        return selected_evidence(row, turn, *words[first])
    begins = max((at for at, word in enumerate(words) if word[0] <= now.start), default=0)
    ends = max((at for at, word in enumerate(words) if word[0] < now.end), default=begins)
    if extends:
        ends = min(max(ends + step, begins), len(words) - 1)
    else:
        at = ends + 1 if step > 0 else begins - 1
        begins = ends = min(max(at, 0), len(words) - 1)
    return selected_evidence(row, turn, words[begins][0], words[ends][1])
