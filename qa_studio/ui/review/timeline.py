"""Where things lie in time: evidence, gaps, and which turn and word sound now. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.model import Evidence
from transcription.model import Turn, Word

SILENCE_S = 3.0
"""Pauses between turns from here on are said in words; shorter ones belong to ordinary speech."""

CHAT_GAP_S = 120.0
"""Gaps between messages from here on are said in words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the recording, in seconds, start <= end."""

    start_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Pin:
    """A piece of evidence on the call map.

    Attributes:
        number: the criterion's place in the form, from 1.
        own: True for evidence a person tied to the mark, False for a suggestion's.
    """

    criterion_key: str
    number: int
    title: str
    at_s: float
    evidence: Evidence
    own: bool = False


def gap_before(turns: Sequence[Turn], index: int) -> float | None:
    """Seconds between the end of the turn before and this one's start; None where one of them has no time."""
    if index == 0:
        return None
    before, start = turns[index - 1], turns[index].start_s
    end = before.end_s if before.end_s is not None else before.start_s
    return None if end is None or start is None else start - end


def evidence_time(evidence: Evidence, turns: Sequence[Turn]) -> float | None:
    """When the evidence is said: its own time, else its first word's, else its turn's; None without any."""
    if evidence.start_s is not None:
        return evidence.start_s
    if not 0 <= evidence.turn < len(turns):
        return None
    turn = turns[evidence.turn]
    return next((word.start_s for word in turn.words if word.end > evidence.start), turn.start_s)


class TurnClock:
    """Which turn and which word sound at a moment. Built once a transcript; a question is a binary search."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._turns = turns
        timed = sorted((turn.start_s, index) for index, turn in enumerate(turns) if turn.start_s is not None)
        self._starts = [start for start, _ in timed]
        self._indices = [index for _, index in timed]

    def turn_at(self, seconds: float) -> int | None:
        """The last turn that has begun; None before the first and without times."""
        place = bisect_right(self._starts, seconds) - 1
        return self._indices[place] if place >= 0 else None

    def word_at(self, turn: int, seconds: float) -> Word | None:
        """The word of this turn that sounds now; None between words and without word times."""
        words = self._turns[turn].words
        place = bisect_right(words, seconds, key=lambda word: word.start_s) - 1
        return words[place] if place >= 0 and seconds < words[place].end_s else None
