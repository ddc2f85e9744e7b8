"""The reviewers' work: search and a library to filter by, views, tags, assignments, who has what open, time spent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qa_studio.storage.migrations import search_schema as search

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _library()
    _views()
    _assignments()
    _review()
    for statement in (search.SPOKEN, search.NAMED, *search.fill(), *search.triggers()):
        op.get_bind().exec_driver_sql(statement)


def _library() -> None:
    op.create_table(
        "library_line",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("duration_s", sa.Float(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("transcript_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("automatic_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("threshold", sa.BigInteger(), nullable=True),
        sa.Column("customer_threshold", sa.BigInteger(), nullable=True),
        sa.Column("rating", sa.BigInteger(), nullable=True),
        sa.Column("lowest_rating", sa.BigInteger(), nullable=True),
        sa.Column("is_flagged", sa.Boolean(), nullable=False),
        sa.Column("insights", sa.Integer(), nullable=True),
        sa.Column("search_key", sa.BigInteger(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("interaction_id", name=op.f("pk_library_line")),
    )
    op.create_index(op.f("ix_library_line_agent_id"), "library_line", ["agent_id"], unique=False)
    op.create_index(
        "ix_library_line_started_at",
        "library_line",
        ["started_at"],
        unique=False,
        sqlite_where=sa.text("is_removed IS 0"),
    )
    op.create_table(
        "insight_count",
        sa.Column("transcript_id", sa.Integer(), nullable=False),
        sa.Column("insights", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["transcript_id"], ["transcript.id"], name=op.f("fk_insight_count_transcript_id")
        ),
        sa.PrimaryKeyConstraint("transcript_id", name=op.f("pk_insight_count")),
    )


def _views() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=False),
        sa.Column("filter_version", sa.Integer(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("sort", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("owner", "name", name=op.f("uq_saved_view_owner_name")),
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("plain", name=op.f("uq_tag_plain")),
    )
    op.create_table(
        "interaction_tag",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_interaction_tag_interaction_id")
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_interaction_tag_tag_id")),
        sa.PrimaryKeyConstraint("interaction_id", "tag_id", name=op.f("pk_interaction_tag")),
    )
    op.create_index(op.f("ix_interaction_tag_tag_id"), "interaction_tag", ["tag_id"], unique=False)
    op.create_table(
        "interaction_flag",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("flagged_by", sa.String(), nullable=False),
        sa.Column("flagged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_interaction_flag_interaction_id")
        ),
        sa.PrimaryKeyConstraint("interaction_id", name=op.f("pk_interaction_flag")),
    )


def _assignments() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("per_agent", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=False),
        sa.Column("filter_version", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("period IN ('week', 'month', 'quarter')", name=op.f("ck_plan_period")),
        sa.CheckConstraint("way IN ('evenly', 'by_hand')", name=op.f("ck_plan_way")),
        sa.CheckConstraint("per_agent >= 1", name=op.f("ck_plan_per_agent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("name", name=op.f("uq_plan_name")),
    )
    op.create_table(
        "plan_reviewer",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("evaluator_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evaluator_id"], ["evaluator.id"], name=op.f("fk_plan_reviewer_evaluator_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_reviewer_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "evaluator_id", name=op.f("pk_plan_reviewer")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("evaluator_id", sa.Integer(), nullable=False),
        sa.Column("assigned_by", sa.String(), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["evaluator_id"], ["evaluator.id"], name=op.f("fk_assignment_evaluator_id")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_assignment_interaction_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_assignment_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(
        op.f("ix_assignment_evaluator_id_done_at"), "assignment", ["evaluator_id", "done_at"], unique=False
    )
    op.create_index(op.f("ix_assignment_interaction_id"), "assignment", ["interaction_id"], unique=False)
    op.create_index(op.f("ix_assignment_plan_id"), "assignment", ["plan_id"], unique=False)
    op.create_index(
        "uq_assignment_one_open",
        "assignment",
        ["interaction_id", "evaluator_id"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL AND withdrawn_at IS NULL"),
    )


def _review() -> None:
    op.create_table(
        "snippet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("transcript_id", sa.Integer(), nullable=False),
        sa.Column("first_turn", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("last_turn", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float(), nullable=True),
        sa.Column("end_s", sa.Float(), nullable=True),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_snippet_interaction_id")
        ),
        sa.ForeignKeyConstraint(["transcript_id"], ["transcript.id"], name=op.f("fk_snippet_transcript_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snippet")),
    )
    op.create_index(op.f("ix_snippet_interaction_id"), "snippet", ["interaction_id"], unique=False)
    op.create_index(op.f("ix_snippet_tag"), "snippet", ["tag"], unique=False)
    op.create_table(
        "holding",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_holding_interaction_id")
        ),
        sa.PrimaryKeyConstraint("interaction_id", name=op.f("pk_holding")),
    )
    op.create_table(
        "taking_over",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("taken_from", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("held_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_taking_over_interaction_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taking_over")),
    )
    op.create_index(op.f("ix_taking_over_interaction_id"), "taking_over", ["interaction_id"], unique=False)
    op.create_table(
        "time_spent",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("evaluator_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("criterion_key", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["evaluator_id"], ["evaluator.id"], name=op.f("fk_time_spent_evaluator_id")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_time_spent_interaction_id")
        ),
        sa.PrimaryKeyConstraint(
            "interaction_id", "evaluator_id", "revision", "criterion_key", "day", name=op.f("pk_time_spent")
        ),
    )
    op.create_index(
        op.f("ix_time_spent_evaluator_id_day"), "time_spent", ["evaluator_id", "day"], unique=False
    )
