"""Critical criteria: when one has failed, and what follows from it."""

from __future__ import annotations

from fractions import Fraction

from rubrics.model import Answer, AnswerState, Criterion, CriticalPolicy, Policy
from scoring.marks import raw_mark


def critically_failed(criterion: Criterion, answer: Answer, policy: Policy) -> bool:
    """Whether a critical criterion was answered with nothing, or with less than the policy asks for."""
    if not criterion.critical or answer.state is not AnswerState.ANSWERED:
        return False
    raw = raw_mark(criterion, answer, policy)
    return raw is not None and (raw == 0 or raw < Fraction(policy.critical_below))


def effect_of(criterion: Criterion, policy: Policy) -> CriticalPolicy:
    """What failing this critical criterion does: its own effect, or else the policy's."""
    return criterion.critical_effect or policy.critical
