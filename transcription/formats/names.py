"""Lists of names from files: plain text, a name a line, or a table with a header.

    # everything behind a sign like this is a remark
    [brand]
    Meadow Lane = metal lane; medow lane

Text: a kind in brackets holds for the lines below it; behind “=” stand the forms that are heard. A table has a column
for the name and may have one for the kind and one for the forms. Owns the shapes of such files, not what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transcription.errors import FormatError
from transcription.formats.columns import plain
from transcription.formats.model import Source
from transcription.formats.source import load
from transcription.formats.table import read_table

TABLES = (".csv", ".tsv", ".tab")
NAME = ("name", "text", "term", "word", "entry")
KIND = ("kind", "type", "category")
HEARD_AS = ("heard as", "heard", "variants", "misheard", "also", "aliases", "forms")
_BETWEEN = re.compile(r"[;|]")
_SECTION = re.compile(r"\[\s*([^\]]*?)\s*\]\s*")


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name of a file, as it was written there.

    Attributes:
        line: 1-based.
        kind: "" when the file says none.
    """

    line: int
    text: str
    kind: str = ""
    heard_as: tuple[str, ...] = ()


def read_names(path: Path) -> tuple[NameLine, ...]:
    """Every name of a file, in its order; never empty.

    Raises: FormatError naming the file, what is wrong and what to do.
    """
    source = load(path)
    found = tuple(_of_table(source) if path.suffix.lower() in TABLES else _of_text(source.text))
    if not found:
        raise FormatError(
            f"“{source.name}” holds no name. Write one a line, or a table with a column “name”."
        )
    return found


def _of_text(text: str) -> Iterator[NameLine]:
    kind = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.partition("#")[0].strip()
        section = _SECTION.fullmatch(line)
        if section:
            kind = section[1]
        elif line:
            name, _, heard = line.partition("=")
            yield NameLine(number, name.strip(), kind, _forms(heard))


def _of_table(source: Source) -> Iterator[NameLine]:
    table = read_table(source)
    columns = [plain(cell) for cell in table.header]
    name = next((columns.index(known) for known in NAME if known in columns), None)
    if name is None:
        raise FormatError(
            f"“{source.name}” has no column “name” in its first line; there are: {', '.join(table.header)}."
            " Call the column with the names so. “kind” and “heard as” may stand beside it."
        )
    kind = next((columns.index(known) for known in KIND if known in columns), None)
    heard = next((columns.index(known) for known in HEARD_AS if known in columns), None)
    for number, row in zip(table.lines, table.rows, strict=True):
        yield NameLine(
            number,
            row[name].strip(),
            "" if kind is None else row[kind].strip(),
            () if heard is None else _forms(row[heard]),
        )


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in _BETWEEN.split(text) if form.strip())
