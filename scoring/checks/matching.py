"""Finding wordings in turns: spaCy's matchers for what is said exactly, and a look at near misses of recognisers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.checks.language import document, vocabulary
from scoring.checks.near import Near
from scoring.checks.phrasing import ANY, GAP, HEAD, MAX_GAP, SPECIAL, Wording
from scoring.checks.scene import TurnView
from scoring.checks.words import ENDS

if TYPE_CHECKING:
    from spacy.matcher import Matcher, PhraseMatcher

Span = tuple[int, int]

_NEGATORS = frozenset({"not", "never", "hardly", "nor"})
_BETWEEN = frozenset({"really", "even", "so", "very", "just", "all", "that", "at", "exactly", "too"})
_TOLD = frozenset({"said", "says", "told", "claimed", "promised"})


class _Shape(NamedTuple):
    """A wording without its “^” in front and its “*” behind, which are looked for by hand: that is faster."""

    core: Wording
    at_head: bool
    more: bool


class Wordings:
    """A set of wordings, compiled.

    Args:
        near: also accept wordings of three words and more with one word misheard.
        guarded: leave out what is negated (“not sorry”), reported (“he said sorry”) or quoted.
    """

    def __init__(self, wordings: Sequence[Wording], near: bool = True, guarded: bool = True) -> None:
        shapes = [_shape(wording) for wording in wordings]
        plain = [shape for shape in shapes if not SPECIAL.intersection(shape.core)]
        special = [w for w, shape in zip(wordings, shapes, strict=True) if SPECIAL.intersection(shape.core)]
        self._phrases, self._keys = _phrase_matcher(plain)
        self._matcher = token_matcher([_pattern(wording) for wording in special]) if special else None
        self._near = Near([s.core for s in plain if not s.at_head and not s.more]) if near else None
        self._guarded = guarded

    def spans(self, view: TurnView) -> tuple[Span, ...]:
        """Tokens of every hit in a turn, in order; of overlapping ones the longest."""
        found = list(self._exact(view))
        if self._near is not None:
            found.extend(self._near.spans(view.forms))
        if not found:
            return ()
        longest = _longest(_without_ends(view, span) for span in found)
        return tuple(span for span in longest if not self._guarded or is_meant(view, span))

    def _exact(self, view: TurnView) -> Iterator[Span]:
        if self._phrases is not None:
            for key, first, last in self._phrases(view.document, as_spans=False):
                at_head, more = self._keys[key]
                if at_head and view.forms[first - 1] not in ENDS:
                    continue
                if not more:
                    yield first, last
                elif last < len(view.forms) and view.forms[last] not in ENDS:
                    yield first, last + 1
        if self._matcher is not None:
            yield from ((first, last) for _, first, last in self._matcher(view.document))


def token_matcher(patterns: Sequence[list[dict[str, Any]]]) -> Matcher:
    """spaCy's token matcher for these patterns.

    Raises: ValueError when spaCy refuses a pattern.
    """
    from spacy.matcher import Matcher

    matcher = Matcher(vocabulary(), validate=True)
    matcher.add("hit", list(patterns))
    return matcher


def _phrase_matcher(shapes: Sequence[_Shape]) -> tuple[PhraseMatcher | None, dict[int, tuple[bool, bool]]]:
    """A matcher whose keys tell whether a wording stands at a sentence's head and whether a word follows it."""
    if not shapes:
        return None, {}
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(vocabulary(), attr="ORTH")
    keys: dict[int, tuple[bool, bool]] = {}
    for at_head in (False, True):
        for more in (False, True):
            cores = {shape.core for shape in shapes if (shape.at_head, shape.more) == (at_head, more)}
            if cores:
                name = f"{'head' if at_head else ''}{'more' if more else ''}"
                matcher.add(name, [document(core) for core in sorted(cores)])
                keys[vocabulary().strings.add(name)] = (at_head, more)
    return matcher, keys


def _shape(wording: Wording) -> _Shape:
    at_head, more = wording[0] == HEAD, wording[-1] == ANY
    return _Shape(wording[at_head : len(wording) - more], at_head, more)


def _pattern(wording: Wording) -> list[dict[str, Any]]:
    inside: dict[str, Any] = {"ORTH": {"NOT_IN": sorted(ENDS)}}
    signs: dict[str, dict[str, Any]] = {
        GAP: {**inside, "OP": f"{{0,{MAX_GAP}}}"},
        ANY: inside,
        HEAD: {"ORTH": {"IN": sorted(ENDS)}},
    }
    return [dict(signs[form]) if form in signs else {"ORTH": form} for form in wording]


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
