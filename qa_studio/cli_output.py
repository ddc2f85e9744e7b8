"""What the command line shows: tables, progress, failures. Says nothing that the window would say differently."""

from __future__ import annotations

import json
import os
import signal
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from qa_studio.jobs.context import JobContext
from qa_studio.rows import BatchReport, Failure, InteractionRow
from scoring.model import Outcome

if TYPE_CHECKING:
    from qa_studio.services.doctor import Diagnosis

# Names of people and files are shown as they are: “[bold]” and “:smile:” are no commands in them.
console = Console(highlight=False, markup=False, emoji=False)
errors = Console(stderr=True, highlight=False, markup=False, emoji=False)

OUTCOME_WORDS = {
    Outcome.MET: "● met",
    Outcome.NOT_MET: "○ not met",
    Outcome.INCOMPLETE: "– incomplete",
    None: "–",
}
HEADERS = ("Interaction", "Round", "Agent", "Engine", "Score", "Outcome", "Rating")
LEAST_WIDTHS = (12, 7, 7, 6, 0, 0, 0)
"""Characters that a column keeps however narrow the terminal is; 0: it is never cut."""
GAP = 2
MEASURED = 1_000
"""Lines that say how wide the columns are, so that a long list begins at once."""
LONGEST_UNBROKEN = 9
"""Characters of a word that are not folded, if the terminal has room: figures and most headers, but no paths."""
WIDEST = 10_000
"""Characters of a line where nothing limits it."""
STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories: controls, formats (joiners, directions), lone surrogates, line and paragraph separators."""
HIDDEN = "hidden"
HIDDEN_NOTE = "hidden: what suggestions score stays out of sight until a person has submitted marks."
DRAFT_NOTE = (
    "Calls marked “draft” were transcribed by PocketSphinx: for finding one's way, not for judging people.\n"
    "For transcripts to judge by, fetch a Whisper model: qa-studio models get base"
)


def shown(text: str) -> str:
    """Text in one line, without what would steer a terminal: control characters and changes of direction."""
    return "".join("\ufffd" if unicodedata.category(letter) in STEERING else letter for letter in text)


def say(text: str) -> None:
    """A line on standard output, which breaks only where the terminal does: paths stay in one piece."""
    console.print(shown(text), soft_wrap=True)


def complain(text: str) -> None:
    """The same on standard error; the text may have several lines."""
    errors.print("\n".join(shown(line) for line in text.split("\n")), soft_wrap=True)


@contextmanager
def progress(title: str) -> Iterator[JobContext]:
    """A bar on the terminal while work runs; Ctrl+C cancels it at its next report, a second one at once."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(title, total=1.0)

        def show(fraction: float | None, message: str) -> None:
            bar.update(task, completed=fraction or 0.0, description=shown(message or title))

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
    """Counts on standard output, each note and each failure by name on standard error."""
    line = f"{len(report.done)} {done_words}"
    if report.answered:
        line += f", {len(report.answered)} survey answers added"
    if report.skipped:
        line += f", {len(report.skipped)} there already"
    console.print(line)
    for note in report.notes:
        complain(f"! {shown(note.name)}: {note.message}")
    show_failures(report.failures)


def show_failures(failures: Iterable[Failure]) -> None:
    for failure in failures:
        complain(f"✗ {shown(failure.name)}: {failure.message}")


def engine_words(row: InteractionRow) -> str:
    """What made the transcript: "text" for chats, the engine and its model for calls, "–" before transcription."""
    if row.origin is None:
        return "–"
    if row.origin.engine == "import":
        return "text"
    return "draft" if row.origin.is_draft else f"{row.origin.engine} {row.origin.model}".strip()


def score_words(row: InteractionRow) -> str:
    """The score with one decimal; an automatic one says so, and its range where something was abstained from, also
    where that is too much for a score; "hidden" for one that is kept from who is to judge."""
    if row.score_is_hidden:
        return HIDDEN
    if row.score is None:
        return "–" if row.score_range is None else f"– auto ({row.score_range[0]}–{row.score_range[1]})"
    if not row.score_is_automatic:
        return str(row.score)
    low, high = row.score_range or (row.score, row.score)
    return f"{row.score} auto" if low == high else f"{row.score} auto ({low}–{high})"


def _widths(lines: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Terminal cells of each column: what the longest entry needs, the widest ones cut until a line fits."""
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    least = [min(width, least or width) for width, least in zip(widths, LEAST_WIDTHS, strict=True)]
    while room is not None and sum(widths) + GAP * (len(widths) - 1) > room and widths != least:
        spare = [width if width > bound else 0 for width, bound in zip(widths, least, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], is_cut: bool) -> str:
    """Names give way to the width of their column if the line `is_cut`; figures never, nor anything else."""
    *rest, last = (
        _fitted(cell, width, is_cut and least > 0)
        for cell, width, least in zip(cells, widths, LEAST_WIDTHS, strict=True)
    )
    return (" " * GAP).join((*rest, " " * (widths[-1] - cell_len(cells[-1])) + last.rstrip()))


def _fitted(cell: str, width: int, is_cut: bool) -> str:
    size = cell_len(cell)
    if size > width and is_cut:
        return set_cell_size(cell, width - 1) + "…"
    return cell + " " * (width - size)


def _room() -> int | None:
    """A file or a pipe has no width, unless the user names one."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    return console.width if console.is_terminal else None


def _cells(row: InteractionRow) -> tuple[str, ...]:
    rating = "–" if row.rating_pct is None else f"{row.rating_pct:.1f}"
    outcome = OUTCOME_WORDS[row.outcome]
    cells = (
        row.title, row.round_name or "–", row.agent, engine_words(row), score_words(row), outcome, rating
    )  # fmt: skip
    return tuple(map(shown, cells))


def show_interactions(rows: Iterable[InteractionRow]) -> None:
    """The table, the thresholds it is read by, and the draft engine's warning where it applies.

    Args: rows: printed as they come. The first MEASURED of them say how wide the columns are.
    """
    coming = iter(rows)
    first = tuple(islice(coming, MEASURED))
    if not first:
        return
    room, told = _room(), _Told()
    cells = [_cells(row) for row in map(told.hear, first)]
    widths = _widths([HEADERS, *cells], room)
    console.print(_line(HEADERS, widths, False), style="bold", soft_wrap=True)
    while cells:
        lines = "\n".join(_line(line, widths, room is not None) for line in cells)
        console.print(lines, soft_wrap=True)
        cells = [_cells(row) for row in map(told.hear, islice(coming, MEASURED))]
    told.print_notes(first[0])


@dataclass(slots=True)
class _Told:
    """What the rows that went by make worth saying."""

    is_automatic: bool = False
    is_hidden: bool = False
    is_draft: bool = False

    def hear(self, row: InteractionRow) -> InteractionRow:
        self.is_automatic |= row.score_is_automatic and not row.score_is_hidden
        self.is_hidden |= row.score_is_hidden
        self.is_draft |= row.origin is not None and row.origin.is_draft
        return row

    def print_notes(self, first: InteractionRow) -> None:
        limits = f"interaction {first.threshold}, customer {first.customer_threshold}"
        console.print(f"Thresholds: {limits}. Ratings are normalised to 0–100.")
        if self.is_automatic:
            console.print("auto: the automatic scorer's; no person has judged these yet.")
        if self.is_hidden:
            console.print(HIDDEN_NOTE)
        if self.is_draft:
            console.print(DRAFT_NOTE, style="yellow")


@dataclass(frozen=True, slots=True)
class _OfWidth:
    """A table in the width that it needs, which may be more than the console's."""

    table: Table
    width: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from console.render(self.table, options.update(width=self.width))


def _print_table(table: Table, width: int) -> None:
    console.print(_OfWidth(table, width), crop=False)


def show_table(table: Table) -> None:
    """A table of paths and sentences: folded to a terminal, whole in a file or a pipe; nothing is cut."""
    for column in table.columns:
        column.overflow = "fold"
        words = (word for cell in (column.header, *column.cells) for word in str(cell).split())
        column.min_width = min(LONGEST_UNBROKEN, max(map(cell_len, words), default=0))
    _print_table(table, _room() or WIDEST)


def show_diagnoses(diagnoses: Iterable[Diagnosis]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    for diagnosis in diagnoses:
        table.add_row("●" if diagnosis.is_well else "○", diagnosis.name, shown(diagnosis.detail))
        if diagnosis.advice:
            table.add_row("", "", f"→ {shown(diagnosis.advice)}")
    show_table(table)


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
        "score_is_hidden": row.score_is_hidden,
        "score_range": None if row.score_range is None else [float(end) for end in row.score_range],
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
    """To standard output, untouched by width or colour; letters that its encoding lacks are escaped."""
    json.dump(value, sys.stdout, ensure_ascii=not _is_whole(), indent=2)
    sys.stdout.write("\n")


def print_json_list(values: Iterable[Any]) -> None:
    """The same as `print_json` of a list, written as the values come."""
    whole = _is_whole()
    between = "[\n  "
    for value in values:
        told = json.dumps(value, ensure_ascii=not whole, indent=2).replace("\n", "\n  ")
        sys.stdout.write(between + told)
        between = ",\n  "
    sys.stdout.write("[]\n" if between.startswith("[") else "\n]\n")


def _is_whole() -> bool:
    """Whether standard output has every letter there is."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf16", "utf32")
