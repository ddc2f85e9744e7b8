"""Conversations as JSON: any object or list that holds messages, and the exports of well-known services.

Read are lists of messages under many names, [who, text] pairs, JSON lines, Azure's conversation JSON and
the JSON of Amazon's Post-Call Analytics and Contact Lens.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from transcription.errors import FormatError
from transcription.formats import columns
from transcription.formats.assembly import assemble
from transcription.formats.columns import Field, plain
from transcription.formats.json_message import message_of
from transcription.formats.json_walk import Around, conversations_in
from transcription.formats.model import Conversation, Facts, Message, Source
from transcription.formats.source import clean
from transcription.formats.text_lines import messages_of

_IDS = (*columns.SYNONYMS[Field.CONVERSATION], "id", "uuid")
_DATES = (
    "started at", "started", "start time", "start date", "opened at", "conversation time", "created at",
    "created",
    "timestamp", "time", "date time", "datetime", *columns.SYNONYMS[Field.DATE],
)  # fmt: skip
_PEOPLE = ("speaker labels", "participants", "speakers", "users", "members")
_PERSON_ID = ("speaker", "participant id", "speaker id", "user id", "id")
_PERSON_IS = ("display text", "participant role", "role", "type", "display name", "name")
_NOTHING = frozenset({"none", "null", "n/a"})


def read_json(source: Source) -> tuple[Conversation, ...]:
    """Every conversation of a JSON or JSON-lines file.

    Raises: FormatError when it is no JSON, holds no messages, or does not say who speaks.
    """
    value = _parsed(source)
    people = dict(_people(value))
    found = [(around, held, _messages(held, people)) for around, held in conversations_in(value)]
    found = [each for each in found if any(clean(message.text) for message in each[2])]
    if not found:
        raise FormatError(
            f"“{source.name}” holds 0 messages: it has no list of objects with a text and a speaker. "
            'A conversation looks like this: [{"speaker": "agent", "text": "Hello"}, …].'
        )
    for _, held, messages in found:
        if not any(message.label for message in messages):
            raise FormatError(_no_speaker(source, held))
    return tuple(
        assemble(source, "json", messages, _facts(around, number if len(found) > 1 else 0, source))
        for number, (around, _, messages) in enumerate(found, start=1)
    )


def _messages(held: Any, people: Mapping[str, str]) -> list[Message]:
    messages = messages_of(held) if isinstance(held, str) else [message_of(item) for item in held]
    return [replace(message, label=people.get(message.label, message.label)) for message in messages]


def _parsed(source: Source) -> Any:
    try:
        return json.loads(source.text)
    except json.JSONDecodeError as err:
        if err.msg == "Extra data" and err.lineno > 1:
            return _json_lines(source)
        raise FormatError(
            f"“{source.name}” is not valid JSON: line {err.lineno}, column {err.colno}: {err.msg}. "
            "Export it again."
        ) from err
    except (RecursionError, ValueError) as err:
        raise FormatError(f"“{source.name}” cannot be read as JSON: {_why(err)}. Export it again.") from err


def _json_lines(source: Source) -> list[Any]:
    values = []
    for number, line in enumerate(source.text.split("\n"), start=1):
        try:
            if line.strip():
                values.append(json.loads(line))
        except (RecursionError, ValueError) as err:
            raise FormatError(
                f"“{source.name}”, line {number}, is not valid JSON: {_why(err)}. Export it again."
            ) from err
    return values


def _why(err: RecursionError | ValueError) -> str:
    """The reason in words for people; the parser's own speak of Python."""
    if isinstance(err, RecursionError):
        return "its lists and objects are nested too deeply"
    return str(err) if isinstance(err, json.JSONDecodeError) else "it holds a number of thousands of digits"


def _no_speaker(source: Source, held: Any) -> str:
    keys = list(dict.fromkeys(str(key) for item in held if isinstance(item, dict) for key in item))
    return (
        f"“{source.name}” does not say who speaks. Keys found in its messages: {columns.listed(keys)}. "
        "Give each message a “speaker” with “agent” or “customer”."
        f"{columns.did_you_mean(keys, [Field.NAME, Field.ROLE])}"
    )


def _facts(around: Around, number: int, source: Source) -> Facts:
    def first(*names: str) -> str:
        said = (clean(around.get(name, "")) for name in names)
        return next((value for value in said if value and value.casefold() not in _NOTHING), "")

    return Facts(
        external_id=first(*_IDS) or (f"{source.path.stem}-{number}" if number else ""),
        title=first(*columns.SYNONYMS[Field.TITLE]),
        agent=first(*columns.SYNONYMS[Field.AGENT]),
        customer=first(*columns.SYNONYMS[Field.CUSTOMER]),
        date=first(*_DATES),
        channel=columns.channel_of(first(*columns.SYNONYMS[Field.CHANNEL])) or _channel_by_shape(around),
        language=columns.language_of(first(*columns.SYNONYMS[Field.LANGUAGE])),
    )


def _channel_by_shape(around: Around) -> str:
    """Speech analytics name the recording they were made from."""
    return "call" if "sentiment trends" in around or "conversation location" in around else "chat"


def _people(value: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Ids of speakers and what the file says they are: “spk_0” is “Agent”."""
    if depth > 4 or not isinstance(value, dict):
        return
    for key, held in value.items():
        if isinstance(held, list) and plain(key) in _PEOPLE:
            yield from (pair for item in held if isinstance(item, dict) for pair in _person(item))
        else:
            yield from _people(held, depth + 1)


def _person(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    by_name = {plain(key): str(value) for key, value in item.items() if isinstance(value, str | int)}
    identity = next((by_name[key] for key in _PERSON_ID if key in by_name), "")
    meaning = next((by_name[key] for key in _PERSON_IS if by_name.get(key)), "")
    if identity and meaning:
        yield identity, meaning
