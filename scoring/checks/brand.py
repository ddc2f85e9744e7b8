"""How the brand is spoken: names spelt as the list has them, contractions, casual and stiff words.

Spelling is looked at in what was written; in recognised speech it is the engine's, and nothing is found wrong there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import CheckKind, Search
from scoring.checks.near import sounds_like
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span
from scoring.checks.words import words

_WRITTEN = frozenset({"import", "person"})
"""Engines of transcripts whose spelling is a person's."""
_SHORTEST_NEAR = 5
"""Letters; a shorter word has too many neighbours that are words of their own."""

_PAIRS = {
    "am": ("i",),
    "is": ("it", "that", "what", "there", "here", "he", "she"),
    "are": ("you", "we", "they"),
    "have": ("i", "you", "we", "they"),
    "will": ("i", "you", "we", "they", "it", "he", "she"),
    "would": ("i", "you", "we", "they"),
    "not": ("can", "do", "does", "did", "is", "are", "was", "were", "will", "would", "could", "should", "have", "has"),
}  # fmt: skip
"""By second word, the first words with which it is usually drawn together."""


def was_written(scene: Scene) -> bool:
    """Whether a person chose the spelling; else an engine did, of what was said."""
    return scene.transcript.origin.engine in _WRITTEN


@dataclass(frozen=True)
class NameSpelling:
    """Hits are names of the list: as they stand there, or spelt another way.

    Attributes:
        names: as they are to be spelt.
        is_right: the ones spelt as listed are looked for.
    """

    names: tuple[str, ...]
    is_right: bool

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        is_written = was_written(scene)
        hits: list[Hit] = []
        for view in views:
            spans = sorted({span for name in self.names for span in _said(view, name)})
            right = [span for span in spans if not is_written or self._is_listed(view, span)]
            wanted = right if self.is_right else [span for span in spans if span not in right]
            hits.extend(Hit(scene.place[view.index], *span) for span in wanted)
        return hits

    def _is_listed(self, view: TurnView, span: Span) -> bool:
        start, end = view.tokens[span[0]].start, view.tokens[span[1] - 1].end
        said = re.sub(r"['’]s?$", "", " ".join(view.turn.text[start:end].split()))
        return said in self.names


def _said(view: TurnView, name: str) -> Iterator[Span]:
    """Where a name is said in any spelling: in its words, drawn together, or with one longer word misspelt."""
    wanted = words(name)
    together = "".join(wanted)
    for place in range(1, len(view.forms)):
        if view.tokens[place].quoted:
            continue
        if view.forms[place].replace("-", "") == together or _near(together, view.forms[place], wanted):
            yield place, place + 1
        stretch = view.forms[place : place + len(wanted)]
        if len(wanted) > 1 and len(stretch) == len(wanted) and _is_name(wanted, stretch):
            yield place, place + len(wanted)


def _near(together: str, form: str, wanted: Sequence[str]) -> bool:
    return len(wanted) == 1 and len(form) >= _SHORTEST_NEAR and sounds_like(together, form)


def _is_name(wanted: Sequence[str], stretch: Sequence[str]) -> bool:
    wrong = [(meant, form) for meant, form in zip(wanted, stretch, strict=True) if meant != form]
    if len(wrong) > 1:
        return False
    return all(len(meant) >= _SHORTEST_NEAR and sounds_like(meant, form) for meant, form in wrong)


@dataclass(frozen=True)
class Contractions:
    """Hits are words drawn together (“I'm”), or left apart where they usually are drawn together (“I am”)."""

    drawn_together: bool

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        return [
            Hit(scene.place[view.index], place, place + 2)
            for view in views
            for place in range(1, len(view.forms) - 1)
            if self._fits(view, place)
        ]

    def _fits(self, view: TurnView, place: int) -> bool:
        one, other = view.tokens[place : place + 2]
        if one.quoted or one.form not in _PAIRS.get(other.form, ()):
            return False
        return (one.start == other.start) is self.drawn_together


@dataclass(frozen=True)
class Tone:
    """Hits are casual or stiff words."""

    wordings: Wordings

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        return [Hit(scene.place[view.index], *span) for view in views for span in self.wordings.spans(view)]


_REGISTER: Mapping[str, tuple[str, ...]] = {"casual": ("@casual",), "stiff": ("@stiff",)}


def _register(arguments: Mapping[str, Any], slots: Slots) -> Search:
    finds = arguments["finds"]
    if finds in _REGISTER:
        given = arguments.get("phrases", _REGISTER[finds])
        return Tone(compiled(tuple(given), slots, near=False))
    return Contractions(finds == "contraction")


def _names(arguments: Mapping[str, Any], slots: Slots) -> NameSpelling:
    listed = (*slots.get("brand", ()), *slots.get("product", ()), *arguments.get("names", ()))
    return NameSpelling(tuple(dict.fromkeys(listed)), arguments["finds"] == "right")


NAME_SPELLING = CheckKind(
    "A name of {brand}, {product} or `names` is written as listed (right), or another way (wrong).",
    {"finds": schema.required(schema.choice("right", "wrong")), "names": schema.phrases(required=False)},
    _names,
)
REGISTER = CheckKind(
    "Contractions, words left apart where they usually are drawn together, casual or stiff words.",
    {
        "finds": schema.required(schema.choice("contraction", "spelt_out", *_REGISTER)),
        "phrases": schema.phrases(required=False),
    },
    _register,
)
