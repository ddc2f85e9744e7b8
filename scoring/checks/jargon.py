"""Inside words: a list of them, and abbreviations in capitals; not said by the customer, not explained on the spot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span
from scoring.checks.words import word_set
from transcription.model import Role

_KNOWN = word_set(
    """
    ok id tv uk us usa eu pin pdf sms faq pc cd dvd led usb vat atm am pm asap gps gb mb kg cm mm km ft
    lb oz xl xxl xs ceo bbc nhs hmrc dhl ups dpd bst gmt utc url app html http https www ios mac iban
    bic gbp usd eur jpg png qr diy hd uhd dab ac dc lcd oled nfc wifi vpn isp sim bmw ibm rsvp fyi eta
    omg lol btw ps mr ms dr st rd ave ny la ca tx hi no so we it is in on at to by my me do go up an as
    or if he she you the and for not all yes but can may
    """
)
_CAPITALS = re.compile(r"(?<![\w@/-])[A-Z]{2,5}s?(?![\w@/-])")
_APPOSITION = re.compile(
    r"\s?(?:[,:(–—-]|[–—-]\s)\s?(?:so )?(?:a|an|the|our|your|meaning|i\.e\.|short for)\b"
)
"""“the APF, the fee every airport adds”: what it is, right behind a comma, dash or bracket."""
_MOST_SHOUTED = 0.5
REACH = 12
"""Words between an inside word and its explanation."""


@dataclass(frozen=True)
class Jargon:
    """A hit is one inside word.

    Attributes:
        inside: inside words in any case, as recognisers write them.
        explained: wordings that explain one when they stand right behind it.
        introduced: wordings that explained it when they stand right before it (“which we call a”).
        own: words of the slots, which customers know: brands and products.
    """

    inside: Wordings
    explained: Wordings
    introduced: Wordings
    own: frozenset[str]

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        first_said: dict[str, int] = {}
        for customer in scene.of(Role.CUSTOMER):
            for form in customer.forms:
                first_said.setdefault(form, customer.index)
        known: set[str] = set()
        return [hit for view in views for hit in self._in(scene, view, first_said, known)]

    def _in(
        self, scene: Scene, view: TurnView, first_said: Mapping[str, int], known: set[str]
    ) -> Sequence[Hit]:
        """What is explained once is `known` from then on."""
        found = (*self.inside.spans(view), *self._capitals(view))
        spans = [span for span in found if first_said.get(view.forms[span[0]], view.index) >= view.index]
        hits = []
        for span in sorted(set(spans)):
            word = view.forms[span[0]]
            if word not in known and self._is_explained(view, span):
                known.add(word)
            if word not in known:
                hits.append(Hit(scene.place[view.index], *span))
        return hits

    def _is_explained(self, view: TurnView, span: Span) -> bool:
        behind = any(0 <= first - span[0] <= REACH for first, _ in self.explained.spans(view))
        before = any(0 <= span[0] - last <= 1 for _, last in self.introduced.spans(view))
        end = view.tokens[span[1] - 1].end
        return behind or before or bool(_APPOSITION.match(view.turn.text, end))

    def _capitals(self, view: TurnView) -> Sequence[Span]:
        text = view.turn.text
        letters = [character for character in text if character.isalpha()]
        if not letters or sum(map(str.isupper, letters)) > _MOST_SHOUTED * len(letters):
            return []
        found = [
            match
            for match in _CAPITALS.finditer(text)
            if match[0].rstrip("s").lower() not in _KNOWN | self.own
        ]
        return [(place, place + 1) for match in found for place in _place(view, match.start())]


def _place(view: TurnView, start: int) -> Sequence[int]:
    return [place for place, token in enumerate(view.tokens) if token.start == start and token.end > start][
        :1
    ]


def _build(arguments: Mapping[str, Any], slots: Slots) -> Jargon:
    known = {str(word).lower() for word in arguments.get("known", [])}
    names = {word.lower() for fillings in slots.values() for name in fillings for word in name.split()}
    return Jargon(
        compiled(arguments.get("phrases", ["@jargon"]), slots, near=False),
        compiled(["@explained"], {}, near=False, guarded=False),
        compiled(["@explained_before"], {}, near=False, guarded=False),
        frozenset(known | names),
    )


JARGON = CheckKind(
    "An inside word, or an abbreviation that is not `known`, that the customer has not used and nobody explains.",
    {"phrases": schema.phrases(required=False), "known": schema.phrases(required=False)},
    _build,
)
