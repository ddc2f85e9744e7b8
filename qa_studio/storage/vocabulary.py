"""The workspace's vocabulary, as rows. Checks of what is typed are the service's."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.speech_rows import VocabularyRow
from qa_studio.storage.database import Database
from qa_studio.storage.tables import VocabularyEntry
from transcription.model import Name, NameKind


class Vocabulary(Database):
    """The part of the store that knows names."""

    def vocabulary(self) -> tuple[VocabularyRow, ...]:
        """Every entry, in the order in which they were added."""
        with self._reading() as session:
            entries = session.scalars(select(VocabularyEntry).order_by(col(VocabularyEntry.id)))
            return tuple(_row(entry) for entry in entries)

    def save_names(self, names: Iterable[tuple[str, Name]]) -> None:
        """Add names, or change those of the same plain form; all or none.

        Args: names: the plain form and the name; the last one counts where a form comes twice.
        """
        with self._writing() as session:
            for plain, name in names:
                found = select(VocabularyEntry).where(col(VocabularyEntry.plain) == plain)
                _write(session, session.scalars(found).one_or_none(), plain, name)

    def rename(self, entry_id: int, plain: str, name: Name) -> None:
        """Write another name in an entry's place; the caller knows that no other entry has its plain form."""
        with self._writing() as session:
            _write(session, session.get_one(VocabularyEntry, entry_id), plain, name)

    def remove_names(self, ids: Iterable[int]) -> None:
        """Take entries out. Transcripts keep the names that were applied to them."""
        with self._writing() as session:
            for entry_id in ids:
                entry = session.get(VocabularyEntry, entry_id)
                if entry is not None:
                    session.delete(entry)


def _row(entry: VocabularyEntry) -> VocabularyRow:
    return VocabularyRow(entry.id, Name(entry.text, NameKind(entry.kind), tuple(entry.heard_as)))


def _write(session: Session, entry: VocabularyEntry | None, plain: str, name: Name) -> None:
    """Say this in an entry, or in a new one."""
    if entry is None:
        entry = VocabularyEntry(plain=plain, text="", kind="", heard_as=[])
        session.add(entry)
    entry.plain, entry.text, entry.kind = plain, name.text, name.kind.value
    entry.heard_as = list(name.heard_as)
    session.flush()
