"""`qa-studio learn` and `qa-studio reliability`: what submitted marks teach, and whether suggestions hold."""

from __future__ import annotations

from typing import Annotated

import typer

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace

AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]


def learn(
    accept: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="Let what was learnt suggest for this criterion from now on."),
    ] = None,
    refuse: Annotated[
        str | None,
        typer.Option(
            metavar="KEY", help="Let the checks suggest for this criterion, also after an “accept”."
        ),
    ] = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Learn criteria from the submitted marks, on this machine; what agrees better than the checks is offered."""
    from qa_studio import learning_output as told
    from qa_studio.cli import open_studio
    from qa_studio.services.learning import Learning

    if accept and refuse:
        raise typer.BadParameter("accept or refuse, one at a time")
    with open_studio(workspace) as studio:
        service = Learning(studio.store)
        if refuse:
            service.refuse(refuse)
            output.say(f"The checks suggest for “{refuse}” from now on. {told.ANEW}")
            return
        with output.progress("Learning") as context:
            rows = (service.accept(accept, context),) if accept else service.rows(context)
    if as_json:
        output.print_json([told.row_json(row) for row in rows])
        return
    for line in told.lines(rows):
        output.say(line)
    if accept:
        output.say(f"What was learnt suggests for “{accept}” from now on. {told.ANEW}")


def reliability(as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Show whether suggestions were right as often as their confidence says, by the submitted marks."""
    from qa_studio.cli import open_studio
    from qa_studio.reliability_output import report_json, report_lines
    from qa_studio.services.reliability import Reliability

    with open_studio(workspace) as studio:
        report = Reliability(studio.store).report()
    if as_json:
        output.print_json(report_json(report))
        return
    for line in report_lines(report):
        output.say(line)
