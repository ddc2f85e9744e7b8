"""Chats as tables: one message a row, one or several conversations a file."""

from __future__ import annotations

from collections.abc import Mapping

from transcription.errors import FormatError
from transcription.formats import columns
from transcription.formats.assembly import assemble
from transcription.formats.columns import Field
from transcription.formats.labels import is_note, label_of
from transcription.formats.model import Conversation, Facts, Message, Source
from transcription.formats.table import DELIMITERS, Table, read_table
from transcription.formats.values import seconds_of

Row = Mapping[Field, str]


def read_csv(source: Source) -> tuple[Conversation, ...]:
    """Every conversation of a table, in the order of their first messages.

    Raises: FormatError when a column for the speaker or the text is missing, or no row holds a message.
    """
    table = read_table(source)
    found = columns.find(table.header)
    _require(source, table, found)
    conversations = _grouped(table, found)
    if not conversations:
        raise FormatError(
            f"“{source.name}” holds 0 messages: only its header is there. Export the conversation again."
        )
    settings = (("delimiter", DELIMITERS[table.delimiter]), ("columns", _used(found)))
    return tuple(
        assemble(source, "csv", [_message(row, found) for row in rows], _facts(key, rows, settings))
        for key, rows in conversations.items()
    )


def _require(source: Source, table: Table, found: Mapping[Field, str]) -> None:
    names = list(table.header)
    if Field.TEXT not in found:
        raise FormatError(
            f"“{source.name}” has no column that holds what was said. "
            f"Columns found: {columns.listed(names)}. Name the column “text” and import it again."
            f"{columns.did_you_mean(names, [Field.TEXT])}"
        )
    if not found.keys() & {Field.ROLE, Field.NAME, Field.KIND}:
        raise FormatError(
            f"“{source.name}” has no speaker column. Columns found: {columns.listed(names)}. "
            "Name the column that says who speaks “speaker”, with “agent” or “customer” in each row."
            f"{columns.did_you_mean(names, [Field.NAME, Field.ROLE])}"
        )


def _used(found: Mapping[Field, str]) -> str:
    return ", ".join(f"{field}={name}" for field, name in found.items())


def _grouped(table: Table, found: Mapping[Field, str]) -> dict[str, list[Row]]:
    places = {field: table.header.index(name) for field, name in found.items()}
    grouped: dict[str, list[Row]] = {}
    for cells in table.rows:
        row = {field: cells[place] for field, place in places.items()}
        if row[Field.TEXT].strip():
            grouped.setdefault(row.get(Field.CONVERSATION, "").strip(), []).append(row)
    return grouped


def _message(row: Row, found: Mapping[Field, str]) -> Message:
    stamp = " ".join(part for part in (row.get(Field.DATE, ""), row.get(Field.TIME, "")) if part.strip())
    start_s = seconds_of(row.get(Field.START, ""), found.get(Field.START, ""))
    return Message(
        label=label_of(row.get(Field.ROLE, ""), row.get(Field.NAME, ""), row.get(Field.KIND, "")),
        text=row[Field.TEXT],
        stamp=stamp or (row.get(Field.START, "") if start_s is None else ""),
        start_s=None if stamp else start_s,
        end_s=None if stamp else seconds_of(row.get(Field.END, ""), found.get(Field.END, "")),
        note=columns.is_true(row.get(Field.PRIVATE, "")) or is_note(row.get(Field.KIND, "")),
    )


def _facts(key: str, rows: list[Row], settings: tuple[tuple[str, str], ...]) -> Facts:
    def first(field: Field) -> str:
        return next((row[field].strip() for row in rows if row.get(field, "").strip()), "")

    return Facts(
        external_id=key,
        title=first(Field.TITLE),
        agent=first(Field.AGENT),
        customer=first(Field.CUSTOMER),
        channel=columns.channel_of(first(Field.CHANNEL)) or "chat",
        language=columns.language_of(first(Field.LANGUAGE)),
        settings=settings,
    )
