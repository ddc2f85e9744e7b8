"""Does the agent take up what this customer said? Content words of the customer's that come back in one turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.content import content_of, is_content, stem
from scoring.checks.matching import Wordings
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span, inside, overlaps
from scoring.checks.wordings import clauses, kept, optional
from scoring.checks.words import word_set
from transcription.model import Role

FEWEST = 2
SPELT_OUT = 3
"""Digits in a row that make a number read out."""
_DIGITS = word_set(
    "one two three four five six seven eight nine ten zero oh nought double treble triple won to too for"
)
WITHIN = ("sentence", "near", "turn")


@dataclass(frozen=True)
class Echo:
    """A sentence (or turn) that holds a cue and enough of the customer's own words, said before it.

    Attributes:
        cues: None asks for no cue.
        fewest: different content words of the customer's.
        within: how far words may stand from the cue: in its "sentence", one "near" it, or its "turn".
        numbers: amounts and other numbers of two digits and more count too.
        without: wordings that may not stand in the same stretch.
        own: the agent's own names and the brand's, which are no echo.
    """

    cues: Wordings | None
    unless: Wordings | None
    fewest: int
    within: str
    own: frozenset[str]
    without: Wordings | None = None
    numbers: bool = False

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        hits: list[Hit] = []
        said: set[str] = set()
        customers = iter(scene.of(Role.CUSTOMER))
        customer = next(customers, None)
        for view in views:
            while customer is not None and customer.index < view.index:
                said.update(
                    word
                    for form in customer.forms
                    if self._counts(form) and (word := stem(form)) not in self.own
                )
                customer = next(customers, None)
            hits.extend(Hit(scene.place[view.index], *span) for span in self._spans(view, said))
        return hits

    def _counts(self, form: str) -> bool:
        return is_content(form) or (self.numbers and len(form) > 1 and form[-1].isdigit())

    def _spans(self, view: TurnView, said: set[str]) -> Sequence[Span]:
        cues = kept(self.cues.spans(view), self.unless, view) if self.cues else None
        if cues is not None and not cues:
            return []
        stretches = kept(self._stretches(view), self.without, view)
        found = (self._span(view, stretch, said, cues) for stretch in stretches)
        return [span for span in dict.fromkeys(found) if span is not None]

    def _stretches(self, view: TurnView) -> Sequence[Span]:
        if self.within == "turn":
            return [(1, len(view.forms))]
        found = clauses(view)
        if self.within == "sentence":
            return found
        around = range(len(found))
        return [(found[max(0, place - 1)][0], found[min(len(found) - 1, place + 1)][1]) for place in around]

    def _span(
        self, view: TurnView, stretch: Span, said: set[str], cues: Sequence[Span] | None
    ) -> Span | None:
        first, last = stretch
        cued = inside(cues or (), stretch)
        if cues is not None and not cued:
            return None
        apart = _other_questions(view, cued) if self.within == "near" else ()
        apart = (*apart, *_spelt_numbers(view.forms, stretch))
        echoed = [
            p
            for p in range(first, last)
            if self._counts(view.forms[p]) and stem(view.forms[p]) in said and not overlaps((p, p + 1), apart)
        ]
        if len({stem(view.forms[place]) for place in echoed}) < self.fewest:
            return None
        places = [*echoed, *(cue[0] for cue in cued[:1]), *(cue[1] - 1 for cue in cued[:1])]
        return min(places), max(places) + 1


def _spelt_numbers(forms: Sequence[str], stretch: Span) -> Sequence[Span]:
    """“seven seven four won oh nine”: a number read out word by word is no echo."""
    found, start = [], stretch[0]
    for place in range(stretch[0], stretch[1] + 1):
        if place == stretch[1] or forms[place] not in _DIGITS:
            if place - start >= SPELT_OUT:
                found.append((start, place))
            start = place + 1
    return found


def _other_questions(view: TurnView, cued: Sequence[Span]) -> Sequence[Span]:
    """Questions without a cue: “My condolences. What is the account number?” takes nothing up in its second half."""
    return [one for one in view.sentences if view.asks(one) and not inside(cued, one)]


def _build(arguments: Mapping[str, Any], slots: Slots) -> Echo:
    names = [word for slot in ("brand", "agent") for name in slots.get(slot, ()) for word in name.split()]
    return Echo(
        cues=optional(arguments.get("phrases"), slots),
        unless=optional(arguments.get("unless"), slots),
        fewest=int(arguments.get("fewest", FEWEST)),
        within=str(arguments.get("within", WITHIN[0])),
        own=content_of(name.casefold() for name in names),
        without=optional(arguments.get("without"), slots),
        numbers=bool(arguments.get("numbers", False)),
    )


ECHO = CheckKind(
    "The customer's own words come back, beside a wording of `phrases` where they are given.",
    {
        "phrases": schema.phrases(required=False),
        "unless": schema.phrases(required=False),
        "without": schema.phrases(required=False),
        "fewest": schema.whole(1, 20),
        "within": schema.choice(*WITHIN),
        "numbers": schema.flag(),
    },
    _build,
)
