"""Puts a piece of a packed window back where it was said. Owns nothing but that; imports values alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from transcription.engines import Segment
from transcription.model import Word
from transcription.packing import Window

SPLIT_S = 1.0
"""A pause this long between two words, which the model did not hear, makes two segments: somebody may have answered."""


def in_parts(
    text: str, words: Sequence[Word], times_s: tuple[float, float], window: Window
) -> Iterator[Segment]:
    """One or several segments with times on the recording's own clock.

    Args:
        words: of the text, with times on the window's clock; () when there are none: then it stays one segment.
        times_s: start and end on the window's clock.
    """
    if not words:
        yield Segment(*_rounded(window.times(*times_s)), text)
        return
    placed = [_placed(word, window) for word in words]
    breaks = [n for n, (one, other) in enumerate(pairwise(placed), 1) if other.start_s - one.end_s >= SPLIT_S]
    for first, last in pairwise([0, *breaks, len(placed)]):
        # What stands before the first word and after the last belongs to them: quotation marks, for instance.
        begin = placed[first].start if first else 0
        end = placed[last].start if last < len(placed) else len(text)
        yield _segment(text, placed[first:last], begin, end)


def _placed(word: Word, window: Window) -> Word:
    part = window.part_of(word.start_s, word.end_s)
    start_s, end_s = _rounded(window.placed(word.start_s, word.end_s, part))
    return replace(word, start_s=start_s, end_s=end_s)


def _segment(text: str, words: Sequence[Word], begin: int, end: int) -> Segment:
    shifted = tuple(replace(word, start=word.start - begin, end=word.end - begin) for word in words)
    return Segment(words[0].start_s, words[-1].end_s, text[begin:end].rstrip(), shifted)


def _rounded(times_s: tuple[float, float]) -> tuple[float, float]:
    return round(times_s[0], 3), round(times_s[1], 3)
