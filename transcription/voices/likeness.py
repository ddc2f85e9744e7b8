"""Which other turns sound like one whose speaker a person has corrected. Owns the measure; changes no turn.

Voices are measured anew from the recording each time, so that nothing about a person's voice is ever stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transcription.activity import Stretch
from transcription.audio import Audio
from transcription.model import Role, Turn
from transcription.voices import path
from transcription.voices.separation import Voices, separate

LEAST_LIKENESS = 0.1
"""Reached by 97 of 100 turns of one voice: they lie less than 2.15 standard deviations apart."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A turn that sounds like the corrected one.

    Attributes:
        turn: its place among the turns.
        likeness: 0.1..1; 1 when it lies exactly where the corrected one does between the two voices.
    """

    turn: int
    likeness: float


def look_alikes(
    sound: Audio, turns: Sequence[Turn], corrected: int, was: Role, machines: Sequence[Stretch] = ()
) -> tuple[LookAlike, ...]:
    """Find turns that had the speaker which the corrected turn had wrongly, and sound as it does.

    To offer them, not to change them unasked. Takes about as long as telling the voices apart did.

    Args:
        sound: the channel of the turns.
        turns: of the transcript, before or after the correction.
        corrected: the place of the corrected turn.
        was: its role before the correction.
        machines: when music or an announcement sounds; the turns of the SYSTEM when nothing else is at hand.
    Returns: most alike first; () when the recording's voices do not separate, or the turn has no voiced sound.
    """
    voices = separate(sound, machines).voices
    if voices is None:
        return ()
    found = (
        LookAlike(place, _likeness(voices, turns[corrected], turn))
        for place, turn in enumerate(turns)
        if place != corrected and turn.role is was
    )
    return tuple(
        sorted(
            (one for one in found if one.likeness >= LEAST_LIKENESS),
            key=lambda one: (-one.likeness, one.turn),
        )
    )


def _likeness(voices: Voices, one: Turn, other: Turn) -> float:
    """How often two turns of one voice lie at least so far apart, by the bell curve without its scale; 0 unvoiced."""
    first, second = (
        voices.lean[voices.between(turn.start_s or 0.0, turn.end_s or 0.0)] for turn in (one, other)
    )
    if not len(first) or not len(second):
        return 0.0
    chance = voices.jitter / path.INDEPENDENT * (1 / len(first) + 1 / len(second))
    distance = float(first.mean() - second.mean())
    return round(float(np.exp(-(distance**2) / 2 / max(2 * voices.apart + chance, 1e-9))), 3)
