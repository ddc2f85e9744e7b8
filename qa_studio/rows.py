"""Flat, frozen rows: what tables show and what services take and return.

Owns nothing but shapes. Imports the model modules of the packages, never storage, Qt or SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from rubrics.model import Rubric
from scoring.measure_model import CallMeasures, ChatMeasures, Definition, Figure, Moment
from scoring.model import Explanation, Finding, Mark, Outcome
from transcription.model import Origin, Transcript


class Channel(StrEnum):
    CALL = "call"
    CHAT = "chat"
    EMAIL = "email"


class WorkState(StrEnum):
    """How far an interaction has come; derived from what is stored, never stored itself.

    OUTDATED: there are suggestions, but by a form that is not in use any more.
    """

    IMPORTED = "imported"
    TRANSCRIBED = "transcribed"
    OUTDATED = "outdated"
    SUGGESTED = "suggested"
    DRAFT = "draft"
    SUBMITTED = "submitted"


class EvaluatorKind(StrEnum):
    PERSON = "person"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class FormVersion:
    """Which form something was made by, without the form."""

    key: str
    title: str
    version: int


@dataclass(frozen=True, slots=True)
class InteractionRow:
    """One line of the library.

    Attributes:
        started_at: aware, UTC.
        score: 0..100, one decimal, of the newest submitted evaluation by a person; else of the automatic scorer;
            None without.
        score_is_automatic: True when no person has submitted yet; never mixed silently.
        score_range: of an automatic score: with everything failed, and passed, that its suggestions abstain from; also
            where it is not shown. None elsewhere.
        score_is_open: the outcome is not the same at both ends of `score_range`.
        score_is_hidden: there are suggestions, and what they score stays out of sight until a person has submitted.
        rating_pct: mean customer rating, 0..100; None without survey.
        insights: how many were found in the newest transcript; None when nobody has looked.
        tags, assigned_to: names, in alphabetical order; evaluators who have it to do still.
        suggested_by: the form that the suggestions of an OUTDATED one belong to; None in every other state.
        rating_text: the ratings on their own scales, e.g. "4 of 5".
        origin: what made the newest transcript; None without transcript.
        source: path of the imported file; it may have moved.
    """

    id: int
    title: str
    channel: Channel
    agent: str
    company: str
    is_own_company: bool
    round_name: str
    started_at: datetime | None
    duration_s: float | None
    state: WorkState
    score: Decimal | None
    score_is_automatic: bool
    outcome: Outcome | None
    threshold: Decimal
    rating_pct: Decimal | None
    rating_text: str
    customer_threshold: Decimal
    origin: Origin | None
    source: Path
    score_range: tuple[Decimal, Decimal] | None = None
    score_is_open: bool = False
    score_is_hidden: bool = False
    team: str = ""
    is_flagged: bool = False
    insights: int | None = None
    tags: tuple[str, ...] = ()
    assigned_to: tuple[str, ...] = ()
    suggested_by: FormVersion | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that did not go through: what it is called, what happened, what to do."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Note:
    """What to know about one input that went through: what it is called, what was seen, what may be done."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What became of a batch: ids done, inputs skipped because they were there already, failures; the rest went on.

    Attributes:
        notes: what to know about inputs that did go through: a cut recording, a guessed encoding.
        waiting: ids of those done that are recordings without words yet.
        answered: the interaction of each survey answer that is new; one with several stands there several times.
        unplaced: survey answers whose interaction was not found, or could be several.
    """

    done: tuple[int, ...] = ()
    skipped: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[Note, ...] = ()
    waiting: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    unplaced: int = 0

    def joined(self, other: BatchReport) -> BatchReport:
        """Both in one; an id that is done in both counts once."""
        return BatchReport(
            done=tuple(dict.fromkeys((*self.done, *other.done))),
            skipped=(*self.skipped, *other.skipped),
            failures=(*self.failures, *other.failures),
            notes=(*self.notes, *other.notes),
            waiting=tuple(dict.fromkeys((*self.waiting, *other.waiting))),
            answered=(*self.answered, *other.answered),
            unplaced=self.unplaced + other.unplaced,
        )


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What an import cannot read from the files.

    Attributes:
        agent: of interactions whose file names none; "" leaves them "Unknown".
        company: "" is the user's own, or "Unknown" before one was named.
        round_name: "" means no round.
        agent_channel: 0-based channel of the agent in two-channel recordings; None: guess it from the opening words.
        copy_sources: copy the files into the workspace.
        is_own_company: whether `company`, when it is new, is the user's own; None: the first one named is.
    """

    agent: str = ""
    company: str = ""
    round_name: str = ""
    agent_channel: int | None = None
    copy_sources: bool = False
    is_own_company: bool | None = None


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """All that the review page shows of one interaction.

    Attributes:
        transcript: the version that the evaluation speaks of, pinned at its first mark; before that the newest;
            None before transcription.
        findings: the suggestions for this rubric and transcript version; empty before suggesting.
        evaluation_id: the evaluator's draft or submitted evaluation; None before the first mark.
        submitted_at: None while it is a draft.
        revision: 1 for the first; a correction is the next one.
        agent_channel: 0-based; None for one channel or text.
        showing: how suggestions are shown to reviewers: "shown", "hidden" or "mixed".
        held: criteria whose suggestion stays out of sight until they are answered.
        automatic: what the suggestions alone score, with their spread; None without suggestions.
        suggested_by: where there are suggestions, but none for this rubric: the form that they belong to; else None.
        form_in_use: what suggestions would be made by now; None where that is this rubric.
    """

    row: InteractionRow
    rubric: Rubric
    transcript: Transcript | None
    findings: tuple[Finding, ...]
    marks: tuple[Mark, ...]
    explanation: Explanation
    evaluator: str
    evaluation_id: int | None
    submitted_at: datetime | None
    revision: int
    comment: str
    agent_channel: int | None
    showing: str = "shown"
    held: frozenset[str] = frozenset()
    automatic: Explanation | None = None
    suggested_by: FormVersion | None = None
    form_in_use: FormVersion | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One interaction in figures: context for people, no mark is made of them.

    Attributes:
        call: None for text.
        chat: None for calls.
        figures: the same in words, in the order in which they are shown.
        moments: places in a call that the figures speak of, in time order.
        definitions: how each figure is made, with the thresholds in force.
    """

    call: CallMeasures | None
    chat: ChatMeasures | None
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """A setting of the measures.

    Attributes:
        name: what it is called when it is set.
        words: what it decides.
        value, usual: seconds, or wordings; what is in force, and what is without a choice.
        least, most: seconds, both allowed; None for wordings.
    """

    name: str
    title: str
    words: str
    value: float | tuple[str, ...]
    usual: float | tuple[str, ...]
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """A calibration session: several evaluators, the same interactions."""

    id: int
    name: str
    evaluators: tuple[str, ...]
    interactions: int


@dataclass(frozen=True, slots=True)
class AgentRow:
    """Somebody who serves customers; `team` is "" when nobody said."""

    name: str
    team: str
    company: str
    is_own_company: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One measurement; `starts_on` and `ends_on` are its first and last day, None when nobody said."""

    name: str
    starts_on: date | None
    ends_on: date | None
    sampling_rule: str
    position: int


@dataclass(frozen=True, slots=True)
class EvaluationRecord:
    """One submitted evaluation with all that a report needs of it.

    Attributes:
        row: the interaction as the library shows it now; its score may be another evaluator's.
        rubric: the version that was marked by.
        transcript: the version that was marked; None when the interaction was marked by ear.
        revision: 1 for the first; `reason` says why there is a later one.
        rubric_version_id, transcript_id: of `rubric` and `transcript` in the workspace.
    """

    id: int
    row: InteractionRow
    evaluator: str
    evaluator_kind: EvaluatorKind
    rubric: Rubric
    transcript: Transcript | None
    marks: tuple[Mark, ...]
    explanation: Explanation
    comment: str
    submitted_at: datetime
    revision: int
    reason: str = ""
    rubric_version_id: int = 0
    transcript_id: int | None = None


@dataclass(frozen=True, slots=True)
class SurveyRecord:
    """One customer's answer to one question.

    Attributes:
        rating: on its own scale, scale_min..scale_max.
        rating_pct: the same as 0..100.
        follow_up: "callback", "apology", "escalation", "information", …; "" for none.
        follow_up_state: what became of it, in the source's words; "" when nobody said.
    """

    id: int
    interaction_id: int
    question: str
    scale_min: Decimal
    scale_max: Decimal
    rating: Decimal
    rating_pct: Decimal
    comment: str
    follow_up: str
    follow_up_state: str
    responded_at: datetime | None


@dataclass(frozen=True, slots=True)
class CalibrationRecord:
    """A calibration session by its members, in the order in which they were named."""

    id: int
    name: str
    evaluators: tuple[str, ...]
    interaction_ids: tuple[int, ...]
