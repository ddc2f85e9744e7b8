"""What must not be trusted in what an engine wrote, by rules that look at the text, its figures and the sound.

Doubted text is flagged and stays to be seen. Only two things are cut: a window that both figures call silent, and
what a loop wrote beyond what a mouth can say. Owns the rules; imports the standard library and values only.

    repetition    the text compresses better than REPETITIVE, or a phrase comes again and again without a break
    over_silence  nobody speaks in most of its time, by the sound; or the model itself believes that nobody does
    too_fast      more words than anybody can say in its time
    prompt_echo   nothing but the names that the engine was told beforehand, in their order
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from transcription.engines import Segment
from transcription.vocabulary import is_echo

REPETITIVE = 2.4
"""Source: compression_ratio_threshold of whisper.transcribe."""

NO_SPEECH = 0.6
UNSURE_LOGPROB = -1.0
"""Silent when both say so. Source: no_speech_threshold and logprob_threshold of whisper.transcribe."""

LOOP_WORDS = 8
"""A phrase of a loop has at most so many words."""

LOOP_TIMES = 4
SINGLE_WORD_TIMES = 6
"""A phrase said so often in a row is a loop. People do say "no, no, no, no": a single word may come more often."""

KEPT_TIMES = 2
"""So much of a loop that nobody can have said is kept, so that one sees what it was."""

FASTEST_WORDS_S = 8.0
LEAST_WORDS = 6
"""Fast talkers reach 5 to 6 words a second. Times of a few words are too rough for a judgement."""

LEAST_VOICED = 0.25
"""Share of a segment's time in which the sound must hold a voice: words have gaps, and their times are rough."""


def is_silent(no_speech_prob: float, avg_logprob: float) -> bool:
    """Whether a window holds no speech at all by the model's own figures; its text is then cut."""
    return no_speech_prob > NO_SPEECH and avg_logprob < UNSURE_LOGPROB


def is_repetitive(text: str) -> bool:
    """Whether a text says the same again and again, by how well it compresses."""
    return bool(text) and compression(text) > REPETITIVE


def checked(
    segments: Iterable[Segment], voiced: Callable[[float, float], float], prompt: str = ""
) -> Iterator[Segment]:
    """Give each segment its own compression ratio and its flags, and cut what a loop wrote too fast to be said.

    Args:
        voiced: share of the time between two seconds, 0..1, in which the sound holds a voice.
        prompt: what the engine was told beforehand.
    """
    for segment in segments:
        flags = tuple(_flags(segment, voiced(segment.start_s, segment.end_s), prompt))
        seen = replace(segment, compression_ratio=round(compression(segment.text), 3), flags=flags)
        yield _cut_loop(seen) if {"repetition", "too_fast"} <= set(flags) else seen


def compression(text: str) -> float:
    """Length of a text over its compressed length, > 0. Source: whisper.utils.compression_ratio."""
    raw = text.encode("utf-8")
    return len(raw) / len(zlib.compress(raw))


def loop(text: str) -> tuple[int, int, int] | None:
    """The first phrase that comes too often in a row: start, end of its KEPT_TIMES-th time, end of its last time.

    Characters of the text; None when there is none. Case and punctuation do not count.
    """
    found = list(re.finditer(r"\S+", text))
    words = [re.sub(r"\W", "", match.group()).casefold() for match in found]
    for start in range(len(words)):
        for size in range(1, min(LOOP_WORDS, len(words) - start) + 1):
            times = _times(words, start, size)
            if times >= (SINGLE_WORD_TIMES if size == 1 else LOOP_TIMES):
                kept, last = start + KEPT_TIMES * size - 1, start + times * size - 1
                return found[start].start(), found[kept].end(), found[last].end()
    return None


def _times(words: list[str], start: int, size: int) -> int:
    """How often the phrase at a place comes in a row; nothing but punctuation is no phrase."""
    phrase, times = words[start : start + size], 1
    if not any(phrase):
        return 0
    while words[start + times * size : start + (times + 1) * size] == phrase:
        times += 1
    return times


def _flags(segment: Segment, voiced: float, prompt: str) -> Iterator[str]:
    if is_repetitive(segment.text) or loop(segment.text):
        yield "repetition"
    is_silence = voiced < LEAST_VOICED or (segment.no_speech_prob or 0.0) > NO_SPEECH
    if is_silence:
        yield "over_silence"
    if is_echo(segment.text, prompt, is_voiced=not is_silence):
        yield "prompt_echo"
    words = len(segment.text.split())
    if words >= LEAST_WORDS and words > FASTEST_WORDS_S * (segment.end_s - segment.start_s):
        yield "too_fast"


def _cut_loop(segment: Segment) -> Segment:
    """Leave the first times of every loop; words keep their own times."""
    while (found := loop(segment.text)) is not None:
        _, kept, last = found
        gone = last - kept
        words = [
            word if word.end <= kept else replace(word, start=word.start - gone, end=word.end - gone)
            for word in segment.words
            if word.end <= kept or word.start >= last
        ]
        segment = replace(segment, text=segment.text[:kept] + segment.text[last:], words=tuple(words))
    return segment
