"""What is measured in a call or a chat, and by which definitions. Context for people: no mark is made of it.

Owns the values. Imports the standard library and the transcript's words only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transcription.model import Role

Interval = tuple[float, float]
"""Start and end in seconds, start <= end."""

HOLD_WORDS = (
    "please hold", "on hold", "hold on", "hold the line", "hold while", "hold for", "one moment", "just a moment",
    "for a moment", "give me a moment", "one second", "just a second", "give me a second", "just a minute",
    "give me a minute", "bear with me", "stay on the line", "while i check", "while i look", "let me check",
    "let me look",
)  # fmt: skip
"""Chosen. A bare "hold" or "a minute" is said of parcels and repairs as well."""

RETURN_WORDS = (
    "thank you for waiting", "thank you for holding", "thanks for waiting", "thanks for holding", "i am back",
    "i'm back", "sorry to keep you waiting", "sorry for the wait", "sorry about the wait",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureSettings:
    """Thresholds of the definitions, in seconds; `definitions_in_words` prints them where they are used.

    Attributes:
        silence_s: nobody speaks for at least this long. Chosen: well beyond an answer, which comes after a quarter of a
            second on average in ten languages (Stivers et al. 2009, PNAS 106, 10587-10592).
        hold_s: a silence of at least this length is a hold, whatever was said; a shorter one of at least `silence_s`
            is when there is music in it, or the agent's words before or after say so. Chosen.
        pause_s: a pause up to this does not end a stretch of speech. Chosen: one sentence and the next.
        monologue_pause_s: a pause up to this does not end a monologue. Chosen: that of a turn of the transcript.
        listener_s: a shorter utterance is a listener's "mm-hm": it interrupts nobody and ends no monologue. Chosen.
        overlap_s: two at once for less than this is no overlap. Chosen: above the 0.12 s from which it is noticed
            (Heldner 2011, JASA 130, 508-513).
        least_talk_s: with less speech than this there are no words a minute. Chosen.
        announced_s: the agent's words this long before a hold may announce it. Chosen: the customer's "okay" lies
            between.
        hold_words: what announces a hold; whole words, in any case.
        return_words: what ends one.
    """

    silence_s: float = 3.0
    hold_s: float = 15.0
    pause_s: float = 0.5
    monologue_pause_s: float = 2.0
    listener_s: float = 1.0
    overlap_s: float = 0.2
    least_talk_s: float = 10.0
    announced_s: float = 15.0
    hold_words: tuple[str, ...] = HOLD_WORDS
    return_words: tuple[str, ...] = RETURN_WORDS


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure.

    Attributes:
        value: in the unit of its name; None: not defined here.
        reason: why it is not; "" when it is.
    """

    value: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SideMeasures:
    """What one side of a call did.

    Attributes:
        talk_s: time this side speaks.
        share: 0..1 of the talk time of both sides.
        words: counted in the transcript.
        longest_monologue_s: with `monologue` its place.
        interruptions: how often this side broke in on the other.
        median_gap_s, longest_gap_s: from the end of the other's speech to the start of this side's; 0 when it
            came early.
    """

    role: Role
    talk_s: Measure
    share: Measure
    words: int
    words_a_minute: Measure
    longest_monologue_s: Measure
    monologue: Interval | None
    interruptions: Measure
    median_gap_s: Measure
    longest_gap_s: Measure


@dataclass(frozen=True, slots=True)
class Overlap:
    """Both speak at once.

    Attributes:
        by: who came in while the other spoke.
        is_interruption: went on for longer than a listener's word.
    """

    start_s: float
    end_s: float
    by: Role
    is_interruption: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """A wait on the line.

    Attributes:
        announced: by the agent's words before it; None when it is not known which words are the agent's.
        words: verbatim, what announced it; "" when nothing did.
    """

    start_s: float
    end_s: float
    announced: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class CallMeasures:
    """A call in figures.

    Attributes:
        silences: at least `silence_s` long; holds are not among them.
        overlaps: in time order; () also when `overlap_s` is not defined.
    """

    agent: SideMeasures
    customer: SideMeasures
    silence_s: Measure
    silences: tuple[Interval, ...]
    overlap_s: Measure
    overlaps: tuple[Overlap, ...]
    holds: tuple[Hold, ...]
    hold_s: Measure
    settings: MeasureSettings


@dataclass(frozen=True, slots=True)
class ChatSide:
    """What one side of a chat did; notes that the customer never saw are not counted.

    Attributes:
        first_response_s: from the other side's first message to this side's first after it.
        median_response_s, longest_response_s: from the first message of the other that was not answered yet.
    """

    role: Role
    messages: int
    words: int
    responses: int
    first_response_s: Measure
    median_response_s: Measure
    longest_response_s: Measure


@dataclass(frozen=True, slots=True)
class ChatMeasures:
    """A chat in figures; a bot's messages are counted, and answer nobody."""

    agent: ChatSide
    customer: ChatSide
    bot_messages: int


@dataclass(frozen=True, slots=True)
class Definition:
    """How a figure is made, in words for whoever reads it."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of figures as it is shown.

    Attributes:
        title: also the title of its Definition.
        agent, customer: of each side, in words; "" where the figure is of both together.
        both: of both together; "" where each side has its own.
        reason: why a figure is missing ("–"); "" when none is.
    """

    title: str
    agent: str = ""
    customer: str = ""
    both: str = ""
    reason: str = ""


class MomentKind(StrEnum):
    SILENCE = "silence"
    HOLD = "hold"
    OVERLAP = "overlap"
    INTERRUPTION = "interruption"
    MONOLOGUE = "monologue"


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a call that a figure speaks of.

    Attributes:
        start_s, end_s: on the recording's own clock.
        words: what it is, e.g. "Hold, announced: “one moment”".
    """

    kind: MomentKind
    start_s: float
    end_s: float
    words: str
