"""Details of a customer: which one a sentence asks for, and which ones a customer has given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from scoring.checks.matching import Wordings, compiled
from scoring.checks.scene import TurnView
from scoring.checks.spans import Span, inside
from scoring.checks.words import word_set

REACH = 8
FRAGMENT_WORDS = 5
"""“And your postcode please” asks without a verb; a longer sentence needs an asking word, REACH before the detail."""

_REQUESTING = word_set("need give tell confirm provide enter type share")
_QUESTION = word_set("what whats which who where")
_AUXILIARY = word_set("is was are were do did would will can about s")
_ASKING_THEMSELVES = word_set("how when")
_ASKING = word_set("could can may might would will")

ASKED: Mapping[str, tuple[str, ...]] = {
    "order number": (
        "(order|booking|reference|invoice|receipt|ticket|purchase) (number|id|code|reference)",
        "number (on|of) (the|your) (bill|invoice|order|receipt)",
    ),
    "postcode": ("(postcode|zip|postal code)",),
    "e-mail address": ("email (address|)",),
    "name": ("(your|full|first|last) (full|first|last|) (name|surname)", "who am i (speaking|talking) (to|with)"),
    "telephone number": ("(phone|telephone|mobile|contact|call back|callback) number",),
    "address": ("(your|the|home|full|delivery|billing|street) (home|full|delivery|billing|) (address|street)",),
    "date of birth": ("(date of birth|birthday|birth date)",),
    "account number": ("(account|customer|membership|member|card|policy) (number|id)", "(username|user name)"),
    "number of people": ("how many (people|persons|passengers|travellers|guests|adults|children|of you|seats)",),
    "day of purchase": ("when did you (buy|purchase|order|get) (it|this|that|them|the *)",),
}  # fmt: skip
"""By detail, what a question names that asks for it."""

_GIVEN: Mapping[str, re.Pattern[str]] = {
    "order number": re.compile(
        r"(?i)\b(?:order|number|bill|invoice|booking|reference|ref)\b[^.?!\n]{0,25}?(?<![\w£$€.,])[a-z]{0,3}-?\d{3,}"
        r"|(?<![\w£$€.,@])(?:[a-z]{1,3}-)?\d{4,}(?![\w@]|[.,]\d)"
    ),
    "postcode": re.compile(r"(?i)\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b|\bzip\D{0,12}\d{5}\b"),
    "e-mail address": re.compile(
        r"(?i)[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{2,30}|\b\w+ at \w+ dot (?:com|org|net|uk|co)\b"
    ),
    "telephone number": re.compile(
        r"(?<!\d)(?:\+\d[\d\s()-]{8,16}\d|0\d{9,10}|0\d{3,4}\s\d{3}\s?\d{3,4}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?!\d)"
    ),
    "name": re.compile(
        r"(?i)\bmy (?:full |last |first )?name(?: is|['’]s)\b|\bthis is (?:mr|mrs|ms|miss|dr)\b"
    ),
    "address": re.compile(
        r"(?i)\bmy address(?: is|['’]s)\b|\bi live (?:in|at|on)\b|\bwe live (?:in|at|on)\b"
    ),
    "date of birth": re.compile(r"(?i)\b(?:born on|date of birth|birthday)\b[^.?!\n]{0,20}\d"),
    "account number": re.compile(
        r"(?i)\b(?:account|customer|member(?:ship)?|user ?name)\b[^.?!\n]{0,20}?\d{3,}"
    ),
    "number of people": re.compile(
        r"(?i)\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s"
        r"(?:people|persons|passengers|travell?ers|guests|adults?|children|kids|of us|seats)\b"
    ),
    "day of purchase": re.compile(
        r"(?i)\b(?:bought|purchased|ordered|got)\b[^.?!\n]{0,60}?\b(?:yesterday|ago|last\s(?:week|month|year|\w+day)"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|in may|of may|may \d|june|july"
        r"|august|september|october|november|december|\d{1,2}[/.]\d{1,2})\b"
    ),
}


@cache
def _askers() -> Mapping[str, Wordings]:
    return {detail: compiled(phrases, {}, near=False, guarded=False) for detail, phrases in ASKED.items()}


def requested_in(view: TurnView, sentence: Span) -> dict[str, Span]:
    """By detail, the words of a sentence that ask for it, from the asking word on."""
    found = {}
    for detail, asker in _askers().items():
        for span in inside(asker.spans(view), sentence):
            if all(token.quoted for token in view.tokens[span[0] : span[1]]):
                continue
            asked = _asking(view, sentence, span)
            if asked is not None:
                found[detail] = asked
    return found


def _asking(view: TurnView, sentence: Span, span: Span) -> Span | None:
    """The words that make a request of a detail: a question around it, or a few words that hold nothing else."""
    first, last = sentence
    if last - first <= FRAGMENT_WORDS or (view.is_punctuated and view.asks(sentence)):
        return sentence
    start = max(first, span[0] - REACH)
    if view.forms[span[0]] in _ASKING_THEMSELVES:
        return span
    asking = next((place for place in range(start, span[0]) if _begins_request(view.forms, place)), None)
    if asking is not None:
        return asking, span[1]
    return (span[0], span[1] + 1) if "please" in view.forms[span[1] : span[1] + 1] else None


def _begins_request(forms: Sequence[str], place: int) -> bool:
    form, following = forms[place], forms[place + 1 : place + 2]
    if form in _REQUESTING:
        return True
    if form in _QUESTION:
        return bool(following) and following[0] in _AUXILIARY
    return form in _ASKING and bool(following) and following[0] in ("you", "i", "we")


def given_in(text: str) -> Iterator[str]:
    """The details a customer's turn holds."""
    for detail, pattern in _GIVEN.items():
        if pattern.search(text):
            yield detail
