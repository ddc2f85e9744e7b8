"""Which turns of a recording in channels a person has given their speaker, against the channel they were heard on.

Pure. Owns how that is read from a transcript's versions: a turn keeps no note of who gave it its role.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa_studio.services.correcting import PERSON
from qa_studio.storage.values import StoredTranscript
from transcription.model import Role, Turn

Place = tuple[int | None, float | None]
"""Channel and start of a turn: they live on while words are corrected."""


def place_of(turn: Turn) -> Place:
    """What a turn is known by in the next version."""
    return turn.channel, turn.start_s


def role_on(channel: int | None, agent_channel: int | None) -> Role:
    """Whose turn it is by its channel alone; with no known agent everybody is the customer, as in the pipeline."""
    return Role.AGENT if channel is not None and channel == agent_channel else Role.CUSTOMER


def by_hand(versions: Sequence[StoredTranscript]) -> frozenset[Place]:
    """Turns whose role a person has set in the newest version, or in one before that was only swapped since.

    A swap may bring a channel to where a person had put its turn by hand: it stays by hand, for the next swap.

    Args: versions: of one recording, oldest first.
    """
    found: frozenset[Place] = frozenset()
    heard: frozenset[Place] = frozenset()
    agent: int | None = None
    for one in versions:
        apart = _apart(one)
        if one.transcript.origin.engine != PERSON:
            found, heard = frozenset(), apart
        elif one.guess.channel == agent:
            found = apart - heard
        else:
            found = (found | apart) - heard
        agent = one.guess.channel
    return found


def _apart(version: StoredTranscript) -> frozenset[Place]:
    """Turns that are not whose channel says."""
    return frozenset(
        place_of(turn)
        for turn in version.transcript.turns
        if turn.channel is not None and turn.role is not role_on(turn.channel, version.guess.channel)
    )
