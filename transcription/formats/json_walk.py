"""Where in a JSON value the conversations are: lists of messages, and what the objects around them say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transcription.formats import columns
from transcription.formats.columns import Field, plain
from transcription.formats.text_lines import is_labelled

MESSAGE_KEYS = (
    "original", "messages", "turns", "conversation items", "speech segments", "utterances", "transcript",
    "segments",
    "dialogue", "dialog", "conversation", "chat", "entries", "items", "events", "comments", "posts",
    "replies",
    "history", "log", "lines", "text", "body", "content",
)  # fmt: skip
_AROUND = (
    "metadata",
    "meta",
    "info",
    "header",
    "details",
    "properties",
    "conversation analytics",
    "attributes",
)
_DEEPEST = 16
_LOOKED_AT = 20

Around = Mapping[str, str]


def conversations_in(
    value: Any, around: Around | None = None, depth: int = 0
) -> Iterator[tuple[Around, Any]]:
    """Every list of messages (or labelled text) in a value, with what the objects around it say."""
    around = around or {}
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        if are_messages(value):
            yield around, value
            return
        for item in value:
            if isinstance(item, dict | list):
                yield from conversations_in(item, around, depth + 1)
    elif isinstance(value, dict):
        yield from _in_object(value, {**around, **_plain_values(value)}, depth)


def _in_object(value: Mapping[str, Any], around: Around, depth: int) -> Iterator[tuple[Around, Any]]:
    keys = {plain(key): key for key in value}
    for name in MESSAGE_KEYS:
        held = value[keys[name]] if name in keys else None
        if (isinstance(held, list) and are_messages(held)) or (isinstance(held, str) and is_labelled(held)):
            yield around, held
            return
    for held in value.values():
        if isinstance(held, dict | list):
            yield from conversations_in(held, around, depth + 1)


def are_messages(value: list[Any]) -> bool:
    """Whether most of the first items are messages: objects with a text, pairs, or “who: text” lines."""
    looked = value[:_LOOKED_AT]
    return bool(looked) and sum(_is_message(item) for item in looked) * 2 > len(looked)


def is_pair(item: Any) -> bool:
    return isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item)


def _is_message(item: Any) -> bool:
    if is_pair(item):
        return True
    if isinstance(item, str):
        return is_labelled(item, fewest=1)
    if not isinstance(item, dict):
        return False
    key = columns.find(map(str, item)).get(Field.TEXT)
    if key is None or any(isinstance(held, list) and _holds_objects(held) for held in _message_lists(item)):
        return False
    return isinstance(item[key], list | dict) or (isinstance(item[key], str) and not is_labelled(item[key]))


def _message_lists(item: Mapping[str, Any]) -> Iterator[Any]:
    return (held for key, held in item.items() if plain(key) in MESSAGE_KEYS[:-3])


def _holds_objects(held: list[Any]) -> bool:
    return any(isinstance(part, dict) and Field.TEXT in columns.find(map(str, part)) for part in held[:5])


def _plain_values(value: Mapping[str, Any]) -> dict[str, str]:
    """Strings and numbers by their plain key; the names of people given as objects; what “metadata” holds."""
    plain_values: dict[str, str] = {}
    for key, held in value.items():
        name = plain(key)
        if isinstance(held, str | int | float) and not isinstance(held, bool):
            plain_values[name] = str(held)
        elif isinstance(held, dict) and name in _AROUND:
            plain_values = {**_plain_values(held), **plain_values}
        elif isinstance(held, dict) and isinstance(held.get("name"), str):
            plain_values[name] = held["name"]
    return plain_values
