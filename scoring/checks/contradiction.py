"""What contradicts itself in a thread: another amount, day, number or name for the same thing, a wrong sum, yes and no.

Two statements are compared only where they are about the same thing in the same words; a change that is announced,
asked for or apologised for is none. Where nothing can be compared, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from scoring.checks import schema
from scoring.checks.addressing import addressed
from scoring.checks.content import content_of
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span, inside
from scoring.checks.stances import Stance, opposed, stances
from scoring.checks.stated import ANY_MONTH, Fact, facts, quotes_agent, taken_up
from scoring.checks.sums import sums
from scoring.checks.terms import Term, conflicts, terms
from transcription.model import Role

REMEMBERED = 12
"""Statements about one word that a new one is compared with: the latest, so that long threads take no longer."""


_PASSING = frozenset({"amount", "day", "seat", "room", "gate", "platform"})
"""What may be another one from now on; the number of an order stays what it is."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A statement that agrees with an earlier one or does not; `before` is None where it is wrong by itself.

    Attributes:
        open: nobody can say, because the spelling is nearly the same.
    """

    hit: Hit
    before: Hit | None
    agrees: bool
    open: bool = False


@dataclass
class _Thread:
    """What was stated until a point of the thread."""

    by_word: dict[tuple[str, str], list[Fact]] = field(default_factory=dict)
    days: dict[str, Fact] = field(default_factory=dict)
    months: set[str] = field(default_factory=set)
    amounts: dict[str, Fact] = field(default_factory=dict)
    wished: set[str] = field(default_factory=set)
    changed_at: int = -1
    last: TurnView | None = None
    stances: dict[str, list[Stance]] = field(default_factory=dict)
    told: dict[str, dict[str, Fact]] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Contradiction:
    """Hits are statements that contradict an earlier one, with that one; or such as agree with an earlier one."""

    wants_conflict: bool

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        wanted = {scene.place[view.index] for view in views}
        found = [
            one
            for one in _verdicts(scene)
            if one.agrees is not self.wants_conflict and one.hit.view in wanted
        ]
        return [one.hit for one in found]

    def doubt(self, scene: Scene, hit: Hit) -> str:
        if hit not in _open(scene):
            return ""
        return f"“{scene.evidence(hit).text}” may be meant rightly and spelt wrongly; please decide."

    def tell(self, scene: Scene) -> str:
        told = [
            f"“{scene.evidence(one.hit).text}” after “{scene.evidence(one.before).text}”"
            for one in _verdicts(scene)
            if one.before is not None and one.agrees is not self.wants_conflict and not one.open
        ]
        return f"{'; '.join(told[:3])}." if told else ""


def _verdicts(scene: Scene) -> Sequence[_Verdict]:
    known = scene.found.get(_verdicts)
    if not isinstance(known, tuple):
        known = scene.found[_verdicts] = tuple(sorted(_compared(scene), key=lambda one: one.hit))
    return known


def _open(scene: Scene) -> frozenset[Hit]:
    known = scene.found.get(_open)
    if not isinstance(known, frozenset):
        known = scene.found[_open] = frozenset(one.hit for one in _verdicts(scene) if one.open)
    return known


def _compared(scene: Scene) -> Iterator[_Verdict]:
    thread = _Thread()
    for place, view in enumerate(scene.views):
        if view.role not in (Role.AGENT, Role.CUSTOMER):
            continue
        if view.role is Role.CUSTOMER and (_spans(view, "@change_asked") or _spans(view, "@correction")):
            thread.changed_at = place
        for fact in facts(place, view):
            if _is_stated(view, fact):
                yield from _against(scene, thread, _dated(thread, fact))
        if view.role is Role.AGENT:
            yield from (_Verdict(one.hit, None, one.is_right) for one in sums(place, view, thread.last))
            yield from _turned_round(scene, thread, place, view)
            yield from _other_terms(scene, thread, place, view)
            thread.last = view
        else:
            thread.asked = content_of(view.forms)
    for name in addressed(scene):
        yield _Verdict(name.hit, name.given, name.is_right, name.is_near)


def _dated(thread: _Thread, fact: Fact) -> Fact:
    """“The 17th” in the only month that the thread has spoken of."""
    if fact.kind != "day" or not fact.value.endswith(ANY_MONTH) or len(thread.months) != 1:
        return fact
    return replace(fact, value=fact.value.replace(ANY_MONTH, next(iter(thread.months))))


def _is_stated(view: TurnView, fact: Fact) -> bool:
    """Whether somebody says it as their own: not in quotation marks, unless a customer quotes the agent's side."""
    is_quoted = view.tokens[fact.hit.first].quoted
    if view.asks(fact.sentence) and view.role is Role.AGENT:
        return False
    return not is_quoted or quotes_agent(view)


def _against(scene: Scene, thread: _Thread, fact: Fact) -> Iterator[_Verdict]:
    """The fact beside the latest one that it can be compared with, and an amount beside the same one before."""
    before = _comparable(scene, thread, fact)
    if fact.role is Role.AGENT:
        verdict = _judged(scene, thread, before, fact) if before is not None else None
        same = {"amount": thread.amounts, "day": thread.days}.get(fact.kind, {}).get(fact.value)
        other = _taken_up(scene, thread, fact) if before is None and same is None else None
        if verdict is not None or other is not None:
            yield verdict or _Verdict(fact.hit, other, agrees=False)
        elif same is not None and same.hit.view < fact.hit.view:
            yield _Verdict(fact.hit, same.hit, agrees=True)
    _remember(thread, fact)


def _taken_up(scene: Scene, thread: _Thread, fact: Fact) -> Hit | None:
    """The only sum that “the credit of 48 pounds” or “the 34 pounds” can go back to, when that was another one."""
    noun = taken_up(scene.views[fact.hit.view], fact)
    said = thread.told.get(noun, {}) if noun is not None else {}
    if len(said) != 1 or fact.value in thread.wished:
        return None
    before = next(iter(said.values()))
    return (
        before.hit
        if before.hit.view < fact.hit.view and not _is_open_change(scene, thread, before, fact)
        else None
    )


def _judged(scene: Scene, thread: _Thread, before: Fact, fact: Fact) -> _Verdict | None:
    if before.value == fact.value:
        return _Verdict(fact.hit, before.hit, agrees=True) if before.hit.view < fact.hit.view else None
    if _is_open_change(scene, thread, before, fact):
        return _Verdict(fact.hit, before.hit, agrees=True)
    binds = _binds(scene, before) and fact.value not in thread.wished
    return _Verdict(fact.hit, before.hit, agrees=False) if binds else None


def _remember(thread: _Thread, fact: Fact) -> None:
    if fact.role is Role.CUSTOMER:
        thread.wished.add(fact.value)
    for key in _keys(fact):
        kept = thread.by_word.setdefault(key, [])
        kept.append(fact)
        del kept[:-REMEMBERED]
    if fact.kind == "day":
        thread.days[fact.value] = fact
        if " " in fact.value and not fact.value.endswith(ANY_MONTH):
            thread.months.add(fact.value.partition(" ")[2])
    if fact.kind == "amount":
        thread.amounts.setdefault(fact.value, fact)
        for word in ("", *fact.about) if fact.role is Role.AGENT else ():
            thread.told.setdefault(word, {}).setdefault(fact.value, fact)


def _keys(fact: Fact) -> Sequence[tuple[str, str]]:
    if fact.kind == "amount" and not fact.about:
        return []
    return [(fact.kind, word) for word in fact.about] or [(fact.kind, "")]


def _comparable(scene: Scene, thread: _Thread, fact: Fact) -> Fact | None:
    found: dict[Hit, Fact] = {}
    for key in _keys(fact):
        for other in thread.by_word.get(key, ()):
            if other.about <= fact.about or fact.about <= other.about:
                found[other.hit] = other
    if fact.kind not in ("amount", "day"):
        # A customer may have two orders; with more than one number nobody knows which one is meant.
        values = {other.value for other in found.values()}
        if len(values) > 1:
            return next((other for other in found.values() if other.value == fact.value), None)
    same = [other for other in found.values() if other.value == fact.value]
    if same or found:
        return max(same or found.values(), key=lambda other: other.hit)
    view = scene.views[fact.hit.view]
    if fact.kind == "day" and len(thread.days) == 1 and _spans(view, "@as_agreed", fact.sentence):
        return next(iter(thread.days.values()))
    return None


def _binds(scene: Scene, before: Fact) -> bool:
    """Whether the agent's side is held to an earlier statement: its own, or the number that the customer gave."""
    if before.role is Role.AGENT:
        return True
    return (
        before.kind not in ("amount", "day") or scene.views[before.hit.view].tokens[before.hit.first].quoted
    )


def _is_open_change(scene: Scene, thread: _Thread, before: Fact, fact: Fact) -> bool:
    """Whether the change is announced in the sentence, or the customer asked for one in between."""
    if before.hit.view <= thread.changed_at <= fact.hit.view:
        return True
    view = scene.views[fact.hit.view]
    told = "@change_told" if fact.kind in _PASSING else "@number_told"
    return bool(_spans(view, told, fact.sentence)) or bool(_spans(view, "@correction"))


def _turned_round(scene: Scene, thread: _Thread, place: int, view: TurnView) -> Iterator[_Verdict]:
    """Yes and then no to the same, or the same said with and without a “not”."""
    changes = bool(_spans(view, "@correction") or _spans(view, "@change_told"))
    for stance in stances(scene, place, view):
        earlier = {
            other.hit: other
            for word in stance.about
            for other in thread.stances.get(word, ())
            if opposed(other, stance) and other.hit.view < place
        }
        if earlier and not changes:
            last = max(earlier)
            if not last.view <= thread.changed_at <= place:
                yield _Verdict(stance.hit, last, agrees=False)
        for word in stance.about:
            kept = thread.stances.setdefault(word, [])
            kept.append(stance)
            del kept[:-REMEMBERED]


def _other_terms(scene: Scene, thread: _Thread, place: int, view: TurnView) -> Iterator[_Verdict]:
    """A guarantee of two years after one of three; “the 30 days” after 30 days."""
    for term in terms(place, view):
        before = thread.terms.get((term.topic, term.unit))
        sentence = next(one for one in view.sentences if one[0] <= term.hit.first < one[1])
        changes = _spans(view, "@change_told", sentence) or _spans(view, "@correction")
        is_open = before is None or before.hit.view <= thread.changed_at <= place or bool(changes)
        if before is not None and before.hit.view < place and before.fits(term):
            yield _Verdict(term.hit, before.hit, agrees=True)
        elif before is not None and term.topic and not is_open and conflicts(before, term, thread.asked):
            yield _Verdict(term.hit, before.hit, agrees=False)
        thread.terms[term.topic, term.unit] = thread.terms["", term.unit] = term


def _spans(view: TurnView, name: str, stretch: Span | None = None) -> Sequence[Span]:
    found = _wordings(name).spans(view)
    return found if stretch is None else inside(found, stretch)


@cache
def _wordings(name: str) -> Wordings:
    return compiled((name,), {}, near=False, guarded=False)


def _build(arguments: Mapping[str, Any], slots: Slots) -> Contradiction:
    return Contradiction(arguments["finds"] == "conflict")


CONTRADICTION = CheckKind(
    "The agent's statements conflict with earlier ones of the thread, or something comparable agrees.",
    {"finds": schema.required(schema.choice("conflict", "agreement"))},
    _build,
)
