"""The option `--workspace`, which every command takes, after its name or before it, and what a name that is none
means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa_studio.errors import WorkspaceError
from qa_studio.short_way import WORKSPACE_VARIABLE


def refuse_missing(folder: Path) -> None:
    """A workspace that is only to be read or worked on has to be there: a slip of the finger makes none.

    Raises: WorkspaceError naming the folder. What is there and is no workspace is told of when it is opened.
    """
    from qa_studio.storage.database import is_workspace

    if is_workspace(folder) or (folder.exists() and not folder.is_dir()):
        return
    what = "There is no workspace in" if folder.is_dir() else "There is no folder"
    raise WorkspaceError(
        f"{what} {folder}. Check the name, or make a workspace there: qa-studio import PATH … -w FOLDER"
    )


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
