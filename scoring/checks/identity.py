"""Was the customer verified: asked for a detail of the account, and answered?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from scoring.checks import schema
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span, inside, overlaps
from scoring.checks.words import word_set
from transcription.model import Role

_REQUESTING = word_set("could can may might please need give tell confirm provide what and")
WEAK_ONES = 2
"""Details that others may know too, such as a name and an order number, prove something only together."""


@dataclass(frozen=True)
class Verified:
    """A hit is the agent's request for proof, when the customer's next turn answers it.

    Attributes:
        strong: details of which one is proof.
        weak: details of which two are, asked for in one stretch or in several.
        unless: details that prove nothing, such as a new address.
        failed: look for the requests that the customer could not answer, or whose answer was not the right one.
    """

    strong: Wordings
    weak: Wordings
    unless: Wordings
    failed: bool = False

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        hits: list[Hit] = []
        weak: dict[str, Hit] = {}
        for view in views:
            if not _is_answered(scene, view) or _has_failed(scene, view) is not self.failed:
                continue
            for sentence in _requests(view):
                taken = self.unless.spans(view)
                strong = _named(view, self.strong.spans(view), sentence, taken)
                named = _named(view, self.weak.spans(view), sentence, taken)
                hit = Hit(scene.place[view.index], *sentence)
                weak.update({view.forms[span[1] - 1]: hit for span in named})
                if strong or len(weak) >= WEAK_ONES:
                    hits.append(hit)
        return hits


def _requests(view: TurnView) -> Sequence[Span]:
    """Sentences that ask for something; “Order number?” and “your postcode please” do."""
    return [
        sentence
        for sentence in view.sentences
        if view.asks(sentence) or _REQUESTING.intersection(view.forms[sentence[0] : sentence[1]])
    ]


def _named(view: TurnView, spans: Sequence[Span], sentence: Span, taken: Sequence[Span]) -> Sequence[Span]:
    return [
        span for span in inside(spans, sentence) if not overlaps(span, taken) and not _is_quoted(view, span)
    ]


def _is_quoted(view: TurnView, span: Span) -> bool:
    """“Usually we ask "what is your date of birth"” asks for nothing."""
    return all(token.quoted for token in view.tokens[span[0] : span[1]])


def _is_answered(scene: Scene, view: TurnView) -> bool:
    """Whether the customer speaks next, after the rest of the agent's stretch."""
    following = scene.by_stretch[view.stretch + 1 : view.stretch + 2]
    return bool(following) and following[0][0].role is Role.CUSTOMER


def _has_failed(scene: Scene, view: TurnView) -> bool:
    """Whether the customer has nothing to give, or the agent then says that it is not what the account holds."""
    answer = scene.by_stretch[view.stretch + 1]
    text = " ".join(other.turn.text for other in answer)
    holds_detail = "@" in text or any(character.isdigit() for character in text)
    if not holds_detail and any(_said("@not_given").spans(other) for other in answer):
        return True
    reply = scene.by_stretch[view.stretch + 2 : view.stretch + 3]
    return bool(reply) and bool(_said("@proof_failed").spans(reply[0][0]))


@cache
def _said(phrase: str) -> Wordings:
    return compiled((phrase,), {}, near=False, guarded=False)


def _build(arguments: Mapping[str, Any], slots: Slots) -> Verified:
    def given(name: str, usual: str) -> Wordings:
        return compiled(arguments.get(name, [usual]), slots, near=False, guarded=False)

    return Verified(
        given("strong", "@identity_detail"),
        given("weak", "@identity_weak"),
        given("unless", "@identity_new"),
        bool(arguments.get("failed", False)),
    )


VERIFIED = CheckKind(
    "The agent asks for one strong detail of the account, or for two weak ones, and the customer answers.",
    {
        "strong": schema.phrases(required=False),
        "weak": schema.phrases(required=False),
        "unless": schema.phrases(required=False),
        "failed": schema.flag(),
    },
    _build,
)
