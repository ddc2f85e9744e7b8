"""Word times from lists of words: where in the turn's text each word stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from transcription.formats.columns import plain
from transcription.formats.values import seconds_of
from transcription.model import Word

_TEXT = ("word", "text", "token", "content", "punctuated word")
_START = ("start", "start time", "start s", "begin", "offset in ticks", "begin offset millis")
_END = ("end", "end time", "end s")
_CONFIDENCE = ("confidence", "probability", "score", "prob")


def located(text: str, items: object) -> tuple[Word, ...]:
    """The words of `items` at their place in `text`, in order, but for those not found or without times."""
    if not isinstance(items, Sequence) or isinstance(items, str):
        return ()
    words, place = [], 0
    for item in items:
        if not isinstance(item, Mapping):
            continue
        word = _word(text, place, {plain(str(key)): (str(key), value) for key, value in item.items()})
        if word:
            words.append(word)
            place = word.end
    return tuple(words)


def _word(text: str, place: int, item: Mapping[str, tuple[str, Any]]) -> Word | None:
    spelt = next((str(item[key][1]).strip() for key in _TEXT if key in item), "")
    start = text.find(spelt, place) if spelt else -1
    start_s = _seconds(item, _START)
    if start < 0 or start_s is None:
        return None
    end_s = _seconds(item, _END)
    confidence = _seconds(item, _CONFIDENCE)
    return Word(
        start,
        start + len(spelt),
        start_s,
        max(start_s, start_s if end_s is None else end_s),
        confidence if confidence is not None and confidence <= 1 else None,
    )


def _seconds(item: Mapping[str, tuple[str, Any]], keys: Sequence[str]) -> float | None:
    return next((seconds_of(value, name) for key in keys if key in item for name, value in [item[key]]), None)
