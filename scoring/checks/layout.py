"""How a written answer is laid out: its blocks, sentences and lists, and whether the answer comes first.

Looks at lines, marks and numbers of words, never at what is said; in recognised speech there is no layout to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.brand import was_written
from scoring.checks.content import content_of
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span
from scoring.checks.words import ENDS, word_set
from scoring.checks.writing import words_under
from transcription.model import Role

USUAL = {
    "lines": 6,
    "paragraph": 80,
    "sentence": 35,
    "steps": 3,
    "late_answer": 2,
    "answer_first": 30,
    "list": 1,
}
"""What is still fine where the rubric does not say: lines, words of a paragraph (six lines of 80 characters hold about
as many) and of a sentence, steps told in one paragraph, what stands before the answer, words of a short answer, and
items that are no list. Source for the sentence: Cutts, Oxford Guide to Plain English, ch. 1 (15 to 20 on average)."""

FEWEST_WORDS_OF_LINES = 60
"""Short lines below each other, such as an address, are no block however many they are."""

_ITEM = re.compile(r"[ \t]{0,8}(?:[-*•·–—]|\(?\d{1,2}[.):]|[a-h]\)|step \d{1,2}\b)[ \t]", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:,;][\"”’)]?\s*$")
_IN_ORDER = word_set("then next afterwards finally lastly")
_HELLO = word_set("dear hello hi hey good thank thanks welcome sorry apologies regards best kind sincerely")
_STRAIGHT = word_set("yes no unfortunately certainly sure absolutely yep indeed correct right")
_LOST = re.compile(r"(?is)\A\s*(?:dear|hello|hi)\b[^\n]{120,}\b(?:regards|sincerely|wishes)\b[^\n]*\Z")
_SHORT_HELLO = 15


@dataclass(frozen=True)
class Layout:
    """Hits are the stretches that `finds` names, of more than `most` of what it counts."""

    finds: str
    most: int

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        if not was_written(scene):
            return []
        finder = _FINDERS[self.finds]
        return [
            Hit(scene.place[view.index], *span) for view in views for span in finder(scene, view, self.most)
        ]

    def beyond(self, scene: Scene, views: Sequence[TurnView]) -> str:
        if not was_written(scene):
            return "This was spoken, so it has no layout."
        lost = any(_LOST.match(view.turn.text) for view in views)
        return "The line breaks of the message were lost, so its layout cannot be seen." if lost else ""

    def doubt(self, scene: Scene, hit: Hit) -> str:
        return self.beyond(scene, [scene.views[hit.view]])


def _blocks(text: str) -> Iterator[tuple[int, int, int]]:
    """First and last character and lines of each block: lines below each other, an item of a list for itself."""
    start, end, lines = -1, -1, 0
    place = 0
    for line in text.split("\n"):
        last = place + len(line)
        is_item = _ITEM.match(line) is not None
        if start >= 0 and (is_item or not line.strip()):
            yield start, end, lines
            start, lines = -1, 0
        if line.strip():
            start, end, lines = (place if start < 0 else start), last, lines + 1
        place = last + 1
    if start >= 0:
        yield start, end, lines


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Blocks, cut where a line ends with a mark: exports often keep one line break for two."""
    for start, end, _ in _blocks(text):
        place = start
        for line in text[start:end].split("\n"):
            last = min(place + len(line), end)
            if last < end and _ENDED.search(line) and len(line) < 60:
                yield start, last
                start = last + 1
            place = last + 1
        if start < end:
            yield start, end


def _words(view: TurnView, start: int, end: int) -> tuple[Span, int] | None:
    """The tokens under a stretch and how many words they are."""
    under = words_under(view, start, end)
    if under is None:
        return None
    return under, sum(view.forms[place] not in ENDS for place in range(*under))


def _lines(scene: Scene, view: TurnView, most: int) -> Iterator[Span]:
    for start, end, lines in _blocks(view.turn.text):
        counted = _words(view, start, end) if lines > most else None
        if counted is not None and counted[1] >= FEWEST_WORDS_OF_LINES:
            yield counted[0]


def _paragraph(scene: Scene, view: TurnView, most: int) -> Iterator[Span]:
    for start, end in _paragraphs(view.turn.text):
        counted = _words(view, start, end)
        if counted is not None and counted[1] > most:
            yield counted[0]


def _sentence(scene: Scene, view: TurnView, most: int) -> Iterator[Span]:
    for start, end in _paragraphs(view.turn.text):
        under = words_under(view, start, end)
        yield from (span for span in _sentences(view, under) if span[1] - span[0] > most)


def _sentences(view: TurnView, under: Span | None) -> Iterator[Span]:
    """Sentences within a stretch of tokens, their ends left out."""
    if under is None:
        return
    first = under[0]
    for place in range(under[0], under[1] + 1):
        if place == under[1] or view.forms[place] in ENDS:
            if place > first:
                yield first, place
            first = place + 1


def _steps(scene: Scene, view: TurnView, most: int) -> Iterator[Span]:
    """Paragraphs that tell a row of steps (“first …, then …, then …”) which a list would show."""
    for start, end in _paragraphs(view.turn.text):
        under = words_under(view, start, end)
        if under is not None and sum(view.forms[place] in _IN_ORDER for place in range(*under)) >= most:
            yield under


def _list(scene: Scene, view: TurnView, most: int) -> Iterator[Span]:
    items = [(start, end) for start, end, _ in _blocks(view.turn.text) if _ITEM.match(view.turn.text, start)]
    if len(items) > most:
        under = words_under(view, items[0][0], items[-1][1])
        if under is not None:
            yield under


def _late_answer(scene: Scene, view: TurnView, most: int) -> Iterator[Span]:
    """The sentence that takes up the question, where `most` or more others that do not stand before it."""
    asked = _asked(scene, view)
    told = list(_told(view))
    if not asked or len(told) <= most or view.forms[told[0][0]] in _STRAIGHT:
        return
    shared = [len(asked & content_of(view.forms[first:last])) for first, last in told]
    if max(shared) >= min(2, len(asked)) and not any(shared[:most]) and max(shared) == max(shared[most:]):
        yield told[shared.index(max(shared))]


def _answer_first(scene: Scene, view: TurnView, most: int) -> Iterator[Span]:
    """The sentence in which an answer begins: it is short, or begins with yes or no, or with what was asked about."""
    told = list(_told(view))
    if not told:
        return
    first = told[0]
    asked = _asked(scene, view)
    is_short = sum(last - start for start, last in told) <= most
    if is_short or view.forms[first[0]] in _STRAIGHT or asked & content_of(view.forms[first[0] : first[1]]):
        yield first


def _told(view: TurnView) -> Iterator[Span]:
    """The sentences of a turn behind its greeting and its thanks."""
    is_greeting = True
    for first, last in view.sentences:
        is_greeting = is_greeting and view.forms[first] in _HELLO and last - first <= _SHORT_HELLO
        if not is_greeting:
            yield first, last


def _asked(scene: Scene, view: TurnView) -> frozenset[str]:
    """What the questions in the stretch right before a turn of the agent's are about; empty where nothing is asked."""
    if view.stretch == 0:
        return frozenset()
    before = scene.by_stretch[view.stretch - 1]
    return frozenset().union(
        *(
            content_of(other.forms[first:last])
            for other in before[-3:]
            if other.role is Role.CUSTOMER
            for first, last in other.sentences
            if other.asks((first, last))
        )
    )


_FINDERS = {
    "lines": _lines,
    "paragraph": _paragraph,
    "sentence": _sentence,
    "steps": _steps,
    "list": _list,
    "late_answer": _late_answer,
    "answer_first": _answer_first,
}


def _build(arguments: Mapping[str, Any], slots: Slots) -> Layout:
    return Layout(arguments["finds"], int(arguments.get("most", USUAL[arguments["finds"]])))


LAYOUT = CheckKind(
    "Blocks of more than `most` lines, paragraphs or sentences of more words, steps in a row, lists, a late answer"
    " or one that comes first.",
    {"finds": schema.required(schema.choice(*_FINDERS)), "most": schema.whole(1, 1000)},
    _build,
)
