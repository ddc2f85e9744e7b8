"""Who speaks when on one channel, by how the voices sound: classical signal processing, no learnt model.

It tells two voices of one recording apart and knows no voice beyond it: nobody is recognised, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transcription.activity import Stretch
from transcription.audio import Audio
from transcription.model import Turn
from transcription.speakers import AgentGuess
from transcription.turns import Heard, assembled
from transcription.voices.labelling import spoken
from transcription.voices.separation import separate

__all__ = ["Told", "tell_apart"]

ONE_VOICE = (
    "The speakers could not be told apart by their voices: it may be one voice only, or two that are alike."
)
NO_ROLES = "Two voices were told apart, but the opening words do not say which of them is the agent's."


@dataclass(frozen=True, slots=True)
class Told:
    """Turns of shared sound.

    Attributes:
        agent: the agent's voice (0 is heard first) as `channel`, how sure and why; None when that is not known.
        note: what the user should know; "" when both voices have their role.
        settings: what stands in the transcript's origin.
    """

    turns: tuple[Turn, ...]
    agent: AgentGuess | None
    note: str
    settings: tuple[tuple[str, str], ...]


def tell_apart(heard: Sequence[Heard], sound: Audio, machines: Iterable[Stretch] = ()) -> Told:
    """Divide what people said on one channel between two voices, or leave all of it UNKNOWN and say so.

    Args: machines: when music or an announcement sounds, see machines.divided.
    """
    found = separate(sound, machines)
    figures = f"strength {found.strength:.2f}, dominance {found.dominance:.2f}"
    if found.voices is None:
        return Told(assembled(heard, {}), None, ONE_VOICE, (("voices", f"not told apart, {figures}"),))
    result = spoken(heard, found.voices)
    note = "" if result.agent else NO_ROLES
    return Told(result.turns, result.agent, note, (("voices", f"2, {figures}"),))
