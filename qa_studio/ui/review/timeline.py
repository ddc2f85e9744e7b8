"""Where things lie in time: evidence, gaps, and which turn and word sound now. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.model import Evidence
from transcription.model import Role, Turn, Word

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


DOUBT_GAP_S = 0.8
"""Doubtful words nearer to each other than this are one doubtful stretch."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is set off in a call, in order of time.

    Attributes:
        holds: waits on the line; not among the silences.
        doubts: words that the engine was not sure of, with who said them.
        skips: what is jumped over while it plays.
        loop: what is heard over and over; None plays on.
    """

    silences: tuple[Stretch, ...] = ()
    holds: tuple[Stretch, ...] = ()
    overlaps: tuple[Stretch, ...] = ()
    doubts: tuple[tuple[Role, Stretch], ...] = ()
    skips: tuple[Stretch, ...] = ()
    loop: Stretch | None = None

    def doubts_of(self, role: Role | None) -> tuple[Stretch, ...]:
        """The doubtful stretches of one speaker; of everybody for None."""
        return tuple(span for who, span in self.doubts if role is None or who is role)


def doubtful(turns: Sequence[Turn]) -> tuple[tuple[Role, Stretch], ...]:
    """Stretches of words that are more likely wrong than right, by speaker."""
    found: list[tuple[Role, Stretch]] = []
    last: dict[Role, int] = {}
    for turn in turns:
        for start_s, end_s in _doubtful_spans(turn):
            place = last.get(turn.role)
            if place is not None and start_s - found[place][1].end_s <= DOUBT_GAP_S:
                before = found[place][1]
                found[place] = (turn.role, Stretch(before.start_s, max(before.end_s, end_s)))
            else:
                last[turn.role] = len(found)
                found.append((turn.role, Stretch(start_s, end_s)))
    return tuple(found)


def _doubtful_spans(turn: Turn) -> list[tuple[float, float]]:
    if "low_confidence" in turn.flags and turn.start_s is not None and turn.end_s is not None:
        return [(turn.start_s, turn.end_s)]
    return [(word.start_s, word.end_s) for word in turn.words if word.is_unsure]


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
