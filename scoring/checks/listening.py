"""Questions the customer had answered before they were asked, and details asked for twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from scoring.checks.content import content_of, is_content, stem
from scoring.checks.details import given_in, requested_in
from scoring.checks.kinds import asks_for_another, kinds_asked, kinds_given
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span, overlaps
from scoring.checks.words import word_set
from transcription.model import Role

_ALIKE = 0.75
_OTHER = word_set("new another other second different alternative next")
_WHICH = word_set("which what where whose who whats")
_REMINDING = word_set("said saying told already before just like yes yeah told hers his mine its")
SHORT_ANSWER = 8
"""Words of an answer, sentence ends with them, that gives one thing and tells nothing else."""
_SET_QUESTIONS = ("@anything_else", "(how|what) (can|may|could) i (help|do|assist) ...", "how are you")


@cache
def _said(*phrases: str) -> Wordings:
    return compiled(phrases, {}, near=False, guarded=False)


@dataclass
class _Heard:
    """What has been said up to a point of the conversation.

    Attributes:
        details: given, or asked for and answered.
        kinds: of which a thing was named, such as a browser by “Firefox”.
        open: asked for in the agent's last stretch.
        questions: content words of the agent's earlier questions that were answered.
        last_questions: those of the agent's last stretch, with their places.
        last_asked: those of them that ask which, what or where, with the words of their turn.
    """

    details: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    questions: list[frozenset[str]] = field(default_factory=list)
    last_questions: list[tuple[Hit, frozenset[str]]] = field(default_factory=list)
    last_asked: list[tuple[Hit, Sequence[str]]] = field(default_factory=list)
    customer: list[TurnView] = field(default_factory=list)
    by_agent: bool = False


class RepeatedQuestion:
    """A hit is the agent's question."""

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        wanted = {view.index for view in views}
        heard = _Heard()
        hits: list[Hit] = []
        for place, view in enumerate(scene.views):
            if view.role is Role.CUSTOMER:
                hits.extend(_protested(view, heard))
                hits.extend(_answered_before(view, heard))
                _listen(view, heard)
            elif view.role is Role.AGENT:
                if not heard.by_agent:
                    heard.open, heard.last_questions, heard.by_agent = set(), [], True
                    heard.last_asked = []
                hits.extend(_asked_again(place, view, heard))
        return [hit for hit in sorted(set(hits)) if scene.views[hit.view].index in wanted]


def _listen(view: TurnView, heard: _Heard) -> None:
    if heard.by_agent and _is_answer(view):
        heard.details |= heard.open
        heard.questions.extend(words for _, words in heard.last_questions)
    heard.details |= set(given_in(view.turn.text))
    heard.kinds |= set(kinds_given(view.turn.text))
    heard.customer.append(view)
    heard.by_agent = False


def _is_answer(view: TurnView) -> bool:
    """Whether a customer's turn answers rather than asks back or cannot say."""
    if _said("(do|did) not (know|have|remember|understand) ...", "@repeat_please").spans(view):
        return False
    return not all(view.asks(sentence) for sentence in view.sentences)


def _protested(view: TurnView, heard: _Heard) -> Iterator[Hit]:
    """“As I said …” right behind a question: the question had been answered."""
    if heard.by_agent and heard.last_questions and _said("@said_before").spans(view):
        yield heard.last_questions[-1][0]


def _answered_before(view: TurnView, heard: _Heard) -> Iterator[Hit]:
    """“Which device is it?” – “The tablet.”, when the customer had spoken of the tablet: nothing new is in the answer.

    A question that holds the answer itself offers a choice or reads back, and does not ask again.
    """
    if not heard.by_agent or len(heard.last_asked) != 1:
        return
    hit, forms = heard.last_asked[0]
    answer = {form for form in view.forms if is_content(form) and form not in _REMINDING}
    said = {form for earlier in heard.customer for form in earlier.forms}
    is_short = len(view.forms) <= SHORT_ANSWER
    if is_short and answer and answer <= said and not answer & set(forms):
        yield hit


def _asks_which(view: TurnView, sentence: Span) -> bool:
    head = view.forms[sentence[0] : sentence[0] + 5]
    return any(form in _WHICH for form in head)


def _asked_again(place: int, view: TurnView, heard: _Heard) -> Iterator[Hit]:
    set_spans = _said(*_SET_QUESTIONS).spans(view)
    fault_of_line = bool(_said("@repeat_please").spans(view))
    for sentence in view.sentences:
        is_other = _is_other(view, sentence)
        details = {} if is_other else requested_in(view, sentence)
        named = [] if is_other else _named_already(view, sentence, heard)
        is_set = overlaps(sentence, set_spans)
        if not details and not named and (is_set or not view.asks(sentence)):
            continue
        words = frozenset() if is_set else content_of(view.forms[sentence[0] : sentence[1]])
        spans = [*(span for detail, span in details.items() if detail in heard.details), *named]
        if not spans and not is_set and (_names_said(view, sentence, heard) or _same_question(words, heard)):
            spans = [sentence]
        if spans and not fault_of_line and not _reads_back(view, sentence):
            yield Hit(place, *min(spans))
        if not is_set and not is_other and not fault_of_line and _asks_which(view, sentence):
            heard.last_asked.append((Hit(place, *sentence), view.forms))
        heard.open |= set(details)
        heard.last_questions.append((Hit(place, *sentence), words))


def _named_already(view: TurnView, sentence: Span, heard: _Heard) -> Sequence[Span]:
    """“Which browser?” after “in Firefox”."""
    if not heard.kinds:
        return []
    return [
        span
        for kind, span in kinds_asked(view, sentence).items()
        if kind in heard.kinds and not asks_for_another(view, span, heard.customer)
    ]


def _is_other(view: TurnView, sentence: Span) -> bool:
    return bool(_OTHER.intersection(view.forms[sentence[0] : sentence[1]]))


def _reads_back(view: TurnView, sentence: Span) -> bool:
    """“You said LS1, is that right?” confirms and does not ask: it holds the value, or names who said it."""
    text = view.turn.text[view.tokens[sentence[0]].start : view.tokens[sentence[1] - 1].end]
    forms = view.forms[sentence[0] : sentence[1]]
    said = any(one == "you" and other in ("said", "mentioned") for one, other in pairwise(forms))
    return said or any(character.isdigit() for character in text) or "@" in text


def _same_question(words: frozenset[str], heard: _Heard) -> bool:
    return len(words) >= 2 and any(
        len(words & before) >= _ALIKE * len(words | before) for before in heard.questions if len(before) >= 2
    )


def _names_said(view: TurnView, sentence: Span, heard: _Heard) -> bool:
    """“Which card?” after “my debit card”, “at which step?” after “step 7”."""
    first, last = sentence
    for place in range(first, last - 1):
        if view.forms[place] == "which" and is_content(view.forms[place + 1]):
            noun = stem(view.forms[place + 1])
            return any(_specified(noun, customer) for customer in heard.customer)
    return False


def _specified(noun: str, view: TurnView) -> bool:
    for place, form in enumerate(view.forms):
        if place and is_content(form) and stem(form) == noun:
            following = view.forms[place + 1] if place + 1 < len(view.forms) else ""
            if following[:1].isdigit() or is_content(view.forms[place - 1]):
                return True
    return False


def _build(arguments: Mapping[str, Any], slots: Slots) -> RepeatedQuestion:
    return RepeatedQuestion()


REPEATED_QUESTION = CheckKind(
    "The agent asks for what the customer has already said; reading a detail back is none.", {}, _build
)
