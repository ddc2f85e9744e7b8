"""What was said: transcripts, turns and words, as frozen values.

Owns the vocabulary of the package. Imports the standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who speaks. UNKNOWN means that nobody has said yet, and is never counted for the agent or the customer."""

    AGENT = "agent"
    CUSTOMER = "customer"
    BOT = "bot"
    SYSTEM = "system"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a turn.

    Attributes:
        start, end: character offsets in the turn's text, half-open.
        start_s, end_s: seconds on the recording's own clock.
        confidence: 0..1, the engine's own figure; None when the engine gives none.
    """

    start: int
    end: int
    start_s: float
    end_s: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """An uninterrupted stretch of one speaker.

    Attributes:
        text: verbatim; evidence offsets count its characters.
        start_s, end_s: seconds from the start of the interaction; None when the source has no times.
        speaker: the name as the source gives it, "" when it gives none.
        channel: 0-based channel of the recording; None for text and for mixed sound.
        words: in time order; empty when the source has no word times.
        note: an internal note or a system action that the customer never saw.
        flags: what is not to be trusted, e.g. "low_confidence", "repetition", "speaker_unsure"; "music": not spoken.
        speaker_confidence: 0..1, how sure the speaker is where voices had to be told apart; None elsewhere.
    """

    role: Role
    text: str
    start_s: float | None = None
    end_s: float | None = None
    speaker: str = ""
    channel: int | None = None
    words: tuple[Word, ...] = ()
    note: bool = False
    flags: tuple[str, ...] = ()
    speaker_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a transcript.

    Attributes:
        engine: "whisper", "draft", … for speech; "import" for text that came as text; "person" for a correction.
        model: the engine's model, e.g. "base" or a file's name; for "import" the format's name.
        settings: name and value pairs, in a fixed order, enough to make the transcript again.
        is_draft: made for finding one's way and not for judging people.
    """

    engine: str
    model: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of one interaction in time order, and what made them.

    Attributes:
        language: BCP 47, "" when unknown.
        duration_s: length of the recording, or from the first to the last message; None when unknown.
        version: 1 for the first; a correction is the next one.
    """

    turns: tuple[Turn, ...]
    origin: Origin
    language: str = "en"
    duration_s: float | None = None
    version: int = 1
