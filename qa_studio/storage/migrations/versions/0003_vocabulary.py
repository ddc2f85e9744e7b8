"""The vocabulary: names of products, brands and agents, and the forms in which they are misheard."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vocabulary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("heard_as", sa.JSON(), nullable=False),
        sa.CheckConstraint("kind IN ('brand', 'agent', 'product', 'other')", name=op.f("ck_vocabulary_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabulary")),
        sa.UniqueConstraint("plain", name=op.f("uq_vocabulary_plain")),
    )
