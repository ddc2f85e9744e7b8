"""Comma-, semicolon-, tab- and pipe-separated text as rows of cells with their line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from transcription.errors import FormatError
from transcription.formats.model import Source

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_SAMPLE_ROWS = 50
_FIELD_LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; every row has a cell for each of the header's names.

    Attributes:
        lines: by row, the 1-based line of the file on which it ends.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str


def read_table(source: Source) -> Table:
    """Read a file's rows; blank rows are left out.

    Raises: FormatError when there is no header or the quoting is broken beyond reading.
    """
    delimiter, text = _delimiter(source.text)
    try:
        numbered = [(line, row) for line, row in _rows(text, delimiter) if any(cell.strip() for cell in row)]
    except csv.Error as err:
        raise FormatError(
            f"“{source.name}” cannot be read as a table: {err}. Export it as CSV again."
        ) from err
    if not numbered:
        raise FormatError(f"“{source.name}” is empty. Export the conversation again.")
    header = tuple(cell.strip().lstrip("\ufeff") for cell in numbered[0][1])
    width = len(header)
    rows = tuple(_fit(row, width, delimiter) for _, row in numbered[1:])
    return Table(header, rows, tuple(line for line, _ in numbered[1:]), delimiter)


def _fit(row: list[str], width: int, delimiter: str) -> tuple[str, ...]:
    """A short row is filled up; the overflow of a row with an unquoted delimiter belongs to its last cell."""
    if len(row) > width:
        rest = row[width - 1 :]
        while rest and not rest[-1].strip():
            rest.pop()
        row = [*row[: width - 1], delimiter.join(rest)]
    return (*row, *[""] * (width - len(row)))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        yield reader.line_num, row


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, and the text behind Excel's own “sep=;” line."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and first.strip()[4:5] in DELIMITERS:
        return first.strip()[4], rest
    return max(DELIMITERS, key=lambda delimiter: _agreement(text, delimiter)), text


def _agreement(text: str, delimiter: str) -> tuple[float, int]:
    """Share of rows as wide as the header, then that width; by a reader, so quotes do not mislead."""
    widths: list[int] = []
    try:
        for _, row in _rows(text[:200_000], delimiter):
            if any(cell.strip() for cell in row):
                widths.append(len(row))
            if len(widths) >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return (0.0, 0)
    if not widths or widths[0] < 2:
        return (0.0, 0)
    return (sum(width == widths[0] for width in widths) / len(widths), widths[0])
