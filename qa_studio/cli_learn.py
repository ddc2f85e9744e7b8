"""`qa-studio learn` and `qa-studio reliability`: what submitted marks teach, and whether suggestions hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

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
    take_back: Annotated[
        str | None,
        typer.Option(
            "--take-back", metavar="KEY", help="Undo the last “accept” or “refuse” of this criterion."
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write what is taken over to a file, for “suggest FILE --learned FILE”."
        ),
    ] = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Learn criteria from the submitted marks, on this machine; what agrees better than the checks is offered.

    Each is cross-validated by interaction and by agent; decisions belong to this version of the form.
    """
    from qa_studio import learning_output as told
    from qa_studio.cli import open_studio
    from qa_studio.services import taught
    from qa_studio.services.learning import Learning

    if sum(map(bool, (accept, refuse, take_back, save))) > 1:
        raise typer.BadParameter("accept, refuse, take back or save, one at a time")
    with open_studio(workspace) as studio:
        service = Learning(studio.store)
        if save:
            output.say(f"{taught.save(studio.store, save).words} It is in {save}.")
            return
        if refuse:
            service.refuse(refuse)
            output.say(f"The checks suggest for “{refuse}” from now on. {told.ANEW}")
            return
        if take_back:
            words = told.HOLDS[service.take_back(take_back)]
            output.say(f"Taken back. For “{take_back}” {words}. {told.ANEW}")
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


def reliability(
    fit: Annotated[
        bool,
        typer.Option("--fit", help="Fit how sure suggestions are to your marks; used when it holds better."),
    ] = False,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="Take the fit in force back; the one before holds again.")
    ] = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show whether suggestions were right as often as their confidence says, by the submitted marks."""
    from qa_studio import reliability_output as told
    from qa_studio.cli import open_studio
    from qa_studio.services.reliability import Reliability

    if fit and take_back:
        raise typer.BadParameter("fit or take back, one at a time")
    with open_studio(workspace) as studio:
        service = Reliability(studio.store)
        if fit:
            with output.progress("Fitting") as context:
                found = service.fit(context)
            _print(told.fitted_json(found), told.fitted_lines(found), as_json)
            return
        if take_back:
            service.go_back()
        report = service.report()
    _print(told.report_json(report), told.report_lines(report), as_json)


def _print(values: Any, lines: Iterable[str], as_json: bool) -> None:
    if as_json:
        output.print_json(values)
        return
    for line in lines:
        output.say(line)
