"""How Alembic runs: always programmatically, on the connection that the workspace hands over."""

from __future__ import annotations

from alembic import context

from qa_studio.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
