"""One message of a JSON conversation, whatever its keys are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transcription.formats import columns
from transcription.formats.columns import Field, plain
from transcription.formats.json_walk import is_pair
from transcription.formats.labels import is_note, label_of
from transcription.formats.located import located
from transcription.formats.model import Message
from transcription.formats.source import clean
from transcription.formats.text_lines import messages_of
from transcription.formats.values import seconds_of

_WORD_LISTS = ("word confidence", "words", "word timings", "items", "tokens")


def message_of(item: Any) -> Message:
    """An object with a text, a [who, text] pair or a “who: text” line as a message; else an empty one."""
    if is_pair(item):
        return Message(item[0], item[1])
    if isinstance(item, str):
        messages = messages_of(item)
        return messages[0] if messages else Message("", item)
    return _from_object(item) if isinstance(item, dict) else Message("", "")


def _from_object(item: Mapping[Any, Any]) -> Message:
    item = {str(key): value for key, value in item.items()}
    found = columns.find(item)
    text = clean(_text(item.get(found.get(Field.TEXT, ""), "")))
    start_s = _seconds(item, found, Field.START)
    kind = _scalar(item, found, Field.KIND)
    role, name = _who(item, found)
    return Message(
        label=label_of(role, name, kind),
        text=text,
        stamp="" if start_s is not None else _stamp(item, found),
        start_s=start_s,
        end_s=None if start_s is None else _seconds(item, found, Field.END),
        words=_words(text, item),
        note=columns.is_true(item.get(found.get(Field.PRIVATE, ""), "")) or is_note(kind),
    )


def _text(value: Any) -> str:
    """A text given as a string, a number, a list of parts or an object with a text."""
    if isinstance(value, list):
        return " ".join(filter(None, (_text(part) for part in value)))
    if isinstance(value, dict):
        key = columns.find(map(str, value)).get(Field.TEXT)
        return _text(value.get(key)) if key else ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _who(item: Mapping[str, Any], found: Mapping[Field, str]) -> tuple[str, str]:
    """Role and name; an author given as an object has both in it."""
    role, name = _scalar(item, found, Field.ROLE), ""
    author = item.get(found.get(Field.NAME, ""))
    if isinstance(author, dict):
        inner = {str(key): value for key, value in author.items()}
        keys = columns.find(inner)
        role = role or _scalar(inner, keys, Field.ROLE) or _scalar(inner, keys, Field.KIND)
        name = _scalar(inner, keys, Field.NAME)
    else:
        name = _scalar(item, found, Field.NAME)
    return role, name


def _scalar(item: Mapping[str, Any], found: Mapping[Field, str], field: Field) -> str:
    value = item.get(found.get(field, ""))
    return clean(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _seconds(item: Mapping[str, Any], found: Mapping[Field, str], field: Field) -> float | None:
    name = found.get(field, "")
    return seconds_of(item.get(name), name)


def _stamp(item: Mapping[str, Any], found: Mapping[Field, str]) -> str:
    parts = (_scalar(item, found, field) for field in (Field.DATE, Field.TIME))
    return " ".join(filter(None, parts)) or _scalar(item, found, Field.START)


def _words(text: str, item: Mapping[str, Any]) -> tuple[Any, ...]:
    return next((located(text, value) for key, value in item.items() if plain(key) in _WORD_LISTS), ())
