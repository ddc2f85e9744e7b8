"""The tables. Rows of these classes stay inside `qa_studio.storage`; frozen values leave it.

Words of an enumeration are stored by their value, moments in UTC, scores and ratings as exact scaled
integers.
SQLModel does not validate rows of tables: values are checked before a row is made. An `id` is the database's
to give: it is there once the row was flushed.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, MetaData, Text, UniqueConstraint, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from qa_studio.storage.columns import Score, TenThousandths, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Constraints have names, so that a later migration can find them again."""


class Base(SQLModel, registry=registry(metadata=metadata)):
    """Of every table; those of the reviewers' work stand in `work_tables`."""


class Company(Base, table=True):
    __tablename__ = "company"
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    is_own: bool


class Agent(Base, table=True):
    __tablename__ = "agent"
    __table_args__ = (UniqueConstraint("company_id", "name"),)
    id: int = Field(default=None, primary_key=True)
    name: str
    team: str = ""
    company_id: int = Field(foreign_key="company.id")


class Round(Base, table=True):
    """One measurement. `position` orders the rounds; the period is in whole days, both included."""

    __tablename__ = "round"
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    starts_on: date | None = None
    ends_on: date | None = None
    sampling_rule: str = ""
    position: int


class Interaction(Base, table=True):
    """`conversation` tells apart the conversations of one file ("" when it holds one)."""

    __tablename__ = "interaction"
    __table_args__ = (
        UniqueConstraint("sha256", "conversation"),
        CheckConstraint("channel IN ('call', 'chat', 'email')", name="channel"),
        Index("ix_interaction_in_sight_title", text("lower(title)"), sqlite_where=text("removed_at IS NULL")),
    )
    id: int = Field(default=None, primary_key=True)
    external_id: str = Field(default="", index=True)
    title: str
    channel: str
    agent_id: int = Field(foreign_key="agent.id", index=True)
    company_id: int = Field(foreign_key="company.id")
    round_id: int | None = Field(default=None, foreign_key="round.id", index=True)
    started_at: datetime | None = Field(default=None, sa_type=UtcTime)
    duration_s: float | None = None
    source: str
    sha256: str
    conversation: str = ""
    agent_channel: int | None = None
    imported_at: datetime = Field(sa_type=UtcTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcTime)


class TranscriptVersion(Base, table=True):
    """`agent_channel`: the channel these turns took for the agent's; with how sure, and by which words."""

    __tablename__ = "transcript"
    __table_args__ = (UniqueConstraint("interaction_id", "version"),)
    id: int = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id")
    version: int
    engine: str
    model: str
    settings: Any = Field(sa_type=JSON)
    is_draft: bool
    language: str
    duration_s: float | None = None
    agent_channel: int | None = None
    agent_confidence: float | None = None
    agent_words: str = ""
    created_at: datetime = Field(sa_type=UtcTime)


class TurnLine(Base, table=True):
    """`words` are [start, end, start_s, end_s, confidence] each, and what was heard where the vocabulary changed it."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("transcript_id", "position"),)
    id: int = Field(default=None, primary_key=True)
    transcript_id: int = Field(foreign_key="transcript.id")
    position: int
    role: str
    text: str = Field(sa_type=Text)
    start_s: float | None = None
    end_s: float | None = None
    speaker: str = ""
    channel: int | None = None
    words: Any = Field(sa_type=JSON)
    note: bool = False
    flags: Any = Field(sa_type=JSON)
    speaker_confidence: float | None = None


class RubricVersion(Base, table=True):
    """The YAML as it was published: the one source, parsed back by the rubric loader."""

    __tablename__ = "rubric_version"
    __table_args__ = (
        UniqueConstraint("key", "version"),
        CheckConstraint("status IN ('draft', 'published', 'retired')", name="status"),
    )
    id: int = Field(default=None, primary_key=True)
    key: str
    version: int
    title: str
    text: str = Field(sa_type=Text)
    sha256: str
    status: str
    threshold: Decimal = Field(sa_type=TenThousandths)
    customer_threshold: Decimal = Field(sa_type=TenThousandths)
    created_at: datetime = Field(sa_type=UtcTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Evaluator(Base, table=True):
    __tablename__ = "evaluator"
    __table_args__ = (
        UniqueConstraint("kind", "name"),
        CheckConstraint("kind IN ('person', 'automatic')", name="kind"),
    )
    id: int = Field(default=None, primary_key=True)
    name: str
    kind: str


class Evaluation(Base, table=True):
    """A correction is the next revision; the one it supersedes stays as it was.

    `kind` repeats the evaluator's, so that the library finds a person's newest evaluation by one index.
    """

    __tablename__ = "evaluation"
    __table_args__ = (
        UniqueConstraint("interaction_id", "evaluator_id", "revision"),
        CheckConstraint("status IN ('draft', 'submitted')", name="status"),
        CheckConstraint("(status = 'submitted') = (submitted_at IS NOT NULL)", name="submitted_at"),
        Index(None, "interaction_id", "kind", "status", "submitted_at"),
        Index(
            "uq_evaluation_one_draft",
            "interaction_id",
            "evaluator_id",
            unique=True,
            sqlite_where=text("status = 'draft'"),
        ),
        Index(
            "ix_evaluation_automatic_rubric_version_id",
            "rubric_version_id",
            sqlite_where=text("kind = 'automatic'"),
        ),
    )
    id: int = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id")
    evaluator_id: int = Field(foreign_key="evaluator.id", index=True)
    kind: str
    rubric_version_id: int = Field(foreign_key="rubric_version.id")
    transcript_id: int | None = Field(default=None, foreign_key="transcript.id")
    status: str
    revision: int
    supersedes_id: int | None = Field(default=None, foreign_key="evaluation.id")
    reason: str = ""
    score: Decimal | None = Field(default=None, sa_type=Score)
    outcome: str | None = None
    explanation: Any = Field(default=None, nullable=True, sa_type=JSON(none_as_null=True))
    comment: str = Field(default="", sa_type=Text)
    created_at: datetime = Field(sa_type=UtcTime)
    updated_at: datetime = Field(sa_type=UtcTime)
    submitted_at: datetime | None = Field(default=None, sa_type=UtcTime)


class MarkLine(Base, table=True):
    """`showing` and `unseen` say what was in sight when it was answered; "" and null where nobody recorded it."""

    __tablename__ = "mark"
    __table_args__ = (UniqueConstraint("evaluation_id", "criterion_key"),)
    id: int = Field(default=None, primary_key=True)
    evaluation_id: int = Field(foreign_key="evaluation.id")
    criterion_key: str
    answer: Any = Field(sa_type=JSON)
    comment: str = Field(default="", sa_type=Text)
    origin: str
    evidence: Any = Field(sa_type=JSON)
    reasons: Any = Field(sa_type=JSON)
    attribution: str | None = None
    showing: str = Field(default="", sa_column_kwargs={"server_default": ""})
    unseen: Any = Field(default=None, nullable=True, sa_type=JSON(none_as_null=True))


class FindingLine(Base, table=True):
    """`answer` is null for an abstention."""

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("transcript_id", "rubric_version_id", "criterion_key"),)
    id: int = Field(default=None, primary_key=True)
    transcript_id: int = Field(foreign_key="transcript.id")
    rubric_version_id: int = Field(foreign_key="rubric_version.id")
    criterion_key: str
    answer: Any = Field(default=None, nullable=True, sa_type=JSON(none_as_null=True))
    confidence: float
    reason: str = Field(sa_type=Text)
    evidence: Any = Field(sa_type=JSON)


class CalibrationSession(Base, table=True):
    __tablename__ = "calibration_session"
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcTime)


class CalibrationInteraction(Base, table=True):
    __tablename__ = "calibration_interaction"
    session_id: int = Field(foreign_key="calibration_session.id", primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id", primary_key=True)
    position: int


class CalibrationEvaluator(Base, table=True):
    __tablename__ = "calibration_evaluator"
    session_id: int = Field(foreign_key="calibration_session.id", primary_key=True)
    evaluator_id: int = Field(foreign_key="evaluator.id", primary_key=True)
    position: int


class SurveyResponse(Base, table=True):
    """`fingerprint` tells a response from every other one, so that a file read twice counts once."""

    __tablename__ = "survey_response"
    id: int = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id", index=True)
    question: str
    scale_min: Decimal = Field(sa_type=TenThousandths)
    scale_max: Decimal = Field(sa_type=TenThousandths)
    rating: Decimal = Field(sa_type=TenThousandths)
    rating_pct: Decimal = Field(sa_type=TenThousandths)
    comment: str = Field(default="", sa_type=Text)
    follow_up: str = ""
    state: str = ""
    responded_at: datetime | None = Field(default=None, sa_type=UtcTime)
    fingerprint: str = Field(unique=True)


class Job(Base, table=True):
    """Work that outlives the process that does it. `position` orders what waits; `asked` is all that it is done with.

    `hold` says who paused it; `owner` which process works on it, "" when none does.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint(
            "state IN ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')", name="state"
        ),
        CheckConstraint("hold IN ('', 'person', 'battery')", name="hold"),
        CheckConstraint("(state = 'paused') = (hold <> '')", name="paused"),
        CheckConstraint("(state = 'running') = (owner <> '')", name="owner"),
        Index(None, "state", "position"),
        Index(
            "uq_job_one_unfinished",
            "kind",
            "interaction_id",
            unique=True,
            sqlite_where=text("state IN ('queued', 'running', 'paused')"),
        ),
    )
    id: int = Field(default=None, primary_key=True)
    kind: str
    interaction_id: int = Field(foreign_key="interaction.id", index=True)
    position: int
    state: str
    hold: str = ""
    reason: str = Field(default="", sa_type=Text)
    asked: Any = Field(sa_type=JSON)
    fraction: float = 0.0
    audio_s: float | None = None
    spent_s: float = 0.0
    created_at: datetime = Field(sa_type=UtcTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    owner: str = ""


class JobStep(Base, table=True):
    """A part of a job that is finished and need not be done again; `body` is the worker's own text."""

    __tablename__ = "job_step"
    __table_args__ = (UniqueConstraint("job_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="job.id", ondelete="CASCADE")
    number: int
    body: str = Field(sa_type=Text)


class VocabularyEntry(Base, table=True):
    """`plain` is the name without case and punctuation: one name stands here once, however it is typed."""

    __tablename__ = "vocabulary"
    __table_args__ = (CheckConstraint("kind IN ('brand', 'agent', 'product', 'other')", name="kind"),)
    id: int = Field(default=None, primary_key=True)
    text: str
    plain: str = Field(unique=True)
    kind: str
    heard_as: Any = Field(sa_type=JSON)


class Setting(Base, table=True):
    """What the workspace itself remembers, e.g. which rubric is in use."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: Any = Field(sa_type=JSON)
