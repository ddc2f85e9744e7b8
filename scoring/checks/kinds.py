"""Kinds of things that have names: “which browser?” has been answered by whoever said Firefox, without the word itself.

A small table: how each kind is asked for, and by what it is given. A question that names something else besides
(“what colour is the router?”) asks for another thing's, unless the customer has spoken of that too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from scoring.checks.content import content_of
from scoring.checks.matching import Wordings, compiled
from scoring.checks.scene import TurnView
from scoring.checks.spans import Span, inside
from scoring.checks.words import word_set

_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_COLOURS = "red|blue|green|grey|gray|black|white|yellow|brown|pink|purple|orange|beige|navy|silver|gold|turquoise|cream"

ASKED: Mapping[str, tuple[str, ...]] = {
    "browser": ("(which|what) (kind of|sort of|web|internet|) browser", "browser (are|do|is|did|version)"),
    "telephone": (
        "(which|what) (kind of|sort of|type of|make of|model of|brand of|) (phone|mobile|handset|smartphone)",
        "(which|what) (phone|mobile|handset) (model|make|type|brand)",
        "what (phone|mobile|handset) (do|are|have|is)",
        "(make|model|make and model) of (your|the) (phone|mobile|handset)",
        "what (make|model|brand) is (your|the) (phone|mobile|handset)",
    ),
    "operating system": (
        "(which|what) (operating system|os|system|platform|version of (windows|android|ios))",
        "are you on (windows|a mac|mac|android|ios) or *",
        "(windows|mac|iphone|android) or (windows|mac|a mac|an android|android|iphone|an iphone|linux)",
    ),
    "colour": ("(which|what) colour", "in (which|what) colour", "colour (would|do|did|should)"),
    "size": ("(which|what) (size|sizes)", "in (which|what) size", "size (would|do|did|should)"),
    "day": (
        "(which|what) (day|days|date|dates|weekday)",
        "(for|on) (which|what) (day|days|date|dates)",
        "when (would|should|shall|could|do|will|can) (you|we|i|it) (like|want|prefer|come|suit|be|need|travel)",
    ),
    "way of paying": (
        "how (did|do|would|will|have) you (like to|want to|) (pay|paid)",
        "(which|what) (payment method|method of payment|way of paying|form of payment|means of payment)",
        "(what|which) (did|do|would) you pay (with|by)",
        "(cash|card|paypal|invoice) or (cash|card|by card|paypal|invoice|bank transfer)",
    ),
}  # fmt: skip
"""By kind, what a question says that asks for it."""

_GIVEN: Mapping[str, re.Pattern[str]] = {
    "browser": re.compile(r"(?i)\b(?:firefox|chrome|safari|edge|opera|brave|internet explorer|vivaldi)\b"),
    "telephone": re.compile(
        r"(?i)\b(?:iphone|galaxy|pixel|samsung|huawei|nokia|oneplus|xiaomi|motorola|fairphone|sony xperia|redmi)\b"
    ),
    "operating system": re.compile(
        r"(?i)\b(?:windows|mac ?os|macbook|my mac|a mac|linux|ubuntu|android|ios|chromebook)\b"
    ),
    "colour": re.compile(rf"(?i)\b(?:{_COLOURS})\b"),
    "size": re.compile(
        r"(?i)\bsize\s(?:is\s)?(?:\d{1,3}|[smlx]{1,4}|small|medium|large)\b|\ba (?:small|medium|large|\d{1,3})\b"
        r"|\b(?:in|the) (?:small|medium|large|xl|xxl)\b"
    ),
    "day": re.compile(
        rf"(?i)\b(?:{_WEEKDAYS}|tomorrow|the \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})|"
        rf"(?:{_MONTHS}) \d{{1,2}})\b"
    ),
    "way of paying": re.compile(
        r"(?i)\b(?:paypal|visa|mastercard|amex|klarna|apple pay|google pay|direct debit|bank transfer|by card|in cash"
        r"|with cash|credit card|debit card|my card|by invoice|on invoice|gift card)\b"
    ),
}
_PAST = word_set(
    """
    bought ordered came was were arrived paid called happened got received went since last ago had did started sent
    wrote rang delivered yesterday
    """
)
"""With one of these a day tells of what has been; it answers no question for what suits."""
_ASKING = word_set(
    """
    browser phone mobile handset smartphone operating system platform version colour size day date dates pay payment
    method way using use device model make prefer suit suits best work works fit choose pick kind type run running
    exactly again wish paid paying travel come
    """
)
_ENDS = re.compile(r"[.?!\n]")


@cache
def _askers() -> Mapping[str, Wordings]:
    return {kind: compiled(phrases, {}, near=False, guarded=False) for kind, phrases in ASKED.items()}


def kinds_asked(view: TurnView, sentence: Span) -> Mapping[str, Span]:
    """By kind, the words from where a sentence asks for it to its end.

    One that names a thing of the kind itself reads back, and asks for none.
    """
    found: dict[str, Span] = {}
    for kind, asker in _askers().items():
        spans = inside(asker.spans(view), sentence)
        if spans and not _GIVEN[kind].search(_text(view, sentence)):
            found[kind] = (spans[0][0], sentence[1])
    return found


def _text(view: TurnView, sentence: Span) -> str:
    return view.turn.text[view.tokens[sentence[0]].start : view.tokens[sentence[1] - 1].end]


def kinds_given(text: str) -> Iterator[str]:
    """The kinds of which a customer's turn names one."""
    sentences = _ENDS.split(text)
    for kind, pattern in _GIVEN.items():
        if any(pattern.search(each) and (kind != "day" or not _tells_of_past(each)) for each in sentences):
            yield kind


def asks_for_another(view: TurnView, asked: Span, said: Sequence[TurnView]) -> bool:
    """Whether a question is about something that the customer has not spoken of."""
    named = content_of(view.forms[asked[0] : asked[1]]) - _stems()
    known = frozenset(word for other in said for word in content_of(other.forms))
    return bool(named) and named.isdisjoint(known)


@cache
def _stems() -> frozenset[str]:
    return content_of(_ASKING)


def _tells_of_past(sentence: str) -> bool:
    return not _PAST.isdisjoint(re.findall(r"[a-z]+", sentence.casefold()))
