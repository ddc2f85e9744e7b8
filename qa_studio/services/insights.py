"""What customers let on in an interaction: made afresh from its newest transcript, stored nowhere, never scored."""

from __future__ import annotations

from qa_studio.storage.interactions import UNKNOWN
from qa_studio.storage.store import Store
from scoring.insights import insights
from scoring.model import Insight
from transcription.model import Transcript


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

    def within(self, transcript: Transcript, company: str) -> tuple[Insight, ...]:
        """Of one version of a transcript.

        Args:
            company: whose interaction it is; its own name is no competitor's.
        """
        others = [name for name in self._store.companies() if name not in (company, UNKNOWN)]
        return insights(transcript, others)
