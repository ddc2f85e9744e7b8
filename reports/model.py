"""What reports are made from: frozen values, complete in themselves.

Owns the inputs. A report asks nothing and reckons nothing: it lays out these and the figures of `scoring`.
Imports the standard library, the models and the results of scoring; no reportlab.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from rubrics.model import Rubric
from scoring.measure_model import Definition, Figure
from scoring.model import Evidence, Explanation, Mark
from transcription.model import Origin, Role

if TYPE_CHECKING:
    from scoring.calibration import Calibration
    from scoring.rounds import Comparison, Profile


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Interaction:
    """One call, chat or e-mail thread.

    Attributes:
        channel: "call", "chat" or "email".
        started_at: None when unknown; printed in its own time zone.
        origin: what made the transcript that was judged; None when it was judged by ear.
        rating_pct: the customer's rating, 0..100; None without one. `rating_text` has it on its own scale.
        customer_words: what the customer wrote in the survey, verbatim.
    """

    id: int
    title: str
    channel: str
    agent: str
    company: str
    started_at: datetime | None = None
    origin: Origin | None = None
    rating_pct: Decimal | None = None
    rating_text: str = ""
    customer_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluator's submitted marks on one interaction.

    Attributes:
        found_keys: criteria whose evidence was found by the automatic scorer, for the same answer, as the evaluator
            quoted nothing; told apart where it is printed.
        roles: who speaks in each turn of the transcript that was judged; () when it was judged by ear.
    """

    interaction: Interaction
    evaluator: str
    is_automatic: bool
    marks: tuple[Mark, ...]
    explanation: Explanation
    comment: str = ""
    rubric_version: int = 1
    found_keys: frozenset[str] = frozenset()
    roles: tuple[Role, ...] = ()

    def mark(self, key: str) -> Mark | None:
        """The mark on this criterion, None without one."""
        return next((mark for mark in self.marks if mark.criterion_key == key), None)

    def speaker(self, evidence: Evidence) -> str:
        """Who said it: "agent", "customer", …; "" when unknown."""
        if evidence.turn >= len(self.roles) or self.roles[evidence.turn] is Role.UNKNOWN:
            return ""
        return self.roles[evidence.turn].value


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """One interaction in figures: context, never a mark."""

    is_call: bool
    figures: tuple[Figure, ...]
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of one interaction that somebody has kept to speak of, verbatim.

    Attributes:
        turn: 0-based, of the first word.
        start_s: when it was said; None for text.
        started_at: of the interaction; None when unknown.
        tag, note: "" without.
        speakers: who says each turn of the words, "agent", "customer", …; () or "unknown" where nobody can tell.
    """

    title: str
    words: str
    turn: int
    start_s: float | None
    started_at: datetime | None
    tag: str
    note: str
    kept_by: str
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoachingInputs:
    """One agent, over one round or all.

    Attributes:
        round_name: "" for all rounds.
        evaluations: one for each interaction, in time order; all by people or all automatic.
        not_judged: interactions of this agent without a submitted evaluation of that kind by this rubric.
        made_on: printed; None leaves it out.
        times: by evaluation; None where there was no transcript. () leaves them out.
        snippets: words that were chosen to stand in the report, in their order.
    """

    agent: str
    company: str
    round_name: str
    rubric: Rubric
    evaluations: tuple[Evaluation, ...]
    profile: Profile
    not_judged: int = 0
    made_on: date | None = None
    times: tuple[TimeSpent | None, ...] = ()
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True)
class CalibrationInputs:
    """One calibration session.

    Attributes:
        evaluations: every submitted one, several for each interaction.
    """

    name: str
    rubric: Rubric
    evaluators: tuple[str, ...]
    evaluations: tuple[Evaluation, ...]
    calibration: Calibration
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class RoundSide:
    """One of the two rounds, or the comparable company.

    Attributes:
        name: of the round, or of the company.
        evaluations: one for each interaction; all by people or all automatic.
        not_judged: interactions without a submitted evaluation of that kind by this rubric.
    """

    name: str
    evaluations: tuple[Evaluation, ...]
    not_judged: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    sampling_rule: str = ""


@dataclass(frozen=True, slots=True)
class RoundsInputs:
    """Two rounds of one company; `comparable` is another company in either round, None without any."""

    company: str
    rubric: Rubric
    before: RoundSide
    after: RoundSide
    comparison: Comparison
    comparable: RoundSide | None = None
    made_on: date | None = None
