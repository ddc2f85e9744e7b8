"""The queue of transcriptions, and how sure the speaker of a turn is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("turn", sa.Column("speaker_confidence", sa.Float(), nullable=True))
    _jobs()
    _steps()


def _jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("hold", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("fraction", sa.Float(), nullable=False),
        sa.Column("audio_s", sa.Float(), nullable=True),
        sa.Column("spent_s", sa.Float(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')",
            name=op.f("ck_job_state"),
        ),
        sa.CheckConstraint("hold IN ('', 'person', 'battery')", name=op.f("ck_job_hold")),
        sa.CheckConstraint("(state = 'paused') = (hold <> '')", name=op.f("ck_job_paused")),
        sa.CheckConstraint("(state = 'running') = (owner <> '')", name=op.f("ck_job_owner")),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name=op.f("fk_job_interaction_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index(op.f("ix_job_state_position"), "job", ["state", "position"], unique=False)
    op.create_index(op.f("ix_job_interaction_id"), "job", ["interaction_id"], unique=False)
    op.create_index(
        op.f("uq_job_one_unfinished"),
        "job",
        ["kind", "interaction_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('queued', 'running', 'paused')"),
    )


def _steps() -> None:
    op.create_table(
        "job_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_job_step_job_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_step")),
        sa.UniqueConstraint("job_id", "number", name=op.f("uq_job_step_job_id_number")),
    )
