"""Segments of shared sound become turns of two voices: cut where the voice changes, named by how the call opens.

Owns whose a word is, and the roles of voices. Knows no engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from transcription.engines import Segment
from transcription.model import Role, Turn, Word
from transcription.speakers import AgentGuess, guess_agent
from transcription.turns import Heard, assembled, opening
from transcription.voices.cutting import cut
from transcription.voices.separation import Voices

UNSURE = "speaker_unsure"
UNSURE_BELOW = 0.7
"""A turn whose voice is less sure than this is flagged. Chosen: a word or two of "yes" or "okay" lie below."""

LEAST_ROLE_CONFIDENCE = 0.6
"""Below, the opening words do not say which voice is the agent's. One weak phrase of wording alone gives 0.6."""

VOICE_NAMES = ("Voice 1", "Voice 2")
"""How the two are called as long as nobody knows who they are, in the order in which they are heard."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Turns by voice.

    Attributes:
        agent: voice 0 or 1 as its `channel`, and why; None when the wording does not say.
    """

    turns: tuple[Turn, ...]
    agent: AgentGuess | None


def spoken(heard: Iterable[Heard], voices: Voices) -> Spoken:
    """Turns of two voices in time order, with roles where the opening tells them.

    Without a telling opening the roles stay UNKNOWN, and the speakers are called Voice 1 and Voice 2.
    """
    parts = [part for one in heard for part in _by_voice(one.segment, voices)]
    guess = guess_agent([opening(parts, voice) for voice in (0, 1)])
    agent = guess if guess.words and guess.confidence >= LEAST_ROLE_CONFIDENCE else None
    turns = assembled(parts, _roles(agent))
    return Spoken(tuple(_told(turn, voices, agent is None) for turn in turns), agent)


def _roles(agent: AgentGuess | None) -> Mapping[int, Role]:
    if agent is None:
        return {}
    return {agent.channel: Role.AGENT, 1 - agent.channel: Role.CUSTOMER}


def _told(turn: Turn, voices: Voices, is_nameless: bool) -> Turn:
    """The turn without its voice in the place of a channel: the recording has no such channel."""
    voice = turn.channel or 0
    sure = round(voices.confidence(turn.start_s or 0.0, turn.end_s or 0.0, voice), 3)
    flags = (*turn.flags, UNSURE) if sure < UNSURE_BELOW else turn.flags
    name = VOICE_NAMES[voice] if is_nameless else turn.speaker
    return replace(turn, channel=None, speaker=name, speaker_confidence=sure, flags=flags)


def _by_voice(segment: Segment, voices: Voices) -> Iterator[Heard]:
    """The segment cut between words of different voices; whole when the engine gives no word times."""
    if not segment.words:
        yield Heard(segment, voices.voice(segment.start_s, segment.end_s) or 0)
        return
    owners = _owners(segment.words, voices)
    for voice, part in cut(segment, owners):
        yield Heard(part, voice)


def _owners(words: Sequence[Word], voices: Voices) -> list[int]:
    """The voice of each word; an unvoiced one goes with the word before it, at the start with the one after."""
    found = [voices.voice(word.start_s, word.end_s) for word in words]
    owners: list[int] = []
    known = next((voice for voice in found if voice is not None), 0)
    for voice in found:
        known = known if voice is None else voice
        owners.append(known)
    return owners
