"""What is learnt from the reviewers' marks, as frozen values: examples, a model, and what became of trying it.

Imports the standard library and models only.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from scoring.errors import ScoringError
from scoring.intervals import Estimate
from scoring.pair_figures import Figures


@dataclass(frozen=True, slots=True)
class Example:
    """One submitted mark, and what there was to see for it.

    Attributes:
        answer: an option's key, or "na".
        suggested: the same by the hand-written checks; None for an abstention.
        signs: what is there: words by speaker, and checks that hold; see `scoring.learned`.
        meaning: mean of the agent's sentences as vectors; () without.
    """

    interaction_id: int
    agent: str
    answer: str
    suggested: str | None
    signs: frozenset[str]
    meaning: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """A model of one criterion of one version of a form.

    Attributes:
        answers: what it can say. One row of `weights` for each: intercept, one for each sign, one for each
            dimension of the meaning.
        sureness: 0..1, how often it was right on interactions it had not seen; it is never surer than that.
        marks: how many it was made of.
        seen: ids of the interactions that those marks are of; it says nothing about these.
    """

    rubric_key: str
    rubric_version: int
    criterion_key: str
    answers: tuple[str, ...]
    signs: tuple[str, ...]
    dimensions: int
    weights: tuple[tuple[float, ...], ...]
    sureness: float
    marks: int
    seen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """A sign that speaks for an answer; `weight` in log odds, positive."""

    answer: str
    sign: str
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Marks foretold by models that had not seen the group they come from, beside what else there is.

    Attributes:
        kept_apart: "interaction" or "agent".
        learned, checks: share of the marks that were foretold; an abstention foretells nothing.
        over_checks: learned minus checks, -1..1, paired, one value an interaction; where the checks abstain the usual
            answer stands in, so that abstaining costs them nothing by itself.
        over_usual: learned minus the usual answer.
        learned_figures: agreement of what was foretold with all marks. checks_figures: of what the checks suggest with
            the marks there; what they abstain from is in neither. None for what was kept before there were any.
    """

    kept_apart: str
    learned: Estimate
    checks: Estimate
    over_checks: Estimate
    over_usual: Estimate
    learned_figures: Figures | None = None
    checks_figures: Figures | None = None

    @property
    def is_better(self) -> bool:
        """Whether it agrees better than the checks and than the usual answer, and not by chance."""
        lows = (self.over_checks.low, self.over_usual.low)
        return all(low is not None and low > 0 for low in lows)


class Verdict(StrEnum):
    """TOO_FEW: not enough marks to learn from. UNSUITED: a scale without options. NOT_BETTER: tried, not offered."""

    TOO_FEW = "too_few"
    UNSUITED = "unsuited"
    NOT_BETTER = "not_better"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of learning one criterion.

    Attributes:
        reason: one sentence.
        counts: marks by answer, the most frequent first.
        comparisons: by interaction, then by agent; empty when nothing was tried, the second is left out where all marks
            are of one agent.
        strongest: signs by weight, the strongest first.
        model: of all marks; only where it is offered.
    """

    criterion_key: str
    title: str
    verdict: Verdict
    reason: str
    counts: tuple[tuple[str, int], ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    strongest: tuple[Strength, ...] = ()
    model: Learned | None = None


def to_json(model: Learned) -> dict[str, Any]:
    """Plain JSON values."""
    return asdict(model)


def from_json(values: Any) -> Learned:
    """The model as it was kept.

    Raises: ScoringError when these are not the values of a model.
    """
    try:
        return Learned(
            rubric_key=str(values["rubric_key"]),
            rubric_version=int(values["rubric_version"]),
            criterion_key=str(values["criterion_key"]),
            answers=tuple(values["answers"]),
            signs=tuple(values["signs"]),
            dimensions=int(values["dimensions"]),
            weights=tuple(tuple(float(one) for one in row) for row in values["weights"]),
            sureness=float(values["sureness"]),
            marks=int(values["marks"]),
            seen=tuple(int(one) for one in values["seen"]),
        )
    except (KeyError, TypeError, ValueError) as err:
        raise ScoringError("What was learnt from the marks is damaged; refuse it and learn anew.") from err
