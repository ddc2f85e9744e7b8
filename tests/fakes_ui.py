"""A retailer's library for the window's tests: every small service around the same rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fakes_library import FakeAssigning, FakeExporting, FakeLibrary, FakeSearching, FakeTagging, FakeViews
from fakes_work import (
    FakeDemonstration,
    FakeImporting,
    FakeModels,
    FakeQueue,
    FakeReviewing,
    FakeSuggesting,
    FakeTranscribing,
)
from retailer_rows import shop_rows

from qa_studio.rows import (
    InteractionRow,
)
from qa_studio.ui.library.ports import LibraryServices


@dataclass
class Shop:
    """All the fakes around one library."""

    library: FakeLibrary
    importing: FakeImporting
    transcribing: FakeTranscribing
    queue: FakeQueue
    suggesting: FakeSuggesting
    reviewing: FakeReviewing
    models: FakeModels
    demonstration: FakeDemonstration
    agent_channel: str = "guess"
    views: FakeViews = field(default_factory=FakeViews)

    def services(self) -> LibraryServices:
        return LibraryServices(
            library=self.library,
            searching=FakeSearching(),
            views=self.views,
            tagging=FakeTagging(),
            assigning=FakeAssigning(),
            exporting=FakeExporting(),
            importing=self.importing,
            transcribing=self.transcribing,
            suggesting=self.suggesting,
            reviewing=self.reviewing,
            demonstration=self.demonstration,
            evaluator=lambda: "Anna Lindt",
            agent_channel=lambda: self.agent_channel,
        )


def shop(rows: Sequence[InteractionRow] | Callable[[], Sequence[InteractionRow]] = shop_rows) -> Shop:
    """Services over these rows."""
    library = FakeLibrary(list(rows() if callable(rows) else rows))
    return Shop(
        library,
        FakeImporting(library),
        FakeTranscribing(),
        FakeQueue(library),
        FakeSuggesting(library),
        FakeReviewing(library),
        FakeModels(),
        FakeDemonstration(library),
    )
