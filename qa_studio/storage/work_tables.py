"""The tables of the reviewers' work: what the library is filtered by, who has what to do, who did what for how long.

As in `tables`: rows stay inside the storage; frozen values leave it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from qa_studio.storage.columns import UtcTime
from qa_studio.storage.tables import Base


class LibraryLine(Base, table=True):
    """One line an interaction, of all that the library is filtered and sorted by. The database's own triggers keep it:
    100,000 interactions are looked through in one narrow table, and no program that writes can forget it.

    `score` and `rating` are ten-thousandths; `threshold` and `customer_threshold` those of the form that was marked by,
    null without evaluation. `names` is what the words of a filter are looked for in; `search_key` what the full-text
    rows of the interaction begin with.
    """

    __tablename__ = "library_line"
    __table_args__ = (
        # For the order alone: as an equality, "not removed" would be taken for something that few lines are.
        Index("ix_library_line_started_at", "started_at", sqlite_where=text("is_removed IS 0")),
        *(
            Index(f"ix_library_line_in_sight_{name}", name, sqlite_where=text("is_removed IS 0"))
            for name in (
                "score",
                "rating",
                "duration_s",
                "agent_id",
                "company_id",
                "round_id",
                "channel",
                "state",
                "is_flagged",
            )
        ),
        Index(None, "agent_id"),
    )
    interaction_id: int = Field(default=None, primary_key=True)
    is_removed: bool
    channel: str
    agent_id: int
    company_id: int
    round_id: int | None = None
    started_at: datetime | None = Field(default=None, sa_type=UtcTime)
    duration_s: float | None = None
    state: str
    transcript_id: int | None = None
    person_id: int | None = None
    automatic_id: int | None = None
    score: int | None = Field(default=None, sa_type=BigInteger)
    outcome: str | None = None
    threshold: int | None = Field(default=None, sa_type=BigInteger)
    customer_threshold: int | None = Field(default=None, sa_type=BigInteger)
    rating: int | None = Field(default=None, sa_type=BigInteger)
    lowest_rating: int | None = Field(default=None, sa_type=BigInteger)
    is_flagged: bool
    insights: int | None = None
    search_key: int = Field(sa_type=BigInteger)
    names: str = Field(sa_type=Text)


class InsightCount(Base, table=True):
    """How many insights were found in a transcript; nobody has looked where there is no line."""

    __tablename__ = "insight_count"
    transcript_id: int = Field(foreign_key="transcript.id", primary_key=True)
    insights: int


class SavedView(Base, table=True):
    """A filter with its columns and its order. `filter_version` says how `filter` is to be read."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("owner", "name"),)
    id: int = Field(default=None, primary_key=True)
    owner: str
    name: str
    filter: Any = Field(sa_type=JSON)
    filter_version: int
    columns: Any = Field(sa_type=JSON)
    sort: Any = Field(sa_type=JSON)
    position: int
    created_at: datetime = Field(sa_type=UtcTime)
    updated_at: datetime = Field(sa_type=UtcTime)


class Tag(Base, table=True):
    """`plain` is the name without case and marks: one name stands here once, however it is typed."""

    __tablename__ = "tag"
    id: int = Field(default=None, primary_key=True)
    name: str
    plain: str = Field(unique=True)


class InteractionTag(Base, table=True):
    __tablename__ = "interaction_tag"
    __table_args__ = (Index(None, "tag_id"),)
    interaction_id: int = Field(foreign_key="interaction.id", primary_key=True)
    tag_id: int = Field(foreign_key="tag.id", primary_key=True)
    added_by: str
    added_at: datetime = Field(sa_type=UtcTime)


class InteractionFlag(Base, table=True):
    __tablename__ = "interaction_flag"
    interaction_id: int = Field(foreign_key="interaction.id", primary_key=True)
    flagged_by: str
    flagged_at: datetime = Field(sa_type=UtcTime)


class Plan(Base, table=True):
    """So many interactions of each agent in each period; `way` says how they are shared out among the reviewers."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("period IN ('week', 'month', 'quarter')", name="period"),
        CheckConstraint("way IN ('evenly', 'by_hand')", name="way"),
        CheckConstraint("per_agent >= 1", name="per_agent"),
    )
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    per_agent: int
    period: str
    way: str
    filter: Any = Field(sa_type=JSON)
    filter_version: int
    created_by: str
    created_at: datetime = Field(sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)


class PlanReviewer(Base, table=True):
    """`share`: how many of an agent's interactions go to this reviewer, by hand; null when evenly."""

    __tablename__ = "plan_reviewer"
    plan_id: int = Field(foreign_key="plan.id", primary_key=True)
    evaluator_id: int = Field(foreign_key="evaluator.id", primary_key=True)
    position: int
    share: int | None = None


class Assignment(Base, table=True):
    """`done_at` is set by the database when the evaluator submits; `withdrawn_at` when somebody takes it back."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index(None, "evaluator_id", "done_at"),
        Index(None, "plan_id"),
        Index(
            "uq_assignment_one_open",
            "interaction_id",
            "evaluator_id",
            unique=True,
            sqlite_where=text("done_at IS NULL AND withdrawn_at IS NULL"),
        ),
        Index(None, "interaction_id"),
    )
    id: int = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id")
    evaluator_id: int = Field(foreign_key="evaluator.id")
    assigned_by: str
    assigned_at: datetime = Field(sa_type=UtcTime)
    due_on: date | None = None
    plan_id: int | None = Field(default=None, foreign_key="plan.id")
    done_at: datetime | None = Field(default=None, sa_type=UtcTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Snippet(Base, table=True):
    """Words kept for coaching, of one version of a transcript: from a character of one turn to one of another."""

    __tablename__ = "snippet"
    __table_args__ = (Index(None, "interaction_id"), Index(None, "tag"))
    id: int = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id")
    transcript_id: int = Field(foreign_key="transcript.id")
    first_turn: int
    start: int
    last_turn: int
    end: int
    text: str = Field(sa_type=Text)
    start_s: float | None = None
    end_s: float | None = None
    tag: str = ""
    note: str = Field(default="", sa_type=Text)
    kept_by: str
    kept_at: datetime = Field(sa_type=UtcTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Holding(Base, table=True):
    """Who has an interaction open to change it. `process`: number, start and token, as of the queue's owners."""

    __tablename__ = "holding"
    interaction_id: int = Field(foreign_key="interaction.id", primary_key=True)
    holder: str
    process: str
    since: datetime = Field(sa_type=UtcTime)
    beat_at: datetime = Field(sa_type=UtcTime)


class TakingOver(Base, table=True):
    """One interaction taken out of somebody's hands: the trace that stays."""

    __tablename__ = "taking_over"
    __table_args__ = (Index(None, "interaction_id"),)
    id: int = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id")
    taken_from: str
    taken_by: str
    held_since: datetime = Field(sa_type=UtcTime)
    taken_at: datetime = Field(sa_type=UtcTime)


class TimeSpent(Base, table=True):
    """Seconds of an active window, a day: of one evaluation (interaction, evaluator, revision), and of one criterion or
    of none ("")."""

    __tablename__ = "time_spent"
    __table_args__ = (Index(None, "evaluator_id", "day"),)
    interaction_id: int = Field(foreign_key="interaction.id", primary_key=True)
    evaluator_id: int = Field(foreign_key="evaluator.id", primary_key=True)
    revision: int = Field(primary_key=True)
    criterion_key: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    seconds: float
