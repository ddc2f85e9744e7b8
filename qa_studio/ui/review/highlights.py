"""Which characters of which turn are set off, and why. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from scoring.model import Evidence
from transcription.model import Turn


class Kind(IntEnum):
    """Why characters are set off; where two meet, the higher is painted over the lower."""

    CORRECTED = 0
    UNSURE = 1
    TIED = 2
    EVIDENCE = 3
    FOUND = 4
    SPOKEN = 5
    SELECTED = 6
    FOUND_CURRENT = 7


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one turn, half-open."""

    turn: int
    start: int
    end: int
    kind: Kind


def evidence_spans(evidence: Iterable[Evidence], kind: Kind) -> tuple[Span, ...]:
    """The characters of each piece of evidence."""
    return tuple(Span(e.turn, e.start, e.end, kind) for e in evidence)


def found_spans(turns: Sequence[Turn], needle: str) -> tuple[Span, ...]:
    """Where the words searched for stand, whatever their case, in reading order; none for an empty search."""
    wanted = needle.strip().lower()
    if not wanted:
        return ()
    return tuple(
        Span(index, start, start + len(wanted), Kind.FOUND)
        for index, turn in enumerate(turns)
        for start in _places(turn.text, wanted)
    )


def unsure_spans(index: int, turn: Turn) -> tuple[Span, ...]:
    """The words of a turn that the engine was not sure of; the whole turn when it is flagged as such."""
    if "low_confidence" in turn.flags:
        return (Span(index, 0, len(turn.text), Kind.UNSURE),)
    return tuple(Span(index, word.start, word.end, Kind.UNSURE) for word in turn.words if word.is_unsure)


def corrected_spans(index: int, turn: Turn) -> tuple[Span, ...]:
    """The words of a turn that were written anew; what was heard stands beside them."""
    return tuple(
        Span(index, word.start, word.end, Kind.CORRECTED) for word in turn.words if word.original is not None
    )


def selected_evidence(index: int, turn: Turn, start: int, end: int) -> Evidence | None:
    """The evidence that a selection of characters makes, widened to whole words; None without a word."""
    start, end = _whole_words(turn.text, start, end)
    if start >= end:
        return None
    within = [word for word in turn.words if word.end > start and word.start < end]
    start_s = within[0].start_s if within else turn.start_s
    end_s = within[-1].end_s if within else turn.end_s
    return Evidence(index, start, end, turn.text[start:end], start_s, end_s)


def _places(text: str, wanted: str) -> Iterable[int]:
    # Lower-casing may change a text's length ("İ"); then only an exact match keeps the offsets true.
    folded = text.lower() if len(text.lower()) == len(text) else text
    place = folded.find(wanted)
    while place >= 0:
        yield place
        place = folded.find(wanted, place + len(wanted))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = min(max(0, start), len(text)), min(max(0, end), len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return start, end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
