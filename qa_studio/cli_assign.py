"""`qa-studio assign …`: who is to judge what, by hand, evenly or by a plan; queues and progress."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace
from qa_studio.library_filter import LibraryFilter
from qa_studio.work_rows import AssignmentRow, AssignReport, Period, PlanRow, Share, Way

if TYPE_CHECKING:
    from qa_studio.services.assigning import Assigning

SOME_FAILED = 1
PROGRESS_DAYS = 30

assign_app = typer.Typer(
    help="Who is to judge what: by hand, evenly, or by a plan; queues and progress.", no_args_is_help=True
)

Ids = Annotated[list[int], typer.Argument(metavar="ID...", help="Interactions, as in “list”.")]
By = Annotated[str, typer.Option(help="Who assigns, for the record.")]
Due = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Last day: 2026-03-31.")
]
AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]


@assign_app.command("to")
def to_reviewer(
    reviewer: Annotated[str, typer.Argument(help="Whose queue they go to.")],
    ids: Ids,
    workspace: Workspace = None,
    by: By = "",
    due: Due = None,
) -> None:
    """Give interactions to one reviewer."""
    with _assigning(workspace) as assigning:
        report = assigning.assign(ids, reviewer, by, _day(due))
    _show(report)


@assign_app.command()
def evenly(
    ids: Ids,
    among: Annotated[list[str], typer.Option(help="A reviewer; given once for each.")],
    workspace: Workspace = None,
    by: By = "",
    due: Due = None,
) -> None:
    """Deal interactions out, so that every reviewer gets as many, and some of every agent."""
    with _assigning(workspace) as assigning:
        report = assigning.share_out(ids, among, by, _day(due))
    _show(report)


@assign_app.command()
def queue(
    reviewer: Annotated[str, typer.Argument(help="Whose.")],
    workspace: Workspace = None,
    done: Annotated[bool, typer.Option("--done", help="What was submitted instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what a reviewer has to do, the due ones first."""
    with _assigning(workspace) as assigning:
        rows = assigning.done_by(reviewer) if done else assigning.queue_of(reviewer)
    if as_json:
        output.print_json([_as_json(row) for row in rows])
    elif rows:
        _show_table(("Id", "Interaction", "Agent", "Due", "Plan", "State"), map(_cells, rows))
    else:
        output.console.print(f"Nothing {'done' if done else 'to do'} for {output.shown(reviewer)}.")


@assign_app.command()
def progress(
    workspace: Workspace = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help=f"Done since; the last {PROGRESS_DAYS} days."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show how far everybody is: to do, overdue, done."""
    first = _day(since) or datetime.now().astimezone().date() - timedelta(days=PROGRESS_DAYS)
    with _assigning(workspace) as assigning:
        rows = assigning.progress(first)
    if as_json:
        told = (
            {"reviewer": row.evaluator, "to_do": row.to_do, "overdue": row.overdue, "done": row.done}
            for row in rows
        )
        output.print_json(list(told))
    elif rows:
        cells = ((row.evaluator, str(row.to_do), str(row.overdue), str(row.done)) for row in rows)
        _show_table(("Reviewer", "To do", "Overdue", f"Done since {first}"), cells)
    else:
        output.console.print("Nothing was assigned yet. “qa-studio assign to” and “assign evenly” do it.")


@assign_app.command()
def plan(
    name: Annotated[str, typer.Argument(help="What the plan is called.")],
    reviewer: Annotated[
        list[str],
        typer.Option(
            metavar="NAME[=N]", help="Given once for each; with “=N”, so many of every agent by hand."
        ),
    ],
    workspace: Workspace = None,
    per_agent: Annotated[int, typer.Option(help="Interactions of each agent in a period.")] = 3,
    period: Annotated[Period, typer.Option(help="How often.")] = Period.MONTH,
    agent: Annotated[list[str] | None, typer.Option(help="Only of these; else of your own company.")] = None,
    team: Annotated[list[str] | None, typer.Option(help="Only of these teams.")] = None,
    by: By = "",
) -> None:
    """Make a plan: so many interactions of each agent in each period."""
    shares = tuple(_share(told) for told in reviewer)
    wanted = LibraryFilter(agents=tuple(agent or ()), teams=tuple(team or ()))
    way = Way.BY_HAND if any(share.count is not None for share in shares) else Way.EVENLY
    with _assigning(workspace) as assigning:
        made = assigning.save_plan(PlanRow(0, name, per_agent, period, way, shares, wanted, by, None))
    output.say(
        f"Plan {made.id}: {made.per_agent} of each agent a {made.period.value}. “assign fill {made.id}” assigns."
    )


@assign_app.command()
def plans(workspace: Workspace = None) -> None:
    """Show the plans."""
    with _assigning(workspace) as assigning:
        rows = assigning.plans()
    if not rows:
        output.console.print("There is no plan yet. “qa-studio assign plan NAME --reviewer WHO” makes one.")
        return
    _show_table(("Plan", "Name", "Of each agent", "Period", "Reviewers", ""), map(_plan_cells, rows))


@assign_app.command()
def fill(
    number: Annotated[int, typer.Argument(metavar="PLAN", help="A plan's number, as in “assign plans”.")],
    workspace: Workspace = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="A day of the period; today when left out."),
    ] = None,
    by: By = "",
    due: Due = None,
) -> None:
    """Assign what a plan asks for in a period, and say of whom there was not enough, and why."""
    with _assigning(workspace) as assigning:
        report = assigning.fill(number, by, _day(on), _day(due))
    _show(report)


@contextmanager
def _assigning(workspace: Any) -> Iterator[Assigning]:
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        yield studio.assigning


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _share(told: str) -> Share:
    """ "Anna Lindt" or "Anna Lindt=2".

    Raises: typer.BadParameter for what is no number.
    """
    name, sign, count = told.partition("=")
    if sign and not (count.isascii() and count.isdigit()):
        raise typer.BadParameter(f"“{count}” is no number of interactions; write NAME or NAME=N")
    return Share(name.strip(), int(count) if sign else None)


def _show(report: AssignReport) -> None:
    """What was given, what was not, and why.

    Raises: typer.Exit with SOME_FAILED when something was refused.
    """
    output.say(f"{len(report.given)} assigned. {report.rule}")
    for gap in report.gaps:
        output.say(f"  {gap.agent}: {gap.reached} of {gap.wanted}. {gap.words}")
    for refusal in report.refused:
        output.complain(f"{refusal.interaction_id}: {refusal.words}")
    if report.refused:
        raise typer.Exit(SOME_FAILED)


def _show_table(headers: tuple[str, ...], lines: Any) -> None:
    from rich.table import Table

    table = Table(*headers, box=None, pad_edge=False, header_style="bold")
    for cells in lines:
        table.add_row(*map(output.shown, cells))
    output.show_table(table)


def _cells(one: AssignmentRow) -> tuple[str, ...]:
    due = "–" if one.due_on is None else one.due_on.isoformat()
    return str(one.row.id), one.row.title, one.row.agent, due, one.plan, one.row.state.value


def _plan_cells(row: PlanRow) -> tuple[str, ...]:
    names = (
        share.evaluator if share.count is None else f"{share.evaluator}: {share.count}"
        for share in row.reviewers
    )
    ended = "" if row.ended_at is None else "ended"
    return str(row.id), row.name, str(row.per_agent), row.period.value, ", ".join(names), ended


def _as_json(one: AssignmentRow) -> dict[str, Any]:
    """Days and moments in ISO 8601, what is not known as null."""
    return {
        "interaction": one.row.id,
        "title": one.row.title,
        "agent": one.row.agent,
        "state": one.row.state.value,
        "assigned_by": one.assigned_by,
        "assigned_at": one.assigned_at.isoformat(),
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "plan": one.plan or None,
        "done_at": one.done_at.isoformat() if one.done_at else None,
    }
