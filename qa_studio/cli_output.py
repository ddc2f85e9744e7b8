"""What the command line shows: tables, progress, failures. Says nothing that the window would say differently."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from qa_studio.jobs.context import JobContext
from qa_studio.rows import BatchReport, Failure, InteractionRow
from qa_studio.services.doctor import Diagnosis
from scoring.model import Outcome

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

OUTCOME_WORDS = {
    Outcome.MET: "● met",
    Outcome.NOT_MET: "○ not met",
    Outcome.INCOMPLETE: "– incomplete",
    None: "–",
}
HEADERS = ("Interaction", "Round", "Agent", "Engine", "Score", "Outcome", "Rating")
MIN_TITLE = 12
DRAFT_NOTE = (
    "Calls marked “draft” were transcribed by PocketSphinx: for finding one's way, not for judging people.\n"
    "For transcripts to judge by, fetch a Whisper model: qa-studio models get base"
)


@contextmanager
def progress(title: str) -> Iterator[JobContext]:
    """A bar on the terminal while work runs; Ctrl+C cancels it at its next report, a second one at once."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task(title, total=1.0)

        def show(fraction: float | None, message: str) -> None:
            bar.update(task, completed=fraction or 0.0, description=message or title)

        context = JobContext(show)
        with _interrupt_cancels(context.cancel):
            yield context


@contextmanager
def _interrupt_cancels(cancel: Callable[[], None]) -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)

    def on_interrupt(_number: int, _frame: Any) -> None:
        cancel()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def show_batch(done_words: str, report: BatchReport) -> None:
    """Counts on standard output, each failure by name on standard error."""
    line = f"{len(report.done)} {done_words}"
    if report.skipped:
        line += f", {len(report.skipped)} there already"
    console.print(line)
    show_failures(report.failures)


def show_failures(failures: Iterable[Failure]) -> None:
    for failure in failures:
        errors.print(f"✗ {failure.name}: {failure.message}", markup=False, soft_wrap=True)


def engine_words(row: InteractionRow) -> str:
    """What made the transcript: "text" for chats, the engine and its model for calls, "–" before transcription."""
    if row.origin is None:
        return "–"
    if row.origin.engine == "import":
        return "text"
    return "draft" if row.origin.is_draft else f"{row.origin.engine} {row.origin.model}".strip()


def score_words(row: InteractionRow) -> str:
    """The score with one decimal; an automatic one says so."""
    if row.score is None:
        return "–"
    return f"{row.score} auto" if row.score_is_automatic else str(row.score)


def interactions_table(rows: Sequence[InteractionRow]) -> Table:
    """Interaction, round, agent, engine, score, outcome, rating; fits 80 columns, where long titles are cut."""
    cells = [_cells(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(HEADERS, *cells, strict=True)]
    room = console.width - sum(widths[1:]) - 2 * len(widths)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(HEADERS[0], no_wrap=True, overflow="ellipsis", max_width=max(MIN_TITLE, room))
    for header in HEADERS[1:]:
        table.add_column(header, no_wrap=True, justify="right" if header == "Rating" else "left")
    for line in cells:
        table.add_row(*line)
    return table


def _cells(row: InteractionRow) -> tuple[str, ...]:
    rating = "–" if row.rating_pct is None else f"{row.rating_pct:.1f}"
    outcome = OUTCOME_WORDS[row.outcome]
    return (row.title, row.round_name or "–", row.agent, engine_words(row), score_words(row), outcome, rating)


def show_interactions(rows: Sequence[InteractionRow]) -> None:
    """The table, the thresholds it is read by, and the draft engine's warning where it applies."""
    console.print(interactions_table(rows))
    if rows:
        limits = f"interaction {rows[0].threshold}, customer {rows[0].customer_threshold}"
        console.print(f"Thresholds: {limits}. Ratings are normalised to 0–100.")
    if any(row.score_is_automatic for row in rows):
        console.print("auto: the automatic scorer's; no person has judged these yet.")
    if any(row.origin and row.origin.is_draft for row in rows):
        console.print(DRAFT_NOTE, style="yellow")


def show_diagnoses(diagnoses: Iterable[Diagnosis]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    for diagnosis in diagnoses:
        table.add_row("●" if diagnosis.is_well else "○", diagnosis.name, diagnosis.detail)
        if diagnosis.advice:
            table.add_row("", "", f"→ {diagnosis.advice}")
    console.print(table)


def row_as_json(row: InteractionRow) -> dict[str, Any]:
    """One interaction for other programs; numbers as numbers, times in ISO 8601, absent values as null."""
    origin = row.origin
    return {
        "id": row.id,
        "title": row.title,
        "channel": row.channel.value,
        "agent": row.agent,
        "company": row.company,
        "round": row.round_name or None,
        "started_at": row.started_at.isoformat() if row.started_at else None,
        "duration_s": row.duration_s,
        "state": row.state.value,
        "score": _number(row.score),
        "score_is_automatic": row.score_is_automatic,
        "outcome": row.outcome.value if row.outcome else None,
        "threshold": _number(row.threshold),
        "rating_pct": _number(row.rating_pct),
        "rating": row.rating_text or None,
        "engine": origin.engine if origin else None,
        "model": origin.model if origin else None,
        "is_draft_transcript": origin.is_draft if origin else None,
        "source": str(row.source),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def print_json(value: Any) -> None:
    """To standard output, untouched by width or colour."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
