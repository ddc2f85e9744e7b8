"""Marks, findings, evidence and the explanation of a score, as frozen values.

Owns the vocabulary of the package. Imports the standard library and the model modules of rubrics and
transcription.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rubrics.model import Answer, AnswerState, Attribution, ScoreBand

USUAL_BAR = Decimal("0.5")
"""A suggestion that is less sure than this is less likely right than wrong, and abstains; a criterion may have a bar
of its own. Source: even odds, the project's own choice."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a transcript that carry a mark.

    Attributes:
        turn: 0-based index of the turn in its transcript version.
        start, end: character offsets in the turn's text, half-open; `text` is exactly that slice.
        start_s, end_s: seconds; None when the turn has no times.
    """

    turn: int
    start: int
    end: int
    text: str
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the automatic suggestion says of one criterion.

    Attributes:
        answer: the suggested answer; None is an abstention, which is not a zero.
        confidence: 0..1; 0 for an abstention.
        reason: one sentence for the reviewer, also of an abstention.
        evidence: never empty when there is an answer; for an absence, the stretch that was searched.
    """

    criterion_key: str
    answer: Answer | None
    confidence: float
    reason: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def abstained(self) -> bool:
        return self.answer is None


class Outcome(StrEnum):
    """MET: at or over the interaction threshold with no gate failed. INCOMPLETE: no score could be made."""

    MET = "met"
    NOT_MET = "not_met"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion did to the score.

    Attributes:
        raw: the raw mark 0..1; None when it did not count.
        answer_label: the answer as the form words it, e.g. "Yes", "N/A".
        weight: as written in the rubric.
        applied_weight: share of the whole score in points, 0..100, after N/A and unanswered ones left; exact.
        contribution: points of the final score that it gave; all contributions add up to the unrounded score.
        note: why the applied weight differs from the written one, or which gate it hit; "" when there is
            nothing to say.
        mark_text: the mark on its own scale, e.g. "2 of 2", "Yes", "3 of 5 points", "N/A".
    """

    key: str
    title: str
    state: AnswerState
    raw: Decimal | None
    answer_label: str
    weight: Decimal
    applied_weight: Decimal
    contribution: Decimal
    critical: bool = False
    note: str = ""
    mark_text: str = ""


@dataclass(frozen=True, slots=True)
class SectionPart:
    """What one section did to the score; `weight` as written, the rest as in `Part`."""

    key: str
    title: str
    weight: Decimal
    applied_weight: Decimal
    contribution: Decimal
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A failed critical criterion and what the policy made of it, in words."""

    criterion_key: str
    effect: str
    words: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How far an automatic score hangs on what its suggestions abstain from.

    Attributes:
        low, high: the score, 0..100, were every abstention answered with the least, or with the most.
        abstained: 0..1, what the abstentions weigh in the score.
        limit: 0..1, the score is shown while they weigh less than this.
        settled: the outcome is the same at both ends; else it is too close to call.
    """

    low: Decimal
    high: Decimal
    abstained: Decimal
    limit: Decimal
    settled: bool = True

    @property
    def is_narrow(self) -> bool:
        """Whether so little is abstained from that the score may be shown."""
        return not self.abstained or self.abstained < self.limit

    @property
    def words(self) -> str:
        """What is to be known beside the score, or in its place; "" where nothing was abstained from."""
        reach = f"{self.low} to {self.high}"
        if not self.abstained:
            return ""
        if self.is_narrow:
            return f"{reach} with what is abstained from"
        share, limit = (f"{part * 100:.0f} %" for part in (self.abstained, self.limit))
        return (
            f"What is abstained from weighs {share}, and an automatic score is shown below {limit}."
            f" It could be {reach}."
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """A score and everything that made it.

    Attributes:
        score: 0..100 with one decimal, rounded half up once; None when nothing applied or answers are
            missing.
        exact: the score before rounding; None with `score`.
        threshold: the rubric's interaction threshold; compared with `score`, so that what is shown is what is
            judged.
        missing: keys of unanswered criteria that the policy refuses to leave out.
        so_far: score of what is answered until now while answers are missing; never judged. None otherwise,
            and while nothing is answered. The parts' contributions then add up to it, unrounded.
        baseline: points the score started from, 0 unless the policy has a baseline; with the contributions it
            adds up to the unrounded score.
        critical_score: score of the critical criteria alone, rounded alike; None when there are none that
            count.
        band: the named stretch that the score falls into; None without a score or bands.
        spread: of an automatic score, also of one that is not shown; None for marks by people, and where nothing
            could count.
    """

    score: Decimal | None
    exact: Decimal | None
    outcome: Outcome
    threshold: Decimal
    sections: tuple[SectionPart, ...]
    gates: tuple[Gate, ...] = ()
    missing: tuple[str, ...] = ()
    so_far: Decimal | None = None
    baseline: Decimal = Decimal(0)
    critical_score: Decimal | None = None
    band: ScoreBand | None = None
    spread: Spread | None = None

    def parts(self) -> tuple[Part, ...]:
        """Every part, in the order of the form."""
        return tuple(part for section in self.sections for part in section.parts)


@dataclass(frozen=True, slots=True)
class Mark:
    """One evaluator's answer to one criterion.

    Attributes:
        comment: the evaluator's words, "" for none.
        origin: "person" when answered by hand, "suggestion" when a person accepted one, "automatic" when no
            person looked.
        reasons: keys of the root causes picked from the criterion's reasons.
        attribution: to whom or what a lost point belongs; None when not said.
        showing: how suggestions were shown when it was first answered: "shown", "hidden", "mixed", or "none" where
            there was none yet; "" when nobody recorded it.
        unseen: what was answered first, with the suggestion out of sight; it stays when the answer changes later.
            None when the suggestion was in sight, or nobody recorded it.
    """

    criterion_key: str
    answer: Answer
    comment: str = ""
    origin: str = "person"
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    attribution: Attribution | None = None
    showing: str = ""
    unseen: Answer | None = None


class Need(StrEnum):
    """What is missing beside a mark. OTHER: something does not fit the form; the words say what."""

    COMMENT = "comment"
    REASON = "reason"
    EVIDENCE = "evidence"
    EITHER = "either"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RemarkFault:
    """What is missing or does not fit beside one mark, in words."""

    criterion_key: str
    words: str
    need: Need = Need.OTHER


class InsightKind(StrEnum):
    """What a customer lets on by the way; WARNING: of leaving, of a complaint elsewhere, of having asked before."""

    WARNING = "warning"
    NEED = "need"
    WISH = "wish"
    COMPETITOR = "competitor"


INSIGHT_WORDS = {
    InsightKind.WARNING: "Early warning",
    InsightKind.NEED: "Need",
    InsightKind.WISH: "Wish",
    InsightKind.COMPETITOR: "Competitor",
}
"""What each kind is called where people read it."""


@dataclass(frozen=True, slots=True)
class Insight:
    """Something worth knowing that a customer has said. It is never scored.

    Attributes:
        theme: what it is about, e.g. "May leave".
        evidence: the sentence, verbatim.
    """

    kind: InsightKind
    theme: str
    evidence: Evidence
