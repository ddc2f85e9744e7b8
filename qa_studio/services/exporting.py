"""Rows of the library as a CSV file that says at its head how its scores are made."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr, trn
from qa_studio.rows import InteractionRow
from qa_studio.services.library import Library

AT_ONCE = 500
"""Rows that are read and written between two looks at whether to stop."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula. Source: OWASP, CSV Injection."""

Column = tuple[str, Callable[[InteractionRow], str]]


class Exporting:
    """Writes what the library shows; automatic scores that are held back stay out of the file too."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def write(self, ids: Sequence[int], path: Path, context: JobContext) -> int:
        """Write these interactions, in this order, as UTF-8 with a byte order mark, which spreadsheets know it by.

        Returns: how many rows were written; what was removed meanwhile or never there has none.
        Raises: StudioError naming the file when it cannot be written; JobCancelled, and no file is left.
        """
        beside = path.with_name(f"{path.name}.part")
        try:
            with beside.open("w", encoding="utf-8-sig", newline="") as file:
                count = self._fill(file, ids, context)
            beside.replace(path)
        except OSError as err:
            raise StudioError(
                tr(
                    "{path} cannot be written: {reason}. Choose another place, or close the file.",
                    path=path,
                    reason=err.strerror or err,
                )
            ) from err
        finally:
            beside.unlink(missing_ok=True)
        return count

    def _fill(self, file: TextIO, ids: Sequence[int], context: JobContext) -> int:
        columns = _columns()
        lines = csv.writer(file)
        lines.writerows([f"# {words}"] for words in _head(len(ids)))
        lines.writerow([title for title, _ in columns])
        count = 0
        for start in range(0, len(ids), AT_ONCE):
            context.report(start / len(ids), tr("Writing rows"))
            for row in self._library.rows_of(ids[start : start + AT_ONCE]):
                lines.writerow([defused(read(row)) for _, read in columns])
                count += 1
        return count


def defused(text: str) -> str:
    """A cell that no spreadsheet reckons with: an apostrophe stands before what would be a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _head(count: int) -> Iterator[str]:
    now = datetime.now().astimezone()
    yield trn(
        "{count} interaction from QA Studio, written on {day}.",
        "{count} interactions from QA Studio, written on {day}.",
        count,
        day=now.isoformat(timespec="minutes"),
    )
    yield tr(
        "Score: 0 to 100 with one decimal. Each answer gives its share of its scale, weighted by criterion and section"
        " as the form says; what is not applicable is treated as the form says; rounded half up once, then compared"
        " with the threshold in its column. A failed critical criterion can fail the outcome whatever the score."
    )
    yield tr(
        "Made by: “person” is the newest submitted review; “automatic” are suggestions that no person has confirmed. An"
        " empty score is no score, not a zero."
    )
    yield tr("Rating: the mean of the customer's answers, from their own scale to 0 to 100.")


def _columns() -> tuple[Column, ...]:
    return (
        (tr("Id"), lambda row: str(row.id)),
        (tr("Channel"), lambda row: row.channel.value),
        (tr("Started (UTC)"), lambda row: "" if row.started_at is None else row.started_at.isoformat()),
        (tr("Title"), lambda row: row.title),
        (tr("Agent"), lambda row: row.agent),
        (tr("Team"), lambda row: row.team),
        (tr("Company"), lambda row: row.company),
        (tr("Round"), lambda row: row.round_name),
        (tr("State"), lambda row: row.state.value),
        (tr("Score"), lambda row: _plain(row.score)),
        (tr("Threshold"), lambda row: _plain(row.threshold)),
        (tr("Outcome"), lambda row: "" if row.outcome is None else row.outcome.value),
        (tr("Made by"), _maker),
        (tr("Rating"), lambda row: _plain(row.rating_pct)),
        (tr("Rating threshold"), lambda row: _plain(row.customer_threshold)),
        (tr("Rating as given"), lambda row: row.rating_text),
        (tr("Length in seconds"), lambda row: "" if row.duration_s is None else f"{row.duration_s:.0f}"),
        (tr("Insights"), lambda row: _plain(row.insights)),
        (tr("Flagged"), lambda row: tr("yes") if row.is_flagged else ""),
        (tr("Tags"), lambda row: "; ".join(row.tags)),
        (tr("Assigned to"), lambda row: "; ".join(row.assigned_to)),
        (tr("File"), lambda row: row.source.name),
    )


def _maker(row: InteractionRow) -> str:
    if row.score is None:
        return ""
    return tr("automatic") if row.score_is_automatic else tr("person")


def _plain(value: object) -> str:
    """As a machine reads it, whatever language the head is in."""
    return "" if value is None else str(value)
