"""`qa-studio models …`: which speech models are here, fetching one, adding one from a file, removing one.

Models belong to the computer: `--workspace` is taken here as everywhere, and makes no difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa_studio import cli_output as output
from qa_studio import settings
from qa_studio.cli_workspace import Workspace

if TYPE_CHECKING:
    from qa_studio.services.models import Models

MEGABYTE = 1_000_000
SOME_FAILED = 1

models_app = typer.Typer(help="Speech models: list, fetch, add, check and remove them.", no_args_is_help=True)


@models_app.command("list")
def models_list(workspace: Workspace = None) -> None:
    """The speech models: which are here, and where each belongs."""
    from rich.table import Table

    table = Table("", "Engine", "Model", "Place", box=None, pad_edge=False, header_style="bold")
    for row in _service().rows():
        table.add_row("●" if row.is_here else "○", row.engine, row.name, output.shown(str(row.path)))
    output.show_table(table)


@models_app.command("get")
def models_get(
    name: Annotated[str, typer.Argument(help="tiny, base, small, medium, large-v3, turbo, …")],
    workspace: Workspace = None,
) -> None:
    """Fetch a Whisper model, with progress; Ctrl+C stops, the next call goes on where it stopped."""
    with output.progress(f"Fetching {name}") as context:
        row = _service().fetch(name, context)
    output.say(f"{row.name} is here: {row.path}")


@models_app.command("add")
def models_add(
    path: Annotated[Path, typer.Argument(help="A Whisper checkpoint (.pt), or a CTranslate2 folder.")],
    workspace: Workspace = None,
) -> None:
    """Use a model that is already on this computer; it is checked and copied."""
    row = _service().add(path)
    output.say(f"{row.name} is here: {row.path}")


@models_app.command("check")
def models_check(
    name: Annotated[str, typer.Argument(help="As in “models list”; all that are here when left out.")] = "",
    workspace: Workspace = None,
) -> None:
    """Check that models are what they are called, also those put in their place by hand."""
    with output.progress("Checking models") as context:
        found = _service().checks(context, name)
    for one in found:
        if one.fault:
            output.complain(f"✗ {one.model.name}: {one.fault}")
        else:
            output.say(f"● {one.model.engine} {one.model.name}: {one.words}")
    if not found:
        output.say("No model is here but the draft engine's own. Fetch one: qa-studio models get base")
    if any(one.fault for one in found):
        raise typer.Exit(SOME_FAILED)


@models_app.command("remove")
def models_remove(
    name: Annotated[str, typer.Argument(help="As in “models list”, or its path.")],
    engine: Annotated[str, typer.Option(help="Needed when models of two engines have the name.")] = "",
    workspace: Workspace = None,
) -> None:
    """Delete a model that was fetched or added; one in use by a running transcription stays."""
    gone = _service().remove(name, engine)
    for path in gone.paths:
        output.say(f"Removed {path}")
    output.say(f"{gone.size_bytes / MEGABYTE:.1f} MB are free again. {gone.way_back}")
    command = f"get {gone.name}" if gone.is_published else "add PATH"
    output.say(f"  qa-studio models {command}")


def _service() -> Models:
    from qa_studio import bootstrap

    places = settings.places()
    return bootstrap.models_service(settings.load(places.settings_file), places)
