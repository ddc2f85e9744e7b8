"""Saved views, tags and flags, and how many insights a transcript holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.library_filter import (
    FILTER_VERSION,
    LibraryFilter,
    LibrarySort,
    filter_from_json,
    filter_to_json,
    sort_from_json,
    sort_to_json,
)
from qa_studio.storage.database import Database
from qa_studio.storage.interactions import chunks
from qa_studio.storage.work_tables import (
    InsightCount,
    InteractionFlag,
    InteractionTag,
    LibraryLine,
    SavedView,
    Tag,
)
from qa_studio.work_rows import Labelled, ViewRow


class Labels(Database):
    """The part of the store that knows what people have called things by."""

    def views(self, owner: str) -> tuple[ViewRow, ...]:
        """In the order in which they were made."""
        query = select(SavedView).where(col(SavedView.owner) == owner).order_by(col(SavedView.position))
        with self._reading() as session:
            return tuple(_view(row) for row in session.scalars(query))

    def save_view(
        self, owner: str, name: str, wanted: LibraryFilter, sort: LibrarySort, columns: Sequence[str]
    ) -> ViewRow:
        """Make the view, or give the owner's view of this name another content."""
        now = datetime.now(UTC)
        told: dict[str, Any] = {
            "filter": filter_to_json(wanted),
            "filter_version": FILTER_VERSION,
            "columns": list(columns),
            "sort": sort_to_json(sort),
            "updated_at": now,
        }
        mine = select(SavedView).where(col(SavedView.owner) == owner)
        with self._writing() as session:
            row = session.scalars(mine.where(col(SavedView.name) == name)).first()
            if row is None:
                row = SavedView(owner=owner, name=name, position=0, created_at=now, **told)
                row.position = session.scalars(_LAST_VIEW).one() + 1
            for field, value in told.items():
                setattr(row, field, value)
            session.add(row)
            session.flush()
            return _view(row)

    def rename_view(self, view_id: int, name: str) -> bool:
        """False when the view is gone, or its owner has one of this name."""
        with self._writing() as session:
            row = session.get(SavedView, view_id)
            if row is None:
                return False
            taken = select(col(SavedView.id)).where(
                col(SavedView.owner) == row.owner, col(SavedView.name) == name, col(SavedView.id) != view_id
            )
            if session.scalars(taken).first() is not None:
                return False
            row.name = name
            return True

    def delete_view(self, view_id: int) -> ViewRow | None:
        """The view as it was; None when there was none."""
        with self._writing() as session:
            row = session.get(SavedView, view_id)
            if row is None:
                return None
            found = _view(row)
            session.delete(row)
            return found

    def add_tag(self, ids: Iterable[int], name: str, plain: str, by: str) -> tuple[int, ...]:
        """Tag interactions, with a tag that is made when it is new.

        Args: plain: the name without case and marks, by which it is known again.
        Returns: the ids of those that had not had it.
        """
        with self._writing() as session:
            tag_id = _tag(session, name, plain)
            had = _with(session, InteractionTag, _of_tag(tag_id), ids)
            return _add(
                session, InteractionTag, _new(ids, had), {"tag_id": tag_id, "added_by": by}, "added_at"
            )

    def take_tag(self, ids: Iterable[int], plain: str) -> tuple[Labelled, ...]:
        """Take a tag off; a tag that nothing has any more is forgotten.

        Returns: what was taken off.
        """
        with self._writing() as session:
            tag_id = session.scalars(select(col(Tag.id)).where(col(Tag.plain) == plain)).first()
            if tag_id is None:
                return ()
            taken = _take(session, InteractionTag, _of_tag(tag_id), ids, "added")
            if session.scalars(select(InteractionTag).where(_of_tag(tag_id)).limit(1)).first() is None:
                session.execute(delete(Tag).where(col(Tag.id) == tag_id))
            return taken

    def add_flag(self, ids: Iterable[int], by: str) -> tuple[int, ...]:
        """Flag interactions; the ids of those that had not been."""
        with self._writing() as session:
            had = _with(session, InteractionFlag, None, ids)
            return _add(session, InteractionFlag, _new(ids, had), {"flagged_by": by}, "flagged_at")

    def take_flag(self, ids: Iterable[int]) -> tuple[Labelled, ...]:
        """Take the flag off; returns what was taken off."""
        with self._writing() as session:
            return _take(session, InteractionFlag, None, ids, "flagged")

    def put_back(self, name: str, plain: str, labels: Iterable[Labelled]) -> None:
        """Tags as they were, with who and when; the name "" is the flag."""
        with self._writing() as session:
            tag_id = _tag(session, name, plain) if name else None
            for one in labels:
                values: dict[str, Any] = {"interaction_id": one.interaction_id}
                if tag_id is None:
                    values |= {"flagged_by": one.by, "flagged_at": one.at}
                    session.execute(insert(InteractionFlag).values(**values).on_conflict_do_nothing())
                else:
                    values |= {"tag_id": tag_id, "added_by": one.by, "added_at": one.at}
                    session.execute(insert(InteractionTag).values(**values).on_conflict_do_nothing())

    def without_insight_count(self) -> tuple[int, ...]:
        """Ids of what has a transcript in whose newest version nobody has looked for insights."""
        query = select(col(LibraryLine.interaction_id)).where(
            col(LibraryLine.is_removed).is_(False),
            col(LibraryLine.transcript_id).is_not(None),
            col(LibraryLine.insights).is_(None),
        )
        with self._reading() as session:
            return tuple(session.scalars(query.order_by(col(LibraryLine.interaction_id))))

    def note_insights(self, counts: Iterable[tuple[int, int]]) -> None:
        """Keep how many insights there are: transcript id and count each."""
        with self._writing() as session:
            for transcript_id, count in counts:
                row = insert(InsightCount).values(transcript_id=transcript_id, insights=count)
                session.execute(
                    row.on_conflict_do_update(index_elements=["transcript_id"], set_={"insights": count})
                )


_LAST_VIEW = select(func.coalesce(func.max(SavedView.position), 0))


def _view(row: SavedView) -> ViewRow:
    return ViewRow(
        row.id,
        row.owner,
        row.name,
        filter_from_json(row.filter),
        sort_from_json(row.sort),
        tuple(row.columns),
    )


def _tag(session: Session, name: str, plain: str) -> int:
    found = session.scalars(select(col(Tag.id)).where(col(Tag.plain) == plain)).first()
    if found is not None:
        return found
    row = Tag(name=name, plain=plain)
    session.add(row)
    session.flush()
    return row.id


def _of_tag(tag_id: int) -> Any:
    return col(InteractionTag.tag_id) == tag_id


def _rows(session: Session, table: Any, condition: Any, ids: Iterable[int]) -> Iterator[Any]:
    for chunk in chunks(ids):
        query = select(table).where(col(table.interaction_id).in_(chunk))
        yield from session.scalars(query if condition is None else query.where(condition))


def _with(session: Session, table: Any, condition: Any, ids: Iterable[int]) -> frozenset[int]:
    return frozenset(row.interaction_id for row in _rows(session, table, condition, ids))


def _new(ids: Iterable[int], had: frozenset[int]) -> tuple[int, ...]:
    return tuple(number for number in dict.fromkeys(ids) if number not in had)


def _add(
    session: Session, table: Any, ids: tuple[int, ...], values: dict[str, Any], moment: str
) -> tuple[int, ...]:
    now = datetime.now(UTC)
    if ids:
        lines = [{"interaction_id": number, moment: now, **values} for number in ids]
        session.execute(insert(table), lines)
    return ids


def _take(
    session: Session, table: Any, condition: Any, ids: Iterable[int], word: str
) -> tuple[Labelled, ...]:
    taken = []
    for row in list(_rows(session, table, condition, ids)):
        taken.append(Labelled(row.interaction_id, getattr(row, f"{word}_by"), getattr(row, f"{word}_at")))
        session.delete(row)
    session.flush()
    return tuple(taken)
