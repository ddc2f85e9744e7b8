"""Full-text search over what was said, with the words around each hit."""

from __future__ import annotations

from itertools import groupby

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.library_filter import LibraryFilter
from qa_studio.services.veil import hides_automatic
from qa_studio.storage.search_words import Term, matches, terms
from qa_studio.storage.store import Store
from qa_studio.storage.work_values import FoundTurn
from qa_studio.work_rows import Hit, Hits

PAGE = 50
AROUND = 60
"""Characters before the first match and after the last one shown, as far as whole words go; about a line each."""
MOST_SHOWN = 240
"""Characters of a snippet, about three lines."""
CUT = "…"


class Searching:
    """Finds turns. Every word that is typed must stand in the turn, in any order, case and with or without marks;
    “"words in quotes"” in this order; “beginn*” as the beginning of a word, of three letters at least. Whatever else is
    typed is a word or nothing: no question is an error."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(
        self,
        text: str,
        wanted: LibraryFilter | None = None,
        limit: int = PAGE,
        after: int | None = None,
    ) -> Hits:
        """The newest hits, the interaction's turns in order; one page of them.

        Args:
            wanted: only in interactions that pass; None: in all. Its `said` restricts to those interactions too.
            after: `Hits.after` of the page before; None: the first.

        Raises: StudioError for a limit under 1.
        """
        if limit < 1:
            raise StudioError(tr("A page of hits needs room for at least one."))
        asked = terms(text)
        if not asked:
            return Hits((), None)
        hides = hides_automatic(self._store)
        found = self._store.find_turns(
            asked, wanted or LibraryFilter(), limit + 1, after, hides_automatic=hides
        )
        page = found[:limit]
        hits = (
            _hit(turn, asked)
            for _, turns in groupby(page, key=lambda turn: turn.interaction_id)
            for turn in reversed(list(turns))
        )
        return Hits(tuple(hits), page[-1].key if len(found) > limit else None)

    def matches(self, text: str, within: str) -> tuple[tuple[int, int], ...]:
        """Where the words of the question stand in any text: character offsets, half-open, in order."""
        return matches(within, terms(text))


def _hit(turn: FoundTurn, asked: tuple[Term, ...]) -> Hit:
    spans = matches(turn.text, asked)
    start, end = _window(turn.text, spans)
    before, behind = (CUT if start else ""), (CUT if end < len(turn.text) else "")
    shift = len(before) - start
    return Hit(
        interaction_id=turn.interaction_id,
        title=turn.title,
        agent=turn.agent,
        channel=turn.channel,
        started_at=turn.started_at,
        turn=turn.turn,
        role=turn.role,
        speaker=turn.speaker,
        start_s=turn.start_s,
        end_s=turn.end_s,
        is_note=turn.note,
        snippet=before + turn.text[start:end] + behind,
        snippet_matches=tuple(
            (max(first, start) + shift, min(last, end) + shift)
            for first, last in spans
            if first < end and last > start
        ),
        matches=spans,
    )


def _window(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """What is shown of a turn: from a little before the first match on, cut between words."""
    if len(text) <= MOST_SHOWN:
        return 0, len(text)
    first = spans[0][0] if spans else 0
    start = max(0, first - AROUND)
    if start:
        start = min(first, text.find(" ", start, first) + 1 or first)
    last = max((end for _, end in spans if end <= start + MOST_SHOWN - AROUND), default=first)
    end = min(len(text), max(last + AROUND, start + MOST_SHOWN))
    if end < len(text):
        end = max(last, text.rfind(" ", last, end)) if text.rfind(" ", last, end) > last else end
    return start, end
