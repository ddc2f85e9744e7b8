"""The history of the schema. Alembic is imported only when there is something to migrate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0006"
"""The revision this version of the application writes; a workspace that has it opens without Alembic."""


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's settings without an ini file; with a connection, that one is migrated."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Bring the schema behind this connection to HEAD, within the connection's own transaction."""
    from alembic import command

    command.upgrade(configuration(connection), HEAD)


def is_known(revision: str) -> bool:
    """Whether this version of the application has ever written that revision."""
    from alembic.script import ScriptDirectory
    from alembic.util.exc import CommandError

    try:
        return ScriptDirectory.from_config(configuration()).get_revision(revision) is not None
    except CommandError:
        return False
