"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people_and_rounds()
    _rubrics()
    _interactions()
    _transcripts()
    _evaluations()
    _calibrations()
    if op.get_bind().dialect.name == "sqlite":
        _guards()


def _people_and_rounds() -> None:
    op.create_table(
        "company",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
        sa.UniqueConstraint("name", name=op.f("uq_company_name")),
    )
    op.create_table(
        "evaluator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('person', 'automatic')", name=op.f("ck_evaluator_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluator")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_evaluator_kind_name")),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("sampling_rule", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("name", name=op.f("uq_round_name")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "agent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name=op.f("fk_agent_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent")),
        sa.UniqueConstraint("company_id", "name", name=op.f("uq_agent_company_id_name")),
    )


def _interactions() -> None:
    op.create_table(
        "interaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("duration_s", sa.Float(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("agent_channel", sa.Integer(), nullable=True),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("channel IN ('call', 'chat', 'email')", name=op.f("ck_interaction_channel")),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name=op.f("fk_interaction_agent_id")),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name=op.f("fk_interaction_company_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_interaction_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
        sa.UniqueConstraint("sha256", "conversation", name=op.f("uq_interaction_sha256_conversation")),
    )
    op.create_index(op.f("ix_interaction_agent_id"), "interaction", ["agent_id"], unique=False)
    op.create_index(op.f("ix_interaction_external_id"), "interaction", ["external_id"], unique=False)
    op.create_index(op.f("ix_interaction_round_id"), "interaction", ["round_id"], unique=False)
    op.create_table(
        "survey_response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("scale_min", sa.BigInteger(), nullable=False),
        sa.Column("scale_max", sa.BigInteger(), nullable=False),
        sa.Column("rating", sa.BigInteger(), nullable=False),
        sa.Column("rating_pct", sa.BigInteger(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("responded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_survey_response_interaction_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_response")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_survey_response_fingerprint")),
    )
    op.create_index(
        op.f("ix_survey_response_interaction_id"), "survey_response", ["interaction_id"], unique=False
    )


def _transcripts() -> None:
    op.create_table(
        "transcript",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("is_draft", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("duration_s", sa.Float(), nullable=True),
        sa.Column("agent_channel", sa.Integer(), nullable=True),
        sa.Column("agent_confidence", sa.Float(), nullable=True),
        sa.Column("agent_words", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_transcript_interaction_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transcript")),
        sa.UniqueConstraint("interaction_id", "version", name=op.f("uq_transcript_interaction_id_version")),
    )
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transcript_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float(), nullable=True),
        sa.Column("end_s", sa.Float(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("channel", sa.Integer(), nullable=True),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("note", sa.Boolean(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["transcript_id"], ["transcript.id"], name=op.f("fk_turn_transcript_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
        sa.UniqueConstraint("transcript_id", "position", name=op.f("uq_turn_transcript_id_position")),
    )


def _rubrics() -> None:
    op.create_table(
        "rubric_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("threshold", sa.BigInteger(), nullable=False),
        sa.Column("customer_threshold", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('draft', 'published', 'retired')", name=op.f("ck_rubric_version_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rubric_version")),
        sa.UniqueConstraint("key", "version", name=op.f("uq_rubric_version_key_version")),
    )


def _evaluations() -> None:
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("evaluator_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rubric_version_id", sa.Integer(), nullable=False),
        sa.Column("transcript_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("explanation", sa.JSON(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status = 'submitted') = (submitted_at IS NOT NULL)", name=op.f("ck_evaluation_submitted_at")
        ),
        sa.CheckConstraint("status IN ('draft', 'submitted')", name=op.f("ck_evaluation_status")),
        sa.ForeignKeyConstraint(["evaluator_id"], ["evaluator.id"], name=op.f("fk_evaluation_evaluator_id")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_evaluation_interaction_id")
        ),
        sa.ForeignKeyConstraint(
            ["rubric_version_id"], ["rubric_version.id"], name=op.f("fk_evaluation_rubric_version_id")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["evaluation.id"], name=op.f("fk_evaluation_supersedes_id")
        ),
        sa.ForeignKeyConstraint(
            ["transcript_id"], ["transcript.id"], name=op.f("fk_evaluation_transcript_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint(
            "interaction_id",
            "evaluator_id",
            "revision",
            name=op.f("uq_evaluation_interaction_id_evaluator_id_revision"),
        ),
    )
    op.create_index(op.f("ix_evaluation_evaluator_id"), "evaluation", ["evaluator_id"], unique=False)
    op.create_index(
        op.f("ix_evaluation_interaction_id_kind_status_submitted_at"),
        "evaluation",
        ["interaction_id", "kind", "status", "submitted_at"],
        unique=False,
    )
    op.create_index(
        op.f("uq_evaluation_one_draft"),
        "evaluation",
        ["interaction_id", "evaluator_id"],
        unique=True,
        sqlite_where=sa.text("status = 'draft'"),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transcript_id", sa.Integer(), nullable=False),
        sa.Column("rubric_version_id", sa.Integer(), nullable=False),
        sa.Column("criterion_key", sa.String(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rubric_version_id"], ["rubric_version.id"], name=op.f("fk_finding_rubric_version_id")
        ),
        sa.ForeignKeyConstraint(["transcript_id"], ["transcript.id"], name=op.f("fk_finding_transcript_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint(
            "transcript_id",
            "rubric_version_id",
            "criterion_key",
            name=op.f("uq_finding_transcript_id_rubric_version_id_criterion_key"),
        ),
    )
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("criterion_key", sa.String(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("attribution", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_mark_evaluation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
        sa.UniqueConstraint(
            "evaluation_id", "criterion_key", name=op.f("uq_mark_evaluation_id_criterion_key")
        ),
    )


def _calibrations() -> None:
    op.create_table(
        "calibration_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration_session")),
        sa.UniqueConstraint("name", name=op.f("uq_calibration_session_name")),
    )
    op.create_table(
        "calibration_evaluator",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("evaluator_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluator_id"], ["evaluator.id"], name=op.f("fk_calibration_evaluator_evaluator_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["calibration_session.id"], name=op.f("fk_calibration_evaluator_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "evaluator_id", name=op.f("pk_calibration_evaluator")),
    )
    op.create_table(
        "calibration_interaction",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_calibration_interaction_interaction_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["calibration_session.id"], name=op.f("fk_calibration_interaction_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "interaction_id", name=op.f("pk_calibration_interaction")),
    )


def _guards() -> None:
    """The database itself refuses to change what was published or submitted, whichever program asks."""
    text_of = "'a published rubric version never changes'"
    op.execute(
        "CREATE TRIGGER rubric_version_is_frozen BEFORE UPDATE ON rubric_version WHEN OLD.status <> 'draft'"
        " AND (NEW.status = 'draft' OR NEW.key <> OLD.key OR NEW.version <> OLD.version"
        " OR NEW.text <> OLD.text"
        " OR NEW.sha256 <> OLD.sha256 OR NEW.threshold <> OLD.threshold"
        " OR NEW.customer_threshold <> OLD.customer_threshold"
        f") BEGIN SELECT RAISE(ABORT, {text_of}); END"
    )
    op.execute(
        "CREATE TRIGGER rubric_version_stays BEFORE DELETE ON rubric_version WHEN OLD.status <> 'draft'"
        f" BEGIN SELECT RAISE(ABORT, {text_of}); END"
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER evaluation_is_frozen_for_{verb.lower()} BEFORE {verb} ON evaluation"
            " WHEN OLD.status = 'submitted'"
            " BEGIN SELECT RAISE(ABORT, 'a submitted evaluation never changes'); END"
        )
    rows_of = {
        "INSERT": "NEW.evaluation_id",
        "UPDATE": "OLD.evaluation_id, NEW.evaluation_id",
        "DELETE": "OLD.evaluation_id",
    }
    for verb, ids in rows_of.items():
        op.execute(
            f"CREATE TRIGGER mark_is_frozen_for_{verb.lower()} BEFORE {verb} ON mark"
            f" WHEN EXISTS (SELECT 1 FROM evaluation WHERE id IN ({ids}) AND status = 'submitted')"
            " BEGIN SELECT RAISE(ABORT, 'a submitted evaluation never changes'); END"
        )
