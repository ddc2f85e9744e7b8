"""`qa-studio rubric publish`: try a form on the workspace's golden set, then use it; and what was published so far.

Exit codes: 0 published, 1 not published (the differences are listed, the reason is told), 2 wrong use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from qa_studio import cli_output as output
from qa_studio.cli_rubric_file import FAULTS, RubricFile, rubric_path
from qa_studio.cli_workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_studio.services.golden import GoldenRun
    from qa_studio.services.golden_state import GoldenState
    from qa_studio.services.publishing import PublicationRow

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


def publish(
    file: RubricFile,
    anyway: Annotated[
        str,
        typer.Option(
            metavar="REASON", help="Publish it even if it does worse on the golden set; the reason is kept."
        ),
    ] = "",
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Run the golden set with a form, list what its checks say otherwise than before, and make new reviews by it.

    Where a suggestion becomes worse beside the marks that hold, nothing is published without a reason.
    """
    from qa_studio.cli import open_studio
    from qa_studio.services.publishing import WorseOnGoldenSetError

    path = rubric_path(file, workspace)
    with open_studio(workspace, may_make=True) as studio:
        state = studio.golden.state()
        try:
            with output.progress("Running the golden set") as context:
                run = studio.publishing.publish_file(path, context, anyway)
        except WorseOnGoldenSetError as err:
            _tell(err.run, state, False, anyway, as_json)
            output.complain(f"{err} Give it with --anyway REASON.")
            raise typer.Exit(FAULTS) from None
    _tell(run, state, True, anyway, as_json)


def published(as_json: AsJson = False, workspace: Workspace = None) -> None:
    """List what was published in a workspace, how it did on the golden set, and why it went out all the same."""
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        rows = studio.publishing.rows()
    if as_json:
        output.print_json([_row_json(row) for row in rows])
    elif rows:
        _show_rows(rows)
    else:
        output.say("Nothing was published here yet but the form that a workspace begins with.")


def _tell(run: GoldenRun, state: GoldenState, is_published: bool, anyway: str, as_json: bool) -> None:
    from qa_studio import trust_output
    from rubrics.versions import name_of

    if as_json:
        found = {"published": is_published, "anyway": anyway or None, **trust_output.run_json(run)}
        output.print_json({**found, "checks": trust_output.state_json(state)})
        return
    if state.outdated:
        output.say(state.words)
    if run.items or run.failures:
        trust_output.show_run(run)
        for failure in run.failures:
            output.complain(f"{failure.name}: {failure.message}")
    else:
        output.say("The golden set is empty, so nothing shows what these checks change.")
    if is_published:
        output.say(f"{name_of(run.rubric)}, is published and in use.")


def _row_json(row: PublicationRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "title": row.title,
        "version": row.version,
        "published_at": row.published_at.isoformat(),
        "interactions": row.items,
        "better": row.better,
        "worse": row.worse,
        "other": row.other,
        "failures": row.failures,
        "anyway": row.anyway or None,
    }


def _show_rows(rows: Sequence[PublicationRow]) -> None:
    heads = (
        "Published",
        "Form",
        "Golden set",
        "Better",
        "Worse",
        "Neither",
        "Published all the same because",
    )
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        cells = (
            f"{row.published_at.astimezone():%d %b %Y %H:%M}",
            f"{row.title}, version {row.version}",
            str(row.items),
            str(row.better),
            str(row.worse),
            str(row.other),
            row.anyway or "–",
        )
        table.add_row(*map(output.shown, cells))
    output.show_table(table)
