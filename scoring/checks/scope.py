"""Where and how often a check looks: the arguments that every check takes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeGuard

from scoring.checks import trust
from scoring.checks.content import content_of
from scoring.checks.model import Argument, Doubting, Limited, Look, Search, Telling
from scoring.checks.scene import Hit, Scene, TurnView, stretches
from scoring.checks.schema import choice, flag, seconds, whole
from scoring.model import Evidence
from transcription.model import Role

SPEAKERS = ("agent", "customer", "bot", "system")
MOST_EVIDENCE = 3

ARGUMENTS: Mapping[str, Argument] = {
    "speaker": choice(*SPEAKERS),
    "first_turns": whole(1, 1000),
    "last_turns": whole(1, 1000),
    "first_seconds": seconds(),
    "last_seconds": seconds(),
    "within_turns": whole(1, 1000),
    "at_end": flag(),
    "distinct": flag(),
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
        at_end: only turns behind which nobody else says anything.
        before: only what comes before its first hit; nothing is cut off when it has none.
        distinct: hits that say the same count once, however often it is repeated.
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
    at_end: bool = False
    distinct: bool = False
    at_least: int = 1
    at_most: int | None = None

    def look(self, scene: Scene) -> Look:
        views = self._in_time(scene, self._in_turns(scene.of(self.speaker)))
        if self.at_end:
            views = [view for view in views if view.index > _last_of_others(scene, self.speaker)]
        anchors = [anchor.look(scene) for anchor in (self.after, self.before) if anchor is not None]
        starts = sorted(anchors[0].raw) if self.after else None
        if starts is not None:
            views = [view for view in views if self._follows(scene, view, starts)]
        end = min(anchors[-1].raw, default=None) if self.before else None
        if end is not None:
            views = [view for view in views if scene.place[view.index] <= end.view]
        hits = [hit for hit in self.search.find(scene, views) if _lies_between(hit, starts, end)]
        if self.distinct:
            hits = _different(scene, hits)
        doubts = (anchor.doubt for anchor in anchors if anchor.doubt)
        return self._result(scene, views, hits, next(doubts, "") or self._beyond(scene, views))

    def _result(
        self, scene: Scene, views: Sequence[TurnView], hits: Sequence[Hit], anchored: str = ""
    ) -> Look:
        """What is seen; `anchored` says why nobody knows where to look, or cannot see."""
        doubts = {hit: trust.doubt(scene, hit) or self._unsure(scene, hit) for hit in hits}
        certain = [hit for hit in hits if not doubts[hit]]
        hidden = trust.hidden_words(views)
        why = anchored or next(filter(None, doubts.values()), hidden)
        is_known = not anchored and self._is_known(len(certain), None if hidden else len(hits))
        evidence = tuple(scene.evidence(hit) for hit in certain[:MOST_EVIDENCE])
        searched = (
            () if hits else self._searched(scene, [v for v in views if not trust.why_untrusted(v.turn)])
        )
        holds = self._is_enough(len(hits))
        note = self.search.tell(scene) if holds and _tells(self.search) else ""
        return Look(holds, evidence, searched, self._where(), tuple(hits), "" if is_known else why, note)

    def _unsure(self, scene: Scene, hit: Hit) -> str:
        return self.search.doubt(scene, hit) if _doubts(self.search) else ""

    def _beyond(self, scene: Scene, views: Sequence[TurnView]) -> str:
        return self.search.beyond(scene, views) if _is_limited(self.search) else ""

    def _is_enough(self, count: int) -> bool:
        fewest = 0 if self.at_most == 0 else self.at_least
        return count >= fewest and (self.at_most is None or count <= self.at_most)

    def _is_known(self, fewest: int, most: int | None) -> bool:
        """Whether the answer is the same for every number of hits between these; None: any number more."""
        limits = [count for count in (self.at_least, self.at_most) if count is not None]
        counts = {fewest, max(fewest, *limits) + 1 if most is None else most}
        counts.update(
            c for limit in limits for c in (limit, limit + 1) if fewest <= c and (most is None or c <= most)
        )
        return len({self._is_enough(count) for count in counts}) == 1

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
        who = f"the {self.speaker.value}'s"
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


def _doubts(search: Search) -> TypeGuard[Doubting]:
    return _has(type(search), "doubt")


def _tells(search: Search) -> TypeGuard[Telling]:
    return _has(type(search), "tell")


def _is_limited(search: Search) -> TypeGuard[Limited]:
    return _has(type(search), "beyond")


@cache
def _has(search: type[Search], method: str) -> bool:
    """Asked once of a class: asking each search whether it keeps a protocol takes longer than most of them look."""
    return hasattr(search, method)


def _different(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """The first hit of each wording: “I understand your frustration” and “I do understand …” are one."""
    first: dict[frozenset[str], Hit] = {}
    for hit in hits:
        forms = scene.views[hit.view].forms[hit.first : hit.last]
        first.setdefault(content_of(forms) or frozenset(forms), hit)
    return list(first.values())


def _last_of_others(scene: Scene, speaker: Role) -> int:
    """Index of the last turn of somebody else's, a message of the system aside; -1 without one."""
    others = (view.index for view in scene.views if view.role not in (speaker, Role.SYSTEM))
    return max(others, default=-1)


def _start(view: TurnView, fallback: float) -> float:
    return view.turn.start_s if view.turn.start_s is not None else max(fallback, 0.0)


def _lies_between(hit: Hit, starts: Sequence[Hit] | None, end: Hit | None) -> bool:
    if end is not None and not hit < end:
        return False
    return starts is None or bool(starts and starts[0] < hit)
