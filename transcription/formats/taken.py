"""Which columns of a table are taken for what, and which are left lying: known from the head of the file alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from transcription.formats import SUFFIXES, columns, surveys
from transcription.formats.model import Source
from transcription.formats.source import load
from transcription.formats.table import read_table

_HEAD = 64 * 1024
"""Characters: a header, and enough rows to tell the delimiter."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What becomes of the columns of a table.

    Attributes:
        fields: (what it is taken for, the column's name as written), in the order of the file; fields as in
            `columns.Field`, and as in a survey where `is_survey`.
        unused: names as written, in the order of the file; columns without a name are left out.
    """

    fields: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]
    is_survey: bool = False


def columns_taken(path: Path) -> Taken | None:
    """What becomes of the columns of a file; None for a file that is no table.

    Raises: FormatError as reading the file does.
    """
    if SUFFIXES.get(path.suffix.lower()) != "csv":
        return None
    table = read_table(_head(load(path)))
    is_survey = surveys.is_survey(path)
    if is_survey:
        fields = surveys.fields_of(table)
        places = {each.place: "rating" for each in surveys.asked(table, fields)}
        places |= {place: field for field, place in fields.items()}
    else:
        found = columns.find(table.header)
        places = {table.header.index(name): str(field) for field, name in found.items()}
    return Taken(
        tuple((places[place], name) for place, name in enumerate(table.header) if place in places),
        tuple(name for place, name in enumerate(table.header) if place not in places and name.strip()),
        is_survey,
    )


def _head(source: Source) -> Source:
    """The first lines; the whole where they cannot be told apart from the rest."""
    if len(source.text) <= _HEAD:
        return source
    text, _, _ = source.text[:_HEAD].rpartition("\n")
    return replace(source, text=text) if text else source
