"""Finding wordings in turns: what is said exactly, and near misses of recognisers; token patterns are spaCy's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.checks.language import vocabulary
from scoring.checks.near import Near
from scoring.checks.phrasing import ANY, GAP, HEAD, MAX_GAP, SPECIAL, Slots, Wording, slots_in, wordings
from scoring.checks.scene import TurnView
from scoring.checks.spans import Span
from scoring.checks.stretches import Stretches
from scoring.checks.word_classes import CLASSES
from scoring.checks.words import ENDS

if TYPE_CHECKING:
    from spacy.matcher import Matcher

_NEGATORS = frozenset({"not", "never", "hardly", "nor"})
_BETWEEN = frozenset(
    {"really", "even", "so", "very", "just", "all", "that", "at", "exactly", "too", "be", "been", "feel"}
)
_TOLD = frozenset({"said", "says", "told", "claimed", "promised"})


class _Around(NamedTuple):
    """What stands before and behind a wording's longest plain stretch, by which it is found."""

    left: Wording
    right: Wording


class Wordings:
    """A set of wordings, compiled.

    Args:
        near: also accept wordings of three words and more with one word misheard.
        guarded: leave out what is negated (“not sorry”), reported (“he said sorry”) or quoted.
    """

    def __init__(self, wordings: Sequence[Wording], near: bool = True, guarded: bool = True) -> None:
        plain = Stretches.of(wording for wording in wordings if not SPECIAL.intersection(wording))
        around: dict[Wording, list[_Around]] = {}
        for wording in wordings:
            if SPECIAL.intersection(wording):
                first, last = _longest_plain(wording)
                around.setdefault(wording[first:last], []).append(_Around(wording[:first], wording[last:]))
        self._plain, self._around, self._parts = plain, around, Stretches.of(around)
        self._near = Near(sorted(plain.runs)) if near else None
        self._guarded = guarded

    def spans(self, view: TurnView) -> tuple[Span, ...]:
        """Tokens of every hit in a turn, in order; of overlapping ones the longest."""
        if self not in view.seen:
            view.seen[self] = self._spans(view)
        return view.seen[self]

    def _spans(self, view: TurnView) -> tuple[Span, ...]:
        found = list(self._exact(view))
        if self._near is not None:
            found.extend(self._near.spans(view.forms))
        if not found:
            return ()
        longest = _longest(_without_ends(view, span) for span in found)
        return tuple(span for span in longest if not self._guarded or is_meant(view, span))

    def _exact(self, view: TurnView) -> Iterator[Span]:
        for _, first, last in self._plain.found(view.lookup):
            yield first, last
        for part, first, last in self._parts.found(view.lookup):
            for around in self._around[part]:
                start = _reach(around.left[::-1], view.forms, first - 1, -1)
                end = _reach(around.right, view.forms, last, 1) if start is not None else None
                if start is not None and end is not None:
                    yield start + 1, end


def compiled(phrases: Sequence[str], slots: Slots, near: bool = True, guarded: bool = True) -> Wordings:
    """The wordings of these phrases, compiled once for the same phrases and names.

    Raises: PhrasingError.
    """
    used = {slot: tuple(slots[slot]) for slot in slots_in(phrases) if slot in slots}
    return _compiled(tuple(phrases), tuple(sorted(used.items())), near, guarded)


@lru_cache(maxsize=512)
def _compiled(
    phrases: tuple[str, ...], slots: tuple[tuple[str, tuple[str, ...]], ...], near: bool, guarded: bool
) -> Wordings:
    return Wordings(wordings(phrases, dict(slots)), near, guarded)


def token_matcher(patterns: Sequence[list[dict[str, Any]]]) -> Matcher:
    """spaCy's token matcher for these patterns.

    Raises: ValueError when spaCy refuses a pattern.
    """
    from spacy.matcher import Matcher

    matcher = Matcher(vocabulary(), validate=True)
    matcher.add("hit", list(patterns))
    return matcher


def _longest_plain(wording: Wording) -> Span:
    """The longest stretch of a wording without signs; every wording has a word, so there is one."""
    stretches, first = [], 0
    for place, form in enumerate((*wording, ANY)):
        if form in SPECIAL:
            stretches.append((first, place))
            first = place + 1
    return max(stretches, key=lambda span: span[1] - span[0])


def _reach(wanted: Wording, forms: Sequence[str], place: int, step: int) -> int | None:
    """Walk over `wanted` from `place` in one direction: the place behind it, or None when something else is there."""
    if not wanted:
        return place
    form, rest = wanted[0], wanted[1:]
    if form == GAP:
        for skipped in range(MAX_GAP + 1):
            end = _reach(rest, forms, place + skipped * step, step)
            if end is not None:
                return end
            if not _is_word(forms, place + skipped * step):
                return None
        return None
    if not 0 <= place < len(forms):
        return None
    return _reach(rest, forms, place + step, step) if _fits(form, forms[place]) else None


def _fits(wanted: str, form: str) -> bool:
    """Whether a word is the wanted one, or one of the wanted class."""
    if wanted == HEAD:
        return form in ENDS
    if wanted == ANY:
        return form not in ENDS
    return CLASSES[wanted](form) if wanted in CLASSES else form == wanted


def _is_word(forms: Sequence[str], place: int) -> bool:
    return 0 <= place < len(forms) and forms[place] not in ENDS


def _without_ends(view: TurnView, span: Span) -> Span:
    first, last = span
    while first < last and view.forms[first] in ENDS:
        first += 1
    while last > first and view.forms[last - 1] in ENDS:
        last -= 1
    return first, last


def _longest(spans: Iterable[Span]) -> tuple[Span, ...]:
    chosen: list[Span] = []
    taken: set[int] = set()
    for first, last in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if last > first and not taken.intersection(range(first, last)):
            chosen.append((first, last))
            taken.update(range(first, last))
    return tuple(sorted(chosen))


def is_meant(view: TurnView, span: Span) -> bool:
    """Whether words are said as the speaker's own: not negated, reported or quoted."""
    first, last = span
    if all(token.quoted for token in view.tokens[first:last]):
        return False
    if last < len(view.forms) and view.forms[last] in _NEGATORS:
        return False
    place = first - 1
    while place > 0 and view.forms[place] in _BETWEEN:
        place -= 1
    return view.forms[place] not in _NEGATORS and view.forms[first - 1] not in _TOLD
