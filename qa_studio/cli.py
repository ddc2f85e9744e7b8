"""The command line: the same services as the window, by name.

Exit codes: 0 done, 1 some inputs failed (each named), 2 wrong use. Everything slow to import is imported by the command
that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from qa_studio import cli_output as output
from qa_studio import settings
from qa_studio.cli_assign import assign_app
from qa_studio.cli_learn import learn, reliability
from qa_studio.cli_measures import measures_app
from qa_studio.cli_models import models_app
from qa_studio.cli_queue import queue_app
from qa_studio.cli_rubric import rubric_app
from qa_studio.cli_search import list_, search
from qa_studio.cli_speech import CHANNELS, Channel, Engine, Model, Retry
from qa_studio.cli_suggest import score, suggest
from qa_studio.cli_transcripts import transcripts
from qa_studio.cli_trust import trust_app
from qa_studio.cli_vocabulary import vocabulary_app
from qa_studio.cli_workspace import Workspace, refuse_missing
from qa_studio.entry import INTERRUPTED, guarded
from qa_studio.jobs.context import JobCancelled
from qa_studio.opening import default_workspace, doorway, show_window
from qa_studio.rows import BatchReport, ImportOptions
from qa_studio.services import speech_options as speech

if TYPE_CHECKING:
    from qa_studio.bootstrap import Studio
    from qa_studio.doorway import Doorway

SOME_FAILED = 1

app = typer.Typer(
    name="qa-studio",
    help="Judge customer interactions on your own machine. Without a command: open the window.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
report_app = typer.Typer(help="Make a PDF: coaching, calibration or rounds.", no_args_is_help=True)
app.add_typer(report_app, name="report")
app.add_typer(assign_app, name="assign")
app.add_typer(measures_app, name="measures")
app.add_typer(models_app, name="models")
app.add_typer(queue_app, name="queue")
app.add_typer(rubric_app, name="rubric")
app.add_typer(trust_app, name="trust")
app.add_typer(vocabulary_app, name="vocabulary")
app.command("list")(list_)
app.command("search")(search)
app.command("suggest")(suggest)
app.command("score")(score)
app.command("transcripts")(transcripts)
app.command("learn")(learn)
app.command("reliability")(reliability)

Out = Annotated[Path, typer.Option("--out", "-o", help="The PDF to write.")]


@contextmanager
def open_studio(chosen: Path | None, may_make: bool = False) -> Iterator[Studio]:
    """The workspace and its services, closed afterwards; remembered as the one opened last.

    Args:
        may_make: a folder that is none yet becomes a workspace, which is said; else it is refused.
    """
    way = doorway(chosen)
    if not may_make:
        refuse_missing(way.workspace)
    studio = _opened(way)
    try:
        yield studio
    finally:
        studio.close()


def _opened(way: Doorway) -> Studio:
    """A large workspace of an earlier version takes a while to be opened for the first time."""
    from qa_studio.storage.database import is_older

    if way.watched is None or not is_older(way.workspace):
        return way.open()
    with output.progress("Bringing the workspace up to this version") as context:
        return way.watched(context)


def _finish(*reports: BatchReport) -> None:
    if any(report.failures for report in reports):
        raise typer.Exit(SOME_FAILED)


@app.callback()
def start(
    context: typer.Context,
    workspace: Workspace = None,
    show_version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False,
) -> None:
    """Judge customer interactions on your own machine. Without a command: open the window."""
    if show_version:
        from importlib.metadata import version

        output.say(f"QA Studio {version('qa-studio')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(show_window(doorway(workspace)))


@app.command()
def demo(
    workspace: Workspace = None,
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Do not open the window afterwards.")
    ] = False,
) -> None:
    """Build the demonstration workspace and do the whole job: import, transcribe, suggest, mark, report."""
    from qa_studio.services.display import has_display

    chosen = workspace or settings.places().models.parent / "demo-workspace"
    with open_studio(chosen, may_make=True) as studio:
        with output.progress("Building the demonstration") as context:
            studio.demonstration.build(context)
            pdfs = studio.demonstration.reports(studio.reporting, context)
        output.show_interactions(studio.library.rows())
        output.console.print("Reports:")
        for pdf in pdfs:
            output.say(f"  {pdf}")
        if no_window:
            return
        if has_display():
            raise typer.Exit(show_window(studio))
        output.console.print("No display here, so the window stays closed; on a desktop “make run” opens it.")


@app.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Recordings, chats, survey CSVs, or folders of them.")],
    workspace: Workspace = None,
    agent: Annotated[str, typer.Option(help="Agent, where the files do not say.")] = "",
    company: Annotated[str, typer.Option(help="Company, where it is not your own.")] = "",
    round_name: Annotated[str, typer.Option("--round", help="Measurement round.")] = "",
    agent_channel: Channel = None,
    copy: Annotated[bool, typer.Option("--copy", help="Copy the files into the workspace.")] = False,
) -> None:
    """Bring recordings, chats and survey answers into the workspace."""
    with open_studio(workspace, may_make=True) as studio, output.progress("Importing") as context:
        channel = CHANNELS[agent_channel] if agent_channel else speech.agent_channel(studio.settings)
        options = ImportOptions(agent, company, round_name, channel, copy)
        report = studio.importing.import_paths(paths, options, context)
    output.show_batch("imported", report)
    _finish(report)


@app.command()
def transcribe(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            help="Interaction ids, as in “list”; all that wait when left out. With --reference: recordings, or"
            " folders of them."
        ),
    ] = None,
    workspace: Workspace = None,
    engine: Engine = "",
    model: Model = "",
    again: Annotated[bool, typer.Option("--again", help="Also what has a transcript already.")] = False,
    retry: Retry = None,
    reference: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Measure word errors instead: a list of recordings and their texts (TSV or CSV), or the text of"
            " one recording. Keeps nothing, needs no workspace.",
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="With --reference: what is spoken.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="With --reference: for other programs.")] = False,
) -> None:
    """Turn recordings into transcripts, on this machine; or measure how many of their words are wrong."""
    if reference is not None:
        from qa_studio.cli_words import measure_words

        recordings = [Path(name) for name in ids or ()]
        if not measure_words(reference, recordings, (engine, model, retry), language, as_json):
            raise typer.Exit(SOME_FAILED)
        return
    if as_json:
        raise typer.BadParameter(
            "“--json” goes with “--reference”; for the transcripts' state there is “list --json”."
        )
    numbers = None if not ids else [_number(name) for name in ids]
    with open_studio(workspace) as studio:
        with output.progress("Transcribing") as context:
            options = speech.speech_options(studio.settings, engine, model, again=again, retry=retry)
            report = studio.transcribing.transcribe(numbers, options, context)
        output.show_batch("transcribed", report)
        done = [row for row in studio.library.rows() if row.id in report.done]
    if any(row.origin and row.origin.is_draft for row in done):
        output.console.print(output.DRAFT_NOTE, style="yellow")
    _finish(report)


def _number(name: str) -> int:
    """An interaction's id as typed.

    Raises: typer.BadParameter for anything else.
    """
    try:
        return int(name)
    except ValueError:
        raise typer.BadParameter(f"“{name}” is no interaction's id; “list” shows them.") from None


@app.command()
def doctor(workspace: Workspace = None) -> None:
    """Say what is installed, which engines and models are there, what is missing and how to get it."""
    from qa_studio import bootstrap
    from qa_studio.services.doctor import Doctor

    places = settings.places()
    current = settings.load(places.settings_file)
    output.show_diagnoses(Doctor(bootstrap.models_service(current, places)).diagnoses())
    output.say(f"Workspace  {default_workspace(workspace, current)}")
    output.say(f"Settings   {places.settings_file}")
    output.say(f"Log        {places.log_file}")


@report_app.command()
def coaching(
    out: Out,
    agent: Annotated[str, typer.Option(help="Whose report.")],
    round_name: Annotated[str | None, typer.Option("--round", help="Only this round.")] = None,
    workspace: Workspace = None,
) -> None:
    """What one agent does well, and what to work on, with quotes."""
    with open_studio(workspace) as studio, output.progress("Making the report") as context:
        path = studio.reporting.coaching(agent, round_name, out, context)
    output.say(str(path))


@report_app.command()
def calibration(
    out: Out,
    session: Annotated[str | None, typer.Option(help="Its name; needed when there are several.")] = None,
    workspace: Workspace = None,
) -> None:
    """How far reviewers agree on the same interactions, beyond chance."""
    with open_studio(workspace) as studio, output.progress("Making the report") as context:
        sessions = studio.reporting.calibrations()
        session_id = _one_of("calibration session", {row.name: row.id for row in sessions}, session)
        path = studio.reporting.calibration(session_id, out, context)
    output.say(str(path))


@report_app.command()
def rounds(
    out: Out,
    before: Annotated[
        str | None, typer.Option(help="The earlier round; the last but one when left out.")
    ] = None,
    after: Annotated[str | None, typer.Option(help="The later round; the last when left out.")] = None,
    workspace: Workspace = None,
) -> None:
    """One measurement round against another, both thresholds drawn."""
    with open_studio(workspace) as studio, output.progress("Making the report") as context:
        sides = _two_rounds(studio.reporting.rounds(), before, after)
        path = studio.reporting.rounds_report(*sides, out, context)
    output.say(str(path))


def _two_rounds(names: Sequence[str], before: str | None, after: str | None) -> tuple[str, str]:
    """The rounds to compare; one that was not named is the neighbour of the other, and both are the last two.

    Raises: typer.BadParameter when there is no such neighbour.
    """
    later = after or (_neighbour(names, before, +1) if before else names[-1] if len(names) > 1 else None)
    earlier = before or (_neighbour(names, later, -1) if later else None)
    if earlier is None or later is None:
        known = ", ".join(f"“{name}”" for name in names) or "none"
        raise typer.BadParameter(f"a comparison needs two rounds; the workspace has: {known}")
    return earlier, later


def _neighbour(names: Sequence[str], name: str, step: int) -> str | None:
    """The round before or after one; an unknown name has itself for neighbour, so that it is refused by its name."""
    if name not in names:
        return name
    place = names.index(name) + step
    return names[place] if 0 <= place < len(names) else None


def _one_of(kind: str, ids: dict[str, int], name: str | None) -> int:
    """The id by name, or the only one there is.

    Raises: typer.BadParameter that lists the names.
    """
    if name is None and len(ids) == 1:
        return next(iter(ids.values()))
    if name in ids:
        return ids[name]
    known = ", ".join(f"“{known}”" for known in ids) or "none"
    raise typer.BadParameter(f"name the {kind}; there are: {known}")


def _end_cancelled() -> NoReturn:
    output.errors.print("Cancelled; what was finished before is kept.")
    sys.exit(SOME_FAILED)


def _run() -> None:
    try:
        app()
    except JobCancelled:
        _end_cancelled()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            _end_cancelled()
        raise


def main() -> None:
    """Entry point of every command."""
    guarded(_run)
