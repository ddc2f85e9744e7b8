"""Reads Whisper's time stamps: a row of tokens becomes pieces of text with times, and where to go on.

Owns arithmetic on numbers only; imports the standard library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STAMP_S = 0.02
"""One time stamp token is this long. Source: whisper.audio.TOKENS_PER_SECOND."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text tokens between two time stamps, in seconds from the window's start."""

    start_s: float
    end_s: float
    tokens: tuple[int, ...]


def cut_at_stamps(
    tokens: Sequence[int], first_stamp: int, length_s: float, least_step_s: float
) -> tuple[tuple[Piece, ...], float]:
    """Cut a window's tokens into pieces, and say how far the window was heard.

    The model ends a window with one stamp when nothing more is said, with two when more follows, and with text when
    it was cut off; in the last two cases the rest is left for another window, unless that would be no progress.

    Args:
        tokens: text tokens and time stamps; stamps are `first_stamp` and above, in steps of STAMP_S.
        length_s: length of the window's sound; later stamps lie in its padding.
        least_step_s: a rest is only left when at least this much was heard and at least this much remains.
    Returns: the pieces in time order, and the seconds heard: `length_s` when the window is done.
    Source: the seek rules of whisper.transcribe.
    """
    pieces: list[Piece] = []
    open_tokens: list[int] = []
    start_s, stamps_at_end = 0.0, 0
    for token in tokens:
        if token < first_stamp:
            open_tokens.append(token)
            stamps_at_end = 0
            continue
        stamp_s = min(length_s, (token - first_stamp) * STAMP_S)
        if open_tokens:
            pieces.append(Piece(start_s, max(start_s, stamp_s), tuple(open_tokens)))
            open_tokens = []
        start_s, stamps_at_end = max(start_s, stamp_s), stamps_at_end + 1
    return _with_rest(pieces, open_tokens, start_s, stamps_at_end, (length_s, least_step_s))


def _with_rest(
    pieces: list[Piece], rest: list[int], start_s: float, stamps_at_end: int, limits: tuple[float, float]
) -> tuple[tuple[Piece, ...], float]:
    length_s, least_step_s = limits
    more_follows = bool(pieces) and (bool(rest) or stamps_at_end > 1)
    if more_follows and least_step_s <= start_s <= length_s - least_step_s:
        return tuple(pieces), start_s
    if rest:
        pieces.append(Piece(start_s, length_s, tuple(rest)))
    return tuple(pieces), length_s
