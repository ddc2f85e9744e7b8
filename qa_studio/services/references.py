"""References of known recordings: which text belongs to which recording, from a list or from one transcript.

Owns the reading and what is told of rows that lead nowhere. Compares nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.rows import Failure
from qa_studio.services.files import is_recording
from transcription import formats
from transcription.errors import FormatError
from transcription.formats.source import load
from transcription.model import Role

DELIMITERS = "\t;,"


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said. `speaker` is "" when the reference does not tell speakers apart."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A recording and what is said in it, in time order; never empty."""

    recording: Path
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class References:
    """What was found; `failures` names each row or file that leads nowhere."""

    found: tuple[Reference, ...]
    failures: tuple[Failure, ...] = ()


def read_references(file: Path, recordings: Sequence[Path] = ()) -> References:
    """Read a list of recordings with their texts, or the transcript of one recording.

    A list is a table without need of a header: the recording's file, its text and, where there is a third column, who
    speaks; several rows of one recording are its utterances. Anything else is read as a transcript or as plain text,
    an utterance a line.

    Args:
        recordings: of a list, folders in which its files lie, or those to keep to; of a transcript, the recording
            (else the one of the same name beside it).

    Raises: FormatError when the file cannot be read; StudioError when it is of one recording and that is not clear.
    """
    source = load(file)
    rows = tuple(_rows(source.text))
    if rows:
        return _of_list(file, rows, recordings)
    return References((Reference(_recording_of(file, recordings), _utterances(file, source.text)),))


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    name: str
    text: str
    speaker: str


def _rows(text: str) -> Iterator[_Row]:
    """The rows of a list; none when the file is none: its first cells are no recordings."""
    delimiter = next(
        (one for one in DELIMITERS if any(_is_row(line, one) for line in text.splitlines()[:3])), ""
    )
    if not delimiter:
        return
    csv.field_size_limit(1 << 24)
    # Between tabs a quotation mark is part of the text.
    is_tab = delimiter == "\t"
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if is_tab else csv.QUOTE_MINIMAL)
    for place, cells in enumerate(reader):
        cells = [cell.strip() for cell in cells]
        is_header = place == 0 and not is_recording(Path(cells[0] if cells else ""))
        if any(cells) and not is_header:
            yield _Row(reader.line_num, *(*cells, "", "")[:3])


def _is_row(line: str, delimiter: str) -> bool:
    name, found, _ = line.partition(delimiter)
    return bool(found) and is_recording(Path(name.strip().strip('"')))


def _of_list(file: Path, rows: Sequence[_Row], recordings: Sequence[Path]) -> References:
    """One reference a recording, in the order of the list, and a failure for each row without one."""
    found: dict[Path, list[Utterance]] = {}
    failures: list[Failure] = []
    wanted = {path.resolve() for path in recordings if not path.is_dir()}
    for row in rows:
        path = _located(row.name, file, recordings)
        if path is None:
            failures.append(_unmatched(file, row, recordings))
        elif not row.text:
            failures.append(
                Failure(
                    path.name,
                    tr("Line {line} of {name} has no text. It is left out.", line=row.line, name=file.name),
                )
            )
        elif not wanted or path.resolve() in wanted:
            found.setdefault(path, []).append(Utterance(row.text, row.speaker))
    failures += _without_rows(file, [path for path in recordings if not path.is_dir()], found)
    return References(
        tuple(Reference(path, tuple(said)) for path, said in found.items()), tuple(dict.fromkeys(failures))
    )


def _without_rows(file: Path, named: Sequence[Path], found: dict[Path, list[Utterance]]) -> Iterator[Failure]:
    known = {path.resolve() for path in found}
    for path in named:
        if path.resolve() not in known:
            yield Failure(path.name, tr("{name} has no text for it.", name=file.name))


def _located(name: str, file: Path, recordings: Sequence[Path]) -> Path | None:
    """Beside the list, in a folder that was named, or as named."""
    if not name:
        return None
    folders = [path for path in recordings if path.is_dir()]
    named = [path for path in recordings if path.name == name]
    places = [*named, *(folder / name for folder in folders), file.parent / name]
    return next((path for path in places if path.is_file()), None)


def _unmatched(file: Path, row: _Row, recordings: Sequence[Path]) -> Failure:
    if not row.name:
        return Failure(
            tr("{name}, line {line}", name=file.name, line=row.line),
            tr("The row names no recording. It is left out."),
        )
    folders = [str(path) for path in recordings if path.is_dir()]
    where = " or ".join([str(file.parent.absolute()), *folders])
    return Failure(
        row.name,
        tr(
            "Line {line} of {name} names it, but it is not in {where}. It is left out.",
            line=row.line,
            name=file.name,
            where=where,
        ),
    )


def _recording_of(file: Path, recordings: Sequence[Path]) -> Path:
    """Raises: StudioError when there is none, or a choice."""
    named = [path for path in recordings if not path.is_dir()]
    if len(named) == 1:
        return named[0]
    if named:
        raise StudioError(
            tr(
                "{name} is the text of one recording, and {count} were named. Name one.",
                name=file.name,
                count=len(named),
            )
        )
    folders = [*(path for path in recordings if path.is_dir()), file.parent]
    beside = sorted(
        path
        for folder in folders
        for path in folder.glob("*")
        if path.stem == file.stem and is_recording(path)
    )
    if len(beside) == 1:
        return beside[0]
    why = "several recordings have its name" if beside else "no recording of its name lies beside it"
    raise StudioError(
        tr(
            "Whose text is {name}? It is no list of recordings, and {why}. Name the recording: "
            "qa-studio transcribe --reference {name} RECORDING",
            name=file.name,
            why=why,
        )
    )


def _utterances(file: Path, text: str) -> tuple[Utterance, ...]:
    """A transcript's turns, notes left out; of plain text each line.

    Raises: FormatError when the file ends like a transcript and is none; StudioError for several conversations.
    """
    try:
        conversations = formats.read(file)
    except FormatError:
        if file.suffix.lower() not in ("", ".txt", ".text"):
            raise
        return tuple(Utterance(line.strip()) for line in text.splitlines() if line.strip())
    if len(conversations) > 1:
        raise StudioError(
            tr(
                "{name} holds {count} conversations. Make a file of one of them.",
                name=file.name,
                count=len(conversations),
            )
        )
    turns = [turn for turn in conversations[0].transcript.turns if not turn.note]
    return tuple(
        Utterance(turn.text, turn.speaker or ("" if turn.role is Role.UNKNOWN else turn.role.value))
        for turn in turns
    )
