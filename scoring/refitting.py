"""Fitting the map of confidences to a workspace's own marks, and whether the new map is the better one.

Pure. The map that comes with the form is the prior: a few marks move it a little, many have their way.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rubrics.model import Rubric
from scoring.calibrating import AS_WRITTEN, EDGE, Calibrator, Curve, Pair, fit, reliability, shipped
from scoring.folds import folds

FEWEST_PAIRS = 30
"""Suggestions with a mark that it takes: with fewer the prior decides anyway. Source: own choice."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A suggestion that somebody marked too; its confidence as the form's author wrote it, 0..1."""

    interaction_id: int
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Refit:
    """A map fitted to marks, beside the one in force.

    Attributes:
        calibrator: fitted to all pairs.
        before: the curve as suggestions are now. after: as they would be, every suggestion by a map that has not seen
            its interaction.
        loss_before, loss_after: mean log loss of both, the lower the better; None without pairs.
    """

    pairs: int
    interactions: int
    calibrator: Calibrator
    before: Curve
    after: Curve
    loss_before: float | None
    loss_after: float | None

    @property
    def is_better(self) -> bool:
        """Whether there are enough pairs, and their confidences are closer to what turned out."""
        if self.pairs < FEWEST_PAIRS or self.loss_before is None or self.loss_after is None:
            return False
        return self.loss_after < self.loss_before


def as_delivered(rubric: Rubric) -> Calibrator:
    """The map that a form comes with."""
    return shipped().calibrator if rubric.key in shipped().forms else AS_WRITTEN


def refit(known: Sequence[Judged], prior: Calibrator, now: Calibrator) -> Refit:
    """Fit a map around `prior` and lay it beside the one in force.

    Source: the log loss tells calibration from luck: Gneiting & Raftery, Journal of the American Statistical
    Association 102, 2007.
    """
    before = [Pair(now(one.confidence), one.right) for one in known]
    after = _out_of_fold(known, prior)
    return Refit(
        pairs=len(known),
        interactions=len({one.interaction_id for one in known}),
        calibrator=fit(_pairs(known), prior),
        before=reliability(before),
        after=reliability(after),
        loss_before=_loss(before),
        loss_after=_loss(after),
    )


def _out_of_fold(known: Sequence[Judged], prior: Calibrator) -> list[Pair]:
    """With a single interaction nothing was unseen: what comes out is the prior's."""
    fold = folds([one.interaction_id for one in known])
    maps = {
        place: fit(_pairs([one for one in known if fold[one.interaction_id] != place]), prior)
        for place in set(fold.values())
    }
    return [Pair(maps[fold[one.interaction_id]](one.confidence), one.right) for one in known]


def _pairs(known: Sequence[Judged]) -> list[Pair]:
    return [Pair(one.confidence, one.right) for one in known]


def _loss(pairs: Sequence[Pair]) -> float | None:
    if not pairs:
        return None
    inside = [(min(max(one.confidence, EDGE), 1 - EDGE), one.right) for one in pairs]
    return -sum(math.log(sure if right else 1 - sure) for sure, right in inside) / len(pairs)
