"""What services hand to the store and get back from it, beside the shared rows. Frozen; free of SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from qa_studio.rows import Channel, EvaluatorKind
from qa_studio.speech_rows import Hold, JobState
from rubrics.model import Answer, Rubric
from scoring.model import Explanation, Mark
from transcription.model import Origin, Transcript


@dataclass(frozen=True, slots=True)
class NewInteraction:
    """An interaction as an import found it.

    Attributes:
        agent, company: names; made when they are new. "" is the unknown agent; a company must be named.
        is_own_company: for a company that is new; None: it is when no own one has been named before.
        round_name: "" for none.
        conversation: what tells the conversations of one file apart; "" when it holds one.
        agent_channel: 0-based, as the user said; None leaves it to be guessed.
    """

    title: str
    channel: Channel
    company: str
    source: Path
    sha256: str
    agent: str = ""
    is_own_company: bool | None = None
    round_name: str = ""
    external_id: str = ""
    conversation: str = ""
    started_at: datetime | None = None
    duration_s: float | None = None
    agent_channel: int | None = None


@dataclass(frozen=True, slots=True)
class InteractionDetails:
    """What may be said anew of an interaction; None leaves it, the round "" takes it out of any."""

    title: str | None = None
    agent: str | None = None
    company: str | None = None
    round_name: str | None = None
    started_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportedBefore:
    """An interaction that a file brought earlier, and where that file lay then."""

    id: int
    is_removed: bool
    source: Path


@dataclass(frozen=True, slots=True)
class StoredSource:
    """Where an interaction came from, and what transcribing and suggesting must know of it.

    Attributes:
        agent_channel: 0-based, as the user said; None when nobody said.
        newest_version: of its transcripts; 0 when it has none.
        duration_s: of the recording; None when unknown.
    """

    id: int
    title: str
    channel: Channel
    agent: str
    company: str
    path: Path
    sha256: str
    agent_channel: int | None
    newest_version: int
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class InteractionName:
    """By what another system's file may call an interaction; `source` is the path of its file."""

    id: int
    external_id: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class AgentGuess:
    """Which channel a transcript took for the agent's: 0-based, None without channels; 0..1; the words."""

    channel: int | None = None
    confidence: float | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class StoredTranscript:
    id: int
    transcript: Transcript
    guess: AgentGuess


@dataclass(frozen=True, slots=True)
class StoredRubric:
    """A rubric version; `rubric.state` says whether it is a draft, published or retired."""

    id: int
    rubric: Rubric
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EvaluatorName:
    """Who evaluates. A person and the automatic scorer of the same name are two."""

    name: str
    kind: EvaluatorKind = EvaluatorKind.PERSON


AUTOMATIC = EvaluatorName("Automatic", EvaluatorKind.AUTOMATIC)


@dataclass(frozen=True, slots=True)
class StoredEvaluation:
    """One revision of one evaluator's evaluation.

    Attributes:
        transcript_id: the pinned version; None before the first mark, or when there was nothing to read.
        explanation: as judged when it was submitted; None for a draft.
        submitted_at: None for a draft.
    """

    id: int
    interaction_id: int
    evaluator: EvaluatorName
    rubric_version_id: int
    transcript_id: int | None
    marks: tuple[Mark, ...]
    comment: str
    explanation: Explanation | None
    submitted_at: datetime | None
    revision: int
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One submitted evaluation by a person, without its marks."""

    id: int
    interaction_id: int
    rubric_version_id: int
    title: str
    agent: str
    evaluator: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Marked:
    """One submitted mark by a person; the fields are those of `scoring.model.Mark`."""

    interaction_id: int
    rubric_version_id: int
    transcript_id: int
    key: str
    answer: Answer
    origin: str
    showing: str
    unseen: Answer | None


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What an evaluator has said so far; saved as a whole."""

    rubric_version_id: int
    transcript_id: int | None
    marks: tuple[Mark, ...]
    comment: str = ""


@dataclass(frozen=True, slots=True)
class MovedDraft:
    """A draft that goes along to a new version of the transcript; its content is in the new version's words."""

    evaluator: EvaluatorName
    content: DraftContent


@dataclass(frozen=True, slots=True)
class TranscriptNote:
    """A transcript version without its turns: what made it, and when."""

    id: int
    version: int
    origin: Origin
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewSurveyResponse:
    """A customer's answer, linked and normalised.

    Attributes:
        fingerprint: the same for the same answer read twice; different for every other one.
    """

    interaction_id: int
    question: str
    scale_min: Decimal
    scale_max: Decimal
    rating: Decimal
    rating_pct: Decimal
    fingerprint: str
    comment: str = ""
    follow_up: str = ""
    state: str = ""
    responded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewJob:
    """A transcription to be made.

    Attributes:
        asked: plain JSON values: all that it is made with.
        same: those keys of `asked` that must not differ for steps of an earlier try to be of use.
        audio_s: length of the recording; None when unknown.
        version: of the newest transcript that there was when it was asked for; a newer one has come meanwhile, and
            nothing is queued.
    """

    interaction_id: int
    asked: Mapping[str, Any]
    same: tuple[str, ...]
    audio_s: float | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class StoredJob:
    """A job as it stands in the queue.

    Attributes:
        title: of its interaction.
        position: order among those that wait; has gaps.
        spent_s: seconds of work so far, over all tries.
        owner: the process that works on it; "" when none does.
    """

    id: int
    interaction_id: int
    title: str
    position: int
    state: JobState
    hold: Hold
    reason: str
    asked: Mapping[str, Any]
    fraction: float
    audio_s: float | None
    spent_s: float
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    owner: str


@dataclass(frozen=True, slots=True)
class NewStep:
    """A finished part of a job, with how far the whole is then: 0..1, and seconds of work so far."""

    number: int
    body: str
    fraction: float
    spent_s: float


@dataclass(frozen=True, slots=True)
class JobEnd:
    """How a job is left. `spent_s`: seconds of work over all tries; None leaves what is known."""

    state: JobState
    reason: str = ""
    hold: Hold = Hold.NOBODY
    spent_s: float | None = None
