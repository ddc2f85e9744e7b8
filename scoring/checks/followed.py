"""What the customer voices and whether it is taken up: each expression, within a few turns of the agent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.composed import Band, ComposedKind, Make, quotes, several, share
from scoring.checks.model import Argument, Look
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene
from scoring.checks.scope import Looker
from transcription.model import Role

WITHIN = 2
"""Turns of the agent in which something may be taken up, where the rubric does not say."""


@dataclass(frozen=True)
class Followed:
    """Holds when there are expressions and the share of those that are taken up lies in the band.

    Attributes:
        each: finds the expressions; those of one stretch of talk count once.
        by: checks of the answers, of which one suffices.
        within: stretches of the agent behind the expression.
    """

    each: Looker
    by: tuple[Looker, ...]
    within: int
    band: Band

    def look(self, scene: Scene) -> Look:
        voiced = self.each.look(scene)
        if not voiced.raw:
            return Look(False, searched=voiced.searched, where=voiced.where, doubt=voiced.doubt)
        first = {scene.views[hit.view].stretch: hit for hit in sorted(voiced.raw, reverse=True)}
        looks = [check.look(scene) for check in self.by]
        answers = sorted(hit for look in looks for hit in look.raw)
        taken_up = {stretch: self._answer(scene, hit, answers) for stretch, hit in sorted(first.items())}
        passed_over = [first[stretch] for stretch, answer in taken_up.items() if answer is None]
        doubts = [look.doubt for look in (voiced, *looks) if look.doubt]
        found = 1 - len(passed_over) / len(taken_up)
        return Look(
            self.band.holds(found),
            quotes([[scene.evidence(hit) for hit in self._shown(taken_up, passed_over)]]),
            raw=tuple(sorted(self._shown(taken_up, passed_over))),
            where=f"the agent's next {self.within} turns",
            doubt=doubts[0] if doubts else "",
            note=_told(scene, len(taken_up), passed_over),
        )

    def _answer(self, scene: Scene, voiced: Hit, answers: Sequence[Hit]) -> Hit | None:
        """The first answer behind an expression that comes in time."""
        spoken = scene.stretches_of(Role.AGENT)
        since = bisect_right(spoken, scene.views[voiced.view].stretch)
        in_time = set(spoken[since : since + self.within])
        near = (hit for hit in answers if hit > voiced and scene.views[hit.view].stretch in in_time)
        return next(near, None)

    def _shown(self, taken_up: Mapping[int, Hit | None], passed_over: Sequence[Hit]) -> Sequence[Hit]:
        """Answers where they are what the rubric looks for, else what was passed over."""
        answers = [hit for hit in taken_up.values() if hit is not None]
        return answers if self.band.holds(1.0) or not passed_over else passed_over


def _told(scene: Scene, count: int, passed_over: Sequence[Hit]) -> str:
    told = f"{count - len(passed_over)} of {count} expressions were taken up."
    if not passed_over:
        return told
    return f"{told} Passed over: {'; '.join(f'“{scene.evidence(hit).text}”' for hit in passed_over[:3])}."


def _arguments(inner: Argument) -> Mapping[str, Argument]:
    return {
        "each": schema.required(inner),
        "by": several(inner),
        "within_turns": schema.whole(1, 1000),
        "least": share(),
        "below": share(),
    }


def _build(arguments: Mapping[str, Any], slots: Slots, make: Make) -> Looker:
    below = arguments.get("below")
    return Followed(
        make(arguments["each"]),
        tuple(make(each) for each in arguments["by"]),
        int(arguments.get("within_turns", WITHIN)),
        Band(
            float(arguments.get("least", 0 if below is not None else 1)),
            None if below is None else float(below),
        ),
    )


FOLLOWED = ComposedKind(
    "Each expression that `each` finds is taken up by one of `by` within the agent's next `within_turns` turns.",
    _arguments,
    _build,
)
