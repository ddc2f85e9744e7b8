"""What has to be known before a report is read: draft transcripts, and scores that no person gave.

Owns these words' place and look, the same in every report.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports import blocks, theme, wording
from reports.model import Evaluation

AUTOMATIC = (
    "These scores are automatic suggestions; no person has judged these interactions. "
    "They help to choose what to listen to, and judge nobody."
)


def for_evaluations(evaluations: Sequence[Evaluation], width: float) -> list[Flowable]:
    """The notices that these evaluations call for; none when people judged good transcripts."""
    found: list[Flowable] = []
    interactions = list({one.interaction.id: one.interaction for one in evaluations}.values())
    draft = wording.draft_notice(interactions)
    if draft:
        found += blocks.notice(draft, theme.CLOSE, width)
    if any(one.is_automatic for one in evaluations):
        found += blocks.notice(_automatic(evaluations), theme.AUTOMATIC, width)
    used = sorted({one.rubric_version for one in evaluations})
    if len(used) > 1:
        words = f"Marked by more than one version of the rubric ({wording.listed(map(str, used))})"
        found += blocks.notice(f"{words}: the form may explain part of a difference.", theme.CLOSE, width)
    return [*found, blocks.space()] if found else []


def _automatic(evaluations: Sequence[Evaluation]) -> str:
    if all(one.is_automatic for one in evaluations):
        return f"{AUTOMATIC}{_hanging(evaluations)}"
    return "One of the evaluators is the automatic scorer: the figures compare people’s marks with its suggestions."


def _hanging(evaluations: Sequence[Evaluation]) -> str:
    """How far the scores hang on what the suggestions abstain from; "" where they abstain from nothing."""
    open_ones = [one.explanation.spread for one in evaluations if one.explanation.spread is not None]
    hanging = [one for one in open_ones if one.abstained]
    if not hanging:
        return ""
    widest = max(one.high - one.low for one in hanging)
    return (
        f" In {len(hanging)} of {len(evaluations)} they abstain from a part, which is left out of the score; answered,"
        f" it could move a score within a range of up to {widest} points."
    )
