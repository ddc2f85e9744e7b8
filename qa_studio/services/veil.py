"""Which automatic scores are kept from those who are still to judge, so that the sum gives no suggestion away.

Owns that rule; which single suggestion is held back is `scoring.anchoring`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qa_studio.rows import InteractionRow
from qa_studio.services import trust_settings
from qa_studio.storage.store import Store
from scoring.anchoring import Showing


def veiled(store: Store, rows: Iterable[InteractionRow]) -> tuple[InteractionRow, ...]:
    """The rows, without the automatic scores of what no person has submitted where suggestions are held back.

    In the mixed mode too: a half of the suggestions is out of sight, and the score is made of both halves.
    """
    if not hides_automatic(store):
        return tuple(rows)
    return tuple(_veiled(row) if row.score_is_automatic else row for row in rows)


def hides_automatic(store: Store) -> bool:
    """Whether automatic scores are out of sight, so that nothing may be filtered or sorted by them either."""
    return trust_settings.read(store).showing is not Showing.SHOWN


def _veiled(row: InteractionRow) -> InteractionRow:
    return replace(row, score=None, outcome=None, score_range=None, score_is_open=False, score_is_hidden=True)
