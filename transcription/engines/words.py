"""Finds Whisper's timed words in the text of their segment. Owns nothing but that; imports the model alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from transcription.model import Word


def located(
    text: str, timings: Iterable[Mapping[str, Any]], start_s: float, limits: tuple[float, float]
) -> tuple[Word, ...]:
    """Words with their place in the text, in time order and within the limits.

    Args:
        timings: "word", "start", "end" (seconds from `start_s`), "probability", as whisper.timing gives them.
        limits: earliest and latest time on the recording's clock.
    Returns: () when a word is not in the text as it was split: half a character, for instance.
    """
    earliest_s, latest_s = limits
    words: list[Word] = []
    place = 0
    for timing in timings:
        spelt = str(timing["word"]).strip()
        place = text.find(spelt, place) if spelt else -1
        if place < 0:
            return ()
        begin_s = min(latest_s, max(earliest_s, start_s + float(timing["start"])))
        earliest_s = min(latest_s, max(begin_s, start_s + float(timing["end"])))
        confidence = round(min(1.0, max(0.0, float(timing["probability"]))), 3)
        words.append(Word(place, place + len(spelt), round(begin_s, 3), round(earliest_s, 3), confidence))
        place += len(spelt)
    return tuple(words)
