"""Where and how often a check looks: the arguments that every check takes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from scoring.checks.model import Argument, Look, Search
from scoring.checks.scene import Hit, Scene, TurnView, stretches
from scoring.checks.schema import choice, seconds, whole
from scoring.model import Evidence
from transcription.model import Role

SPEAKERS = ("agent", "customer", "bot")
MOST_EVIDENCE = 3

ARGUMENTS: Mapping[str, Argument] = {
    "speaker": choice(*SPEAKERS),
    "first_turns": whole(1, 1000),
    "last_turns": whole(1, 1000),
    "first_seconds": seconds(),
    "last_seconds": seconds(),
    "within_turns": whole(1, 1000),
    "at_least": whole(1, 1000),
    "at_most": whole(0, 1000),
}
"""`after` and `before` hold checks themselves and are added where checks are known by name."""


class Looker(Protocol):
    """A whole check: what it looks for, where, and how often it must be there."""

    def look(self, scene: Scene) -> Look: ...


@dataclass(frozen=True)
class Scoped:
    """A search within its scope.

    Attributes:
        first_turns, last_turns: counted in stretches of the speaker; None does not restrict.
        first_seconds, last_seconds: from the first and to the last word; turns without times are not restricted.
        after: only what follows a hit of this check, and within `within_turns` stretches of it where that is given.
        before: only what comes before its first hit; nothing is cut off when it has none.
        at_most: None does not restrict; with 0 the check holds when nothing is found.
    """

    search: Search
    speaker: Role
    first_turns: int | None = None
    last_turns: int | None = None
    first_seconds: float | None = None
    last_seconds: float | None = None
    after: Looker | None = None
    before: Looker | None = None
    within_turns: int | None = None
    at_least: int = 1
    at_most: int | None = None

    def look(self, scene: Scene) -> Look:
        views = self._in_time(scene, self._in_turns(scene.of(self.speaker)))
        starts = sorted(self.after.look(scene).raw) if self.after else None
        if starts is not None:
            views = [view for view in views if self._follows(scene, view, starts)]
        end = min(self.before.look(scene).raw, default=None) if self.before else None
        if end is not None:
            views = [view for view in views if scene.place[view.index] <= end.view]
        hits = [hit for hit in self.search.find(scene, views) if _lies_between(hit, starts, end)]
        return self._result(scene, views, hits)

    def _result(self, scene: Scene, views: Sequence[TurnView], hits: Sequence[Hit]) -> Look:
        fewest = 0 if self.at_most == 0 else self.at_least
        holds = len(hits) >= fewest and (self.at_most is None or len(hits) <= self.at_most)
        evidence = tuple(scene.evidence(hit) for hit in hits[:MOST_EVIDENCE])
        searched = () if hits else self._searched(scene, views)
        return Look(holds, evidence, searched, self._where(), tuple(hits))

    def _in_turns(self, views: Sequence[TurnView]) -> Sequence[TurnView]:
        if self.first_turns is None and self.last_turns is None:
            return views
        groups = stretches(views)
        head = groups[: self.first_turns] if self.first_turns else ()
        # An opening is never an ending, however short the conversation.
        tail = groups[max(1, len(groups) - self.last_turns) :] or groups if self.last_turns else ()
        chosen = {view.index for group in (*head, *tail) for view in group}
        return [view for view in views if view.index in chosen]

    def _in_time(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[TurnView]:
        if self.first_seconds is None and self.last_seconds is None:
            return views
        known = [view.turn.start_s for view in scene.views if view.turn.start_s is not None]
        if not known:
            return views
        latest = min(known) + self.first_seconds if self.first_seconds else float("inf")
        earliest = max(known) - self.last_seconds if self.last_seconds else float("-inf")
        return [view for view in views if earliest <= _start(view, earliest) <= latest]

    def _follows(self, scene: Scene, view: TurnView, starts: Sequence[Hit]) -> bool:
        """Whether a hit lies before the view; the last one before it is the nearest, so it decides."""
        before = bisect_right(starts, Hit(scene.place[view.index], len(view.forms), 0))
        return before > 0 and self._is_within(scene, view, starts[before - 1])

    def _is_within(self, scene: Scene, view: TurnView, hit: Hit) -> bool:
        """Whether the view is in one of the speaker's next stretches, of which the hit's own is the first."""
        if self.within_turns is None:
            return True
        spoken = scene.stretches_of(self.speaker)
        since = bisect_left(spoken, scene.views[hit.view].stretch)
        return bisect_right(spoken, view.stretch) - since <= self.within_turns

    def _searched(self, scene: Scene, views: Sequence[TurnView]) -> tuple[Evidence, ...]:
        """Turns that stand for what was searched: the first, the last, or both."""
        if not views:
            return ()
        if self.last_turns or self.last_seconds:
            return (scene.whole(views[-1]),)
        ends = (
            views[:1] if self.first_turns or self.first_seconds or len(views) == 1 else (views[0], views[-1])
        )
        return tuple(scene.whole(view) for view in ends)

    def _where(self) -> str:
        who = {"agent": "the agent's", "customer": "the customer's", "bot": "the bot's"}[self.speaker.value]
        if self.first_turns or self.last_turns:
            which, count = ("first", self.first_turns) if self.first_turns else ("last", self.last_turns)
            return f"{who} {which} {count} turns" if count != 1 else f"{who} {which} turn"
        if self.after:
            return f"{who} turns after that"
        return f"all of {who} turns"


def scoped(search: Search, arguments: Mapping[str, Any], speaker: str, inner: Mapping[str, Looker]) -> Scoped:
    """Put a search into the scope its arguments name; `inner` holds the built `after` and `before`."""
    own = {name: arguments[name] for name in ARGUMENTS if name in arguments and name != "speaker"}
    role = Role(arguments.get("speaker", speaker))
    return Scoped(search, role, after=inner.get("after"), before=inner.get("before"), **own)


def _start(view: TurnView, fallback: float) -> float:
    return view.turn.start_s if view.turn.start_s is not None else max(fallback, 0.0)


def _lies_between(hit: Hit, starts: Sequence[Hit] | None, end: Hit | None) -> bool:
    if end is not None and not hit < end:
        return False
    return starts is None or bool(starts and starts[0] < hit)
