"""Changes of the vocabulary with their way back, as work for a thread beside the window. No widget.

Entries are found by their name each time: one that was removed and brought back has another id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import BatchReport, Note
from qa_studio.speech_rows import VocabularyChange, VocabularyRow
from transcription.model import Name


class Vocabulary(Protocol):
    """What is asked of the service. All of it may wait for the disk."""

    def rows(self) -> tuple[VocabularyRow, ...]: ...

    def offered(self) -> tuple[Name, ...]: ...

    def find(self, text: str) -> VocabularyRow: ...

    def add(self, name: Name) -> VocabularyRow: ...

    def change(self, entry_id: int, name: Name) -> VocabularyRow: ...

    def remove(self, ids: Iterable[int]) -> None: ...

    def import_file(self, path: Path) -> VocabularyChange: ...

    def notes(self, name: Name) -> tuple[Note, ...]: ...

    def apply(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport: ...

    def withdraw(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport: ...


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made.

    Attributes:
        words: what was done.
        undo, redo: the way back, and there again; to be called on a thread beside the window.
        shown: the name to be looked at afterwards; "" for none.
        notes: what to know about it.
        refused: what of it did not go through.
    """

    words: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    shown: str = ""
    notes: tuple[Note, ...] = ()
    refused: VocabularyChange | None = None


def add(vocabulary: Vocabulary, names: Sequence[Name]) -> Done:
    """Put names on the list.

    Raises: StudioError when one of them will not do; those before it are on the list then.
    """
    rows = [vocabulary.add(name) for name in names]
    taken = [one.name for one in rows]
    words = (
        tr("“{name}” is on the list.", name=taken[0].text)
        if len(taken) == 1
        else tr("{count} names are on the list.", count=len(taken))
    )
    notes = tuple(note for name in taken for note in vocabulary.notes(name))
    return Done(
        words,
        lambda: _remove(vocabulary, taken),
        lambda: _add(vocabulary, taken),
        taken[0].text,
        notes,
    )


def change(vocabulary: Vocabulary, before: VocabularyRow, name: Name) -> Done:
    """Say an entry anew.

    Raises: StudioError when it will not do.
    """
    old, new = before.name, vocabulary.change(before.id, name).name
    return Done(
        tr("“{words}” is changed.", words=new.text),
        lambda: vocabulary.change(vocabulary.find(new.text).id, old),
        lambda: vocabulary.change(vocabulary.find(old.text).id, new),
        new.text,
        vocabulary.notes(new),
    )


def remove(vocabulary: Vocabulary, rows: Sequence[VocabularyRow]) -> Done:
    """Take entries off the list."""
    names = [one.name for one in rows]
    vocabulary.remove([one.id for one in rows])
    words = (
        tr("“{name}” is off the list.", name=names[0].text)
        if len(names) == 1
        else tr("{count} names are off the list.", count=len(names))
    )
    return Done(
        words,
        lambda: _add(vocabulary, names),
        lambda: _remove(vocabulary, names),
    )


def import_file(vocabulary: Vocabulary, path: Path) -> Done:
    """Add a file's names.

    Raises: StudioError, TranscriptionError when the file cannot be read.
    """
    before = {one.id: one.name for one in vocabulary.rows()}
    made = vocabulary.import_file(path)
    added = [one.name for one in made.added]
    pairs = [(before[one.id], one.name) for one in made.changed]

    def undo() -> None:
        _remove(vocabulary, added)
        for old, new in pairs:
            vocabulary.change(vocabulary.find(new.text).id, old)

    def redo() -> None:
        _add(vocabulary, added)
        for old, new in pairs:
            vocabulary.change(vocabulary.find(old.text).id, new)

    words = tr(
        "{name}: {added} names added, {changed} changed, {there} were there.",
        name=path.name,
        added=len(added),
        changed=len(pairs),
        there=len(made.unchanged),
    )
    return Done(words, undo, redo, refused=made)


def _add(vocabulary: Vocabulary, names: Iterable[Name]) -> None:
    for name in names:
        vocabulary.add(name)


def _remove(vocabulary: Vocabulary, names: Iterable[Name]) -> None:
    vocabulary.remove([vocabulary.find(name.text).id for name in names])
