"""What a customer lets on by the way: needs, wishes, competitors, early warnings; kept verbatim, never scored.

Pure and quick: no language library is loaded, so that the window may ask for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from scoring.checks.phrasing import ANY, Wording, read_lists, wordings
from scoring.checks.scene import Hit, Scene, TurnView, look_at
from scoring.checks.spans import Span
from scoring.checks.trust import why_untrusted
from scoring.checks.words import ENDS
from scoring.language import why_not_english
from scoring.model import Insight, InsightKind
from transcription.model import Role, Transcript

MOST = 50
"""Insights of one interaction; more would be read by nobody."""

LONG_SENTENCE, AROUND = 32, 12
"""Words: where nothing is punctuated a sentence has no end, and so many words on either side stand for it."""

_WORDINGS_FILE = Path(__file__).parent / "checks" / "insights_en.txt"
_NEGATORS = frozenset({"not", "never", "nor", "without", "hardly"})
_SUBJECTS = frozenset({"i", "we", "you", "he", "she", "it", "they", "there", "if", "and", "but", "or"})
_REACH = 4
_END = ""

MARK, NO_WISH = ": ", "no wish"
"""Between kind and theme in the name of a list; and the list of what is no wish."""

_Tree = dict[str, Any]
"""Wordings by their first word, then by their second, …; at _END the names of the lists they stand in."""


@dataclass(frozen=True)
class _Known:
    """The wordings, by list its kind (None: what only excludes), and the lists in their order."""

    tree: _Tree
    kinds: dict[str, InsightKind | None]
    order: tuple[str, ...]


def insights(transcript: Transcript, competitors: Sequence[str] = ()) -> tuple[Insight, ...]:
    """What the customer voiced, in the order of the conversation; at most MOST.

    Args:
        competitors: names that count as a competitor's. A competitor that is not named is found by other words.

    Returns: () also where the conversation is in a language whose wordings are not known.
    """
    scene = look_at(transcript, {})
    if why_not_english(transcript.language, ((view.role, view.forms) for view in scene.views)):
        return ()
    known = _known(tuple(sorted(competitors)))
    found: list[Insight] = []
    for place, view in enumerate(scene.views):
        if view.role is Role.CUSTOMER and not why_untrusted(view.turn):
            found.extend(_of_view(scene, place, view, known))
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _of_view(scene: Scene, place: int, view: TurnView, known: _Known) -> Iterator[Insight]:
    for sentence in view.sentences:
        hits = _hits(known.tree, view, sentence)
        if NO_WISH in hits:
            hits = {name: span for name, span in hits.items() if known.kinds[name] is not InsightKind.WISH}
        kinds: set[InsightKind] = set()
        for name in sorted(hits, key=known.order.index):
            kind = known.kinds[name]
            if kind is None or kind in kinds or not _is_meant(view, hits[name]):
                continue
            kinds.add(kind)
            quote = scene.evidence(Hit(place, *_quoted(sentence, hits[name])))
            yield Insight(kind, name.partition(MARK)[2], quote)


def _quoted(sentence: Span, span: Span) -> Span:
    """The whole sentence; of an endless one the words around the hit."""
    if sentence[1] - sentence[0] <= LONG_SENTENCE:
        return sentence
    return max(sentence[0], span[0] - AROUND), min(sentence[1], span[1] + AROUND)


def _is_meant(view: TurnView, span: Span) -> bool:
    """Neither quoted nor negated: “I do not want to cancel my account” is no warning, “if you do not, I will …” is."""
    if all(token.quoted for token in view.tokens[span[0] : span[1]]):
        return False
    if view.forms[span[0]] in _SUBJECTS:
        return True
    for form in reversed(view.forms[max(0, span[0] - _REACH) : span[0]]):
        if form in _SUBJECTS or form in ENDS:
            return True
        if form in _NEGATORS:
            return False
    return True


def _hits(tree: _Tree, view: TurnView, sentence: Span) -> dict[str, Span]:
    """By list, the first of its wordings in a sentence."""
    found: dict[str, Span] = {}
    for place in range(*sentence):
        if view.forms[place] in tree or ANY in tree:
            for name, end in _walk(tree, view.forms, place, sentence[1]):
                found.setdefault(name, (place, end))
    return found


def _walk(tree: _Tree, forms: Sequence[str], place: int, last: int) -> Iterator[tuple[str, int]]:
    """Every list with a wording that begins here, and the place behind it; longer wordings first."""
    if place < last:
        for key in (forms[place], ANY):
            if key in tree:
                yield from _walk(tree[key], forms, place + 1, last)
    for name in tree.get(_END, ()):
        yield name, place


@lru_cache(maxsize=64)
def _known(competitors: tuple[str, ...]) -> _Known:
    lists, tree = read_lists(_WORDINGS_FILE), _Tree()
    for name, phrases in lists.items():
        for wording in wordings(phrases, {"competitor": competitors}):
            _grow(tree, wording, name)
    kinds = {name: InsightKind(name.partition(MARK)[0]) if MARK in name else None for name in lists}
    return _Known(tree, kinds, tuple(lists))


def _grow(tree: _Tree, wording: Wording, name: str) -> None:
    for form in wording:
        tree = tree.setdefault(form, {})
    tree.setdefault(_END, {})[name] = {}
