"""What the customer asked for, and whether each request was answered, left open or dropped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import islice, pairwise

from scoring.checks.content import content_of, is_content
from scoring.checks.matching import Wordings, compiled
from scoring.checks.scene import Hit, Scene, TurnView, stretches
from scoring.checks.spans import Span, inside, overlaps
from scoring.checks.wordings import clauses, kept
from scoring.checks.words import word_set
from transcription.model import Role

ANSWER_WORDS = 4
"""A sentence of so many words behind a question is taken for an answer when nothing in it leaves the matter open."""


MOST_TOGETHER = 6
"""Requests of one turn that are told apart by what they are about."""
TOLD_WORDS = 5
"""Words that are told, at least, before “also” begins a matter of its own."""
SHORTEST = 3
"""Words of the shortest request."""
_Signs = tuple[list[Hit], list[Hit]]
"""Words that settle a matter, and words that leave it open, in order."""
_TOPIC = frozenset({"about", "regarding", "concerning"})
_TURNING = frozenset({"but", "however", "so", "because", "and"})
_ADDING = frozenset({"also", "plus"})
_JOINING = frozenset({"and", "also", "plus", "but"})
_WHETHER = word_set("is are was were do does did has have will would can could may")
_WISHED_OF_YOU = word_set("will would can could")
_YES_OR_NO = word_set("yes yeah yep yup no nope certainly absolutely definitely indeed correct")


class State(StrEnum):
    """OPEN: left without a time, passed back or refused without a reason. UNCLEAR: nothing says which."""

    ANSWERED = "answered"
    OPEN = "open"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Request:
    """A customer's request and what became of it.

    Attributes:
        asked: the customer's words.
        carried: the agent's words that decide its state; empty when nothing does.
        is_told: the customer tells of something there, and asks for nothing yet.
    """

    asked: Hit
    state: State
    carried: tuple[Hit, ...] = ()
    is_told: bool = False


def overall(requests: Sequence[Request]) -> str:
    """“all”, “some” or “none” are answered, or “unclear”."""
    main, later = requests[0], requests[1:]
    if main.state is State.UNCLEAR:
        decided = {request.state for request in later if request.carried}
        return "none" if main.is_told and decided == {State.OPEN} else "unclear"
    if main.state is State.OPEN:
        return "none"
    if any(request.state is State.OPEN for request in later):
        return "some"
    return "unclear" if any(request.state is State.UNCLEAR for request in later) else "all"


def judged(scene: Scene) -> Sequence[Request]:
    """Every request with its state; remembered on the scene, for several rules ask for it."""
    if "requests" not in scene.found:
        asked = _asked(scene)
        beside: dict[int, list[Hit]] = {}
        for hit in asked:
            beside.setdefault(hit.view, []).append(hit)
        later = [_later(scene, hit, beside[hit.view]) for hit in asked[1:]]
        main = [_main(scene, asked[0], later, beside[asked[0].view])] if asked else []
        left = _topic_left(scene) if len(asked) == 1 else ()
        scene.found["requests"] = [replace(main[0], state=State.ANSWERED), *left] if left else main + later
    found = scene.found["requests"]
    assert isinstance(found, list)
    return found


def _topic_left(scene: Scene) -> Sequence[Request]:
    """“… is on its way. About the fee, somebody will look at it”: one matter is settled, one is named and left."""
    for view in scene.of(Role.AGENT):
        settled, still_open = _signs(scene, [view])
        for sentence in view.sentences:
            left = [hit for hit in still_open if sentence[0] <= hit.first < sentence[1]]
            others = [hit for hit in settled if not sentence[0] <= hit.first < sentence[1]]
            if left and others and _names_topic(view, sentence):
                return [Request(Hit(scene.place[view.index], *sentence), State.OPEN, tuple(left))]
    return ()


def _names_topic(view: TurnView, sentence: Span) -> bool:
    head = view.forms[sentence[0] : sentence[0] + 2]
    return head[0] in _TOPIC or head == ("as", "for")


def _asked(scene: Scene) -> Sequence[Hit]:
    """The customer's requests: what the first words with content are about, then questions and wishes."""
    found: list[Hit] = []
    for view in scene.of(Role.CUSTOMER):
        place = scene.place[view.index]
        sentences = [s for s in view.sentences if _is_request(view, s)]
        if not found and not sentences:
            telling = [s for s in view.sentences if sum(map(is_content, view.forms[s[0] : s[1]])) >= 2]
            sentences = telling[-1:]
        found.extend(Hit(place, *part) for sentence in sentences for part in _wishes(view, sentence))
    return found


def _wishes(view: TurnView, sentence: Span) -> Sequence[Span]:
    """A sentence, cut where “and” begins a further wish: “I need a new one, and I want the costs back”."""
    first, last = sentence
    starts = [span[0] for span in inside(_wordings("wishes").spans(view), sentence)]
    joined = [span[0] + 1 for span in inside(_wordings("wishes_joined").spans(view), sentence)]
    behind = [start for start in starts[1:] if view.forms[start - 1] in _JOINING and starts[0] < start]
    cuts = sorted({*behind, *joined, *_added(view, sentence)})
    edges = [first, *cuts, last]
    return [part for part in pairwise(edges) if part[1] - part[0] >= SHORTEST]


def _added(view: TurnView, sentence: Span) -> Sequence[int]:
    """Where “also” begins a wish behind what was told: “it came late also can you change the address”."""
    first, last = sentence
    wishes = {span[0] for span in inside(_wordings("wishes").spans(view), sentence)}
    return [p for p in range(first + TOLD_WORDS, last - 1) if view.forms[p] in _ADDING and p + 1 in wishes]


def _is_request(view: TurnView, sentence: Span) -> bool:
    first, last = sentence
    if last - first < SHORTEST or _any(_wordings("not_requests"), view, sentence):
        return False
    return view.asks(sentence) or _any(_wordings("wishes"), view, sentence)


def _main(scene: Scene, asked: Hit, later: Sequence[Request], together: Sequence[Hit]) -> Request:
    """The first request may be answered anywhere behind it, but for the words that answer later ones.

    Where both signs are found, the later one decides.
    """
    following = [view for view in scene.of(Role.AGENT) if scene.place[view.index] > asked.view]
    settled, still_open = _signs(scene, following)
    theirs = {hit for request in later for hit in request.carried}
    settled = sorted([*(hit for hit in settled if hit not in theirs), *_resolved(scene)]) or settled
    still_open = [hit for hit in still_open if hit not in theirs]
    if not settled and not still_open:
        is_passed_over = _is_passed_over(scene, asked, together, following)
        return Request(asked, State.OPEN) if is_passed_over else _without_signs(scene, asked, following)
    if settled and (not still_open or settled[-1] > still_open[-1] or _is_pleased(scene)):
        return Request(asked, State.ANSWERED, tuple(settled[:3]))
    return Request(asked, State.OPEN, tuple(still_open[:3]))


def _without_signs(scene: Scene, asked: Hit, following: Sequence[TurnView]) -> Request:
    """An answer may be a plain statement, or a yes or no; an agent who states nothing at all drops the matter."""
    told = _informed(scene, asked, following) or _told_whether(scene, asked, following)
    is_told = not _is_request(scene.views[asked.view], (asked.first, asked.last))
    if told:
        return Request(asked, State.ANSWERED, told, is_told)
    speaks_last = bool(following) and following[-1].index == scene.views[-1].index
    is_dropped = (
        speaks_last and not is_told and not _is_pleased(scene) and not any(_statements(scene, following))
    )
    return Request(asked, State.OPEN if is_dropped else State.UNCLEAR, (), is_told)


def _told_whether(scene: Scene, asked: Hit, following: Sequence[TurnView]) -> tuple[Hit, ...]:
    """“Yes, of course” behind “can I …” and “is it …”; behind “can you …” it would only be a promise."""
    view = scene.views[asked.view]
    if (
        not following
        or not _is_question(scene, asked)
        or not _asks_whether(view.forms[asked.first : asked.last])
    ):
        return ()
    place, sentence = scene.place[following[0].index], following[0].sentences[0]
    says_so = following[0].forms[sentence[0]] in _YES_OR_NO
    return (
        (Hit(place, *sentence),) if says_so and not _any(_wordings("waiting"), following[0], sentence) else ()
    )


def _asks_whether(forms: Sequence[str]) -> bool:
    first = 1 if forms[0] in _JOINING else 0
    head, whom = forms[first], forms[first + 1]
    return head in _WHETHER and not (head in _WISHED_OF_YOU and whom == "you")


def _informed(scene: Scene, asked: Hit, following: Sequence[TurnView]) -> tuple[Hit, ...]:
    """Statements right behind a question about how or what something is: they are its answer."""
    view, words = scene.views[asked.view], (asked.first, asked.last)
    near = [other for other in following if other.stretch == following[0].stretch]
    if _is_question(scene, asked) and _any(_wordings("asks_about"), view, words):
        return tuple(islice(_statements(scene, near), 2))
    if not _any(_wordings("asks_indirectly"), view, words):
        return ()
    own = _content(scene, asked)
    return tuple(islice((hit for hit in _statements(scene, near) if own & _content(scene, hit)), 2))


def _later(scene: Scene, asked: Hit, together: Sequence[Hit]) -> Request:
    """A further request is answered in the agent's next turns, up to the customer's next words but one.

    Args:
        together: all requests of the same turn.
    """
    spoken = scene.stretches_of(Role.AGENT)
    following = spoken[bisect_right(spoken, scene.views[asked.view].stretch) :][:2]
    region = [view for stretch in following for view in scene.by_stretch[stretch]]
    first = [view for view in region if view.stretch == following[0]]
    if _is_passed_over(scene, asked, together, region):
        return Request(asked, State.OPEN)
    settled, still_open = _signs(scene, first)
    if not settled and not still_open and not any(_statements(scene, first)):
        settled, still_open = _signs(scene, region)
    settled, still_open = _about(scene, asked, together, region, (settled, still_open))
    if still_open and not (settled and settled[-1] > still_open[-1]):
        return Request(asked, State.OPEN, tuple(still_open))
    if settled:
        return Request(asked, State.ANSWERED, tuple(settled))
    if any(_statements(scene, region)):
        return Request(asked, State.ANSWERED)
    is_over = bool(following) and following[-1] == spoken[-1] and _is_question(scene, asked)
    return Request(asked, State.OPEN if is_over else State.UNCLEAR)


def _about(
    scene: Scene, asked: Hit, together: Sequence[Hit], region: Sequence[TurnView], signs: _Signs
) -> _Signs:
    """What is said of this request and not of its neighbours: signs, else statements; all signs without either."""
    if not 1 < len(together) <= MOST_TOGETHER:
        return signs
    own = _content(scene, asked).difference(*(_content(scene, other) for other in together if other != asked))
    settled, still_open = ([h for h in hits if own & _content(scene, _around(scene, h))] for hits in signs)
    if settled or still_open:
        return settled, still_open
    stated = [hit for hit in _statements(scene, region) if own & _content(scene, hit)]
    return (stated, []) if stated else signs


def _around(scene: Scene, hit: Hit) -> Hit:
    within = (s for s in scene.views[hit.view].sentences if s[0] <= hit.first < s[1])
    return Hit(hit.view, *next(within, (hit.first, hit.last)))


def _is_question(scene: Scene, hit: Hit) -> bool:
    return scene.views[hit.view].asks((hit.first, hit.last))


def _is_passed_over(scene: Scene, asked: Hit, together: Sequence[Hit], region: Sequence[TurnView]) -> bool:
    """Whether all that the agent states takes up another request of the same turn, and nothing of this one."""
    if not 1 < len(together) <= MOST_TOGETHER:
        return False
    theirs = [_content(scene, other) for other in together if other != asked]
    own = _content(scene, asked).difference(*theirs)
    stated = [_content(scene, hit) for hit in _statements(scene, region)]
    return (
        bool(own and stated)
        and not any(own & words for words in stated)
        and all(any(words & other for other in theirs) for words in stated)
    )


def _content(scene: Scene, hit: Hit) -> frozenset[str]:
    return content_of(scene.views[hit.view].forms[hit.first : hit.last])


def _signs(scene: Scene, views: Sequence[TurnView]) -> _Signs:
    settled: list[Hit] = []
    still_open: list[Hit] = []
    for view in views:
        place = scene.place[view.index]
        timed = _timed(view)
        untimed = [span for span in _wordings("open_untimed").spans(view) if not overlaps(span, timed)]
        open_spans = sorted({*_wordings("open").spans(view), *untimed})
        still_open.extend(Hit(place, *span) for span in open_spans)
        done = kept(_wordings("done").spans(view), _wordings("not_done"), view)
        settled_spans = kept(_wordings("settled").spans(view), _wordings("unsettled"), view)
        spans = [*settled_spans, *done, *timed, *_told_when(scene, view)]
        spans = [span for span in spans if not _stands_behind_doubt(view, span)]
        settled.extend(Hit(place, *span) for span in spans if not overlaps(span, open_spans))
    return sorted(settled), sorted(still_open)


def _stands_behind_doubt(view: TurnView, span: Span) -> bool:
    """“I could not tell you when or if it is coming” tells of nothing that is coming."""
    sentence = next((s for s in view.sentences if s[0] <= span[0] < s[1]), span)
    doubts = [d for d in inside(_wordings("not_known").spans(view), sentence) if d[1] <= span[0]]
    return any(not _TURNING.intersection(view.forms[doubt[1] : span[0]]) for doubt in doubts)


def _timed(view: TurnView) -> Sequence[Span]:
    """A step and its time in one sentence."""
    steps, times = (
        _wordings("steps").spans(view),
        kept(_wordings("times").spans(view), _wordings("no_times"), view),
    )
    if not steps or not times:
        return []
    found = []
    for clause in clauses(view):
        step, time = inside(steps, clause)[:1], inside(times, clause)[:1]
        if step and time:
            found.append((min(step[0][0], time[0][0]), max(step[0][1], time[0][1])))
    return found


def _told_when(scene: Scene, view: TurnView) -> Sequence[Span]:
    """A time is an answer of its own to “when”."""
    before = scene.by_stretch[view.stretch - 1] if view.stretch else ()
    asked = any(other.role is Role.CUSTOMER and _wordings("asks_when").spans(other) for other in before)
    return _wordings("times").spans(view) if asked else []


def _statements(scene: Scene, views: Sequence[TurnView]) -> Iterator[Hit]:
    """Sentences that state something: no question, no “one moment”, no goodbye."""
    return (
        Hit(scene.place[view.index], *sentence)
        for view in views
        for sentence in view.sentences
        if sentence[1] - sentence[0] >= ANSWER_WORDS
        and not view.asks(sentence)
        and not _any(_wordings("waiting"), view, sentence)
        and not _any(_wordings("polite"), view, sentence)
    )


def _resolved(scene: Scene) -> Sequence[Hit]:
    """The customer says that it works now."""
    views = scene.of(Role.CUSTOMER)[1:]
    return [
        Hit(scene.place[view.index], *span) for view in views for span in _wordings("resolved").spans(view)
    ]


def _is_pleased(scene: Scene) -> bool:
    """Whether the customer's last words are content with it."""
    last = [view for group in stretches(scene.of(Role.CUSTOMER))[-3:] for view in group]
    pleased = any(_wordings("pleased").spans(view) for view in last)
    return pleased and not any(_wordings("displeased").spans(view) for view in last)


def _any(phrases: Wordings, view: TurnView, sentence: Span) -> bool:
    return bool(inside(phrases.spans(view), sentence))


_USED: Mapping[str, tuple[str, ...]] = {
    "open": ("@open_end",),
    "open_untimed": ("@open_without_time",),
    "settled": ("@settled", "@refused_with_reason"),
    "unsettled": ("@unsettled",),
    "not_known": ("@not_known",),
    "done": ("@done_in_general",),
    "not_done": ("@done_in_general_not",),
    "steps": ("@next_step",),
    "times": ("@time", "@now"),
    "no_times": ("@time_not",),
    "waiting": ("@wait_please",),
    "polite": ("^ (thank you|thanks)", "you are welcome", "my pleasure", "@goodbye"),
    "asks_about": ("@asks_about",),
    "asks_indirectly": ("@asks_indirectly",),
    "asks_when": ("@asks_when",),
    "resolved": ("@resolved",),
    "pleased": ("@pleased",),
    "displeased": ("@displeased",),
    "wishes": ("@wish",),
    "wishes_joined": ("@wish_joined",),
    "not_requests": ("@not_a_request",),
}


@cache
def _wordings(name: str) -> Wordings:
    return compiled(_USED[name], {}, near=False)
