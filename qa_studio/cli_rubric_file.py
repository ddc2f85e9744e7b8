"""How the command line names a rubric: a file, a built-in one, or a draft of a workspace.."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

FAULTS = 1
WRONG_USE = 2
DRAFTS = "rubrics"
"""Folder of a workspace with the forms that are being written."""

RubricFile = Annotated[
    str, typer.Argument(help="A rubric's file, or the name of a built-in rubric.", metavar="FILE")
]


def rubric_path(name: str, workspace: Path | None) -> Path:
    """The file that is meant; ends the command as wrong use, with what may be meant, where there is none."""
    from rubrics.fields import did_you_mean
    from rubrics.loader import BUILTIN, builtin

    if name in BUILTIN and not Path(name).exists():
        return builtin(name)
    draft = workspace / DRAFTS / name if workspace else None
    path = draft if draft and draft.is_file() and not Path(name).exists() else Path(name)
    if not path.is_file():
        hint = did_you_mean(name, BUILTIN) if path.suffix == "" else "Check the path."
        wrong_use(f"There is no rubric file '{name}'. {hint}")
    return path


def wrong_use(message: str) -> NoReturn:
    """Say it on standard error and end with 2."""
    typer.echo(message.strip(), err=True)
    raise typer.Exit(WRONG_USE)
