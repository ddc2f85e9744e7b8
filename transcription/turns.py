"""Segments of one or several channels become turns of speakers, in time order. Owns no sound and no engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transcription.doubts import REPETITIVE, UNSURE_LOGPROB
from transcription.engines import Segment
from transcription.model import Role, Turn, Word

OWN_CHANNEL_GAP_S = 2.0
"""Somebody alone on a channel who goes on within this time has not given up the turn."""

SHARED_CHANNEL_GAP_S = 0.5
"""On a channel with several speakers every pause may be a change of speaker, and so may the end of a sentence."""

LONGEST_TURN_S = 60.0
SENTENCE_ENDS = (".", "?", "!", "…")

LOW_CONFIDENCE = 0.5
"""Below even odds for the mean word the engine doubts its text; so it does below doubts.UNSURE_LOGPROB."""

WARM = 0.5
"""Text drawn at a higher temperature is doubted. Source: prompt_reset_on_temperature of whisper.transcribe."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A segment and where it was heard; channel None: sound that several speakers share."""

    segment: Segment
    channel: int | None


def assembled(heard: Iterable[Heard], roles: Mapping[int, Role]) -> tuple[Turn, ...]:
    """Order by time and join what one speaker said without a break.

    Args: roles: by channel; a channel that is missing, and shared sound, is UNKNOWN.
    """
    ordered = sorted(heard, key=lambda one: (one.segment.start_s, one.segment.end_s, one.channel or 0))
    turns: list[Turn] = []
    for one in ordered:
        turn = _turn(one, roles)
        if turns and _goes_on(turns[-1], turn):
            turns[-1] = _joined(turns[-1], turn)
        else:
            turns.append(turn)
    return tuple(turns)


def opening(heard: Sequence[Heard], channel: int) -> str:
    """All that was heard on a channel, in time order; who guesses takes as much of it as is wanted."""
    return " ".join(one.segment.text for one in heard if one.channel == channel)


def _turn(one: Heard, roles: Mapping[int, Role]) -> Turn:
    role = Role.UNKNOWN if one.channel is None else roles.get(one.channel, Role.UNKNOWN)
    segment = one.segment
    return Turn(
        role=role,
        text=segment.text,
        start_s=segment.start_s,
        end_s=segment.end_s,
        channel=one.channel,
        words=segment.words,
        flags=_flags(segment),
    )


def _flags(segment: Segment) -> tuple[str, ...]:
    flags = list(segment.flags)
    known = [word.confidence for word in segment.words if word.confidence is not None]
    doubted = bool(known) and sum(known) / len(known) < LOW_CONFIDENCE
    unlikely = segment.avg_logprob is not None and segment.avg_logprob < UNSURE_LOGPROB
    if doubted or unlikely or (segment.temperature or 0.0) > WARM:
        flags.append("low_confidence")
    if segment.compression_ratio is not None and segment.compression_ratio > REPETITIVE:
        flags.append("repetition")
    return tuple(dict.fromkeys(flags))


def _goes_on(turn: Turn, following: Turn) -> bool:
    if turn.channel != following.channel or _length_s(turn, following) > LONGEST_TURN_S:
        return False
    gap_s = (following.start_s or 0.0) - (turn.end_s or 0.0)
    if turn.channel is None:
        return gap_s < SHARED_CHANNEL_GAP_S and not turn.text.endswith(SENTENCE_ENDS)
    return gap_s < OWN_CHANNEL_GAP_S


def _length_s(turn: Turn, following: Turn) -> float:
    return (following.end_s or 0.0) - (turn.start_s or 0.0)


def _joined(turn: Turn, following: Turn) -> Turn:
    shift = len(turn.text) + 1
    return replace(
        turn,
        text=f"{turn.text} {following.text}",
        end_s=max(turn.end_s or 0.0, following.end_s or 0.0),
        words=(*turn.words, *(_shifted(word, shift) for word in following.words)),
        flags=tuple(dict.fromkeys((*turn.flags, *following.flags))),
    )


def _shifted(word: Word, shift: int) -> Word:
    return replace(word, start=word.start + shift, end=word.end + shift)
