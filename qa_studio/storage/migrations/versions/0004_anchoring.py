"""With each mark, what was in sight when it was made: how suggestions were shown, and what was answered unseen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mark", sa.Column("showing", sa.String(), nullable=False, server_default=""))
    op.add_column("mark", sa.Column("unseen", sa.JSON(), nullable=True))
