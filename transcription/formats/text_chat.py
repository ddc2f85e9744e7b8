"""Plain-text chats: header lines, then “[10:02] Agent: …” or any of its relatives, with lines that go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transcription.errors import FormatError
from transcription.formats import columns
from transcription.formats.assembly import assemble
from transcription.formats.columns import Field, plain
from transcription.formats.model import Conversation, Facts, Source
from transcription.formats.source import clean
from transcription.formats.text_lines import Line, join, split, styles_of

_HEADER: Mapping[str, str] = {
    **dict.fromkeys(
        (*columns.SYNONYMS[Field.CONVERSATION], "id", "reference", "ref", "order chat id"), "external_id"
    ),
    **dict.fromkeys((*columns.SYNONYMS[Field.TITLE], "re"), "title"),
    **dict.fromkeys(columns.SYNONYMS[Field.AGENT], "agent"),
    **dict.fromkeys(columns.SYNONYMS[Field.CUSTOMER], "customer"),
    **dict.fromkeys(
        (*columns.SYNONYMS[Field.DATE], "started", "started at", "start", "opened", "chat started"), "date"
    ),
    **dict.fromkeys(columns.SYNONYMS[Field.TIME], "time"),
    **dict.fromkeys(columns.SYNONYMS[Field.CHANNEL], "channel"),
    **dict.fromkeys(columns.SYNONYMS[Field.LANGUAGE], "language"),
    **dict.fromkeys(
        ("company", "brand", "team", "queue", "department", "duration", "status", "tags", "rating"), ""
    ),
}
_PEOPLE = frozenset({"agent", "customer"})
_TOP_LINES = 30


def read_text(source: Source) -> tuple[Conversation, ...]:
    """The one conversation of a plain-text file.

    Raises: FormatError when no line says who speaks.
    """
    lines = split(source.text)
    header = _header(lines)
    said = _header_values(lines[:header])
    people = (said.get("agent", ""), said.get("customer", ""))
    messages = join(lines[header:], people)
    if not messages:
        raise FormatError(
            f"“{source.name}” holds 0 messages: no line says who speaks. "
            "Lines are read as “[10:02] Agent: Hello”, “10:02 Agent: Hello” or “Agent: Hello”."
        )
    return (assemble(source, "text", messages, _facts(said)),)


def _header(lines: Sequence[Line]) -> int:
    """How many lines belong to the header.

    In a chat with times it ends where the first message with a time begins; else it is the block before the
    first blank line, when part of it is a header's line that cannot be a message.
    """
    styles = styles_of(lines)
    if styles:
        return next(index for index, line in enumerate(lines) if line.style in styles)
    top = next((index for index, line in enumerate(lines) if line.raw.strip()), 0)
    end = top
    while end < min(len(lines), top + _TOP_LINES) and not _is_break(lines[end]):
        end += 1
    keys = [_HEADER.get(plain(line.label or "")) for line in lines[top:end]]
    closed = end < len(lines) and any(line.label for line in lines[end:])
    if closed and any(key is not None and key not in _PEOPLE for key in keys):
        return end
    return _unmistakable(lines, top)


def _is_break(line: Line) -> bool:
    return not line.raw.strip(" -=_*\t")


def _unmistakable(lines: Sequence[Line], top: int) -> int:
    """The end of the leading lines that no message can be: a date, a subject, but not “Agent: …”."""
    end = top
    while end < len(lines) and _is_header(lines[end]) and _key(lines[end]) not in _PEOPLE:
        end += 1
    return end


def _key(line: Line) -> str:
    return _HEADER.get(plain(line.label or ""), "")


def _is_header(line: Line) -> bool:
    return not line.style and line.label is not None and plain(line.label) in _HEADER


def _header_values(lines: Sequence[Line]) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in lines:
        key = _key(line)
        if key and clean(line.said):
            values.setdefault(key, clean(line.said))
    return values


def _facts(said: Mapping[str, str]) -> Facts:
    return Facts(
        external_id=said.get("external_id", ""),
        title=said.get("title", ""),
        agent=said.get("agent", ""),
        customer=said.get("customer", ""),
        date=" ".join(filter(None, (said.get("date", ""), said.get("time", "")))),
        channel=columns.channel_of(said.get("channel", "")) or "chat",
        language=columns.language_of(said.get("language", "")),
    )
