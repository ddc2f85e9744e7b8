"""Frozen values as JSON and back, without loss: decimals travel as text, tuples come back as tuples.

A field that is new since the value was stored takes its default. Knows no table and no session.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from rubrics.model import Answer, AnswerState, AnswerValue
from scoring.model import Evidence
from transcription.model import Word

T = TypeVar("T")
Decode = Callable[[Any], Any]

PLAIN = (str, int, float, bool)


def encode(value: Any) -> Any:
    """A frozen dataclass, or what its fields may hold, as plain JSON values."""
    if isinstance(value, Answer):
        return answer_to_json(value)
    if dataclasses.is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return [encode(item) for item in value] if isinstance(value, tuple) else value


def decode(kind: type[T], raw: Any) -> T:
    """The value of this dataclass that `encode` wrote."""
    return cast(T, _decoder(cast(Any, kind))(raw))


@cache
def _decoder(kind: Any) -> Decode:
    if kind is Answer:
        return answer_from_json
    if isinstance(kind, types.UnionType):
        (inner,) = [part for part in get_args(kind) if part is not types.NoneType]
        return _or_none(_decoder(inner))
    if get_origin(kind) is tuple:
        return _each(_decoder(get_args(kind)[0]))
    if dataclasses.is_dataclass(kind):
        return _fields(cast(type, kind))
    if kind in PLAIN:
        return _as_is
    if kind is Decimal or issubclass(kind, Enum):
        return cast(Decode, kind)
    raise TypeError(f"no stored form for {kind}")


def _as_is(raw: Any) -> Any:
    return raw


def _or_none(inner: Decode) -> Decode:
    return lambda raw: None if raw is None else inner(raw)


def _each(inner: Decode) -> Decode:
    return lambda raw: tuple(inner(item) for item in raw)


def _fields(kind: type) -> Decode:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    return lambda raw: kind(
        **{name: decoders[name](value) for name, value in raw.items() if name in decoders}
    )


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """{"state": …, "value" | "number" | "keys": …}; the name of the second tells its kind."""
    value = answer.value
    if value is None:
        return {"state": answer.state.value}
    if isinstance(value, Decimal):
        return {"state": answer.state.value, "number": str(value)}
    if isinstance(value, tuple):
        return {"state": answer.state.value, "keys": list(value)}
    return {"state": answer.state.value, "value": value}


def answer_from_json(raw: dict[str, Any]) -> Answer:
    value: AnswerValue | None = raw.get("value")
    if "number" in raw:
        value = Decimal(raw["number"])
    elif "keys" in raw:
        value = tuple(raw["keys"])
    return Answer(AnswerState(raw["state"]), value)


def evidence_to_json(evidence: Iterable[Evidence]) -> list[list[Any]]:
    """[turn, start, end, text, start_s, end_s] each."""
    return [[span.turn, span.start, span.end, span.text, span.start_s, span.end_s] for span in evidence]


def evidence_from_json(raw: Iterable[list[Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*span) for span in raw)


def words_to_json(words: Iterable[Word]) -> list[list[Any]]:
    """[start, end, start_s, end_s, confidence] each; a sixth where the vocabulary has changed what was written."""
    return [
        [word.start, word.end, word.start_s, word.end_s, word.confidence]
        + ([] if word.original is None else [word.original])
        for word in words
    ]


def words_from_json(raw: Iterable[list[Any]]) -> tuple[Word, ...]:
    return tuple(Word(*word) for word in raw)


def settings_from_json(raw: Iterable[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in raw)
