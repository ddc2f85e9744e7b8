"""Checks of wording: phrases, token patterns, and phrases that stand together in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scoring.checks import schema
from scoring.checks.matching import Wordings, compiled, is_meant, token_matcher
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span, inside, overlaps

if TYPE_CHECKING:
    from spacy.matcher import Matcher

CLAUSE_WORDS = 25
"""Words that belong together where nothing is punctuated. A spoken sentence rarely has more."""


@dataclass(frozen=True)
class Phrases:
    """Wordings as they are said.

    Attributes:
        unless: wordings that take a hit back when they lie over it (“i will not” over “i will”).
    """

    wordings: Wordings
    unless: Wordings | None = None

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        return [
            Hit(scene.place[view.index], *span)
            for view in views
            for span in kept(self.wordings.spans(view), self.unless, view)
        ]


@dataclass(frozen=True)
class Together:
    """Several groups of wordings in one sentence: a hit is the stretch from the first to the last of them."""

    groups: tuple[Wordings, ...]
    unless: Wordings | None

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        return [Hit(scene.place[view.index], *span) for view in views for span in self._spans(view)]

    def _spans(self, view: TurnView) -> Sequence[Span]:
        found = [group.spans(view) for group in self.groups]
        if not all(found):
            return []
        spans = []
        for clause in clauses(view):
            groups = [inside(group, clause) for group in found]
            if all(groups):
                chosen = [group[0] for group in groups]
                spans.append((min(span[0] for span in chosen), max(span[1] for span in chosen)))
        return kept(list(dict.fromkeys(spans)), self.unless, view)


@dataclass(frozen=True)
class Pattern:
    """spaCy's token patterns over levelled words."""

    matcher: Matcher

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        hits: list[Hit] = []
        for view in views:
            spans = sorted(
                {(first, last) for _, first, last in self.matcher(view.document)}, key=_longest_first
            )
            spoken = [span for span in _apart(spans) if _has_word(view, span) and is_meant(view, span)]
            hits.extend(Hit(scene.place[view.index], *span) for span in spoken)
        return hits


def _has_word(view: TurnView, span: Span) -> bool:
    """Whether anything is written there: the sentence end before a turn's first word has no letters to quote."""
    return any(token.end > token.start for token in view.tokens[span[0] : span[1]])


def clauses(view: TurnView) -> Sequence[Span]:
    """Sentences; one without marks and with many words is looked at in halves that overlap."""
    found: list[Span] = []
    for first, last in view.sentences:
        if last - first <= CLAUSE_WORDS:
            found.append((first, last))
        else:
            step = CLAUSE_WORDS // 2
            found.extend(
                (start, min(start + CLAUSE_WORDS, last)) for start in range(first, last - step, step)
            )
    return found


def kept(spans: Sequence[Span], unless: Wordings | None, view: TurnView) -> Sequence[Span]:
    """Spans over which no wording of `unless` lies."""
    if not spans or unless is None:
        return spans
    taken = unless.spans(view)
    return [span for span in spans if not overlaps(span, taken)]


def _longest_first(span: Span) -> tuple[int, int]:
    return span[0], -span[1]


def _apart(spans: Sequence[Span]) -> Sequence[Span]:
    chosen: list[Span] = []
    for span in spans:
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
    return chosen


def optional(phrases: Sequence[str] | None, slots: Slots) -> Wordings | None:
    """Wordings as they are said, None for no phrases."""
    return compiled(phrases, slots, near=False) if phrases else None


def _phrases(arguments: Mapping[str, Any], slots: Slots) -> Phrases:
    near = bool(arguments.get("near", False))
    return Phrases(
        compiled(arguments["phrases"], slots, near, bool(arguments.get("guarded", True))),
        optional(arguments.get("unless"), slots),
    )


def _together(arguments: Mapping[str, Any], slots: Slots) -> Together:
    groups = tuple(compiled(group, slots, near=False) for group in arguments["groups"])
    return Together(groups, optional(arguments.get("unless"), slots))


def _pattern(arguments: Mapping[str, Any], slots: Slots) -> Pattern:
    return Pattern(token_matcher(arguments["patterns"]))


def _refuse_bad_patterns(value: Any) -> None:
    """Raises: ValueError when spaCy cannot take these patterns."""
    is_list = isinstance(value, list) and value
    if not is_list or not all(isinstance(each, list) and each for each in value):
        raise ValueError("a list of patterns is expected, each a list of tokens such as {LOWER: sorry}")
    for number, pattern in enumerate(value, start=1):
        if all(isinstance(token, dict) and not set(token) - {"OP"} for token in pattern):
            raise ValueError(
                f"pattern {number} fits any word; say in one of its tokens which, as in {{LOWER: sorry}}"
            )
    token_matcher(value)


PHRASES = CheckKind(
    "One of these wordings is said.",
    {
        "phrases": schema.phrases(),
        "unless": schema.phrases(required=False),
        "near": schema.flag(),
        "guarded": schema.flag(),
    },
    _phrases,
)
TOGETHER = CheckKind(
    "One sentence holds a wording of every group.",
    {"groups": schema.groups(), "unless": schema.phrases(required=False)},
    _together,
)
PATTERN = CheckKind(
    "spaCy's token patterns; LOWER and TEXT are the levelled word.",
    {"patterns": schema.checked(_refuse_bad_patterns, "spaCy refuses this pattern")},
    _pattern,
)
