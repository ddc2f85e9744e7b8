"""`qa-studio measures …`: calls and chats in figures, and the thresholds that they are made with. Context, no marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.table import Table
from typer.core import TyperGroup

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace
from qa_studio.errors import StudioError
from qa_studio.rows import InteractionRow, Measured, ThresholdRow

USUAL = "usual"
"""As a value: the usual one again."""
SHOW = "show"
LIST_TITLES = ("Talk time", "Silence", "Hold", "Response time")
CONTEXT = "Context: no mark is made of these figures, and none rewards speed."

AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]


class _Group(TyperGroup):
    """`measures 3` is `measures show 3`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = args and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if named else [SHOW, *args])


measures_app = typer.Typer(
    cls=_Group,
    help="Calls and chats in figures, as context: who talks how much, silence, holds, response times."
    " “measures ID” shows one, “measures” all.",
)


@measures_app.command(SHOW)
def show(
    interaction: Annotated[
        int | None, typer.Argument(metavar="ID", help="As in “list”; all when left out.")
    ] = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show one interaction in figures with their definitions, or all in a table."""
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        if interaction is not None:
            row, measured = studio.measuring.interaction(interaction)
            _print_one(row, measured, _values(studio.measuring.thresholds()), as_json)
            return
        spoken = [row.id for row in studio.library.rows() if row.origin is not None]
        found = [studio.measuring.interaction(number) for number in spoken]
        thresholds = _values(studio.measuring.thresholds())
    if as_json:
        output.print_json([_json(row, measured, thresholds) for row, measured in found])
    else:
        _print_all(found)


@measures_app.command("thresholds")
def thresholds(as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Show the thresholds of this workspace, and what each decides."""
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        rows = studio.measuring.thresholds()
    if as_json:
        output.print_json(_values(rows))
    else:
        _print_thresholds(rows)


@measures_app.command("set")
def set_(
    name: Annotated[str, typer.Argument(help="As in “measures thresholds”.")],
    value: Annotated[str, typer.Argument(help="Seconds, wordings with “;” between, or “usual”.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="[NAME VALUE]...", help="More of them.")] = None,
    workspace: Workspace = None,
) -> None:
    """Change thresholds of this workspace, all that are named or none."""
    from qa_studio.cli import open_studio

    words = [name, value, *(more or ())]
    if len(words) % 2:
        raise typer.BadParameter(f"“{words[-1]}” has no value; name and value go in pairs")
    given = dict(zip(words[::2], words[1::2], strict=True))
    with open_studio(workspace) as studio:
        rows = studio.measuring.set({key: None if text == USUAL else text for key, text in given.items()})
    _print_thresholds([row for row in rows if row.name in given])


@measures_app.command("reset")
def reset(workspace: Workspace = None) -> None:
    """Take every threshold as usual again."""
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        _print_thresholds(studio.measuring.reset())


def _print_one(row: InteractionRow, measured: Measured, thresholds: dict[str, Any], as_json: bool) -> None:
    if as_json:
        output.print_json(_json(row, measured, thresholds))
        return
    output.say(f"{row.title}, {row.agent}")
    table = Table("", "Agent", "Customer", "Both", box=None, pad_edge=False, header_style="bold")
    for figure in measured.figures:
        table.add_row(figure.title, figure.agent, figure.customer, figure.both)
    output.show_table(table)
    for reason in dict.fromkeys(figure.reason for figure in measured.figures if figure.reason):
        output.say(f"–: {reason}")
    for moment in measured.moments:
        output.say(f"  {moment.start_s:8.1f} – {moment.end_s:.1f} s  {output.shown(moment.words)}")
    for definition in measured.definitions:
        output.say(f"{definition.title}: {definition.words}")


def _print_all(found: Sequence[tuple[InteractionRow, Measured]]) -> None:
    if not found:
        raise StudioError("Nothing here has a transcript yet. Import something, and transcribe it.")
    table = Table("Id", "Interaction", *LIST_TITLES, box=None, pad_edge=False, header_style="bold")
    for row, measured in found:
        cells = {figure.title: figure.both or figure.agent for figure in measured.figures}
        values = (cells.get(title, "") for title in LIST_TITLES)
        table.add_row(str(row.id), output.shown(row.title), *values)
    output.show_table(table)
    output.say(
        f"Talk and response time are the agent's. {CONTEXT} “measures ID” has all figures and definitions."
    )


def _print_thresholds(rows: Sequence[ThresholdRow]) -> None:
    table = Table("Name", "Value", "Usual", "Allowed", "", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        allowed = "wordings" if row.least is None else f"{row.least:g} to {row.most:g} s"
        usual = "" if row.value == row.usual else _words(row.usual)
        table.add_row(row.name, output.shown(_words(row.value)), usual, allowed, row.words)
    output.show_table(table)


def _words(value: float | tuple[str, ...]) -> str:
    return "; ".join(value) if isinstance(value, tuple) else f"{value:g} s"


def _values(rows: Sequence[ThresholdRow]) -> dict[str, Any]:
    return {row.name: list(row.value) if isinstance(row.value, tuple) else row.value for row in rows}


def _json(row: InteractionRow, measured: Measured, thresholds: dict[str, Any]) -> dict[str, Any]:
    from scoring.measure_json import call_json, chat_json, definitions_json

    is_call = measured.call is not None
    return {
        "id": row.id,
        "title": row.title,
        "channel": row.channel.value,
        "context_only": True,
        "call": call_json(measured.call) if measured.call is not None else None,
        "chat": chat_json(measured.chat) if measured.chat is not None else None,
        "thresholds": thresholds if is_call else {},
        "definitions": definitions_json(measured.definitions),
    }
