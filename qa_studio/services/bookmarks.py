"""Words kept with a tag for coaching and workshops: verbatim, of one version of a transcript, with their time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredTranscript
from qa_studio.storage.work_values import NewSnippet
from qa_studio.work_rows import SnippetRow
from transcription.model import Turn

LONGEST_TAG = 40


@dataclass(frozen=True, slots=True)
class Selection:
    """From a character of one turn to one of the same or a later turn, 0-based; the last character is not included."""

    first_turn: int
    start: int
    last_turn: int
    end: int


class Bookmarks:
    """Snippets stay with the words that they were made of, whatever becomes of the transcript."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self,
        interaction_id: int,
        selection: Selection,
        by: str,
        tag: str = "",
        note: str = "",
        version: int | None = None,
    ) -> SnippetRow:
        """Keep words of a transcript.

        Args: version: of the transcript that was on the screen; None: the newest.

        Raises: StudioError when there is no transcript, no such version, or nothing at that place.
        """
        stored = self._transcript(interaction_id, version)
        text = _words(stored.transcript.turns, selection)
        first, last = (
            stored.transcript.turns[place] for place in (selection.first_turn, selection.last_turn)
        )
        new = NewSnippet(
            interaction_id=interaction_id,
            transcript_id=stored.id,
            first_turn=selection.first_turn,
            start=selection.start,
            last_turn=selection.last_turn,
            end=selection.end,
            text=text,
            start_s=_begins(first, selection.start),
            end_s=_ends(last, selection.end),
            tag=_tag(tag),
            note=note.strip(),
            by=by,
        )
        return self._row(self._store.add_snippet(new))

    def rows(self, tag: str | None = None, interaction_id: int | None = None) -> tuple[SnippetRow, ...]:
        """The newest first; None does not restrict, the tag "" stands for those without."""
        return self._store.snippets(tag, interaction_id)

    def tags(self) -> tuple[str, ...]:
        """Every tag that a snippet has, in alphabetical order."""
        names = {row.tag for row in self._store.snippets() if row.tag}
        return tuple(sorted(names, key=str.casefold))

    def change(self, snippet_id: int, tag: str, note: str) -> SnippetRow:
        """Give a snippet another tag and note.

        Raises: StudioError when it is gone, or the tag is too long.
        """
        self._store.change_snippet(snippet_id, _tag(tag), note.strip())
        return self._row(snippet_id)

    def remove(self, ids: Sequence[int]) -> None:
        """Take snippets out of sight; `restore` brings them back."""
        self._store.set_snippets_removed(ids, removed=True)

    def restore(self, ids: Sequence[int]) -> None:
        """Undo `remove`."""
        self._store.set_snippets_removed(ids, removed=False)

    def _row(self, snippet_id: int) -> SnippetRow:
        for row in self._store.snippets(snippet_id=snippet_id):
            return row
        raise StudioError(tr("This snippet is gone. The list shows what there is."))

    def _transcript(self, interaction_id: int, version: int | None) -> StoredTranscript:
        newest = self._store.newest_transcript(interaction_id)
        if newest is None:
            raise StudioError(tr("There is no transcript to keep words of. Transcribe the recording first."))
        if version in (None, newest.transcript.version):
            return newest
        for note in self._store.transcript_versions(interaction_id):
            if note.version == version:
                return self._store.transcript(note.id)
        raise StudioError(tr("There is no version {version} of this transcript.", version=version))


def _words(turns: Sequence[Turn], place: Selection) -> str:
    """Exactly what stands there, turns parted by line breaks.

    Raises: StudioError for a place outside of the transcript, or an empty one.
    """
    if not 0 <= place.first_turn <= place.last_turn < len(turns):
        raise _nothing_there()
    parts = [turn.text for turn in turns[place.first_turn : place.last_turn + 1]]
    if not (0 <= place.start <= len(parts[0]) and 0 <= place.end <= len(parts[-1])):
        raise _nothing_there()
    parts[-1] = parts[-1][: place.end]
    parts[0] = parts[0][place.start :]
    text = "\n".join(parts)
    if not text.strip() or (place.first_turn == place.last_turn and place.start >= place.end):
        raise _nothing_there()
    return text


def _nothing_there() -> StudioError:
    return StudioError(tr("There is nothing to keep at this place. Select the words first."))


def _begins(turn: Turn, start: int) -> float | None:
    """When the first word of the selection begins, in seconds; of a turn without word times, the turn."""
    times = [word.start_s for word in turn.words if word.end > start]
    return min(times, default=turn.start_s)


def _ends(turn: Turn, end: int) -> float | None:
    times = [word.end_s for word in turn.words if word.start < end]
    return max(times, default=turn.end_s)


def _tag(tag: str) -> str:
    stripped = " ".join(tag.split())
    if len(stripped) > LONGEST_TAG:
        raise StudioError(tr("A tag has up to {longest} characters.", longest=LONGEST_TAG))
    return stripped
