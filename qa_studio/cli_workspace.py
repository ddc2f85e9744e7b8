"""The option `--workspace`, which every command takes, after its name or before it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WORKSPACE_VARIABLE = "QA_STUDIO_WORKSPACE"


def _folder(name: str) -> Path:
    """A workspace's path as typed.

    Raises: typer.BadParameter for an empty one, which would otherwise mean the current folder.
    """
    if not name.strip():
        raise typer.BadParameter("name a folder; this is empty")
    return Path(name)


def _nearest(context: typer.Context, named: Path | None) -> Path | None:
    """The workspace named after the command, else the one before it, as in `qa-studio -w DIR list`, else the
    environment's."""
    source = context.get_parameter_source("workspace")
    if source is not None and source.name == "COMMANDLINE":
        return named
    before: Path | None = context.find_root().params.get("workspace")
    return before or named


Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        help="Workspace folder; the one opened last when left out.",
        envvar=WORKSPACE_VARIABLE,
        metavar="<path>",
        parser=_folder,
        callback=_nearest,
    ),
]
