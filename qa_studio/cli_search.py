"""`qa-studio list` and `qa-studio search TEXT`: what the workspace holds, and words in what was said, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace
from qa_studio.library_filter import LibraryFilter, LibrarySort, SortBy
from qa_studio.rows import Channel

if TYPE_CHECKING:
    from qa_studio.work_rows import Hit, Hits


def list_(
    workspace: Workspace = None,
    limit: Annotated[int, typer.Option(min=1, help="The newest so many, where there are more.")] = 200,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs; always all of them.")] = False,
) -> None:
    """Show the interactions of the workspace."""
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        there = studio.library.count()
        is_cut = there > limit and not as_json
        sort = LibrarySort() if is_cut else LibrarySort(SortBy.IMPORTED, descending=False)
        rows = studio.library.stream(studio.library.find(sort=sort, limit=limit if is_cut else None))
        if as_json:
            output.print_json_list(map(output.row_as_json, rows))
        elif there:
            output.show_interactions(rows)
            if is_cut:
                output.say(f"The newest {limit:,} of {there:,}; --limit shows more, --json all of them.")
        else:
            output.console.print("Nothing here yet. Bring something in: qa-studio import PATH …")


def search(
    text: Annotated[
        str,
        typer.Argument(
            help='Words that all must stand in one turn; “"words in this order"”; “beginn*”. Case and accents make no'
            " difference."
        ),
    ],
    workspace: Workspace = None,
    agent: Annotated[list[str] | None, typer.Option(help="Only of this agent; may be given again.")] = None,
    round_name: Annotated[
        list[str] | None, typer.Option("--round", help="Only of this round; may be given again.")
    ] = None,
    channel: Annotated[
        list[Channel] | None, typer.Option(help="Only calls, chats or e-mails; may be given again.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Only with this tag; may be given again.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="From this day on: 2026-03-01."),
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Up to this day, included.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="At most so many hits.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
) -> None:
    """Find words in what was said: the newest interactions first, with the words around each hit."""
    from qa_studio.cli import open_studio

    wanted = LibraryFilter(
        agents=tuple(agent or ()),
        rounds=tuple(round_name or ()),
        channels=tuple(channel or ()),
        tags=tuple(tag or ()),
        from_day=since.date() if since else None,
        to_day=until.date() if until else None,
    )
    with open_studio(workspace) as studio:
        hits = studio.searching.find(text, wanted, limit)
    if as_json:
        output.print_json([_as_json(hit) for hit in hits.rows])
    else:
        _show(hits)


def _show(hits: Hits) -> None:
    shown = 0
    for hit in hits.rows:
        if hit.interaction_id != shown:
            output.console.print(output.shown(_heading(hit)), style="bold")
            shown = hit.interaction_id
        output.console.print(_line(hit))
    if not hits.rows:
        output.console.print("Nothing was found. Fewer words, or the beginning of one and a star, find more.")
    elif hits.after is not None:
        output.console.print("There are more; “--limit” shows them.")


def _heading(hit: Hit) -> str:
    day = hit.started_at.astimezone().date().isoformat() if hit.started_at else "no date"
    return f"{hit.interaction_id}  {hit.title}  {hit.agent}  {day}"


def _line(hit: Hit) -> Text:
    """Role and words, what was looked for in bold."""
    moment = "" if hit.start_s is None else f"{int(hit.start_s) // 60}:{int(hit.start_s) % 60:02} "
    role = f"{hit.role.value} (note)" if hit.is_note else hit.role.value
    line = Text(f"  {moment}{role}: ")
    place = 0
    for start, end in hit.snippet_matches:
        line.append(output.shown(hit.snippet[place:start]))
        line.append(output.shown(hit.snippet[start:end]), style="bold yellow")
        place = end
    return line.append(output.shown(hit.snippet[place:]))


def _as_json(hit: Hit) -> dict[str, Any]:
    """Turns counted from 0, times in seconds, moments in ISO 8601, what is not known as null."""
    return {
        "interaction": hit.interaction_id,
        "title": hit.title,
        "agent": hit.agent,
        "channel": hit.channel.value,
        "started_at": hit.started_at.isoformat() if hit.started_at else None,
        "turn": hit.turn,
        "role": hit.role.value,
        "note": hit.is_note,
        "start_s": hit.start_s,
        "end_s": hit.end_s,
        "text": hit.snippet,
        "matches": [list(span) for span in hit.snippet_matches],
    }
