"""What was said: transcripts, turns and words, as frozen values.

Owns the vocabulary of the package. Imports the standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

UNSURE_WORD_BELOW = 0.5
"""A word of lower confidence is less likely right than wrong: it is marked where it is read, and no amount or date
is taken from it unseen. The one place where this bar stands. Source: even odds, the project's own choice."""


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
        original: what the engine had written here before the vocabulary put it right; None when nothing was changed.
    """

    start: int
    end: int
    start_s: float
    end_s: float
    confidence: float | None = None
    original: str | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether the engine itself thinks it less likely right than wrong; False when it says nothing."""
        return self.confidence is not None and self.confidence < UNSURE_WORD_BELOW


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


class NameKind(StrEnum):
    """What a name is the name of; in the order in which names matter to whoever listens."""

    BRAND = "brand"
    AGENT = "agent"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """One entry of a workspace's vocabulary.

    Attributes:
        text: the name as it is written, with its capitals, e.g. "Meadow Lane".
        heard_as: other forms that recognisers write for it, e.g. "metal lane"; always replaced by the name.
    """

    text: str
    kind: NameKind = NameKind.OTHER
    heard_as: tuple[str, ...] = ()
