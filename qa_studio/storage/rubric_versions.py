"""Rubric versions as they were written, and which one is in use. A published version never changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.storage.database import Database
from qa_studio.storage.tables import RubricVersion, Setting
from qa_studio.storage.upgrading import Watch
from qa_studio.storage.values import StoredRubric
from rubrics.model import Rubric, VersionState

ReadRubric = Callable[[str], Rubric]
"""Parses a rubric's YAML text. Handed in: the store knows of the packages their models only."""

CURRENT = "rubric"
"""Setting: key of the rubric that new evaluations are made by."""


class RubricVersions(Database):
    """The part of the store that knows the forms."""

    def __init__(self, folder: Path, read_rubric: ReadRubric, watch: Watch | None = None) -> None:
        super().__init__(folder, watch)
        self._read_rubric = read_rubric
        self._parsed: dict[tuple[str, str], Rubric] = {}

    def publish_rubric(self, text: str) -> StoredRubric:
        """Store a version for ever, make it the one in use, and retire the versions of its key before it.

        The same text again changes nothing but which rubric is in use.

        Raises: StudioError when this version is published with another text, or is older than one that is.
        """
        rubric, digest = self._read_rubric(text), sha256(text.encode()).hexdigest()
        with self._writing() as session:
            row = _version(session, rubric)
            if row is None or row.status == VersionState.DRAFT:
                _refuse_older(session, rubric)
                _retire(session, rubric.key)
                row = _written(session, row, rubric, text, digest)
            elif row.sha256 != digest:
                raise StudioError(
                    tr(
                        "Version {version} of the rubric “{title}” is published and never changes. Give the "
                        "changed one the version {version2}, then publish it.",
                        version=rubric.version,
                        title=rubric.title,
                        version2=rubric.version + 1,
                    )
                )
            write_setting(session, CURRENT, rubric.key)
            return self._stored_rubric(row)

    def current_rubric(self) -> StoredRubric | None:
        """The published version in use; None before one is published."""
        with self._reading() as session:
            row = current_row(session)
            return None if row is None else self._stored_rubric(row)

    def rubric(self, version_id: int) -> StoredRubric:
        with self._reading() as session:
            return self._stored_rubric(session.get_one(RubricVersion, version_id))

    def rubrics(self) -> tuple[StoredRubric, ...]:
        """Every version of every rubric, newest version first within its key."""
        query = select(RubricVersion).order_by(col(RubricVersion.key), col(RubricVersion.version).desc())
        with self._reading() as session:
            return tuple(self._stored_rubric(row) for row in session.scalars(query))

    def setting(self, key: str) -> Any:
        """What was remembered under this key, as JSON values; None when nothing was."""
        with self._reading() as session:
            row = session.get(Setting, key)
            return None if row is None else row.value

    def set_setting(self, key: str, value: Any) -> None:
        """Remember a JSON value."""
        with self._writing() as session:
            write_setting(session, key, value)

    def _stored_rubric(self, row: RubricVersion) -> StoredRubric:
        return StoredRubric(row.id, self.parsed(row), row.text, row.sha256)

    def parsed(self, row: RubricVersion) -> Rubric:
        """The form of a row of this table; each text is parsed once, and is the same object ever after."""
        key = (row.sha256, row.status)
        if key not in self._parsed:
            rubric = self._read_rubric(row.text)
            self._parsed[key] = dataclasses.replace(rubric, state=VersionState(row.status))
        return self._parsed[key]


def current_row(session: Session) -> RubricVersion | None:
    """The newest published version of the rubric in use."""
    setting = session.get(Setting, CURRENT)
    query = select(RubricVersion).where(
        col(RubricVersion.key) == (setting.value if setting else ""),
        col(RubricVersion.status) == VersionState.PUBLISHED.value,
    )
    return session.scalars(query.order_by(col(RubricVersion.version).desc()).limit(1)).first()


def write_setting(session: Session, key: str, value: Any) -> None:
    session.merge(Setting(key=key, value=value))


def _version(session: Session, rubric: Rubric) -> RubricVersion | None:
    query = select(RubricVersion).where(
        col(RubricVersion.key) == rubric.key, col(RubricVersion.version) == rubric.version
    )
    return session.scalars(query).first()


def _refuse_older(session: Session, rubric: Rubric) -> None:
    newest = session.scalars(
        select(col(RubricVersion.version))
        .where(col(RubricVersion.key) == rubric.key, col(RubricVersion.status) != VersionState.DRAFT.value)
        .order_by(col(RubricVersion.version).desc())
    ).first()
    if newest is not None and newest > rubric.version:
        raise StudioError(
            tr(
                "Version {newest} of the rubric “{title}” is published already; version {version} "
                "cannot follow it. Give it the version {newest2}, then publish it.",
                newest=newest,
                title=rubric.title,
                version=rubric.version,
                newest2=newest + 1,
            )
        )


def _retire(session: Session, key: str) -> None:
    session.execute(
        update(RubricVersion)
        .where(col(RubricVersion.key) == key, col(RubricVersion.status) == VersionState.PUBLISHED.value)
        .values(status=VersionState.RETIRED.value)
    )


def _written(
    session: Session, row: RubricVersion | None, rubric: Rubric, text: str, digest: str
) -> RubricVersion:
    now = datetime.now(UTC)
    columns: dict[str, Any] = {
        "title": rubric.title,
        "text": text,
        "sha256": digest,
        "status": VersionState.PUBLISHED.value,
        "threshold": rubric.thresholds.interaction,
        "customer_threshold": rubric.thresholds.customer,
        "published_at": now,
    }
    if row is None:
        row = RubricVersion(key=rubric.key, version=rubric.version, created_at=now, **columns)
    else:
        row.sqlmodel_update(columns)
    session.add(row)
    session.flush()
    return row
