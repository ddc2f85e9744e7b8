"""`qa-studio trust …`: what suggestions have earned, the bar that is asked of them, and the golden set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace

SOME_FAILED = 1

trust_app = typer.Typer(
    help="How far suggestions agree with people’s marks, criterion by criterion, and which may stand alone.",
    invoke_without_command=True,
)
golden_app = typer.Typer(
    help="Interactions whose marks hold, on which changed checks are tried before anybody relies on them.",
    no_args_is_help=True,
)
trust_app.add_typer(golden_app, name="golden")

AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]
Ids = Annotated[list[int], typer.Argument(help="Interaction ids, as in “list”.", metavar="ID...")]


@trust_app.callback()
def show(
    context: typer.Context,
    rubric: Annotated[str | None, typer.Option(help="Key of a form; the one in use when left out.")] = None,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="The figures of marks made with the suggestion out of sight.")
    ] = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show agreement with its interval for every criterion, and what has earned to be marked unattended."""
    if context.invoked_subcommand is not None:
        return
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        report = studio.trusting.report(rubric)
    from qa_studio import trust_output

    if as_json:
        output.print_json(trust_output.report_json(report))
    else:
        trust_output.show_report(report, unseen)


@trust_app.command("set")
def set_(
    pairs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME VALUE]...", help="What to set; without any, what holds is shown."),
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Show or change the bar, and whether reviewers see suggestions before they answer; “usual” is a value."""
    from qa_studio import trust_output
    from qa_studio.cli import open_studio

    words = pairs or []
    if len(words) % 2:
        raise typer.BadParameter(f"“{words[-1]}” has no value; name and value go in pairs")
    given = dict(zip(words[::2], words[1::2], strict=True))
    with open_studio(workspace) as studio:
        wanted = {name: None if text == "usual" else text for name, text in given.items()}
        settings = studio.trusting.set(wanted) if wanted else studio.trusting.settings()
    trust_output.show_settings(settings)


@golden_app.command("list")
def list_(as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Show what is in the golden set."""
    from qa_studio import trust_output
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        rows, state = studio.golden.rows(), studio.golden.state()
    if as_json:
        output.print_json(trust_output.golden_json(rows))
    else:
        trust_output.show_golden(rows)
        trust_output.show_state(state)


@golden_app.command()
def add(
    ids: Ids,
    evaluator: Annotated[
        str | None, typer.Option(help="Whose marks hold; whoever submitted last when left out.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Freeze the marks and the transcript of submitted evaluations as references."""
    from qa_studio import trust_output
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio, output.progress("Adding to the golden set") as context:
        rows = studio.golden.add(ids, evaluator, context)
    trust_output.show_golden(rows)


@golden_app.command()
def remove(ids: Ids, workspace: Workspace = None) -> None:
    """Take interactions out of the golden set; their marks stay."""
    from qa_studio import trust_output
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        rows = studio.golden.remove(ids)
    trust_output.show_golden(rows)


@golden_app.command()
def run(
    rubric: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A form that may be published; the one in use when left out."),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Lay the next run beside what is suggested now.")
    ] = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Run the checks over the golden set and list what is suggested otherwise than before.

    Ends with 1 when a suggestion has become worse beside its reference, or an interaction could not be run.
    """
    from qa_studio import trust_output
    from qa_studio.cli import open_studio
    from rubrics import loader
    from scoring.checks import validate
    from scoring.golden import Turn

    candidate = None if rubric is None else loader.loads(loader.read_text(rubric), rubric.name, validate)
    with open_studio(workspace) as studio:
        state = studio.golden.state()
        with output.progress("Running the golden set") as context:
            found = studio.golden.run(context, candidate)
        if accept:
            studio.golden.accept(found)
    if as_json:
        output.print_json({**trust_output.run_json(found), "checks": trust_output.state_json(state)})
    else:
        trust_output.show_run(found)
        for failure in found.failures:
            output.complain(f"{failure.name}: {failure.message}")
    if found.failures or found.comparison.count(Turn.WORSE):
        raise typer.Exit(SOME_FAILED)
