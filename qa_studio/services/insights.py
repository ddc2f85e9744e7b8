"""What customers let on in an interaction: made afresh from its newest transcript, never scored.

Kept is only how many there are, so that the library can be asked for those with insights.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.storage.interactions import UNKNOWN
from qa_studio.storage.store import Store
from scoring.model import Insight
from transcription.model import Transcript

KEPT_AT_ONCE = 200
"""Counts in one transaction: each waits for the disk."""


class Insights:
    """Looks for insights; the other companies of the workspace count as competitors."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, interaction_id: int) -> tuple[Insight, ...]:
        """Of the newest transcript; () without one.

        Raises: StudioError when there is no such interaction.
        """
        row = self._store.interaction_row(interaction_id)
        stored = self._store.newest_transcript(interaction_id)
        return () if stored is None else self.within(stored.transcript, row.company)

    def look(self, ids: Sequence[int] | None, context: JobContext) -> int:
        """Count the insights of these interactions, for the library's filter; what has no transcript is passed over.

        Args: ids: None: all in whose newest transcript nobody has looked.

        Returns: how many were looked through.
        Raises: JobCancelled; what was counted is kept.
        """
        wanted = self._store.without_insight_count() if ids is None else ids
        companies = {row.id: row.company for row in self._store.interaction_rows(wanted)}
        looked: list[tuple[int, int]] = []
        done = 0
        try:
            for place, (number, company) in enumerate(companies.items()):
                context.report(place / len(companies), tr("Looking for insights"))
                stored = self._store.newest_transcript(number)
                if stored is not None:
                    looked.append((stored.id, len(self.within(stored.transcript, company))))
                    done += 1
                if len(looked) == KEPT_AT_ONCE:
                    self._store.note_insights(looked)
                    looked.clear()
        finally:
            self._store.note_insights(looked)
        context.report(1.0, tr("Looked for insights"))
        return done

    def within(self, transcript: Transcript, company: str) -> tuple[Insight, ...]:
        """Of one version of a transcript.

        Args:
            company: whose interaction it is; its own name is no competitor's.
        """
        from scoring.insights import insights  # brings all checks: the window opens without them

        others = [name for name in self._store.companies() if name not in (company, UNKNOWN)]
        return insights(transcript, others)
