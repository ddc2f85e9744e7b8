"""`qa-studio queue …`: what waits to be transcribed, in which order, and going on with it.

Jobs are named by their number, as the list shows them. What one window or command has in work obeys another one within
a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace
from qa_studio.speech_rows import JobRow

if TYPE_CHECKING:
    from qa_studio.services.queue import TranscriptionQueue

SOME_FAILED = 1

queue_app = typer.Typer(
    help="Transcriptions that wait: list, order, pause, cancel, try again, work off.",
    invoke_without_command=True,
)

Job = Annotated[int, typer.Argument(help="A job's number, as in the list.", metavar="JOB")]


@queue_app.callback()
def list_jobs(
    context: typer.Context,
    workspace: Workspace = None,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
) -> None:
    """Show the queue: first what has not ended, in its order, then what has."""
    if context.invoked_subcommand is not None:
        return
    with _queue(workspace) as queue:
        rows, seconds = queue.rows(), queue.seconds_left()
    if as_json:
        output.print_json([_as_json(row) for row in rows])
    elif rows:
        _show(rows, seconds)
    else:
        output.console.print("The queue is empty. “qa-studio transcribe” puts recordings in it.")


@queue_app.command()
def pause(job: Job, workspace: Workspace = None) -> None:
    """Stop the work on a job until “resume”; what it has finished is kept."""
    with _queue(workspace) as queue:
        queue.pause(job)
    output.say(f"Job {job} is paused.")


@queue_app.command()
def resume(job: Job, workspace: Workspace = None) -> None:
    """Let a paused job wait for its turn again."""
    with _queue(workspace) as queue:
        queue.resume(job)
    output.say(f"Job {job} waits for its turn. {_RUN}")


@queue_app.command()
def cancel(job: Job, workspace: Workspace = None) -> None:
    """End a job without a result; asked for again, it goes on from what it had finished."""
    with _queue(workspace) as queue:
        queue.cancel(job)
    output.say(f"Job {job} is cancelled.")


@queue_app.command()
def retry(job: Job, workspace: Workspace = None) -> None:
    """Put a job that failed or was cancelled at the end of the queue."""
    with _queue(workspace) as queue:
        queue.retry(job)
    output.say(f"Job {job} waits for its turn. {_RUN}")


@queue_app.command()
def first(job: Job, workspace: Workspace = None) -> None:
    """Put a job before all others."""
    with _queue(workspace) as queue:
        queue.move(job, 1)
    output.say(f"Job {job} is the first now.")


@queue_app.command()
def clear(
    job: Annotated[
        int | None, typer.Argument(help="A job's number; all when left out.", metavar="JOB")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Take jobs that have ended off the list; their transcripts stay."""
    with _queue(workspace) as queue:
        count = queue.clear_ended(job)
    output.say(f"{count} off the list.")


@queue_app.command()
def run(workspace: Workspace = None) -> None:
    """Work off the queue until nothing waits; Ctrl+C stops, and the next time goes on from there."""
    with _queue(workspace) as queue, output.progress("Transcribing") as context:
        report = queue.run(context)
    output.show_batch("transcribed", report)
    if report.failures:
        raise typer.Exit(SOME_FAILED)


_RUN = "“qa-studio queue run” works it off, unless a window is open that does."


@contextmanager
def _queue(workspace: Any) -> Iterator[TranscriptionQueue]:
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        yield studio.queue


def _show(rows: tuple[JobRow, ...], seconds: float | None) -> None:
    from rich.table import Table

    headers = ("Job", "", "Recording", "State", "Done", "Left", "Engine", "Why")
    table = Table(*headers, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*map(output.shown, _cells(row)))
    output.show_table(table)
    if seconds is not None and any(row.position for row in rows):
        output.console.print(f"About {_duration(seconds)} until everything is done.")


def _cells(row: JobRow) -> tuple[str, ...]:
    left = "–" if row.seconds_left is None else _duration(row.seconds_left)
    return (
        str(row.id),
        f"{row.position}." if row.position else "",
        row.title,
        row.state.value,
        f"{row.fraction:.0%}",
        left if row.position else "",
        "draft" if row.is_draft else f"{row.engine} {row.model}".strip(),
        row.reason,
    )


def _duration(seconds: float) -> str:
    """Rounded to what an estimate can say: "40 s", "12 min", "3 h 20 min"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _as_json(row: JobRow) -> dict[str, Any]:
    """Times in ISO 8601, seconds and shares as numbers, what is not known as null."""
    return {
        "id": row.id,
        "interaction": row.interaction_id,
        "title": row.title,
        "state": row.state.value,
        "reason": row.reason,
        "paused_by": row.hold.value or None,
        "fraction": round(row.fraction, 4),
        "seconds_left": None if row.seconds_left is None else round(row.seconds_left, 1),
        "audio_s": row.audio_s,
        "position": row.position or None,
        "engine": row.engine,
        "model": row.model or None,
        "is_draft": row.is_draft,
        "created_at": row.created_at.isoformat(),
        "started_at": row.started_at.isoformat() if row.started_at else None,
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
    }
