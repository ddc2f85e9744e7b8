"""How far an interaction has come, as SQL over the library's lines.

Owns which suggestions are old: those whose newest evaluation was made by another form than the one in use. The lines
cannot say it by themselves, for publishing a form would have to write all of them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select
from sqlmodel import col

from qa_studio.rows import WorkState
from qa_studio.storage.rubric_versions import CURRENT
from qa_studio.storage.tables import Evaluation, RubricVersion, Setting
from qa_studio.storage.work_tables import LibraryLine
from rubrics.model import VersionState

SUGGESTED = frozenset((WorkState.SUGGESTED, WorkState.OUTDATED))
"""Both stand as "suggested" in a line."""


def in_states(states: Collection[WorkState]) -> ColumnElement[bool]:
    """Whether the statement's `LibraryLine` is in one of these states."""
    asked = SUGGESTED.intersection(states)
    if len(asked) != 1:
        return col(LibraryLine.state).in_({_written(one) for one in states})
    others = col(LibraryLine.state).in_([one.value for one in states if one not in SUGGESTED])
    is_old = _is_old() if WorkState.OUTDATED in asked else ~_is_old()
    return or_(others, and_(col(LibraryLine.state) == WorkState.SUGGESTED.value, is_old))


def _written(one: WorkState) -> str:
    return WorkState.SUGGESTED.value if one in SUGGESTED else one.value


def _is_old() -> ColumnElement[bool]:
    """Of a line with suggestions. Found from the other forms' side: in most workspaces they have none, and an
    evaluation is too long to be read for each of 100,000 lines."""
    others = select(col(RubricVersion.id)).where(col(RubricVersion.id).is_distinct_from(_in_use()))
    made_by_them = select(col(Evaluation.id)).where(
        literal_column("evaluation.kind = 'automatic'"), col(Evaluation.rubric_version_id).in_(others)
    )
    return col(LibraryLine.automatic_id).in_(made_by_them)


def _in_use() -> Any:
    """Id of the newest published version of the form in use, as a subquery that is looked up once."""
    key = select(func.json_extract(Setting.value, "$")).where(col(Setting.key) == CURRENT).scalar_subquery()
    query = select(col(RubricVersion.id)).where(
        col(RubricVersion.key) == key, col(RubricVersion.status) == VersionState.PUBLISHED.value
    )
    return query.order_by(col(RubricVersion.version).desc()).limit(1).scalar_subquery()
