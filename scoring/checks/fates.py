"""Checks of the customer's requests: of all together, and of each: answered, promised, handed over or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from scoring.checks import schema
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.requests import Request, State, judged, overall
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span, overlaps
from scoring.checks.wordings import kept


class Fate(StrEnum):
    """DROPPED: passed over, passed back, or put off without a time. UNCLEAR: nothing says which."""

    ANSWERED = "answered"
    PROMISED = "promised"
    HANDED_OVER = "handed_over"
    DROPPED = "dropped"
    UNCLEAR = "unclear"


_IN_WORDS: Mapping[Fate, str] = {
    Fate.ANSWERED: "answered",
    Fate.PROMISED: "promised with a time",
    Fate.HANDED_OVER: "handed over",
    Fate.DROPPED: "dropped",
    Fate.UNCLEAR: "unclear",
}
MOST_TOLD = 4
"""Requests that are named in a reason; the rest is counted."""


def fate_of(scene: Scene, request: Request) -> Fate:
    """What became of one request, by the agent's words that decide its state."""
    if request.state is not State.ANSWERED:
        return Fate.DROPPED if request.state is State.OPEN else Fate.UNCLEAR
    if any(_stands_in_sentence_of(scene, hit, _handed_over()) for hit in request.carried):
        return Fate.HANDED_OVER
    if any(_is_promise(scene, hit) for hit in request.carried):
        return Fate.PROMISED
    return Fate.ANSWERED


def told(scene: Scene) -> str:
    """Each request with its fate, in one sentence; "" without requests."""
    fates = [(request, fate_of(scene, request)) for request in judged(scene)]
    named = [
        f"“{scene.evidence(request.asked).text}”: {_IN_WORDS[fate]}" for request, fate in fates[:MOST_TOLD]
    ]
    more = f"; {len(fates) - MOST_TOLD} more" if len(fates) > MOST_TOLD else ""
    return f"{'; '.join(named)}{more}." if named else ""


@dataclass(frozen=True)
class Requests:
    """Hits are the words that show the state of all requests together; none when it is another one or unclear."""

    wanted: str

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        requests = judged(scene)
        if not requests or overall(requests) != self.wanted:
            return []
        state = State.ANSWERED if self.wanted == "all" else State.OPEN
        carried = [hit for request in requests if request.state is state for hit in request.carried]
        shown = carried or [request.asked for request in requests if request.state is state]
        return list(dict.fromkeys(shown))

    def tell(self, scene: Scene) -> str:
        return told(scene)


@dataclass(frozen=True)
class RequestsOfFate:
    """A hit is the customer's request, or with `shows_agent` the agent's words that decide its fate."""

    fate: Fate
    shows_agent: bool

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        wanted = {scene.place[view.index] for view in views}
        requests = [request for request in judged(scene) if fate_of(scene, request) is self.fate]
        hits = [
            hit for request in requests for hit in (request.carried if self.shows_agent else (request.asked,))
        ]
        return [hit for hit in dict.fromkeys(hits) if hit.view in wanted]

    def tell(self, scene: Scene) -> str:
        return told(scene)


def _is_promise(scene: Scene, hit: Hit) -> bool:
    """Whether something to come and its time stand in one sentence; what is done or known is an answer."""
    return _stands_in_sentence_of(scene, hit, _coming()) and bool(_times(scene, hit))


def _times(scene: Scene, hit: Hit) -> Sequence[Span]:
    view = scene.views[hit.view]
    times, sentence = kept(_time().spans(view), _no_time(), view), _sentence(view, hit)
    return [span for span in times if overlaps(span, [sentence])]


def _stands_in_sentence_of(scene: Scene, hit: Hit, wordings: Wordings) -> bool:
    view = scene.views[hit.view]
    return overlaps(_sentence(view, hit), wordings.spans(view))


def _sentence(view: TurnView, hit: Hit) -> Span:
    within = (span for span in view.sentences if span[0] <= hit.first < span[1])
    return next(within, (hit.first, hit.last))


@cache
def _handed_over() -> Wordings:
    return compiled(("@handed_over",), {}, near=False)


@cache
def _coming() -> Wordings:
    return compiled(("@next_step",), {}, near=False)


@cache
def _time() -> Wordings:
    return compiled(("@time", "@now"), {}, near=False)


@cache
def _no_time() -> Wordings:
    return compiled(("@time_not",), {}, near=False)


def _together(arguments: Mapping[str, Any], slots: Slots) -> Requests:
    return Requests(str(arguments["answered"]))


REQUESTS = CheckKind(
    "Of the customer's requests all, some or none are answered, promised with a time or handed over.",
    {"answered": schema.required(schema.choice("all", "some", "none"))},
    _together,
)


def _build(arguments: Mapping[str, Any], slots: Slots) -> RequestsOfFate:
    return RequestsOfFate(Fate(arguments["fate"]), arguments.get("speaker", "customer") == "agent")


REQUEST_FATE = CheckKind(
    "A request of the customer's was answered, promised with a time, handed over, dropped, or nobody can tell.",
    {"fate": schema.required(schema.choice(*Fate))},
    _build,
    speaker="customer",
)
